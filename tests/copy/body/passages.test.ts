import { tests } from 'commonmark-spec';
import fc from 'fast-check';
import type { RootContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import { nativeParser } from '../../../src/copy/body/accelerator.ts';
import { parseMarkdown } from '../../../src/copy/body/markdown.ts';
import { parseMixed } from '../../../src/copy/body/mixed.ts';
import { passagesOf } from '../../../src/copy/body/passages.ts';
import { cleanCharacters } from '../../../src/copy/characters.ts';
import { runs } from '../../support/deep.ts';
import { FRAGMENTS, GFM_EXAMPLES } from './accelerator-cases.ts';

const EXAMPLES = [...tests.map(({ markdown }) => markdown.replaceAll('→', '\t')), ...GFM_EXAMPLES];

/** Blocks that are long or run on, of which some cannot be cut. */
const BLOCKS = [
  ...['Prose.', '- item\n\n  more', '> quoted\nlazily', '    code\n\n    code', '# Head', '1. a\n\n   - b'],
  ...[
    '```js\na\n\nb\n```',
    '~~~~\n```\n\nb',
    '- ```\n  a\n\n  b',
    '   ```\na\n\nb',
    '> ```\n> a\n\nb',
    '```',
  ],
  ...[
    '<div>\n\nin\n\n</div>',
    '<!-- a\n\nb -->',
    '<!-- a\n\nb',
    '<pre>\n\na',
    '<pre>a</pre>',
    '<div>\n```\n\nb',
  ],
  ...[
    '<?a\n\nb?>',
    '<!A\n\nb>',
    '<![CDATA[\n\nb]]>',
    '- <!-- a\n\n  b -->',
    ' <script>\n\nx',
    'a\n<style>\n\nb',
  ],
  ...['<!-->', '<!--->\n\na', '- a\n ```\n\n b', '| a |\n| - |\n| b |', 'a\n===', '-->', '</pre>', '~~~~'],
];

const pieces = fc.array(
  fc.tuple(
    fc.constantFrom(...BLOCKS, ...FRAGMENTS, ...EXAMPLES),
    fc.constantFrom('\n\n', '\n\n', '\n', '\n \t\n'),
  ),
  { minLength: 1, maxLength: 10 },
);
const texts = pieces.map((list) => cleanCharacters(list.flat().join('')).text);

describe('passages of a text', () => {
  it('are the text, cut behind blank lines', () => {
    expect(passagesOf('\na\nb\n\n\nc\n\n- d\n\n  e\n\n- f\n\n> g\n').list).toEqual([
      '\na\nb\n\n\n',
      'c\n\n- d\n\n  e\n\n- f\n\n',
      '> g\n',
    ]);
  });

  it('never end within a fence, or HTML that runs on', () => {
    for (const text of ['```\na\n\nb\n```\n', '<!-- a\n\nb -->\n', '<pre>\n\na\n\n</pre>\n', '~~~\na\n\nb\n'])
      expect(passagesOf(text).list).toEqual([text]);
  });

  it('are given without what is between fences', () => {
    const { unfenced } = passagesOf('a\n```js\n<pre>\n\n*_\n```\nb\n\nc\n~~~\nd\n');
    expect(unfenced).toEqual(['a\n```js\n```\nb\n\n', 'c\n~~~\nd\n']);
  });

  it('end behind a list with fences that its items close', () => {
    const list = '- a\n\n  ```\n  b\n\n  ```\n- ~~~ c\n  d\n  ~~~\n\n';
    expect(passagesOf(`${list}e\n\nf`)).toEqual({
      list: [list, 'e\n\n', 'f'],
      unfenced: ['- a\n\n  ```\n  ```\n- ~~~ c\n  ~~~\n\n', 'e\n\n', 'f'],
    });
  });

  it('are not cut behind a fence or HTML that an item may leave open', () => {
    for (const text of ['1. ~~~\n\n\n\n> a', '- <script>\n  \n> ', '- b\n  ```\n\nc'])
      expect(passagesOf(text)).toEqual({ list: [text], unfenced: [text] });
  });

  it('are not cut before a quotation behind indented code, where remark-parse reads the quotation otherwise', () => {
    const text = '\ta\n\n>>2. b\n>>\n>\n\n';
    expect(shapes(text).slice(1)).not.toEqual(shapes(text.slice(4)));
    expect(passagesOf(`${text}c`).list).toEqual([text, 'c']);
  });

  it('mean before a word of prose what they mean in the whole, whatever stands in them', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { list } = passagesOf(text);
        expect(list.join('')).toBe(text);
        fc.pre(!text.includes(']:'));
        const last = list.length - 1;
        const apart = list.flatMap((passage, index) =>
          index === last ? shapes(passage) : shapes(`${passage}x`).slice(0, -1),
        );
        expect(apart).toEqual(shapes(text));
      }),
      { numRuns: runs(300), seed: 1706 },
    );
  }, 300_000);
});

describe('a text of which passages meet guards', () => {
  const LIFELIKE = [
    'It began with /one@word.co and [a link][here].\n',
    'Most of a dispatch is prose, with [a note][there], a call[^n] and no more.\n',
    '- an item\n- another\n',
    '[here]: https://a.example/x\n',
    '[^n]: Said /once@word.co.\n',
    '[there]: https://b.example/y\n',
  ].join('\n');

  it('has only those parsed by the slow parser', () => {
    const seen: string[] = [];
    parseMixed(LIFELIKE, nativeParser()!, (text) => {
      seen.push(text);
      return parseMarkdown(text);
    });
    expect(seen).toHaveLength(1);
    expect(seen[0]!.trim().split(/\n{2,}/)).toEqual([
      '[here]: #',
      'x',
      'It began with /one@word.co and [a link][here].',
      'x',
      '[^n]: Said /once@word.co.',
      'x',
    ]);
  });

  it('has the tree of the whole, with each block and reference at its place', () => {
    for (const text of [LIFELIKE, `${LIFELIKE}\n> *_it_*, and [a\n> Link][HE\n> re]\n\n\`\`\`\n[here]`]) {
      const mixed = parseMixed(text, nativeParser()!, parseMarkdown)!;
      expect(shapesOf(mixed.children)).toEqual(shapes(text));
      expect(mixed.children.map(lineOf)).toEqual(parseMarkdown(text).children.map(lineOf));
    }
  });
});

function shapes(text: string): readonly unknown[] {
  return isRead(text) ? shapesOf(parseMarkdown(text).children) : [];
}

function lineOf({ position }: RootContent): number | undefined {
  return position?.start.line;
}

/** Nodes without where they stand. */
function shapesOf(nodes: readonly unknown[]): readonly unknown[] {
  return JSON.parse(
    JSON.stringify(nodes, (key, value) => (key === 'position' || value === null ? undefined : value)),
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
