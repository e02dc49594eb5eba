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

/** What a check asks of the outside besides what a build asks. */
export type CheckWorld = World & {
  /** Text of a file of the site folder; null if it is missing or not text. */
  readonly text: (path: SourcePath) => string | null;
  /** Bytes of every file in `dist/`, by path; absent if `dist/` is not looked at. */
  readonly built?: () => ReadonlyMap<string, number>;
  readonly baseline: Baseline;
  /** Further findings about the archive, such as those about links to other sites. */
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
  /** All findings, accepted or not. */
  readonly all: readonly Finding[];
  /** Those that the baseline does not cover. */
  readonly findings: readonly Finding[];
  readonly accepted: Accepted;
  readonly dispatches: number;
  readonly archive: Archive;
};

/** Everything that is wrong with an archive: what parsing, filing and planning found, and what the rules find. Writes nothing. */
export async function check(options: Options, world: CheckWorld): Promise<CheckReport> {
  // Pictures are read, but none are made.
  const { pictures } = world;
  const still = pictures
    ? { ...world, pictures: { ...pictures, make: async (recipes: Recipes) => pictures.known(recipes) } }
    : world;
  return review(await prepare(options, still), world);
}

/** Does the same for an edition that is already planned. */
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

/** A rule that the site turned off is not applied at all. */
function inForce(rules: readonly Rule[], levels: { readonly [rule: string]: string }): readonly Rule[] {
  return rules.filter(({ name }) => levels[name] !== 'off');
}
