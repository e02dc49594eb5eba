import { existsSync, mkdirSync, rmdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Does work that only one process or thread of this machine may do at a time; the others wait until it is done. */
export function oneAtATime<T>(name: string, work: () => T): T {
  const lock = join(tmpdir(), `backfile-${name}.lock`);
  const until = Date.now() + 600_000;
  const pause = new Int32Array(new SharedArrayBuffer(4));
  while (!taken(lock)) {
    if (Date.now() > until || isStale(lock)) break;
    Atomics.wait(pause, 0, 0, 200);
  }
  try {
    return work();
  } finally {
    release(lock);
  }
}

function taken(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

function isStale(lock: string): boolean {
  return existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 900_000;
}

function release(lock: string): void {
  try {
    rmdirSync(lock);
  } catch {
    // Another process released it.
  }
}
