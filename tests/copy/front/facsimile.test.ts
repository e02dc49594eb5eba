import { describe, expect, test } from 'vitest';
import { parse } from '../../../src/copy/parse.ts';
import { readSite } from '../../../src/desk/settings/settings.ts';
import type { SourcePath } from '../../../src/model/address/paths.ts';
import { digest } from '../../../src/model/digest.ts';
import { post } from '../../support/built.ts';
import { testOptions } from '../../support/memory-disk.ts';

const { style } = readSite([], testOptions(), []);

function read(fields: string) {
  const text = post(`title: A talk\ndate: 2009-02-02\n${fields}`);
  const { dispatch, findings } = parse(
    { path: 'posts/a.md' as SourcePath, digest: digest(text), text },
    style,
  );
  return {
    pages: dispatch?.facsimile.map(({ src, page, alt, credit }) => [src, page, alt, credit]),
    lines: dispatch?.facsimile.map(({ position }) => position?.line),
    found: findings.map(({ level, position, reason }) => `${level} ${position?.line}: ${reason}`),
  };
}

describe('`facsimile`', () => {
  test.each([
    ['facsimile: scan.jpg', [['scan.jpg', null, null, null]]],
    [
      'facsimiles: [one.jpg, two.jpg]',
      [
        ['one.jpg', null, null, null],
        ['two.jpg', null, null, null],
      ],
    ],
    [
      'facsimile: {file: scan.jpg, page: 4, alt: The front page, credit: City Library}',
      [['scan.jpg', '4', 'The front page', 'City Library']],
    ],
    [
      'facsimile: [{src: a.jpg, page: B4}, b.pdf]',
      [
        ['a.jpg', 'B4', null, null],
        ['b.pdf', null, null, null],
      ],
    ],
    ['facsimile: paper.pdf#page=3', [['paper.pdf', '3', null, null]]],
    ['facsimile: {file: paper.pdf#page=3, page: 5}', [['paper.pdf', '5', null, null]]],
    ['facsimile: a#1.jpg', [['a#1.jpg', null, null, null]]],
    ['facsimile: false', []],
    ['facsimile: ""', []],
  ])('reads %s', (fields, pages) => {
    const { pages: known, found } = read(fields);
    expect(known).toEqual(pages);
    expect(found).toEqual([]);
  });

  test('knows the line of each page', () => {
    expect(read('facsimile:\n  - one.jpg\n  - file: two.jpg\n    page: 5').lines).toEqual([5, 6]);
  });

  test('reports what is no page, at its line', () => {
    expect(read('facsimile:\n  - one.jpg\n  - page: 5\n  - [a]').found).toEqual([
      'warning 6: A page of `facsimile` names no file; it was left out',
      'warning 7: A page of `facsimile` names no file; it was left out',
    ]);
    expect(read('facsimile: {file: one.jpg, pge: 5}').found).toEqual([
      'warning 4: "pge" is not part of a facsimile; it was left out',
    ]);
    expect(read('facsimile: true').found).toEqual([
      'warning 4: "facsimile" should be the path of a scan or a PDF, a map with file, or a list of these, but is true; it was left out',
    ]);
  });
});
