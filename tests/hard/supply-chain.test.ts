import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

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

const { packages } = JSON.parse(read('package-lock.json')) as { packages: { [path: string]: Locked } };
const locked = Object.entries(packages).filter(([path, entry]) => path !== '' && !entry.link);
const { dependencies } = JSON.parse(read('package.json')) as { dependencies: { [name: string]: string } };

/** More than this is to be a decision: say why in the commit, and raise it. */
const MOST = 230;

/**
 * Pagefind's programs for these platforms were not to be had where the lock was made, so their seals are not known.
 * Seal them (`npm install` where they are) and empty this list.
 */
const UNSEALED = ['darwin-arm64', 'darwin-x64', 'freebsd-x64', 'windows-arm64', 'windows-x64'].map(
  (platform) => `node_modules/@pagefind/${platform}`,
);

describe('what is published', () => {
  test('comes with a provenance, and with the papers that README.md names', () => {
    const manifest = JSON.parse(read('package.json'));
    expect(manifest.publishConfig).toEqual({ provenance: true });
    expect(manifest.files).toContain('SECURITY.md');
    expect(manifest.files).toContain('ARCHITECTURE.md');
  });
});

describe('what is installed', () => {
  test('every package is sealed by a SHA-512, but those of other platforms that could not be had', () => {
    const open = locked.filter(
      ([, { integrity, resolved }]) =>
        !integrity?.startsWith('sha512-') || (resolved !== undefined && !resolved.startsWith('https://')),
    );
    expect(open.map(([path]) => path)).toEqual(UNSEALED);
    expect(open.every(([, { optional }]) => optional)).toBe(true);
  });

  test(`a user installs at most ${MOST} packages, those for other platforms aside`, () => {
    const installed = locked.filter(([, { dev, optional }]) => !dev && !optional);
    expect(installed.length).toBeLessThanOrEqual(MOST);
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
