import { bitOf } from '../archive/filed.ts';
import { type RestoredClipping, restore } from '../archive/restored.ts';
import type { Wanted } from '../edition/desk.ts';
import type { Edition } from '../edition/page.ts';
import { type Digest, digest } from '../model/digest.ts';
import type { Finding } from '../model/finding.ts';
import type { OutputPath } from '../model/paths.ts';
import { openPress } from '../press/press.ts';
import { changedIn, type Edited, editedOf, MANY, spareCopies } from './edited.ts';
import type { EditionKey, LastEdition } from './edition-key.ts';
import { groundOf } from './ground.ts';
import type { BuildOptions, Report } from './outcome.ts';
import { type Planned, type Prepared, planned } from './prepare.ts';
import {
  keepArchive,
  keepEdits,
  type Published,
  recallArchive,
  recallEdits,
  recallReads,
} from './recall-notes.ts';
import { readSite } from './settings/settings.ts';
import { touchedPages } from './touched-pages.ts';
import { hasRead, type Traced, writtenReads } from './trace.ts';
import type { ManuscriptFile, Sources, Stands, World } from './world.ts';

/** An edition that was planned, and what is told and remembered of it beside. */
export type Plan = {
  readonly planned: Planned;
  /** How many pages and assets stand once it is published. */
  readonly many: Pick<Report, 'pages' | 'assets'>;
  /**
   * Whether a page is what it was when it was published last. It is where nothing that it read has changed, and is not
   * where a part has that it shows; null where it read an edited dispatch, and nothing tells what of it.
   */
  readonly isSteady: (path: OutputPath) => boolean | null;
  /** Remembers the edition, once it is published. */
  readonly remember: (edition: Published, traced: Traced) => void;
};

/** What a build has looked at before it makes anything. */
export type Found = {
  readonly sources: Sources;
  readonly key: EditionKey | null;
  /** The edition that was published last, where nothing but manuscripts changed since. */
  readonly last: LastEdition | null;
  /** Looks at what stands; once. */
  readonly look: () => Stands;
};

/**
 * Recalls the edition that stands, with the edits that were made since. Filing and planning read no words: where an
 * edit changes nothing else (see `placeOf`), the archive is filed as it was, and only pages that read what was edited
 * can differ. Only those are planned where all else stands as it was published. Null where that is not so, or not
 * known.
 */
export async function recallEdition(options: BuildOptions, world: World, found: Found): Promise<Plan | null> {
  const { sources, last, look } = found;
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
  const reads = recallReads(notes, edits.archive);
  if (!before || reads === null) return null;
  const edited = await editedOf(changed, before, edits, readings, site.style);
  if (!edited) return null;
  const assets = (await world.pictures?.look(sources.assets)) ?? sources.assets;
  const { archive, clippings } = restore(
    before.snapshot,
    groundOf(world, readings, sources, { site, assets }, before.snapshot, edits.archive),
  );
  const states = new Map(edits.states);
  for (const [at, { file }] of changed.entries())
    states.set(file.path, { digest: file.digest, found: (edited[at] as Edited).found });
  const isAsFiled = ({ source }: Finding) => !states.has(source);
  const ofManuscripts: Finding[] = before.ofManuscripts.filter(isAsFiled);
  const current: RestoredClipping[] = [];
  for (const [path, { digest }] of states) {
    const reading = readings.recall({ path, digest }, site.style);
    if (!reading?.dispatch) return null;
    const clipping = clippings[before.snapshot.clippings.source.indexOf(path)] as RestoredClipping;
    clipping.become(reading.dispatch);
    current.push(clipping);
    ofManuscripts.push(...reading.findings);
  }
  const filed = {
    ...{ site, archive, copies: readings.copies, parsed: readings.fresh() },
    findings: [
      ...[...findings, ...sources.findings, ...ofManuscripts],
      ...[...archive.findings.filter(isAsFiled), ...[...states.values()].flatMap(({ found }) => found)],
    ],
  };
  const { standing, seal } = look();
  if (seal !== last.ledger) return null;
  let touched: ReadonlyMap<OutputPath, number> = new Map();
  const isSearched = site.search && world.indexPages !== null;
  const wanted: Wanted = (desk) => {
    touched = touchedPages(edited, clippings, desk, reads, edits);
    return isSearched || !world.disk.isAsVouched(standing) ? null : new Set(touched.keys());
  };
  const plan = await planned(filed, sources, world, openPress, wanted);
  if (siteDigest(plan.edition) !== before.site) return null;
  return {
    planned: plan,
    many: before,
    isSteady: (path) => {
      const parts = touched.get(path);
      return parts === undefined || (parts === bitOf('dispatch') ? null : false);
    },
    remember: (after, made) => {
      const lines = new Map(edits.lines);
      for (const [path, line] of made.lines) {
        if (hasRead(reads, path, line)) lines.delete(path);
        else lines.set(path, line);
      }
      keepEdits(notes, after, { archive: edits.archive, many: edits.many + 1, states, lines });
      const past = edited.map(({ then }) => ({ path: then.source, digest: then.digest }));
      readings.forget(past, spareCopies(edited, current, edits), site.style);
    },
  };
}

/** Remembers an archive that was filed, for edits of words. */
export function rememberArchive(
  { archive, edition, dispatches, ofManuscripts }: Prepared,
  after: Published,
  { lines }: Traced,
  manuscripts: readonly ManuscriptFile[],
  world: World,
): void {
  const isKnown = edition.pages.every(({ path }) => lines.has(path));
  if (world.readings && !addsPages(world) && isKnown)
    keepArchive(world.notes, after, {
      ...{ archive, dispatches, ofManuscripts, manuscripts },
      site: siteDigest(edition),
      pages: edition.pages.length,
      assets: edition.assets.length,
      reads: writtenReads(lines),
      ofPlan: edition.findings,
    });
}

/** A config's own pages may read what nobody traces. */
function addsPages({ extensions }: World): boolean {
  return (extensions?.makers.length ?? 0) > 0;
}

function siteDigest({ site }: Edition): Digest {
  return digest(JSON.stringify(site));
}
