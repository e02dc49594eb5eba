import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { Digest } from '../../model/digest.ts';
import type { Outcome } from '../../model/picture.ts';
import { writeWhole } from '../program/write-whole.ts';

/** What is remembered of pictures: facts by the digest of a file, and results of recipes by their key. */
export type PictureMemory = {
  readonly facts: (name: string) => string | undefined;
  readonly keepFacts: (name: string, text: string) => void;
  readonly made: (key: Digest) => Kept | undefined;
  readonly keep: (key: Digest, kept: Kept) => void;
  /** Removes the results of all recipes but these, with their files, if that is more than half of them. */
  readonly prune: (keys: ReadonlySet<Digest>) => void;
};

/** The result of a recipe, with the stamp of its file: equal stamps mean equal bytes. */
type Kept = Extract<Outcome, { kind: 'made' }> & { readonly stamp: string };

/** The folder of pictures in the state of an output folder. All of it can be deleted and is then made again. */
export function pictureFolder(state: string): string {
  return join(state, 'pictures');
}

/** The file with the result of a recipe. */
export function variantFile(folder: string, key: Digest): string {
  return join(folder, key.slice(0, 2), key);
}

/** Writes the result of a recipe to its file, whole or not at all. */
export function putVariant(folder: string, key: Digest, bytes: Uint8Array): string {
  const file = variantFile(folder, key);
  writeWhole(file, bytes);
  return file;
}

const SCHEMA = 2;

/** Opens the store in one SQLite file. Results are written at once, so that an interrupted run continues where it was. A damaged file counts as empty, and a damaged row as missing. */
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
    // The disk cannot be written, so nothing is remembered beyond this run.
    return memoryOf(openDatabase(':memory:'), folder);
  }
}

function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=10000');
    const row = database.prepare('PRAGMA user_version').get() as { user_version: number };
    if (row.user_version !== SCHEMA && row.user_version !== 0) throw new Error('A memory of another version');
    database.exec(`
      CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, text TEXT NOT NULL, seal INTEGER NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS made (key TEXT PRIMARY KEY, bytes INTEGER NOT NULL, digest TEXT NOT NULL, stamp TEXT NOT NULL, seal INTEGER NOT NULL) WITHOUT ROWID;
      PRAGMA user_version=${SCHEMA};
    `);
    database.prepare('SELECT count(seal) FROM made').get();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The seal of a row, which shows whether it is undamaged. */
function sealOf(key: Digest, { bytes, digest, stamp }: Omit<Kept, 'kind'>): number {
  return crc32(`${key}\n${bytes}\n${digest}\n${stamp}`);
}

function memoryOf(database: DatabaseSync, folder: string): PictureMemory {
  const getFacts = database.prepare('SELECT text, seal FROM facts WHERE name = ?');
  const putFacts = database.prepare('INSERT OR REPLACE INTO facts VALUES (?, ?, ?)');
  const getMade = database.prepare('SELECT bytes, digest, stamp, seal FROM made WHERE key = ?');
  const putMade = database.prepare('INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?, ?)');
  const drop = database.prepare('DELETE FROM made WHERE key = ?');
  const keys = database.prepare('SELECT key FROM made');
  return {
    facts: (name) => {
      const row = getFacts.get(name);
      return row && row.seal === crc32(`${name}\n${row.text}`) ? (row.text as string) : undefined;
    },
    keepFacts: (name, text) => void putFacts.run(name, text, crc32(`${name}\n${text}`)),
    made: (key) => {
      const row = getMade.get(key) as (Omit<Kept, 'kind'> & { readonly seal: number }) | undefined;
      if (!row) return undefined;
      const { seal, ...kept } = row;
      return seal === sealOf(key, kept) ? { kind: 'made', ...kept } : undefined;
    },
    keep: (key, kept) => void putMade.run(key, kept.bytes, kept.digest, kept.stamp, sealOf(key, kept)),
    prune: (kept) => {
      const all = (keys.all() as { key: Digest }[]).map(({ key }) => key);
      const gone = all.filter((key) => !kept.has(key));
      if (gone.length <= all.length / 2) return;
      for (const key of gone) {
        drop.run(key);
        rmSync(variantFile(folder, key), { force: true });
      }
    },
  };
}
