import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, onTestFinished } from 'vitest';
import { program } from '../support/program.ts';
import type { Built, Wanted } from './builder.ts';

/** Settings that leave nothing amiss. Drills take pieces away at random, so they keep no register of addresses. */
export const SETTINGS = 'title: The Wire\nurl: https://wire.example\ntimezone: UTC\nregister: false\n';

export type Files = { readonly [path: string]: string | Uint8Array };
export type Run = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** An empty folder that is removed when the test ends. */
export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'backfile-drill-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A site folder with these files. */
export function siteOf(files: Files, site = folder()): string {
  put(site, { 'site.yaml': SETTINGS, ...files });
  mkdirSync(join(site, 'posts'), { recursive: true });
  return site;
}

/** Writes files under a folder. */
export function put(site: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(site, ...path.split('/'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** Now, for every drill. */
const NOW = String(Date.UTC(2026, 0, 1) / 1000);

function environment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { CI: _ci, GITHUB_ACTIONS: _actions, ...rest } = process.env;
  return { ...rest, NO_COLOR: '1', SOURCE_DATE_EPOCH: NOW, ...more };
}

/** Runs the program to its end. */
export function backfile(
  args: readonly string[],
  more: {
    readonly env?: NodeJS.ProcessEnv;
    readonly node?: string;
    readonly cwd?: string;
    readonly program?: string;
  } = {},
): Run {
  const { status, stdout, stderr } = spawnSync(
    more.node ?? process.execPath,
    [more.program ?? program(), ...args],
    {
      encoding: 'utf8',
      env: environment(more.env),
      maxBuffer: 1 << 28,
      ...(more.cwd === undefined ? {} : { cwd: more.cwd }),
    },
  );
  return { status, stdout, stderr };
}

/** Starts the program; `ended` tells how it ended. */
export function start(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [program(), ...args], {
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (bytes: Buffer) => {
    stderr += bytes.toString('utf8');
  });
  child.stdout.resume();
  const ended = new Promise<{ status: number | null; stderr: string }>((done) => {
    child.on('close', (status) => done({ status, stderr }));
  });
  return { child, ended };
}

/** Starts a process that builds one site after another, for the tests of one file. */
export function openBuilder(): (wanted: Wanted) => Promise<Built> {
  let builder: ChildProcess | null = null;
  afterAll(() => void builder?.kill());
  return async (wanted) => {
    builder ??= fork(join(import.meta.dirname, 'builder.ts'), {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const answer = once(builder, 'message');
    builder.send(wanted);
    const [built] = (await answer) as [Built | { readonly failure: string }];
    if ('failure' in built) throw new Error(built.failure);
    return built;
  };
}

/** Changes a database of what is remembered beside a site. */
export function spoil(site: string, name: string, sql: string): void {
  const database = new DatabaseSync(join(site, '.backfile', 'dist', name));
  const { changes } = database.prepare(sql).run();
  database.close();
  expect(changes).toBeGreaterThan(0);
}

/** Files under a folder by path, in order; `.backfile` marks aside. */
export function tree(root: string): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  const visit = (path: string) => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
      const inner = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) visit(inner);
      else files.set(inner, readFileSync(join(root, inner)));
    }
  };
  visit('');
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Paths on which two trees differ: of the one only, of the other only, or with other bytes. */
export function differences(
  a: ReadonlyMap<string, Buffer>,
  b: ReadonlyMap<string, Buffer>,
): readonly string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((path) => {
    const [one, other] = [a.get(path), b.get(path)];
    return !one || !other || !one.equals(other);
  });
}

/** Numbers from 0 to 1 that look like chance and are the same each time. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
