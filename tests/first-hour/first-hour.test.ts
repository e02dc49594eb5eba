import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { HOSTS } from '../../src/model/address/hosts.ts';
import { built } from '../support/built.ts';
import { openBrowser } from '../support/chromium.ts';
import { type Run, run } from '../support/command.ts';
import { filesIn, temporaryFolder } from '../support/site-on-disk.ts';
import { installed, type Machine, machines, pack, terminalOf } from './packed.ts';

/**
 * The first hour of somebody who has the tarball of Backfile: a site is made, installed, written in, looked at, built,
 * checked and served, with commands as they are typed. npm installs once, on the oldest Node of the machine; other sites
 * share what it installed.
 */
const folder = temporaryFolder();
const NODES = await machines();
const [NEW] = NODES as readonly [Machine];
const OLDEST = NODES.at(-1) as Machine;
let tarball = '';
let program = '';
let browser: Browser;
beforeAll(async () => {
  tarball = await pack(folder);
  program = installed(tarball, join(folder, 'program'));
  browser = await openBrowser();
}, 300_000);
afterAll(() => browser?.close());

const cli = () => join(program, 'node_modules', 'backfile', 'lib', 'cli.js');

/** `backfile init` by the packed program, on Node 24, on a machine whose own Node is another. */
function init(site: string, machine: Machine, ...flags: readonly string[]): Promise<Run> {
  const env = terminalOf(machine);
  return run(
    process.execPath,
    [cli(), 'init', site, '--title', 'The Wire', '--author', 'Laura Hale', ...flags],
    { env },
  );
}

/** How the program of a site is begun: by npx, and on a machine with a new Node by what npx begins, which is sooner. */
function backfile({ isOld }: Machine): readonly [string, ...string[]] {
  return isOld ? ['npx', 'backfile'] : [join('node_modules', '.bin', 'backfile')];
}

/** A command as it is typed in a site's folder. */
function typed(site: string, machine: Machine, command: string, ...args: readonly string[]): Promise<Run> {
  return run(command, args, { cwd: site, env: terminalOf(machine) });
}

describe.each(NODES)('on $name', (machine) => {
  const site = join(folder, `site-${machine.isOld ? 'old' : 'new'}`);
  let isInstalled = false;

  beforeAll(async () => {
    const flags = [
      '--host',
      'github-pages',
      '--url',
      'https://laura.github.io/wire',
      '--timezone',
      'Europe/Oslo',
    ];
    const made = await init(site, machine, ...flags, ...(machine === OLDEST ? [] : ['--no-lockfile']));
    expect(made.status).toBe(0);
    const manifest = JSON.parse(readFileSync(join(site, 'package.json'), 'utf8'));
    expect(manifest.devDependencies).toEqual({
      backfile: 'file:vendor/backfile-0.1.0.tgz',
      ...(machine.isOld ? { node: '^24.0.0' } : {}),
    });
    if (machine === OLDEST && existsSync(join(site, 'package-lock.json'))) {
      const answer = await typed(site, machine, 'npm', 'ci', '--prefer-offline');
      expect(answer).toMatchObject({ status: 0, stderr: '' });
      isInstalled = true;
    } else installed(tarball, site);
    if (machine === OLDEST && !isInstalled)
      console.log('npm ci was left out, because npm could not make a lockfile: is its registry reachable?');
  }, 300_000);

  test('a first piece is begun, seen in the browser while it is written, built, checked and served', async () => {
    const begun = await typed(
      site,
      machine,
      ...backfile(machine),
      'new',
      'Talks about talks',
      '--tag',
      'iran',
      '--publish',
    );
    expect(begun).toMatchObject({ status: 0, stderr: expect.stringContaining('backfile watch --open') });
    const piece = join(site, begun.stdout.trim());
    const page = await browser.newPage();
    onTestFinished(() => page.close());

    const watching = await started(site, machine, 'watch', '--port', '0');
    await page.goto(new URL('2026/01/01/talks-about-talks/', watching.address).href);
    writeFileSync(piece, `${readFileSync(piece, 'utf8')}The envoy arrived at noon.\n`);
    await vi.waitFor(
      async () => expect(await page.textContent('body')).toContain('The envoy arrived at noon.'),
      { timeout: 60_000 },
    );
    await vi.waitFor(() =>
      expect(watching.said()).toMatch(
        /^✓ posts\/2026\/2026-01-01-talks-about-talks\.md in \d+ ms: nothing is wrong$/m,
      ),
    );
    watching.stop();

    const built = await typed(site, machine, ...backfile(machine), 'build', '--strict');
    expect(built).toMatchObject({ status: 0, stderr: expect.stringContaining('2 dispatches on ') });
    expect(readFileSync(join(site, 'addresses.txt'), 'utf8')).toContain('/2026/01/01/talks-about-talks/');
    const checked = await typed(site, machine, ...backfile(machine), 'check');
    expect(checked).toMatchObject({ status: 0 });

    const serving = await started(site, machine, 'serve', '--port', '0');
    expect(new URL(serving.address).pathname).toBe('/wire/');
    await page.goto(new URL('2026/01/01/talks-about-talks/', serving.address).href);
    expect(await page.textContent('body')).toContain('The envoy arrived at noon.');
    await page.getByRole('link', { name: 'About' }).first().click();
    expect(page.url()).toContain('/wire/about/');
    serving.stop();
  }, 300_000);

  test.skipIf(!machine.isOld)(
    'the program without a Node of its own names a command that runs it',
    async () => {
      const { status, stderr } = await run(
        join(machine.bin, 'node'),
        [cli(), 'build', '--site', 'no such folder'],
        {
          env: terminalOf(machine),
          cwd: folder,
        },
      );
      expect(status).toBe(2);
      const command = /^ {2}(npx .+)$/m.exec(stderr)?.[1];
      expect(command).toBe(`npx --yes -p node@24 -p ${tarball} -- backfile build --site 'no such folder'`);
    },
  );
});

describe('a site for each host', () => {
  test.each(HOSTS)(
    '%s is made and built without a warning',
    async (host) => {
      const site = join(folder, host);
      const made = await init(site, NEW, '--host', host, '--url', 'https://wire.example', '--no-lockfile');
      expect(made.status).toBe(0);
      expect(made.stderr).toMatch(
        /^1\. .+[\s\S]+^2\. .+[\s\S]+^3\. .+[\s\S]+^More: npx backfile help \S+\n$/m,
      );
      const { report, found } = await built(filesIn(site), { theme: 'builtin' });
      expect([report.published, found]).toEqual([true, []]);
      expect(readdirSync(join(site, 'vendor'))).toEqual(['backfile-0.1.0.tgz']);
    },
    60_000,
  );
});

describe('the packed program', () => {
  test('has every file that its README and its guide link to', () => {
    const at = join(program, 'node_modules', 'backfile');
    const pages = ['README.md', ...Object.keys(filesIn(join(at, 'docs'))).map((path) => `docs/${path}`)];
    const dead = pages
      .filter((path) => path.endsWith('.md'))
      .flatMap((path) =>
        [
          ...readFileSync(join(at, path), 'utf8')
            .replace(/```[\s\S]*?```|`[^`\n]+`/g, '')
            .matchAll(/\]\(([^)\s#]+)[^)]*\)/g),
        ]
          .map(([, target = '']) => target)
          .filter((target) => !/^[a-z]+:/.test(target) && !target.startsWith('/'))
          .filter((target) => !existsSync(join(at, path, '..', target)))
          .map((target) => `${path}: ${target}`),
      );
    expect(dead).toEqual([]);
  });

  test('shows what it finds to an editor that runs remark', async () => {
    mkdirSync(join(folder, 'edited', 'posts'), { recursive: true });
    const preset = join(program, 'node_modules', 'backfile', 'lib', 'remark.js');
    const {
      default: {
        plugins: [plugin],
      },
    } = await import(preset);
    const told: [string, object][] = [];
    const file = {
      cwd: join(folder, 'edited'),
      path: 'posts/2009-02-02-talks.md',
      value: '---\r\ntitel: Talks\r\ndate: 2009-02-30\r\n---\r\nText.\r\n',
      message: (reason: string, options: object) => {
        told.push([reason, options]);
        return {};
      },
    };
    plugin()(null, file);
    expect(told.map(([, options]) => options)).toEqual([
      { place: { line: 2, column: 1 }, source: 'backfile', ruleId: 'unknown-field' },
      { place: { line: 1, column: 1 }, source: 'backfile', ruleId: 'no-title' },
      { place: { line: 3, column: 7 }, source: 'backfile', ruleId: 'invalid-date' },
    ]);
    expect(told[0]?.[0]).toContain('Did you mean "title"?');
    plugin()(null, { ...file, path: 'notes/readme.md' });
    expect(told).toHaveLength(3);
  });
});

type Started = { readonly address: string; readonly said: () => string; readonly stop: () => void };

/** A command that runs until it is stopped, once it has printed its address. */
function started(site: string, machine: Machine, ...args: readonly string[]): Promise<Started> {
  const [command, ...before] = backfile(machine);
  const child: ChildProcess = spawn(command, [...before, ...args], {
    cwd: site,
    env: terminalOf(machine),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  // npx begins programs of its own: the whole group is stopped.
  const stop = () => {
    try {
      process.kill(-(child.pid as number), 'SIGTERM');
    } catch {
      // It has ended.
    }
  };
  onTestFinished(stop);
  let said = '';
  child.stderr?.on('data', (text) => {
    said += text;
  });
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (text) => resolve({ address: String(text).trim(), said: () => said, stop }));
    child.once('exit', () => reject(new Error(said)));
  });
}
