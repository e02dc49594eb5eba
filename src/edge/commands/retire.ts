import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { insideTarget, pathOfAlias } from '../../archive/directory.ts';
import { judgeTarget } from '../../desk/settings/judges.ts';
import { readSite } from '../../desk/settings/settings.ts';
import { isOutside } from '../../edition/redirects/base-changed.ts';
import { foldPath, leavesSite } from '../../model/address/paths.ts';
import { englishNumber } from '../../model/language/english-number.ts';
import { EVERYTHING, REGISTER, type Registered, readRegister } from '../../model/register.ts';
import type { Site } from '../../model/site.ts';
import { closest } from '../../model/text/guess.ts';
import { withEntries, YamlEditRefusal } from '../../model/yaml/entries.ts';
import { readSettingsFiles } from '../disk/settings-files.ts';
import { buildOptions, siteFolder } from '../program/options.ts';
import type { Terminal } from '../program/terminal.ts';
import { UsageError } from '../program/usage-error.ts';
import { rewrite } from '../program/write-whole.ts';
import { lostAddresses } from '../world/lost-addresses.ts';

/** Options of `backfile retire` as the command line gives them. */
type RetireFlags = { readonly site: string; readonly to?: string; readonly because?: string };

/**
 * Writes into `redirects.yaml` what became of addresses: where they lead now, or that what stood there is gone. All are
 * written, or none. `/2006/*` stands for all lost addresses below `/2006/`. The exit status.
 */
export async function retireCommand(
  written: readonly string[],
  flags: RetireFlags,
  terminal: Terminal,
): Promise<number> {
  const folder = siteFolder(flags.site);
  const options = buildOptions({});
  const site = readSite(readSettingsFiles(folder, []), options, []);
  if (written.includes(EVERYTHING)) {
    if (written.length > 1)
      throw new UsageError(`"${EVERYTHING}" is a path of the whole site: retire it by itself.`);
    return forgetBases(join(folder, REGISTER), site, flags, terminal);
  }
  if (flags.to !== undefined && flags.because !== undefined)
    throw new UsageError('An address redirects (--to) or says what is gone (--because), not both.');
  const paths = written.map((address) => pathWritten(address, site));
  const lost = paths.some(isFolder) ? await lostAddresses(flags.site) : null;
  const meant = paths.flatMap((path) => (lost && isFolder(path) ? lostBelow(path, lost, flags) : [path]));
  const all = [...new Map(meant.map((path) => [foldPath(path), path])).values()];
  const entries: { [address: string]: Gone | string } = {};
  for (const from of all) {
    refuseSettled(from, site);
    entries[from] = flags.to === undefined ? gone(from, flags, options.now) : target(flags.to, from, site);
  }
  const file =
    ['redirects.yaml', 'redirects.yml'].find((name) => existsSync(join(folder, name))) ?? 'redirects.yaml';
  try {
    rewrite(join(folder, file), withEntries(textOf(join(folder, file)), null, entries));
  } catch (error) {
    if (!(error instanceof YamlEditRefusal)) throw error;
    throw new UsageError(`${file} cannot be edited: ${error.message}. Correct it first.`);
  }
  for (const line of said(all, flags.to, file)) terminal.print(line);
  const { lines } = readRegister(textOf(join(folder, REGISTER)));
  for (const path of paths) {
    const doubt = isFolder(path) ? null : doubtAbout(path, lines);
    if (doubt !== null) terminal.say(doubt);
  }
  return 0;
}

function pathWritten(address: string, site: Site): string {
  const path = pathOfAlias(address, site);
  if (/^(?:\/|https?:\/\/)/.test(address) && !leavesSite(path))
    return address.endsWith('/*') ? path.replace(/\/$/, '') : path;
  throw new UsageError(
    `"${address}" is not an address of the site. Write its path: backfile retire /2006/05/03/hoax/`,
  );
}

/** Whether a path stands for all lost addresses below a folder: `/2006/*`. */
function isFolder(path: string): boolean {
  return path.endsWith('/*');
}

function lostBelow(
  path: string,
  { lost, otherErrors }: Awaited<ReturnType<typeof lostAddresses>>,
  { to }: RetireFlags,
): readonly string[] {
  const folder = foldPath(path.slice(0, -1));
  const below = lost.filter((address) => foldPath(address).startsWith(folder));
  if (below.length === 0)
    throw new UsageError(
      `No address below ${path.slice(0, -1)} is lost${otherErrors > 0 ? ', or other errors hide it: backfile check names them' : ''}.`,
    );
  // No page can stand at a query.
  const pages = below.filter((address) => !address.includes('?'));
  return to === undefined && pages.length > 0 ? pages : below;
}

/** Refuses an address that a line of the settings is about. */
function refuseSettled(from: string, site: Site): void {
  const folded = foldPath(from);
  const settled =
    site.redirects.find((redirect) => foldPath(pathOfAlias(redirect.from, site)) === folded) ??
    site.retired.find(({ address }) => foldPath(address) === folded);
  if (settled)
    throw new UsageError(
      `${from} is settled already in ${settled.source}. Change that line to say otherwise.`,
    );
}

/**
 * Takes the paths under which the whole site stood out of the register, if nothing in `dist/` can answer there: a server
 * leads on from them.
 */
function forgetBases(
  file: string,
  site: Pick<Site, 'base'>,
  { to, because }: RetireFlags,
  terminal: Terminal,
): number {
  if (to !== undefined || because !== undefined)
    throw new UsageError(`A path of the whole site takes no --to and no --because: its server redirects.`);
  const text = textOf(file);
  const settled = readRegister(text).lines.filter(({ stood }) => isOutside(stood, site));
  if (settled.length === 0)
    throw new UsageError(
      'The site was never under a path that is outside of it now: there is nothing to settle.',
    );
  const numbers = new Set(settled.map(({ line }) => line));
  rewrite(
    file,
    text
      .split('\n')
      .filter((_, index) => !numbers.has(index + 1))
      .join('\n'),
  );
  const bases = settled.flatMap(({ stood }) => ('base' in stood ? [`${stood.base}…`] : []));
  terminal.print(`${REGISTER} no longer lists ${bases.join(' and ')}: from there, the server redirects.`);
  return 0;
}

type Gone = { readonly gone: string; readonly because?: string };

function gone(from: string, { because }: RetireFlags, now: number): Gone {
  if (from.includes('?'))
    throw new UsageError(
      `No page at ${from} can say what is gone, since the address has a query. Let it redirect: --to /`,
    );
  const day = new Date(now).toISOString().slice(0, 10);
  return because === undefined || because.trim() === ''
    ? { gone: day }
    : { gone: day, because: because.trim() };
}

function target(to: string, from: string, site: Parameters<typeof insideTarget>[1]): string {
  const wrong = judgeTarget(to);
  if (wrong !== null) throw new UsageError(`"${to}" ${wrong.what}. ${wrong.remedy}`);
  const inside = insideTarget(to, site);
  if (inside !== null && foldPath(inside) === foldPath(from))
    throw new UsageError(`${from} cannot lead to itself.`);
  return to;
}

function said(all: readonly string[], to: string | undefined, file: string): readonly string[] {
  const [first] = all;
  if (all.length === 1)
    return [
      to === undefined
        ? `A page at ${first} will say what was there and why it is gone, from the next build on (${file}).`
        : `${first} leads to ${to} from the next build on (${file}).`,
    ];
  return [
    to === undefined
      ? `Pages at these ${englishNumber(all.length)} addresses will say what was there and why it is gone, from the next build on (${file}):`
      : `These ${englishNumber(all.length)} addresses lead to ${to} from the next build on (${file}):`,
    ...all.map((address) => `  ${address}`),
  ];
}

/** What to say about an address that was never published; null if it was. */
function doubtAbout(from: string, lines: readonly Registered[]): string | null {
  const folded = foldPath(from);
  if (lines.length === 0 || lines.some(({ address }) => foldPath(address) === folded)) return null;
  const near = closest(
    from,
    lines.map(({ address }: Registered) => address).filter((address) => !address.includes('*')),
  );
  return `${from} is not among the addresses that were published${near ? `; did you mean ${near}?` : '.'}`;
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
