import { describe, expect, test } from 'vitest';
import { missingIds } from '../../../src/desk/check/missing-ids.ts';
import { post, SETTINGS } from '../../support/built.ts';
import { checkSite } from '../../support/copy-desk.ts';
import type { SiteFiles } from '../../support/memory-disk.ts';

const idsOf = async (files: SiteFiles) => Object.fromEntries(missingIds((await checkSite(files)).archive));
const PIECE = post('title: Talks\ndate: 2009-02-02');

describe('ids that are missing', () => {
  test('are those that feeds know the dispatch by; one that has an id is left out', async () => {
    const files = {
      'posts/2009/talks.md': PIECE,
      'posts/b.md': post('title: B\ndate: 2009-02-02\nid: mine'),
    };
    expect(await idsOf(files)).toEqual({
      'posts/2009/talks.md': 'tag:wire.example,2009-02-02:posts/2009/talks',
    });
  });

  test.each([
    ['no address yet', ''],
    ['a placeholder for one', 'url: https://example.org\n'],
  ])('are day and slug where the site has %s', async (_, url) => {
    const site = { 'site.yaml': SETTINGS.replace(/url:.*\n/, url) };
    expect(await idsOf({ ...site, 'posts/talks.md': PIECE })).toEqual({
      'posts/talks.md': '2009-02-02-talks',
    });
  });

  test.each([
    ['with an address', SETTINGS],
    ['without one', SETTINGS.replace(/url:.*\n/, '')],
  ])('differ, and are the same at every time and in every order: a site %s', async (_, settings) => {
    const files: SiteFiles = {
      'posts/talks.md': PIECE,
      'posts/talks.markdown': PIECE,
      'posts/x/talks.md': PIECE,
      'posts/y.md': post('title: Y\ndate: 2009-02-02\nid: 2009-02-02-talks'),
    };
    const ids = await idsOf({ 'site.yaml': settings, ...files });
    expect(new Set(Object.values(ids)).size).toBe(3);
    expect(Object.values(ids)).not.toContain('2009-02-02-talks');
    const backwards = Object.fromEntries(Object.entries(files).reverse());
    expect(await idsOf({ 'site.yaml': settings, ...backwards })).toEqual(ids);
  });
});
