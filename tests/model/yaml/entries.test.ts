import { describe, expect, test } from 'vitest';
import {
  entryIn,
  withEntry,
  withoutEntry,
  withPart,
  withTexts,
  YamlEditRefusal,
} from '../../../src/model/yaml/entries.ts';
import { readYaml } from '../../../src/model/yaml/yaml.ts';

/** A site.yaml with all that a printer of YAML would set anew. */
const SITE = `# The archive
title:  "The Wire"   # as printed

bylines:   # people
  # The boss.
  laura-hale:   Laura Hale   # since 2006
  ann: {name: Ann Roe,  bio: "Of *Geneva*."} # a
  ben:
    name: 'Ben'   # n
    also:
      - B.   # one
      # two
      - Benny
    bio: |
      Long
      text.

  # Cy comes last.
  cy: { name: Cy, also: C. }
index: {single: 60,   days: several}
tags: {iran: Iran, fish: {name: Fish}}
columns:
`;

/** The lines that differ, as -old and +new. */
function changed(before: string, after: string): readonly string[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return [
    ...a.slice(start, a.length - end).map((line) => `-${line}`),
    ...b.slice(start, b.length - end).map((line) => `+${line}`),
  ];
}

describe('an edit of a map of entries', () => {
  test.each<readonly [string, (text: string) => string, readonly string[]]>([
    [
      'gives a name alone other spellings',
      (text) => withTexts(text, 'bylines', 'laura-hale', 'also', ['L. Hale']),
      [
        '-  laura-hale:   Laura Hale   # since 2006',
        '+  laura-hale:   {name: Laura Hale, also: L. Hale}   # since 2006',
      ],
    ],
    [
      'adds to a map in braces',
      (text) => withTexts(text, 'bylines', 'ann', 'also', ['A, R.', 'No']),
      [
        '-  ann: {name: Ann Roe,  bio: "Of *Geneva*."} # a',
        '+  ann: {name: Ann Roe,  bio: "Of *Geneva*.", also: ["A, R.", No]} # a',
      ],
    ],
    [
      'adds to a list of lines',
      (text) => withTexts(text, 'bylines', 'ben', 'also', ['B.', 'Benny', 'Benjamin: B.']),
      ['+      - "Benjamin: B."'],
    ],
    [
      'removes from a list of lines',
      (text) => withTexts(text, 'bylines', 'ben', 'also', ['B.']),
      ['-      - Benny'],
    ],
    [
      'adds to a text alone',
      (text) => withTexts(text, 'bylines', 'cy', 'also', ['C.', 'Cyr']),
      ['-  cy: { name: Cy, also: C. }', '+  cy: { name: Cy, also: [C., Cyr] }'],
    ],
    [
      'removes the last text',
      (text) => withTexts(text, 'bylines', 'cy', 'also', []),
      ['-  cy: { name: Cy, also: C. }', '+  cy: { name: Cy }'],
    ],
    [
      'changes a name within lines',
      (text) => withPart(text, 'bylines', 'ben', 'name', 'Ben # 2'),
      ["-    name: 'Ben'   # n", '+    name: "Ben # 2"   # n'],
    ],
    [
      'adds a part below the name',
      (text) => withPart(text, 'bylines', 'ben', 'email', 'ben@example.org'),
      ['+    email: ben@example.org'],
    ],
    [
      'removes an entry with its lines',
      (text) => withoutEntry(text, 'bylines', 'ben'),
      [
        '-  ben:',
        "-    name: 'Ben'   # n",
        '-    also:',
        '-      - B.   # one',
        '-      # two',
        '-      - Benny',
        '-    bio: |',
        '-      Long',
        '-      text.',
      ],
    ],
    [
      'removes an entry in braces',
      (text) => withoutEntry(text, 'tags', 'iran'),
      ['-tags: {iran: Iran, fish: {name: Fish}}', '+tags: {fish: {name: Fish}}'],
    ],
    [
      'adds an entry behind the others',
      (text) => withEntry(text, 'bylines', '東京', { name: 'Tokyo Desk', also: ['T.'] }),
      ['+  東京:', '+    name: Tokyo Desk', '+    also: [T.]'],
    ],
    [
      'adds an entry in braces',
      (text) => withEntry(text, 'tags', '1979', { name: 'Revolution', also: '1979' }),
      [
        '-tags: {iran: Iran, fish: {name: Fish}}',
        '+tags: {iran: Iran, fish: {name: Fish}, "1979": {name: Revolution, also: "1979"}}',
      ],
    ],
    [
      'fills a key without a value',
      (text) => withEntry(text, 'columns', 'wire', 'The Wire'),
      ['+  wire: The Wire'],
    ],
    [
      'adds a key at the end',
      (text) => withEntry(text, 'pages', 'about', { name: 'About' }),
      ['+pages:', '+  about:', '+    name: About'],
    ],
  ])('%s, and no other byte', (_, edit, lines) => {
    expect(changed(SITE, edit(SITE))).toEqual(lines);
    expect(changed(SITE.replaceAll('\n', '\r\n'), edit(SITE.replaceAll('\n', '\r\n')))).toEqual(
      lines.map((line) => `${line}\r`),
    );
    expect(readYaml(edit(SITE)).problems).toEqual([]);
  });

  test.each<readonly [string, string, string]>([
    ['an empty text', '', 'iran: Iran\n'],
    ['comments alone', '# tags\n', '# tags\niran: Iran\n'],
    ['a text without a last line end', 'fish: Fish', 'fish: Fish\niran: Iran\n'],
    ['an empty map', '{}\n', '{iran: Iran}\n'],
  ])('adds to a text that is the map itself: %s', (_, before, after) => {
    expect(withEntry(before, null, 'iran', 'Iran')).toBe(after);
    expect(entryIn(after, null, 'iran')).toBe('Iran');
  });

  test.each<readonly [string, string, string]>([
    ['without a value', 'tags:\n  iran:\n  fish: Fish\n', 'tags:\n  iran: {also: Persia}\n  fish: Fish\n'],
    ['that is a number', 'tags:\n  iran: 1.10\n', 'tags:\n  iran: {name: "1.10", also: Persia}\n'],
    ['given twice', 'tags:\n  iran: A\n  iran: B\n', 'tags:\n  iran: A\n  iran: {name: B, also: Persia}\n'],
    ['at the end', 'tags:\n  iran:\n    name: Iran', 'tags:\n  iran:\n    name: Iran\n    also: Persia\n'],
  ])('changes an entry %s', (_, before, after) => {
    expect(withTexts(before, 'tags', 'iran', 'also', ['Persia'])).toBe(after);
  });

  test.each([
    ['a text that is no YAML', 'tags: [iran\n'],
    ['a list where a map should be', 'tags: [iran]\n'],
    ['a text that is a list', '- iran\n'],
    ['an entry that stands for another', 'x: &x {name: X}\ntags:\n  iran: *x\n'],
  ])('refuses %s', (_, text) => {
    expect(() => withTexts(text, 'tags', 'iran', 'also', ['Persia'])).toThrow(YamlEditRefusal);
  });
});
