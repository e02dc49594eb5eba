import type { Ledger } from '../ledger/ledger.ts';
import { type Digest, digest, digestAll, digestEach } from '../model/digest.ts';
import type { Dispatch } from '../model/dispatch.ts';
import type { BuildOptions, Report } from './report.ts';
import type { Sources, World } from './world.ts';

/** Two lines: the edition, and its report. */
const NOTE = 'edition';

/** What is remembered of a published edition: what it was made of, and how long that holds. */
type LastEdition = {
  readonly key: Digest;
  /** Seal of the ledger that vouched for it: a ledger that was lost or rewritten since vouches for something else. */
  readonly ledger: Digest;
  /** Instants between which nothing falls due: no embargo ends, nothing expires. */
  readonly from: number;
  readonly until: number | null;
  /** Its report, as text: it may be long, and is read only where the edition stands. */
  readonly report: string;
};

/** What was reported about an edition when it was published. */
type LastReport = Omit<Report, 'made' | 'removed' | 'fresh' | 'parsed'>;

/**
 * Digests of what an edition is made of, all but the clock.
 *
 * A shortcut. Definition: an edition is planned, and every page of it compared. Law: an edition with the same key, made
 * while nothing falls due, has the same pages. Test: tests/desk/laws.test.ts.
 */
export type EditionKey = {
  /** Digest of everything except the manuscripts and the register. */
  readonly ground: Digest;
  readonly manuscripts: Digest;
};

/** Key of an edition with the register as it was before the edition, or as it is after. */
export function wholeOf({ ground, manuscripts }: EditionKey, register: Digest | null): Digest {
  return digestAll(ground, manuscripts, register ?? '');
}

/**
 * Key of an edition, before it is made. `outside`: what else it is made of, such as what makes its pictures. Null if
 * something could not be read.
 */
export function editionKey(sources: Sources, options: BuildOptions, outside: string): EditionKey | null {
  if (sources.findings.some(({ level }) => level === 'error')) return null;
  const { now: _now, ...settings } = options;
  const ground = digestAll(
    JSON.stringify(settings),
    outside,
    JSON.stringify(sources.assets.map((file) => [file.path, file.digest])),
    JSON.stringify(
      sources.templates.map((file) => [file.origin, file.name, file.digest ?? digest(file.content)]),
    ),
    JSON.stringify(sources.settings),
    JSON.stringify(sources.findings),
  );
  const manuscripts = digestEach(sources.manuscripts.values().map((file) => `${file.digest} ${file.path}`));
  return { ground, manuscripts };
}

/**
 * The edition that was published last, if it was made of the same and nothing has fallen due since; else null. The
 * ledger that vouched for it shows whether it still stands.
 */
export function lastEdition(
  key: EditionKey | null,
  register: Digest | null,
  now: number,
  { notes }: World,
): LastEdition | null {
  const text = key === null ? undefined : notes.recall(NOTE);
  if (text === undefined) return null;
  const end = text.indexOf('\n');
  const last: LastEdition = { ...JSON.parse(text.slice(0, end)), report: text.slice(end + 1) };
  const { from, until } = last;
  const isDue = now < from || (until !== null && now >= until);
  return key !== null && last.key === wholeOf(key, register) && !isDue ? last : null;
}

/** The report of an edition that stands already, every file as the ledger vouches for it. */
export function standingReport({ report }: LastEdition, ledger: Ledger): Report {
  return { ...(JSON.parse(report) as LastReport), made: [], removed: [], fresh: ledger.size, parsed: 0 };
}

/** Remembers what was published, whose `until` is `nextTurn`. New addresses are reported only once. */
export function rememberEdition(
  edition: Omit<LastEdition, 'report'>,
  report: Report,
  { notes }: World,
): void {
  const { made: _made, removed: _removed, fresh: _fresh, parsed: _parsed, register, ...rest } = report;
  const last: LastReport = register && !register.isKept ? { ...rest, register } : rest;
  notes.keep(NOTE, `${JSON.stringify(edition)}\n${JSON.stringify(last)}`);
}

/** The next instant at which a dispatch comes out of its embargo or expires; null if nothing is to come. */
export function nextTurn(dispatches: readonly Dispatch[], now: number): number | null {
  let next: number | null = null;
  const consider = (instant: number | null) => {
    if (instant !== null && instant >= now && (next === null || instant < next)) next = instant;
  };
  for (const { filed, notBefore, expires } of dispatches) {
    consider(filed?.instant ?? null);
    consider(notBefore);
    consider(expires);
  }
  return next;
}
