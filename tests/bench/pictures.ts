/**
 * npm run bench -- pictures [--many 200] [--runs 3]
 *
 * Backfile's encoder beside @11ty/eleventy-img on the same generated photographs (3,000 × 2,000), to the same formats
 * at the same widths and qualities, each in a process of its own, in turn. Tells wall time, processor time, peak memory
 * and bytes; then what a second run costs. eleventy-img is installed into a folder of its own under `.tmp/bench`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { photograph } from '../images/photographs.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const WORK = join(ROOT, '.tmp', 'bench', 'pictures');
const PHOTOS = join(WORK, 'photographs');
const PEER = join(WORK, 'peer');
const USAGE = join(import.meta.dirname, 'usage.ts');
const { values } = parseArgs({
  options: { many: { type: 'string', default: '200' }, runs: { type: 'string', default: '3' } },
});
const many = Number(values.many);
const runs = Number(values.runs);

type Figures = { readonly wall: number; readonly cpu: number; readonly peak: number };

await layPhotographs();
installPeer();
console.error(
  `${many} photographs, load ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores; medians of ${runs}.`,
);
const programs = {
  backfile: join(import.meta.dirname, 'pictures-backfile.ts'),
  'eleventy-img': join(PEER, 'encode.mjs'),
};
const rows = Object.keys(programs).flatMap((name) => [`${name}, cold`, `${name}, again`]);
const figures = new Map<string, Figures[]>(rows.map((row) => [row, []]));
for (let run = 0; run < runs; run++) {
  for (const [name, file] of Object.entries(programs)) {
    const out = join(WORK, name);
    rmSync(out, { recursive: true, force: true });
    figures.get(`${name}, cold`)?.push(measure(file, out));
    figures.get(`${name}, again`)?.push(measure(file, out));
  }
}
for (const [row, all] of figures) {
  const name = row.split(',')[0] as keyof typeof programs;
  const median = (key: keyof Figures) => all.map((one) => one[key]).sort((a, b) => a - b)[runs >> 1] ?? 0;
  console.log(
    `${row.padEnd(20)} ${(median('wall') / 1000).toFixed(2).padStart(8)} s ${(median('cpu') / 1000).toFixed(2).padStart(8)} s cpu ${median('peak').toFixed(0).padStart(6)} MB  ${made(join(WORK, name))}`,
  );
}

async function layPhotographs(): Promise<void> {
  mkdirSync(PHOTOS, { recursive: true });
  for (let at = 0; at < many; at++) {
    const file = join(PHOTOS, `photograph-${String(at).padStart(3, '0')}.jpg`);
    if (!existsSync(file)) writeFileSync(file, await photograph(3000, 2000, 'jpeg', { seed: at + 1 }));
  }
}

function installPeer(): void {
  mkdirSync(PEER, { recursive: true });
  writeFileSync(
    join(PEER, 'encode.mjs'),
    `import Image from '@11ty/eleventy-img';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
const [photos, out, many] = process.argv.slice(2);
await Promise.all(readdirSync(photos).sort().slice(0, Number(many)).map((name) => Image(join(photos, name), {
  widths: [480, 768, 1120, 1472], formats: ['webp', 'jpeg'], outputDir: out, urlPath: '/',
  sharpWebpOptions: { quality: 75, effort: 2 }, sharpJpegOptions: { quality: 78, progressive: true, optimiseCoding: true },
})));
`,
  );
  if (existsSync(join(PEER, 'node_modules', '@11ty', 'eleventy-img'))) return;
  writeFileSync(join(PEER, 'package.json'), '{"name": "peer", "private": true}');
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '@11ty/eleventy-img@7'], {
    cwd: PEER,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('eleventy-img could not be installed');
}

function measure(file: string, out: string): Figures {
  const usage = join(WORK, 'usage.json');
  const started = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', USAGE, file, PHOTOS, out, String(many)],
    { env: { ...process.env, BENCH_USAGE: usage }, encoding: 'utf8' },
  );
  const wall = performance.now() - started;
  if (status !== 0) throw new Error(`${file} failed:\n${stderr}`);
  return { wall, ...(JSON.parse(readFileSync(usage, 'utf8')) as { cpu: number; peak: number }) };
}

/** Files that were made of the photographs, and their bytes. */
function made(out: string): string {
  const files = (readdirSync(out, { recursive: true }) as string[])
    .map((name) => join(out, name))
    .filter((file) => /[\\/][0-9a-f]{32}$|\.(?:webp|jpeg)$/.test(file));
  const bytes = files.reduce((sum, file) => sum + readFileSync(file).length, 0);
  return `${files.length} files, ${(bytes / 1e6).toFixed(1)} MB`;
}
