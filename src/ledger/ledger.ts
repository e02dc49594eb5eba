import { type Digest, digest } from '../model/digest.ts';
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

const HEAD = 'backfile-ledger 1';

/** A ledger as text: a line a path, sealed by a digest so that a damaged one is known. */
export function writeLedger(ledger: Ledger): string {
  const lines = [...ledger]
    .sort(([a], [b]) => compareText(a, b))
    .map(
      ([path, { key, stamp }]) =>
        `${key?.template ?? '-'} ${key?.props ?? '-'} ${stamp ?? '-'} ${JSON.stringify(path)}`,
    );
  const body = lines.join('\n');
  return `${HEAD} ${digest(body)}\n${body}\n`;
}

/** Reads a ledger; a damaged or foreign one is empty. */
export function readLedger(text: string): Ledger {
  const break_ = text.indexOf('\n');
  const body = text.slice(break_ + 1, -1);
  if (text.slice(0, break_) !== `${HEAD} ${digest(body)}`) return new Map();
  const ledger = new Map<OutputPath, Entry>();
  for (const line of body === '' ? [] : body.split('\n')) {
    const [template = '-', props = '-', stamp = '-'] = line.split(' ', 3);
    const path = JSON.parse(line.slice(template.length + props.length + stamp.length + 3)) as OutputPath;
    ledger.set(path, {
      key: template === '-' ? null : { template: template as Digest, props: props as Digest },
      stamp: stamp === '-' ? null : (stamp as Stamp),
    });
  }
  return ledger;
}
