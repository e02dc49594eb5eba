import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { hasWholeCopies } from './parse-store.ts';
import { pictureFolder } from './picture-store.ts';

/** SQLite's codes for a file that others are writing, a damaged one, and one that is not a database. */
const [BUSY, CORRUPT, NO_DATABASE] = [5, 11, 26];

/**
 * Does work that opens and closes the stores of a state folder. If the work fails and a store turns out to be damaged,
 * the store is removed and the work is done once more: what is remembered saves work and must never prevent it.
 */
export async function withSecondTry<T>(
  state: string,
  work: () => Promise<T>,
  hasFailed: (done: T) => boolean,
): Promise<T> {
  try {
    const done = await work();
    if (!hasFailed(done) || !removeDamaged(state, false)) return done;
  } catch (error) {
    if (!removeDamaged(state, isDamage(error))) throw error;
  }
  return work();
}

/** Removes what is damaged, or everything if `all` says that something is. Returns whether anything was removed. */
function removeDamaged(state: string, all: boolean): boolean {
  const files = [
    { file: join(state, 'store.db'), isTrue: hasWholeCopies },
    { file: join(pictureFolder(state), 'pictures.db'), isTrue: () => true },
  ];
  const damaged = files.filter(({ file, isTrue }) => existsSync(file) && (all || !isWhole(file, isTrue)));
  for (const { file } of damaged)
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  return damaged.length > 0;
}

function isWhole(file: string, isTrue: (database: DatabaseSync) => boolean): boolean {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database.prepare('PRAGMA integrity_check(1)').get()?.integrity_check === 'ok' && isTrue(database);
  } catch (error) {
    return (error as { errcode?: number }).errcode === BUSY;
  } finally {
    database.close();
  }
}

function isDamage(error: unknown): boolean {
  const { errcode } = error as { errcode?: number };
  return errcode !== undefined && [CORRUPT, NO_DATABASE].includes(errcode & 0xff);
}
