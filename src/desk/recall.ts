import type { Clipping, Display } from '../archive/clipping.ts';
import { bitOf, type FiledClipping } from '../archive/filed.ts';
import { inOrder, restore, type Snapshot } from '../archive/snapshot.ts';
import type { Digest } from '../model/digest.ts';
import type { Dispatch } from '../model/dispatch.ts';
import type { Finding } from '../model/finding.ts';
import type { OutputPath, SourcePath } from '../model/paths.ts';
import type { Style } from '../model/site.ts';
import { openPress } from '../press/press.ts';
import { changedIn, type Edited, editedOf, MANY, spareCopies } from './edited.ts';
import type { LastEdition } from './edition-key.ts';
import type { BuildOptions } from './outcome.ts';
import { type Planned, type Prepared, planned } from './prepare.ts';
import {
  keepArchive,
  keepEdits,
  type Published,
  recallArchive,
  recallDisplay,
  recallEdits,
} from './recall-notes.ts';
import { readSite } from './settings.ts';
import { planDigest, touchedPages } from './touched-pages.ts';
import type { ManuscriptFile, Readings, Sources, World } from './world.ts';

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
      for (const [page, line] of made.entries()) {
        if (line === undefined) continue;
        if (line === before.lines[page]) delete lines[page];
        else lines[page] = line;
      }
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
