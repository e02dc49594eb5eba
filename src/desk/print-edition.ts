import { compare, type Difference, type Standing } from '../ledger/compare.ts';
import { type Ledger, partOf } from '../ledger/ledger.ts';
import { type Finding, sortFindings } from '../model/finding.ts';
import type { SourcePath } from '../model/paths.ts';
import { openPress, TemplateError } from '../press/press.ts';
import { type EditionKey, type LastEdition, nextTurn, rememberEdition } from './edition-key.ts';
import type { BuildOptions, Report } from './outcome.ts';
import { fails, type Planned, prepare } from './prepare.ts';
import { publish } from './publish.ts';
import { LostReading, type Recalled, recallEdition, rememberArchive } from './recall.ts';
import { isOfSearch, publishSearch } from './search.ts';
import { trace } from './trace.ts';
import type { Sources, World } from './world.ts';

/** What a build has looked at before it makes anything. */
export type Found = {
  readonly sources: Sources;
  readonly key: EditionKey | null;
  readonly ledger: Ledger;
  readonly standing: Standing;
  /** The edition that was published last, where nothing but manuscripts changed since. */
  readonly last: LastEdition | null;
};

/** Makes an edition and publishes what differs from what stands; an error leaves `dist/` as it was. */
export async function printEdition(options: BuildOptions, world: World, found: Found): Promise<Report> {
  const { sources, last } = found;
  try {
    const recalled = await recallEdition(options, world, sources, last);
    if (recalled) return await print(options, world, found, { ...recalled, until: last?.until ?? null });
  } catch (error) {
    if (!(error instanceof LostReading)) throw error;
  }
  const prepared = await prepare(options, world, openPress, sources);
  return print(options, world, found, {
    planned: prepared,
    isSteady: () => null,
    remember: (edition, lines) => rememberArchive(prepared, edition, lines, sources.manuscripts, world),
    until: nextTurn(prepared.dispatches, options.now),
  });
}

/** Prints an edition that was planned, and remembers it; `until`: see `nextTurn`. */
async function print(
  { now, strict }: BuildOptions,
  world: World,
  { key, ledger, standing }: Found,
  { planned, isSteady, remember, until }: Recalled & { readonly until: number | null },
): Promise<Report> {
  if (fails(planned.findings, strict)) return unpublished(planned, planned.findings);
  world.progress('compare', 0, 1);
  const [forSearch, forPages] = partOf(ledger, isOfSearch);
  const { edition, lines } = trace(planned, isSteady);
  const difference = compare(edition, forPages, standing, planned.press.fingerprint, isSteady);
  const strangers = notOurs(difference, standing, world);
  if (strangers.length > 0) return unpublished(planned, [...planned.findings, ...strangers]);
  try {
    const done = await publish(difference, forSearch, planned.printing, world);
    const found = await publishSearch(planned, partOf(done.ledger, isOfSearch), standing, world);
    const report: Report = {
      ...unpublished(planned, planned.findings),
      published: true,
      made: [...done.made, ...(found?.made ?? [])],
      removed: [...done.removed, ...(found?.removed ?? [])],
      fresh: done.fresh + (found?.fresh ?? forSearch.size),
    };
    const seal = world.disk.seal();
    if (key !== null && seal !== null) {
      const published = { key, ledger: seal, from: now, until };
      rememberEdition(published, report, world);
      remember(published, lines);
    }
    return report;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return unpublished(planned, [...planned.findings, error.finding]);
  } finally {
    world.disk.discard();
  }
}

/** A file that stands where a page should go, in a folder that Backfile never wrote, is not written over. */
function notOurs(difference: Difference, standing: Standing, world: World): readonly Finding[] {
  if (world.disk.isOurs()) return [];
  return difference.stale
    .filter((stale) => stale.because === 'new' && standing.has(stale.path))
    .map(({ path }) => ({
      rule: 'not-ours',
      level: 'error',
      source: path as string as SourcePath,
      reason: `The output folder holds a file that Backfile did not write and that the page /${path} would replace`,
      remedy: 'Choose another folder with --out, or empty this one.',
    }));
}

function unpublished({ archive, edition, parsed }: Planned, findings: readonly Finding[]): Report {
  return {
    findings: sortFindings(findings),
    published: false,
    dispatches: archive.listed.length + archive.unlisted.length,
    pages: edition.pages.length,
    assets: edition.assets.length,
    leftOut: archive.leftOut,
    parsed,
    made: [],
    removed: [],
    fresh: 0,
  };
}
