/**
 * npm run bench -- names SITE… [--names N] [--pairs N]
 *
 * What names cost: builds copies of site folders cold, with a `names.yaml` of N entries (default 2,000; those that
 * `backfile names suggest` proposes) and without, in turn, a fresh process each time. Prints the CPU time of each pair and
 * the median of the differences, most of which makes the pages of names; and what finding names takes. Pictures and the
 * search are left out.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from '../../src/copy/parse.ts';
import { withMentions } from '../../src/desk/mentions.ts';
import { readSite } from '../../src/desk/settings/settings.ts';
import type { SourcePath } from '../../src/model/address/paths.ts';
import { digest } from '../../src/model/digest.ts';
import { testOptions } from '../support/memory-disk.ts';

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
  const builds: number[] = [];
  for (let pair = 0; pair < Math.max(1, Number(values.pairs)); pair++) {
    const without = coldBuild(folder, null);
    const with_ = coldBuild(folder, names);
    builds.push(without);
    shares.push(with_ / without - 1);
    console.log(`| ${without.toFixed(2)} | ${with_.toFixed(2)} | ${percent(shares.at(-1)!)} |`);
  }
  const median = shares.toSorted((a, b) => a - b)[shares.length >> 1]!;
  const finding = findingSeconds(folder, names);
  console.log(
    `\nMedian: ${percent(median)} more. Finding alone: ${finding.toFixed(2)} s, ${percent(finding / Math.min(...builds))} of a build without names.`,
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
function coldBuild(folder: string, names: string | null): number {
  for (const made of ['dist', '.backfile', 'names.yaml', 'addresses.txt'])
    rmSync(join(folder, made), { recursive: true, force: true });
  if (names !== null) writeFileSync(join(folder, 'names.yaml'), names);
  const time = join(work, 'time');
  const command = ['-f', '%U %S', '-o', time, process.execPath, CLI, 'build', '--site', folder];
  const done = spawnSync('/usr/bin/time', command, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr.slice(-2000));
  const [user = 0, system = 0] = readFileSync(time, 'utf8').trim().split(' ').map(Number);
  return user + system;
}

/** Seconds of CPU that finding names takes in all dispatches of a folder, as a build does it: the least of five runs. */
function findingSeconds(folder: string, names: string): number {
  const files = [
    { path: 'site.yaml' as SourcePath, text: SETTINGS },
    { path: 'names.yaml' as SourcePath, text: names },
  ];
  const site = readSite(files, testOptions(), []);
  const html = new Map<string, string>();
  const dispatches = readdirSync(join(folder, 'posts'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => {
      const text = readFileSync(join(folder, 'posts', file), 'utf8');
      const parsed = parse({ path: `posts/${file}` as SourcePath, digest: digest(text), text }, site.style);
      if (parsed.dispatch) html.set(parsed.dispatch.copy.digest, parsed.html);
      return parsed.dispatch ?? [];
    });
  const seconds = [1, 2, 3, 4, 5].map(() => {
    const start = process.cpuUsage();
    withMentions(
      dispatches,
      (copy) => html.get(copy)!,
      site,
      { recall: () => undefined, keep: () => {} },
      [],
    );
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  });
  return Math.min(...seconds);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
