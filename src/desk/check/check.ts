import type { Archive } from '../../archive/archive.ts';
import type { SourcePath } from '../../model/address/paths.ts';
import { type Finding, sortFindings } from '../../model/finding.ts';
import type { Rule } from '../../rules/galley/rule.ts';
import { proofread, RULES } from '../../rules/rules.ts';
import { type Planned, prepare, weighed } from '../prepare.ts';
import type { Options } from '../settings/settings.ts';
import type { World } from '../world.ts';
import { type Accepted, type Baseline, withoutAccepted } from './baseline.ts';
import { recallReadings } from './proofread-memory.ts';

/** What the copy desk asks of the outside beside what a build does. */
export type CheckWorld = World & {
  /** Text of a file of the site folder; null where there is none, or none that is text. */
  readonly text: (path: SourcePath) => string | null;
  /** Bytes of every file in `dist/`, by path; missing where nobody looks. */
  readonly built?: () => ReadonlyMap<string, number>;
  readonly baseline: Baseline;
  /** Findings that other desks have, with the archive at hand: of the web, for one. */
  readonly inquire?: (
    archive: Archive,
    html: (copy: Copied) => string,
    text: CheckWorld['text'],
  ) => Promise<readonly Finding[]>;
};

type Recipes = Parameters<NonNullable<World['pictures']>['known']>[0];
type Copied = Pick<Archive['listed'][number], 'dispatch'>;

/** What the copy desk found. */
export type CheckReport = {
  /** Everything, whatever was accepted. */
  readonly all: readonly Finding[];
  /** What the baseline does not cover. */
  readonly findings: readonly Finding[];
  readonly accepted: Accepted;
  readonly dispatches: number;
  readonly archive: Archive;
};

/** Everything that is wrong with an archive: what parsing, filing and planning found, and what the rules find. Writes nothing. */
export async function check(options: Options, world: CheckWorld): Promise<CheckReport> {
  // Pictures are looked at, but none is made.
  const { pictures } = world;
  const still = pictures
    ? { ...world, pictures: { ...pictures, make: async (recipes: Recipes) => pictures.known(recipes) } }
    : world;
  return review(await prepare(options, still), world);
}

/** The same of an edition that is planned already. */
export async function review(planned: Planned, world: CheckWorld): Promise<CheckReport> {
  const { site, dispatches, archive, edition, copies, findings } = planned;
  const html = ({ dispatch }: Copied) => copies(dispatch.copy.digest);
  const rules = inForce(RULES, site.rules);
  const { readings, keep } = recallReadings(rules, site, world.notes);
  const found = proofread(
    rules,
    archive,
    edition,
    { text: world.text, html, built: world.built ?? (() => new Map()) },
    readings,
  );
  keep(new Set(dispatches.map(({ source }) => source)));
  const inquired = world.inquire ? await world.inquire(archive, html, world.text) : [];
  const all = sortFindings([...findings, ...weighed([...found, ...inquired], site)]);
  return {
    all,
    ...withoutAccepted(all, world.baseline),
    dispatches: archive.listed.length + archive.unlisted.length,
    archive,
  };
}

/** A rule that the site turned off is not put at all. */
function inForce(rules: readonly Rule[], levels: { readonly [rule: string]: string }): readonly Rule[] {
  return rules.filter(({ name }) => levels[name] !== 'off');
}
