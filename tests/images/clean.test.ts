import ExifReader from 'exifreader';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { clean } from '../../src/images/clean.ts';
import { annotatedGif, heic, photograph, placedTiff } from './photographs.ts';

const NOTHING = { orientation: 1, credit: null, copyright: null };

const raw = (file: Uint8Array) => sharp(file).removeAlpha().raw().toBuffer();

describe.each(['jpeg', 'png', 'webp'] as const)('a cleaned %s', (format) => {
  test('tells no place and no name, and shows the same pixels', async () => {
    const file = await photograph(60, 40, format, { place: true, artist: 'A. Nother' });
    expect(ExifReader.load(file, { expanded: true }).gps?.Latitude).toBeCloseTo(59.92);
    const cleaned = Buffer.from(clean(file, NOTHING)!);
    const { exif, iptc, xmp } = await sharp(cleaned).metadata();
    expect([exif, iptc, xmp]).toEqual([undefined, undefined, undefined]);
    expect(cleaned.includes('Nother')).toBe(false);
    expect((await raw(cleaned)).equals(await raw(file))).toBe(true);
  });

  test('keeps its orientation, credit and copyright where they are to be kept', async () => {
    const file = await photograph(60, 40, format, { place: true, orientation: 6 });
    const cleaned = Buffer.from(
      clean(file, { orientation: 6, credit: 'Märta Öst', copyright: '© 2009 The Wire' })!,
    );
    expect((await sharp(cleaned).metadata()).orientation).toBe(6);
    const { exif, gps } = ExifReader.load(cleaned, { expanded: true });
    expect(gps?.Latitude).toBeUndefined();
    expect(Buffer.from(cleaned).includes(Buffer.from('Märta Öst'))).toBe(true);
    expect(exif?.Copyright?.description).toContain('2009 The Wire');
  });

  test('keeps its colour profile', async () => {
    const file = await photograph(60, 40, format, { place: true, profile: 'p3' });
    const { icc } = await sharp(Buffer.from(clean(file, NOTHING)!)).metadata();
    expect(icc?.equals((await sharp(file).metadata()).icc!)).toBe(true);
  });

  test.each([0, 1, 2, 11, 20, 40, 60])('is null or whole when cut after %i bytes', async (length) => {
    const file = await photograph(60, 40, format, { place: true });
    expect(() => clean(file.subarray(0, length), NOTHING)).not.toThrow();
  });
});

test.each([
  ['nothing is kept', NOTHING, 0],
  ['a credit is kept', { ...NOTHING, credit: 'Märta Öst' }, 0b1000],
])('a cleaned WebP claims no XMP, and EXIF only if it has some: %s', async (_, kept, flags) => {
  const file = await sharp(await photograph(60, 40, 'webp', { place: true }))
    .withExif({ IFD0: { Artist: 'A. Nother' } })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"></x:xmpmeta>')
    .webp()
    .toBuffer();
  const metadata = (of: Uint8Array) => of[20]! & 0b1100;
  expect([file.toString('latin1', 12, 16), metadata(file)]).toEqual(['VP8X', 0b1100]);
  expect(metadata(clean(file, kept)!)).toBe(flags);
});

test('a thumbnail behind the end of a photograph goes', async () => {
  const file = await photograph(60, 40, 'jpeg', {});
  const cleaned = clean(Buffer.concat([file, await photograph(8, 8, 'jpeg', { place: true })]), NOTHING)!;
  expect(cleaned.length).toBeLessThanOrEqual(file.length);
});

describe.each([
  ['tiff', async () => placedTiff()],
  ['avif', () => photograph(60, 40, 'avif', { place: true, artist: 'A. Nother' })],
] as const)('a cleaned %s', (_, make) => {
  test('tells no place and no name, and shows the same pixels', async () => {
    const file = await make();
    expect(ExifReader.load(file, { expanded: true }).gps?.Latitude).toBeCloseTo(59.92);
    const cleaned = Buffer.from(clean(file, NOTHING)!);
    expect(tagsOf(cleaned).gps).toBeUndefined();
    expect(cleaned.includes('Nother')).toBe(false);
    expect((await raw(cleaned)).equals(await raw(file))).toBe(true);
  });

  test.each([0, 1, 2, 11, 20, 40, 60, 200])('is null or whole when cut after %i bytes', async (length) => {
    const file = await make();
    expect(() => clean(file.subarray(0, length), NOTHING)).not.toThrow();
  });
});

test('a cleaned TIFF of a program with XMP and its own fields shows the same pixels', async () => {
  const file = await photograph(60, 40, 'tiff', { artist: 'A. Nother' });
  const cleaned = Buffer.from(clean(file, NOTHING)!);
  expect([file.includes('Nother'), cleaned.includes('Nother')]).toEqual([true, false]);
  expect((await raw(cleaned)).equals(await raw(file))).toBe(true);
});

test('a cleaned HEIC tells no place and no name, and its picture stays byte for byte', async () => {
  const file = await heic({ place: true, artist: 'A. Nother' });
  expect(ExifReader.load(file, { expanded: true }).gps?.Latitude).toBeCloseTo(59.92);
  const cleaned = Buffer.from(clean(file, NOTHING)!);
  expect(tagsOf(cleaned).gps).toBeUndefined();
  expect(cleaned.includes('Nother')).toBe(false);
  const isOther = (at: number) => cleaned[at] !== file[at] && cleaned[at] !== 0;
  expect([...file.keys()].filter(isOther)).toEqual([]);
});

test('a cleaned GIF has no comments and no XMP, and moves as before', async () => {
  const file = await annotatedGif();
  expect(file.includes('A. Nother') && file.includes('GPSLatitude')).toBe(true);
  const cleaned = Buffer.from(clean(file, NOTHING)!);
  expect(cleaned.includes('Nother') || cleaned.includes('GPSLatitude')).toBe(false);
  const { pages, loop, delay } = await sharp(file, { animated: true }).metadata();
  expect(await sharp(cleaned, { animated: true }).metadata()).toMatchObject({ pages, loop, delay });
  const all = (bytes: Uint8Array) => sharp(bytes, { animated: true }).raw().toBuffer();
  expect((await all(cleaned)).equals(await all(file))).toBe(true);
});

test('directories of a TIFF that lead in a circle or out of the file end', () => {
  const circle = Buffer.from('49492a000800000000000800000000000000', 'hex');
  const out = Buffer.from('49492a00ffffff7f00000800000000000000', 'hex');
  expect([clean(circle, NOTHING)?.length, clean(out, NOTHING)]).toEqual([circle.length, null]);
});

test.each(['GIF89a and so on', 'BM and so on', '\0\0\0\x18ftypheic and so on'])(
  '%j is not touched',
  (file) => {
    expect(clean(Buffer.from(file, 'latin1'), NOTHING)).toBeNull();
  },
);

function tagsOf(file: Buffer): { readonly gps?: unknown } {
  try {
    return ExifReader.load(file, { expanded: true });
  } catch {
    return {};
  }
}

test('a file that does not say that it is HEIF is none', async () => {
  const file = await heic({});
  expect(clean(file, NOTHING)).not.toBe(null);
  file.write('skip', 4, 'latin1');
  expect(clean(file, NOTHING)).toBe(null);
});
