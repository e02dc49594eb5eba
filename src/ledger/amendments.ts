import { type Digest, digest, digestAll } from '../model/digest.ts';
import type { OutputPath } from '../model/paths.ts';
import type { Entry, Ledger, Sealed } from './ledger.ts';

/**
 * What changed since a ledger was written, beside which it is kept: of few paths, that is written sooner than all.
 * While files are put in place, their paths are entered without a key and `isDone` is false.
 */
export type Amendments = {
  /** Seal of the ledger. */
  readonly of: Digest | null;
  readonly entries: ReadonlyMap<OutputPath, Entry>;
  readonly isDone: boolean;
};

/** The entry of a path that is ours, and for which nothing vouches. */
export const UNVOUCHED: Entry = { key: null, stamp: null };

/** Writes amendments as text: their seal, then what they are. */
export function writeAmendments({ of, entries, isDone }: Amendments): string {
  const text = JSON.stringify({ of, isDone, entries: [...entries] });
  return `${digest(text)} ${text}`;
}

/** Reads amendments; null of damaged text. */
export function readAmendments(text: string): Amendments | null {
  const [seal, written] = [text.slice(0, text.indexOf(' ')), text.slice(text.indexOf(' ') + 1)];
  if (seal !== digest(written)) return null;
  const { entries, ...rest } = JSON.parse(written) as Omit<Amendments, 'entries'> & {
    readonly entries: readonly (readonly [OutputPath, Entry])[];
  };
  return { ...rest, entries: new Map(entries) };
}

/**
 * A ledger with its amendments. It has no seal, and vouches for none of these paths, while they change, and where
 * they are of another ledger; of damaged ones, any path may be meant.
 */
export function amended({ ledger, seal }: Sealed, amendments: Amendments | null): Sealed {
  if (amendments === null) return { ledger: withEntries(ledger, unvouched(ledger.keys())), seal: null };
  const { of, entries, isDone } = amendments;
  if (of === null || of !== seal)
    return { ledger: withEntries(ledger, unvouched(entries.keys())), seal: null };
  return { ledger: withEntries(ledger, entries), seal: isDone ? sealOf(amendments) : null };
}

/** Seal of a ledger with amendments that are done. */
export function sealOf({ of, entries }: Amendments): Digest {
  return digestAll(of ?? '', JSON.stringify([...entries]));
}

function unvouched(paths: Iterable<OutputPath>): ReadonlyMap<OutputPath, Entry> {
  const entries = new Map<OutputPath, Entry>();
  for (const path of paths) entries.set(path, UNVOUCHED);
  return entries;
}

/** A ledger in which some entries are others. */
function withEntries(ledger: Ledger, entries: ReadonlyMap<OutputPath, Entry>): Ledger {
  if (entries.size === 0) return ledger;
  let whole: ReadonlyMap<OutputPath, Entry> | undefined;
  const all = () => {
    whole ??= new Map([...ledger, ...entries]);
    return whole;
  };
  return {
    get: (path) => entries.get(path) ?? ledger.get(path),
    has: (path) => entries.has(path) || ledger.has(path),
    keys: () => all().keys(),
    get size() {
      return [...entries.keys()].reduce((size, path) => (ledger.has(path) ? size : size + 1), ledger.size);
    },
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  };
}
