import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paragraphsOf } from '../../src/model/paragraphs.ts';
import { built, post, SETTINGS } from '../support/built.ts';
import { runs } from '../support/deep.ts';

const anchors = (html: string) => paragraphsOf(html).map(({ anchor }) => anchor);

const word = fc.constantFrom('The', 'harbour', 'was', 'closed', 'école', '港口', 'السفينة', 'said', '12');
const paragraph = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => `<p>${words.join(' ')}</p>`);

describe('the anchor of a paragraph', () => {
  test.each([
    'Plain words, '.repeat(12),
    ' Two  spaces and\nlines'.repeat(9),
    `${'a '.repeat(39)}b  c`,
    `${'a '.repeat(39)}  `,
    `${'-'.repeat(79)}a`,
    `${'-'.repeat(90)}a`,
    `${'a'.repeat(79)}&amp;`,
    `${'a'.repeat(76)}&amp;b`,
    `${'a '.repeat(39)}a<br>b`,
    `${'a '.repeat(38)}<br>b`,
    `${'A’s '.repeat(30)}`,
    `${'a '.repeat(60)}<script>b</script>`,
    'Short.',
  ])('that begins %j does not depend on whether tags stand before its words', (text) => {
    expect(anchors(`<p>${text}</p>`)).toEqual(anchors(`<p><b></b>${text}</p>`));
  });

  test('is its first letter, and four characters', () => {
    expect(anchors('<p><em>Harbours</em> close &amp; open.</p>')).toEqual([
      expect.stringMatching(/^h[\da-z]{4}$/),
    ]);
    expect(anchors('<p>«École» was closed.</p><p>港口关闭了。</p>')).toEqual([
      expect.stringMatching(/^p[\da-z]{4}$/),
      expect.stringMatching(/^p[\da-z]{4}$/),
    ]);
  });

  test('follows from its first 80 characters alone', () => {
    const start = 'Words '.repeat(14);
    expect(anchors(`<p>${start}one.</p>`)).toEqual(anchors(`<p lang="en">${start}<b>two.</b></p>`));
    expect(anchors('<p>One.</p>')).not.toEqual(anchors('<p>One!</p>'));
  });

  test('is not moved by an edit of other paragraphs', () => {
    fc.assert(
      fc.property(fc.array(paragraph), paragraph, fc.array(paragraph), (before, one, after) => {
        const [alone] = anchors(one);
        const others = [...before, ...after].filter((other) => anchors(other)[0] !== alone);
        expect(anchors([...others, one].join('\n'))).toContain(alone);
        expect(anchors([one, ...others].join('<hr>'))).toContain(alone);
      }),
      { numRuns: runs(200) },
    );
  });

  test('is one of its own, also where paragraphs are equal', () => {
    const [first] = anchors('<p>Yes.</p>');
    expect(anchors('<p>Yes.</p><blockquote><p>Yes.</p></blockquote>')).toEqual([first, `${first}-2`]);
  });

  test('is found beside comments, and not where a paragraph holds another', () => {
    const [alone] = anchors('<p>One.</p>');
    expect(anchors('<!-- <p>Secret. --><p>One.</p>')).toEqual([alone]);
    expect(anchors('<p>A <object><p>One.</p></object> b.</p>')).toEqual([alone]);
    for (const { opened, closed } of paragraphsOf('<!-- <p> --><p>A</p><p>B <!-- </p> --> c</p><p>D</p>'))
      expect(closed - opened).toBe(2);
  });

  test('is missing where a paragraph has an id, has no words, is an item of a list, or is in a note', () => {
    expect(
      anchors(
        '<p id="own">A.</p><p> * </p><ul><li>\n<p>B.</p></li></ul><section data-footnotes><p>A.</p></section>',
      ),
    ).toEqual([]);
  });
});

describe('a page', () => {
  const POSTS = {
    'posts/a.md': post('title: A\ndate: 2009-02-02', 'One of *many*.\n\n> Two.\n\n- Three.\n'),
  };

  test('links each paragraph to itself, and feeds do not', async () => {
    const { files } = await built(POSTS, { theme: 'builtin' });
    const page = files['2009/02/02/a/index.html'] ?? '';
    expect(page).toMatch(/<p id=(o....)>One of <em>many<\/em>\.<a href=#\1 title=¶><\/a><\/p>/);
    expect(page).toMatch(/<p id=(t....)>Two\.<a href=#\1 title=¶><\/a><\/p>/);
    expect(files['feed.xml']).toContain('One of');
    expect(files['feed.xml']).not.toContain('¶');
  });

  test('does not where the site says so', async () => {
    const { files } = await built(
      { ...POSTS, 'site.yaml': `${SETTINGS}paragraphs: false\n` },
      { theme: 'builtin' },
    );
    expect(files['2009/02/02/a/index.html']).toContain('<p>One of');
    expect(files['2009/02/02/a/index.html']).not.toContain('¶');
  });
});
