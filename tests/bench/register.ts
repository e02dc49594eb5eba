/**
 * npm run bench -- register [size] [--pairs N] [--edits N]
 *
 * What the register of addresses costs: builds a made-up archive (default 10,000 dispatches) with `register: true` and
 * `register: false` in turn, through the real command: cold with a register in version control (`pairs` times), and after
 * one body was edited (`edits` times after each cold build). Both sites have the same files and settings apart from
 * `register`, and their pages have the same bytes; they are on a memory disk where there is one, else in the temporary
 * folder. Prints medians of the CPU time of all threads, user and system, since
 * V8 also optimizes and collects garbage in threads of its own; the median of the differences within pairs, and their
 * middle half, which tells how far that can be trusted; and how long a register of 100,000 lines takes to be read.
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
  options: { pairs: { type: 'string', default: '5' }, edits: { type: 'string', default: '3' } },
});
const size = Number(positionals[0] ?? 10_000);
const [pairs, edits] = [Number(values.pairs), Number(values.edits)];

type Kind = 'cold' | 'body edited';
type Site = { readonly folder: string; readonly file: string; readonly text: string };

console.error(
  `Load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores; ${pairs} pairs, ${edits} edits each, in ${DISK}.`,
);
const sites = [siteWith('true'), siteWith('false')] as const;
build(sites[0]);
const lines = readRegister(readFileSync(join(sites[0].folder, 'addresses.txt'), 'utf8')).lines.length;
const measured: { readonly [K in Kind]: (readonly [number, number])[] } = { cold: [], 'body edited': [] };
for (let pair = 0; pair < pairs; pair++) {
  measure('cold', pair, cold);
  // The first edit after a cold build remembers what later ones use.
  for (const site of sites) edited(site, `first of ${pair}`);
  for (let edit = 0; edit < edits; edit++)
    measure('body edited', pair + edit, (site) => edited(site, `${pair}.${edit}`));
}

console.log(
  `| build of ${size} | with the register, CPU ms | without | median difference | its middle half | in % |`,
);
console.log('| --- | ---: | ---: | ---: | --- | ---: |');
for (const [kind, list] of Object.entries(measured)) {
  const differences = list.map(([on, without]) => on - without);
  const [on, off] = [median(list.map(([on]) => on)), median(list.map(([, without]) => without))];
  const difference = median(differences);
  const half = [0.25, 0.75].map((share) => quantile(differences, share).toFixed(0)).join(' to ');
  const share = ((100 * difference) / off).toFixed(1);
  console.log(
    `| ${kind}, ${list.length} pairs | ${on.toFixed(0)} | ${off.toFixed(0)} | ${difference.toFixed(0)} | ${half} | ${share} |`,
  );
}
console.log(`\nThe register has ${lines} lines. Reading 100,000 lines takes ${reading().toFixed(0)} ms.`);

/** Builds both sites in turn. Which comes first alternates, so that a machine that warms up or slows down favours neither. */
function measure(kind: Kind, turn: number, run: (site: Site) => number): void {
  const order = turn % 2 === 0 ? sites : sites.toReversed();
  const took = new Map(order.map((site) => [site, run(site)]));
  const pair = sites.map((site) => took.get(site) ?? Number.NaN) as [number, number];
  measured[kind].push(pair);
  console.error(`${kind} ${measured[kind].length}: ${pair.map((ms) => ms.toFixed(0)).join(' and ')} ms.`);
}

function siteWith(register: 'true' | 'false'): Site {
  const folder = join(WORK, `register-${register}-${size}`);
  writeArchive(folder, size);
  const settings = `title: The Column Archive\nurl: https://archive.example\ntimezone: UTC\nsearch: false\n`;
  writeFileSync(join(folder, 'site.yaml'), `${settings}register: ${register}\n`);
  const file = join(folder, pathOf(Math.floor(size / 2), size));
  return { folder, file, text: readFileSync(file, 'utf8') };
}

function cold(site: Site): number {
  writeFileSync(site.file, site.text);
  for (const folder of ['dist', '.backfile'])
    rmSync(join(site.folder, folder), { recursive: true, force: true });
  return build(site);
}

function edited(site: Site, mark: string): number {
  writeFileSync(site.file, `${site.text}\nEdited ${mark}.\n`);
  return build(site);
}

/** Builds in a new process with one thread of its own; returns the CPU time of the process, in milliseconds. */
function build({ folder }: Site): number {
  const usage = join(WORK, 'usage.json');
  const done = spawnSync(
    process.execPath,
    ['--import', join(import.meta.dirname, 'usage.ts'), CLI, 'build', '-q', '--jobs', '1', '--site', folder],
    {
      encoding: 'utf8',
      env: { ...process.env, CI: '', BENCH_USAGE: usage, SOURCE_DATE_EPOCH: '1893456000' },
    },
  );
  if (done.status !== 0) throw new Error(`The build failed: ${done.stderr.slice(-500)}`);
  return (JSON.parse(readFileSync(usage, 'utf8')) as { cpu: number }).cpu;
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
