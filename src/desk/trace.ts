import type { Clipping } from '../archive/clipping.ts';
import { outlineOf, stateOf } from '../archive/outline.ts';
import { bitOf, type Gathered, PARTS, type Part } from '../archive/reads.ts';
import { openBench } from '../edition/bench.ts';
import type { Edition } from '../edition/page.ts';
import { partAsShown } from '../edition/parts.ts';
import type { Noted } from '../ledger/compare.ts';
import type { OutputPath } from '../model/address/paths.ts';
import { type Digest, digestAll, digestEach } from '../model/digest.ts';
import type { Notes } from '../press/press-notes.ts';
import type { Planned } from './prepare.ts';

/**
 * What the pages of an edition read, this time and last time.
 *
 * A shortcut. Definition: a page stands if the digest of its props is that of its key. Law: a page that the trace knows
 * has the very props of its key. Test: tests/desk/laws.test.ts.
 */
type Trace = Noted & {
  /**
   * Whether the register is known to have every address of the edition: it had them, and neither the register nor the
   * edition has changed.
   */
  readonly isRegistered: boolean;
  /**
   * Remembers what the pages read, once the edition is published as the ledger with this seal says, with the register as
   * it is then; `isRegistered`: whether that has every address.
   */
  readonly keep: (seal: Digest, register: Digest | null, isRegistered: boolean) => void;
};

const NOTE = 'trace';
type Shown = Exclude<Part, 'dispatch'>;
const SHOWN: readonly Shown[] = PARTS.filter((part) => part !== 'dispatch');

/**
 * What is remembered of an edition. It stays text, since an edit of one dispatch changes very little of it. What was
 * gathered from a part of all clippings is a line of JSON. A line of `clippings` has the state of a clipping and each of its parts as JSON, empty if it is not known, with tabs between
 * them. A line of `pages` has the number of a page in the edition and what it read: the clipping's place and the parts of
 * it, as bits (` 12:3`).
 */
type Kept = {
  readonly isRegistered: boolean;
  readonly gathered: Gathered;
  readonly clippings: readonly string[];
  readonly pages: string;
};

/**
 * Opens the trace of an edition. `ground` is the digest of all inputs but the manuscripts and the register; null if the
 * edition cannot be traced: then no page is known, and nothing is remembered. `seal` is that of the ledger.
 */
export function openTrace(
  planned: Planned,
  ground: Digest | null,
  register: Digest | null,
  seal: Digest | null,
  notes: Notes,
): Trace {
  const { archive, edition } = planned;
  if (ground === null)
    return { isKnown: () => false, noting: (page) => page, isRegistered: false, keep: () => {} };
  const clippings = [...archive.listed, ...archive.unlisted].sort((a, b) => a.rank - b.rank);
  const base = groundOf(planned, ground);
  const groundWith = (register: Digest | null, seal: Digest | null) =>
    digestAll(base, register ?? '', seal ?? '');
  const last = recallTrace(groundWith(register, seal), clippings.length, notes);
  const states = clippings.map(stateOf);
  const { lines, changed } = compareClippings(clippings, states, planned, last);
  archive.reads.know(stillGathered(last, changed));
  const asked = pagesThatRead(changed, last, edition);
  const reads = new Map<OutputPath, string>();
  return {
    isKnown: (path) => last !== null && !asked.has(path),
    noting: (page) => ({
      ...page,
      props: () => {
        const [props, read] = archive.reads.during(page.props);
        let text = '';
        for (const [{ rank }, bits] of read) text += ` ${rank}:${bits}`;
        reads.set(page.path, text);
        return props;
      },
    }),
    isRegistered: last?.isRegistered === true,
    keep: (seal, register, isRegistered) => {
      const pages = last?.pages.split('\n') ?? [];
      for (const [at, { path }] of edition.pages.entries()) {
        const read = reads.get(path);
        if (read !== undefined) pages[at] = `${at}${read}`;
      }
      for (const [{ rank }, shown] of archive.reads.shown())
        lines[rank] = withParts(lines[rank] as string, shown);
      const head = `${groundWith(register, seal)} ${isRegistered} ${clippings.length}`;
      notes.keep(NOTE, [head, JSON.stringify([...archive.reads.gathered()]), ...lines, ...pages].join('\n'));
    },
  };
}

/** Digest of everything that pages may read without a note, of what was read to plan them, and of which pages there are. */
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
    digestEach(edition.pages.values().map(({ path }) => path)),
  );
}

function recallTrace(ground: Digest, many: number, notes: Notes): Kept | null {
  const text = notes.recall(NOTE);
  if (!text?.startsWith(ground)) return null;
  const [head = '', gathered = '', ...lines] = text.split('\n', many + 2);
  const length = lines.reduce((sum, line) => sum + line.length + 1, head.length + gathered.length + 2);
  return {
    isRegistered: head.split(' ')[1] === 'true',
    gathered: new Map(JSON.parse(gathered) as readonly [Part, string][]),
    clippings: lines,
    pages: text.slice(length),
  };
}

/** What was gathered from parts of which none has changed. */
function stillGathered(last: Kept | null, changed: ReadonlyMap<number, number>): Gathered {
  let bits = 0;
  for (const each of changed.values()) bits |= each;
  return new Map([...(last?.gathered ?? [])].filter(([part]) => (bits & bitOf(part)) === 0));
}

/** The lines of clippings as they are now, and which parts of which have changed, as bits by place. */
function compareClippings(
  clippings: readonly Clipping[],
  states: readonly Digest[],
  { archive, edition, pictures }: Planned,
  last: Kept | null,
): { readonly lines: string[]; readonly changed: ReadonlyMap<number, number> } {
  const changed = new Map<number, number>();
  if (last === null) {
    const lines = clippings.map(({ length }, at) =>
      withParts(`${states[at]}${'\t'.repeat(SHOWN.length)}`, { length: JSON.stringify(length) }),
    );
    return { lines, changed };
  }
  const bench = openBench(archive, edition.site, pictures ?? undefined);
  const lines = last.clippings.map((line, place) => {
    const state = states[place] as Digest;
    if (line.startsWith(state)) return line;
    let bits = bitOf('dispatch');
    const [, ...parts] = line.split('\t');
    const now = SHOWN.map((part, at) => {
      const shown = parts[at] && partAsShown(part, clippings[place] as Clipping, bench);
      if (!shown || shown !== parts[at]) bits |= bitOf(part);
      return shown ?? '';
    });
    changed.set(place, bits);
    return [state, ...now].join('\t');
  });
  return { lines, changed };
}

/** A line of a clipping with parts that pages showed. */
function withParts(line: string, shown: { readonly [part in Part]?: string }): string {
  const [state, ...parts] = line.split('\t');
  return [state, ...SHOWN.map((part, at) => shown[part] ?? parts[at])].join('\t');
}

/** The pages that read a part that has changed. */
function pagesThatRead(
  changed: ReadonlyMap<number, number>,
  last: Kept | null,
  { pages }: Edition,
): ReadonlySet<OutputPath> {
  const found = new Set<OutputPath>();
  const text = last?.pages ?? '';
  for (const [place, bits] of changed) {
    const sought = ` ${place}:`;
    for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
      const end = at + sought.length;
      if ((Number.parseInt(text.slice(end, end + DIGITS), 10) & bits) === 0) continue;
      const start = text.lastIndexOf('\n', at) + 1;
      const page = pages[Number(text.slice(start, text.indexOf(' ', start)))];
      if (page) found.add(page.path);
    }
  }
  return found;
}

/** The most digits of all parts as bits. */
const DIGITS = String(2 ** PARTS.length).length;
