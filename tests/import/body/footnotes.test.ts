import { describe, expect, test } from 'vitest';
import { bodied, markdownOf } from './setting.ts';

describe('plugins’ footnotes are footnotes', () => {
  test.each([
    [
      'Academic Blogger’s Toolkit',
      '<p>a<span class="abt-footnote" data-note="The &lt;em&gt;note&lt;/em&gt;." contenteditable="false">\ufffc</span> b.</p><section class="wp-block-abt-footnotes abt-footnotes"><hr><ol><li>The note.</li></ol></section>',
    ],
    [
      'Easy Footnotes',
      '<p>a<span id="easy-footnote-1-9" class="easy-footnote-margin-adjust"></span><span class="easy-footnote"><a href="https://example.org/x/#easy-footnote-bottom-1-9" title="The note."><sup>1</sup></a></span> b.</p><div class="easy-footnote-title"><h4>Notes</h4></div><ol class="easy-footnotes-wrapper"><li class="easy-footnote-single"><span id="easy-footnote-bottom-1-9" class="easy-footnote-margin-adjust"></span>The <em>note</em>.<a class="easy-footnote-to-top" href="#easy-footnote-1-9"></a></li></ol>',
    ],
    [
      'Footnotes Made Easy',
      '<p>a<sup id="identifier_0_9"><a href="#footnote_0_9" class="footnote-link footnote-identifier-link" title="The note.">1</a></sup> b.</p><ol class="footnotes"><li id="footnote_0_9" class="footnote">The <em>note</em>. [<a href="#identifier_0_9" class="footnote-link footnote-back-link">↩</a>]</li></ol>',
    ],
    [
      'Modern Footnotes',
      '<p>a<sup class="modern-footnotes-footnote" data-mfn="1"><a href="javascript:void(0)">1</a></sup><span class="modern-footnotes-footnote__note">The <em>note</em>.</span> b.</p>',
    ],
    ['the editor of Modern Footnotes', '<p>a<mfn>The <em>note</em>.</mfn> b.</p>'],
    [
      'Tufte’s side notes',
      '<p>a<label for="s1" class="margin-toggle sidenote-number"></label><input type="checkbox" id="s1" class="margin-toggle"><span class="sidenote">The <em>note</em>.</span> b.</p>',
    ],
    [
      'Jetpack’s Markdown',
      '<p>a<sup id="fnref-9-1"><a href="#fn-9-1" class="jetpack-footnote" title="Read footnote.">1</a></sup> b.</p><div class="footnotes"><hr><ol><li id="fn-9-1">The <em>note</em>.<a href="#fnref-9-1" title="Return to main content.">↩</a></li></ol></div>',
    ],
  ])('%s', (_, html) => {
    const { markdown, unlisted } = bodied(html);
    expect(markdown.replace(/\s*\[?\s*\]?$/, '')).toBe('a[^1] b.\n\n[^1]: The *note*.');
    expect(unlisted).toBe(0);
  });
});

const noted = (between: string) =>
  `<p>One<a class="footnote-anchor" id="anchor-1" href="#note-1">1</a></p>${between}<p>Two.</p><div class="footnote"><a id="note-1" href="#anchor-1" class="footnote-number">1</a><div class="footnote-content"><p>Note.</p></div></div>`;

test.each(['<hr>', '<div><hr></div>', '<section><div><hr></div></section>'])(
  'a divider in a piece with notes stays: %s',
  (divider) => {
    expect(markdownOf(noted(divider))).toBe('One[^1]\n\n---\n\nTwo.\n\n[^1]: Note.');
  },
);

test('the rule and the heading over the notes go, and the heading is noted', () => {
  const { markdown, notes, unlisted } = bodied(
    '<p>One<a href="#n" id="m">1</a></p><hr><p>Two.</p><div class="footnotes"><hr><h3>Footnotes</h3><ol><li id="n">Note. <a href="#m">↩</a></li></ol></div>',
  );
  expect(markdown).toBe('One[^1]\n\n---\n\nTwo.\n\n[^1]: Note.');
  expect(notes).toMatchObject([{ what: 'heading', words: 1 }]);
  expect(unlisted).toBe(0);
});

test('a space behind the mark of a note stays', () => {
  expect(
    markdownOf('<p>One <a href="#n" id="m">1</a> leads.</p><p id="n">Note. <a href="#m">↩</a></p>'),
  ).toBe('One [^1] leads.\n\n[^1]: Note.');
});
