import type { Clipping } from '../archive/clipping.ts';
import { outlineOf, stateOf } from '../archive/outline.ts';
import { bitOf, PARTS, type Part } from '../archive/reads.ts';
import { openBench } from '../edition/bench.ts';
import type { Edition, Page } from '../edition/page.ts';
import { partAsShown } from '../edition/parts.ts';
import type { Key, Ledger } from '../ledger/ledger.ts';
import type { OutputPath } from '../model/address/paths.ts';
import { type Digest, digest, digestAll, digestEach } from '../model/digest.ts';
import type { Notes } from '../press/press-notes.ts';
import type { Planned } from './prepare.ts';

/**
 * What the pages of an edition read, this time and last time.
 *
 * A shortcut. Definition: a page stands if the digest of its props is that of its key. Law: a page that the trace knows
 * has the very props of its key. Test: tests/desk/laws.test.ts.
 */
type Trace = {
  /** The edition, whose pages note what they read as their props are made. */
  readonly edition: Edition;
  /** Whether a page's props are known to be those of a key: it read nothing else when the key was made. */
  readonly isKnown: (path: OutputPath, key: Key) => boolean;
  /**
   * Whether the register is known to have every address of the edition: it had them, and neither the register nor the
   * edition has changed.
   */
  readonly isRegistered: boolean;
  /**
   * Remembers what the pages read, once the edition is published as the ledger says, with the register as it is then;
   * `isRegistered`: whether that has every address.
   */
  readonly keep: (ledger: Ledger, register: Digest | null, isRegistered: boolean) => void;
};

const NOTE = 'trace';

/** Each number is a clipping's place times this, and the parts that were read of it, as bits. */
const PLACE = 2 ** PARTS.length;

/** What is remembered of an edition: of what it was planned, its clippings by place, and what its pages read. */
type Kept = {
  readonly ground: Digest;
  readonly isRegistered: boolean;
  readonly states: readonly Digest[];
  readonly parts: readonly (readonly [part: Shown, Parts])[];
  readonly pages: readonly (readonly [path: OutputPath, props: Digest, read: readonly number[]])[];
};

/** A part of all clippings by place, as JSON; null if it is not known. */
type Parts = readonly (string | null)[];
type Shown = Exclude<Part, 'dispatch'>;
const SHOWN: readonly Shown[] = PARTS.filter((part) => part !== 'dispatch');

/**
 * Opens the trace of an edition. `ground` is the digest of all inputs but the manuscripts and the register; null if the
 * edition cannot be traced: then no page is known, and nothing is remembered.
 */
export function openTrace(
  planned: Planned,
  ground: Digest | null,
  register: Digest | null,
  notes: Notes,
): Trace {
  const { archive, edition } = planned;
  if (ground === null) return { edition, isKnown: () => false, isRegistered: false, keep: () => {} };
  const clippings = [...archive.listed, ...archive.unlisted].sort((a, b) => a.rank - b.rank);
  const base = groundOf(planned, ground);
  const groundWith = (register: Digest | null) => digestAll(base, register ?? '');
  const last = recallTrace(groundWith(register), notes);
  const states = clippings.map((clipping) => digest(stateOf(clipping)));
  const { parts, changed } = compareParts(clippings, states, planned, last);
  const before = new Map(last?.pages.map(([path, props, read]) => [path, { props, read }]));
  const reads = new Map<OutputPath, readonly number[]>();
  const traced = (page: Page): Page => {
    const { props: make, ...rest } = page;
    const props = () => {
      const [props, read] = archive.reads.during(make);
      reads.set(
        page.path,
        Array.from(read, ([{ rank }, bits]) => rank * PLACE + bits),
      );
      return props;
    };
    return { ...rest, props };
  };
  const hasChanged = (read: number) => ((changed[Math.floor(read / PLACE)] as number) & (read % PLACE)) !== 0;
  return {
    edition: { ...edition, pages: edition.pages.map(traced) },
    isKnown: (path, key) => {
      const page = before.get(path);
      return page?.props === key.props && !page.read.some(hasChanged);
    },
    isRegistered: last?.isRegistered === true,
    keep: (ledger, register, isRegistered) => {
      const partOf = (part: Shown, clipping: Clipping) =>
        part === 'length'
          ? JSON.stringify(clipping.length)
          : (archive.reads.shown(part, clipping) ?? parts.get(part)?.[clipping.rank] ?? null);
      const kept: Kept = {
        ground: groundWith(register),
        isRegistered,
        states,
        parts: SHOWN.map((part) => [part, clippings.map((clipping) => partOf(part, clipping))]),
        pages: edition.pages.flatMap(({ path }) => {
          const props = ledger.get(path)?.key?.props;
          const read = reads.get(path) ?? before.get(path)?.read;
          return props && read ? [[path, props, read] as const] : [];
        }),
      };
      notes.keep(NOTE, JSON.stringify(kept));
    },
  };
}

/** Digest of everything that pages may read without a note, and of what was read to plan them. */
function groundOf({ archive, edition, outcomes, read }: Planned, ground: Digest): Digest {
  const readToPlan = Array.from(
    read,
    ([clipping, parts]) => `${clipping.rank} ${parts} ${stateOf(clipping)}`,
  );
  return digestAll(
    ground,
    outlineOf(archive),
    outcomes,
    JSON.stringify(edition.site),
    digestEach(readToPlan),
  );
}

function recallTrace(ground: Digest, notes: Notes): Kept | null {
  const text = notes.recall(NOTE);
  const kept = text === undefined ? null : (JSON.parse(text) as Kept);
  return kept?.ground === ground ? kept : null;
}

/** The parts that pages showed last time, as they are now, and which parts of which clippings have changed, as bits by place. */
function compareParts(
  clippings: readonly Clipping[],
  states: readonly Digest[],
  { archive, edition, pictures }: Planned,
  last: Kept | null,
): { readonly parts: ReadonlyMap<Shown, Parts>; readonly changed: Uint8Array } {
  const bench = openBench(archive, edition.site, pictures ?? undefined);
  const parts = new Map(last?.parts.map(([part, shown]) => [part, [...shown]]));
  const changed = new Uint8Array(clippings.length);
  for (const [place, clipping] of last ? clippings.entries() : []) {
    if (last?.states[place] === states[place]) continue;
    let bits = bitOf('dispatch');
    for (const [part, shown] of parts) {
      const now = shown[place] === null ? null : partAsShown(part, clipping, bench);
      if (now === null || now !== shown[place]) bits |= bitOf(part);
      shown[place] = now;
    }
    changed[place] = bits;
  }
  return { parts, changed };
}
