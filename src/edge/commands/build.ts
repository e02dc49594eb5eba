import { join } from 'node:path';
import { build } from '../../desk/build.ts';
import type { BuildOptions, Report } from '../../desk/report.ts';
import { explainLines, findingLines, summaryLines } from '../../desk/report-lines.ts';
import type { World } from '../../desk/world.ts';
import { type Ledger, UNVOUCHED } from '../../ledger/ledger.ts';
import { holdState } from '../disk/build-lock.ts';
import { refuseOutput, stateFolder } from '../disk/node-disk.ts';
import { isMarked } from '../disk/output-folder.ts';
import { strangersIn } from '../disk/strangers.ts';
import { withSecondTry } from '../memory/second-try.ts';
import { loadConfig, withConfig } from '../program/config.ts';
import { type BuildFlags, buildOptions, jobsOf, outOf, siteFolder } from '../program/options.ts';
import type { Terminal } from '../program/terminal.ts';
import { openWorld, type WorldOptions } from '../world/open-world.ts';
import { drawnProgress } from './progress.ts';

/** Builds once and reports. Returns the exit status. */
export async function buildCommand(flags: BuildFlags, terminal: Terminal): Promise<number> {
  const started = process.uptime();
  const drawn =
    terminal.drawn && !flags.quiet ? drawnProgress(process.stderr, () => performance.now()) : null;
  const progress = drawn?.progress ?? (() => {});
  const profiling = flags.profile ? await (await import('./profile.ts')).startProfile(progress) : null;
  const report = await buildSite(flags, {
    progress: profiling?.progress ?? progress,
    waiting: () =>
      terminal.say('Another Backfile is at work on this output folder; this one waits until it is done.'),
  });
  drawn?.end();
  const profile = join(stateFolder(outOf(flags)), 'profile.cpuprofile');
  for (const line of (await profiling?.end(profile)) ?? []) terminal.say(line);
  const seconds = process.uptime() - started;
  if (flags.json) terminal.print(JSON.stringify({ ...report, seconds }, null, 1));
  const shown = flags.quiet ? report.findings.filter(({ level }) => level === 'error') : report.findings;
  const lines = flags.json ? [] : findingLines(shown, terminal.paint);
  // Thousands of lines are written at once.
  if (lines.length > 0) terminal.say(lines.join('\n'));
  if (flags.explain && !flags.json) for (const line of explainLines(report)) terminal.print(line);
  if (!flags.quiet && !flags.json) {
    if (shown.length > 0) terminal.say('');
    for (const line of summaryLines(report, seconds, terminal.paint)) terminal.say(line);
  }
  return report.published ? 0 : 1;
}

/** Builds once. `progress` is called with the progress; `waiting` is called if another build must end first. */
export async function buildSite(
  flags: BuildFlags,
  told: { readonly progress?: World['progress']; readonly waiting?: () => void } = {},
): Promise<Report> {
  const site = siteFolder(flags.site);
  const out = outOf(flags);
  const state = stateFolder(out);
  const jobs = flags.shortcuts === false ? 1 : jobsOf(flags.jobs);
  refuseOutput(site, out);
  const letGo = holdState(state, told.waiting ?? (() => {}));
  try {
    const config = await loadConfig(site);
    const options = withConfig(buildOptions(flags), config);
    await config.before({ site });
    const report = await withSecondTry(
      state,
      () => buildIn({ site, out, generator: options.generator, jobs, config }, flags, options, told.progress),
      hasTemplateFailed,
    );
    await config.after(report);
    return report;
  } finally {
    letGo();
  }
}

async function buildIn(
  place: Omit<WorldOptions, 'remember'>,
  flags: BuildFlags,
  options: BuildOptions,
  progress: World['progress'] | undefined,
): Promise<Report> {
  const { out } = place;
  const remember = flags.cache !== false && flags.shortcuts !== false;
  const { world, tidy, close } = openWorld({ ...place, remember }, progress);
  const { disk } = world;
  const wasOurs = isMarked(out);
  let isLost = false;
  const recall = () => {
    const last = disk.recall();
    isLost = wasOurs && last.ledger.size === 0;
    return flags.clean ? { ledger: forgotten(last.ledger), seal: null } : last;
  };
  try {
    const made = await build(options, { ...world, disk: { ...disk, recall } });
    if (made.published) tidy();
    return made.published && isLost ? { ...made, strangers: strangersIn(out, disk.recall().ledger) } : made;
  } finally {
    close();
  }
}

/** An error of a template may be caused by a damaged copy. */
function hasTemplateFailed({ published, findings }: Report): boolean {
  return !published && findings.some(({ rule }) => rule === 'template-error');
}

/** The ledger with all paths unvouched: everything is made again, and files of ours can still be removed. */
function forgotten(ledger: Ledger): Ledger {
  return new Map(ledger.keys().map((path) => [path, UNVOUCHED]));
}
