import { describe, expect, test } from 'vitest';
import type { PublishedEdition } from '../../../src/desk/after-product.ts';
import type { Planned } from '../../../src/desk/prepare.ts';
import { search, searchInMemory } from '../../../src/desk/search.ts';
import type { World } from '../../../src/desk/world.ts';
import { searchWith } from '../../support/search.ts';

const PAGES = [
  { path: 'a/index.html', url: '/a/', searched: true },
  { path: 'archive/index.html', url: '/archive/', searched: false },
];
const planned = ({ isWanted = true, lang = 'en', pages = PAGES } = {}) =>
  ({ site: { search: isWanted, style: { lang } }, edition: { pages } }) as unknown as Planned;
const world = (more: object = {}) =>
  ({
    ...{ search: searchWith(new Map()), progress: () => {} },
    ...{
      notes: { recall: () => undefined, keep: () => {} },
      disk: { read: () => '<html><main data-pagefind-body>Herring' },
    },
    ...more,
  }) as unknown as World;
const key = (more: Parameters<typeof planned>[0] = {}, props = 'p', template = 't', here = world()) => {
  const ledger = new Map([['a/index.html', { key: { template, props } }]]);
  return search.key({ planned: planned(more), ledger, world: here } as unknown as PublishedEdition);
};

describe('the key of the search index', () => {
  test('is none if the site wants no search, or there is none to be had', () => {
    expect(key({ isWanted: false })).toBe(null);
    expect(key({}, 'p', 't', world({ search: null }))).toBe(null);
  });

  test('follows from the language and from what the pages that are searched show, and from nothing else', () => {
    expect(key()).toBe(key());
    expect(key({}, 'q')).not.toBe(key());
    expect(key({}, 'p', 'u')).not.toBe(key());
    expect(key({ lang: 'nb' })).not.toBe(key());
    expect(key({ pages: [{ ...PAGES[0]!, url: '/b/' }, PAGES[1]!] })).not.toBe(key());
    expect(key({ pages: PAGES.slice(0, 1) })).toBe(key());
  });
});

describe('the search index in memory', () => {
  const rendered: string[] = [];
  const index = (more: Parameters<typeof planned>[0] = {}, here = world()) =>
    searchInMemory(planned(more), here, async ({ url }) => {
      rendered.push(url);
      return '<html lang="en"><main data-pagefind-body><p>Herring</p></main></html>';
    });

  test('is none if the site wants no search, or there is none to be had', async () => {
    expect(await index({ isWanted: false })).toBe(null);
    expect(await index({}, world({ search: null }))).toBe(null);
    expect(rendered).toEqual([]);
  });

  test('is made of the pages that are searched alone', async () => {
    const files = await index();
    expect(rendered).toEqual(['/a/']);
    expect([...(files?.keys() ?? [])]).toEqual(
      expect.arrayContaining(['pagefind-entry.json', 'pagefind.js']),
    );
  });
});
