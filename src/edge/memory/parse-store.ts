import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { Digest } from '../../model/digest.ts';

/**
 * What is remembered of manuscripts: readings (metadata and findings, as JSON) by key, and the copies' HTML by digest,
 * apart from them so that a build reads only the bodies it sets.
 */
export type Store = {
  /** Every reading with its key, one at a time: together they are large. Nothing may be kept meanwhile. */
  readonly readings: () => Iterable<readonly [key: Digest, reading: string]>;
  /** One reading by its key; undefined where it is not kept, or damaged. */
  readonly reading: (key: Digest) => string | undefined;
  /** HTML of a copy; undefined where it is not kept, or damaged. */
  readonly copy: (copy: Digest) => string | undefined;
  /** Copies that are kept. */
  readonly copies: () => ReadonlySet<Digest>;
  readonly keep: (key: Digest, reading: string, copy: Digest | null, html: string) => void;
  /** Forgets these readings and copies. */
  readonly prune: (keys: ReadonlySet<Digest>, copies: ReadonlySet<Digest>) => void;
  /** Commits what was kept, so that other threads see it. */
  readonly flush: () => void;
  readonly close: () => void;
};

const SCHEMA = 4;
/** SQLite's code for a file that others are writing. */
const BUSY = 5;
/** Milliseconds that a command waits for another to have written. */
const PATIENCE = 30_000;

/**
 * Opens a store in one SQLite file (write-ahead log: a crash loses work, never truth). A damaged or foreign one is
 * empty; one that others go on writing for long throws.
 */
export function openStore(file: string, patience = PATIENCE): Store {
  mkdirSync(dirname(file), { recursive: true });
  try {
    return storeOf(...openDatabase(file, patience));
  } catch (error) {
    if ((error as { errcode?: number }).errcode === BUSY) throw error;
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    return storeOf(...openDatabase(file, patience));
  }
}

/** The copies of a store for another thread. What the store has not flushed is not seen. */
export function openReader(file: string): (copy: Digest) => string {
  const database = new DatabaseSync(file, { readOnly: true });
  const get = database.prepare('SELECT html AS text, seal FROM copies WHERE digest = ?');
  return (copy) => {
    const html = unsealed(get.get(copy));
    if (html === undefined) throw new Error(`The copy ${copy} is damaged`);
    return html;
  };
}

/** Whether every copy of a store is what was kept. */
export function isTrueToCopies(database: DatabaseSync): boolean {
  for (const row of database.prepare('SELECT html AS text, seal FROM copies').iterate())
    if (unsealed(row) === undefined) return false;
  return true;
}

function unsealed(row: { readonly [column: string]: unknown } | undefined): string | undefined {
  const text = row?.text;
  return typeof text === 'string' && crc32(text) === row?.seal ? text : undefined;
}

/** A store that was filled once is written with a log, so that others can read meanwhile. */
const FILLED = 'PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL';

/**
 * A new one is filled without, which writes all once, not twice; it is locked meanwhile, and has no version, so that
 * one that was cut off is known. That one's tables go.
 */
const FILLING = `
  PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;
  BEGIN;
  DROP TABLE IF EXISTS readings;
  DROP TABLE IF EXISTS copies;
  CREATE TABLE readings (key TEXT PRIMARY KEY, reading TEXT NOT NULL, seal INTEGER NOT NULL);
  CREATE TABLE copies (digest TEXT PRIMARY KEY, html TEXT NOT NULL, seal INTEGER NOT NULL);
`;

/** Ends that. */
const AND_FILLED = `COMMIT; PRAGMA user_version=${SCHEMA}; PRAGMA locking_mode=NORMAL; ${FILLED}`;

function openDatabase(file: string, patience: number): readonly [database: DatabaseSync, isNew: boolean] {
  const database = new DatabaseSync(file);
  try {
    // Pages that hold a dozen copies of ordinary length: the fewer there are, the sooner a store is filled.
    database.exec(`PRAGMA page_size=65536; PRAGMA busy_timeout=${patience}`);
    const row = database.prepare('PRAGMA user_version').get() as { user_version: number };
    const isNew = row.user_version === 0;
    if (!isNew && row.user_version !== SCHEMA) throw new Error('A store of another version');
    database.exec(isNew ? FILLING : FILLED);
    return [database, isNew];
  } catch (error) {
    database.close();
    throw error;
  }
}

function storeOf(database: DatabaseSync, isNew: boolean): Store {
  let writing = isNew;
  const commit = () => {
    if (writing) database.exec(isNew ? AND_FILLED : 'COMMIT');
    writing = false;
    isNew = false;
  };
  const begin = () => {
    if (!writing) database.exec('BEGIN');
    writing = true;
  };
  const statement = (sql: string): (() => StatementSync) => {
    let made: StatementSync | undefined;
    return () => {
      made ??= database.prepare(sql);
      return made;
    };
  };
  const getCopy = statement('SELECT html AS text, seal FROM copies WHERE digest = ?');
  const getReading = statement('SELECT reading AS text, seal FROM readings WHERE key = ?');
  const putReading = statement('INSERT OR REPLACE INTO readings VALUES (?, ?, ?)');
  const putCopy = statement('INSERT OR REPLACE INTO copies VALUES (?, ?, ?)');
  return {
    readings: function* () {
      try {
        for (const row of database.prepare('SELECT key, reading AS text, seal FROM readings').iterate()) {
          const reading = unsealed(row);
          if (reading !== undefined) yield [row.key as Digest, reading];
        }
      } catch (error) {
        // What cannot be read is not kept.
        if (!isOfDatabase(error)) throw error;
      }
    },
    reading: (key) => unsealed(safely(() => getReading().get(key), undefined)),
    copies: () => {
      const rows = safely(() => database.prepare('SELECT digest FROM copies').all(), []);
      return new Set(rows.map((row) => row.digest as Digest));
    },
    copy: (copy) => unsealed(safely(() => getCopy().get(copy), undefined)),
    keep: (key, reading, copy, html) => {
      begin();
      putReading().run(key, reading, crc32(reading));
      if (copy !== null) putCopy().run(copy, html, crc32(html));
    },
    prune: (keys, copies) => {
      begin();
      const dropReading = database.prepare('DELETE FROM readings WHERE key = ?');
      for (const key of keys) dropReading.run(key);
      const dropCopy = database.prepare('DELETE FROM copies WHERE digest = ?');
      for (const copy of copies) dropCopy.run(copy);
    },
    flush: commit,
    close: () => {
      safely(commit, undefined);
      database.close();
    },
  };
}

function isOfDatabase(error: unknown): boolean {
  return (error as { readonly code?: string }).code === 'ERR_SQLITE_ERROR';
}

/** A store that cannot be read remembers nothing; what it lacks is made again. */
function safely<T>(ask: () => T, otherwise: T): T {
  try {
    return ask();
  } catch {
    return otherwise;
  }
}
