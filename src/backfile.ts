/**
 * Backfile for other programs: builds, watches and opens archives like its commands, and has the types for a site's
 * `backfile.config.ts`. Import it from `backfile`.
 */
import type { Archive } from './archive/archive.ts';
import type { Listing, Wish } from './desk/list.ts';
import type { Report } from './desk/report.ts';
import type { Finding } from './model/finding.ts';

export type { Archive } from './archive/archive.ts';
export type { Clipping, Shelf } from './archive/clipping.ts';
export type { Listing, Wish } from './desk/list.ts';
export type { Report } from './desk/report.ts';
export { type Config, defineConfig } from './edge/program/config.ts';
export type { Bench, Maker } from './edition/bench.ts';
export type {
  BylineProps,
  ColumnProps,
  CopyProps,
  DatedLink,
  DispatchLink,
  DispatchProps,
  Held,
  TagProps,
  Teaser,
} from './edition/dispatch-props.ts';
export type { FacsimileProps, LargeScan } from './edition/facsimile-props.ts';
export type {
  ArchiveProps,
  CitationPlaces,
  GroupProps,
  PeriodProps,
  ShelfProps,
  ShelvesProps,
  SpanLink,
  SpanProps,
  WayProps,
} from './edition/list-props.ts';
export type { NameLink, NameProps, NamesProps } from './edition/name-props.ts';
export { type Page, type Props, pageAt } from './edition/page.ts';
export type {
  Alternate,
  FeedLinks,
  GoneProps,
  LinkProps,
  PageKind,
  PageProps,
  SiteProps,
  TemplateProps,
} from './edition/props.ts';
export type {
  HeadlinesProps,
  ListProps,
  NumbersProps,
  StoriesProps,
  StoryLink,
  StoryProps,
  SubscribeProps,
} from './edition/way-props.ts';
export type { SitePath, SourcePath } from './model/address/paths.ts';
export type { Change, History, Passage, Run } from './model/change.ts';
export type { Dispatch, Quote } from './model/dispatch.ts';
export type { Finding, Position } from './model/finding.ts';
export type { Picture, SocialCard, Variant } from './model/picture.ts';
export type { CivilTime, Day } from './model/time/civil-time.ts';

/** Options of a build, as on the command line. */
export type BuildOptions = {
  /** The site folder; default: the current folder. */
  readonly site?: string;
  /** The output folder; default: `dist/` in the site folder. */
  readonly out?: string;
  readonly url?: string;
  readonly drafts?: boolean;
  readonly future?: boolean;
  readonly clean?: boolean;
  readonly cache?: boolean;
  readonly strict?: boolean;
};

/** An archive for reading: nothing is rendered or written. */
export type OpenArchive = {
  readonly archive: Archive;
  readonly findings: readonly Finding[];
  /** Finds dispatches like `backfile list`, newest first. */
  readonly find: (wish?: Partial<Wish>) => readonly Listing[];
};

/** Builds a site folder like `backfile build`. Errors in the content are in the report and never thrown. */
export async function build(options: BuildOptions = {}): Promise<Report> {
  const { site = '.', ...flags } = options;
  const { buildSite } = await import('./edge/commands/build.ts');
  return buildSite({ site, ...flags });
}

/** Builds, and again after every burst of changes, until `signal` aborts or the caller stops iterating. */
export async function* watch(
  options: BuildOptions & { readonly poll?: boolean; readonly signal?: AbortSignal } = {},
): AsyncGenerator<Report> {
  const { poll = false, signal = new AbortController().signal, ...rest } = options;
  const [{ changes }, { siteFolder }] = await Promise.all([
    import('./edge/preview/changes.ts'),
    import('./edge/program/options.ts'),
  ]);
  for await (const _ of changes(siteFolder(rest.site ?? '.'), { poll, signal })) yield await build(rest);
}

/** Opens the archive of a site folder: every dispatch, also drafts and future ones, filed on its shelves. */
export async function openArchive(options: { readonly site?: string } = {}): Promise<OpenArchive> {
  const [{ archiveOf }, { ANY, find }, { newestFirst }] = await Promise.all([
    import('./edge/world/open-archive.ts'),
    import('./desk/list.ts'),
    import('./archive/catalogue.ts'),
  ]);
  const { archive, findings } = await archiveOf(options.site ?? '.');
  const entries = [...archive.listed, ...archive.unlisted].sort((a, b) =>
    newestFirst(a.dispatch, b.dispatch),
  );
  const answer = (wish: Partial<Wish> = {}) => find(entries, { ...ANY, ...wish }, archive.site);
  return { archive, findings, find: answer };
}
