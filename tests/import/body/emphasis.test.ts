import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHtml } from '../../../src/import/body/read-html.ts';
import { findAll, textOf } from '../../../src/import/body/tree.ts';
import { htmlOf } from '../../copy/parsing.ts';
import { runs } from '../../support/deep.ts';
import { markdownOf } from './setting.ts';

describe('emphasis is written as a person would', () => {
  test.each([
    ['beside letters', '<p>a<b>b</b>c</p>', 'a**b**c'],
    ['HTML where stars do not close', '<p><b>Note.</b>Then</p>', '<strong>Note.</strong>Then'],
    ['HTML where stars do not open', '<p>a<em>(b)</em> c</p>', 'a<em>(b)</em> c'],
    [
      'HTML beside letters of Japanese',
      '<p>これは<b>「強調」</b>です</p>',
      'これは<strong>「強調」</strong>です',
    ],
    ['a line break inside', '<p><b>a<br>b</b></p>', '**a\\\nb**'],
    ['line breaks at its edges', '<p>x<b><br>a<br></b>y</p>', 'x\\\n**a**\\\ny'],
    ['an empty line inside', '<p><b>a<br><br>b</b></p>', '**a**\n\n**b**'],
    ['paragraphs inside', '<b><p>a</p><p>b</p></b>', '**a**\n\n**b**'],
    ['a list inside', '<em>a<ul><li>b</li></ul></em>', '*a*\n\n- *b*'],
    ['a quotation inside', '<i><blockquote><p>a</p></blockquote></i>', '> *a*'],
    ['a heading inside', '<b><h2>a</h2></b>', '## a'],
    [
      'blocks in a link',
      '<a href="https://x.org/"><h2>a</h2><p>b</p></a>',
      '## [a](https://x.org/)\n\n[b](https://x.org/)',
    ],
    [
      'small print of two paragraphs',
      '<small><p>a</p><p>b</p></small>',
      '<small>a</small>\n\n<small>b</small>',
    ],
  ])('%s', (_, html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
  });

  const text = fc
    .array(fc.constantFrom('a', 'é', '字', '.', '(', ')', '“', '”', '$', '!', ' ', ' ', '1', '-', '…'), {
      minLength: 1,
      maxLength: 5,
    })
    .map((parts) => parts.join(''));
  const mark = fc.constantFrom('b', 'i', 'del', 'a href="https://x.org/"', 'code', 'sup');
  const run: fc.Arbitrary<string> = fc.letrec<{ run: string }>((tie) => ({
    run: fc.oneof(
      { maxDepth: 3 },
      text,
      fc
        .tuple(mark, fc.array(tie('run'), { minLength: 1, maxLength: 3 }))
        .map(([name, inner]) => `<${name}>${inner.join('')}</${name.split(' ')[0]}>`),
    ),
  })).run;

  test('whatever stands in what, the built page shows the same text, and no letter is a reference', () => {
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 5 }), (runs) => {
        const html = `<p>x${runs.join('')}x</p>`;
        const markdown = markdownOf(html);
        const built = readHtml(htmlOf(markdown, { smartPunctuation: false }));
        const squeezed = (shown: string) => shown.replace(/\s+/g, '');
        expect(squeezed(textOf(built))).toBe(squeezed(textOf(readHtml(html))));
        expect(markdown).not.toMatch(/&#x(?:[46]1|E9|5B57);/i);
      }),
      { numRuns: runs(100) },
    );
  });

  test('bold stays bold, whatever letters and signs stand around it', () => {
    const signs = fc.constantFrom('a', '字', '.', '(', '”', ' ', '');
    fc.assert(
      fc.property(signs, signs, signs, signs, (before, first, last, after) => {
        const html = `<p>x${before}<b>${first}b${last}</b>${after}x</p>`;
        const built = readHtml(htmlOf(markdownOf(html), { smartPunctuation: false }));
        expect(findAll(built, 'strong').map(textOf)).toEqual([`${first}b${last}`.trim()]);
      }),
    );
  });
});

describe('lines of a poem', () => {
  test('keep their breaks, stanzas and indents', () => {
    expect(markdownOf('<pre class="wp-block-verse">a\n    b\n\n c <em>d\ne</em></pre>')).toBe(
      'a\\\n\u00a0\u00a0\u00a0\u00a0b\n\n\u00a0\u00a0c *d\\\ne*',
    );
  });

  test('keep indents that an editor made of no-break spaces', () => {
    expect(markdownOf('<p>a<br>&nbsp; &nbsp;b<br />\n&nbsp;&nbsp;c</p>')).toBe(
      'a\\\n\u00a0\u00a0\u00a0b\\\n\u00a0\u00a0c',
    );
  });

  test('keep their breaks where a style keeps them', () => {
    expect(markdownOf('<p style="white-space: pre-wrap">a\n  b</p>')).toBe('a\\\n\u00a0\u00a0b');
  });

  test('their indents are on the built page', () => {
    const built = htmlOf(markdownOf('<pre class="verse">a\n    b</pre>'), {});
    expect(built).toMatch(/a<br>\s*\u00a0{4}b/);
  });
});
