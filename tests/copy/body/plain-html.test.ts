import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Root } from 'hast';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../src/copy/body/accelerator.ts';
import { parseMarkdown, toHtmlTree } from '../../../src/copy/body/markdown.ts';
import { cleanCharacters } from '../../../src/copy/characters.ts';
import { openManuscript } from '../../../src/copy/front/front-matter.ts';
import { runs, sample } from '../../support/deep.ts';
import { CONSTRUCTS, HTML_CONSTRUCTS } from '../direct/direct-cases.ts';
import { htmlOf } from '../parsing.ts';
import { FRAGMENTS } from './accelerator-cases.ts';
import { corpusFiles } from './corpus.ts';
import { NOT_PLAIN, PLAIN, TAGS } from './plain-html-cases.ts';

const ARCHIVE = sample(corpusFiles(), 100).map(
  (file) => openManuscript(cleanCharacters(readFileSync(file, 'utf8')).text).body,
);

describe('plain HTML', () => {
  it.each(PLAIN)('%j is read without the full parser, to the same tree', (text) => {
    const { fast, full } = both(text);
    expect(isPlain(fast)).toBe(true);
    expect(shapesOf(fast)).toEqual(shapesOf(full));
  });

  it.each(NOT_PLAIN)('%j is left to the full parser', (text) => {
    expect(isPlain(both(text).fast)).toBe(false);
  });

  it('is no deeper than five hundred elements', () => {
    const nested = (depth: number) => both(`${'<div>'.repeat(depth)}a${'</div>'.repeat(depth)}`);
    expect([isPlain(nested(500).fast), isPlain(nested(501).fast)]).toEqual([true, false]);
    expect(shapesOf(nested(500).fast)).toEqual(shapesOf(nested(500).full));
  });

  it('is nine tenths of a real archive, where it is there, and has the same trees', () => {
    const withHtml = ARCHIVE.filter((text) => JSON.stringify(readMarkdown(text, true)).includes('"html"'));
    let plain = 0;
    for (const text of withHtml) {
      const { fast, full } = both(text, (each) => readMarkdown(each, true));
      if (isPlain(fast)) plain++;
      expect(shapesOf(fast), text).toEqual(shapesOf(full));
    }
    expect(plain).toBeGreaterThanOrEqual(0.9 * withHtml.length);
  }, 300_000);

  it('has the same trees for tags in any order', () => {
    const pieces = fc.constantFrom(...TAGS, ...TAGS, ...FRAGMENTS, ...CONSTRUCTS, ...HTML_CONSTRUCTS);
    let plain = 0;
    let all = 0;
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 9 }), (list) => {
        const { text } = cleanCharacters(list.join(''));
        fc.pre(isRead(text));
        const { fast, full } = both(text);
        all++;
        if (isPlain(fast)) plain++;
        expect(shapesOf(fast)).toEqual(shapesOf(full));
      }),
      { numRuns: runs(300), seed: 1706 },
    );
    expect(plain).toBeGreaterThan(all / 10);
  }, 300_000);
});

describe('code in a copy with raw HTML', () => {
  const body = '```\n\na\n```\n\n<i>b</i>\n\n~~~\n\n\n~~~\n\n<pre>\n\nc</pre>\n';

  it.each([true, false])('keeps the blank line with which it begins (accelerated: %j)', (accelerate) => {
    const html = htmlOf(body, { accelerate });
    expect(html.match(/<pre><code>[^<]*/g)).toEqual(['<pre><code>\na\n', '<pre><code>\n\n']);
    expect(html).toContain('<pre>\nc');
  });
});

function both(
  text: string,
  read = (each: string) => parseMarkdown(each),
): { readonly fast: Root; readonly full: Root } {
  return { fast: toHtmlTree(read(text), 'keep', true), full: toHtmlTree(read(text), 'keep', false) };
}

/** The full parser leaves a mark on the root. */
function isPlain(tree: Root): boolean {
  return tree.data === undefined;
}

/** The nodes of a tree as the walk for slots and the printer read them: text without places, elements with their beginning. */
function shapesOf(tree: Root): unknown {
  return JSON.parse(
    JSON.stringify(tree.children, (key, value) => {
      if (key === 'position') return value?.start;
      if (key === 'data') return value?.written ? value : undefined;
      return value?.type === 'text' || value?.type === 'comment' ? { ...value, position: undefined } : value;
    }),
  );
}

/** Not so where an assertion fails in the build of remark's parts that tests load, as some empty tasks make it. */
function isRead(text: string): boolean {
  try {
    return parseMarkdown(text) !== null;
  } catch {
    return false;
  }
}
