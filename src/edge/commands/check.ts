import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { annotation } from '../../desk/check/annotation.ts';
import { type Baseline, writeBaseline } from '../../desk/check/baseline.ts';
import { type CheckReport, check } from '../../desk/check/check.ts';
import { checkSummary } from '../../desk/check/summary.ts';
import { fails } from '../../desk/prepare.ts';
import { findingLines } from '../../desk/report-lines.ts';
import type { SourcePath } from '../../model/address/paths.ts';
import { ruleDocs, ruleDocument } from '../../rules/documentation/documentation.ts';
import { BASELINE, baselineIn } from '../disk/baseline-file.ts';
import { holdState } from '../disk/build-lock.ts';
import { stateFolder } from '../disk/node-disk.ts';
import { sizesIn } from '../disk/sizes.ts';
import { withSecondTry } from '../memory/second-try.ts';
import { loadConfig, withConfig } from '../program/config.ts';
import { version } from '../program/generator.ts';
import { type BuildFlags, buildOptions, siteFolder } from '../program/options.ts';
import type { Terminal } from '../program/terminal.ts';
import { UsageError } from '../program/usage-error.ts';
import { openWorld } from '../world/open-world.ts';
import { sarif } from './sarif.ts';

/** Options of `backfile check` as the command line gives them. */
type CheckFlags = Pick<BuildFlags, 'site' | 'url' | 'drafts' | 'future' | 'strict' | 'json' | 'quiet'> & {
  readonly accept?: boolean;
  readonly baseline?: string;
  readonly all?: boolean;
  readonly info?: boolean;
  readonly rules?: boolean;
  readonly sarif?: boolean;
  readonly fix?: boolean;
  readonly write?: boolean;
  readonly external?: boolean;
  readonly ledger?: boolean;
};

/** Checks once and reports. Findings are the result, so they go to standard output. Returns the exit status. */
export async function checkCommand(flags: CheckFlags, terminal: Terminal): Promise<number> {
  if (flags.rules) {
    terminal.print(flags.json ? JSON.stringify(ruleDocs(), null, 1) : ruleDocument());
    return 0;
  }
  if (flags.write && !flags.fix)
    throw new UsageError('--write goes with --fix: backfile check --fix --write');
  if (flags.ledger && !flags.external)
    throw new UsageError('--ledger goes with --external: backfile check --external --ledger');
  const started = performance.now();
  const site = siteFolder(flags.site);
  const file = flags.baseline === undefined ? join(site, BASELINE) : resolve(flags.baseline);
  const baseline = flags.all || flags.accept ? new Map() : baselineIn(file);
  const report = await reportOf(site, flags, baseline, terminal);
  if (flags.fix) {
    const { fixCommand } = await import('./check-fix.ts');
    return fixCommand(report, site, flags.write ?? false, terminal);
  }
  if (flags.accept) return accept(report, file, terminal);
  print(report, flags, (performance.now() - started) / 1000, terminal);
  return fails(report.findings, flags.strict ?? false) ? 1 : 0;
}

async function reportOf(
  site: string,
  flags: CheckFlags,
  baseline: Baseline,
  terminal: Terminal,
): Promise<CheckReport> {
  const config = await loadConfig(site);
  const options = withConfig(buildOptions(flags), config);
  const out = join(site, 'dist');
  const letGo = holdState(stateFolder(out), () =>
    terminal.say('Another Backfile is at work on this site; this one waits until it is done.'),
  );
  const inquire = flags.external
    ? (await import('../links/external-links.ts')).inquiry(
        { site, out, ledger: flags.ledger ?? false },
        terminal.say,
      )
    : undefined;
  const { generator } = options;
  const work = async () => {
    const { world, close } = openWorld({ site, out, generator, jobs: null, remember: true, config });
    try {
      const text = (path: SourcePath) => textIn(site, path);
      return await check(options, {
        ...world,
        text,
        built: () => sizesIn(out),
        baseline,
        ...(inquire ? { inquire } : {}),
      });
    } finally {
      close();
    }
  };
  try {
    return await withSecondTry(stateFolder(out), work, () => false);
  } finally {
    letGo();
  }
}

function print(report: CheckReport, flags: CheckFlags, seconds: number, terminal: Terminal): void {
  const { findings } = report;
  const under = withinRepository(siteFolder(flags.site));
  if (flags.sarif || flags.json) {
    const { accepted, dispatches } = report;
    const log = flags.sarif
      ? sarif(findings, ruleDocs(), version(), under)
      : { findings, accepted, dispatches, seconds };
    terminal.print(JSON.stringify(log, null, 1));
    return;
  }
  const least = flags.quiet ? ['error'] : ['error', 'warning', ...(flags.info ? ['info'] : [])];
  const shown = findings.filter(({ level }) => least.includes(level));
  for (const line of findingLines(shown, terminal.paint)) terminal.print(line);
  if (isAnnotated(process.env)) for (const finding of shown) terminal.print(annotation(finding, under));
  if (flags.quiet) return;
  if (shown.length > 0) terminal.say('');
  for (const line of checkSummary(report, flags.info ?? false, seconds, terminal.paint)) terminal.say(line);
}

/** Variables of CI hosts that show GitHub's annotations as plain text. */
const PLAIN_HOSTS = [
  'APPVEYOR',
  'BITBUCKET_BUILD_NUMBER',
  'BUILDKITE',
  'CIRCLECI',
  'CF_PAGES',
  'DRONE',
  'GITLAB_CI',
  'JENKINS_URL',
  'NETLIFY',
  'TEAMCITY_VERSION',
  'TF_BUILD',
  'TRAVIS',
  'VERCEL',
  'WOODPECKER',
];

/** Whether to print findings as annotations, too: under `CI`, unless the host is known not to read them. */
function isAnnotated(environment: NodeJS.ProcessEnv): boolean {
  if (environment.GITHUB_ACTIONS === 'true') return true;
  const isAutomatic = !['', '0', 'false'].includes(environment.CI ?? '');
  return isAutomatic && !PLAIN_HOSTS.some((name) => environment[name]);
}

/** The folder of the site in the repository that GitHub Actions checked out, such as `docs/`; '' if it is not in one. */
function withinRepository(site: string): string {
  const root = process.env.GITHUB_WORKSPACE;
  if (!root || !existsSync(root)) return '';
  const path = relative(realpathSync(resolve(root)), realpathSync(site));
  return path === '' || path.startsWith('..') || isAbsolute(path) ? '' : `${path.split(sep).join('/')}/`;
}

/** Writes the baseline of all findings but errors, which must be mended. */
function accept(report: CheckReport, file: string, terminal: Terminal): number {
  const errors = report.all.filter(({ level }) => level === 'error');
  for (const line of findingLines(errors, terminal.paint)) terminal.print(line);
  writeFileSync(file, writeBaseline(report.all));
  const count = report.all.length - errors.length;
  terminal.say(
    `${count} ${count === 1 ? 'finding' : 'findings'} accepted in ${file}: from now on, backfile check reports only what is new.${
      errors.length > 0 ? ' Errors cannot be accepted, since they stop every build.' : ''
    }`,
  );
  return errors.length > 0 ? 1 : 0;
}

function textIn(site: string, path: SourcePath): string | null {
  try {
    return readFileSync(join(site, ...path.split('/')), 'utf8');
  } catch {
    return null;
  }
}
