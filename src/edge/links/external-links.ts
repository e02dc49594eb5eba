import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckWorld } from '../../desk/check/check.ts';
import {
  deadLinks,
  isDead,
  isToBeAsked,
  mentionsOf,
  noteAnswer,
  type WebAnswer,
} from '../../desk/check/external.ts';
import { LINKS } from '../../desk/settings/archived-links.ts';
import { compareText } from '../../model/finding.ts';
import { stateFolder } from '../disk/node-disk.ts';
import { version } from '../program/generator.ts';
import { writeWhole } from '../program/write-whole.ts';
import { askAll, type Web } from './web.ts';

/** Where answers are kept, and whether `links.json` is written. */
type Inquiry = {
  readonly site: string;
  readonly out: string;
  readonly ledger: boolean;
  /** Milliseconds since 1970; default: the clock. */
  readonly now?: () => number;
  readonly web?: Web;
};

/** How the web is asked by default: with our name, and one request per second to each host. */
const PATIENT: Web = {
  agent: `Backfile/${version()} (link check)`,
  delay: 1000,
  timeout: 20_000,
  archive: 'https://archive.org/wayback/available',
};

/** Checks links to other sites: requests those whose last answer is too old, remembers the answers, and reports dead links. */
export function inquiry(options: Inquiry, say: (line: string) => void): NonNullable<CheckWorld['inquire']> {
  const now = options.now ?? Date.now;
  const web = options.web ?? PATIENT;
  const file = join(stateFolder(options.out), 'web.json');
  return async (archive, html, text) => {
    const mentions = mentionsOf(archive, html, text);
    const ledger = readLinkLog(join(options.site, LINKS));
    const known = [...ledger].map(([address, entry]) => [address, answerOf(entry)] as const);
    const answers = new Map(
      [...known, ...(Object.entries(readJson(file)) as [string, WebAnswer][])].filter(([address]) =>
        mentions.has(address),
      ),
    );
    const due = [...mentions.keys()].filter((address) => isToBeAsked(answers.get(address), now()));
    say(`Asking ${due.length} of ${mentions.size} addresses of other sites.`);
    await askAll(due.sort(compareText), web, (address, status) => {
      answers.set(address, noteAnswer(answers.get(address), status, now()));
    });
    writeJson(file, answers);
    if (options.ledger) await writeLinkLog(join(options.site, LINKS), ledger, answers, web, say);
    return deadLinks(mentions, answers, archive.site.archived);
  };
}

/** The entry of a dead address in `links.json`. */
type Entry = { readonly status: number; readonly goneSince: string; readonly archived: string | null };

/** Reads `links.json`, without invalid entries. */
function readLinkLog(file: string): ReadonlyMap<string, Entry> {
  return new Map((Object.entries(readJson(file)) as [string, Entry | null][]).filter(isEntry));
}

function isEntry(named: [string, Entry | null]): named is [string, Entry] {
  const { status, goneSince } = named[1] ?? {};
  return (status === 404 || status === 410) && !Number.isNaN(Date.parse(String(goneSince)));
}

/** The answers that an entry is based on, for a machine without its own. */
function answerOf({ status, goneSince }: Entry): WebAnswer {
  return { asked: Date.parse(goneSince), status, goneSince: Date.parse(goneSince) };
}

/**
 * Writes `links.json`: each dead address with its nearest archived copy, if there is one. An entry stays until its
 * address answers again, since one bad day of a host means nothing.
 */
async function writeLinkLog(
  file: string,
  before: ReadonlyMap<string, Entry>,
  answers: ReadonlyMap<string, WebAnswer>,
  web: Web,
  say: (line: string) => void,
): Promise<void> {
  const ledger = new Map<string, Entry>();
  for (const [address, answer] of [...answers].sort(([a], [b]) => compareText(a, b))) {
    const entry = before.get(address);
    if (!isDead(answer) && !(entry && answer.goneSince !== null)) continue;
    const archived = entry?.archived ?? (await archivedCopy(address, web));
    const goneSince = new Date(answer.goneSince!).toISOString().slice(0, 10);
    const status = isDead(answer) ? answer.status : (entry?.status ?? answer.status);
    ledger.set(address, { status, goneSince, archived });
  }
  writeJson(file, ledger);
  const found = [...ledger.values()].filter(({ archived }) => archived !== null).length;
  say(`${ledger.size} dead, ${found} with an archived copy, written to ${file}.`);
}

/** The nearest archived copy of an address (the Wayback Machine's availability API); null if there is none. */
async function archivedCopy(address: string, web: Web): Promise<string | null> {
  try {
    const answer = await fetch(`${web.archive}?url=${encodeURIComponent(address)}`, {
      headers: { 'user-agent': web.agent },
      signal: AbortSignal.timeout(web.timeout),
    });
    const { archived_snapshots } = (await answer.json()) as {
      archived_snapshots?: { closest?: { available?: boolean; url?: string } };
    };
    const closest = archived_snapshots?.closest;
    return closest?.available && closest.url && /^https?:\/\//.test(closest.url)
      ? closest.url.replace(/^http:\/\/web\.archive\.org/, 'https://web.archive.org')
      : null;
  } catch {
    return null;
  }
}

function writeJson(file: string, map: ReadonlyMap<string, unknown>): void {
  const sorted = Object.fromEntries([...map].sort(([a], [b]) => compareText(a, b)));
  writeWhole(file, `${JSON.stringify(sorted, null, 1)}\n`, { lasting: true });
}

function readJson(file: string): object {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
