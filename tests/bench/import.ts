/**
 * node tests/bench/import.ts [posts] [kilobytes a post]
 *
 * Imports a made-up WordPress export (default 10000 posts of 5 KB) through the real command, in a process of its own.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeExport } from './generate-wxr.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** What one import took: milliseconds, and megabytes of memory at its peak. */
export type ImportFigures = { readonly wall: number; readonly cpu: number; readonly peak: number };

/** Imports an export of so many posts into an empty folder under `work`, and throws where a piece or a word is lost. */
export function measureImport(work: string, count: number, kilobytes = 5): ImportFigures {
  mkdirSync(work, { recursive: true });
  const file = join(work, `export-${count}-${kilobytes}.xml`);
  if (!existsSync(file)) writeExport(file, count, kilobytes);
  const into = join(work, 'imported');
  rmSync(into, { recursive: true, force: true });
  const usage = join(work, 'import-usage.json');
  const started = performance.now();
  const done = spawnSync(
    process.execPath,
    [
      '--import',
      join(import.meta.dirname, 'usage.ts'),
      join(ROOT, 'lib', 'cli.js'),
      'import',
      'wordpress',
      file,
      '--into',
      into,
      '--offline',
      '--json',
    ],
    { encoding: 'utf8', env: { ...process.env, BENCH_USAGE: usage }, maxBuffer: 1 << 28 },
  );
  const wall = performance.now() - started;
  if (done.status !== 0) throw new Error(`The import ends with ${done.status}: ${done.stderr.slice(-500)}`);
  const { counts } = JSON.parse(done.stdout) as {
    readonly counts: { readonly imported: number; readonly words: { found: number; kept: number } };
  };
  if (counts.imported !== count || counts.words.kept !== counts.words.found)
    throw new Error(`Of ${count} posts, ${JSON.stringify(counts)} came`);
  rmSync(into, { recursive: true, force: true });
  return { wall, ...(JSON.parse(readFileSync(usage, 'utf8')) as { cpu: number; peak: number }) };
}

if (import.meta.main) {
  const [count = '10000', kilobytes = '5'] = process.argv.slice(2);
  const work = join(ROOT, '.tmp', 'bench');
  const { wall, cpu, peak } = measureImport(work, Number(count), Number(kilobytes));
  const size = statSync(join(work, `export-${count}-${kilobytes}.xml`)).size / 1e6;
  console.log(
    '| posts | export MB | wall s | CPU s | ms a post | peak MB |\n| ---: | ---: | ---: | ---: | ---: | ---: |',
  );
  console.log(
    `| ${count} | ${size.toFixed(0)} | ${(wall / 1000).toFixed(1)} | ${(cpu / 1000).toFixed(1)} | ${(wall / Number(count)).toFixed(2)} | ${peak.toFixed(0)} |`,
  );
}
