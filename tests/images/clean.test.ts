import ExifReader from 'exifreader';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { clean } from '../../src/images/clean.ts';
import { photograph } from './photographs.ts';

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

test('a thumbnail behind the end of a photograph goes', async () => {
  const file = await photograph(60, 40, 'jpeg', {});
  const cleaned = clean(Buffer.concat([file, await photograph(8, 8, 'jpeg', { place: true })]), NOTHING)!;
  expect(cleaned.length).toBeLessThanOrEqual(file.length);
});

test('a file of another kind is not touched', () => {
  expect(clean(Buffer.from('GIF89a and so on'), NOTHING)).toBeNull();
});
