import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, put } from './drill.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');

type Locked = {
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
};

const lock = JSON.parse(read('package-lock.json')) as {
  readonly lockfileVersion: number;
  readonly packages: { readonly [path: string]: Locked };
};
const { packages } = lock;
const locked = Object.entries(packages).filter(([path, entry]) => path !== '' && !entry.link);
const manifest = JSON.parse(read('package.json')) as {
  readonly [kind: string]: { readonly [name: string]: string } | undefined;
};
const dependencies = manifest.dependencies ?? {};

/** More than this is to be a decision: say why in the commit, and raise it. */
const MOST = 251;

describe('what is published', () => {
  test('comes with a provenance, and with the papers that README.md names', () => {
    expect(manifest.publishConfig).toEqual({ provenance: true });
    for (const paper of ['SECURITY.md', 'ARCHITECTURE.md', 'docs']) expect(manifest.files).toContain(paper);
  });
});

describe('the lockfile', () => {
  test.each(['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies', 'engines'])(
    'says the same %s as package.json',
    (kind) => {
      expect((packages[''] as typeof manifest)[kind]).toEqual(manifest[kind]);
    },
  );

  test('is one from which npm ci installs, as continuous integration does; one that does not fit is refused', () => {
    expect(install()).toMatchObject({ status: 0 });
    const wanted = read('package.json').replace(/"yauzl": "[^"]+"/, '"yauzl": "^2.0.0"');
    expect(install([], wanted)).toMatchObject({ status: 1, stderr: expect.stringContaining('yauzl') });
  });

  test('names no registry but the public one, and nothing that comes from elsewhere', () => {
    expect(lock.lockfileVersion).toBe(3);
    const hosts = locked.flatMap(([, { resolved }]) =>
      resolved === undefined ? [] : [new URL(resolved).origin],
    );
    expect(hosts.filter((host) => host !== 'https://registry.npmjs.org')).toEqual([]);
    expect(Object.entries(packages).filter(([, { link }]) => link)).toEqual([]);
    const versions = Object.values({
      ...dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
    });
    expect(versions.filter((version) => !/^[\^~]?\d+\.\d+\.\d+/.test(version))).toEqual([]);
  });
});

describe('what is installed', () => {
  test('every package is sealed by a SHA-512, those for other platforms, too', () => {
    const open = locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
    expect(open.map(([path]) => path)).toEqual([]);
  });

  test(`a user installs at most ${MOST} packages, those for other platforms aside`, () => {
    const installed = locked.filter(([, { dev, optional }]) => !dev && !optional);
    expect(installed.length).toBeLessThanOrEqual(MOST);
  });

  test('SECURITY.md tells how many packages are installed, by a user and for development', () => {
    const [, user, all] = /about (\d+) packages[^;]*; about (\d+) with/.exec(read('SECURITY.md')) ?? [];
    const count = (...omit: readonly string[]) =>
      Number(/added (\d+) packages/.exec(install(omit).stdout)?.[1]);
    expect(Math.abs(count('--omit=dev') - Number(user))).toBeLessThan(5);
    expect(Math.abs(count() - Number(all))).toBeLessThan(5);
  });

  test('no package needs an install script but one that works without it', () => {
    const scripts = locked.filter(([, { dev, hasInstallScript }]) => !dev && hasInstallScript);
    expect(scripts.map(([path]) => path)).toEqual(['node_modules/exifreader']);
  });

  test('SECURITY.md says of every dependency why it is there, and of none that is gone', () => {
    const table = read('SECURITY.md').split('## What is installed')[1] ?? '';
    const named = [...table.matchAll(/^\| ([^|]+) \|/gm)]
      .flatMap(([, cell = '']) => cell.split(', '))
      .filter((name) => name !== 'packages' && name !== '---');
    expect(named.sort()).toEqual(Object.keys(dependencies).sort());
    expect(table).toContain(`${Object.keys(dependencies).length} are named`);
  });
});

/** What `npm ci` says that it would do with the lockfile, on this platform and without a network. */
function install(more: readonly string[] = [], text = read('package.json')) {
  const at = folder();
  put(at, { 'package.json': text, 'package-lock.json': read('package-lock.json') });
  const options = ['--dry-run', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', ...more];
  const env = { ...process.env, npm_config_cache: join(at, 'cache') };
  return spawnSync('npm', ['ci', ...options], { cwd: at, env, encoding: 'utf8' });
}
