import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build } from '../../src/desk/build.ts';
import { BUILTIN, MemoryDisk, type SiteFiles, testOptions, textOf, worldOf } from '../support/memory-disk.ts';
import { plainTheme } from '../support/plain-theme.ts';
import { filesIn, layFiles } from '../support/site-on-disk.ts';

const SITES = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/**
 * The built-in theme, its files for browsers empty: their addresses carry a digest, and a change of the style would
 * change every page that is expected.
 */
const UNSTYLED = BUILTIN.map((file) =>
  file.name.startsWith('theme/') ? { ...file, content: Buffer.of() } : file,
);

/** `UPDATE=1 vitest run tests/sites` writes what is built over what was expected. */
const update = Boolean(process.env.UPDATE);

describe('a whole site', () => {
  test.each([
    ...SITES.map((name) => ({ name, way: 'with shortcuts', shortcuts: true })),
    ...SITES.map((name) => ({ name, way: 'without shortcuts', shortcuts: false })),
  ])('$name is file for file what is expected, $way', async ({ name, shortcuts }) => {
    const site = join(import.meta.dirname, name);
    const expected = join(site, 'expected');
    const theme = name === 'built-in-theme' ? UNSTYLED : plainTheme();
    const disk = new MemoryDisk(withoutExpected(filesIn(site)), theme);
    const report = await build(testOptions({ shortcuts }), worldOf(disk));
    expect(report.findings.filter(({ level }) => level !== 'info')).toEqual([]);
    // What machines read is the same in every theme.
    const built = name === 'built-in-theme' ? pagesOf(textOf(disk)) : textOf(disk);
    if (update) {
      rmSync(expected, { recursive: true, force: true });
      mkdirSync(expected);
      layFiles(expected, built);
    }
    const wanted = existsSync(expected) ? filesIn(expected) : {};
    expect(Object.keys(built)).toEqual(Object.keys(wanted));
    for (const [path, text] of Object.entries(built)) expect(text, path).toBe(wanted[path]);
  });
});

function pagesOf(files: SiteFiles): SiteFiles {
  return Object.fromEntries(Object.entries(files).filter(([path]) => path.endsWith('.html')));
}

function withoutExpected(files: SiteFiles): SiteFiles {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('expected/')));
}
