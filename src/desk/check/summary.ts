import { compareText, type Finding, type Level } from '../../model/finding.ts';
import { englishNumber } from '../../model/language/english-number.ts';
import { count, type Paint } from '../report-lines.ts';
import type { CheckReport } from './check.ts';

/** What a check found, in a few lines: counts by level, what was left out, and which rules have the most. */
export function checkSummary(
  { findings, accepted, dispatches }: CheckReport,
  informed: boolean,
  seconds: number,
  paint: Paint,
): readonly string[] {
  const of = (level: Level) => findings.filter((finding) => finding.level === level);
  const [errors, warnings, informations] = [of('error'), of('warning'), of('info')];
  const time = `in ${seconds < 10 ? seconds.toFixed(2) : seconds.toFixed(1)} s`;
  const read = `${count(dispatches, 'dispatch', 'dispatches')} read ${time}`;
  const found = [
    ...(errors.length > 0 ? [paint('red', count(errors.length, 'error'))] : []),
    ...(warnings.length > 0 ? [paint('yellow', count(warnings.length, 'warning'))] : []),
  ];
  return [
    found.length === 0 ? `${paint('green', '✓')} ${read}: nothing wrong.` : `${read}: ${found.join(', ')}.`,
    ...(errors.length + warnings.length > 12 ? [`  Most: ${most([...errors, ...warnings])}.`] : []),
    ...(informations.length > 0 && !informed
      ? [`  ${count(informations.length, 'remark')} (--info shows them): ${most(informations)}.`]
      : []),
    ...(accepted.found > 0 ? [`  ${englishNumber(accepted.found)} accepted before (--all shows them).`] : []),
    ...(accepted.gone > 0
      ? [
          `  ${englishNumber(accepted.gone)} of the accepted findings are gone: backfile check --accept forgets them.`,
        ]
      : []),
  ];
}

function most(findings: readonly Finding[]): string {
  const counts = [...Map.groupBy(findings, ({ rule }) => rule)].map(
    ([rule, { length }]) => [rule, length] as const,
  );
  const first = counts.sort(([a, m], [b, n]) => n - m || compareText(a, b)).slice(0, 4);
  return first.map(([rule, times]) => `${rule} ${englishNumber(times)}`).join(', ');
}
