import { readFileSync } from 'node:fs';
import { tests } from 'commonmark-spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown, partsOf, printHtml, toHtmlTree } from '../../../src/copy/body/markdown.ts';
import { openManuscript } from '../../../src/copy/front/front-matter.ts';
import { runs, sample } from '../../support/deep.ts';
import { htmlOf } from '../parsing.ts';
import { CORPUS, corpusFiles } from './corpus.ts';

describe('what GFM adds', () => {
  it.each([
    [
      'a table',
      '| a | b |\n|:--|--:|\n| 1 | *2* |',
      '<div class="table" role="region" aria-label="\u0001t:\u0002a, b" tabindex="0"><table>\n<thead>\n<tr>\n<th align="left">a</th>\n<th align="right">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td align="left">1</td>\n<td align="right"><em>2</em></td>\n</tr>\n</tbody>\n</table></div>',
    ],
    [
      'a table of one column',
      'a\n:-\nb',
      '<div class="table" role="region" aria-label="\u0001t:\u0002a" tabindex="0"><table>\n<thead>\n<tr>\n<th align="left">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td align="left">b</td>\n</tr>\n</tbody>\n</table></div>',
    ],
    ['no table', 'a | b\n- | -- |', '<p>a | b</p>\n<ul>\n<li>| — |</li>\n</ul>'],
    ['a deletion', 'a ~~b~~ ~c~ ~ d ~', '<p>a <del>b</del> <del>c</del> ~ d ~</p>'],
    [
      'an address',
      'see www.x.org/a_b_c. And (https://y.org/d)',
      '<p>see <a href="http://www.x.org/a_b_c">www.x.org/a_b_c</a>. And (<a href="https://y.org/d">https://y.org/d</a>)</p>',
    ],
    [
      'an address where a link fails',
      'a](https://y.org) b',
      '<p>a](<a href="https://y.org">https://y.org</a>) b</p>',
    ],
    ['a mail address', 'to a.b@x.org!', '<p>to <a href="mailto:a.b@x.org">a.b@x.org</a>!</p>'],
    [
      'tasks',
      '- [ ] a\n- [x] b',
      '<ul class="contains-task-list">\n<li class="task-list-item"><input type="checkbox" disabled aria-label="a"> a</li>\n<li class="task-list-item"><input type="checkbox" checked disabled aria-label="b"> b</li>\n</ul>',
    ],
    ['no task', '[x] a', '<p>[x] a</p>'],
    ['a note without text', 'a[^1]', '<p>a[^1]</p>'],
  ])('sets %s', (_, body, html) => {
    expect(htmlOf(body)).toBe(html);
  });
});

const ALL_PARTS = { tables: true, deletions: true, notes: true, tasks: true, addresses: true, mail: true };

/** The HTML with the parts that a text calls for, and with all of them. */
function both(text: string): readonly [string, string] {
  const print = (tree: ReturnType<typeof parseMarkdown>) => printHtml(toHtmlTree(tree, 'keep'));
  return [print(parseMarkdown(text)), print(parseMarkdown(text, ALL_PARTS))];
}

describe('the parts that a text calls for', () => {
  it('give what all parts give, on all examples of CommonMark', () => {
    for (const { markdown } of tests) {
      const [gated, whole] = both(markdown.replaceAll('→', '\t'));
      expect(gated, markdown).toBe(whole);
    }
  });

  it('are none for plain prose, and not all for a link', () => {
    expect(Object.values(partsOf('Plain *prose*, [linked](https://x.org).')).some(Boolean)).toBe(false);
  });

  it.skipIf(CORPUS === null)('give what all parts give, on a real archive', () => {
    for (const file of sample(corpusFiles(), 50)) {
      const [gated, whole] = both(openManuscript(readFileSync(file, 'utf8')).body);
      expect(gated === whole, file).toBe(true);
    }
  });

  it('give what all parts give, on any mixture of marks', () => {
    const mark = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '*',
      '_',
      '~',
      '~~',
      '|',
      '-',
      ':',
      '[',
      ']',
      '[^',
      '[^a]',
      ']: ',
      '(',
      ')',
      '[x]',
      '[ ]',
      '- ',
      '> ',
      'http://',
      'https://a.b',
      'www.',
      'HTTP://x',
      '@',
      'a@b.co',
      '.x@b.co',
      '_',
      'www.x',
      '.co',
      '<',
      '>',
      '`',
      '!',
      '\\',
      '"',
      "'",
      '&amp;',
      '/',
      '](',
    );
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 40 }), (marks) => {
        const [gated, whole] = both(marks.join(''));
        expect(gated).toBe(whole);
      }),
      { numRuns: runs(300) },
    );
  });
});
