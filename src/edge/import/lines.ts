import { closeSync, lstatSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

/**
 * Lines of a file, read piece by piece; none if there is no file. Only LF ends a line: JSON holds U+2028 and other
 * separators unescaped.
 */
export function* linesOf(path: string): Generator<string> {
  if (!lstatSync(path, { throwIfNoEntry: false })?.isFile()) return;
  const file = openSync(path, 'r');
  const decoder = new StringDecoder('utf8');
  const buffer = Buffer.alloc(1 << 18);
  let begun: string[] = [];
  try {
    for (let count = readSync(file, buffer); count > 0; count = readSync(file, buffer)) {
      const [first = '', ...others] = decoder.write(buffer.subarray(0, count)).split('\n');
      begun.push(first);
      for (const next of others) {
        const line = begun.join('');
        if (line !== '') yield line;
        begun = [next];
      }
    }
    const last = begun.join('');
    if (last !== '') yield last;
  } finally {
    closeSync(file);
  }
}
