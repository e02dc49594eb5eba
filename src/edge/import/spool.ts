import { closeSync, mkdtempSync, openSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Spool } from '../../import/outside.ts';
import { linesOf } from './lines.ts';
import { discard } from './shelf.ts';

/** Lines on disk, outside of any site; gone when it is closed. */
export function openSpool(): Spool & { readonly close: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'backfile-import-'));
  const path = join(folder, 'pieces.ndjson');
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
    close: () => {
      closeSync(file);
      discard(folder);
    },
  };
}
