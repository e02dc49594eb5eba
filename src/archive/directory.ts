import {
  extensionOf,
  folderOf,
  foldPath,
  hrefOf,
  joinPath,
  nameOf,
  type SitePath,
} from '../model/address/paths.ts';
import { slugOf } from '../model/address/slug.ts';
import type { AssetFile } from '../model/asset.ts';
import { publishedAt } from '../model/asset.ts';
import type { Dispatch } from '../model/dispatch.ts';
import { isMarkdown, withoutMarkdown } from '../model/markdown-names.ts';
import type { Fill } from '../model/picture.ts';
import { hasFeeds, SHELF_FOLDERS, SHELVES } from '../model/shelf-kinds.ts';
import { ENOUGH_TO_COUNT, type Site } from '../model/site.ts';
import { decoded } from '../model/text/percent.ts';
import type { Absent } from './catalogue.ts';
import { type FiledDispatch, type Shelf, type StandingPage, standsOn } from './clipping.ts';
import { cleanPath } from './permalinks.ts';

type Addressed = Pick<FiledDispatch, 'slip' | 'path' | 'rank' | 'shelves' | 'names'>;
type Page = Pick<StandingPage, 'slip' | 'path'>;

/** What a reference leads to. */
export type Found =
  /** `rank`: the clipping's index in the archive's order; null for a standing page. */
  | { readonly kind: 'dispatch'; readonly path: SitePath; readonly rank: number | null }
  | { readonly kind: 'page'; readonly path: SitePath }
  | { readonly kind: 'asset'; readonly asset: AssetFile; readonly path: SitePath };

/** Resolves references by file path, slug, address, old address or permanent id. */
export type Directory = {
  readonly site: Site;
  /** Pages that were added by `withPages`. */
  readonly added: readonly SitePath[];
  /** Resolves a reference, without query or fragment, as written in a source. */
  readonly find: (reference: string, from: Pick<Dispatch, 'source'>) => Found | undefined;
  /** Resolves the name of a file: in `folder`, then under `assets/`. */
  readonly asset: (reference: string, folder: string) => AssetFile | undefined;
  readonly assetHref: (asset: AssetFile) => string;
  /** The fill of a link to what was found. All links to one page share it, since an archive has very many. */
  readonly linkTo: (found: Found) => Fill;
  /** What is left out of the archive that a reference means: see `withAbsent`. */
  readonly absent: (reference: string, from: Pick<Dispatch, 'source'>) => Absent | undefined;
  /** What `absent` follows from. */
  readonly left: readonly string[];
};

/** Indexes every address of the archive, old ones too (`moved`), so that references can be resolved in constant time. */
export function directoryOf(
  dispatches: readonly Addressed[],
  pages: readonly Page[],
  assets: readonly AssetFile[],
  site: Site,
  moved: readonly { readonly registered: { readonly address: string }; readonly path: SitePath }[] = [],
): Directory {
  const bySource = new Map<string, Found>();
  /** By path without the Markdown extension. */
  const byStem = new Map<string, Found>();
  const byPath = new Map<string, Found>();
  const bySlug = new Map<string, Found>();
  const byAlias = new Map<string, Found>();
  const byAsset = new Map(assets.map((asset) => [asset.path.normalize('NFC'), asset]));
  const note = (map: Map<string, Found>, key: string, found: Found) => {
    if (!map.has(key)) map.set(key, found);
  };
  const standing = pages.map((page) => ({ ...page, rank: null }));
  for (const { slip, path, rank } of [...dispatches, ...standing]) {
    const found: Found = { kind: 'dispatch', path, rank };
    const source = slip.source.normalize('NFC');
    bySource.set(source, found);
    if (!source.endsWith('.md')) note(byStem, withoutMarkdown(source), found);
    note(byPath, foldPath(path), found);
    note(bySlug, slugOf(slip.slug), found);
    if (slip.id !== null) note(bySlug, slip.id, found);
    for (const alias of slip.aliases) note(byAlias, foldPath(pathOfAlias(alias, site)), found);
  }
  for (const path of archivePaths(dispatches, site)) note(byPath, foldPath(path), { kind: 'page', path });
  for (const { from, to } of site.redirects) {
    const target = insideTarget(to, site);
    const found =
      target === null ? undefined : (byPath.get(foldPath(target)) ?? byAlias.get(foldPath(target)));
    if (found) note(byAlias, foldPath(pathOfAlias(from, site)), found);
  }
  for (const { registered, path } of moved) {
    const found = byPath.get(foldPath(path));
    if (found) note(byAlias, foldPath(registered.address), found);
  }
  const fills = new WeakMap<Found, Fill>();
  const assetFound = (asset: AssetFile): Found => ({ kind: 'asset', asset, path: publishedAt(asset) });
  for (const asset of assets) note(byPath, foldPath(publishedAt(asset)), assetFound(asset));

  const asset: Directory['asset'] = (reference, folder) => {
    const plain = decoded(reference).normalize('NFC');
    const beside = plain.startsWith('/') ? undefined : joinPath(folder, plain);
    for (const path of [
      beside,
      joinPath('', plain.replace(/^\/+/, '')),
      joinPath('assets', plain.replace(/^\/+/, '')),
    ]) {
      const found = path === undefined ? undefined : byAsset.get(path);
      if (found) return found;
    }
    return undefined;
  };

  return {
    site,
    added: [],
    left: [],
    absent: () => undefined,
    asset,
    assetHref: (asset) => hrefOf(publishedAt(asset), site.base),
    linkTo: (found) => {
      const fill = fills.get(found) ?? { kind: 'link', href: hrefOf(found.path, site.base) };
      fills.set(found, fill);
      return fill;
    },
    find: (reference, from) => {
      // Most links are written exactly as the address: then nothing else needs to be tried.
      const plainly = reference.startsWith('/') ? byPath.get(reference) : undefined;
      if (plainly) return plainly;
      // `@/` is Zola's sign for the folder of the texts.
      const plain = decoded(reference.startsWith('@/') ? reference.slice(1) : reference).normalize('NFC');
      const absolute = plain.startsWith('/');
      if (isMarkdown(plain)) {
        const path = joinPath(absolute ? '' : folderOf(from.source), plain);
        const found = path && (bySource.get(path) ?? bySource.get(`posts/${path}`));
        if (found) return found;
      }
      if (absolute) {
        for (const path of inSite(plain, site)) {
          const folded = foldPath(cleanPath(path));
          const slashed = folded.endsWith('/') ? folded : `${folded}/`;
          const found =
            byPath.get(folded) ??
            byPath.get(foldPath(path)) ??
            byAlias.get(folded) ??
            byPath.get(slashed) ??
            shelfSpan(folded, byPath);
          if (found) return found;
        }
      } else {
        const beside = joinPath(folderOf(from.source), plain);
        const found =
          (beside && (bySource.get(`${beside}.md`) ?? byStem.get(beside))) ??
          bySlug.get(plain.replace(/\/$/, '')) ??
          bySlug.get(slugOf(withoutMarkdown(nameOf(plain.replace(/\/$/, '')))));
        if (found) return found;
      }
      const file = extensionOf(plain) === '' ? undefined : asset(plain, folderOf(from.source));
      return file && assetFound(file);
    },
  };
}

/** A directory that knows some more pages, and old addresses that lead to them. */
export function withPages(
  directory: Directory,
  paths: readonly SitePath[],
  moved: readonly { readonly registered: { readonly address: string }; readonly path: SitePath }[],
): Directory {
  if (paths.length === 0 && moved.length === 0) return directory;
  const at = new Map<string, SitePath>(
    moved.map(({ registered, path }) => [foldPath(registered.address), path]),
  );
  for (const path of paths) at.set(foldPath(path), path);
  return {
    ...directory,
    added: paths,
    find: (reference, from) => {
      const known = directory.find(reference, from);
      if (known || !reference.startsWith('/')) return known;
      for (const path of inSite(decoded(reference).normalize('NFC'), directory.site)) {
        const folded = foldPath(cleanPath(path));
        const found = at.get(folded) ?? at.get(folded.endsWith('/') ? folded : `${folded}/`);
        if (found) return { kind: 'page', path: found };
      }
      return undefined;
    },
  };
}

/** An alias as a path of the site. For an absolute URL: its path, with its query if it has one. */
export function pathOfAlias(alias: string, site: Pick<Site, 'base'>): string {
  const url = URL.canParse(alias) ? new URL(alias) : null;
  // A fragment never reaches a server, and an empty query means no query.
  const path = decoded(url ? url.pathname + url.search : alias.replace(/#.*$/s, '')).replace(/\?$/, '');
  const inside =
    site.base && (path === site.base || path.startsWith(`${site.base}/`))
      ? path.slice(site.base.length)
      : path;
  return inside.includes('?') ? (inside.startsWith('/') ? inside : `/${inside}`) : cleanPath(inside);
}

/** Where a redirect leads within the site; null for an address of another site. */
export function insideTarget(to: string, site: Site): SitePath | null {
  if (!to.startsWith('/')) {
    const url = new URL(to);
    const isOwn = url.origin === site.origin && `${url.pathname}/`.startsWith(`${site.base}/`);
    return isOwn ? (pathOfAlias(url.pathname, site) as SitePath) : null;
  }
  return pathOfAlias(to.replace(/[?#].*$/s, ''), site) as SitePath;
}

/** The page of all headlines, and the page of figures about the archive. */
export const HEADLINES = '/headlines/' as SitePath;
export const NUMBERS = '/numbers/' as SitePath;

const FEEDS = ['feed.xml', 'rss.xml', 'feed.json'];

/** Addresses of the archive's own pages and feeds. */
function archivePaths(dispatches: readonly Addressed[], site: Site): Iterable<SitePath> {
  const paths = new Set<string>([
    '/',
    '/archive/',
    '/corrections/',
    '/subscribe/',
    '/feeds.opml',
    '/feed.css',
    '/404.html',
  ]);
  for (const file of [...FEEDS, 'sitemap.xml', 'robots.txt']) paths.add(`/${file}`);
  if (site.search) paths.add('/search/');
  const made = new Set<Shelf>();
  /** A year that has dispatches on a day of the year. */
  const yearOn = new Map<string, string | undefined>();
  const years = new Set<string>();
  let listed = 0;
  let before: string | undefined;
  for (const entry of dispatches) {
    const { slip } = entry;
    if (slip.unlisted || !slip.filed) continue;
    for (const shelf of standsOn(entry)) made.add(shelf);
    listed++;
    // Dispatches of one day follow each other.
    if (slip.filed.day === before) continue;
    before = slip.filed.day;
    const [year, month, day] = before.split('-');
    years.add(`${HEADLINES}${year}/`);
    paths.add(`/${year}/`).add(`/${year}/${month}/`);
    if (site.index.days === 'never') continue;
    paths.add(`/${year}/${month}/${day}/`);
    const sameDay = `/days/${month}/${day}/`;
    if ((yearOn.get(sameDay) ?? year) !== year) paths.add(sameDay);
    yearOn.set(sameDay, year);
  }
  if (listed >= ENOUGH_TO_COUNT) {
    if (site.headlines) for (const path of [HEADLINES, ...years]) paths.add(path);
    if (site.numbers) paths.add(NUMBERS);
  }
  for (const { kind, path } of made) {
    paths.add(`/${SHELVES[kind].folder}/`);
    for (const file of ['', ...(hasFeeds(kind, site) ? FEEDS : [])]) paths.add(path + file);
  }
  return paths as Set<SitePath>;
}

/** Resolves a year or month of a shelf (`/tags/iran/2009/`) to the shelf, if that span has no page of its own. */
function shelfSpan(path: string, byPath: ReadonlyMap<string, Found>): Found | undefined {
  const [, shelf] = SHELF_SPAN.exec(path) ?? [];
  return shelf === undefined ? undefined : byPath.get(shelf);
}

/** A path as written, and without the base if the writer put it in front. */
function inSite(path: string, site: Site): readonly string[] {
  return site.base && path.startsWith(`${site.base}/`) ? [path, path.slice(site.base.length)] : [path];
}

const SHELF_SPAN = new RegExp(`^(/(?:${SHELF_FOLDERS.join('|')})/[^/]+/)\\d{4}/(?:\\d\\d/)?$`);
