import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { UsageError } from '../program/usage-error.ts';

/** How long a build waits for another, in milliseconds. */
const PATIENCE = 600_000;
const SQLITE_BUSY = 5;

/**
 * Holds the state folder of an output folder for this process alone, so that two builds do not mix; `waiting` is told
 * when another holds it. The lock is SQLite's, on an empty file: the system frees it however the process ends. Where
 * nothing can be written, nothing is held. Returns what lets go.
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

/** Takes the lock within some milliseconds; false where another holds it for longer. */
function isHeld(database: DatabaseSync, patience: number): boolean {
  try {
    database.exec(`PRAGMA busy_timeout=${patience}; BEGIN EXCLUSIVE`);
    return true;
  } catch (error) {
    // A lock that cannot be had at all (a read-only folder, a file system without locks) holds up nobody.
    return (error as { errcode?: number }).errcode !== SQLITE_BUSY;
  }
}
