import { expect, test } from 'vitest';
import { hasRead, partsIn, readersOf, writtenReads } from '../../src/desk/trace.ts';
import type { OutputPath } from '../../src/model/paths.ts';

const LINES = new Map(
  [
    ['index.html', ',12:4,1:1,'],
    ['of ,12:9, and "x"\n,3:1,/index.html', ','],
    ['2009/a/index.html', ',2:1,112:4,'],
    ['archive.bib', ',0:16,12:2,3:16,'],
  ].map(([path = '', line = '']) => [path as OutputPath, line]),
);
const text = [...writtenReads(LINES)].join('\n');

test.each([
  [
    12,
    [
      ['index.html', 4],
      ['archive.bib', 2],
    ],
  ],
  [2, [['2009/a/index.html', 1]]],
  [3, [['archive.bib', 16]]],
  [0, [['archive.bib', 16]]],
  [9, []],
])(
  'readers of the clipping at %d are found in what pages read, whatever their paths say',
  (place, readers) => {
    expect([...readersOf(text, place)]).toEqual(readers);
    for (const [path, line] of LINES) {
      const parts = readers.find(([reader]) => reader === path)?.[1] ?? 0;
      expect(partsIn(line, place)).toBe(parts);
    }
  },
);

test('of each page it is told whether it read the same before', () => {
  for (const [path, line] of LINES) {
    expect(hasRead(text, path, line)).toBe(true);
    expect(hasRead(text, path, `${line}7:1,`)).toBe(false);
    expect(hasRead(text, `${path}x` as OutputPath, line)).toBe(false);
  }
  expect(hasRead(text, 'ndex.html' as OutputPath, ',12:4,1:1,')).toBe(false);
});
