import { setImmediate as turn } from 'node:timers/promises';

/** For so many milliseconds, a signal such as Ctrl-C may go unheard. */
const LONGEST = 50;

/**
 * Returns what long work calls between its steps: it gives the event loop a turn if the last one was a while ago. Without
 * such turns, the process hears no signal until the work is done.
 */
export function pauses(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < LONGEST) return;
    await turn();
    last = performance.now();
  };
}
