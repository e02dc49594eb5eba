import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../src/desk/build.ts';
import type { Report } from '../../src/desk/report.ts';
import { openWorld } from '../../src/edge/world/open-world.ts';
import { slugOf } from '../../src/model/address/slug.ts';
import { deadReferences } from '../support/crawl.ts';
import { testOptions } from '../support/memory-disk.ts';
import { filesIn, temporaryFolder } from '../support/site-on-disk.ts';

/** A real archive that no one here wrote; not part of this repository. */
const CORPUS = join(import.meta.dirname, '..', '..', '..', 'shared', 'corpus', '18f');

/** What the sources themselves say, read by a few lines of this test. */
type Source = {
  readonly file: string;
  readonly text: string;
  readonly date: string;
  readonly slug: string;
  readonly authors: readonly string[];
  readonly tags: readonly string[];
};

if (existsSync(CORPUS))
  describe('a real archive', () => {
    const out = join(temporaryFolder(), 'site');
    const url = 'https://archive.example/18f';
    let report: Report;
    let files: { readonly [path: string]: string };
    let sources: readonly Source[];

    beforeAll(async () => {
      const { generator } = testOptions();
      const { world, close } = openWorld({ site: CORPUS, out, generator, jobs: 1, remember: false });
      // Its pictures are shown as they are: to make sizes of them is another matter, and takes long.
      report = await build(testOptions({ url }), { ...world, pictures: null });
      close();
      files = filesIn(out);
      sources = sourcesIn(join(CORPUS, 'posts'));
    });

    test('is built on the first day, whatever is doubtful in it', () => {
      expect(report.findings.filter(({ level }) => level === 'error')).toEqual([]);
      expect(report.published).toBe(true);
      expect(report.dispatches).toBe(sources.length);
      expect(sources.length).toBeGreaterThan(400);
    });

    test('has a page for each dispatch', () => {
      const missing = sources.filter(
        ({ date, slug }) => !has(`${date.replaceAll('-', '/')}/${slugOf(slug)}/`),
      );
      expect(missing.map(({ file }) => file)).toEqual([]);
    });

    test('has a page for each byline that its sources name, and no other', () => {
      const wanted = new Set(sources.flatMap(({ authors }) => authors.map(slugOf)));
      expect(foldersOf('bylines')).toEqual([...wanted].sort());
      expect(wanted.size).toBeGreaterThan(50);
    });

    test('has a page for each tag that its sources name, and no other', () => {
      const wanted = new Set(sources.flatMap(({ tags }) => tags.map((tag) => slugOf(tag))));
      expect(foldersOf('tags')).toEqual([...wanted].sort());
      expect(wanted.size).toBeGreaterThan(50);
    });

    test('has a page for each year and month in which something was filed, and no other', () => {
      const years = new Set(sources.map(({ date }) => `${date.slice(0, 4)}/index.html`));
      const months = new Set(sources.map(({ date }) => `${date.slice(0, 7).replace('-', '/')}/index.html`));
      const built = (pattern: RegExp) => Object.keys(files).filter((path) => pattern.test(path));
      expect(built(/^\d{4}\/index\.html$/)).toEqual([...years].sort());
      expect(built(/^\d{4}\/\d\d\/index\.html$/)).toEqual([...months].sort());
    });

    test('has no link to itself that leads to nothing, but for those that it told of', () => {
      const { dead, followed } = deadReferences(Object.entries(files), new Set(Object.keys(files)), url);
      expect(followed).toBeGreaterThan(50_000);
      const told = report.findings.flatMap(
        ({ reason }) => /^The link to (\S+) leads to no/.exec(reason)?.[1] ?? [],
      );
      const pages = dead.filter(({ lacks }) => lacks === 'page');
      expect(pages.filter(({ to }) => !told.some((link) => to.endsWith(link)))).toEqual([]);
      // A place on a page that its writer named and that is not there is for `check` to tell, which reads the pages.
      const written = sources.map(({ text }) => text).join('\n');
      const anchors = dead
        .filter(({ lacks }) => lacks === 'anchor')
        .map(({ to }) => to.replace(/^.*?#|:~:.*$/g, ''));
      expect(anchors.filter((anchor) => !written.includes(`#${anchor}`))).toEqual([]);
    });

    const has = (folder: string) => `${folder}index.html` in files;
    const foldersOf = (kind: string) =>
      Object.keys(files)
        .flatMap((path) => new RegExp(`^${kind}/([^/]+)/index\\.html$`).exec(path)?.[1] ?? [])
        .sort();
  });
else
  test('a real archive is not here: its tests were left out', () => {
    console.log(`Left out: the tests of a real archive, which is not at ${CORPUS}.`);
  });

function sourcesIn(folder: string): readonly Source[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => /\.(?:md|markdown)$/.test(name) && !/(?:^|[\\/])_/.test(name))
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const matter = (load(/^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '', { json: true }) ?? {}) as {
        readonly [key: string]: unknown;
      };
      const name = file.split(/[\\/]/).at(-1) ?? '';
      const written = String(matter.date instanceof Date ? matter.date.toISOString() : (matter.date ?? name));
      // Without a site.yaml the zone of the site is UTC.
      const date = written.includes('T') ? new Date(written).toISOString() : written;
      return {
        file,
        text,
        date: date.slice(0, 10),
        slug: String(matter.slug ?? name.replace(/^\d{4}-\d\d-\d\d-/, '').replace(/\.\w+$/, '')),
        authors: listOf(matter.byline ?? matter.author),
        tags: listOf(matter.tags),
      };
    });
}

function listOf(value: unknown): readonly string[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value)
    ? value.map(String)
    : String(value)
        .split(',')
        .map((each) => each.trim());
}
