import type { Clipping, Display } from '../archive/clipping.ts';
import { bitOf, type FiledClipping } from '../archive/filed.ts';
import { inOrder, restore, type Snapshot } from '../archive/snapshot.ts';
import { openDesk } from '../edition/desk.ts';
import type { Edition } from '../edition/page.ts';
import { changedParts } from '../edition/parts.ts';
import { type Digest, digestAll, digestEach } from '../model/digest.ts';
import type { Dispatch } from '../model/dispatch.ts';
import type { Finding } from '../model/finding.ts';
import type { OutputPath, SourcePath } from '../model/paths.ts';
import type { Style } from '../model/site.ts';
import { slugOf } from '../model/slug.ts';
import { openPress } from '../press/press.ts';
import type { LastEdition } from './edition-key.ts';
import { movedFindings } from './moved-findings.ts';
import type { BuildOptions } from './outcome.ts';
import { type Planned, type Prepared, planned } from './prepare.ts';
import {
  copyIn,
  digestIn,
  type Edits,
  type FiledLine,
  isOf,
  keepArchive,
  keepEdits,
  type Published,
  pathIn,
  recallArchive,
  recallDisplay,
  recallEdits,
  type StandingArchive,
} from './recall-notes.ts';
import { readSite } from './settings.ts';
import { partsOf } from './trace.ts';
import type { ManuscriptFile, Readings, Sources, World } from './world.ts';

/** So many edits are made of one snapshot: then all is filed anew. */
const MANY = 100;

/** An edition planned of an archive that was filed before. */
export type Recalled = {
  readonly planned: Planned;
  /**
   * Whether a page is what it was when it was published last. It is where nothing that it read has changed, and is not
   * where a part has that it shows; null where it read an edited dispatch, and nothing tells what of it.
   */
  readonly isSteady: (path: OutputPath) => boolean | null;
  /** Remembers the edits, once they are published; `lines`: see `Traced`. */
  readonly remember: (edition: Published, lines: readonly (string | undefined)[]) => void;
};

/** A dispatch that was remembered could not be read when it was asked for. All can still be made of the manuscripts. */
export class LostReading extends Error {}

/** A manuscript that is not as it was published. */
type Changed = { readonly file: ManuscriptFile; readonly published: Digest };

/** A dispatch as it was published, and where it stands in the archive's order. */
type Edited = {
  readonly place: number;
  readonly then: Dispatch;
  /** What filing finds in it. */
  readonly found: readonly Finding[];
};

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
  const { readings, notes } = world;
  if (!last || !readings || addsPages(world)) return null;
  const edits = recallEdits(notes, last);
  if (!edits || edits.many >= MANY) return null;
  const changed = changedIn(sources.manuscripts, edits);
  if (!changed) return null;
  const findings: Finding[] = [];
  const site = readSite(sources.settings, options, findings);
  // Every headline is looked at to draw cards.
  if (site.images.cards === 'drawn') return null;
  const before = recallArchive(notes, edits.archive);
  if (!before) return null;
  const places = new Map(before.snapshot.clippings.map(({ source }, place) => [source, place]));
  const edited = await editedOf(changed, before, edits, places, readings, site.style);
  if (!edited) return null;
  const assets = (await world.pictures?.look(sources.assets)) ?? sources.assets;
  const { fetch, fetchAll } = fetchFrom(sources.manuscripts, site.style, readings);
  const archive = restore(before.snapshot, {
    ...{ site, assets, fetch, fetchAll },
    show: showFrom(notes, edits.archive, before.snapshot, fetch),
  });
  const order = inOrder(archive);
  const digests: { [path: SourcePath]: Digest } = { ...edits.digests };
  const found: { [path: SourcePath]: readonly Finding[] } = { ...edits.found };
  for (const [at, { file }] of changed.entries()) {
    digests[file.path] = file.digest;
    found[file.path] = (edited[at] as Edited).found;
  }
  const isAsFiled = ({ source }: Finding) => !(source in digests);
  const ofManuscripts: Finding[] = before.ofManuscripts.filter(isAsFiled);
  for (const [path, digest] of Object.entries(digests) as [SourcePath, Digest][]) {
    const reading = readings.recall({ path, digest }, site.style);
    if (!reading?.dispatch) return null;
    (order[places.get(path) as number] as FiledClipping).dispatch = reading.dispatch;
    ofManuscripts.push(...reading.findings);
  }
  const filed = {
    ...{ site, archive, copies: readings.copies, parsed: readings.fresh() },
    findings: [
      ...[...findings, ...sources.findings, ...ofManuscripts],
      ...[...archive.findings.filter(isAsFiled), ...Object.values(found).flat()],
    ],
  };
  const edition = await planned(filed, sources, world, openPress, true);
  if (planDigest(edition.edition) !== before.plan) return null;
  const touched = touchedPages(edition, edited, order, before, edits);
  return {
    planned: edition,
    isSteady: (path) => {
      const parts = touched.get(path);
      return parts === undefined || (parts === bitOf('dispatch') ? null : false);
    },
    remember: (after, made) => {
      const lines = { ...edits.lines };
      for (const [page, line] of made.entries())
        if (line !== undefined && line !== before.lines[page]) lines[page] = line;
      keepEdits(notes, after, { ...edits, many: edits.many + 1, digests, found, lines });
      const states = edited.map(({ then }) => ({ path: then.source, digest: then.digest }));
      const current = Object.keys(digests).map((path) => order[places.get(path as SourcePath) as number]);
      readings.forget(states, spareCopies(edited, current as Clipping[], edits), site.style);
    },
  };
}

/** Remembers an archive that was filed, for edits of words; `lines`: what the pages of its edition read. */
export function rememberArchive(
  { archive, edition, dispatches, ofManuscripts }: Prepared,
  after: Published,
  lines: readonly (string | undefined)[],
  manuscripts: readonly ManuscriptFile[],
  world: World,
): void {
  if (world.readings && !addsPages(world) && !lines.includes(undefined))
    keepArchive(world.notes, after, {
      ...{ archive, dispatches, ofManuscripts, manuscripts },
      plan: planDigest(edition),
      lines: lines as readonly string[],
    });
}

/** A config's own pages may read what nobody traces. */
function addsPages({ extensions }: World): boolean {
  return (extensions?.makers.length ?? 0) > 0;
}

/** Manuscripts that are not as they were published; null where one came or went, or too many changed. */
function changedIn(
  manuscripts: readonly ManuscriptFile[],
  { filed, digests }: Edits,
): readonly Changed[] | null {
  if (manuscripts.length !== filed.length) return null;
  const changed: Changed[] = [];
  for (const [at, file] of manuscripts.entries()) {
    const line = filed[at] as FiledLine;
    if (!isOf(line, file.path)) return null;
    const published = digests[file.path] ?? digestIn(line);
    if (file.digest !== published) changed.push({ file, published });
  }
  return changed.length > MANY ? null : changed;
}

/** What became of manuscripts; null where a dispatch moved. */
async function editedOf(
  changed: readonly Changed[],
  { snapshot }: StandingArchive,
  edits: Edits,
  places: ReadonlyMap<SourcePath, number>,
  readings: Readings,
  style: Style,
): Promise<readonly Edited[] | null> {
  const files = changed.map(({ file }) => file);
  const parsed = await readings.parse(files, style);
  const edited: Edited[] = [];
  for (const [at, { file, published }] of changed.entries()) {
    const then = readings.recall({ path: file.path, digest: published }, style)?.dispatch;
    const dispatch = parsed[at]?.dispatch;
    const place = places.get(file.path);
    if (!then || !dispatch || place === undefined || placeOf(dispatch) !== placeOf(then)) return null;
    const was = edits.found[file.path] ?? snapshot.findings.filter(({ source }) => source === file.path);
    const found = movedFindings(was, then, dispatch);
    if (slugOf(dispatch.slug) === '' || !found) return null;
    edited.push({ place, then, found });
  }
  return edited;
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

function fetchFrom(manuscripts: readonly ManuscriptFile[], style: Style, readings: Readings) {
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

/** Display copy that is fetched with its dispatch; where more is asked for, that of all clippings is read at once. */
const FEW = 100;

function showFrom(
  notes: World['notes'],
  id: Digest,
  { clippings }: Snapshot,
  fetch: (path: SourcePath) => Dispatch,
): (place: number) => Display {
  let lines: readonly string[] | null | undefined;
  let asked = 0;
  return (place) => {
    if (++asked <= FEW) return fetch((clippings[place] as Snapshot['clippings'][number]).source);
    lines ??= recallDisplay(notes, id);
    const line = lines?.[place];
    if (line === undefined) throw new LostReading('The display copy is lost');
    return JSON.parse(line) as Display;
  };
}

/** Digest of what stands where, and of what every page is given: an edition with another is not the one that was traced. */
function planDigest({ site, pages, assets }: Edition): Digest {
  return digestAll(
    JSON.stringify(site),
    digestEach(pages.values().map(({ path }) => path)),
    digestEach(assets.values().map((asset) => `${asset.path} ${asset.digest}`)),
  );
}

/** Pages that read what an edit changed, and the parts of it, as bits. */
function touchedPages(
  { archive, edition, pictures }: Planned,
  edited: readonly Edited[],
  order: readonly unknown[],
  before: StandingArchive,
  edits: Edits,
): ReadonlyMap<OutputPath, number> {
  const desk = openDesk(archive, edition.site, pictures ?? undefined);
  const changed = edited.map(({ place, then }) => {
    const clipping = order[place] as FiledClipping;
    return { readIn: partsOf(place), parts: changedParts(clipping.as(then), clipping, desk) };
  });
  const touched = new Map<OutputPath, number>();
  for (const [at, { path }] of edition.pages.entries()) {
    const line = edits.lines[at] ?? before.lines[at] ?? '';
    let read = 0;
    for (const { readIn, parts } of changed) read |= readIn(line) & parts;
    if (read !== 0) touched.set(path, read);
  }
  return touched;
}

/** Copies of dispatches as they were that no dispatch has any more. `current`: all that are not as they were filed. */
function spareCopies(
  edited: readonly Edited[],
  current: readonly Clipping[],
  { filed }: Edits,
): readonly Digest[] {
  const spare = new Set(edited.map(({ then }) => then.copy.digest));
  const others = new Set(current.map(({ card }) => card.source));
  for (const { dispatch } of current) spare.delete(dispatch.copy.digest);
  for (const line of filed)
    if (spare.has(copyIn(line)) && !others.has(pathIn(line))) spare.delete(copyIn(line));
  return [...spare];
}
