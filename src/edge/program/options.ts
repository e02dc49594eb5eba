import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BuildOptions } from '../../desk/report.ts';
import { generatorDigest } from './generator.ts';
import { UsageError } from './usage-error.ts';

/** Options of `backfile build` as the command line gives them. */
export type BuildFlags = {
  readonly site: string;
  readonly out?: string;
  readonly url?: string;
  readonly drafts?: boolean;
  readonly future?: boolean;
  readonly clean?: boolean;
  readonly strict?: boolean;
  readonly explain?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly jobs?: string;
  readonly profile?: boolean;
  /** False: ignores what earlier builds remembered. */
  readonly cache?: boolean;
  /** False: every step is done by its definition alone (see ARCHITECTURE.md, Shortcuts). */
  readonly shortcuts?: boolean;
  /** Writes the register of addresses, also where a service builds (CI). */
  readonly register?: boolean;
  /** Builds again after every save: see `build-watch.ts`. */
  readonly watch?: boolean;
};

/** The site folder. Throws a `UsageError` if it does not exist or has no `posts/`. */
export function siteFolder(dir: string): string {
  const site = resolve(dir);
  if (!existsSync(site) || !statSync(site).isDirectory())
    throw new UsageError(`There is no folder ${site}. Name the site folder with --site.`);
  if (!existsSync(join(site, 'posts'))) {
    throw new UsageError(
      `${site} is not a site folder: it has no posts/. Run this in a site folder, name one with --site, or make one with: backfile init`,
    );
  }
  return site;
}

/** Options of a build from flags, the clock (or SOURCE_DATE_EPOCH) and the program itself. */
export function buildOptions(
  flags: Pick<BuildFlags, 'drafts' | 'future' | 'strict' | 'url' | 'shortcuts'> & Partial<BuildFlags>,
): BuildOptions {
  return {
    drafts: flags.drafts ?? false,
    future: flags.future ?? false,
    strict: flags.strict ?? false,
    shortcuts: flags.shortcuts ?? true,
    register: registerUse(flags),
    url: flags.url === undefined ? null : addressOf(flags.url),
    now: now(),
    generator: generatorDigest(),
  };
}

/** What a build does with the register: only one of the whole site, into its own `dist/`, enters addresses. */
function registerUse(flags: Partial<BuildFlags>): BuildOptions['register'] {
  if (flags.drafts || flags.future || flags.out !== undefined || flags.watch) return 'leave';
  return process.env.CI && !flags.register ? 'compare' : 'keep';
}

/** The output folder that `--out` names: `dist/` of the site if none. */
export function outOf(flags: BuildFlags): string {
  return flags.out === undefined ? join(resolve(flags.site), 'dist') : resolve(flags.out);
}

/** The number of threads that `--jobs` asks for; null if it is left to the machine. */
export function jobsOf(written: string | undefined): number | null {
  if (written === undefined) return null;
  const jobs = Number(written);
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= 256) return jobs;
  throw new UsageError(`--jobs takes a number of threads from 1 to 256, not "${written}".`);
}

/** The address that `--url` names. Throws a `UsageError` if it cannot be the address of a site. */
function addressOf(written: string): string {
  const url = URL.canParse(written) ? new URL(written) : null;
  if (url && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '') return written;
  throw new UsageError(
    `"${written}" is not the address of a site. Write --url https://example.org or --url https://example.org/path.`,
  );
}

/** Milliseconds since 1970, by the clock or by SOURCE_DATE_EPOCH. */
export function now(): number {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  if (epoch === undefined || epoch === '') return Date.now();
  const seconds = Number(epoch);
  if (!Number.isSafeInteger(seconds))
    throw new UsageError(`SOURCE_DATE_EPOCH is "${epoch}"; it must be a whole number of seconds since 1970.`);
  return seconds * 1000;
}

/** A port as written; null if none is. */
export function portOf(written: string | undefined): number | null {
  if (written === undefined) return null;
  const port = Number(written);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new UsageError(`"${written}" is not a port. Write a number such as --port 4000.`);
}
