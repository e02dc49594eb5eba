import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { oneAtATime } from './one-at-a-time.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const PROGRAM = join(ROOT, 'lib', 'cli.js');
/** Says from which sources `lib/` was compiled. Each compilation empties `lib/` first. */
const MARK = join(ROOT, 'lib', 'sources');

let isCurrent = false;

/** The program as a clone of the repository runs it, without compiling. */
export const SOURCE_PROGRAM = join(ROOT, 'src', 'cli.ts');

/** The program as it is published. The first test that asks for it compiles the sources, unless that was done before. */
export function program(): string {
  if (!isCurrent) oneAtATime('compile', compile);
  isCurrent = true;
  return PROGRAM;
}

function compile(): void {
  const digest = sourceDigest();
  if (readOrNull(MARK) === digest) return;
  run(join(ROOT, 'node_modules', 'rolldown', 'bin', 'cli.mjs'), '-c');
  run('-e', "import('./src/edge/world/ship-notes.ts').then(({ ship }) => ship('lib'))");
  writeFileSync(MARK, digest);
}

function run(...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** Digest of everything that the compiled program is made from. */
function sourceDigest(): string {
  const hash = createHash('sha256');
  const add = (name: string) =>
    hash
      .update(name)
      .update('\0')
      .update(readFileSync(join(ROOT, name)));
  for (const name of ['package.json', 'package-lock.json', 'rolldown.config.ts']) add(name);
  for (const folder of ['src', 'templates'])
    for (const entry of readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
      if (entry.isFile()) add(join(entry.parentPath, entry.name).slice(ROOT.length + 1));
  return hash.digest('hex');
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
