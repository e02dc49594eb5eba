import type { Archive } from '../archive/archive.ts';
import type { Display } from '../archive/clipping.ts';
import { inOrder, type Row, type Snapshot, type SnapshotHead, takeSnapshot } from '../archive/snapshot.ts';
import { type Digest, digestAll } from '../model/digest.ts';
import type { Dispatch } from '../model/dispatch.ts';
import type { Finding } from '../model/finding.ts';
import type { SourcePath } from '../model/paths.ts';
import type { Notes } from '../press/press-notes.ts';
import type { LastEdition } from './edition-key.ts';
import type { ManuscriptFile } from './world.ts';

/**
 * What is remembered of an archive that was filed, in five notes: a build reads no more of them than it needs, and
 * after an edit only the last is written anew. The others end with the name of the edition that they were made with.
 */
const MANUSCRIPTS = 'manuscripts';
const READS = 'reads';
const DISPLAY = 'display';
const ARCHIVE = 'archive';
const EDITS = 'edits';

/** An edition, and the ledger that vouches for it. */
export type Published = Pick<LastEdition, 'key' | 'ledger'>;

/** A manuscript as it was when the archive was filed, as text: its digest, that of its copy, its path. */
export type FiledLine = string & { readonly __brand: 'FiledLine' };

/** What was edited since the archive was filed, and published. */
export type Edits = {
  /** How often. */
  readonly many: number;
  /** Manuscripts that are not as they were filed, and how they were published last. */
  readonly digests: { readonly [path: SourcePath]: Digest };
  /** What filing found in them. */
  readonly found: { readonly [path: SourcePath]: readonly Finding[] };
  /** What pages have read since, where it was something else than before, by their number. See `Traced`. */
  readonly lines: { readonly [page: number]: string };
  /** All manuscripts as they were filed, in their order. */
  readonly filed: readonly FiledLine[];
};

type KeptEdits = Omit<Edits, 'filed'> & { readonly edition: Digest; readonly archive: Digest };

/** An archive as it was filed. */
export type StandingArchive = {
  readonly snapshot: Snapshot;
  /** What parsing found in its manuscripts. */
  readonly ofManuscripts: readonly Finding[];
  /** Digest of the plan of its edition. */
  readonly plan: Digest;
  /** What the pages of that edition read. */
  readonly lines: readonly string[];
};

/** Its first line; the others are the clippings of the snapshot. */
type ArchiveHead = Pick<StandingArchive, 'ofManuscripts' | 'plan'> & { readonly snapshot: SnapshotHead };

/** The edits that led to an edition; null where that is not known. */
export function recallEdits(notes: Notes, last: Published): (Edits & { readonly archive: Digest }) | null {
  const edits = parsed<KeptEdits>(notes.recall(EDITS));
  if (edits?.edition !== idOf(last)) return null;
  const filed = linesOf(notes, MANUSCRIPTS, edits.archive) as readonly FiledLine[] | null;
  return filed && { ...edits, filed };
}

/** The archive that edits were made of; null where that is not known. */
export function recallArchive(notes: Notes, id: Digest): StandingArchive | null {
  const [head = '', ...rows] = linesOf(notes, ARCHIVE, id) ?? [];
  const lines = head === '' ? null : linesOf(notes, READS, id);
  if (!lines) return null;
  const { snapshot, ...rest } = JSON.parse(head) as ArchiveHead;
  return { ...rest, lines, snapshot: { ...snapshot, clippings: rows.map((row) => JSON.parse(row) as Row) } };
}

/** The display copy of the clippings of an archive, as text by place; null where it is not known. */
export function recallDisplay(notes: Notes, id: Digest): readonly string[] | null {
  return linesOf(notes, DISPLAY, id);
}

function displayOf({ title, headline, dek, lede }: Display): Display {
  return { title, headline, dek, lede };
}

/** Keeps an archive that was filed and published. */
export function keepArchive(
  notes: Notes,
  published: Published,
  kept: Omit<StandingArchive, 'snapshot'> & {
    readonly archive: Archive;
    readonly manuscripts: readonly ManuscriptFile[];
    readonly dispatches: readonly Dispatch[];
  },
): void {
  const { archive, manuscripts, dispatches, ofManuscripts, plan, lines } = kept;
  const id = idOf(published);
  const { clippings, ...snapshot } = takeSnapshot(archive);
  const head: ArchiveHead = { ofManuscripts, plan, snapshot };
  const copies = new Map(dispatches.map(({ source, copy }) => [source, copy.digest]));
  const filed = manuscripts
    .values()
    .map(({ path, digest }) => `${digest} ${copies.get(path) ?? NONE} ${path}`);
  keepLines(notes, MANUSCRIPTS, filed, id);
  keepLines(notes, READS, lines, id);
  const display = inOrder(archive).values();
  keepLines(
    notes,
    DISPLAY,
    display.map((clipping) => JSON.stringify(displayOf(clipping.display))),
    id,
  );
  keepLines(notes, ARCHIVE, linesOfArchive(head, clippings), id);
  keepEdits(notes, published, { archive: id, many: 0, digests: {}, found: {}, lines: {} });
}

/** Keeps the edits that led to an edition; `archive`: what `recallEdits` tells. */
export function keepEdits(
  notes: Notes,
  published: Published,
  { archive, many, digests, found, lines }: Omit<KeptEdits, 'edition'>,
): void {
  const kept: KeptEdits = { edition: idOf(published), archive, many, digests, found, lines };
  notes.keep(EDITS, JSON.stringify(kept));
}

/** Hexadecimal digits of a digest; a space stands behind each. */
const DIGITS = 32;
const NONE = '-'.repeat(DIGITS);
const PATH = 2 * (DIGITS + 1);

export function isOf(line: FiledLine, path: SourcePath): boolean {
  return line.length === PATH + path.length && line.endsWith(path);
}

export function digestIn(line: FiledLine): Digest {
  return line.slice(0, DIGITS) as Digest;
}

export function copyIn(line: FiledLine): Digest {
  return line.slice(DIGITS + 1, PATH - 1) as Digest;
}

export function pathIn(line: FiledLine): SourcePath {
  return line.slice(PATH) as SourcePath;
}

/** Names an edition and the ledger that vouches for it. */
function idOf({ key, ledger }: Published): Digest {
  return digestAll(key.whole, ledger);
}

function parsed<T>(text: string | undefined): T | null {
  return text === undefined ? null : (JSON.parse(text) as T);
}

function* linesOfArchive(head: ArchiveHead, clippings: Iterable<Row>): Generator<string> {
  yield JSON.stringify(head);
  for (const row of clippings) yield JSON.stringify(row);
}

function keepLines(notes: Notes, name: string, lines: Iterable<string>, id: Digest): void {
  const text = function* () {
    for (const line of lines) yield `${line}\n`;
    yield id;
  };
  notes.keep(name, text());
}

/** Lines that were kept under a name; null where they are not those of the edition that is named. */
function linesOf(notes: Notes, name: string, id: Digest): readonly string[] | null {
  const lines = notes.recall(name)?.split('\n');
  return lines?.pop() === id ? lines : null;
}
