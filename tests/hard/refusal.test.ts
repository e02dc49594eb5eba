import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runs } from '../support/deep.ts';
import { program } from '../support/program.ts';
import { backfile, chance, differences, folder, put, type Run, siteOf, start, tree } from './drill.ts';

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

const post = (index: number, word = 'Herring', times = 40) =>
  `---\ntitle: ${word} ${index}\ndate: 2009-02-1${index % 10}\nslug: p${index}\n---\n\n${`${word} goes on. `.repeat(times)}\n`;
const POSTS = Object.fromEntries(
  Array.from({ length: 6 }, (_, index) => [`posts/p${index}.md`, post(index)]),
);

/** Mounts something at a folder until the test ends; false where this machine does not allow it. */
function mounted(at: string, ...args: readonly string[]): boolean {
  if (!isRoot || spawnSync('mount', [...args, at]).status !== 0) return false;
  onTestFinished(() => void spawnSync('umount', ['-l', at]));
  return true;
}

/** A drill that needs what not every machine gives says so, and passes. */
function leftOut(what: string): void {
  process.stderr.write(`left out: ${what}\n`);
}

describe('where the system refuses', () => {
  test('a full disk ends a build in one line, and the site stands as it was', () => {
    const disk = folder();
    if (!mounted(disk, '-t', 'tmpfs', '-o', 'size=3m', 'tmpfs'))
      return leftOut('no small disk can be mounted here');
    const site = join(disk, 'site');
    siteOf(POSTS, site);
    expect(backfile(['build', '-q', '--site', site])).toMatchObject({ status: 0 });
    const before = tree(join(site, 'dist'));
    put(
      site,
      Object.fromEntries(Object.keys(POSTS).map((path, index) => [path, post(index, 'Cod', 15_000)])),
    );
    fill(join(disk, 'ballast'));
    const { status, stderr } = backfile(['build', '-q', '--site', site]);
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(
        /^error {2}.*The disk is full\. Free some space, and run the command again: no file of the site is damaged\.\n$/,
      ),
    ]);
    expect(differences(tree(join(site, 'dist')), before)).toEqual([]);
    rmSync(join(disk, 'ballast'));
    spawnSync('mount', ['-o', 'remount,size=60m', disk]);
    expect(backfile(['build', '-q', '--site', site])).toMatchObject({ status: 0 });
    expect(readFileSync(join(site, 'dist', '2009', '02', '10', 'p0', 'index.html'), 'utf8')).toContain('Cod');
  });

  test('a dist/ that cannot be written is told in one line, and stands as it was', () => {
    const site = siteOf(POSTS);
    backfile(['build', '-q', '--site', site]);
    const dist = join(site, 'dist');
    const before = tree(dist);
    if (!mounted(dist, '--bind', dist) || spawnSync('mount', ['-o', 'remount,ro,bind', dist]).status !== 0)
      return leftOut('no folder can be mounted read-only here');
    put(site, { 'posts/p0.md': post(0, 'Cod') });
    const { status, stderr } = backfile(['build', '-q', '--site', site]);
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/^error {2}\S+dist.*: Nothing can be written there: the disk is read-only\.\n$/),
    ]);
    expect(differences(tree(dist), before)).toEqual([]);
    spawnSync('umount', ['-l', dist]);
    expect(backfile(['build', '-q', '--site', site])).toMatchObject({ status: 0 });
    expect(readFileSync(join(dist, '2009', '02', '10', 'p0', 'index.html'), 'utf8')).toContain('Cod');
  });

  test('a site that cannot be written at all can still be checked', () => {
    const site = siteOf({ ...POSTS, 'posts/p9.md': post(9, 'See [it](gone.md).') });
    if (!mounted(site, '--bind', site) || spawnSync('mount', ['-o', 'remount,ro,bind', site]).status !== 0)
      return leftOut('no folder can be mounted read-only here');
    const { status, stdout } = backfile(['check', '--site', site]);
    expect([status, stdout]).toEqual([0, expect.stringContaining('broken-link')]);
  });

  test('a dispatch that may not be read is an error that names it, and nothing is published without it', () => {
    const site = siteOf(POSTS);
    const dist = join(site, 'dist');
    const as = asReader(site);
    if (as === null) return leftOut('this user may read everything, and can become no other');
    expect(as(['build', '-q', '--site', site])).toMatchObject({ status: 0 });
    const before = tree(dist);
    chmodSync(join(site, 'posts', 'p3.md'), 0);
    put(site, { 'posts/p0.md': post(0, 'Cod') });
    const { status, stderr } = as(['build', '-q', '--site', site]);
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(
        /^posts\/p3\.md\n {6}- {2}error {4}The file cannot be read: permission is denied {2}unreadable\n/,
      ),
    ]);
    expect(differences(tree(dist), before)).toEqual([]);
  });

  test('an output folder that may not be written is told in one line', () => {
    const site = siteOf(POSTS);
    const as = asReader(site);
    if (as === null) return leftOut('this user may write everywhere, and can become no other');
    chmodSync(site, 0o555);
    onTestFinished(() => chmodSync(site, 0o755));
    expect(as(['build', '-q', '--site', site])).toEqual({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /^error {2}\S+: Permission is denied\. Allow this user to read and write there\.\n$/,
      ),
    });
  });
});

describe('while others write', () => {
  test('files that come, change and go during builds never end one in a fault, and the last one is right', async () => {
    const site = siteOf(POSTS);
    const random = chance(11);
    const edits = spawnEditor(site);
    for (let round = 0; round < runs(3); round++) {
      const { status, stderr } = await start(['build', '-q', '--site', site]).ended;
      expect([0, 1]).toContain(status);
      expect(stderr).not.toContain('fault of Backfile');
    }
    await edits.stop();
    put(site, { ...POSTS, 'posts/p2.md': post(2, `Cod ${random()}`) });
    expect(backfile(['build', '-q', '--site', site])).toMatchObject({ status: 0 });
    const clean = siteOf(
      Object.fromEntries([...tree(join(site, 'posts'))].map(([path, bytes]) => [`posts/${path}`, bytes])),
    );
    backfile(['build', '-q', '--site', clean]);
    expect(differences(tree(join(site, 'dist')), tree(join(clean, 'dist')))).toEqual([]);
  });
});

/** Takes what room is left on a disk. */
function fill(file: string): void {
  for (const size of [65_536, 4096, 512]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Full at this size.
    }
  }
}

/** Runs the program as a user who may read and write a site, but not all; null where that is not to be had. */
function asReader(site: string): ((args: readonly string[]) => Run) | null {
  const env = { ...process.env, NO_COLOR: '1', SOURCE_DATE_EPOCH: '1767225600', HOME: site };
  if (!isRoot) return (args) => backfile(args);
  const own = (path: string) => {
    chownSync(path, NOBODY, NOBODY);
    if (existsSync(path) && readdirSafely(path)) for (const name of readdirSync(path)) own(join(path, name));
  };
  own(site);
  const run = (args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program(), ...args], {
      encoding: 'utf8',
      env,
      uid: NOBODY,
      gid: NOBODY,
      cwd: '/',
    });
    return { status, stdout, stderr };
  };
  return run(['--version']).status === 0 ? run : null;
}

function readdirSafely(path: string): boolean {
  try {
    readdirSync(path);
    return true;
  } catch {
    return false;
  }
}

/** Another process that writes, removes and renames dispatches without rest. */
function spawnEditor(site: string): { readonly stop: () => Promise<void> } {
  const script = `
    const fs = require('node:fs'), path = require('node:path');
    const at = (name) => path.join(${JSON.stringify(join(site, 'posts'))}, name);
    let n = 0, ended = false;
    // It ends between two edits: a file cut short by its writer's end would be a wrong file, not a build's fault.
    process.on('SIGTERM', () => { ended = true; });
    const step = () => {
      if (ended) return;
      const i = n++ % 40;
      const text = '---\\ntitle: Busy ' + n + '\\ndate: 2009-03-0' + (1 + n % 9) + '\\nslug: busy-' + i + '\\n---\\nText ' + n + '\\n';
      try {
        if (n % 7 === 0) fs.rmSync(at('busy-' + i + '.md'), { force: true });
        else if (n % 11 === 0) { fs.writeFileSync(at('busy-' + i + '.tmp'), text); fs.renameSync(at('busy-' + i + '.tmp'), at('busy-' + i + '.md')); }
        else fs.writeFileSync(at('busy-' + i + '.md'), text);
      } catch {}
      setTimeout(step, 2);
    };
    step();`;
  const child = spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
  onTestFinished(() => void child.kill());
  const closed = new Promise<void>((done) => child.on('close', () => done()));
  return {
    stop: async () => {
      child.kill();
      await closed;
    },
  };
}
