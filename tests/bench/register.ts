/**
 * npm run bench -- register [size] [--pairs N]
 *
 * What the register of addresses costs: builds a made-up archive (default 10,000 dispatches) with `register: true` and
 * `register: false` in turn, through the real command: cold with a register in version control, and after one body was
 * edited. Prints the CPU time of each pair (user time of one thread, which is steadier than wall time) and the median of
 * their differences, and how long a register of 100,000 lines takes to be read.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readRegister } from '../../src/model/register.ts';
import { pathOf, writeArchive } from './archive.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const WORK = join(ROOT, '.tmp', 'bench');
const CLI = join(ROOT, 'lib', 'cli.js');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pairs: { type: 'string', default: '5' } },
});
const size = Number(positionals[0] ?? 10_000);
const pairs = Number(values.pairs);

type Kind = 'cold' | 'body edited';
type Site = { readonly folder: string; readonly file: string; readonly text: string };

console.error(`Load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores; ${pairs} pairs.`);
const [kept, off] = [siteWith('true'), siteWith('false')];
build(kept);
const lines = readRegister(readFileSync(join(kept.folder, 'addresses.txt'), 'utf8')).lines.length;
const measured: { readonly [K in Kind]: (readonly [number, number])[] } = { cold: [], 'body edited': [] };
for (let pair = 0; pair < pairs; pair++) {
  // Which of the two comes first alternates, so that a machine that warms up or slows down favours neither.
  const order = pair % 2 === 0 ? ([kept, off] as const) : ([off, kept] as const);
  for (const kind of ['cold', 'body edited'] as const) {
    const took = new Map(order.map((site) => [site, kind === 'cold' ? cold(site) : edited(site, pair)]));
    measured[kind].push([took.get(kept) ?? Number.NaN, took.get(off) ?? Number.NaN]);
    console.error(
      `Pair ${pair + 1}, ${kind}: ${measured[kind]
        .at(-1)
        ?.map((ms) => ms.toFixed(0))
        .join(' and ')} ms.`,
    );
  }
}

console.log(`| build of ${size} | with the register, CPU ms | without | median difference | in % |`);
console.log('| --- | --- | --- | ---: | ---: |');
for (const [kind, list] of Object.entries(measured)) {
  const difference = median(list.map(([on, without]) => on - without));
  const share = (100 * difference) / median(list.map(([, without]) => without));
  const column = (at: 0 | 1) => list.map((pair) => pair[at].toFixed(0)).join(', ');
  console.log(`| ${kind} | ${column(0)} | ${column(1)} | ${difference.toFixed(0)} | ${share.toFixed(1)} |`);
}
console.log(`\nThe register has ${lines} lines. Reading 100,000 lines takes ${reading().toFixed(0)} ms.`);

function siteWith(register: 'true' | 'false'): Site {
  const folder = join(WORK, `register-${register}-${size}`);
  if (!existsSync(join(folder, 'posts'))) writeArchive(folder, size);
  const settings = `title: The Column Archive\nurl: https://archive.example\ntimezone: UTC\nsearch: false\n`;
  writeFileSync(join(folder, 'site.yaml'), `${settings}register: ${register}\n`);
  rmSync(join(folder, 'addresses.txt'), { force: true });
  const file = join(folder, pathOf(Math.floor(size / 2), size));
  const text = readFileSync(file, 'utf8').replace(/\nEdited .*\n/g, '');
  writeFileSync(file, text);
  return { folder, file, text };
}

function cold(site: Site): number {
  writeFileSync(site.file, site.text);
  for (const folder of ['dist', '.backfile'])
    rmSync(join(site.folder, folder), { recursive: true, force: true });
  return build(site);
}

function edited(site: Site, pair: number): number {
  // The first edit after a cold build remembers what later ones use.
  writeFileSync(site.file, `${site.text}\nEdited before ${pair}.\n`);
  build(site);
  writeFileSync(site.file, `${site.text}\nEdited ${pair}.\n`);
  return build(site);
}

/** Builds in a new process with one thread; returns its user CPU time, in milliseconds. */
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
  return (JSON.parse(readFileSync(usage, 'utf8')) as { user: number }).user;
}

/** The CPU time that a register of 100,000 lines takes to be read in this process, in milliseconds. */
function reading(): number {
  mkdirSync(WORK, { recursive: true });
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
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
