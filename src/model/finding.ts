import type { SourcePath } from './address/paths.ts';

/** Line and column in a file, both from 1, front matter counted. */
export type Position = { readonly line: number; readonly column: number };

export type Level = 'error' | 'warning' | 'info';

/** Something wrong or doubtful in what a writer wrote. `rule` is a permanent name. */
export type Finding = {
  readonly rule: string;
  readonly level: Level;
  readonly source: SourcePath;
  readonly position?: Position;
  /** What happened and why, a full sentence. */
  readonly reason: string;
  /** What to do, a full sentence. */
  readonly remedy: string;
};

/** Sorts by path, line, column and rule. Compares by code unit, so that the order is the same on every machine. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) =>
      compareText(a.source, b.source) ||
      (a.position?.line ?? 0) - (b.position?.line ?? 0) ||
      (a.position?.column ?? 0) - (b.position?.column ?? 0) ||
      compareText(a.rule, b.rule) ||
      compareText(a.reason, b.reason),
  );
}

/** Reason and remedy as sentences, for tools that have one text for both. */
export function inSentences({ reason, remedy }: Pick<Finding, 'reason' | 'remedy'>): string {
  return `${reason}${/[.?!]$/.test(reason) ? '' : '.'} ${remedy}`;
}

/** Compares two texts by code unit, never by locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
