import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckReport } from '../../desk/check/check.ts';
import { mend, textOf } from '../../desk/check/mend.ts';
import { diffLines } from '../../desk/check/mend-diff.ts';
import { missingIds } from '../../desk/check/missing-ids.ts';
import { digest } from '../../model/digest.ts';
import { isMarkdown } from '../../model/markdown-names.ts';
import type { Terminal } from '../program/terminal.ts';
import { rewrite } from '../program/write-whole.ts';

/** Prints corrections that are beyond doubt as a diff, or writes them. Returns the exit status. */
export function fixCommand(report: CheckReport, site: string, write: boolean, terminal: Terminal): number {
  const { archive } = report;
  const ids = missingIds(archive);
  const sources = new Set(
    [...archive.listed, ...archive.unlisted, ...archive.pages].map(({ slip }) => slip.source),
  );
  for (const { source } of report.all)
    if (source.startsWith('posts/') && isMarkdown(source)) sources.add(source);
  let mended = 0;
  let without = 0;
  for (const source of sources) {
    const file = join(site, ...source.split('/'));
    const text = read(file);
    if (text === null) continue;
    const id = ids.get(source) ?? null;
    const lines = mend({ path: source, digest: digest(text), text }, archive.site.style, id);
    if (id !== null && !lines?.some(({ was, now }) => was === null && now !== null)) without++;
    if (lines === null) continue;
    mended++;
    if (write) rewrite(file, textOf(lines));
    else for (const line of diffLines(source, lines)) terminal.print(line);
  }
  terminal.say(summary(mended, write));
  if (without > 0)
    terminal.say(
      `${without === 1 ? 'A dispatch has no id, and no place where one' : `${without} dispatches have no id, and no place where one`} could be written safely: write id: into front matter in YAML or TOML.`,
    );
  return 0;
}

function summary(mended: number, write: boolean): string {
  const files = `${mended} ${mended === 1 ? 'file' : 'files'}`;
  if (mended === 0) return 'There is nothing that can be corrected safely.';
  return write
    ? `${files} corrected.`
    : `${files} can be corrected. Nothing was written yet: backfile check --fix --write makes the corrections.`;
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
