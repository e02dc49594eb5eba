import { type Archive, file } from '../archive/archive.ts';
import { plan } from '../edition/edition.ts';
import type { Edition } from '../edition/page.ts';
import { compare, type Difference } from '../ledger/compare.ts';
import type { Stamp } from '../ledger/ledger.ts';
import type { Dispatch } from '../model/dispatch.ts';
import { type Finding, sortFindings } from '../model/finding.ts';
import type { OutputPath, SourcePath } from '../model/paths.ts';
import type { Illustrations } from '../model/picture.ts';
import type { Site } from '../model/site.ts';
import { openPress, type Press, TemplateError } from '../press/press.ts';
import { editionKey, rememberEdition, standingReport } from './edition-key.ts';
import type { BuildOptions, Report } from './outcome.ts';
import { developPictures } from './pictures.ts';
import { type Options, readSite } from './settings.ts';
import type { Copies, Disk, PrintAll, Printing, Sources, World } from './world.ts';

/** An edition ready to be compared or served, and all that was found on the way. */
export type Prepared = {
  readonly site: Site;
  /** Every dispatch and page, also those that are left out of this edition. */
  readonly dispatches: readonly Dispatch[];
  readonly archive: Archive;
  readonly edition: Edition;
  readonly press: Press;
  /** How the archive's pictures are shown; null where they are shown as they are. */
  readonly pictures: Illustrations | null;
  readonly findings: readonly Finding[];
  readonly parsed: number;
  readonly copies: Copies;
  readonly printing: Printing;
};

/** The one way from posts to `dist/`. */
export async function build(options: BuildOptions, world: World): Promise<Report> {
  world.progress('read', 0, 1);
  const sources = world.disk.sources();
  const key = editionKey(sources, options);
  const ledger = world.disk.recall();
  const standing = world.disk.standing();
  const stands = standingReport(key, options.now, ledger, standing, world);
  if (stands) return stands;
  const prepared = await prepare(options, world, openPress, sources);
  if (fails(prepared.findings, options.strict)) return unpublished(prepared, prepared.findings);
  world.progress('compare', 0, 1);
  const difference = compare(prepared.edition, ledger, standing, prepared.press.fingerprint);
  const strangers = notOurs(difference, standing, world);
  if (strangers.length > 0) return unpublished(prepared, [...prepared.findings, ...strangers]);
  try {
    const report = await publish(prepared, difference, world);
    rememberEdition(key, options.now, prepared.dispatches, report, world);
    return report;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return unpublished(prepared, [...prepared.findings, error.finding]);
  } finally {
    world.disk.discard();
  }
}

/** Everything up to the comparison: reads, parses, files and plans; writes nothing. `open` opens the press. */
export async function prepare(
  options: Options,
  world: World,
  open: typeof openPress = openPress,
  sources: Sources = world.disk.sources(),
): Promise<Prepared> {
  const findings: Finding[] = [];
  const site = readSite(sources.settings, options, findings);
  world.progress('parse', 0, sources.manuscripts.length);
  const [{ parsed, copies, fresh }, assets] = await Promise.all([
    world.parseAll(sources.manuscripts, site.style),
    world.pictures?.look(sources.assets) ?? sources.assets,
  ]);
  world.progress('file', 0, 1);
  const dispatches = parsed.flatMap(({ dispatch }): readonly Dispatch[] => (dispatch ? [dispatch] : []));
  const archive = file(dispatches, assets, site);
  const press = open(sources.templates, site, copies, world.notes);
  const soFar = [
    ...findings,
    ...sources.findings,
    ...parsed.flatMap((reading) => reading.findings),
    ...archive.findings,
    ...press.findings,
  ];
  const pictures = await developPictures(archive, world, fails(soFar, false));
  world.progress('plan', 0, 1);
  const edition = plan(archive, press.theme, press.words, pictures);
  const all = [...soFar, ...(pictures?.findings ?? []), ...edition.findings];
  return {
    ...{ site, dispatches, archive, edition, press, pictures, copies },
    printing: { press, templates: sources.templates, settings: site, site: edition.site },
    findings: sortFindings(weighed(all, site)),
    parsed: fresh,
  };
}

/** Findings at the level that the site gives their rules; an error stays one. */
export function weighed(findings: readonly Finding[], site: Site): readonly Finding[] {
  return findings.flatMap((finding) => {
    const level = site.rules[finding.rule];
    if (level === undefined || finding.level === 'error') return [finding];
    return level === 'off' ? [] : [{ ...finding, level }];
  });
}

function fails(findings: readonly Finding[], strict: boolean): boolean {
  return findings.some(({ level }) => level === 'error' || (strict && level === 'warning'));
}

/** A file that stands where a page should go, in a folder that Backfile never wrote, is not written over. */
function notOurs(
  difference: Difference,
  standing: ReadonlyMap<OutputPath, Stamp>,
  world: World,
): readonly Finding[] {
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

/** Renders everything before the first file of `dist/` is touched; then enters, puts in place, removes, vouches. */
async function publish(prepared: Prepared, difference: Difference, world: World): Promise<Report> {
  const { disk } = world;
  const { stale, obsolete } = difference;
  const written = new Set<OutputPath>();
  const pages = stale.flatMap(({ made }) => ('template' in made ? [made] : []));
  const print = world.printAll(pages.length) ?? printHere(disk);
  world.progress('render', 0, pages.length);
  const staged = await print(pages, prepared.printing, (done, of) => world.progress('render', done, of));
  for (const path of staged) written.add(path);
  for (const { made } of stale)
    if (!('template' in made) && disk.stage(made.path, made)) written.add(made.path);
  world.progress('write', 0, written.size);
  if (stale.length > 0 || obsolete.length > 0) disk.record(difference.during);
  for (const path of difference.inTheWay) disk.remove(path);
  const stamps = disk.publish();
  for (const path of obsolete) disk.remove(path);
  if (stale.length > 0 || obsolete.length > 0) disk.record(difference.after(stamps));
  return {
    ...unpublished(prepared, prepared.findings),
    published: true,
    made: stale.map((entry) => ({
      path: entry.path,
      because: entry.because,
      written: written.has(entry.path),
    })),
    removed: obsolete,
    fresh: difference.fresh,
  };
}

/** Prints pages one by one, in this thread. */
function printHere(disk: Disk): PrintAll {
  return async (pages, { press, site }, told) => {
    const staged = new Set<OutputPath>();
    for (const [at, page] of pages.entries()) {
      if (at % 64 === 0) told(at, pages.length);
      if (disk.stage(page.path, press.render(page, site))) staged.add(page.path);
    }
    return staged;
  };
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
