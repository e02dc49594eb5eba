import { join, relative, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Archive } from '../../archive/archive.ts';
import type { Clipping } from '../../archive/clipping.ts';
import { NotGathered } from '../../desk/gathered.ts';
import { fails, prepare } from '../../desk/prepare.ts';
import { findingLines } from '../../desk/report-lines.ts';
import type { World } from '../../desk/world.ts';
import { type Choice, choose, leftOutOf, NoThread } from '../../export/choice.ts';
import type { Receipt } from '../../export/export.ts';
import { EXPORTS, FORMAT_NAMES, type Format, type FormatName, listExports } from '../../export/formats.ts';
import { closest } from '../../model/text/guess.ts';
import { TemplateError } from '../../press/press.ts';
import { holdState } from '../disk/build-lock.ts';
import { stateFolder } from '../disk/node-disk.ts';
import type { FormatFlags, Job } from '../export/job.ts';
import { makerOf } from '../export/makers.ts';
import { putInPlace } from '../export/put-in-place.ts';
import { withSecondTry } from '../memory/second-try.ts';
import { loadConfig, withConfig } from '../program/config.ts';
import { version } from '../program/generator.ts';
import { buildOptions, siteFolder } from '../program/options.ts';
import { pauses } from '../program/pauses.ts';
import type { Terminal } from '../program/terminal.ts';
import { UsageError } from '../program/usage-error.ts';
import { type WishFlags, wishOf } from '../program/wish.ts';
import { openWorld } from '../world/open-world.ts';
import { drawnProgress } from './progress.ts';

/** Options of `backfile export` as the command line gives them; those of single formats among them. */
type ExportFlags = WishFlags & {
  readonly site: string;
  readonly to?: string;
  readonly url?: string;
  readonly thread?: string;
  readonly story?: string;
  readonly list?: string;
  readonly drafts?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
} & FormatFlags;

/** Options of the command that every format takes; besides these, there are those that choose dispatches. */
const COMMON = ['site', 'to', 'url', 'drafts', 'future', 'json', 'quiet'];
const CHOOSING = ['tag', 'byline', 'column', 'year', 'field', 'thread', 'story', 'list'];
const CHOICE = [...CHOOSING, 'unlisted'];

/** From this many dispatches on, exports save memory at the cost of some time. */
const MANY = 3_000;

/** Makes an export of the archive, or nothing if `signal` is aborted meanwhile. Returns the exit status. */
export async function exportCommand(
  name: string,
  words: readonly string[],
  flags: ExportFlags,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const started = performance.now();
  const format = formatOf(name);
  const row = EXPORTS[format];
  refuseFlags(format, row, words, flags);
  const site = siteFolder(flags.site);
  const target = resolve(flags.to ?? join(site, 'export', row.target));
  // `--unlisted` and `--future` say what else is taken in, not that nothing else is.
  const { unlisted = row.unlisted, future: _future, ...wished } = flags;
  const choice: Choice = {
    wish: wishOf(words, wished),
    thread: flags.thread ?? null,
    story: flags.story ?? null,
    list: flags.list ?? null,
    unlisted,
  };
  const drawn =
    terminal.drawn && !flags.quiet ? drawnProgress(process.stderr, () => performance.now()) : null;
  const make = await makerOf(format);
  const config = await loadConfig(site);
  const options = withConfig(
    buildOptions({
      drafts: flags.drafts ?? false,
      future: flags.future ?? false,
      ...(flags.url && { url: flags.url }),
    }),
    config,
  );
  const state = stateFolder(join(site, 'dist'));
  const letGo = holdState(state, () =>
    terminal.say('Another Backfile is at work on this site; this one waits until it is done.'),
  );
  const tellInterruption = () => {
    drawn?.end();
    terminal.say('Interrupted: nothing was exported.');
  };
  if (signal.aborted) tellInterruption();
  else signal.addEventListener('abort', tellInterruption);
  const work = async (): Promise<Outcome> => {
    const { generator } = options;
    const place = { site, out: join(site, 'dist'), generator, jobs: null, remember: true, config };
    const draw = drawn?.progress ?? (() => {});
    const pause = pauses();
    const progress: Job['progress'] = (stage, done, of) => {
      draw(stage, done, of);
      return pause();
    };
    const { world, close } = openWorld(place, draw);
    try {
      const planned = await prepare(options, row.pictures ? world : withoutNewPictures(world));
      if (fails(planned.findings, false)) return { findings: planned.findings, receipt: null };
      // V8 then collects garbage when the heap has grown by a tenth, not when it has doubled.
      if (planned.archive.listed.length >= MANY) setFlagsFromString('--heap-growing-percent=10');
      const isSite = row.of === 'site';
      const isChoice = words.length > 0 || CHOOSING.some((flag) => flags[flag] !== undefined);
      const mayBeNone = isSite || (row.pages && !isChoice && planned.archive.pages.length > 0);
      const chosen = chooseFrom(planned.archive, choice, mayBeNone);
      const isWhole = isSite || holdsAll(planned.archive, chosen, unlisted);
      const source = { planned, chosen, choice, isWhole, program: `Backfile ${version()}` };
      const receipt = await putInPlace(
        { path: target, form: row.form, site },
        (places) => make({ ...source, ...places, site, world, flags, progress }),
        signal,
      );
      signal.removeEventListener('abort', tellInterruption);
      const leftOut = [...leftOutOf(planned.archive, choice), ...receipt.leftOut];
      return { findings: planned.findings, receipt: { ...receipt, leftOut } };
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      return { findings: [error.finding], receipt: null };
    } finally {
      close();
    }
  };
  try {
    const outcome = await withSecondTry(state, work, () => false);
    drawn?.end();
    return tell(outcome, format, target, (performance.now() - started) / 1000, flags, terminal);
  } catch (error) {
    if (signal.aborted) return 130;
    throw error;
  } finally {
    drawn?.end();
    letGo();
  }
}

/** Whether all dispatches were chosen, with `unlisted` also those that no index shows. */
function holdsAll(archive: Archive, chosen: readonly Clipping[], unlisted: boolean): boolean {
  const all = new Set(chosen);
  return [...archive.listed, ...(unlisted ? archive.unlisted : [])].every((clipping) => all.has(clipping));
}

/** A world in which no files are made of pictures. */
function withoutNewPictures(world: World): World {
  const { pictures } = world;
  return { ...world, pictures: pictures && { ...pictures, make: async () => new Map(), settle: () => {} } };
}

/** The result of a run. The receipt is null if an error of the archive stopped it. */
type Outcome = {
  readonly findings: Parameters<typeof fails>[0];
  readonly receipt: Receipt | null;
};

function tell(
  { findings, receipt }: Outcome,
  format: FormatName,
  target: string,
  seconds: number,
  flags: ExportFlags,
  { say, print, paint }: Terminal,
): number {
  if (receipt === null) {
    const errors = findings.filter(({ level }) => level === 'error');
    for (const line of findingLines(errors, paint)) say(line);
    say('\nNothing was exported, since the archive has errors. backfile check says more.');
    return 1;
  }
  if (flags.json) print(JSON.stringify({ format, target, ...receipt, seconds }, null, 1));
  else if (!flags.quiet) {
    say(`${paint('bold', format)}  ${shown(target)}`);
    say(`  ${receipt.made.join(', ')}; ${seconds.toFixed(1)} s`);
    if (receipt.leftOut.length > 0) say(`  left out: ${receipt.leftOut.join(', ')}`);
  }
  return 0;
}

/** A path as short as it can be written here. */
function shown(path: string): string {
  const short = relative('.', path);
  return short.startsWith('..') || short === '' ? path : short;
}

function formatOf(name: string): FormatName {
  const format = FORMAT_NAMES.find((each) => each === name);
  if (format) return format;
  const guess = closest(name, FORMAT_NAMES);
  throw new UsageError(
    `There is no format "${name}"${guess ? `; did you mean ${guess}?` : '.'} The formats are:\n${listExports()}`,
  );
}

/** Refuses options that a format does not take. */
function refuseFlags(
  name: FormatName,
  { of, flags: own }: Format,
  words: readonly string[],
  flags: ExportFlags,
): void {
  const known = [...COMMON, ...own, ...(of === 'choice' ? CHOICE : [])];
  const strange = Object.entries(flags).find(
    ([flag, value]) => value !== undefined && !known.includes(flag),
  )?.[0];
  if (of === 'site' && (words.length > 0 || (strange && CHOICE.includes(strange))))
    throw new UsageError(
      `${name} holds the whole site, so no dispatches can be chosen. Leave out ${words[0] ? `"${words[0]}"` : `--${strange}`}.`,
    );
  if (strange) throw new UsageError(`--${strange} does not go with ${name}. See: backfile help export`);
}

/** The dispatches that are asked for. Throws a `UsageError` if there are none, unless there may be none. */
function chooseFrom(archive: Archive, choice: Choice, mayBeNone: boolean): readonly Clipping[] {
  try {
    const chosen = choose(archive, choice);
    if (chosen.length > 0 || mayBeNone) return chosen;
    const [some, left] = [archive.listed.length > 0, leftOutOf(archive, choice)];
    throw new UsageError(
      some
        ? 'No dispatch matches. Try the same words with: backfile list'
        : `There is no dispatch to export${left.length > 0 ? ` (left out: ${left.join(', ')})` : ''}.`,
    );
  } catch (error) {
    if (error instanceof NoThread || error instanceof NotGathered) throw new UsageError(error.message);
    throw error;
  }
}
