import { describe, expect, test } from 'vitest';
import { cleanTiff } from '../../src/images/clean-tiff.ts';

type Entry = {
  readonly tag: number;
  readonly type?: number;
  readonly count?: number;
  readonly value: number;
};

/** A TIFF file of 600 bytes with directories at places, and `x` wherever nothing else is. */
function tiff(
  directories: { readonly [at: number]: { readonly entries: readonly Entry[]; readonly next?: number } },
  { isLittle = true, first = 8, magic = 42 } = {},
): Uint8Array {
  const file = new Uint8Array(600).fill(0x78);
  const view = new DataView(file.buffer);
  view.setUint16(0, isLittle ? 0x4949 : 0x4d4d);
  view.setUint16(2, magic, isLittle);
  view.setUint32(4, first, isLittle);
  for (const [place, { entries, next = 0 }] of Object.entries(directories)) {
    const at = Number(place);
    view.setUint16(at, entries.length, isLittle);
    for (const [number, { tag, type = 2, count = 1, value }] of entries.entries()) {
      const entry = at + 2 + number * 12;
      view.setUint16(entry, tag, isLittle);
      view.setUint16(entry + 2, type, isLittle);
      view.setUint32(entry + 4, count, isLittle);
      view.setUint32(entry + 8, value, isLittle);
    }
    view.setUint32(at + 2 + entries.length * 12, next, isLittle);
  }
  return file;
}
/** Which bytes of a file are overwritten with zeros, as ranges, from 300 on. */
function zeros(file: Uint8Array): readonly string[] {
  const ranges: string[] = [];
  for (let at = 300; at < file.length; at++) {
    if (file[at] !== 0) continue;
    let end = at;
    while (file[end] === 0) end++;
    ranges.push(`${at}+${end - at}`);
    at = end;
  }
  return ranges;
}
/** The tags of a directory, and where the next one is. */
function tagsAt(
  file: Uint8Array,
  at: number,
  isLittle = true,
): readonly [tags: readonly number[], next: number] {
  const view = new DataView(file.buffer);
  const many = view.getUint16(at, isLittle);
  const tags = Array.from({ length: many }, (_, entry) => view.getUint16(at + 2 + entry * 12, isLittle));
  return [tags, view.getUint32(at + 2 + many * 12, isLittle)];
}
const WIDTH: Entry = { tag: 256, type: 3, value: 7 };
const PROFILE: Entry = { tag: 34675, type: 7, count: 40, value: 500 };

/** Who, where and with what a picture was made. */
const TOLD = [700, 33723, 34377, 269, 270, 271, 272, 285, 305, 306, 315, 316, 33432, 37500, 42033, 42112];

describe.each([true, false])('a TIFF file (little end first: %s)', (isLittle) => {
  test.each(TOLD)('loses entry %i and its text, and nothing else', (tag) => {
    const file = tiff(
      { 8: { entries: [WIDTH, { tag, count: 20, value: 400 }, PROFILE], next: 0 } },
      { isLittle },
    );
    const cleaned = cleanTiff(file)!;
    expect(tagsAt(cleaned, 8, isLittle)).toEqual([[256, 34675], 0]);
    expect(zeros(cleaned)).toEqual(['400+20']);
    expect(cleaned).toHaveLength(file.length);
  });

  test.each([34665, 34853, 40965])(
    'loses the directory to which %i points, with all that it holds',
    (tag) => {
      const inner = [
        { tag: 1, count: 10, value: 450 },
        { tag: 2, type: 5, count: 3, value: 470 },
      ];
      const cleaned = cleanTiff(
        tiff(
          { 8: { entries: [WIDTH, { tag, type: 4, value: 350 }] }, 350: { entries: inner } },
          { isLittle },
        ),
      )!;
      expect(tagsAt(cleaned, 8, isLittle)).toEqual([[256], 0]);
      expect(zeros(cleaned)).toEqual(['350+30', '450+10', '470+24']);
    },
  );

  test.each([34665, 34853, 40965])('loses a directory that another one holds by %i', (tag) => {
    const cleaned = cleanTiff(
      tiff(
        {
          8: { entries: [{ tag: 34665, type: 4, value: 350 }] },
          350: { entries: [{ tag, type: 4, value: 400 }] },
          400: { entries: [{ tag: 1, count: 9, value: 450 }] },
        },
        { isLittle },
      ),
    )!;
    expect(zeros(cleaned)).toEqual(['350+18', '400+18', '450+9']);
  });

  test('is cleaned in each of its directories', () => {
    const secret = (value: number) => ({ tag: 315, count: 8, value });
    const cleaned = cleanTiff(
      tiff(
        {
          8: { entries: [secret(500), { tag: 330, type: 4, value: 100 }], next: 150 },
          100: { entries: [WIDTH, secret(510)] },
          150: { entries: [secret(520), { tag: 330, type: 4, count: 2, value: 280 }] },
          200: { entries: [secret(530), WIDTH] },
          240: { entries: [secret(540)] },
        },
        { isLittle },
      ).map((byte, at, all) => {
        // At 280: where the two directories are.
        const view = new DataView(all.buffer);
        if (at === 0) {
          view.setUint32(280, 200, isLittle);
          view.setUint32(284, 240, isLittle);
        }
        return byte;
      }),
    );
    expect(cleaned === null ? null : zeros(cleaned)).toEqual(['500+8', '510+8', '520+8', '530+8', '540+8']);
    expect(tagsAt(cleaned!, 8, isLittle)).toEqual([[330], 150]);
    expect(tagsAt(cleaned!, 100, isLittle)).toEqual([[256], 0]);
  });
});

test.each([
  [1, 20, 20],
  [2, 20, 20],
  [3, 20, 40],
  [4, 20, 80],
  [5, 10, 80],
  [6, 20, 20],
  [7, 20, 20],
  [8, 20, 40],
  [9, 20, 80],
  [10, 10, 80],
  [11, 20, 80],
  [12, 10, 80],
  [13, 20, 80],
  [99, 20, 20],
])('values of type %i, %i of them, take %i bytes', (type, count, bytes) => {
  const cleaned = cleanTiff(tiff({ 8: { entries: [{ tag: 315, type, count, value: 400 }] } }))!;
  expect(zeros(cleaned)).toEqual([`400+${bytes}`]);
});

test('a value of four bytes stands in its entry, and leads nowhere', () => {
  const entries = [{ tag: 315, count: 4, value: 400 }];
  expect(zeros(cleanTiff(tiff({ 8: { entries } }))!)).toEqual([]);
  expect(zeros(cleanTiff(tiff({ 8: { entries: [{ tag: 315, count: 5, value: 400 }] } }))!)).toEqual([
    '400+5',
  ]);
});

test('the file that is given stays as it is', () => {
  const file = tiff({ 8: { entries: [{ tag: 315, count: 20, value: 400 }] } });
  cleanTiff(file);
  expect(zeros(file)).toEqual([]);
});

test.each([
  ['text that leads out of it', { 8: { entries: [{ tag: 315, count: 20, value: 590 }] } }],
  ['a directory beyond its end', { 8: { entries: [{ tag: 34665, type: 4, value: 700 }] } }],
  ['a next directory beyond its end', { 8: { entries: [WIDTH], next: 700 } }],
])('a file with %s is not cleaned', (_, directories) => {
  expect(cleanTiff(tiff(directories))).toBe(null);
});

test('text that ends with the file is removed', () => {
  expect(zeros(cleanTiff(tiff({ 8: { entries: [{ tag: 315, count: 20, value: 580 }] } }))!)).toEqual([
    '580+20',
  ]);
});

test('directories that lead in a circle are cleaned once', () => {
  const cleaned = cleanTiff(
    tiff({
      8: { entries: [{ tag: 34665, type: 4, value: 350 }], next: 8 },
      350: { entries: [{ tag: 34853, type: 4, value: 350 }] },
    }),
  )!;
  expect(zeros(cleaned)).toEqual(['350+18']);
});

test('a BigTIFF and a file that is too short are not cleaned', () => {
  expect(cleanTiff(tiff({ 8: { entries: [] } }, { magic: 43 }))).toBe(null);
  expect(cleanTiff(tiff({ 8: { entries: [] } }).slice(0, 15))).toBe(null);
  expect(cleanTiff(tiff({ 8: { entries: [] } }).slice(0, 16))).not.toBe(null);
});
