/**
 * npm run bench -- real SITE… [--runs N] [--hugo PROGRAM] [--eleventy FOLDER] [--lifelike MANY] [--times K]
 *
 * Writes the dispatches of site folders for Hugo, Eleventy and Backfile, and lets them build the same pages in turn, a
 * fresh process each time: cold, nothing changed, one body edited. Prints medians of wall and CPU time and peak memory
 * as GNU time tells them, ratios to Hugo's cold build, and the machine's load. `--hugo` is Hugo's program (default: the
 * one in the PATH), `--eleventy` a folder in which `@11ty/eleventy` and `markdown-it` are installed; who is not found is
 * left out. `--lifelike` adds a made archive (`lifelike.ts`) of so many dispatches; `--times` files each archive so often.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { SourcePath } from '../../src/model/address/paths.ts';
import { dispatchOf, pathOf } from './archive.ts';
import { clean, type Peer, peersOf } from './peers.ts';
import { type Piece, readPieces } from './pieces.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '3' },
    hugo: { type: 'string', default: 'hugo' },
    eleventy: { type: 'string' },
    lifelike: { type: 'string' },
    times: { type: 'string', default: '1' },
  },
});

type Figures = { readonly wall: number; readonly cpu: number; readonly peak: number };
const KINDS = ['cold', 'nothing changed', 'body'] as const;

const work = mkdtempSync(join(tmpdir(), 'backfile-real-'));
const peers = peersOf(values);
console.log(`Load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores; medians of ${values.runs}.`);
try {
  for (const [name, pieces] of archives()) measure(name, pieces);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** The archives that are asked for, by name. */
function* archives(): Generator<readonly [name: string, pieces: readonly Piece[]]> {
  for (const site of positionals) yield [basename(site), readPieces(several(filesOf(site)))];
  const many = Number(values.lifelike ?? 0);
  const made = Array.from({ length: many }, (_, at) => ({
    path: pathOf(at, many) as SourcePath,
    text: dispatchOf(at, many, 'lifelike'),
  }));
  if (many > 0) yield ['lifelike', readPieces(made)];
}

type File = { readonly path: SourcePath; readonly text: string };

function filesOf(site: string): readonly File[] {
  return (readdirSync(join(site, 'posts'), { recursive: true }) as string[])
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.(?:md|markdown)$/.test(name))
    .sort()
    .map((name) => ({
      path: `posts/${name}` as SourcePath,
      text: readFileSync(join(site, 'posts', name), 'utf8'),
    }));
}

function several(files: readonly File[]): readonly File[] {
  return Array.from({ length: Number(values.times) }, () => files).flat();
}

function measure(name: string, pieces: readonly Piece[]): void {
  const figures = new Map(peers.map((peer) => [peer, new Map<string, Figures[]>()]));
  const middle = pieces[pieces.length >> 1] as Piece;
  for (const peer of peers) {
    mkdirSync(folderOf(name, peer), { recursive: true });
    peer.write(folderOf(name, peer), pieces);
  }
  for (let run = 0; run < Number(values.runs); run++) {
    for (const peer of peers) {
      const folder = folderOf(name, peer);
      const note = (kind: string) => {
        const all = figures.get(peer)?.get(kind) ?? [];
        figures.get(peer)?.set(kind, [...all, timed(peer, folder)]);
      };
      const file = join(folder, peer.fileOf(middle));
      const original = readFileSync(file, 'utf8');
      clean(folder, peer);
      note('cold');
      note('nothing changed');
      writeFileSync(file, `${original}\n\nEdited ${run}.\n`);
      note('body');
      writeFileSync(file, original);
    }
  }
  report(name, pieces, figures);
}

function folderOf(name: string, { name: peer }: Peer): string {
  return join(work, `${name} ${peer}`);
}

/** One build in a fresh process, seen from outside by GNU time. */
function timed({ name, command }: Peer, cwd: string): Figures {
  const told = join(work, 'time');
  const started = performance.now();
  const done = spawnSync('/usr/bin/time', ['-f', '%U %S %M', '-o', told, ...command], {
    cwd,
    encoding: 'utf8',
  });
  const wall = (performance.now() - started) / 1000;
  if (done.status !== 0) throw new Error(`${name} failed: ${done.error ?? done.stderr.slice(-800)}`);
  const [user = 0, system = 0, peak = 0] = readFileSync(told, 'utf8').trim().split(' ').map(Number);
  return { wall, cpu: user + system, peak: peak / 1024 };
}

function report(
  name: string,
  pieces: readonly Piece[],
  figures: ReadonlyMap<Peer, ReadonlyMap<string, readonly Figures[]>>,
): void {
  const kilobytes = pieces.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0) / 1024 / pieces.length;
  const html = pieces.filter(({ body }) => /<[a-z!/]/i.test(body)).length / pieces.length;
  console.log(
    `\n${name}: ${pieces.length} dispatches of ${kilobytes.toFixed(1)} KB, ${(100 * html).toFixed(0)} % with HTML\n`,
  );
  console.log(
    '| tool | build | wall s | CPU s | ms CPU a dispatch | peak MB | wall × Hugo cold | CPU × Hugo cold | pages |\n| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
  );
  const medianOf = (peer: Peer | undefined, kind: string, figure: keyof Figures) =>
    median((peer && figures.get(peer)?.get(kind))?.map((each) => each[figure]) ?? []);
  const hugo = peers.find((peer) => peer.name === 'hugo');
  for (const peer of peers) {
    const pages = countPages(join(folderOf(name, peer), peer.made[0] as string));
    for (const kind of KINDS) {
      const [wall, cpu, peak] = (['wall', 'cpu', 'peak'] as const).map((figure) =>
        medianOf(peer, kind, figure),
      );
      const ratio = (mine: number | undefined, figure: 'wall' | 'cpu') =>
        ((mine ?? Number.NaN) / medianOf(hugo, 'cold', figure)).toFixed(2);
      console.log(
        `| ${peer.name} | ${kind} | ${wall?.toFixed(2)} | ${cpu?.toFixed(2)} | ${((1000 * (cpu ?? 0)) / pieces.length).toFixed(2)} | ${peak?.toFixed(0)} | ${ratio(wall, 'wall')} | ${ratio(cpu, 'cpu')} | ${pages} |`,
      );
    }
  }
}

function countPages(folder: string): number {
  return (readdirSync(folder, { recursive: true }) as string[]).filter(
    (file) => basename(file) === 'index.html' && statSync(join(folder, file)).isFile(),
  ).length;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
