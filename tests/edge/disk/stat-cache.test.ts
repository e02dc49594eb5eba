import type { Stats } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openStatCache } from '../../../src/edge/disk/stat-cache.ts';
import type { SourcePath } from '../../../src/model/address/paths.ts';
import type { Digest } from '../../../src/model/digest.ts';

const NOW = Date.UTC(2009, 1, 2);
const PATH = 'posts/talks.md' as SourcePath;
const LOOK = { digest: '0123456789abcdef0123456789abcdef' as Digest, kind: 'dispatch' } as const;

const statOf = (mtimeMs: number, ctimeMs = mtimeMs) => ({ ino: 7, size: 120, mtimeMs, ctimeMs }) as Stats;

/** What is known of a file right after it was read. */
function knownOf(stat: Stats, path = PATH) {
  const cache = openStatCache(undefined, () => NOW);
  cache.note(path, stat, LOOK);
  return cache.known(path, stat);
}

describe('a file', () => {
  test('that nobody touched for a while is not read again', () => {
    expect(knownOf(statOf(NOW - 60_000))).toEqual(LOOK);
  });

  test.each([
    ['changed just now', statOf(NOW)],
    ['changed within the grain of the clock', statOf(NOW - 1_000)],
    ['changed as long ago as the grain of the clock', statOf(NOW - 2_500)],
    ['whose owner changed just now', statOf(NOW - 60_000, NOW)],
    ['whose text changed just now, if its owner did not', statOf(NOW, NOW - 60_000)],
    ['of a time in the future', statOf(NOW + 60_000)],
  ])('%s is read again', (_, stat) => {
    expect(knownOf(stat)).toBeUndefined();
  });

  test('whose name has two lines is read again', () => {
    expect(knownOf(statOf(NOW - 60_000), 'posts/a\nb.md' as SourcePath)).toBeUndefined();
  });

  test.each([
    ['inode', { ino: 8 }],
    ['size', { size: 121 }],
    ['time of change', { mtimeMs: NOW - 59_000 }],
    ['time of change of its entry', { ctimeMs: NOW - 59_000 }],
  ])('with another %s is read again', (_, change) => {
    const cache = openStatCache(undefined, () => NOW);
    cache.note(PATH, statOf(NOW - 60_000), LOOK);
    expect(cache.known(PATH, { ...statOf(NOW - 60_000), ...change } as Stats)).toBeUndefined();
  });

  test('that changed after it was known is not known by what it was', () => {
    const cache = openStatCache(undefined, () => NOW);
    cache.note(PATH, statOf(NOW - 60_000), LOOK);
    cache.note(PATH, statOf(NOW), LOOK);
    expect(cache.known(PATH, statOf(NOW - 60_000))).toBeUndefined();
    expect(cache.news()).toBeNull();
  });
});

describe('what is remembered', () => {
  test('is known by the next build, which has no news of it', () => {
    const first = openStatCache(undefined, () => NOW);
    first.note(PATH, statOf(NOW - 60_000), LOOK);
    const next = openStatCache(first.news() ?? '', () => NOW);
    expect(next.known(PATH, statOf(NOW - 60_000))).toEqual(LOOK);
    expect(next.news()).toBeNull();
  });

  test('is news when one of its files is gone', () => {
    const other = 'posts/other.md' as SourcePath;
    const first = openStatCache(undefined, () => NOW);
    for (const path of [PATH, other]) first.note(path, statOf(NOW - 60_000), LOOK);
    const next = openStatCache(first.news() ?? '', () => NOW);
    next.known(PATH, statOf(NOW - 60_000));
    expect(next.news()).toMatch(/ posts\/talks\.md$/);
    expect(next.news()).not.toContain('other');
  });
});
