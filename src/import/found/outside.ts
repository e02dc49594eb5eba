import type { Digest } from '../../model/digest.ts';

/** A file of an export. Its path is POSIX and stays inside the export; `bytes` is -1 where it is not known before. */
export type SourceFile = {
  readonly path: string;
  readonly bytes: number;
  readonly read: () => Promise<Uint8Array>;
  readonly stream: () => AsyncIterable<Uint8Array>;
};

/** An export as it was given: one file, a folder, a zip, or addresses of the web. Files are in order of path. */
export type Source = {
  readonly kind: 'file' | 'folder' | 'zip' | 'web';
  /** As the operator named it, without the folders above: for the receipts. */
  readonly name: string;
  /** Addresses, where the source is the web. */
  readonly addresses: readonly string[];
  readonly files: readonly SourceFile[];
  /** Entries that were refused: a path out of the folder, a bomb. */
  readonly refused: readonly { readonly name: string; readonly why: string }[];
};

export type Wanted = 'document' | 'picture' | 'file';

/** The result of asking the web for something. */
export type Fetched =
  | { readonly ok: true; readonly url: string; readonly type: string; readonly body: Uint8Array }
  | { readonly ok: false; readonly why: string };

/** The web, bounded: no private networks, few redirects, little time, one request at a time for each host. */
export interface Web {
  fetch(url: string, wanted: Wanted): Promise<Fetched>;
}

/** A row of a database: a value by its column. */
export type DatabaseRow = { readonly [column: string]: string | number | null };

/** Containers within a file, which only the outside can open. */
export interface Opener {
  /** Files of a zip. Rejects if it is not a zip, or unpacks to far more than its size. */
  unzip(bytes: Uint8Array): Promise<readonly SourceFile[]>;
  /**
   * Rows of the named tables of a SQLite database; a table that is not there has none. Throws if it is not a database.
   */
  tables(bytes: Uint8Array, names: readonly string[]): { readonly [table: string]: readonly DatabaseRow[] };
}

/** The site folder that receives the archive. Paths are POSIX from its root. */
export interface Shelf {
  read(path: string): Uint8Array | null;
  /** Digest of a file; null if there is none. */
  digestOf(path: string): Digest | null;
  /** Whether a file stands at a path. */
  has(path: string): boolean;
  /** Writes a file whole or not at all. */
  write(path: string, content: string | Uint8Array): void;
  /** Every manuscript under `posts/` with the first characters of its text, in order of path. */
  manuscripts(): Iterable<{ readonly path: string; readonly head: string }>;
  /** Lines noted by earlier imports, oldest first. A line that a power cut broke off is left out. */
  journal(): Iterable<string>;
  /** Notes a line for the next import. */
  note(line: string): void;
  /** Opens a text that grows line by line and takes its name when it is closed. */
  open(path: string): { add(text: string): void; close(): void };
}

/** Lines kept on disk meanwhile, so that an export of any size is read once and never held in memory. */
export interface Spool {
  add(line: string): void;
  lines(): AsyncIterable<string>;
}

/** A finding that keeps an imported site from being built. */
export type Refusal = {
  readonly rule: string;
  readonly path: string;
  readonly reason: string;
  /** The alias that it is about, as the manuscript has it; null if it is about something else. */
  readonly alias: string | null;
};

/** The result of filing and planning an imported site with the builder's own code. */
export type Tried = {
  readonly errors: readonly Refusal[];
  /** Pieces that a manuscript names and the site does not have: its path, and what a build says of it. */
  readonly doubts: readonly { readonly path: string; readonly reason: string }[];
  /** Whether the planned site answers at an old address, a path with its query. */
  readonly answers: (address: string) => boolean;
};

/** All that an import may ask of the outside. */
export type Outside = {
  readonly source: Source;
  readonly web: Web;
  readonly opener: Opener;
  readonly shelf: Shelf;
  readonly spool: Spool;
  /** Receipts of pieces until the report is written. */
  readonly receipts: Spool;
  /** Day of the import, `YYYY-MM-DD`. */
  readonly today: string;
  /** Tries a build of the site as it is now, or as a dry run would leave it. */
  readonly tryOut: () => Promise<Tried>;
  readonly progress: (stage: string, done: number, of: number | null) => void;
  /** Whether the operator has asked to stop. Asked between all steps, so that it can be heard. */
  readonly stopped: () => Promise<boolean>;
};
