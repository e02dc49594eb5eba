import type { Finding } from '../model/finding.ts';
import { englishNumber } from '../model/language/english-number.ts';
import type { Report } from './report.ts';

/** Paints parts of a report; the identity if nothing is painted. */
export type Paint = (
  style: 'bold' | 'dim' | 'red' | 'yellow' | 'cyan' | 'green' | 'underline',
  text: string,
) => string;

/** So many files with word for word the same finding are listed below it, instead of each with the whole message. */
const REPEATED = 12;

/**
 * Findings as lines, one file after the other: place, level, reason, rule; the remedy on the next line.
 * A rule that gives the same remedy again and again gives it at its first finding only. What is said of many files in the
 * same words is said once, below all else, with the places.
 */
export function findingLines(findings: readonly Finding[], paint: Paint): readonly string[] {
  const groups = Map.groupBy(findings, ({ level, rule, reason }) => `${level} ${rule} ${reason}`);
  const repeated = groups
    .values()
    .filter(({ length }) => length >= REPEATED)
    .toArray();
  const isRepeated = new Set(repeated.flat());
  const lines: string[] = [];
  const remedies = new Set<string>();
  let source = '';
  for (const finding of findings) {
    if (isRepeated.has(finding)) continue;
    if (finding.source !== source) {
      if (lines.length > 0) lines.push('');
      source = finding.source;
      lines.push(paint('underline', printable(source)));
    }
    const { line, column } = finding.position ?? {};
    lines.push(messageLine(line === undefined ? '-' : `${line}:${column}`, finding, paint));
    const remedy = `${finding.rule} ${finding.remedy}`;
    if (!remedies.has(remedy)) lines.push(remedyLine(finding, paint));
    remedies.add(remedy);
  }
  for (const group of repeated) {
    const [first] = group as [Finding];
    if (lines.length > 0) lines.push('');
    lines.push(paint('underline', `${count(group.length, 'place')} with the same message`));
    lines.push(messageLine('', first, paint), remedyLine(first, paint));
    for (const { source, position } of group)
      lines.push(`    ${printable(source)}${position ? `:${position.line}:${position.column}` : ''}`);
  }
  return lines;
}

function messageLine(place: string, { level, reason, rule }: Finding, paint: Paint): string {
  const colour = level === 'error' ? 'red' : level === 'warning' ? 'yellow' : 'cyan';
  return `  ${place.padStart(5)}  ${paint(colour, level.padEnd(7))}  ${printable(reason)}  ${paint('dim', rule)}`;
}

function remedyLine({ remedy }: Finding, paint: Paint): string {
  return `${' '.repeat(18)}${paint('dim', printable(remedy))}`;
}

/** A text without control characters, with which file names and writers' texts could control a terminal. */
function printable(text: string): string {
  return text.replace(/[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

/** What a build did, in a line or two. `seconds` as measured by the caller. */
export function summaryLines(report: Report, seconds: number, paint: Paint): readonly string[] {
  const errors = report.findings.filter(({ level }) => level === 'error').length;
  const warnings = report.findings.filter(({ level }) => level === 'warning').length;
  const found = [
    ...(errors > 0 ? [paint('red', count(errors, 'error'))] : []),
    ...(warnings > 0 ? [paint('yellow', count(warnings, 'warning'))] : []),
  ];
  const time = `in ${seconds < 10 ? seconds.toFixed(2) : seconds.toFixed(1)} s`;
  if (!report.published) {
    return [`${found.join(', ')}: nothing was written; the last edition stays as it was (${time}).`];
  }
  const written = report.made.filter((made) => made.written).length;
  const stands = report.fresh + report.made.length - written;
  const done = [
    `${count(written, 'file')} written`,
    ...(stands > 0 ? [`${englishNumber(stands)} unchanged`] : []),
    ...(report.removed.length > 0 ? [`${englishNumber(report.removed.length)} removed`] : []),
  ];
  return [
    `${paint('green', '✓')} ${count(report.dispatches, 'dispatch', 'dispatches')} on ${count(report.pages, 'page')}: ${done.join(', ')} ${time}.`,
    ...leftOutLine(report.leftOut),
    ...strangersLine(report.strangers ?? []),
    ...registerLine(report.register),
    ...(found.length > 0 ? [`  ${found.join(', ')}.`] : []),
  ];
}

/** What was made again and why, for `--explain`. */
export function explainLines(report: Report): readonly string[] {
  return [
    ...report.made.map(
      ({ path, because, written }) => `${because.padEnd(9)}  ${path}${written ? '' : '  (same bytes)'}`,
    ),
    ...report.removed.map((path) => `obsolete   ${path}`),
  ];
}

function strangersLine(strangers: NonNullable<Report['strangers']>): readonly string[] {
  if (strangers.length === 0) return [];
  const named = strangers.slice(0, 3).map(printable);
  const names = [...named, ...(strangers.length > named.length ? ['…'] : [])].join(', ');
  return [
    `  The record of earlier builds (.backfile/) is lost, so ${count(strangers.length, 'file')} ${strangers.length === 1 ? 'stays' : 'stay'} in dist/ without being part of this edition: ${names}. If none is yours, remove dist/ and build again.`,
  ];
}

function registerLine(register: Report['register']): readonly string[] {
  if (!register) return [];
  const addresses = count(register.lacked, 'new address', 'new addresses');
  return [
    register.isKept
      ? `  ${addresses} entered into addresses.txt: keep it under version control, so that none is ever lost.`
      : `  addresses.txt lacks ${addresses}. Build where you write, and commit it; or build here with --register.`,
  ];
}

function leftOutLine(leftOut: Report['leftOut']): readonly string[] {
  const parts = [
    ...(leftOut.drafts > 0
      ? [`${count(leftOut.drafts, 'draft')} (--drafts builds ${leftOut.drafts === 1 ? 'it' : 'them'})`]
      : []),
    ...(leftOut.future > 0
      ? [
          `${englishNumber(leftOut.future)} dated in the future (--future builds ${leftOut.future === 1 ? 'it' : 'them'})`,
        ]
      : []),
    ...(leftOut.withdrawn > 0 ? [`${englishNumber(leftOut.withdrawn)} withdrawn`] : []),
    ...(leftOut.expired > 0 ? [`${englishNumber(leftOut.expired)} expired`] : []),
    ...(leftOut.files > 0
      ? [
          `${count(leftOut.files, 'file')} that nothing published shows (backfile check --info names ${leftOut.files === 1 ? 'it' : 'them'})`,
        ]
      : []),
  ];
  return parts.length > 0 ? [`  Left out: ${parts.join(', ')}.`] : [];
}

/** A number with its noun: `1 page`, `1,200 pages`. */
export function count(of: number, one: string, many = `${one}s`): string {
  return `${englishNumber(of)} ${of === 1 ? one : many}`;
}
