import { mkdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { post } from '../support/built.ts';
import { backfile, type Run } from '../support/command.ts';
import type { SiteFiles } from '../support/memory-disk.ts';
import { filesIn, layFiles, temporaryFolder } from '../support/site-on-disk.ts';

const temporary = temporaryFolder();

/** Names and dates on which locales, time zones and file systems differ. */
const FILES: SiteFiles = {
  'site.yaml':
    'title: The Wire\nurl: https://wire.example\ntimezone: America/Los_Angeles\nlang: en\nindex: {single: 4}\nfeeds: {entries: 3}\n',
  'assets/pier.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"/>',
  ...Object.fromEntries(
    [
      'Istanbul',
      'ISTANBUL',
      'ıslak',
      'İzmir',
      'Ångström',
      'zebra',
      'Äpfel',
      '東京',
      'ça',
      'Œuvre',
      'b',
      'B-2',
    ].map((name, at) => [
      `posts/${at % 2 ? 'b' : 'A'}/${name}.md`,
      post(
        `title: ${name}
date: ${['2009-02-02', '2008-12-31 23:59', '2009-01-01T00:30:00Z', '2009-03-08 02:30'][at % 4]}
tags: [${name}, ${name.toLowerCase()}, TITLE]
byline: ${name} Işık
column: ${at % 3 ? 'Ç' : 'I'}
image: /assets/pier.svg`,
        `“Quotes” and 'more' of ${1000 * at}.`,
      ),
    ]),
  ),
  'posts/expires.md': post('title: Expires\ndate: 2009-02-02\nexpires: 2026-01-01T00:00:01Z'),
};

/** Where and how the same site is built again. */
const PLACES: readonly {
  readonly name: string;
  readonly env: NodeJS.ProcessEnv;
  readonly shuffled: boolean;
  readonly more?: readonly string[];
}[] = [
  { name: 'UTC, without shortcuts', env: { TZ: 'UTC' }, shuffled: false, more: ['--no-shortcuts'] },
  { name: 'Tokyo', env: { TZ: 'Asia/Tokyo' }, shuffled: false },
  { name: 'New York, from a copy laid in another order', env: { TZ: 'America/New_York' }, shuffled: true },
  {
    name: 'Turkey',
    env: { TZ: 'Europe/Istanbul', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    shuffled: true,
  },
];

describe('the same site', () => {
  let here: SiteFiles;
  const runs = new Map<string, Run>();

  beforeAll(async () => {
    const build = async (name: string, files: SiteFiles, env: NodeJS.ProcessEnv) => {
      const site = layFiles(join(temporary, name, 'deeper', name), files);
      runs.set(
        name,
        await backfile(['build', '--site', site], { env, cwd: name.length % 2 ? site : temporary }),
      );
      return filesIn(join(site, 'dist'));
    };
    here = await build('home', FILES, { TZ: 'UTC', LANG: 'C' });
  });

  test('is built at all', () => {
    expect(runs.get('home')?.status).toBe(0);
    expect(Object.keys(here).length).toBeGreaterThan(100);
  });

  test.each(PLACES)('is the same bytes in $name', async ({ name, env, shuffled, more = [] }) => {
    const entries = Object.entries(FILES);
    const site = join(temporary, `a copy (${name})`);
    if (shuffled) mkdirSync(join(site, 'posts/b'), { recursive: true });
    layFiles(site, Object.fromEntries(shuffled ? entries.toReversed() : entries));
    for (const [at, [path]] of entries.entries()) utimesSync(join(site, path), at, 1_000_000 + at);
    const out = join(temporary, name, 'out');
    const run = await backfile(['build', '--site', site, '--out', out, ...more], { env });
    expect(run.status).toBe(0);
    const there = filesIn(out);
    expect(Object.keys(there)).toEqual(Object.keys(here));
    for (const [path, text] of Object.entries(there)) expect(text, path).toBe(here[path]);
  });

  test('files its dispatches by the day of its own time zone', () => {
    const days = Object.keys(here).filter((path) => /^\d{4}\/\d\d\/\d\d\/[^/]+\/index/.test(path));
    expect(new Set(days.map((path) => path.slice(0, 10)))).toEqual(
      new Set(['2009/02/02', '2008/12/31', '2009/03/08']),
    );
  });
});
