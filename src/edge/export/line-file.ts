import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';

/** A file of text that is written line by line. */
export type LineFile = {
  readonly file: string;
  /** Adds a line, with the line feed at its end. */
  readonly add: (line: string) => void;
  /** How many lines were added. */
  readonly count: () => number;
  /** Ends the file. Returns its length in bytes and its SHA-256. */
  readonly close: () => { readonly bytes: number; readonly sha256: string };
};

/** Lines are written together when there are so many characters. */
const MANY = 1 << 16;

/** Opens a file that begins with `head`. */
export function openLines(file: string, head: string): LineFile {
  const open = openSync(file, 'w');
  const sum = createHash('sha256');
  let waiting = head;
  let count = 0;
  let bytes = 0;
  const write = () => {
    const chunk = Buffer.from(waiting);
    waiting = '';
    sum.update(chunk);
    for (let done = 0; done < chunk.length; ) done += writeSync(open, chunk, done);
    bytes += chunk.length;
  };
  return {
    file,
    add: (line) => {
      count++;
      waiting += line;
      if (waiting.length >= MANY) write();
    },
    count: () => count,
    close: () => {
      write();
      closeSync(open);
      return { bytes, sha256: sum.digest('hex') };
    },
  };
}
