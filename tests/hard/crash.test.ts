import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runs } from '../support/deep.ts';
import { backfile, chance, differences, type Files, folder, put, siteOf, start, tree } from './drill.ts';

/** Options under which a process dies in the middle of its changes: see `power-cut.mjs`. */
const POWER_CUT = `--import ${pathToFileURL(join(import.meta.dirname, 'power-cut.mjs'))}`;

const post = (index: number, word: string) =>
  `---\ntitle: ${word} ${index}\ndate: 2009-0${1 + (index % 9)}-1${index % 10}\ntags: [t${index % 4}, ${word}]\nbyline: B${index % 3}\n---\n\n${`${word} goes on. `.repeat(60)}\n`;
const posts = (word: string, from: number, to: number) =>
  Object.fromEntries(
    Array.from({ length: to - from }, (_, at) => [`posts/p${from + at}.md`, post(from + at, word)]),
  );

/** Two editions of one site: of other words throughout, each with dispatches that the other has not. */
const EDITIONS: readonly Files[] = [
  {
    'site.yaml': 'title: The Wire\nurl: https://wire.example\ntimezone: UTC\nregister: false\n',
    ...posts('Herring', 0, 14),
  },
  {
    'site.yaml': 'title: The Cable\nurl: https://wire.example\ntimezone: UTC\nregister: false\n',
    ...posts('Cod', 4, 18),
  },
];

/** Settings of a site that keeps a register of its addresses. */
const REGISTERED = 'title: The Wire\nurl: https://wire.press\nhost: apache\ntimezone: UTC\n';

/** A dispatch that is known by its id, under any name. */
const own = (path: string, more: string) => ({
  [path]: `---\ntitle: Own\nid: own\ndate: 2009-01-10\n${more}\n---\n\nIts own words.\n`,
});

/** Puts an edition into a site folder, and nothing else. */
function lay(site: string, edition: Files): void {
  rmSync(join(site, 'posts'), { recursive: true, force: true });
  put(site, edition);
}

let clean: readonly ReturnType<typeof tree>[] = [];

/** What a clean build makes of each edition. */
function cleanTrees(): typeof clean {
  if (clean.length === 0)
    clean = EDITIONS.map((edition) => {
      const site = siteOf(edition);
      expect(backfile(['build', '-q', '--site', site]).status).toBe(0);
      return tree(join(site, 'dist'));
    });
  return clean;
}

describe('a build that is killed', () => {
  test.each([
    ['with shortcuts', runs(6), []],
    ['without shortcuts', runs(3), ['--no-shortcuts']],
  ] as const)(
    'leaves every file old or new, whatever the moment; the next build equals a clean one: %s, %d moments',
    {
      timeout: 3_600_000,
    },
    (_, moments, way) => {
      const clean = cleanTrees();
      const site = folder();
      lay(site, EDITIONS[0]!);
      const build = ['build', '-q', ...way, '--site', site];
      backfile(build);
      lay(site, EDITIONS[1]!);
      const changes = Number(backfile(build, { env: { NODE_OPTIONS: POWER_CUT } }).stdout);
      const dist = join(site, 'dist');
      const random = chance(7);
      let killed = 0;
      for (let moment = 0; moment < moments; moment++) {
        const next = moment % 2;
        lay(site, EDITIONS[next]!);
        const last = 1 + Math.floor(((moment + random()) / moments) * changes);
        const { status } = backfile(build, {
          env: { NODE_OPTIONS: POWER_CUT, POWER_CUT: String(last) },
        });
        if (status === null) killed++;
        const [old, fresh] = [clean[1 - next]!, clean[next]!];
        const torn = [...tree(dist)].filter(
          ([path, bytes]) => !old.get(path)?.equals(bytes) && !fresh.get(path)?.equals(bytes),
        );
        expect(torn.map(([path]) => path)).toEqual([]);
        const lost = [...old.keys()].filter((path) => fresh.has(path) && !tree(dist).has(path));
        expect(lost).toEqual([]);
        expect(backfile(build)).toMatchObject({ status: 0, stderr: '' });
        expect(differences(tree(dist), fresh)).toEqual([]);
      }
      expect(killed).toBeGreaterThan(moments / 2);
    },
  );

  test('with a register, no address is lost, whatever the moment, and the next build settles', () => {
    const before = {
      'site.yaml': REGISTERED,
      ...posts('Herring', 0, 4),
      ...own('posts/own.md', 'slug: own'),
    };
    const after = { 'site.yaml': REGISTERED, ...posts('Herring', 0, 5), ...own('posts/n.md', 'slug: new') };
    const origin = siteOf({});
    const build = (site: string) => ['build', '-q', '--site', site];
    lay(origin, before);
    expect(backfile(build(origin)).status).toBe(0);
    const addresses = (site: string) => String(tree(site).get('addresses.txt')).split('\n');
    const first = addresses(origin);
    /** The site of `origin` after its next edition, killed at a moment: see `power-cut.mjs`. */
    const next = (moment: string | null) => {
      const site = folder();
      cpSync(origin, site, { recursive: true });
      lay(site, after);
      const env = { NODE_OPTIONS: POWER_CUT, ...(moment === null ? {} : { POWER_CUT: moment }) };
      return { site, ...backfile(build(site), { env }) };
    };
    const whole = next(null);
    expect(whole.stderr).toBe('');
    const changes = Number(whole.stdout);
    const last = addresses(whole.site);
    expect(last.length).toBeGreaterThan(first.length);
    const states = new Set<string>();
    const random = chance(9);
    const moments = Array.from({ length: runs(1) }, () => String(1 + Math.floor(random() * (changes - 1))));
    for (const moment of ['/addresses.txt', ...moments]) {
      const { site, status } = next(moment);
      expect(status).toBe(null);
      const now = addresses(site);
      const isNew = now.length === last.length;
      expect(now).toEqual(isNew ? last : first);
      // No page stands at an address that the register does not know.
      const stands = tree(join(site, 'dist')).has('2009/01/10/new/index.html');
      expect(stands && !isNew).toBe(false);
      states.add(`${isNew} ${stands}`);
      expect(backfile(build(site))).toMatchObject({ status: 0, stderr: '' });
      expect(addresses(site)).toEqual(last);
      expect(differences(tree(join(site, 'dist')), tree(join(whole.site, 'dist')))).toEqual([]);
    }
    expect([...states]).toContain('true false');
  }, 3_600_000);

  test('a build that was killed while it put files aside leaves none of them behind', async () => {
    const site = siteOf(EDITIONS[1]!);
    const staging = join(site, '.backfile', 'dist', 'staging', '1999');
    mkdirSync(staging, { recursive: true });
    put(staging, { 'index.html': '<p>Never published' });
    expect(backfile(['build', '-q', '--site', site]).status).toBe(0);
    expect(tree(join(site, 'dist')).has('1999/index.html')).toBe(false);
  });
});

describe('two builds at once', () => {
  test('the second says that it waits, and builds when the first is done', async () => {
    const site = siteOf(EDITIONS[0]!);
    const state = join(site, '.backfile', 'dist');
    mkdirSync(state, { recursive: true });
    const first = new DatabaseSync(join(state, 'lock.db'));
    first.exec('BEGIN EXCLUSIVE');
    const { child, ended } = start(['build', '--site', site]);
    await new Promise<void>((done) =>
      child.stderr.on('data', (bytes: Buffer) => bytes.includes('waits') && done()),
    );
    expect(tree(site).has('dist/index.html')).toBe(false);
    first.close();
    expect(await ended).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(
        /^Another Backfile is at work on this output folder; this one waits until it is done\.\n/,
      ),
    });
    expect(tree(site).has('dist/index.html')).toBe(true);
  });

  test('both succeed, and what stands is what one alone would have made', async () => {
    const site = siteOf(EDITIONS[0]!);
    const runs = await Promise.all([1, 2, 3].map(() => start(['build', '-q', '--site', site]).ended));
    expect(runs.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(differences(tree(join(site, 'dist')), cleanTrees()[0]!)).toEqual([]);
  });
});
