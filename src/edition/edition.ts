import type { Archive } from '../archive/archive.ts';
import { pathOfAlias } from '../archive/directory.ts';
import { climbs, foldPath, isTooLong, type OutputPath, type SourcePath } from '../model/address/paths.ts';
import { publishedAt } from '../model/asset.ts';
import { compareText, type Finding } from '../model/finding.ts';
import type { Illustrations } from '../model/picture.ts';
import { OWN_HTACCESS, OWN_REDIRECTS } from '../model/site.ts';
import { archivePage } from './archive-page.ts';
import { type Maker, openBench } from './bench.ts';
import { changesPages } from './changes-pages.ts';
import { citations } from './citations.ts';
import { correctionsPage } from './corrections-page.ts';
import { dispatchPages } from './dispatch-pages.ts';
import { feeds } from './feeds.ts';
import { frontPage } from './front-page.ts';
import { headers } from './headers.ts';
import { headlinePages } from './headline-pages.ts';
import { indexesOf } from './indexes.ts';
import { listPages } from './list-pages.ts';
import { manifests } from './manifests.ts';
import { namesPage } from './names-page.ts';
import { numbersPage } from './numbers-page.ts';
import type { Asset, Edition, Page } from './page.ts';
import { periodPages } from './period-pages.ts';
import { plainPages } from './plain-pages.ts';
import type { SiteProps } from './props.ts';
import { redirects } from './redirects/redirects.ts';
import { sameDayPages } from './same-day-pages.ts';
import { settingsSheet } from './settings-sheet.ts';
import { shelfPages } from './shelf-pages.ts';
import { shelvesPages } from './shelves-pages.ts';
import { siteProps } from './site-props.ts';
import { sitemap } from './sitemap.ts';
import { standingPages } from './standing-pages.ts';
import { storyPages } from './story-pages.ts';
import { subscribePage } from './subscribe-page.ts';
import { type ThemeFile, themeFiles } from './theme-files.ts';

/** A maker for each kind of page, in the order in which a collision names pages. */
const MAKERS: readonly Maker[] = [
  standingPages,
  dispatchPages,
  manifests,
  frontPage,
  periodPages,
  sameDayPages,
  archivePage,
  shelfPages,
  shelvesPages,
  storyPages,
  listPages,
  headlinePages,
  numbersPage,
  namesPage,
  correctionsPage,
  changesPages,
  subscribePage,
  plainPages,
  citations,
  feeds,
  headers,
];

/** Plans all of `dist/`. Renders nothing; props are made when they are needed. */
export function plan(
  archive: Archive,
  theme: readonly ThemeFile[],
  words: SiteProps['words'],
  pictures: Illustrations | null = null,
  more: readonly Maker[] = [],
): Edition {
  const themed = themeFiles([...theme, ...settingsSheet(archive.site.theme)], archive.site.base);
  const site = siteProps(archive, themed.hrefs, words);
  const bench = openBench(archive, site, pictures ?? undefined);
  const made = [...MAKERS, ...more].flatMap((make) => make(bench));
  const files = [...themed.assets, ...copiedAssets(archive, pictures), ...pictureFiles(pictures)].sort(
    (a, b) => compareText(a.path, b.path),
  );
  const pages = withoutYielding(made, files, archive);
  const maps = sitemap(pages, bench);
  const indexes = indexesOf([...pages, ...maps]);
  const moved = redirects([...pages, ...maps], files, bench, indexes);
  // If the site has a table of redirects, the columnist's own table is included in it.
  const tables = new Set<string>(moved.pages.map(({ path }) => path));
  const assets = files.filter(
    ({ path, source }) => !(tables.has(path) && (source === OWN_REDIRECTS || source === OWN_HTACCESS)),
  );
  const all = [...pages, ...moved.pages, ...maps].sort((a, b) => compareText(a.path, b.path));
  const findings = [
    ...moved.findings,
    ...outside(all, archive),
    ...tooLong(all, assets),
    ...collisions(all, assets),
  ];
  return { pages: all, assets, redirects: moved.redirects, site, indexes, findings };
}

/** The pages without those that give way: to another page, to a file, or to an old address that a writer set. */
function withoutYielding(
  pages: readonly Page[],
  files: readonly Asset[],
  { listed, unlisted, pages: standing, site }: Archive,
): readonly Page[] {
  const taken = new Set<string>();
  for (const { path, yields } of pages) if (!yields) taken.add(foldPath(path));
  for (const { path } of files) taken.add(foldPath(path));
  const old = new Set<string>();
  for (const { from } of site.redirects) old.add(foldPath(pathOfAlias(from, site)));
  for (const { address } of site.retired) old.add(foldPath(address));
  for (const { slip } of [...listed, ...unlisted, ...standing])
    for (const alias of slip.aliases) old.add(foldPath(pathOfAlias(alias, site)));
  return pages.filter(
    ({ path, url, yields }) => !(yields && (taken.has(foldPath(path)) || old.has(foldPath(url)))),
  );
}

function copiedAssets(archive: Archive, pictures: Illustrations | null): readonly Asset[] {
  const stand = archive.assets.filter((asset) => !pictures?.withheld.has(asset.path));
  return stand.map((asset) => ({
    path: publishedAt(asset).slice(1) as OutputPath,
    digest: asset.digest,
    source: asset.path,
    content: null,
  }));
}

function pictureFiles(pictures: Illustrations | null): readonly Asset[] {
  return (pictures?.files ?? []).map(({ path, key, digest, source }) => ({
    path: path.slice(1) as OutputPath,
    digest,
    source,
    content: null,
    variant: key,
  }));
}

/** Reports pages that would be written outside `dist/`, whoever asked for them. */
function outside(pages: readonly Page[], archive: Archive): readonly Finding[] {
  const reported = new Set(
    archive.findings.flatMap(({ rule, source }) => (rule === 'permalink-outside' ? [source] : [])),
  );
  return pages
    .filter(({ path, source }) => climbs(path) && !(source !== null && reported.has(source)))
    .map(({ url, source }) => ({
      rule: 'permalink-outside',
      level: 'error',
      source: source ?? ('site.yaml' as SourcePath),
      reason: `The address ${url} leads out of the site`,
      remedy: 'Write an address within the site, without "." and ".." between slashes.',
    }));
}

/** Reports paths that are too long for file systems before anything is written. */
function tooLong(pages: readonly Page[], assets: readonly Asset[]): readonly Finding[] {
  return [...pages, ...assets]
    .filter(({ path }) => path.length > 80 && isTooLong(path))
    .map(({ path, source }) => ({
      rule: 'path-too-long',
      level: 'error',
      source: source ?? ('site.yaml' as SourcePath),
      reason: `The address /${path.slice(0, 60)}… is longer than files can be named`,
      remedy: 'Write a shorter slug or permalink: 255 bytes between two slashes, 1,000 in all.',
    }));
}

/** Reports paths that are used twice (ignoring letter case and Unicode form), or as a file and as a folder. */
function collisions(pages: readonly Page[], assets: readonly Asset[]): readonly Finding[] {
  const findings: Finding[] = [];
  const taken = new Map<string, Page | Asset>();
  const named = (entry: Page | Asset) => entry.source ?? `the archive's own page /${entry.path}`;
  const report = (entry: Page | Asset, other: Page | Asset, reason: string) => {
    const [mine, theirs] = entry.source === null ? [other, entry] : [entry, other];
    findings.push({
      rule: 'path-collision',
      level: 'error',
      source: (mine.source ?? 'site.yaml') as SourcePath,
      reason: `${reason}: ${named(mine)} and ${named(theirs)} would both be at /${entry.path}`,
      remedy: 'Give one of them another slug, date or permalink.',
    });
  };
  for (const entry of [...pages, ...assets]) {
    const folded = foldPath(entry.path);
    const other = taken.get(folded);
    if (other) report(entry, other, 'Two things share an address');
    else taken.set(folded, entry);
  }
  for (const [path, entry] of taken) {
    for (let slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      const file = taken.get(path.slice(0, slash));
      if (file) report(entry, file, `A file is where a folder is needed (/${file.path})`);
    }
  }
  return findings;
}
