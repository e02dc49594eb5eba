import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isTrueToCopies } from './parse-store.ts';
import { pictureFolder } from './picture-store.ts';

/** SQLite's codes for a file that others are writing, for one that is damaged, and for one that is no database. */
const [BUSY, CORRUPT, NO_DATABASE] = [5, 11, 26];

/**
 * Does work that opens what is remembered in a state folder and closes it. Where that fails and something there turns
 * out to be damaged, it is removed, and the work done once more: what is remembered saves work, and may not stop it.
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

/** Removes what is damaged, or all of it where `all` says that something is; whether it removed anything. */
function removeDamaged(state: string, all: boolean): boolean {
  const files = [
    { file: join(state, 'store.db'), isTrue: isTrueToCopies },
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
