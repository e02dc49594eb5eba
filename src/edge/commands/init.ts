import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { readDate } from '../../copy/front/dates.ts';
import { HOSTS, type Host } from '../../model/address/hosts.ts';
import { slugOf } from '../../model/address/slug.ts';
import { closest } from '../../model/text/guess.ts';
import type { CivilTime } from '../../model/time/civil-time.ts';
import type { Ask } from '../program/ask.ts';
import { version } from '../program/generator.ts';
import { buildOptions } from '../program/options.ts';
import type { Terminal } from '../program/terminal.ts';
import { UsageError } from '../program/usage-error.ts';
import { siteFiles } from './init-files.ts';
import { hostFiles } from './init-hosts.ts';

/** Options of `backfile init` as the command line gives them. */
type InitFlags = {
  readonly title?: string;
  readonly author?: string;
  readonly url?: string;
  readonly timezone?: string;
  readonly host?: readonly string[];
};

/** Makes a new site folder. A folder that is not empty is left as it is. */
export async function initCommand(
  dir: string,
  flags: InitFlags,
  terminal: Terminal,
  ask: Ask,
): Promise<number> {
  const folder = resolve(dir);
  refuseFull(folder);
  const hosts = (flags.host ?? []).map(hostOf);
  const answer = (given: string | undefined, question: string, otherwise: string) =>
    given !== undefined ? given : ask === null ? otherwise : ask(question, otherwise);
  const title = await answer(flags.title, 'Name of the column', titleOf(folder));
  const author = await answer(flags.author, 'Who writes it', 'A. Writer');
  const url = urlOf(await answer(flags.url, 'Address of the site', 'https://example.org'));
  const timezone = zoneOf(await answer(flags.timezone, 'Time zone', systemZone()));
  const charter = {
    title,
    author,
    url,
    timezone,
    host: hosts.length === 1 ? (hosts[0] ?? null) : null,
    filed: today(timezone),
    id: randomUUID(),
    version: version(),
  };
  const files = {
    ...siteFiles(charter),
    ...Object.assign({}, ...hosts.map((host) => hostFiles(host, slugOf(title) || 'archive'))),
  } as { readonly [path: string]: string };
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, ...path.split('/'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
  }
  for (const path of Object.keys(files).sort()) terminal.print(path);
  const here = relative(process.cwd(), folder);
  terminal.say(`
${terminal.paint('green', '✓')} ${title} is ready. Look at it while you write:
${here === '' ? '' : `\n  cd ${here.includes(' ') ? JSON.stringify(here) : here}`}
  npm install
  npx backfile watch --open`);
  return 0;
}

/** A new Git repository counts as empty. */
function refuseFull(folder: string): void {
  if (!existsSync(folder)) return;
  const held = readdirSync(folder).filter((name) => name !== '.git' && name !== '.DS_Store');
  if (held.length > 0)
    throw new UsageError(
      `${folder} is not empty: it holds ${held.slice(0, 3).join(', ')}${held.length > 3 ? ' and more' : ''}. Name a new folder: backfile init my-column`,
    );
}

function hostOf(name: string): Host {
  const host = HOSTS.find((other) => other === name);
  if (host) return host;
  const guess = closest(name, HOSTS);
  throw new UsageError(
    `There is no host "${name}"${guess ? `; did you mean ${guess}?` : ''}. Known are ${HOSTS.join(', ')}. Other static hosts need nothing but dist/.`,
  );
}

function titleOf(folder: string): string {
  const words = basename(folder).replace(/[-_]+/g, ' ').trim();
  return words === '' ? 'A column' : words.charAt(0).toUpperCase() + words.slice(1);
}

function urlOf(written: string): string {
  const text = /^https?:\/\//i.test(written) ? written : `https://${written}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.search !== '' || url.hash !== '')
    throw new UsageError(`"${written}" is not the address of a site. Write it as https://example.org`);
  return url.href.replace(/\/$/, '');
}

function zoneOf(written: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: written }).resolvedOptions().timeZone;
  } catch {
    throw new UsageError(
      `There is no time zone "${written}". Write one such as Europe/Oslo or America/New_York.`,
    );
  }
}

function systemZone(): string {
  return new Intl.DateTimeFormat('en').resolvedOptions().timeZone;
}

function today(timezone: string): CivilTime {
  const now = new Date(buildOptions({}).now).toISOString().replace(/\.\d+/, '');
  const reading = readDate(now, timezone);
  if ('civilTime' in reading) return reading.civilTime;
  throw new Error(reading.problem.reason);
}
