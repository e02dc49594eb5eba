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
export type Ledger = ReadonlyMap<OutputPath, Entry>;

/** A ledger in two: the entries of paths that belong to a part, and the rest. */
export function partOf(ledger: Ledger, belongs: (path: OutputPath) => boolean): readonly [Ledger, Ledger] {
  const part = new Map<OutputPath, Entry>();
  const rest = new Map<OutputPath, Entry>();
  for (const [path, entry] of ledger) (belongs(path) ? part : rest).set(path, entry);
  return [part, rest];
}

const HEAD = 'backfile-ledger 2\n';
const SEAL = 'seal ';
/** Lines that are written at once. */
const MANY = 1000;

/** A ledger as text, in pieces: a line a path, and at last a digest of them all, so that a damaged one is known. */
export function* writeLedger(ledger: Ledger): Generator<string> {
  yield HEAD;
  const paths = [...ledger.keys()].sort(compareText);
  const digests: Digest[] = [];
  for (let from = 0; from < paths.length; from += MANY) {
    let lines = '';
    for (const path of paths.slice(from, from + MANY)) {
      const { key, stamp } = ledger.get(path) as Entry;
      lines += `${key?.template ?? '-'} ${key?.props ?? '-'} ${stamp ?? '-'} ${JSON.stringify(path)}\n`;
    }
    digests.push(digest(lines));
    yield lines;
  }
  yield `${SEAL}${digestAll(...digests)}\n`;
}

/** Reads a ledger; a damaged or foreign one is empty. */
export function readLedger(text: string): Ledger {
  const end = text.lastIndexOf(`\n${SEAL}`) + 1;
  if (!text.startsWith(HEAD) || end === 0) return new Map();
  const lines = text.slice(HEAD.length, end).split('\n').slice(0, -1);
  const digests: Digest[] = [];
  for (let from = 0; from < lines.length; from += MANY)
    digests.push(digest(`${lines.slice(from, from + MANY).join('\n')}\n`));
  if (text.slice(end) !== `${SEAL}${digestAll(...digests)}\n`) return new Map();
  const ledger = new Map<OutputPath, Entry>();
  for (const line of lines) {
    const [template = '-', props = '-', stamp = '-'] = line.split(' ', 3);
    const path = JSON.parse(line.slice(template.length + props.length + stamp.length + 3)) as OutputPath;
    ledger.set(path, {
      key: template === '-' ? null : { template: template as Digest, props: props as Digest },
      stamp: stamp === '-' ? null : (stamp as Stamp),
    });
  }
  return ledger;
}
