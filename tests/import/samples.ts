import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Exports from public test suites, where a checkout of them lies beside the project. */
export const SAMPLES =
  [join(import.meta.dirname, '../../../shared/samples'), join(import.meta.dirname, '../../samples')].find(
    (path) => existsSync(path),
  ) ?? null;

/** Files of a sample by their path inside of it. */
export function sample(name: string): { readonly [path: string]: Uint8Array } {
  const root = join(SAMPLES!, name);
  if (statSync(root).isFile()) return { [name.split('/').at(-1)!]: readFileSync(root) };
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
