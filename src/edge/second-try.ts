import { join } from 'node:path';
import { removeDamaged } from './store.ts';

/**
 * Does work that opens the store of a state folder and closes it. Where that fails and the store turns out to hold a
 * damaged copy, the store is removed and the work done once more: what is remembered saves work, and may not stop it.
 */
export async function withSecondTry<T>(
  state: string,
  work: () => Promise<T>,
  hasFailed: (done: T) => boolean,
): Promise<T> {
  const store = join(state, 'store.db');
  try {
    const done = await work();
    if (!hasFailed(done) || !removeDamaged(store)) return done;
  } catch (error) {
    if (!removeDamaged(store)) throw error;
  }
  return work();
}
