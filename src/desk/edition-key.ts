import type { Standing } from '../ledger/compare.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type Digest, digest, digestAll } from '../model/digest.ts';
import type { Dispatch } from '../model/dispatch.ts';
import { compareText } from '../model/finding.ts';
import type { BuildOptions, Report } from './outcome.ts';
import type { Sources, World } from './world.ts';

const NOTE = 'edition';

/** What is remembered of a published edition: of what it was made, how long that holds, what there was to say. */
type Remembered = {
  readonly key: Digest;
  /** Which paths the ledger vouched for: a ledger that was lost since vouches for nothing. */
  readonly paths: Digest;
  /** Instants between which nothing falls due: no embargo ends, nothing expires. */
  readonly from: number;
  readonly until: number | null;
  readonly report: Omit<Report, 'made' | 'removed' | 'fresh' | 'parsed'>;
};

/**
 * Key of a whole edition, of all its inputs but the clock: an edition whose key is known is the same edition, and
 * need not be planned to be compared. `engine` makes its pictures. Null where something could not be read.
 */
export function editionKey(sources: Sources, options: BuildOptions, engine: string): Digest | null {
  if (sources.findings.length > 0) return null;
  const { now: _now, ...settings } = options;
  return digestAll(
    JSON.stringify(settings),
    engine,
    JSON.stringify(sources.manuscripts.map((file) => [file.path, file.digest])),
    JSON.stringify(sources.assets.map((file) => [file.path, file.digest])),
    JSON.stringify(sources.templates.map((file) => [file.origin, file.name, digest(file.content)])),
    JSON.stringify(sources.settings),
  );
}

/** The report of an edition that stands already, every file as the ledger vouches for it; null where it does not. */
export function standingReport(
  key: Digest | null,
  now: number,
  ledger: Ledger,
  standing: Standing,
  world: World,
): Report | null {
  const text = key === null ? undefined : world.notes.recall(NOTE);
  if (text === undefined) return null;
  const { key: known, paths, from, until, report } = JSON.parse(text) as Remembered;
  if (known !== key || now < from || (until !== null && now >= until) || paths !== pathsOf(ledger))
    return null;
  for (const [path, { key: vouched, stamp }] of ledger) {
    if (vouched === null || stamp === null || standing.get(path) !== stamp) return null;
  }
  return { ...report, made: [], removed: [], fresh: ledger.size, parsed: 0 };
}

/** Remembers what was published. */
export function rememberEdition(
  key: Digest | null,
  now: number,
  dispatches: readonly Dispatch[],
  report: Report,
  ledger: Ledger,
  world: World,
): void {
  if (key === null) return;
  const { made: _made, removed: _removed, fresh: _fresh, parsed: _parsed, ...rest } = report;
  const until = nextTurn(dispatches, now);
  const remembered: Remembered = { key, paths: pathsOf(ledger), from: now, until, report: rest };
  world.notes.keep(NOTE, JSON.stringify(remembered));
}

function pathsOf(ledger: Ledger): Digest {
  return digest([...ledger.keys()].sort(compareText).join('\n'));
}

/** The next instant at which a dispatch comes out of its embargo or expires; null where nothing is to come. */
function nextTurn(dispatches: readonly Dispatch[], now: number): number | null {
  let next: number | null = null;
  for (const { filed, expires } of dispatches) {
    for (const instant of [filed?.instant, expires]) {
      if (instant !== undefined && instant !== null && instant >= now && (next === null || instant < next))
        next = instant;
    }
  }
  return next;
}
