import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckReport } from '../../desk/check/check.ts';
import { mend, textOf } from '../../desk/check/mend.ts';
import { diffLines } from '../../desk/check/mend-diff.ts';
import type { SourcePath } from '../../model/address/paths.ts';
import { digest } from '../../model/digest.ts';
import { isMarkdown } from '../../model/markdown-names.ts';
import type { Terminal } from '../program/terminal.ts';
import { writeWhole } from '../program/write-whole.ts';

/** Prints corrections that are beyond doubt as a diff, or writes them. Returns the exit status. */
export function fixCommand(report: CheckReport, site: string, write: boolean, terminal: Terminal): number {
  const { archive } = report;
  const ids = new Map<SourcePath, string | null>(
    [...archive.listed, ...archive.unlisted].map(({ dispatch, id }) => [
      dispatch.source,
      dispatch.id === null ? id : null,
    ]),
  );
  for (const { source } of [...report.all, ...archive.pages.map(({ dispatch }) => dispatch)])
    if (source.startsWith('posts/') && isMarkdown(source) && !ids.has(source)) ids.set(source, null);
  let mended = 0;
  for (const [source, id] of ids) {
    const file = join(site, ...source.split('/'));
    const text = read(file);
    if (text === null) continue;
    const lines = mend({ path: source, digest: digest(text), text }, archive.site.style, id);
    if (lines === null) continue;
    mended++;
    if (write) writeWhole(file, textOf(lines), { mode: statSync(file).mode, lasting: true });
    else for (const line of diffLines(source, lines)) terminal.print(line);
  }
  terminal.say(summary(mended, write));
  return 0;
}

function summary(mended: number, write: boolean): string {
  const files = `${mended} ${mended === 1 ? 'file' : 'files'}`;
  if (mended === 0) return 'There is nothing to mend that is safe to mend by itself.';
  return write
    ? `${files} mended.`
    : `${files} can be mended. Nothing was written; backfile check --fix --write does it.`;
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
