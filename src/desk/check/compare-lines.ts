import type { Line } from './mend.ts';

/** Aligns the lines of a text before and after a change by the longest sequence of lines that they have in common. */
export function compareLines(before: string, after: string): readonly Line[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const same = (lines: readonly string[]) => lines.map((line): Line => ({ was: line, now: line }));
  return [
    ...same(a.slice(0, start)),
    ...aligned(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...same(a.slice(a.length - end)),
  ];
}

function aligned(a: readonly string[], b: readonly string[]): readonly Line[] {
  // The length of the longest common sequence of a from line i and b from line j.
  const common = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i]![j] =
        a[i] === b[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [was, now] = [a[i], b[j]];
    if (was !== undefined && was === now) {
      lines.push({ was, now });
      i++;
      j++;
    } else if (was !== undefined && (now === undefined || common[i + 1]![j]! >= common[i]![j + 1]!)) {
      lines.push({ was, now: null });
      i++;
    } else {
      lines.push({ was: null, now: now! });
      j++;
    }
  }
  return lines;
}
