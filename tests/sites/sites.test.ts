import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build } from '../../src/desk/build.ts';
import { MemoryDisk, type SiteFiles, testOptions, textOf, worldOf } from '../support/memory-disk.ts';
import { plainTheme } from '../support/plain-theme.ts';
import { filesIn, layFiles } from '../support/site-on-disk.ts';

const SITES = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** `UPDATE=1 vitest run tests/sites` writes what is built over what was expected. */
const update = Boolean(process.env.UPDATE);

describe('a whole site', () => {
  test.each(SITES)('%s is file for file what is expected', async (name) => {
    const site = join(import.meta.dirname, name);
    const expected = join(site, 'expected');
    const disk = new MemoryDisk(withoutExpected(filesIn(site)), plainTheme());
    const report = await build(testOptions(), worldOf(disk));
    expect(report.findings.filter(({ level }) => level !== 'info')).toEqual([]);
    const built = textOf(disk);
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

function withoutExpected(files: SiteFiles): SiteFiles {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('expected/')));
}
