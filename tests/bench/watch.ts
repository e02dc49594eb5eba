/**
 * npm run bench -- watch [sizes] [--edits N] [--rebuilds N]
 *
 * From save to screen: writes a file, waits for the event, asks for the page, until the new text is in it, as a
 * browser with the preview open does. Bodies (the page itself), titles (the front page), and the start on a warm cache. With
 * `--rebuilds`, memory over so many edits. Figures go to `.tmp/bench/watch.json`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pageOf, pathOf, writeArchive } from './archive.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const WORK = join(ROOT, '.tmp', 'bench');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    edits: { type: 'string', default: '40' },
    rebuilds: { type: 'string', default: '0' },
    rest: { type: 'string', default: '1200' },
  },
});
const sizes = (positionals.find((word) => /^\d/.test(word)) ?? '1000,10000').split(',').map(Number);

type Row = { readonly size: number; readonly what: string; readonly p50: number; readonly p95: number };

mkdirSync(WORK, { recursive: true });
console.error(`Load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores.`);
const rows: Row[] = [];
for (const size of sizes) rows.push(...(await measure(size)));
console.log(
  rows
    .map(({ size, what, p50, p95 }) => `${size}\t${what}\tp50 ${p50.toFixed(1)}\tp95 ${p95.toFixed(1)}`)
    .join('\n'),
);
writeFileSync(join(WORK, 'watch.json'), JSON.stringify({ load: loadavg(), rows }, null, 1));

async function measure(size: number): Promise<readonly Row[]> {
  const site = join(WORK, `site-${size}`);
  if (!existsSync(join(site, 'site.yaml'))) writeArchive(site, size);
  const middle = Math.floor(size / 2);
  const newest = size - 1;
  const file = join(site, pathOf(middle, size));
  const last = join(site, pathOf(newest, size));
  const originals = [file, last].map((path) => readFileSync(path, 'utf8').replace(/\n\nEdited .*\n/g, ''));
  const [body = '', title = ''] = originals;
  await stop(await watch(site));
  const starts: number[] = [];
  for (let run = 0; run < 3; run++) {
    const begun = performance.now();
    const warm = await watch(site);
    await text(warm.url);
    starts.push(performance.now() - begun);
    await stop(warm);
  }
  const running = await watch(site);
  const page = new URL(pageOf(middle, size).replace(/index\.html$/, ''), running.url).href;
  const bodies: number[] = [];
  const titles: number[] = [];
  for (let edit = 0; edit < Number(values.edits); edit++) {
    await rest();
    // The browser has the page open.
    await text(page);
    bodies.push(
      await until(running, page, `Edited ${edit}.`, () =>
        writeFileSync(file, `${body}\n\nEdited ${edit}.\n`),
      ),
    );
    await rest();
    const headline = `Edited ${edit} times`;
    const next = title.replace(/^title: .*$/m, `title: ${headline}`);
    titles.push(await until(running, running.url, headline, () => writeFileSync(last, next)));
  }
  await memory(running, page, file, body);
  for (const [at, path] of [file, last].entries()) writeFileSync(path, originals[at] ?? '');
  await stop(running);
  return [row(size, 'start, warm', starts), row(size, 'body', bodies), row(size, 'title', titles)];
}

/** Resident memory over many saves, each of them seen on its page. */
async function memory(running: Running, page: string, file: string, body: string): Promise<void> {
  const rebuilds = Number(values.rebuilds);
  for (let edit = 1; edit <= rebuilds; edit++) {
    await until(running, page, `Rebuilt ${edit}.`, () =>
      writeFileSync(file, `${body}\n\nEdited: Rebuilt ${edit}.\n`),
    );
    await text(running.url);
    if (edit % Math.ceil(rebuilds / 10) === 0)
      console.error(`${edit} rebuilds: ${resident(running.child)} MB`);
  }
}

type Running = {
  readonly child: ChildProcess;
  readonly url: string;
  /** Resolves at the next event. */
  readonly told: () => Promise<void>;
};

async function watch(site: string): Promise<Running> {
  const child = spawn(
    process.execPath,
    [join(ROOT, 'lib', 'cli.js'), 'watch', '--site', site, '--port', '0', '--quiet'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const url = await new Promise<string>((resolve) =>
    child.stdout?.once('data', (line) => resolve(String(line).trim())),
  );
  let wake = Promise.withResolvers<void>();
  get(new URL('/__backfile/events', url), (response) => {
    response.on('error', () => {});
    response.on('data', () => {
      wake.resolve();
      wake = Promise.withResolvers();
    });
  }).on('error', () => {});
  return { child, url, told: () => wake.promise };
}

/** Milliseconds from a write to a page that shows it. */
async function until(running: Running, page: string, wanted: string, write: () => void): Promise<number> {
  let told = running.told();
  const begun = performance.now();
  write();
  for (;;) {
    await told;
    told = running.told();
    const body = await text(page);
    if (body.replace(/<script type="application\/json".*?<\/script>/s, '').includes(wanted))
      return performance.now() - begun;
  }
}

function text(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    }).on('error', reject);
  });
}

async function stop({ child }: Running): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await ended;
}

/** A writer pauses between saves; meanwhile the rest of the archive is brought up to date. */
function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Number(values.rest)));
}

function resident({ pid }: ChildProcess): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}

function row(size: number, what: string, times: readonly number[]): Row {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { size, what, p50: at(0.5), p95: at(0.95) };
}
