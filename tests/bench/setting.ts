/**
 * npm run bench -- setting NAME [size] [--lifelike] [--pairs N] [--edits N] [--jobs N]
 *
 * What a part of the site costs that a setting turns on and off: `search`, `related`, `register`, `paragraphs`, `citations` …
 * Builds a made-up archive (default 10,000 dispatches) with the setting on and off in turn, through the real command: cold
 * (`pairs` times), and after one body was edited (`edits` times after each cold build). Both sites have the same files and
 * settings apart from this one. They are on a memory disk where there is one, else in the temporary folder. The search is
 * off unless it is what is measured. Prints medians of the CPU time of all threads, user and system, since V8 also optimizes
 * and collects garbage in threads of its own, and of wall time; the median of the differences within pairs, and their middle
 * half, which tells how far that can be trusted. For `register`, the cold builds find a register in version control; it also
 * tells how long a register of 100,000 lines takes to be read.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readRegister } from '../../src/model/register.ts';
import { pathOf, writeArchive } from './archive.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** A memory disk, if there is one: on a real disk, the place of a folder alone can change system time by a tenth. */
const DISK = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const WORK = mkdtempSync(join(DISK, 'backfile-bench-'));
process.on('exit', () => rmSync(WORK, { recursive: true, force: true }));
const CLI = join(ROOT, 'lib', 'cli.js');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lifelike: { type: 'boolean', default: false },
    pairs: { type: 'string', default: '5' },
    edits: { type: 'string', default: '3' },
    jobs: { type: 'string' },
  },
});
const [setting, written = '10000'] = positionals;
if (setting === undefined) throw new Error('Name a setting: npm run bench -- setting search');
const size = Number(written);
const [pairs, edits] = [Number(values.pairs), Number(values.edits)];
const jobs = values.jobs === undefined ? [] : ['--jobs', values.jobs];

type Kind = 'cold' | 'body edited';
type Site = { readonly folder: string; readonly file: string; readonly text: string };
/** Milliseconds. */
type Figures = { readonly cpu: number; readonly wall: number };

console.error(
  `Load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores; ${pairs} pairs, ${edits} edits each, in ${DISK}.`,
);
const sites = [siteWith(true), siteWith(false)] as const;
build(sites[0]);
const measured: { readonly [K in Kind]: (readonly [on: Figures, off: Figures])[] } = {
  cold: [],
  'body edited': [],
};
for (let pair = 0; pair < pairs; pair++) {
  measure('cold', pair, cold);
  // The first edit after a cold build remembers what later ones use.
  for (const site of sites) edited(site, `first of ${pair}`);
  for (let edit = 0; edit < edits; edit++)
    measure('body edited', pair + edit, (site) => edited(site, `${pair}.${edit}`));
}

console.log(
  `| build of ${size} | with ${setting}, ms | without | median difference | its middle half | in % |\n| --- | ---: | ---: | ---: | --- | ---: |`,
);
for (const [kind, list] of Object.entries(measured))
  for (const figure of ['cpu', 'wall'] as const) {
    const differences = list.map(([on, off]) => on[figure] - off[figure]);
    const [on, off] = [0, 1].map((at) => median(list.map((pair) => (pair[at] as Figures)[figure]))) as [
      number,
      number,
    ];
    const difference = median(differences);
    const half = [0.25, 0.75].map((share) => quantile(differences, share).toFixed(0)).join(' to ');
    const share = ((100 * difference) / off).toFixed(1);
    console.log(
      `| ${kind}, ${figure === 'cpu' ? 'CPU' : 'wall'}, ${list.length} pairs | ${on.toFixed(0)} | ${off.toFixed(0)} | ${difference.toFixed(0)} | ${half} | ${share} |`,
    );
  }
if (setting === 'register') {
  const { lines } = readRegister(readFileSync(join(sites[0].folder, 'addresses.txt'), 'utf8'));
  console.log(
    `\nThe register has ${lines.length} lines. Reading 100,000 lines takes ${reading().toFixed(0)} ms.`,
  );
}

/** Builds both sites in turn. Which comes first alternates, so that a machine that warms up or slows down favours neither. */
function measure(kind: Kind, turn: number, run: (site: Site) => Figures): void {
  const order = turn % 2 === 0 ? sites : sites.toReversed();
  const took = new Map(order.map((site) => [site, run(site)]));
  const pair = sites.map((site) => took.get(site)) as [Figures, Figures];
  measured[kind].push(pair);
  console.error(
    `${kind} ${measured[kind].length}: ${pair.map(({ cpu, wall }) => `${cpu.toFixed(0)} (wall ${wall.toFixed(0)})`).join(' and ')} ms.`,
  );
}

function siteWith(on: boolean): Site {
  const folder = join(WORK, on ? 'on' : 'off');
  writeArchive(folder, size, values.lifelike ? 'lifelike' : 'plain');
  const search = setting === 'search' ? '' : 'search: false\n';
  const settings = `title: The Column Archive\nurl: https://archive.example\ntimezone: UTC\n${search}${setting}: ${on}\n`;
  writeFileSync(join(folder, 'site.yaml'), settings);
  const file = join(folder, pathOf(Math.floor(size / 2), size));
  return { folder, file, text: readFileSync(file, 'utf8') };
}

function cold(site: Site): Figures {
  writeFileSync(site.file, site.text);
  for (const folder of ['dist', '.backfile'])
    rmSync(join(site.folder, folder), { recursive: true, force: true });
  return build(site);
}

function edited(site: Site, mark: string): Figures {
  writeFileSync(site.file, `${site.text}\nEdited ${mark}.\n`);
  return build(site);
}

/** Builds in a new process. */
function build({ folder }: Site): Figures {
  const usage = join(WORK, 'usage.json');
  const started = performance.now();
  const done = spawnSync(
    process.execPath,
    ['--import', join(import.meta.dirname, 'usage.ts'), CLI, 'build', '-q', ...jobs, '--site', folder],
    {
      encoding: 'utf8',
      env: { ...process.env, CI: '', BENCH_USAGE: usage, SOURCE_DATE_EPOCH: '1893456000' },
    },
  );
  const wall = performance.now() - started;
  if (done.status !== 0) throw new Error(`The build failed: ${done.stderr.slice(-500)}`);
  return { wall, cpu: (JSON.parse(readFileSync(usage, 'utf8')) as { cpu: number }).cpu };
}

/** The CPU time that a register of 100,000 lines takes to be read in this process, in milliseconds. */
function reading(): number {
  const row = (at: number) =>
    `/${1990 + (at % 30)}/01/02/a-slug-of-some-words-${at}/ 2009-02-02 dispatch 01234567.89abcdef posts/2009/p${at}.md\n`;
  const text = Array.from({ length: 100_000 }, (_, at) => row(at)).join('');
  const before = process.cpuUsage();
  const { lines } = readRegister(text);
  const took = process.cpuUsage(before).user / 1000;
  if (lines.length !== 100_000) throw new Error('The register was not read whole.');
  return took;
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * values.length)] ?? Number.NaN;
}
