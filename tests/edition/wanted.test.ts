import { expect, test } from 'vitest';
import { file } from '../../src/archive/archive.ts';
import { parse } from '../../src/copy/parse.ts';
import { readSite } from '../../src/desk/settings/settings.ts';
import { trace } from '../../src/desk/trace.ts';
import { plan } from '../../src/edition/edition.ts';
import type { Page } from '../../src/edition/page.ts';
import { digest } from '../../src/model/digest.ts';
import type { Dispatch } from '../../src/model/dispatch.ts';
import type { OutputPath, SourcePath } from '../../src/model/paths.ts';
import { testOptions } from '../support/memory-disk.ts';

const SETTINGS =
  'title: The Wire\nurl: https://wire.example\ntimezone: UTC\nindex: {single: 4, days: always}\nfeeds: {entries: 3, archives: [site, columns, bylines, tags]}\n';

/** Old addresses, some of them of feeds, one of those by way of another, one over a page. */
const REDIRECTS =
  '/feed/: /feed.xml\n/old.rss: /rss.xml\n/older/: /feed\n/2007.xml: /feed/2007.xml\n/t/: /tags/tag-1/feed.json\n/away/: https://o.example/\n/archive/: /feed.xml\n/fixed/: /corrections/feed.xml\n';

/** Three years in which every shelf is cut by year, and some by month; every third address is a file, not a folder. */
const POSTS = Object.fromEntries(
  Array.from({ length: 45 }, (_, at) => {
    const day = new Date(Date.UTC(2007, 0, 1) + at * 24 * 86_400_000).toISOString().slice(0, 10);
    const more = [
      at % 3 === 0 ? `permalink: /pieces/p${at}.html\n` : '',
      at % 5 === 0 ? 'unlisted: true\n' : '',
      at % 9 === 1 ? `corrections: [{date: ${day}, note: It was Tuesday}]\n` : '',
    ];
    return [
      `posts/${day}-p${at}.md`,
      `---\ntitle: Piece ${at}\nbyline: Writer ${at % 2}\ncolumn: Column ${at % 2}\ntags: [tag ${at % 3}, rare ${at % 11}]\naliases: [/old/${at}]\n${more.join('')}---\n\nText ${at}.\n`,
    ];
  }),
);
POSTS['posts/_pages/about.md'] = '---\ntitle: About\n---\n\nOf us.\n';

test('of every page that reads dispatches, a plan of that one page holds it, as the whole plan does, and no other', () => {
  const site = readSite(
    [
      { path: 'site.yaml' as SourcePath, text: SETTINGS },
      { path: 'redirects.yaml' as SourcePath, text: REDIRECTS },
    ],
    testOptions(),
    [],
  );
  const dispatches = Object.entries(POSTS).map(([path, text]) => {
    const { dispatch } = parse({ path: path as SourcePath, digest: digest(text), text }, site.style);
    return dispatch as Dispatch;
  });
  const archive = file(dispatches, [], site);
  const whole = plan(archive, [], {});
  expect(whole.isWhole).toBe(true);
  expect(whole.findings.map(({ rule }) => rule)).toEqual(['redirect-over-page']);
  const shown = ({ props, modified, derived, ...page }: Page) =>
    JSON.stringify({ ...page, props: props(), modified: modified(), derived: derived?.() });
  const { edition, lines } = trace({ archive, edition: whole }, () => null);
  for (const page of edition.pages) page.props();
  const reading = whole.pages.filter(({ path }) => lines.get(path) !== ',');
  expect(new Set(reading.map(({ template }) => template)).size).toBeGreaterThan(15);
  for (const page of reading) {
    const part = plan(archive, [], {}, null, [], () => new Set([page.path]));
    expect([part.isWhole, part.pages.map(({ path }) => path)]).toEqual([false, [page.path]]);
    expect(shown(part.pages[0] as Page)).toBe(shown(page));
  }
  const several = reading.filter((_, at) => at % 7 === 0).map(({ path }) => path);
  const part = plan(archive, [], {}, null, [], () => new Set<OutputPath>(several));
  expect(part.pages.map(({ path }) => path)).toEqual(several);
  expect(plan(archive, [], {}, null, [], () => null).pages.length).toBe(whole.pages.length);
});
