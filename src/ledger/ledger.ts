import type { OutputPath } from '../model/address/paths.ts';
import { type Digest, digest, digestAll } from '../model/digest.ts';

/** What a file system says about a file without reading it: inode, size and times of change. Equal stamps, same bytes. */
export type Stamp = string & { readonly __brand: 'Stamp' };

/** What a file in `dist/` was made from: digests of the template with all it uses, and of the props (or the asset's bytes). */
export type Key = { readonly template: Digest; readonly props: Digest };

/** What we put at a path: its key, and the file's stamp at that time. Without a key it is ours but unvouched. */
export type LedgerEntry = { readonly key: Key | null; readonly stamp: Stamp | null };

/** The entry of a path that is ours but unvouched: its file may hold anything. */
export const UNVOUCHED: LedgerEntry = { key: null, stamp: null };

/** The files in `dist/` that are ours. */
export type Ledger = ReadonlyMap<OutputPath, LedgerEntry>;

/** Splits a ledger in two: the entries whose paths belong to a part, and the rest. */
export function partOf(ledger: Ledger, belongs: (path: OutputPath) => boolean): readonly [Ledger, Ledger] {
  const part = new Map<OutputPath, LedgerEntry>();
  for (const [path, entry] of ledger) if (belongs(path)) part.set(path, entry);
  if (part.size === 0) return [part, ledger];
  const rest = new Map(ledger);
  for (const path of part.keys()) rest.delete(path);
  return [part, rest];
}

const HEAD = 'backfile-ledger 2\n';
const SEAL = 'seal ';
/** How many lines are written in one piece. */
const MANY = 1000;

/** A ledger and its seal, a digest of the whole. A ledger that vouches for less than it once did has no seal. */
export type Sealed = { readonly ledger: Ledger; readonly seal: Digest | null };

/** Writes a ledger as text, in pieces: a line for each path, then the seal. Returns the seal. */
export function writeLedger(ledger: Ledger, write: (piece: string) => void): Digest {
  write(HEAD);
  // By code unit, as `compareText` does, which V8 would call for each pair.
  const paths = [...ledger.keys()].sort();
  const digests: Digest[] = [];
  for (let from = 0; from < paths.length; from += MANY) {
    let lines = '';
    for (const path of paths.slice(from, from + MANY)) {
      const { key, stamp } = ledger.get(path) as LedgerEntry;
      lines += `${key?.template ?? '-'} ${key?.props ?? '-'} ${stamp ?? '-'} ${JSON.stringify(path)}\n`;
    }
    digests.push(digest(lines));
    write(lines);
  }
  const seal = digestAll(...digests);
  write(`${SEAL}${seal}\n`);
  return seal;
}

/** Reads a ledger and its seal. A damaged or foreign one is read as empty, without a seal. */
export function readLedger(text: string): Sealed {
  const nothing = { ledger: new Map(), seal: null };
  const end = text.lastIndexOf(`\n${SEAL}`) + 1;
  if (!text.startsWith(HEAD) || end === 0) return nothing;
  const lines = text.slice(HEAD.length, end).split('\n').slice(0, -1);
  const digests: Digest[] = [];
  for (let from = 0; from < lines.length; from += MANY)
    digests.push(digest(`${lines.slice(from, from + MANY).join('\n')}\n`));
  const seal = digestAll(...digests);
  if (text.slice(end) !== `${SEAL}${seal}\n`) return nothing;
  return { ledger: new Map(lines.map(readLine)), seal };
}

function readLine(line: string): readonly [OutputPath, LedgerEntry] {
  const first = line.indexOf(' ');
  const second = line.indexOf(' ', first + 1);
  const third = line.indexOf(' ', second + 1);
  const template = line.slice(0, first) as Digest;
  const stamp = line.slice(second + 1, third) as Stamp;
  const path = line.includes('\\') ? JSON.parse(line.slice(third + 1)) : line.slice(third + 2, -1);
  const props = line.slice(first + 1, second) as Digest;
  return [path, { key: template === '-' ? null : { template, props }, stamp: stamp === '-' ? null : stamp }];
}
