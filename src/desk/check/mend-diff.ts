import type { SourcePath } from '../../model/address/paths.ts';
import type { Line } from './mend.ts';

const CONTEXT = 2;

/** The change of a file as a unified diff, which `patch` and `git apply` read. */
export function diffLines(source: SourcePath, all: readonly Line[]): readonly string[] {
  const lines = withEnds(all);
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

/** Lines with their signs. In a run of changed lines, all removed ones come before all added ones. */
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

const NO_END = '\n\\ No newline at end of file';

/** Lines without the empty one after the last line end. A missing last line end is noted as `diff` notes it. */
function withEnds(lines: readonly Line[]): readonly Line[] {
  const ends = (side: 'was' | 'now') => {
    const last = lines.findLastIndex((line) => line[side] !== null);
    return lines[last]?.[side] === '' ? { empty: last, open: -1 } : { empty: -1, open: last };
  };
  const [was, now] = [ends('was'), ends('now')];
  return lines.flatMap((line, index) => {
    const side = (end: typeof was, text: string | null) =>
      index === end.empty ? null : index === end.open ? text + NO_END : text;
    const [old, fresh] = [side(was, line.was), side(now, line.now)];
    if (old === null && fresh === null) return [];
    return old === fresh || old === null || fresh === null || line.was !== line.now
      ? [{ was: old, now: fresh }]
      : [
          { was: old, now: null },
          { was: null, now: fresh },
        ];
  });
}
