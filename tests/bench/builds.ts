/**
 * npm run bench -- builds [sizes] [--runs N] [--jobs N] [--peers WORK]
 *
 * Builds made-up archives (default 100,1000,10000 dispatches) through the real command, a fresh process each time:
 * cold, nothing changed, one body edited, one title edited; imports a WordPress export of each size once. Prints
 * medians and writes them to `.tmp/bench/bench.json`; tells how the ratios to the cold build differ from the run
 * before. `--peers WORK` sets Hugo and Eleventy beside, where ../shared/bench is there and was set up in
 * WORK; there all make the same pages, ours from the settings and templates in `equal/`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pageOf, pathOf, writeArchive } from './archive.ts';
import { measureImport } from './import.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const WORK = join(ROOT, '.tmp', 'bench');
const EQUAL = join(import.meta.dirname, 'equal');
const CLI = join(ROOT, 'lib', 'cli.js');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '3' }, peers: { type: 'string' }, jobs: { type: 'string' } },
});
const sizes = (positionals[0] ?? '100,1000,10000').split(',').map(Number);
const runs = Number(values.runs);

type Figures = { readonly wall: number; readonly cpu: number; readonly peak: number };
type Row = { readonly size: number; readonly kind: string } & Figures;

const rows: Row[] = [];
mkdirSync(WORK, { recursive: true });
console.error(
  `Load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores; each figure is the median of ${runs}.`,
);
for (const size of sizes) rows.push(...measure(size), { size, kind: 'import', ...measureImport(WORK, size) });
report(rows);
if (values.peers) besidePeers(values.peers);

function measure(size: number): readonly Row[] {
  const site = join(WORK, `site-${size}`);
  if (!existsSync(join(site, 'site.yaml'))) {
    console.error(`Writing ${size} dispatches …`);
    writeArchive(site, size);
  }
  const middle = Math.floor(size / 2);
  const file = join(site, pathOf(middle, size));
  const original = readFileSync(file, 'utf8')
    .replace(/\nEdited .*\n/g, '')
    .replace(/^(title: .*?) edited\d+$/m, '$1');
  writeFileSync(file, original);
  const kinds: { readonly [kind: string]: Figures[] } = { cold: [], 'no change': [], body: [], title: [] };
  for (let run = 0; run < runs; run++) {
    for (const folder of ['dist', '.backfile']) rmSync(join(site, folder), { recursive: true, force: true });
    kinds.cold?.push(build(site));
    kinds['no change']?.push(build(site));
    writeFileSync(file, `${original}\nEdited ${run}.\n`);
    kinds.body?.push(build(site));
    must(
      readFileSync(join(site, 'dist', pageOf(middle, size)), 'utf8').includes(`Edited ${run}.`),
      'the edit is on the page',
    );
    writeFileSync(file, original.replace(/^title: .*$/m, `$& edited${run}`));
    kinds.title?.push(build(site));
    writeFileSync(file, original);
  }
  console.error(`Stages of a cold build of ${size}:\n${stages(site)}`);
  return Object.entries(kinds).map(([kind, figures]) => ({
    size,
    kind,
    wall: median(figures.map((figure) => figure.wall)),
    cpu: median(figures.map((figure) => figure.cpu)),
    peak: median(figures.map((figure) => figure.peak)),
  }));
}

function build(site: string, ...more: readonly string[]): Figures {
  const usage = join(WORK, 'usage.json');
  const jobs = values.jobs ? ['--jobs', values.jobs] : [];
  const started = performance.now();
  const done = spawnSync(
    process.execPath,
    ['--import', join(import.meta.dirname, 'usage.ts'), CLI, 'build', '-q', '--site', site, ...jobs, ...more],
    { encoding: 'utf8', env: { ...process.env, BENCH_USAGE: usage, SOURCE_DATE_EPOCH: '1893456000' } },
  );
  const wall = performance.now() - started;
  must(done.status === 0, `the build succeeds: ${done.stderr.slice(-500)}`);
  return { wall, ...(JSON.parse(readFileSync(usage, 'utf8')) as { cpu: number; peak: number }) };
}

function stages(site: string): string {
  for (const folder of ['dist', '.backfile']) rmSync(join(site, folder), { recursive: true, force: true });
  return spawnSync(process.execPath, [CLI, 'build', '-q', '--profile', '--site', site], { encoding: 'utf8' })
    .stderr;
}

function report(rows: readonly Row[]): void {
  const file = join(WORK, 'bench.json');
  const last = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly Row[]) : [];
  const ratio = (list: readonly Row[], row: Row) => {
    const of = (kind: string) => list.find((other) => other.size === row.size && other.kind === kind)?.cpu;
    const [mine, cold] = [of(row.kind), of('cold')];
    return mine && cold ? mine / cold : null;
  };
  console.log(
    '| dispatches | build | wall ms | CPU ms | ms a dispatch | peak MB | CPU × cold | last run |\n| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |',
  );
  for (const row of rows) {
    const [now, before] = [ratio(rows, row), ratio(last, row)];
    const figures = [
      row.wall.toFixed(0),
      row.cpu.toFixed(0),
      (row.wall / row.size).toFixed(3),
      row.peak.toFixed(0),
    ];
    console.log(
      `| ${row.size} | ${row.kind} | ${figures.join(' | ')} | ${now?.toFixed(3) ?? ''} | ${before?.toFixed(3) ?? 'none'} |`,
    );
  }
  writeFileSync(file, JSON.stringify(rows, null, 1));
}

function besidePeers(work: string): void {
  const harness = join(ROOT, '..', 'shared', 'bench', 'run.mjs');
  if (!existsSync(harness)) {
    console.error('Left out: the peers, for ../shared/bench is not here.');
    return;
  }
  for (const size of sizes.filter((many) => many <= 10_000)) {
    const args = [
      '--work',
      work,
      '--n',
      String(size),
      '--tools',
      'backfile,hugo,eleventy',
      '--modes',
      'cold,warm,body,title',
      '--runs',
      String(runs),
    ];
    const env = {
      ...process.env,
      // The site that asks for what the peers make is laid over the one that the harness wrote, once.
      BACKFILE: `sh -c 'cmp -s ${EQUAL}/site.yaml site.yaml || cp -R ${EQUAL}/. . && exec ${process.execPath} ${CLI} build -q'`,
      BENCH_NODE: process.execPath,
    };
    spawnSync(process.execPath, [harness, ...args], { stdio: 'inherit', env });
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`It must be that ${what}`);
}
