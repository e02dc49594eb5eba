import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { Digest } from '../../model/digest.ts';

/**
 * What is remembered about manuscripts: parses (metadata and findings, as JSON) by key, and the HTML of copies by digest.
 * They are in two tables, so that a build reads only the bodies that it sets.
 */
export type Store = {
  /** Every parse with its key, one at a time, since all of them are large. Call `keep` only after the last one. */
  readonly parses: () => Iterable<readonly [key: Digest, parse: string]>;
  /** One parse by its key; undefined if it is not kept, or damaged. */
  readonly parse: (key: Digest) => string | undefined;
  /** HTML of a copy; undefined if it is not kept, or damaged. */
  readonly copy: (copy: Digest) => string | undefined;
  /** Digests of the copies that are kept. */
  readonly copies: () => ReadonlySet<Digest>;
  readonly keep: (key: Digest, parse: string, copy: Digest | null, html: string) => void;
  /** Forgets these parses and copies. */
  readonly prune: (keys: ReadonlySet<Digest>, copies: ReadonlySet<Digest>) => void;
  /** Commits what was kept, so that other threads see it. */
  readonly flush: () => void;
  readonly close: () => void;
};

const SCHEMA = 5;
/** The code of SQLite for a file that another process is writing. */
const BUSY = 5;
/** How long a command waits until another one has written, in milliseconds. */
const PATIENCE = 30_000;

/**
 * Opens a store in one SQLite file. It has a write-ahead log, so that a crash loses work but leaves nothing wrong. A
 * damaged or foreign file is replaced by an empty store. Throws if others keep writing the file for too long.
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

/** Opens the copies of a store in another thread. It sees only what the store has flushed. */
export function openReader(file: string): (copy: Digest) => string {
  const database = new DatabaseSync(file, { readOnly: true });
  const get = database.prepare('SELECT CAST(html AS BLOB) AS bytes, seal FROM copies WHERE digest = ?');
  return (copy) => {
    const html = unsealed(get.get(copy));
    if (html === undefined) throw new Error(`The copy ${copy} is damaged`);
    return html;
  };
}

/** Whether every copy of a store is undamaged. */
export function hasWholeCopies(database: DatabaseSync): boolean {
  for (const row of database.prepare('SELECT CAST(html AS BLOB) AS bytes, seal FROM copies').iterate())
    if (unsealed(row) === undefined) return false;
  return true;
}

/** The text of a row, which is read as bytes: only whole ones become text. */
function unsealed(row: { readonly [column: string]: unknown } | undefined): string | undefined {
  const bytes = row?.bytes;
  if (!(bytes instanceof Uint8Array) || crc32(bytes) !== row?.seal) return undefined;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
}

/** A store that has been filled is written with a log, so that others can read meanwhile. */
const FILLED = 'PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL';

/**
 * A new store is filled without a log, so that everything is written once instead of twice. It is locked meanwhile, and
 * it gets its version last: a store without one was interrupted, and its tables are dropped.
 */
const FILLING = `
  PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;
  BEGIN;
  DROP TABLE IF EXISTS parses;
  DROP TABLE IF EXISTS copies;
  CREATE TABLE parses (key TEXT PRIMARY KEY, parse TEXT NOT NULL, seal INTEGER NOT NULL);
  CREATE TABLE copies (digest TEXT PRIMARY KEY, html TEXT NOT NULL, seal INTEGER NOT NULL);
`;

/** Ends the filling. */
const AND_FILLED = `COMMIT; PRAGMA user_version=${SCHEMA}; PRAGMA locking_mode=NORMAL; ${FILLED}`;

function openDatabase(file: string, patience: number): readonly [database: DatabaseSync, isNew: boolean] {
  const database = new DatabaseSync(file);
  try {
    // Large pages hold a dozen ordinary copies each: a store of few pages is filled sooner.
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
  const getCopy = statement('SELECT CAST(html AS BLOB) AS bytes, seal FROM copies WHERE digest = ?');
  const getParse = statement('SELECT CAST(parse AS BLOB) AS bytes, seal FROM parses WHERE key = ?');
  const putParse = statement('INSERT OR REPLACE INTO parses VALUES (?, CAST(? AS TEXT), ?)');
  const putCopy = statement('INSERT OR REPLACE INTO copies VALUES (?, CAST(? AS TEXT), ?)');
  /** Where texts are encoded, since a new place for each takes longer to find than to fill. */
  let space: Buffer = Buffer.allocUnsafeSlow(300_000);
  const put = (statement: () => StatementSync, key: Digest, text: string) => {
    if (space.length < 3 * text.length) space = Buffer.allocUnsafeSlow(3 * text.length);
    const bytes = space.subarray(0, space.write(text));
    statement().run(key, bytes, crc32(bytes));
  };
  return {
    parses: function* () {
      try {
        for (const row of database
          .prepare('SELECT key, CAST(parse AS BLOB) AS bytes, seal FROM parses')
          .iterate()) {
          const parse = unsealed(row);
          if (parse !== undefined) yield [row.key as Digest, parse];
        }
      } catch (error) {
        // What cannot be read counts as not kept.
        if (!isOfDatabase(error)) throw error;
      }
    },
    parse: (key) => unsealed(safely(() => getParse().get(key), undefined)),
    copies: () => {
      const rows = safely(() => database.prepare('SELECT digest FROM copies').all(), []);
      return new Set(rows.map((row) => row.digest as Digest));
    },
    copy: (copy) => unsealed(safely(() => getCopy().get(copy), undefined)),
    keep: (key, parse, copy, html) => {
      begin();
      put(putParse, key, parse);
      if (copy !== null) put(putCopy, copy, html);
    },
    prune: (keys, copies) => {
      begin();
      const dropParse = database.prepare('DELETE FROM parses WHERE key = ?');
      for (const key of keys) dropParse.run(key);
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

/** A store that cannot be read remembers nothing: what is missing is made again. */
function safely<T>(ask: () => T, otherwise: T): T {
  try {
    return ask();
  } catch {
    return otherwise;
  }
}
