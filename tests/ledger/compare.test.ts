import { expect, test } from 'vitest';
import type { Asset, Edition } from '../../src/edition/page.ts';
import { compare, isAsVouched } from '../../src/ledger/compare.ts';
import type { Ledger, LedgerEntry, Stamp } from '../../src/ledger/ledger.ts';
import type { OutputPath, SourcePath } from '../../src/model/address/paths.ts';
import type { Digest } from '../../src/model/digest.ts';

const STAMP = '1:2:3:4' as Stamp;

/** What is in the way of files of an edition, if others of ours stand in the output folder. */
function inTheWay(standing: readonly string[], planned: readonly string[]): readonly string[] {
  const asset = (path: string): Asset => ({
    path: path as OutputPath,
    digest: 'd' as Digest,
    source: path as SourcePath,
    content: null,
  });
  const edition = { pages: [], assets: planned.map(asset), site: {}, findings: [] } as unknown as Edition;
  const stamps = new Map(standing.map((path) => [path as OutputPath, STAMP]));
  const last: Ledger = new Map(standing.map((path) => [path as OutputPath, { key: null, stamp: STAMP }]));
  return compare(edition, last, stamps, () => 'f' as Digest).inTheWay;
}

test.each([
  ['a file where a folder must come', ['talks', 'other'], ['talks/index.html'], ['talks']],
  ['a file where the folder of a folder must come', ['a'], ['a/b/c.html'], ['a']],
  ['a file in a folder where a file must come', ['talks/a/b.html', 'z.html'], ['talks'], ['talks/a/b.html']],
  ['nothing that only begins with the same letters', ['talks-1', 'talk'], ['talks/index.html'], []],
])('%s goes before anything is put in place', (_, standing, planned, expected) => {
  expect(inTheWay(standing, planned)).toEqual(expected);
});

test.each([
  ['stands if its bytes are those of its key', 'd', undefined],
  ['is made again if they are others', 'e', 'props'],
])('a file that is vouched for %s', (_, digest, because) => {
  const path = 'a.txt' as OutputPath;
  const asset = { path, digest: 'd' as Digest, source: 'assets/a.txt' as SourcePath, content: null };
  const edition = { pages: [], assets: [asset], site: {}, findings: [] } as unknown as Edition;
  const stamps = new Map([[path, STAMP]]);
  const compared = (template: Digest) => {
    const last: Ledger = new Map([[path, { key: { template, props: digest as Digest }, stamp: STAMP }]]);
    return compare(edition, last, stamps, () => 'f' as Digest);
  };
  // The template that files without one have in their key.
  const first = compare(edition, new Map(), stamps, () => 'f' as Digest);
  const key = first.entries(stamps, new Map()).get(path)?.key;
  expect(compared(key!.template).stale[0]?.because).toBe(because);
});

const KEY = { template: 'f' as Digest, props: 'd' as Digest };

test.each([
  ['as its ledger says', { key: KEY, stamp: STAMP }, STAMP, true],
  ['in doubt if a file has another stamp', { key: KEY, stamp: STAMP }, '5:6:7:8' as Stamp, false],
  ['in doubt if a file is gone', { key: KEY, stamp: STAMP }, undefined, false],
  ['in doubt if it is not known what a file was made of', { key: null, stamp: STAMP }, STAMP, false],
  ['in doubt if a file has no stamp in the ledger', { key: KEY, stamp: null }, undefined, false],
] as const)('an output folder is %s', (_, entry: LedgerEntry, stamp, expected) => {
  const path = 'a.txt' as OutputPath;
  const standing = new Map(stamp === undefined ? [] : [[path, stamp]]);
  expect(isAsVouched(new Map([[path, entry]]), standing)).toBe(expected);
});

test('a file that is gone from the output folder is missing, whatever the ledger says of it', () => {
  const path = 'a.txt' as OutputPath;
  const asset = { path, digest: 'd' as Digest, source: 'assets/a.txt' as SourcePath, content: null };
  const edition = { pages: [], assets: [asset], site: {}, findings: [] } as unknown as Edition;
  const last: Ledger = new Map([[path, { key: KEY, stamp: STAMP }]]);
  expect(compare(edition, last, new Map(), () => 'f' as Digest).stale[0]?.because).toBe('missing');
});

test.each([
  ['has no key if the digest of its props is not known', undefined, null],
  ['has its template and the digest of its props as its key', 'p' as Digest, { template: 'f', props: 'p' }],
])('a page that was printed %s', (_, digest, key) => {
  const path = 'index.html' as OutputPath;
  const page = { path, template: 'front.njk', props: () => ({}) };
  const edition = { pages: [page], assets: [], site: {}, findings: [] } as unknown as Edition;
  const { entries } = compare(edition, new Map(), new Map(), () => 'f' as Digest);
  const printed = new Map(digest === undefined ? [] : [[path, digest]]);
  expect(entries(new Map([[path, STAMP]]), printed).get(path)).toEqual({ key, stamp: STAMP });
});

test('a file that is no longer planned is obsolete, also where another one is new', () => {
  const asset = (path: string): Asset => ({
    ...{ path: path as OutputPath, digest: 'd' as Digest },
    ...{ source: path as SourcePath, content: null },
  });
  const assets = ['a.txt', 'new.txt'].map(asset);
  const edition = { pages: [], assets, site: {}, findings: [] } as unknown as Edition;
  const entry: LedgerEntry = { key: KEY, stamp: STAMP };
  const last: Ledger = new Map(['a.txt', 'old.txt'].map((path) => [path as OutputPath, entry]));
  const standing = new Map([...last.keys()].map((path) => [path, STAMP]));
  const { obsolete, stale } = compare(edition, last, standing, () => 'f' as Digest);
  expect(obsolete).toEqual(['old.txt']);
  expect(stale.map(({ path, because }) => [path, because])).toContainEqual(['new.txt', 'new']);
});
