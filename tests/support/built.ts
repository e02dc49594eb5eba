import { build } from '../../src/desk/build.ts';
import type { BuildOptions, Report } from '../../src/desk/report.ts';
import { MemoryDisk, type SiteFiles, testOptions, textOf, worldOf } from './memory-disk.ts';
import { plainTheme } from './plain-theme.ts';

/** What a build of a small site gave. */
export type Built = {
  readonly report: Report;
  /** The output by path. */
  readonly files: SiteFiles;
  /** A page by its address, without the base. */
  readonly page: (address: string) => string;
  /** Findings as `rule source:line`, information left out. */
  readonly found: readonly string[];
};

/** Settings that every site of a test has, so that nothing is found but what the test is about. */
export const SETTINGS = 'title: The Wire\nurl: https://wire.example\ntimezone: UTC\n';

/** Builds a site in memory, in the plain theme unless the built-in one is asked for. */
export async function built(
  files: SiteFiles,
  options: Partial<BuildOptions> & { readonly theme?: 'plain' | 'builtin' } = {},
): Promise<Built> {
  const { theme = 'plain', ...more } = options;
  const all = { 'site.yaml': SETTINGS, ...files };
  const disk = theme === 'plain' ? new MemoryDisk(all, plainTheme()) : new MemoryDisk(all);
  const report = await build(testOptions(more), worldOf(disk));
  const output = textOf(disk);
  return {
    report,
    files: output,
    page: (address) => {
      const text = output[`${address.slice(1)}${address.endsWith('/') ? 'index.html' : ''}`];
      if (text === undefined) throw new Error(`There is no ${address} in this edition`);
      return text;
    },
    found: report.findings
      .filter(({ level }) => level !== 'info')
      .map(({ rule, source, position }) => `${rule} ${source}${position ? `:${position.line}` : ''}`),
  };
}

/** A dispatch as a writer would save it. */
export function post(fields: string, body = 'Some text.'): string {
  return `---\n${fields.trim()}\n---\n\n${body}\n`;
}
