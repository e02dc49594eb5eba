import { digest } from '../../model/digest.ts';
import { compareText, type Finding } from '../../model/finding.ts';

/** What was accepted: by source, then rule, the marks of its findings (8 hexadecimal digits of their reasons). */
export type Baseline = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** How much of the baseline was found again, and how much of it is gone. */
export type Accepted = { readonly found: number; readonly gone: number };

const VERSION = 1;

/**
 * Findings that a baseline does not cover. An error is never covered. If a rule finds no more in a file than was
 * accepted, all of it is covered, whatever its wording or line is by now; if it finds more, the findings whose reason
 * is unknown are new.
 */
export function withoutAccepted(
  findings: readonly Finding[],
  baseline: Baseline,
): { readonly findings: readonly Finding[]; readonly accepted: Accepted } {
  if (baseline.size === 0) return { findings, accepted: { found: 0, gone: 0 } };
  const groups = Map.groupBy(findings, (finding) => `${finding.source}\n${finding.rule}`);
  const covered = new Set<Finding>();
  for (const group of groups.values()) {
    const marks = baseline.get(group[0]!.source)?.get(group[0]!.rule) ?? [];
    const mild = group.filter(({ level }) => level !== 'error');
    if (mild.length <= marks.length) for (const finding of mild) covered.add(finding);
    else {
      const left = [...marks];
      for (const finding of mild) {
        const at = left.indexOf(markOf(finding));
        if (at < 0) continue;
        left.splice(at, 1);
        covered.add(finding);
      }
    }
  }
  const accepted = [...baseline.values()].flatMap((rules) => [...rules.values()]).flat().length;
  return {
    findings: findings.filter((finding) => !covered.has(finding)),
    accepted: { found: covered.size, gone: accepted - covered.size },
  };
}

/** The text of a baseline that covers all warnings and informations among some findings. */
export function writeBaseline(findings: readonly Finding[]): string {
  const mild = findings
    .filter(({ level }) => level !== 'error')
    .sort((a, b) => compareText(a.source, b.source) || compareText(a.rule, b.rule));
  const accepted = grouped(
    mild,
    ({ source }) => source,
    (file) =>
      grouped(
        file,
        ({ rule }) => rule,
        (same) => same.map(markOf).sort(compareText),
      ),
  );
  return `${JSON.stringify({ backfile: VERSION, accepted }, null, 1)}\n`;
}

function grouped<T>(
  findings: readonly Finding[],
  keyOf: (finding: Finding) => string,
  value: (group: readonly Finding[]) => T,
): { [key: string]: T } {
  return Object.fromEntries([...Map.groupBy(findings, keyOf)].map(([key, group]) => [key, value(group)]));
}

/** Reads a baseline; null if the text is not a baseline. */
export function readBaseline(text: string): Baseline | null {
  try {
    const { backfile, accepted } = JSON.parse(text) as { backfile: unknown; accepted: unknown };
    if (backfile !== VERSION || typeof accepted !== 'object' || accepted === null) return null;
    return new Map(
      Object.entries(accepted as { [source: string]: { [rule: string]: string[] } }).map(
        ([source, rules]) => [
          source,
          new Map(Object.entries(rules).map(([rule, marks]) => [rule, marks.map(String)])),
        ],
      ),
    );
  } catch {
    return null;
  }
}

function markOf(finding: Finding): string {
  return digest(finding.reason).slice(0, 8);
}
