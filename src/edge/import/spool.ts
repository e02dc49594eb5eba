import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Spool } from '../../import/found/outside.ts';
import { linesOf } from './lines.ts';

/** Lines in a file of a folder outside of any site. */
export function openSpool(folder: string, name: string): Spool & { readonly close: () => void } {
  const path = join(folder, name);
  const file = openSync(path, 'a');
  let waiting: string[] = [];
  let size = 0;
  const flush = () => {
    if (waiting.length > 0) writeSync(file, waiting.join(''));
    waiting = [];
    size = 0;
  };
  return {
    add: (line) => {
      waiting.push(`${line}\n`);
      size += line.length;
      if (size > 1_000_000) flush();
    },
    lines: async function* () {
      flush();
      yield* linesOf(path);
    },
    close: () => closeSync(file),
  };
}
