import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Does work that only one process or thread of this machine may do at a time; the others wait until it is done, or until
 * the process that does it has ended.
 */
export function oneAtATime<T>(name: string, work: () => T): T {
  const lock = join(tmpdir(), `backfile-${name}.pid`);
  const pause = new Int32Array(new SharedArrayBuffer(4));
  while (!isTaken(lock)) {
    if (!isHeld(lock)) rmSync(lock, { force: true });
    else Atomics.wait(pause, 0, 0, 200);
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Takes a lock: a file with the number of the process that holds it. */
function isTaken(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

/** Whether the process that took a lock is still running; true if that is not known. */
function isHeld(lock: string): boolean {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    if (holder > 0) process.kill(holder, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
