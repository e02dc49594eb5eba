import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { UsageError } from '../program/usage-error.ts';

/** How long a build waits for another, in milliseconds. */
const PATIENCE = 600_000;
const SQLITE_BUSY = 5;

/**
 * Locks the state folder of an output folder, so that two builds do not mix. `waiting` is called if another process has
 * the lock. It is a lock of SQLite on an empty file: the system frees it however the process ends. If nothing can be
 * written there, nothing is locked. Returns a function that unlocks the folder.
 */
export function holdState(folder: string, waiting: () => void): () => void {
  let database: DatabaseSync;
  try {
    mkdirSync(folder, { recursive: true });
    database = new DatabaseSync(join(folder, 'lock.db'));
  } catch {
    return () => {};
  }
  if (!isHeld(database, 0)) {
    waiting();
    if (!isHeld(database, PATIENCE)) {
      database.close();
      throw new UsageError(
        `Another Backfile has been at work on ${folder} for ten minutes. End it, or build again later.`,
      );
    }
  }
  return () => database.close();
}

/** Takes the lock within some milliseconds; false if another process holds it for longer. */
function isHeld(database: DatabaseSync, patience: number): boolean {
  try {
    database.exec(`PRAGMA busy_timeout=${patience}; BEGIN EXCLUSIVE`);
    return true;
  } catch (error) {
    // If no lock is possible at all (a read-only folder, a file system without locks), nobody waits.
    return (error as { errcode?: number }).errcode !== SQLITE_BUSY;
  }
}
