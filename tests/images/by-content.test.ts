import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExifReader from 'exifreader';
import { beforeAll, expect, test } from 'vitest';
import { backfile } from '../support/here.ts';
import { layFiles, temporaryFolder } from '../support/site-on-disk.ts';
import { annotatedGif, heic, photograph, placedTiff } from './photographs.ts';

const SETTINGS =
  'title: The Wire\nurl: https://wire.example\ntimezone: UTC\nsearch: false\ncitations: false\n';
const folder = join(temporaryFolder(), 'site');
const like = { place: true, artist: 'A. Nother' };
const FILES: { readonly [name: string]: () => Promise<Buffer> } = {
  'photo.dat': () => photograph(60, 40, 'jpeg', like),
  'photo.bin': () => photograph(60, 40, 'png', like),
  photo: () => photograph(60, 40, 'webp', like),
  'photo.jpg_large': () => photograph(60, 40, 'jpeg', like),
  'photo.jpg': () => photograph(60, 40, 'png', like),
  'photo.png': () => photograph(60, 40, 'jpeg', like),
  'photo.mp3': async () => placedTiff(),
  'photo.tif': async () => placedTiff(),
  'photo.avif': () => photograph(60, 40, 'avif', like),
  'photo.heic': () => heic(like),
  'photo.mov': () => heic(like),
  'photo.gif': annotatedGif,
};
let findings: readonly { readonly rule: string; readonly source: string }[] = [];

beforeAll(async () => {
  const text = '---\ntitle: Talks\n---\n\nText.\n';
  const film = (place: string) =>
    Buffer.from(`\0\0\0\x14ftypqt  \0\0\0\0qt  \0\0\0\x20moov${place}`, 'latin1');
  layFiles(folder, {
    'site.yaml': SETTINGS,
    'posts/2009-02-02-talks.md': text,
    'posts/here.mov': film('\0\0\0\x1e\xa9xyz\0\x12\x15\xc7+59.9139+10.7522/'),
    'assets/there.mp4': film('com.apple.quicktime.location.ISO6709+59.9139+10.7522/'),
    'assets/nowhere.mp4': film('nothing, with \xa9xyz and loci by chance'),
    'assets/report.pdf': '%PDF-1.7\n<x:xmpmeta><a exif:GPSLatitude="59,55.2N"/></x:xmpmeta>',
  });
  const damaged = await photograph(60, 40, 'webp', like);
  const pixels = damaged.indexOf('VP8 ') + 8;
  layFiles(folder, { 'posts/damaged.webp': damaged.fill(0, pixels, pixels + 60) });
  for (const [name, make] of Object.entries(FILES)) layFiles(folder, { [`posts/${name}`]: await make() });
  const { stdout } = await backfile(['build', '--site', folder, '--json']);
  ({ findings } = JSON.parse(stdout) as { findings: typeof findings });
}, 120_000);

test.each(Object.keys(FILES))('%s is published without its place and its maker', (name) => {
  const told = readFileSync(join(folder, 'posts', name));
  expect(told.includes('Nother') || placeIn(told) !== undefined).toBe(true);
  const published = readFileSync(join(folder, 'dist', 'assets', name));
  expect(published.includes('Nother')).toBe(false);
  expect(published.includes('GPSLatitude')).toBe(false);
  expect(placeIn(published)).toBeUndefined();
});

test('a damaged picture that may tell its place is not published, and told', () => {
  const told = readFileSync(join(folder, 'posts', 'damaged.webp'));
  expect(told.includes('Nother')).toBe(true);
  expect(existsSync(join(folder, 'dist', 'assets', 'damaged.webp'))).toBe(false);
  const rules = findings.filter(({ source }) => source === 'posts/damaged.webp').map(({ rule }) => rule);
  expect(rules).toEqual(['picture-unreadable']);
});

test('a film or another file that tells where it was taken is published as it is, and told', () => {
  const told = findings.filter(({ rule }) => rule === 'picture-location').map(({ source }) => source);
  expect(told).toEqual(['assets/report.pdf', 'assets/there.mp4', 'posts/here.mov']);
  expect(existsSync(join(folder, 'dist', 'assets', 'here.mov'))).toBe(true);
});

/** The place that a picture's tags tell; what has no tags at all tells none. */
function placeIn(file: Buffer): unknown {
  try {
    return ExifReader.load(file, { expanded: true }).gps;
  } catch {
    return undefined;
  }
}
