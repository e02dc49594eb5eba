import type { SourcePath } from '../../model/address/paths.ts';
import type { Line } from './mend.ts';

const CONTEXT = 2;

/** A mended manuscript as a unified diff, which `patch` and `git apply` read. */
export function diffLines(source: SourcePath, lines: readonly Line[]): readonly string[] {
  const changed = lines.flatMap(({ was, now }, index) => (was === now ? [] : [index]));
  const hunks: { from: number; to: number }[] = [];
  for (const index of changed) {
    const last = hunks.at(-1);
    if (last && index - CONTEXT <= last.to + 1) last.to = Math.min(lines.length, index + CONTEXT + 1);
    else hunks.push({ from: Math.max(0, index - CONTEXT), to: Math.min(lines.length, index + CONTEXT + 1) });
  }
  return [
    `--- a/${source}`,
    `+++ b/${source}`,
    ...hunks.flatMap(({ from, to }) => {
      const hunk = lines.slice(from, to);
      const before = lines.slice(0, from);
      const count = (part: readonly Line[], side: 'was' | 'now') =>
        part.filter((line) => line[side] !== null).length;
      return [
        `@@ -${count(before, 'was') + 1},${count(hunk, 'was')} +${count(before, 'now') + 1},${count(hunk, 'now')} @@`,
        ...runs(hunk),
      ];
    }),
  ];
}

/** Lines with their signs: of a run of changed lines, all that go stand before all that come. */
function runs(hunk: readonly Line[]): readonly string[] {
  const signed: string[] = [];
  let coming: string[] = [];
  for (const { was, now } of hunk) {
    if (was === now) {
      signed.push(...coming, ` ${was}`);
      coming = [];
    } else {
      if (was !== null) signed.push(`-${was}`);
      if (now !== null) coming.push(`+${now}`);
    }
  }
  return [...signed, ...coming];
}
