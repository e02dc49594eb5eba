import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Root } from 'hast';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../src/copy/body/accelerator.ts';
import { parseMarkdown, printHtml, toHtmlTree } from '../../../src/copy/body/markdown.ts';
import { cleanCharacters } from '../../../src/copy/characters.ts';
import { htmlPartsOf } from '../../../src/copy/direct/html-parts.ts';
import { printPlain } from '../../../src/copy/direct/print-plain.ts';
import { shown, surveyOf } from '../../../src/copy/direct/survey.ts';
import { openManuscript } from '../../../src/copy/front/front-matter.ts';
import { runs, sample } from '../../support/deep.ts';
import { FRAGMENTS } from '../body/accelerator-cases.ts';
import { corpusFiles } from '../body/corpus.ts';
import { htmlOf } from '../parsing.ts';
import { CONSTRUCTS, HTML_CONSTRUCTS } from './direct-cases.ts';
import { NOT_PLAIN, PLAIN, TAGS } from './plain-part-cases.ts';

const ARCHIVE = sample(corpusFiles(), 100).map(
  (file) => openManuscript(cleanCharacters(readFileSync(file, 'utf8')).text).body,
);

describe('a part with plain HTML', () => {
  it.each(PLAIN)('%j is read in one walk, to the same tree', (text) => {
    expect(isPlain(text)).toBe(true);
    holds(text);
  });

  it.each(NOT_PLAIN)('%j is left to the full parser', (text) => {
    expect(isPlain(text)).toBe(false);
  });

  it('is no deeper than five hundred elements', () => {
    const nested = (depth: number) => `${'<div>'.repeat(depth)}a${'</div>'.repeat(depth)}`;
    expect([isPlain(nested(500)), isPlain(nested(501))]).toEqual([true, false]);
    holds(nested(500));
  });

  it('is nine tenths of a real archive, where it is there, and has the same trees', () => {
    const withHtml = ARCHIVE.filter((text) => JSON.stringify(readMarkdown(text, true)).includes('"html"'));
    for (const text of withHtml) holds(text);
    const plain = withHtml.filter(isPlain);
    expect(plain.length).toBeGreaterThanOrEqual(0.9 * withHtml.length);
  }, 300_000);

  it('has the same trees for tags in any order', () => {
    const pieces = fc.constantFrom(...TAGS, ...TAGS, ...FRAGMENTS, ...CONSTRUCTS, ...HTML_CONSTRUCTS);
    let plain = 0;
    let all = 0;
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 9 }), (list) => {
        const { text } = cleanCharacters(list.join(''));
        fc.pre(isRead(text));
        all++;
        if (isPlain(text)) plain++;
        holds(text);
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

/** The blocks of a text and its parts with raw HTML; null if they must be read with the whole copy. */
function read(text: string) {
  const tree = readMarkdown(text, true);
  const survey = surveyOf(tree, 'keep');
  const blocks = shown(tree.children);
  const parts = survey && htmlPartsOf(blocks, survey);
  return parts && { parts, blocks, definitions: [...survey!.targets.values()] };
}

function isPlain(text: string): boolean {
  return read(text)?.parts.every(({ print }) => print === printPlain) ?? false;
}

/** Expects of each plain part the tree and the text that it has without the shortcut. Numbers of notes come later. */
function holds(text: string): void {
  const { parts, blocks, definitions } = read(text) ?? { parts: [], blocks: [], definitions: [] };
  for (const { tree, start, end, print, calls } of parts) {
    if (print !== printPlain) continue;
    expect(print(tree), text).toBe(printHtml(tree));
    if (calls.length > 0) continue;
    const full = toHtmlTree(
      { type: 'root', children: [...definitions, ...blocks.slice(start, end)] },
      'keep',
    );
    expect(shapesOf(tree), text).toEqual(shapesOf(full));
  }
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
