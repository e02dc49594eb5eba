import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Exports from public test suites, where a checkout of them lies beside the project. */
export const SAMPLES =
  [join(import.meta.dirname, '../../../shared/samples'), join(import.meta.dirname, '../../samples')].find(
    (path) => existsSync(path),
  ) ?? null;

/** Small exports with one trouble each, where they lie beside the samples. */
export const CASES = SAMPLES === null ? null : existing(join(SAMPLES, '../cases/import'));

/** Names of the small exports with one trouble each. */
export function casesThere(): readonly string[] {
  return CASES === null ? [] : readdirSync(CASES).sort();
}

/** Files of such an export by their path inside of it. */
export function caseOf(name: string): { readonly [path: string]: Uint8Array } {
  const { 'EXPECT.txt': _, ...files } = filesOf(join(CASES!, name));
  return files;
}

/** Files of a sample by their path inside of it. */
export function sample(name: string): { readonly [path: string]: Uint8Array } {
  return filesOf(join(SAMPLES!, name));
}

function existing(path: string): string | null {
  return existsSync(path) ? path : null;
}

function filesOf(root: string): { readonly [path: string]: Uint8Array } {
  if (statSync(root).isFile()) return { [root.split(/[\\/]/).at(-1)!]: readFileSync(root) };
  const paths = (readdirSync(root, { recursive: true }) as string[]).filter((path) =>
    statSync(join(root, path)).isFile(),
  );
  return Object.fromEntries(
    paths.sort().map((path) => [path.replaceAll('\\', '/'), readFileSync(join(root, path))]),
  );
}

/** What each sample holds, counted by another program. */
export function expectations(): {
  readonly [sample: string]: {
    readonly [count: string]: number | string | null | { readonly [name: string]: number };
  };
} {
  return JSON.parse(readFileSync(join(SAMPLES!, 'expected.json'), 'utf8'));
}
