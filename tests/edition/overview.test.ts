import { describe, expect, test } from 'vitest';
import { built, post, SETTINGS } from '../support/built.ts';

/** What templates read of a page, as JSON. */
async function read(
  expression: string,
  template: string,
  path: string,
  posts: { readonly [path: string]: string },
) {
  const { files } = await built({ ...posts, [`templates/${template}`]: `{{ ${expression} | dump | safe }}` });
  return JSON.parse(files[path] as string);
}
const dated = (...days: readonly string[]) =>
  Object.fromEntries(
    days.map((day, at) => [`posts/p${at}.md`, post(`title: P${at}\ndate: ${day}`, 'word '.repeat(at + 1))]),
  );

describe('the overview of an archive', () => {
  const overview = (posts: { readonly [path: string]: string }) =>
    read('archive', 'archive.njk', 'archive/index.html', posts);

  test('tells the longest silence, the latest of equal ones, if it is a day or more', async () => {
    const silence = async (...days: readonly string[]) => (await overview(dated(...days))).silence;
    expect(await silence('2009-02-02', '2009-02-03')).toEqual({
      days: 1,
      after: '2009-02-02',
      before: '2009-02-03',
    });
    expect(await silence('2009-02-02 08:00', '2009-02-02 20:00')).toBe(null);
    expect(await silence('2009-01-01', '2009-01-05', '2009-01-06', '2009-01-10')).toMatchObject({
      after: '2009-01-06',
    });
  });

  test('tells the busiest month and the longest piece, the latest of equal ones', async () => {
    const { busiest, longest, count, years } = await overview(
      dated('2009-01-01', '2009-02-01', '2009-02-02', '2009-03-01', '2009-03-02'),
    );
    expect(busiest).toMatchObject({ label: '2009-03', count: 2 });
    expect(longest).toMatchObject({ headline: 'P4', words: 5 });
    expect(count).toBe(5);
    expect(years.map(({ label, count }: { label: string; count: number }) => [label, count])).toEqual([
      ['2009', 5],
    ]);
    const same = await overview({
      'posts/a.md': post('title: A\ndate: 2009-01-01'),
      'posts/b.md': post('title: B\ndate: 2009-01-02'),
    });
    expect(same.longest).toMatchObject({ headline: 'B' });
  });
});

describe('the feed of corrections', () => {
  const correction = (fields: string) => `corrections: [{${fields}}]`;

  test('has the newest first, and its day as its own; one without a day has that of its dispatch', async () => {
    const { files } = await built(
      {
        'posts/a.md': post(`title: A\ndate: 2009-02-02\n${correction('date: 2009-03-01, note: One')}`),
        'posts/b.md': post(`title: B\ndate: 2009-02-03\n${correction('note: Two')}`),
        'posts/c.md': post(`title: C\ndate: 2009-02-04\n${correction('date: 2009-04-01, note: Three')}`),
      },
      { theme: 'builtin' },
    );
    const feed = Object.entries(files).find(([path]) => /^corrections\/.*xml$/.test(path))?.[1] ?? '';
    const updated = [...feed.matchAll(/<updated>([^<]*)<\/updated>/g)].map(([, at]) => at?.slice(0, 10));
    expect(updated).toEqual(['2009-04-01', '2009-04-01', '2009-03-01', '2009-02-03']);
  });
});

describe('two things at one address', () => {
  const told = async (files: { readonly [path: string]: string }) =>
    (await built(files)).report.findings
      .filter(({ rule }) => rule === 'path-collision')
      .map(({ source, reason }) => `${source}: ${reason}`);

  test('are told at the file that a writer can change', async () => {
    expect(await told({ 'posts/a.md': post('title: A\ndate: 2009-02-02\npermalink: /archive/') })).toEqual([
      "posts/a.md: Two things share an address: posts/a.md and the archive's own page /archive/index.html would both be at /archive/index.html",
    ]);
    expect(
      await told({
        'posts/a.md': post('title: A\ndate: 2009-02-02'),
        'assets/_root/archive/index.html': 'Mine',
      }),
    ).toEqual([expect.stringMatching(/^assets\/_root\/archive\/index\.html: Two things share/)]);
  });

  test('are told where a file stands in the place of a folder', async () => {
    expect(
      await told({ 'posts/a.md': post('title: A\ndate: 2009-02-02'), 'assets/_root/archive': 'Mine' }),
    ).toEqual([expect.stringMatching(/A file is where a folder is needed \(\/archive\)/)]);
  });
});

test('a path that is too long for file systems is told before anything is written', async () => {
  const long = (length: number) => ({
    'posts/a.md': post(`title: A\ndate: 2009-02-02\npermalink: /${'x'.repeat(length)}/`),
  });
  const { report, files } = await built({ 'site.yaml': SETTINGS, ...long(256) });
  expect(report.findings.map(({ rule }) => rule)).toContain('path-too-long');
  expect(files).toEqual({});
  expect((await built(long(255))).report.published).toBe(true);
});
