import { compare, type Difference, type Standing } from '../ledger/compare.ts';
import { type Ledger, partOf } from '../ledger/ledger.ts';
import { type Finding, sortFindings } from '../model/finding.ts';
import type { SourcePath } from '../model/paths.ts';
import { openPress, TemplateError } from '../press/press.ts';
import { nextTurn, rememberEdition } from './edition-key.ts';
import { LostReading } from './ground.ts';
import type { BuildOptions, Report } from './outcome.ts';
import { fails, prepare } from './prepare.ts';
import { publish } from './publish.ts';
import { type Found, type Plan, recallEdition, rememberArchive } from './recall.ts';
import { isOfSearch, publishSearch } from './search.ts';
import { trace } from './trace.ts';
import type { World } from './world.ts';

/** Makes an edition and publishes what differs from what stands; an error leaves `dist/` as it was. */
export async function printEdition(options: BuildOptions, world: World, found: Found): Promise<Report> {
  const { sources, last } = found;
  try {
    const recalled = await recallEdition(options, world, found);
    if (recalled) return await print(options, world, found, recalled, last?.until ?? null);
  } catch (error) {
    if (!(error instanceof LostReading)) throw error;
  }
  const prepared = await prepare(options, world, openPress, sources);
  const { pages, assets } = prepared.edition;
  const whole: Plan = {
    planned: prepared,
    many: { pages: pages.length, assets: assets.length },
    isSteady: () => null,
    remember: (edition, traced) => rememberArchive(prepared, edition, traced, sources.manuscripts, world),
  };
  return print(options, world, found, whole, nextTurn(prepared.dispatches, options.now));
}

/** Prints an edition that was planned, and remembers it. */
async function print(
  { now, strict }: BuildOptions,
  world: World,
  { key, look }: Found,
  plan: Plan,
  /** See `nextTurn`. */
  until: number | null,
): Promise<Report> {
  const { planned, isSteady, remember } = plan;
  if (fails(planned.findings, strict)) return unpublished(plan, planned.findings);
  world.progress('compare', 0, 1);
  const { ledger, standing } = look();
  const isPart = !planned.edition.isWhole;
  const [forSearch, forPages] = isPart ? [NOTHING, ledger] : partOf(ledger, isOfSearch);
  const traced = trace(planned, isSteady);
  const difference = compare(traced.edition, forPages, standing, planned.press.fingerprint, isSteady);
  const strangers = notOurs(difference, standing, world);
  if (strangers.length > 0) return unpublished(plan, [...planned.findings, ...strangers]);
  try {
    const done = await publish(difference, forSearch, planned.printing, world);
    const found = done.ledger
      ? await publishSearch(planned, partOf(done.ledger, isOfSearch), standing, world)
      : null;
    const report: Report = {
      ...unpublished(plan, planned.findings),
      published: true,
      made: [...done.made, ...(found?.made ?? [])],
      removed: [...done.removed, ...(found?.removed ?? [])],
      fresh: done.fresh + (found?.fresh ?? forSearch.size),
    };
    const seal = world.disk.seal();
    if (key !== null && seal !== null) {
      const published = { key, ledger: seal, from: now, until };
      rememberEdition(published, report, world);
      remember(published, traced);
    }
    return report;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return unpublished(plan, [...planned.findings, error.finding]);
  } finally {
    world.disk.discard();
  }
}

const NOTHING: Ledger = new Map();

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

function unpublished({ planned, many }: Plan, findings: readonly Finding[]): Report {
  const { archive, parsed } = planned;
  return {
    findings: sortFindings(findings),
    published: false,
    dispatches: archive.listed.length + archive.unlisted.length,
    pages: many.pages,
    assets: many.assets,
    leftOut: archive.leftOut,
    parsed,
    made: [],
    removed: [],
    fresh: 0,
  };
}
