import { basename } from 'node:path';
import { HOSTS, type Host } from '../../model/address/hosts.ts';
import { closest } from '../../model/text/guess.ts';
import type { Ask } from '../program/ask.ts';
import type { Terminal } from '../program/terminal.ts';
import { UsageError } from '../program/usage-error.ts';
import { NO_ADDRESS } from './site-files.ts';

/** Answers as the command line gives them. */
export type AnswerFlags = {
  readonly title?: string;
  readonly author?: string;
  /** Names with commas between them. */
  readonly columns?: string;
  readonly url?: string;
  readonly timezone?: string;
  readonly host?: readonly string[];
};

/** What decides a new site. */
type Answers = {
  readonly title: string;
  readonly author: string;
  readonly columns: readonly string[];
  readonly url: string;
  readonly timezone: string;
  readonly hosts: readonly Host[];
};

/** What is suggested where nothing is known. */
export type Suggestions = Partial<Pick<Answers, 'title' | 'author' | 'columns' | 'timezone'>>;

/**
 * Takes answers from flags, else asks. A wrong flag is a `UsageError`; a wrong answer is asked again. Flags are read
 * before the first question.
 */
export async function answersTo(
  flags: AnswerFlags,
  folder: string,
  suggested: Suggestions,
  ask: Ask,
  terminal: Terminal,
): Promise<Answers> {
  const question = async <T>(
    given: string | undefined,
    text: string,
    otherwise: string,
    read: (written: string) => T,
  ): Promise<() => Promise<T>> => {
    if (given !== undefined || ask === null) {
      const value = read(given ?? otherwise);
      return async () => value;
    }
    return async () => {
      for (;;) {
        try {
          return read(await ask(text, otherwise));
        } catch (error) {
          if (!(error instanceof UsageError)) throw error;
          terminal.say(error.message);
        }
      }
    };
  };
  const flaggedHosts = flags.host?.map(hostOf);
  const title = await question(
    flags.title,
    'Name of the column or archive',
    suggested.title ?? titleOf(folder),
    text,
  );
  const author = await question(flags.author, 'Who writes it', suggested.author ?? 'A. Writer', text);
  const columns = await question(
    flags.columns,
    'Columns: their names with commas between them, or "one"',
    suggested.columns?.join(', ') || ONE,
    columnsOf,
  );
  const url = await question(flags.url, 'Address of the site, or "not yet"', NOT_YET, urlOf);
  const timezone = await question(
    flags.timezone,
    'Time zone of its dates',
    suggested.timezone ?? systemZone(),
    zoneOf,
  );
  const host = await question(undefined, `Host (${HOSTS.join(', ')}), or "not yet"`, NOT_YET, (written) =>
    written === NOT_YET ? [] : [hostOf(written)],
  );
  return {
    title: await title(),
    author: await author(),
    columns: await columns(),
    url: await url(),
    timezone: await timezone(),
    hosts: flaggedHosts ?? (await host()),
  };
}

const NOT_YET = 'not yet';
const ONE = 'one';

function text(written: string): string {
  return written.replace(/\s+/g, ' ').trim();
}

/** One name is one column, which needs no list. */
function columnsOf(written: string): readonly string[] {
  const names = written
    .split(',')
    .map(text)
    .filter((name) => name !== '');
  return names.length < 2 ? [] : [...new Set(names)];
}

function hostOf(name: string): Host {
  const host = HOSTS.find((other) => other === name);
  if (host) return host;
  const guess = closest(name, HOSTS);
  throw new UsageError(
    `There is no host "${name}". ${guess ? `Did you mean ${guess}? ` : ''}Known are ${HOSTS.join(', ')}. Any other host that serves files is "none".`,
  );
}

function titleOf(folder: string): string {
  const words = basename(folder).replace(/[-_]+/g, ' ').trim();
  return words === '' ? 'A column' : words.charAt(0).toUpperCase() + words.slice(1);
}

function urlOf(written: string): string {
  if (written.trim() === '' || /^not yet$/i.test(written.trim())) return NO_ADDRESS;
  const text = /^https?:\/\//i.test(written) ? written : `https://${written}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.search !== '' || url.hash !== '' || !/[.:]|^localhost$/.test(url.hostname))
    throw new UsageError(
      `"${written}" is not the address of a site. Write it as https://example.org, or "not yet".`,
    );
  return url.href.replace(/\/$/, '');
}

function zoneOf(written: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: written }).resolvedOptions().timeZone;
  } catch {
    const zones = Intl.supportedValuesOf('timeZone');
    const city = written.replaceAll(' ', '_').toLowerCase();
    const guess = zones.find((zone) => zone.toLowerCase().endsWith(`/${city}`)) ?? closest(written, zones);
    throw new UsageError(
      `There is no time zone "${written}". ${guess ? `Did you mean ${guess}? ` : ''}Write one such as Europe/Oslo or America/New_York.`,
    );
  }
}

function systemZone(): string {
  return new Intl.DateTimeFormat('en').resolvedOptions().timeZone;
}
