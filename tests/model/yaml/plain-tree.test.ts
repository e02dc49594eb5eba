import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainTree } from '../../../src/model/yaml/plain-tree.ts';
import { growTree } from '../../../src/model/yaml/tree.ts';
import { runs } from '../../support/deep.ts';

const PLAIN = [
  'title: "Talks: a “beginning”"\ndate: 2009-02-02T08:32:00Z\n',
  'title: The herring clause, again (and why?)\nurl: https://a.example/b\n',
  'tags: ["a", "b c",d]\nbylines: []\n',
  'tags:\n  - a\n  - "b"\nempty:\nmore:\n- c',
  'n: 1.10\nyes: true\nnone: null\nwhy: no\nhex: 0x1f\nold: 007\ntime: 12:30\n',
  '__proto__: a\n',
];

const OTHERS = [
  '',
  '# a comment\na: b\n',
  'a: "b\\n"\n',
  "a: 'b'\n",
  'a: b # c\n',
  'a: b: c\n',
  'a: b\n  c\n',
  'a: b\na: c\n',
  'a: &b c\n',
  'a: *b\n',
  'a: [b: c]\n',
  'a: ["b"\n',
  'a:\n  - b\n - c\n',
  'a:\n  - b: c\n',
  'a:\n  b: c\n',
  'a: |\n  b\n',
  '<<: a\n',
  '- a\n',
  'a\n',
  'a:\tb\n',
];

const PIECES = [
  ...['a', 'b-c', 'true', 'null', '~', '1.10', '0x1f', '2009-02-03', '12:30', 'http://a.b', 'é', '“q”'],
  ...[
    '- ',
    '  - ',
    ': ',
    ':',
    '\n',
    '"',
    '"x y"',
    '[',
    ']',
    '[]',
    ', ',
    ',',
    '["a","b"]',
    '[a, b]',
    ' ',
    '  ',
  ],
  ...[
    "'",
    '#',
    ' #',
    '!',
    '&',
    '*',
    '|',
    '>',
    '%',
    '@',
    '{',
    '}',
    '? ',
    '\\',
    '\t',
    '---',
    '...',
    '<<',
    '\u00a0',
  ],
];

describe('a plain text', () => {
  it.each(PLAIN)('%j has the tree of the definition', (text) => {
    expect(plainTree(text)).toEqual(growTree(text));
  });

  it.each(OTHERS)('is not %j', (text) => {
    expect(plainTree(text)).toBe(null);
  });

  it('has the tree of the definition whatever it consists of', () => {
    const value = fc.array(fc.constantFrom(...PIECES), { maxLength: 4 }).map((pieces) => pieces.join(''));
    const line = fc
      .tuple(fc.constantFrom('a', 'b', 'c', 'x-y'), fc.constantFrom(':', ': ', ':\n- ', ':\n  - '), value)
      .map((parts) => parts.join(''));
    const texts = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(texts, (text) => {
        const tree = plainTree(text);
        fc.pre(tree !== null);
        expect(tree).toEqual(growTree(text));
      }),
      { numRuns: runs(500), seed: 1706, maxSkipsPerRun: 1000 },
    );
  });
});
