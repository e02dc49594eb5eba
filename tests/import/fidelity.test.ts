import { describe, expect, test } from 'vitest';
import { DIALECTS } from './dialects.ts';
import { measureFidelity, ROUND_TRIP, WORDPRESS } from './fidelity.ts';
import { bring } from './outside.ts';
import { expectations, SAMPLES, sample } from './samples.ts';

test.each(Object.entries(DIALECTS))(
  '%s is recognised, and all of it comes in',
  async (_, { format, files }) => {
    const { report } = await bring(files);
    expect(report.format).toBe(format);
    expect([report.counts.imported, report.counts.found]).toEqual([1, 1]);
    expect(report.counts.words.kept).toBeGreaterThan(130);
    expect(report.counts.links).toBe(1);
    expect([report.unlisted, report.damage, report.failed]).toEqual([[], [], []]);
  },
);

describe.skipIf(SAMPLES === null)('samples keep their words, links, pictures, headings and addresses', () => {
  let all = 0;
  let kept = 0;
  test.each(ROUND_TRIP)('%s', async (name) => {
    const { report, words, links, pictures, headings, addresses, lost } = await measureFidelity(name);
    expect(report.unlisted).toEqual([]);
    expect(report.damage.filter((one) => one.lost)).toEqual([]);
    expect(lost).toEqual([]);
    for (const one of [links, pictures, headings, addresses])
      expect(one.after + one.listed).toBeGreaterThanOrEqual(one.before);
    const { counts } = report;
    expect(counts.pictures.kept + counts.pictures.lost).toBe(counts.pictures.found);
    expect(counts.redirects.mapped + counts.redirects.left).toBe(counts.redirects.found);
    all += words.before - words.listed;
    kept += words.after;
    expect(words.after / Math.max(1, words.before - words.listed)).toBeGreaterThanOrEqual(0.999);
  });

  test('over all samples, at least 99.9 % of the words are there, in their order', () => {
    expect(all).toBeGreaterThan(10_000);
    expect(kept / all).toBeGreaterThanOrEqual(0.999);
  });
});

describe.skipIf(SAMPLES === null)('counts agree with those of another program', () => {
  test.each(WORDPRESS)('%s', async (name) => {
    const expected = expectations()[name]!;
    const { report, rows, files } = await bring(sample(name));
    const count = (key: string) => Number(expected[key] ?? 0);
    const dispatches = rows.filter(({ kind }) => kind === 'dispatch');
    const other = (expected.other_items ?? {}) as { readonly [name: string]: number };
    expect(dispatches.length).toBe(
      count('posts_published') + count('posts_draft') + count('posts_private') + count('posts_future'),
    );
    expect(rows.length - dispatches.length).toBe(count('pages_published') + (other['page/draft'] ?? 0));
    expect(report.counts.comments).toEqual({ found: count('comments'), kept: count('comments'), left: 0 });
    expect(report.skipped.length).toBe(
      Object.entries(other).reduce((sum, [kind, number]) => sum + (kind.startsWith('page/') ? 0 : number), 0),
    );
    expect(rows.filter(({ title }) => title === null).length).toBe(count('without_title'));
    const leads = [...files].filter(
      ([path, text]) => path.startsWith('posts/') && /^image:/m.test(String(text)),
    ).length;
    expect(leads).toBe(count('posts_with_featured_image'));
  });

  test.each([
    ['ghost/ghost.json', 3, 0, 0],
    ['ghost/ghost-flat.json', 1, 0, 0],
    ['substack', 5, 1, 1],
    ['medium', 5, 1, 0],
    ['jekyll', 13, 1, 0],
    ['movabletype/SimplePost.txt', 1, 0, 0],
    ['movabletype/MultiplePosts.txt', 3, 0, 0],
    ['movabletype/PostWithComments.txt', 1, 0, 0],
    ['movabletype/PostWithPings.txt', 1, 0, 0],
  ])('%s: %i pieces, %i drafts, %i pages', async (name, pieces, drafts, pages) => {
    const { report } = await bring(sample(name));
    expect(report.counts).toMatchObject({ found: pieces, imported: pieces, drafts, pages });
  });

  test('an export that is broken before its first item says so', async () => {
    const { report, posts } = await bring(sample('wordpress/malformed.xml'));
    expect(posts).toEqual([]);
    expect(report.damage).toEqual([{ name: 'malformed.xml', why: 'no items were found in it' }]);
  });
});

test('a sample that is not there is not tested, and this test says so', () => {
  if (SAMPLES === null) console.warn('No samples beside the project: fidelity and counts were not tested.');
  expect(ROUND_TRIP.length).toBe(16);
});
