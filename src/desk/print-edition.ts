import { compare, type Difference, type Standing } from '../ledger/compare.ts';
import { partOf, type Sealed } from '../ledger/ledger.ts';
import type { SourcePath } from '../model/address/paths.ts';
import { type Finding, sortFindings } from '../model/finding.ts';
import { readRegister, registerFile } from '../model/register.ts';
import { openPress, TemplateError } from '../press/press.ts';
import { beginAfter, isOfAfter, publishAfter } from './after.ts';
import { type EditionKey, nextTurn, rememberEdition, wholeOf } from './edition-key.ts';
import { rememberRegister } from './kept-register.ts';
import { fails, type Planned, prepare } from './prepare.ts';
import { publish } from './publish.ts';
import { hasRegister, updatedRegister } from './register.ts';
import type { BuildOptions, Report } from './report.ts';
import { openTrace } from './trace.ts';
import type { Sources, World } from './world.ts';

/** What a build has looked at before it makes anything. */
type Found = {
  readonly sources: Sources;
  /** Null if something could not be read, or if the build takes no shortcuts. */
  readonly key: EditionKey | null;
  /** What stands in the output folder, and what vouches for it. */
  readonly stands: Sealed & { readonly standing: Standing };
};

/** Makes an edition and publishes what differs from what stands; an error leaves `dist/` as it was. */
export async function printEdition(options: BuildOptions, world: World, found: Found): Promise<Report> {
  const { key, sources, stands } = found;
  const planned = await prepare(options, world, openPress, sources);
  if (fails(planned.findings, options.strict)) return unpublished(planned, planned.findings);
  world.progress('compare', 0, 1);
  const { standing } = stands;
  const [forAfter, forPages] = partOf(stands.ledger, isOfAfter);
  const ground = addsPages(world) ? null : (key?.ground ?? null);
  const trace = openTrace(planned, ground, sources.register?.digest ?? null, stands.seal, world.notes);
  const difference = compare(planned.edition, forPages, standing, planned.press.fingerprint, trace);
  const strangers = notOurs(difference, standing, world);
  if (strangers.length > 0) return unpublished(planned, [...planned.findings, ...strangers]);
  const isCompared = options.register !== 'leave' && hasRegister(planned);
  const register = isCompared && !trace.isRegistered ? updatedRegister(planned, options.now) : null;
  const isKept = register !== null && options.register === 'keep';
  const begun = await beginAfter({ planned, ledger: difference.kept, world });
  try {
    // Before the pages: what was published must be known, even if the power goes in between.
    const enter = () => isKept && world.disk.keepRegister(register.text);
    const pages = await publish(difference, forAfter, planned.printing, world, enter, [...begun.values()]);
    const after = await publishAfter(planned, pages.ledger, standing, world, begun);
    const report: Report = {
      ...unpublished(planned, planned.findings),
      published: true,
      made: [...pages.made, ...after.made],
      removed: [...pages.removed, ...after.removed],
      fresh: pages.fresh + after.fresh,
      ...(register && register.added > 0 ? { register: { lacked: register.added, isKept } } : {}),
    };
    const registerNow = isKept ? registerFile(register.text) : sources.register;
    const seal = after.seal ?? pages.seal ?? stands.seal;
    if (key !== null && seal !== null) {
      const until = nextTurn(planned.dispatches, options.now);
      const whole = wholeOf(key, registerNow?.digest ?? null);
      rememberEdition({ key: whole, ledger: seal, from: options.now, until }, report, world);
      trace.keep(seal, registerNow?.digest ?? null, isCompared && (register === null || isKept));
      if (registerNow !== null && planned.site.register) {
        const { followed } = planned.archive;
        const lines = () => (isKept ? readRegister(registerNow.text) : followed.register).lines;
        rememberRegister(registerNow.digest, lines, planned, world.notes);
      }
    }
    return report;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return unpublished(planned, [...planned.findings, error.finding]);
  } finally {
    for (const one of begun.values()) await one.end();
    world.disk.discard();
  }
}

/** Whether a site's config makes pages of its own: it is not known what those read. */
function addsPages({ extensions }: World): boolean {
  return (extensions?.makers.length ?? 0) > 0;
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
