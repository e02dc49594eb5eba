import type { Archive } from '../archive/archive.ts';
import type { Clipping, Display } from '../archive/clipping.ts';
import { type Body, bodyIn, inOrder, type Snapshot, takeSnapshot } from '../archive/snapshot.ts';
import { type Digest, digestAll } from '../model/digest.ts';
import type { Dispatch } from '../model/dispatch.ts';
import type { Finding } from '../model/finding.ts';
import type { OutputPath, SourcePath } from '../model/paths.ts';
import type { Notes } from '../press/press-notes.ts';
import type { LastEdition } from './edition-key.ts';
import type { ManuscriptFile } from './world.ts';

/**
 * What is remembered of an archive that was filed, in six notes: a build reads no more of them than it needs, and
 * after an edit only the last is written anew. The others end with the name of the edition that they were made with.
 */
const MANUSCRIPTS = 'manuscripts';
const READS = 'reads';
const DISPLAY = 'display';
const BODIES = 'bodies';
const ARCHIVE = 'archive';
const EDITS = 'edits';

/** An edition, and the ledger that vouches for it. */
export type Published = Pick<LastEdition, 'key' | 'ledger'>;

/** A manuscript as it was when the archive was filed, as text: its digest, that of its copy, its path. */
export type FiledLine = string & { readonly __brand: 'FiledLine' };

/** A manuscript that was edited since. */
export type State = { readonly digest: Digest; readonly found: readonly Finding[] };

/** What was edited since the archive was filed, and published. */
export type Edits = {
  /** How often. */
  readonly many: number;
  /** Manuscripts that are not as they were filed: how they were published last, and what filing finds in them. */
  readonly states: ReadonlyMap<SourcePath, State>;
  /** What pages have read since, where it was something else than before. See `Traced`. */
  readonly lines: ReadonlyMap<OutputPath, string>;
  /** All manuscripts as they were filed, in their order. */
  readonly filed: readonly FiledLine[];
};

type KeptEdits = Pick<Edits, 'many'> & {
  readonly edition: Digest;
  readonly archive: Digest;
  readonly states: readonly (readonly [SourcePath, State])[];
  readonly lines: readonly (readonly [OutputPath, string])[];
};

/** An archive as it was filed, and what was planned of it. */
export type StandingArchive = {
  /** With what filing and planning found. */
  readonly snapshot: Snapshot;
  /** What parsing found in its manuscripts. */
  readonly ofManuscripts: readonly Finding[];
  /** Digest of what every page is given. */
  readonly site: Digest;
  /** How many pages and assets were planned. */
  readonly pages: number;
  readonly assets: number;
};

/** The edits that led to an edition; null where that is not known. */
export function recallEdits(notes: Notes, last: Published): (Edits & { readonly archive: Digest }) | null {
  const edits = parsed<KeptEdits>(notes.recall(EDITS));
  if (edits?.edition !== idOf(last)) return null;
  const filed = linesOf(notes, MANUSCRIPTS, edits.archive) as readonly FiledLine[] | null;
  return filed && { ...edits, filed, states: new Map(edits.states), lines: new Map(edits.lines) };
}

/** The archive that edits were made of; null where that is not known. */
export function recallArchive(notes: Notes, id: Digest): StandingArchive | null {
  const [text] = linesOf(notes, ARCHIVE, id) ?? [];
  return text === undefined ? null : (JSON.parse(text) as StandingArchive);
}

/** What the pages of that archive's edition read, as text (see `writtenReads`); null where it is not known. */
export function recallReads(notes: Notes, id: Digest): string | null {
  return textOf(notes, READS, id);
}

/** The display copy of the clippings of an archive, as text by place; null where it is not known. */
export function recallDisplay(notes: Notes, id: Digest): readonly string[] | null {
  return linesOf(notes, DISPLAY, id);
}

/** Their bodies, in the same way. */
export function recallBodies(notes: Notes, id: Digest): readonly string[] | null {
  return linesOf(notes, BODIES, id);
}

function displayOf({ display }: Clipping): Display {
  const { title, headline, headlineHtml, dek, dekHtml, lede } = display;
  return { title, headline, headlineHtml, dek, dekHtml, lede };
}

/** Keeps an archive that was filed and published; `reads`: what its pages read. */
export function keepArchive(
  notes: Notes,
  published: Published,
  kept: Omit<StandingArchive, 'snapshot'> & {
    readonly archive: Archive;
    readonly manuscripts: readonly ManuscriptFile[];
    readonly dispatches: readonly Dispatch[];
    readonly reads: Iterable<string>;
    /** What planning found. */
    readonly ofPlan: readonly Finding[];
  },
): void {
  const { archive, manuscripts, dispatches, reads, ofPlan, ...rest } = kept;
  const id = idOf(published);
  const snapshot = takeSnapshot(archive);
  const standing: StandingArchive = {
    ...rest,
    snapshot: { ...snapshot, findings: [...snapshot.findings, ...ofPlan] },
  };
  const copies = new Map(dispatches.map(({ source, copy }) => [source, copy.digest]));
  const filed = manuscripts
    .values()
    .map(({ path, digest }) => `${digest} ${copies.get(path) ?? NONE} ${path}`);
  const clippings = inOrder(archive);
  const ofEach = (of: (clipping: Clipping) => Display | Body) =>
    clippings.values().map((clipping) => JSON.stringify(of(clipping)));
  keepLines(notes, MANUSCRIPTS, filed, id);
  keepLines(notes, READS, reads, id);
  keepLines(notes, DISPLAY, ofEach(displayOf), id);
  keepLines(notes, BODIES, ofEach(bodyIn), id);
  keepLines(notes, ARCHIVE, [JSON.stringify(standing)], id);
  keepEdits(notes, published, { archive: id, many: 0, states: new Map(), lines: new Map() });
}

/** Keeps the edits that led to an edition; `archive`: what `recallEdits` tells. */
export function keepEdits(
  notes: Notes,
  published: Published,
  { states, lines, ...rest }: Omit<Edits, 'filed'> & Pick<KeptEdits, 'archive'>,
): void {
  const kept: KeptEdits = { ...rest, edition: idOf(published), states: [...states], lines: [...lines] };
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

function keepLines(notes: Notes, name: string, lines: Iterable<string>, id: Digest): void {
  const text = function* () {
    for (const line of lines) yield `${line}\n`;
    yield id;
  };
  notes.keep(name, text());
}

/** Text that was kept under a name; null where it is not of the edition that is named. */
function textOf(notes: Notes, name: string, id: Digest): string | null {
  const text = notes.recall(name);
  return text?.endsWith(`\n${id}`) ? text.slice(0, -id.length - 1) : null;
}

/** Lines that were kept under a name; null where they are not those of the edition that is named. */
function linesOf(notes: Notes, name: string, id: Digest): readonly string[] | null {
  return textOf(notes, name, id)?.split('\n') ?? null;
}
