/**
 * npm run bench -- names SITE… [--names N] [--pairs N]
 *
 * What names cost: builds copies of site folders cold, with a `names.yaml` of N entries (default 2,000; those that
 * `backfile names suggest` proposes) and without, in turn, a fresh process each time. Prints the CPU time of each pair and
 * the median of the differences; and, from a CPU profile of one more build, the share of finding names. Pictures and
 * the search are left out.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { names: { type: 'string', default: '2000' }, pairs: { type: 'string', default: '5' } },
});
const CLI = join(import.meta.dirname, '..', '..', 'lib', 'cli.js');
const SETTINGS = 'title: Bench\nurl: https://bench.example\ntimezone: UTC\nsearch: false\nimages: false\n';
const work = mkdtempSync(join(tmpdir(), 'backfile-names-'));
try {
  for (const site of positionals) measure(site);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function measure(site: string): void {
  const folder = join(work, basename(site));
  cpSync(join(site, 'posts'), join(folder, 'posts'), { recursive: true });
  writeFileSync(join(folder, 'site.yaml'), SETTINGS);
  const names = proposed(folder, Number(values.names));
  const count = names.match(/^\S/gm)?.length ?? 0;
  console.log(`\n${basename(site)}: ${count} names; load ${loadavg()[0]?.toFixed(1)}\n`);
  console.log('| without, CPU s | with | more |\n| ---: | ---: | ---: |');
  const shares: number[] = [];
  for (let pair = 0; pair < Number(values.pairs); pair++) {
    const without = coldBuild(folder, null);
    const with_ = coldBuild(folder, names);
    shares.push(with_ / without - 1);
    console.log(`| ${without.toFixed(2)} | ${with_.toFixed(2)} | ${percent(shares.at(-1)!)} |`);
  }
  const median = shares.toSorted((a, b) => a - b)[shares.length >> 1]!;
  console.log(
    `\nMedian: ${percent(median)}; finding alone, by a profile: ${percent(shareOfFinding(folder, names))}`,
  );
}

/** The first proposals for a site, as a `names.yaml`. */
function proposed(folder: string, most: number): string {
  const { stdout } = spawnSync(
    process.execPath,
    [CLI, 'names', 'suggest', '--least', '2', '--site', folder],
    {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    },
  );
  const entries = stdout.split(/^# .*\n/m).slice(1, most + 1);
  const taken = new Set<string>();
  return entries
    .map((entry, at) => {
      const [id = ''] = entry.split(':');
      const own = taken.has(id) ? `${id}-${at}` : id;
      taken.add(id);
      return own + entry.slice(id.length);
    })
    .join('');
}

/** Seconds of CPU that a cold build takes. */
function coldBuild(folder: string, names: string | null, ...flags: readonly string[]): number {
  for (const made of ['dist', '.backfile', 'names.yaml', 'addresses.txt'])
    rmSync(join(folder, made), { recursive: true, force: true });
  if (names !== null) writeFileSync(join(folder, 'names.yaml'), names);
  const time = join(work, 'time');
  const command = ['-f', '%U %S', '-o', time, process.execPath, ...flags, CLI, 'build', '--site', folder];
  const done = spawnSync('/usr/bin/time', command, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr.slice(-2000));
  const [user = 0, system = 0] = readFileSync(time, 'utf8').trim().split(' ').map(Number);
  return user + system;
}

/** The share of the main thread's time in the modules that find names. */
function shareOfFinding(folder: string, names: string): number {
  const profiles = join(work, 'profiles');
  coldBuild(folder, names, '--cpu-prof', `--cpu-prof-dir=${profiles}`);
  let [all, finding] = [0, 0];
  for (const file of readdirSync(profiles)) {
    const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(profiles, file), 'utf8')) as {
      readonly nodes: readonly {
        readonly id: number;
        readonly callFrame: { readonly functionName: string; readonly url: string };
      }[];
      readonly samples: readonly number[];
      readonly timeDeltas: readonly number[];
    };
    const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
    for (const [at, sample] of samples.entries()) {
      const { functionName = '', url = '' } = frames.get(sample) ?? {};
      if (functionName === '(idle)') continue;
      all += timeDeltas[at]!;
      if (/\/mentions\w*\.js$/.test(url)) finding += timeDeltas[at]!;
    }
  }
  rmSync(profiles, { recursive: true });
  return finding / all;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
