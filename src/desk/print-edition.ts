import { compare, type Difference, type Standing } from '../ledger/compare.ts';
import { type Ledger, partOf } from '../ledger/ledger.ts';
import { type Finding, sortFindings } from '../model/finding.ts';
import type { SourcePath } from '../model/paths.ts';
import { openPress, TemplateError } from '../press/press.ts';
import { type EditionKey, rememberEdition, sealOf } from './edition-key.ts';
import type { BuildOptions, Report } from './outcome.ts';
import { fails, type Prepared, prepare } from './prepare.ts';
import { publish } from './publish.ts';
import { isOfSearch, publishSearch } from './search.ts';
import { trace } from './steady.ts';
import type { Sources, World } from './world.ts';

/** What a build has looked at before it makes anything. */
export type Found = {
  readonly sources: Sources;
  readonly key: EditionKey | null;
  readonly ledger: Ledger;
  readonly standing: Standing;
};

/** Makes an edition and publishes what differs from what stands; an error leaves `dist/` as it was. */
export async function printEdition(
  options: BuildOptions,
  world: World,
  { sources, key, ledger, standing }: Found,
): Promise<Report> {
  const planned = await prepare(options, world, openPress, sources);
  if (fails(planned.findings, options.strict)) return unpublished(planned, planned.findings);
  world.progress('compare', 0, 1);
  const [forSearch, forPages] = partOf(ledger, isOfSearch);
  const { prepared, isSteady, remember } = trace(planned, key?.ground ?? null, sealOf(ledger), world);
  const { fingerprint } = prepared.press;
  const difference = compare(prepared.edition, forPages, standing, fingerprint, isSteady);
  const strangers = notOurs(difference, standing, world);
  if (strangers.length > 0) return unpublished(prepared, [...prepared.findings, ...strangers]);
  try {
    const done = await publish(difference, forSearch, prepared.printing, world);
    const found = await publishSearch(prepared, partOf(done.ledger, isOfSearch), standing, world);
    const report: Report = {
      ...unpublished(prepared, prepared.findings),
      published: true,
      made: [...done.made, ...(found?.made ?? [])],
      removed: [...done.removed, ...(found?.removed ?? [])],
      fresh: done.fresh + (found?.fresh ?? forSearch.size),
    };
    const seal = sealOf((found ?? done).ledger);
    rememberEdition(key, options.now, prepared.dispatches, report, seal, world);
    remember(seal);
    return report;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return unpublished(prepared, [...prepared.findings, error.finding]);
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

function unpublished(prepared: Prepared, findings: readonly Finding[]): Report {
  const { archive, edition } = prepared;
  return {
    findings: sortFindings(findings),
    published: false,
    dispatches: archive.listed.length + archive.unlisted.length,
    pages: edition.pages.length,
    assets: edition.assets.length,
    leftOut: archive.leftOut,
    parsed: prepared.parsed,
    made: [],
    removed: [],
    fresh: 0,
  };
}
