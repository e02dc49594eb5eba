import { describe, expect, test } from 'vitest';
import { built, post } from '../support/built.ts';
import { testOptions } from '../support/memory-disk.ts';

const NO_ZONE = 'title: The Wire\nurl: https://wire.example\nsearch: false\n';

/** Two notes of one name, on two evenings west of UTC. */
const EVENINGS = {
  'posts/a/notes.md': post('title: Notes\ndate: 2009-02-02T20:00:00-05:00'),
  'posts/b/notes.md': post('title: Notes\ndate: 2009-02-03 18:30:00 -0500'),
};

function datesOf(files: { readonly [path: string]: string }): readonly string[] {
  return Object.keys(files).filter((path) => /^\d{4}\/\d\d\/\d\d\/.+\/index\.html$/.test(path));
}

describe('where the site names no time zone', () => {
  test('two notes of one name on two evenings stand on their own days', async () => {
    const { report, files, page } = await built({ 'site.yaml': NO_ZONE, ...EVENINGS });
    expect(report.findings).toEqual([]);
    expect(datesOf(files)).toEqual(['2009/02/02/notes/index.html', '2009/02/03/notes/index.html']);
    expect(page('/2009/02/02/notes/')).toContain('2009-02-02T20:00:00-05:00');
    expect(files['feed.xml']).toContain('<published>2009-02-02T20:00:00-05:00</published>');
    expect(files['rss.xml']).toContain('<pubDate>Mon, 02 Feb 2009 20:00:00 -0500</pubDate>');
    expect(files['sitemap/2009.xml'] ?? files['sitemap-2009.xml']).toContain('2009-02-03T18:30:00-05:00');
  });

  test('a zone that the site names still rules', async () => {
    const { found } = await built({ 'site.yaml': `${NO_ZONE}timezone: UTC\n`, ...EVENINGS });
    expect(found).toEqual(['path-collision posts/a/notes.md']);
    const east = await built({
      'site.yaml': `${NO_ZONE}timezone: Asia/Tokyo\n`,
      'posts/a.md': post('title: A\ndate: 2009-02-02T20:00:00-05:00'),
    });
    expect(datesOf(east.files)).toEqual(['2009/02/03/a/index.html']);
  });

  test('the hint tells how many dates need a zone, and is silent where none does', async () => {
    const hints = async (...dates: readonly string[]) => {
      const posts = dates.map(
        (date, at) => [`posts/${at}.md`, post(`title: T${at}\ndate: ${date}`)] as const,
      );
      const { report } = await built({ 'site.yaml': NO_ZONE, ...Object.fromEntries(posts) });
      return report.findings.map(
        ({ rule, level, source, reason }) => `${level} ${rule} ${source}: ${reason}`,
      );
    };
    const hint = 'info no-timezone site.yaml: No time zone is set;';
    expect(await hints('2009-02-02 20:00', '2009-02-03', '2009-02-04T20:00-05:00')).toEqual([
      `${hint} 2 of 3 dates have no UTC offset and are read as they are written`,
    ]);
    expect(await hints('2009-02-02 20:00', '2009-02-04 20:00 EST')).toEqual([
      `${hint} 1 of 2 dates has no UTC offset and is read as it is written`,
    ]);
    expect(await hints('2009-02-02 20:00 EST', '2009-02-04T20:00Z')).toEqual([]);
  });

  test('lists go by day, and within a day by moment, so that no day comes twice', async () => {
    const { page } = await built({
      'site.yaml': NO_ZONE,
      // Half past midnight in Auckland is before eight in the evening of the day before in New York.
      'posts/auckland.md': post('title: Auckland\ndate: 2009-02-03T00:30:00+13:00'),
      'posts/new-york.md': post('title: New York\ndate: 2009-02-02T20:00:00-05:00'),
      'posts/oslo.md': post('title: Oslo\ndate: 2009-02-02T21:00:00+01:00'),
    });
    const list = page('/2009/02/');
    const order = ['Auckland', 'New York', 'Oslo'].map((title) => list.indexOf(`>${title}<`));
    expect(order.every((at) => at > 0)).toBe(true);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test('an embargo ends at the moment that was written, whatever the day is elsewhere', async () => {
    const files = {
      'site.yaml': NO_ZONE,
      'posts/a.md': post('title: A\ndate: 2009-02-02T20:00:00-05:00'),
      'posts/b.md': post('title: B\ndate: 2009-02-02T20:00:00'),
    };
    const at = async (now: string) =>
      datesOf((await built(files, testOptions({ now: Date.parse(now) }))).files).map((path) =>
        path.slice(11, 12),
      );
    expect(await at('2009-02-02T19:59:00Z')).toEqual([]);
    expect(await at('2009-02-02T20:00:00Z')).toEqual(['b']);
    expect(await at('2009-02-03T00:59:00Z')).toEqual(['b']);
    expect(await at('2009-02-03T01:00:00Z')).toEqual(['a', 'b']);
  });
});
