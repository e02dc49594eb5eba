import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { insideTarget, pathOfAlias } from '../../archive/directory.ts';
import { judgeTarget } from '../../desk/settings/judges.ts';
import { readSite } from '../../desk/settings/settings.ts';
import { isOutside } from '../../edition/redirects/base-changed.ts';
import { foldPath, leavesSite } from '../../model/address/paths.ts';
import { EVERYTHING, REGISTER, type Registered, readRegister } from '../../model/register.ts';
import type { Site } from '../../model/site.ts';
import { closest } from '../../model/text/guess.ts';
import { entryIn, withEntry, YamlEditRefusal } from '../../model/yaml/entries.ts';
import { readSettingsFiles } from '../disk/settings-files.ts';
import { buildOptions, siteFolder } from '../program/options.ts';
import type { Terminal } from '../program/terminal.ts';
import { UsageError } from '../program/usage-error.ts';
import { rewrite } from '../program/write-whole.ts';

/** Options of `backfile retire` as the command line gives them. */
type RetireFlags = { readonly site: string; readonly to?: string; readonly because?: string };

/**
 * Writes into `redirects.yaml` what became of an address: where it leads now, or that what stood there is gone. The exit
 * status.
 */
export async function retireCommand(
  address: string,
  flags: RetireFlags,
  terminal: Terminal,
): Promise<number> {
  const folder = siteFolder(flags.site);
  const options = buildOptions({});
  const site = readSite(readSettingsFiles(folder, []), options, []);
  if (address === EVERYTHING) return forgetBases(join(folder, REGISTER), site, flags, terminal);
  const from = pathOfAlias(address, site);
  if (!/^(?:\/|https?:\/\/)/.test(address) || leavesSite(from))
    throw new UsageError(
      `"${address}" is not an address of the site. Write its path: backfile retire /2006/05/03/hoax/`,
    );
  if (flags.to !== undefined && flags.because !== undefined)
    throw new UsageError('An address redirects (--to) or says what is gone (--because), not both.');
  if (flags.to === undefined && from.includes('?'))
    throw new UsageError(
      `No page at ${from} can say what is gone, since the address has a query. Let it redirect: --to /`,
    );
  const entry = flags.to === undefined ? gone(flags.because, options.now) : target(flags.to, from, site);
  const file =
    ['redirects.yaml', 'redirects.yml'].find((name) => existsSync(join(folder, name))) ?? 'redirects.yaml';
  const text = existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : '';
  for (const [holder, at] of [
    [text, null],
    [textOf(join(folder, 'site.yaml')), 'redirects'],
  ] as const)
    if (holder !== '' && (entryIn(holder, at, from) ?? null) !== null)
      throw new UsageError(
        `${from} is settled already in ${at === null ? file : 'site.yaml'}. Change that line to say otherwise.`,
      );
  try {
    rewrite(join(folder, file), withEntry(text, null, from, entry));
  } catch (error) {
    if (!(error instanceof YamlEditRefusal)) throw error;
    throw new UsageError(`${file} cannot be edited: ${error.message}. Correct it first.`);
  }
  terminal.print(said(from, entry, file));
  const doubt = doubtAbout(from, textOf(join(folder, REGISTER)));
  if (doubt !== null) terminal.say(doubt);
  return 0;
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

function gone(because: string | undefined, now: number): Gone {
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

function said(from: string, entry: Gone | string, file: string): string {
  return typeof entry === 'string'
    ? `${from} leads to ${entry} from the next build on (${file}).`
    : `A page at ${from} will say what was there and why it is gone, from the next build on (${file}).`;
}

/** What to say about an address that was never published; null if it was. */
function doubtAbout(from: string, register: string): string | null {
  const { lines } = readRegister(register);
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
