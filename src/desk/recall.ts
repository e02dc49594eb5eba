import type { Archive } from '../archive/archive.ts';
import type { FiledClipping } from '../archive/filed.ts';
import { inOrder, restore, type Snapshot, takeSnapshot } from '../archive/snapshot.ts';
import { openDesk } from '../edition/desk.ts';
import type { Edition } from '../edition/page.ts';
import { changedParts } from '../edition/parts.ts';
import { type Digest, digestAll, digestEach } from '../model/digest.ts';
import type { Dispatch } from '../model/dispatch.ts';
import type { Finding } from '../model/finding.ts';
import type { OutputPath, SourcePath } from '../model/paths.ts';
import { slugOf } from '../model/slug.ts';
import type { LastEdition } from './edition-key.ts';
import type { BuildOptions } from './outcome.ts';
import { type Planned, type Prepared, planned } from './prepare.ts';
import { readSite } from './settings.ts';
import { partsIn } from './trace.ts';
import type { ManuscriptFile, Readings, Sources, World } from './world.ts';

const ARCHIVE = 'archive';
const READS = 'reads';
const EDITS = 'edits';

/** So many edits are made of one snapshot: then all is filed anew, and what no manuscript needs any more can go. */
const MANY = 100;

/** An archive as it was filed last, and the edition that was planned of it. */
type Remembered = {
  readonly id: Digest;
  readonly manuscripts: readonly (readonly [path: SourcePath, digest: Digest])[];
  readonly ofManuscripts: readonly Finding[];
  readonly snapshot: Snapshot;
  readonly plan: Digest;
};

/** An edition, and the ledger that vouches for it. */
type Published = Pick<LastEdition, 'key' | 'ledger'>;

/** What was edited since, and published. */
type Edits = {
  /** Of the edition that stands: see `idOf`. */
  readonly edition: Digest;
  /** Of the archive that was filed last. */
  readonly archive: Digest;
  readonly many: number;
  readonly digests: { readonly [path: SourcePath]: Digest };
  /** What pages have read since, where it was something else than before, by their number. */
  readonly lines: { readonly [page: string]: string };
};

/** An edition planned of an archive that was filed before. */
export type Recalled = {
  readonly planned: Planned;
  /** Whether a page is what it was when it was published last, for nothing that it read has changed. */
  readonly isSteady: (path: OutputPath) => boolean;
  /** Remembers the edits, once they are published; `lines`: see `Traced`. */
  readonly remember: (edition: Published, lines: readonly (string | undefined)[]) => void;
};

/** A dispatch that was remembered could not be read when it was asked for. All can still be made of the manuscripts. */
export class LostReading extends Error {}

/**
 * Recalls the edition that stands, with the edits that were made since. Filing and planning read no words: where an
 * edit changes nothing else (see `placeOf`), the archive is filed as it was, and only pages that read what was edited
 * can differ. Null where that is not so, or not known.
 */
export async function recallEdition(
  options: BuildOptions,
  world: World,
  sources: Sources,
  last: LastEdition | null,
): Promise<Recalled | null> {
  const { readings, notes, extensions } = world;
  if (!last || !readings || extensions?.makers.length) return null;
  const edits = recalled<Edits>(notes.recall(EDITS));
  if (edits?.edition !== idOf(last) || edits.many >= MANY) return null;
  const before = recalled<Remembered>(notes.recall(ARCHIVE));
  const lines = notes.recall(READS)?.split('\n') ?? [];
  if (before?.id !== edits.archive || lines.pop() !== before.id) return null;
  const findings: Finding[] = [];
  const site = readSite(sources.settings, options, findings);
  // Every headline is looked at to draw cards.
  if (site.images.cards === 'drawn') return null;
  const changed = changedIn(sources.manuscripts, before, edits);
  if (!changed) return null;
  const now = await readings.parse(
    changed.map(({ file }) => file),
    site.style,
  );
  const places = new Map(before.snapshot.clippings.map(({ source }, place) => [source, place]));
  const edited: { readonly place: number; readonly then: Dispatch }[] = [];
  for (const [at, { file, published }] of changed.entries()) {
    const then = readings.recall({ path: file.path, digest: published }, site.style)?.dispatch;
    const dispatch = now[at]?.dispatch;
    const place = places.get(file.path);
    if (!then || !dispatch || place === undefined || !isInPlace(dispatch, then, before)) return null;
    edited.push({ place, then });
  }
  const assets = (await world.pictures?.look(sources.assets)) ?? sources.assets;
  const { fetch, fetchAll } = fetchFrom(sources.manuscripts, site.style, readings);
  const archive = restore(before.snapshot, { site, assets, fetch, fetchAll });
  const order = inOrder(archive);
  const digests: { [path: SourcePath]: Digest } = { ...edits.digests };
  for (const { file } of changed) digests[file.path] = file.digest;
  const ofManuscripts: Finding[] = before.ofManuscripts.filter(({ source }) => !(source in digests));
  for (const path of Object.keys(digests) as SourcePath[]) {
    const reading = readings.recall({ path, digest: digests[path] as Digest }, site.style);
    if (!reading?.dispatch) return null;
    (order[places.get(path) as number] as FiledClipping).dispatch = reading.dispatch;
    ofManuscripts.push(...reading.findings);
  }
  const filed = {
    ...{ site, archive, copies: readings.copies, parsed: readings.fresh() },
    findings: [...findings, ...sources.findings, ...ofManuscripts, ...archive.findings],
  };
  const edition = await planned(filed, sources, world);
  if (planDigest(edition.edition) !== before.plan) return null;
  const stale = stalePages(edition, edited, order, lines, edits);
  return {
    planned: edition,
    isSteady: (path) => !stale.has(path),
    remember: (after, made) => {
      const fresh = Object.fromEntries(
        made.flatMap((line, page) => (line === undefined || line === lines[page] ? [] : [[page, line]])),
      );
      const all: Edits = {
        edition: idOf(after),
        archive: before.id,
        many: edits.many + 1,
        digests,
        lines: { ...edits.lines, ...fresh },
      };
      notes.keep(EDITS, JSON.stringify(all));
      for (const { then } of edited) readings.forget(then, site.style);
    },
  };
}

/** Remembers an archive that was filed, for edits of words; `lines`: what the pages of its edition read. */
export function rememberArchive(
  { archive, edition, ofManuscripts }: Pick<Prepared, 'archive' | 'edition' | 'ofManuscripts'>,
  after: Published,
  lines: readonly (string | undefined)[],
  manuscripts: readonly ManuscriptFile[],
  { notes, readings, extensions }: World,
): void {
  if (!readings || extensions?.makers.length || lines.includes(undefined)) return;
  const id = idOf(after);
  const remembered: Remembered = {
    id,
    manuscripts: manuscripts.map(({ path, digest }) => [path, digest]),
    ofManuscripts,
    snapshot: takeSnapshot(archive),
    plan: planDigest(edition),
  };
  notes.keep(ARCHIVE, JSON.stringify(remembered));
  notes.keep(READS, [...lines, id].join('\n'));
  const edits: Edits = { edition: id, archive: id, many: 0, digests: {}, lines: {} };
  notes.keep(EDITS, JSON.stringify(edits));
}

function recalled<T>(text: string | undefined): T | null {
  return text === undefined ? null : (JSON.parse(text) as T);
}

/** Names an edition and the ledger that vouches for it. */
function idOf({ key, ledger }: Published): Digest {
  return digestAll(key.whole, ledger);
}

/** Manuscripts that are not as they were published; null where one came or went. */
function changedIn(
  manuscripts: readonly ManuscriptFile[],
  before: Remembered,
  edits: Edits,
): readonly { readonly file: ManuscriptFile; readonly published: Digest }[] | null {
  if (manuscripts.length !== before.manuscripts.length) return null;
  const changed: { readonly file: ManuscriptFile; readonly published: Digest }[] = [];
  for (const [at, file] of manuscripts.entries()) {
    const [path, filed] = before.manuscripts[at] as Remembered['manuscripts'][number];
    if (file.path !== path) return null;
    const published = edits.digests[path] ?? filed;
    if (file.digest !== published) changed.push({ file, published });
  }
  return changed.length > MANY ? null : changed;
}

/** Whether a dispatch stands where it stood, and the archive found nothing wrong with it. */
function isInPlace(dispatch: Dispatch, then: Dispatch, { snapshot }: Remembered): boolean {
  return (
    placeOf(dispatch) === placeOf(then) &&
    slugOf(dispatch.slug) !== '' &&
    !snapshot.findings.some(({ source }) => source === dispatch.source)
  );
}

/**
 * All of a dispatch by which an archive is filed and an edition planned: everything but its words, which only the
 * props of pages read, and where in its file a thing is written, which only findings tell. As text, to be compared.
 */
export function placeOf(dispatch: Dispatch): string {
  const { copy, image, firstImage } = dispatch;
  const slots = copy.slots.map(({ place: _place, ...slot }) => slot);
  return JSON.stringify({
    ...dispatch,
    ...{ digest: null, title: null, headline: null, dek: null, lede: null, lines: null },
    ...{
      image: image && { ...image, place: null },
      firstImage: firstImage && { ...firstImage, place: null },
    },
    copy: { ...copy, digest: null, words: null, slots },
  });
}

function fetchFrom(
  manuscripts: readonly ManuscriptFile[],
  style: Parameters<Readings['recall']>[1],
  readings: Readings,
) {
  let files: ReadonlyMap<SourcePath, ManuscriptFile> | undefined;
  const read = (file: ManuscriptFile): Dispatch | null => {
    const reading = readings.recall(file, style);
    if (!reading) throw new LostReading(file.path);
    return reading.dispatch;
  };
  const fetch = (path: SourcePath): Dispatch => {
    files ??= new Map(manuscripts.map((file) => [file.path, file]));
    return read(files.get(path) as ManuscriptFile) as Dispatch;
  };
  return { fetch, fetchAll: () => manuscripts.flatMap((file) => read(file) ?? []) };
}

/** Digest of what stands where, and of what every page is given: an edition with another is not the one that was traced. */
function planDigest({ site, pages, assets }: Edition): Digest {
  return digestAll(
    JSON.stringify(site),
    digestEach(pages.values().map(({ path }) => path)),
    digestEach(assets.values().map((asset) => `${asset.path} ${asset.digest}`)),
  );
}

/** Pages that read what an edit changed. */
function stalePages(
  { archive, edition, pictures }: Planned,
  edited: readonly { readonly place: number; readonly then: Dispatch }[],
  order: Archive['listed'],
  lines: readonly string[],
  edits: Edits,
): ReadonlySet<OutputPath> {
  const desk = openDesk(archive, edition.site, pictures ?? undefined);
  const changed = edited.map(({ place, then }) => {
    const clipping = order[place] as FiledClipping;
    return { place, parts: changedParts(clipping.as(then), clipping, desk) };
  });
  const stale = new Set<OutputPath>();
  for (const [at, { path }] of edition.pages.entries()) {
    const line = edits.lines[at] ?? lines[at] ?? '';
    if (changed.some(({ place, parts }) => (partsIn(line, place) & parts) !== 0)) stale.add(path);
  }
  return stale;
}
