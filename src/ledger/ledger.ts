import { type Digest, digest, digestAll } from '../model/digest.ts';
import { compareText } from '../model/finding.ts';
import type { OutputPath } from '../model/paths.ts';

/** What a file system tells of a file without reading it: inode, size and times of change. Equal stamps, same bytes. */
export type Stamp = string & { readonly __brand: 'Stamp' };

/** Of what something in `dist/` was made: a template with all it leans on, and props (or the bytes of an asset). */
export type Key = { readonly template: Digest; readonly props: Digest };

/** What we put at a path: of what, and the file's stamp then. Without a key it is ours, but unvouched. */
export type Entry = { readonly key: Key | null; readonly stamp: Stamp | null };

/** What stands in `dist/` and is ours. */
export type Ledger = Pick<
  ReadonlyMap<OutputPath, Entry>,
  'get' | 'has' | 'keys' | 'size' | typeof Symbol.iterator
>;

/** A ledger in two: the entries of paths that belong to a part, and the rest. */
export function partOf(ledger: Ledger, belongs: (path: OutputPath) => boolean): readonly [Ledger, Ledger] {
  const part = new Map<OutputPath, Entry>();
  for (const [path, entry] of ledger) if (belongs(path)) part.set(path, entry);
  if (part.size === 0) return [part, ledger];
  return [part, new Map([...ledger].filter(([path]) => !part.has(path)))];
}

const HEAD = 'backfile-ledger 2\n';
const SEAL = 'seal ';
/** Lines that are written at once. */
const MANY = 1000;

/** Writes a ledger as text, in pieces: a line a path, and at last its seal, a digest of them all, which is given back. */
export function writeLedger(ledger: Ledger, write: (piece: string) => void): Digest {
  write(HEAD);
  const paths = [...ledger.keys()].sort(compareText);
  const digests: Digest[] = [];
  for (let from = 0; from < paths.length; from += MANY) {
    let lines = '';
    for (const path of paths.slice(from, from + MANY)) {
      const { key, stamp } = ledger.get(path) as Entry;
      lines += `${key?.template ?? '-'} ${key?.props ?? '-'} ${stamp ?? '-'} ${JSON.stringify(path)}\n`;
    }
    digests.push(digest(lines));
    write(lines);
  }
  const seal = digestAll(...digests);
  write(`${SEAL}${seal}\n`);
  return seal;
}

/** A ledger and its seal, which one that vouches for less than it did does not have. */
export type Sealed = { readonly ledger: Ledger; readonly seal: Digest | null };

/** Reads a ledger and its seal; a damaged or foreign one is empty and has none. */
export function readLedger(text: string): Sealed {
  const nothing = { ledger: new Map(), seal: null };
  const end = endOf(text);
  if (!text.startsWith(HEAD) || end === 0) return nothing;
  const lines = text.slice(HEAD.length, end).split('\n').slice(0, -1);
  const digests: Digest[] = [];
  for (let from = 0; from < lines.length; from += MANY)
    digests.push(digest(`${lines.slice(from, from + MANY).join('\n')}\n`));
  const seal = digestAll(...digests);
  if (text.slice(end) !== `${SEAL}${seal}\n`) return nothing;
  return { ledger: new Map(lines.map(readLine)), seal };
}

/** Where the lines of a ledger end; 0 of what is none. */
function endOf(text: string): number {
  return text.lastIndexOf(`\n${SEAL}`) + 1;
}

/** A ledger whose text is known to be whole, and of how many paths it tells. It is not taken apart where only single paths are looked up. */
export class WrittenLedger implements Ledger {
  readonly #text: string;
  readonly #end: number;
  #whole: ReadonlyMap<OutputPath, Entry> | undefined;
  readonly size: number;

  constructor(text: string, size: number) {
    this.#text = text;
    this.#end = endOf(text);
    this.size = size;
  }

  get(path: OutputPath): Entry | undefined {
    return this.#whole ? this.#whole.get(path) : this.#find(path);
  }

  has(path: OutputPath): boolean {
    return this.get(path) !== undefined;
  }

  keys() {
    return this.#all.keys();
  }

  [Symbol.iterator]() {
    return this.#all[Symbol.iterator]();
  }

  get #all(): ReadonlyMap<OutputPath, Entry> {
    this.#whole ??= new Map(this.#text.slice(HEAD.length, this.#end).split('\n').slice(0, -1).map(readLine));
    return this.#whole;
  }

  /** Lines are in order of path. */
  #find(path: OutputPath): Entry | undefined {
    let [from, to] = [HEAD.length, this.#end];
    while (from < to) {
      const start = Math.max(from, this.#text.lastIndexOf('\n', (from + to) >> 1) + 1);
      const end = this.#text.indexOf('\n', start) + 1;
      const [at, entry] = readLine(this.#text.slice(start, end - 1));
      const order = compareText(at, path);
      if (order === 0) return entry;
      if (order < 0) from = end;
      else to = start;
    }
    return undefined;
  }
}

function readLine(line: string): readonly [OutputPath, Entry] {
  const first = line.indexOf(' ');
  const second = line.indexOf(' ', first + 1);
  const third = line.indexOf(' ', second + 1);
  const template = line.slice(0, first) as Digest;
  const stamp = line.slice(second + 1, third) as Stamp;
  const path = line.includes('\\') ? JSON.parse(line.slice(third + 1)) : line.slice(third + 2, -1);
  const props = line.slice(first + 1, second) as Digest;
  return [path, { key: template === '-' ? null : { template, props }, stamp: stamp === '-' ? null : stamp }];
}
