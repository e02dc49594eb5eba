import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Digest } from '../model/digest.ts';
import type { Outcome } from '../model/picture.ts';

/** What is remembered of pictures: facts by the digest of a file, and what came of recipes by their key. */
export type PictureMemory = {
  readonly facts: (name: string) => string | undefined;
  readonly keepFacts: (name: string, text: string) => void;
  readonly outcome: (key: Digest) => Kept | undefined;
  readonly keep: (key: Digest, kept: Kept) => void;
  /** Forgets recipes but these, files and all. */
  readonly prune: (keys: ReadonlySet<Digest>) => void;
  readonly count: () => number;
};

/** An outcome with the stamp of its file: equal stamps, same bytes. */
export type Kept = { readonly outcome: Outcome; readonly stamp: string };

/** Where pictures are kept within the state of an output folder: all of it may be deleted, and is then made again. */
export function pictureFolder(state: string): string {
  return join(state, 'pictures');
}

/** The file that holds what was made by a recipe. */
export function variantFile(folder: string, key: Digest): string {
  return join(folder, key.slice(0, 2), key);
}

/** Puts the bytes of a recipe in their file, whole or not at all. */
export function putVariant(folder: string, key: Digest, bytes: Uint8Array): string {
  const file = variantFile(folder, key);
  mkdirSync(dirname(file), { recursive: true });
  const next = `${file}.next`;
  writeFileSync(next, bytes);
  renameSync(next, file);
  return file;
}

/** Opens the memory in one SQLite file, written as things are made, so that an interrupted run goes on where it was; a damaged one is empty. */
export function openPictureMemory(folder: string): PictureMemory {
  const file = join(folder, 'pictures.db');
  try {
    mkdirSync(folder, { recursive: true });
    try {
      return memoryOf(openDatabase(file), folder);
    } catch {
      for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
      return memoryOf(openDatabase(file), folder);
    }
  } catch {
    // A disk that cannot be written: nothing is remembered beyond this run.
    return memoryOf(openDatabase(':memory:'), folder);
  }
}

function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  try {
    database.exec(`
      PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=10000;
      CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS outcomes (key TEXT PRIMARY KEY, bytes INTEGER, digest TEXT, reason TEXT, stamp TEXT NOT NULL) WITHOUT ROWID;
    `);
    database.prepare('SELECT count(*) FROM outcomes').get();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function memoryOf(database: DatabaseSync, folder: string): PictureMemory {
  const getFacts = database.prepare('SELECT text FROM facts WHERE name = ?');
  const putFacts = database.prepare('INSERT OR REPLACE INTO facts VALUES (?, ?)');
  const getOutcome = database.prepare('SELECT * FROM outcomes WHERE key = ?');
  const putOutcome = database.prepare('INSERT OR REPLACE INTO outcomes VALUES (?, ?, ?, ?, ?)');
  const drop = database.prepare('DELETE FROM outcomes WHERE key = ?');
  const keys = database.prepare('SELECT key FROM outcomes');
  return {
    facts: (name) => getFacts.get(name)?.text as string | undefined,
    keepFacts: (name, text) => void putFacts.run(name, text),
    outcome: (key) => {
      const row = getOutcome.get(key) as
        | { bytes: number; digest: Digest; reason: string | null; stamp: string }
        | undefined;
      if (!row) return undefined;
      const { bytes, digest, reason, stamp } = row;
      return {
        outcome: reason === null ? { kind: 'made', bytes, digest } : { kind: 'failed', reason },
        stamp,
      };
    },
    keep: (key, { outcome, stamp }) => {
      if (outcome.kind === 'made') putOutcome.run(key, outcome.bytes, outcome.digest, null, stamp);
      else putOutcome.run(key, null, null, outcome.reason, stamp);
    },
    count: () => keys.all().length,
    prune: (kept) => {
      for (const { key } of keys.all() as { key: Digest }[]) {
        if (kept.has(key)) continue;
        drop.run(key);
        rmSync(variantFile(folder, key), { force: true });
      }
    },
  };
}
