import { expect } from 'vitest';
import { build } from '../../src/desk/build.ts';
import type { Report } from '../../src/desk/report.ts';
import type { OutputPath } from '../../src/model/address/paths.ts';
import { MemoryDisk, testOptions, worldOf } from './memory-disk.ts';
import { plainTheme } from './plain-theme.ts';

/** Settings of a site that keeps a register. */
export const SITE = 'title: Affairs\nurl: https://affairs.press\nhost: apache\n';

/** A site that was built before. */
export function siteOf(files: { readonly [path: string]: string }, site = SITE): MemoryDisk {
  const disk = new MemoryDisk({ 'site.yaml': site, ...files }, plainTheme());
  disk.marked = true;
  return disk;
}

/** The text of a manuscript. */
export function dispatch(
  title: string,
  more = '',
  date = '2009-02-02',
  body = 'The talks went on until late.',
): string {
  return `---\ntitle: ${title}\ndate: ${date}\n${more ? `${more}\n` : ''}---\n${body}\n`;
}

/** Builds as `backfile build` does, which keeps the register. */
export function buildOn(disk: MemoryDisk): Promise<Report> {
  return build(testOptions({ register: 'keep' }), worldOf(disk));
}

/** Builds, and expects that nothing stops it. */
export async function publish(disk: MemoryDisk): Promise<Report> {
  const report = await buildOn(disk);
  expect(report.findings.filter(({ level }) => level === 'error')).toEqual([]);
  expect(report.published).toBe(true);
  return report;
}

/** Renames a file. */
export function move(disk: MemoryDisk, from: string, to: string): void {
  disk.files.set(to, disk.files.get(from) ?? '');
  disk.files.delete(from);
}

/** The lines of the register. */
export function linesOf(disk: MemoryDisk): readonly string[] {
  return (disk.files.get('addresses.txt') ?? '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** Where Apache leads from an old address, by the rules of `.htaccess`. */
export function answer(disk: MemoryDisk, path: string): string | undefined {
  const table = disk.read('.htaccess' as OutputPath) ?? '';
  for (const [, pattern = '', to] of table.matchAll(/^RewriteRule "(.*)" "(.*)" \[/gm))
    if (new RegExp(pattern).test(path.slice(1))) return to;
  return undefined;
}
