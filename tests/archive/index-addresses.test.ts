import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/archive/catalogue.ts';
import { parse } from '../../src/copy/parse.ts';
import { readSite } from '../../src/desk/settings/settings.ts';
import type { SourcePath } from '../../src/model/address/paths.ts';
import { sameName } from '../../src/model/address/slug.ts';
import { digest } from '../../src/model/digest.ts';
import type { Dispatch } from '../../src/model/dispatch.ts';
import { built, post, SETTINGS } from '../support/built.ts';
import { runs } from '../support/deep.ts';
import { testOptions } from '../support/memory-disk.ts';

const SITE = readSite([{ path: 'site.yaml' as SourcePath, text: SETTINGS }], testOptions(), []);

/** Names whose slugs meet, some of them as the slug that another would be given beside the first. */
const NAMES = [
  'naive',
  'naïve',
  'Naïve',
  'NAIVE',
  'na.ive',
  'na ive',
  'Na-ive',
  'who',
  'Who?',
  '?who',
  'C',
  'c.',
  '“C”',
  ...['naive', 'naïve', 'who?'].map((name) => `naive ${digest(sameName(name)).slice(0, 4)}`),
];

type Filed = {
  readonly file: string;
  readonly day: number;
  readonly names: readonly string[];
  readonly unlisted: boolean;
};

/** Addresses of indexes by their kind and name, once these dispatches stand. */
function addresses(filed: readonly Filed[]): ReadonlyMap<string, string> {
  const dispatches = filed.map(({ file, day, names, unlisted }) => {
    const [column, byline, ...tags] = names;
    const date = new Date(Date.UTC(2009, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
    const text = post(
      `title: T\ndate: ${date}\ncolumn: ${JSON.stringify(column)}\nbyline: ${JSON.stringify([byline])}\ntags: ${JSON.stringify(tags)}${unlisted ? '\nunlisted: true' : ''}`,
    );
    return parse({ path: `posts/${file}.md` as SourcePath, digest: digest(text), text }, SITE.style)
      .dispatch as Dispatch;
  });
  const { shelves } = catalogue(dispatches, SITE, []);
  return new Map(
    Object.values(shelves)
      .flat()
      .map((shelf) => [`${shelf.kind} ${sameName(shelf.name)}`, shelf.path]),
  );
}

describe('an index', () => {
  test('keeps its address whatever is filed later, under whatever path and spelling', () => {
    const dispatch = fc.record({
      file: fc.string({ unit: fc.constantFrom('a', 'z', '0', '-', 'é'), minLength: 1, maxLength: 6 }),
      names: fc.array(fc.constantFrom(...NAMES), { minLength: 2, maxLength: 5 }),
      unlisted: fc.boolean(),
    });
    const archive = fc.uniqueArray(dispatch, { selector: ({ file }) => file, minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(archive, fc.infiniteStream(fc.nat()), (list, order) => {
        // Each is dated a day after the one before; folders are read in any order.
        const dated = list.map((each, day) => ({ ...each, day }));
        let before: ReadonlyMap<string, string> = new Map();
        for (let count = 1; count <= dated.length; count++) {
          const keyed = dated.slice(0, count).map((each) => [order.next().value as number, each] as const);
          const now = addresses(keyed.sort(([a], [b]) => a - b).map(([, each]) => each));
          for (const [name, address] of before) expect(now.get(name), name).toBe(address);
          expect(new Set(now.values()).size).toBe(now.size);
          before = now;
        }
      }),
      { numRuns: runs(50), seed: 15 },
    );
  });

  test('of the first by date has the plain address, and not the plainest name', async () => {
    const { files, found } = await built({
      'posts/z.md': post('title: Z\ndate: 2009-01-01\ntags: [naïve]\nbyline: José Núñez\ncolumn: L’été'),
      'posts/a.md': post('title: A\ndate: 2010-01-01\ntags: [naive]\nbyline: Jose Nunez\ncolumn: L ete'),
    });
    expect(found).toEqual([]);
    expect(files['tags/naive/index.html']).toContain('naïve');
    expect(files['bylines/jose-nunez/index.html']).toContain('José');
    for (const kind of ['tags', 'bylines', 'columns'])
      expect(
        Object.keys(files).filter((path) => new RegExp(`^${kind}/[^/]+/index.html$`).test(path)),
      ).toHaveLength(2);
  });

  test('of two names on one day has the plain address where the name is plain', async () => {
    const { files } = await built({
      'posts/a.md': post('title: A\ndate: 2009-01-01\ntags: [naïve]'),
      'posts/b.md': post('title: B\ndate: 2009-01-01\ntags: [naive]'),
    });
    expect(files['tags/naive/index.html']).toContain('>B<');
  });

  test('keeps its address from one that expired before it', async () => {
    const day = Date.parse('2010-06-01T00:00:00Z');
    const posts = {
      'posts/a.md': post('title: A\ndate: 2009-01-01\ntags: [naïve]\nexpires: 2011-01-01'),
      'posts/b.md': post('title: B\ndate: 2010-01-01\ntags: [naive]'),
    };
    const folders = async (now: number) =>
      Object.entries((await built(posts, { now })).files)
        .filter(([path, text]) => /^tags\/[^/]+\/index/.test(path) && text.includes('>B<'))
        .map(([path]) => path);
    const before = await folders(day);
    expect(before).not.toEqual(['tags/naive/index.html']);
    expect(await folders(day + 366 * 86_400_000)).toEqual(before);
  });

  test('that site.yaml names stands under its id, whoever came first', async () => {
    const { files } = await built({
      'site.yaml': `${SETTINGS}tags: {naive: {name: The naive}}\n`,
      'posts/a.md': post('title: A\ndate: 2009-01-01\ntags: [naïve]'),
      'posts/b.md': post('title: B\ndate: 2010-01-01\ntags: [the naive]'),
    });
    expect(files['tags/naive/index.html']).toContain('The naive');
  });
});
