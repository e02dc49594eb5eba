import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Element, Root } from 'hast';
import { describe, expect, test } from 'vitest';
import { plainBlock } from '../../../src/import/body/printing/plain-blocks.ts';
import { markdownTree } from '../../../src/import/body/printing/print.ts';
import { readHtml, readWithParser } from '../../../src/import/body/read-html.ts';
import { tidy } from '../../../src/import/body/tidy.ts';
import { attribute } from '../../../src/import/body/tree.ts';
import { runs } from '../../support/deep.ts';
import { SAMPLES } from '../samples.ts';

const PIECES = [
  ...['<p>', '</p>', '<b>', '</b>', '<em>', '</em>', '<a href="/x">', '</a>', '<br>', '<li>', '</li>'],
  ...['<ul>', '</ul>', '<ol start="3">', '</ol>', '<blockquote>', '</blockquote>', '<h3>', '</h3>', '<hr>'],
  ...[
    '<sup>',
    '</sup>',
    '<img src="a.png">',
    '<div>',
    '</div>',
    '<a id="q">',
    '<code>x</code>',
    '<!-- c -->',
  ],
  ...[
    ' ',
    '  ',
    '\n',
    '\t',
    '&nbsp;',
    'one',
    'Two,',
    '.',
    ' three ',
    '\u2028',
    '“',
    '*',
    'é',
    '&amp;',
    '&lt;',
  ],
];
const bodies = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((parts) => parts.join(''));

describe('a body that is read and converted the short way', () => {
  test('plain blocks are what the library makes of them', () => {
    fc.assert(
      fc.property(bodies, (html) => {
        expect(way(html)).toEqual(long(html));
      }),
      { numRuns: runs(2000) },
    );
  });

  test('plain HTML is what the parser makes of it', () => {
    fc.assert(
      fc.property(bodies, (html) => {
        expect(bare(readHtml(html))).toEqual(bare(readWithParser(html)));
      }),
      { numRuns: runs(2000) },
    );
  });

  test.skipIf(SAMPLES === null)('whole exports come out alike', () => {
    const xml = readFileSync(join(SAMPLES!, 'wordpress/theme-unit-test-data.xml'), 'utf8');
    const texts = [...xml.matchAll(/<content:encoded><!\[CDATA\[([\s\S]*?)\]\]>/g)].map(([, text]) => text!);
    expect(texts.length).toBeGreaterThan(50);
    for (const text of texts) {
      expect(bare(readHtml(text))).toEqual(bare(readWithParser(text)));
      expect(way(text)).toEqual(long(text));
    }
  });
});

function way(html: string): unknown {
  return bare(markdownTree(treeOf(html), plainBlock));
}

function long(html: string): unknown {
  return bare(markdownTree(treeOf(html), () => null));
}

function treeOf(html: string): Root {
  const root = readWithParser(html);
  tidy(root, []);
  return root;
}

/** A tree without positions and marks of its parser; attributes as texts. */
function bare(tree: unknown): unknown {
  return JSON.parse(
    JSON.stringify(tree, (key, value) => {
      if (key === 'position' || key === 'data') return undefined;
      if (key !== 'properties') return value;
      return Object.fromEntries(
        Object.keys(value).map((name) => [name, attribute({ properties: value } as Element, name)]),
      );
    }),
  );
}
