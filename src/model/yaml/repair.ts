import type { Finding } from '../finding.ts';

/** A text with one repair. `shifts`: by how many columns each line (from 0) has moved to the right. */
type Repair = {
  readonly text: string;
  readonly shifts: ReadonlyMap<number, number>;
  /** The line (from 0) that was wrong, and what to report; nothing if the line above has reported it. */
  readonly line: number;
  readonly warning: Pick<Finding, 'rule' | 'reason' | 'remedy'> | undefined;
};

/**
 * Repairs one thing at a line (from 0) that a strict parser refuses and common lenient parsers accept: indentation by
 * tabs, or a quotation or a bracketed list that continues in a line without indentation. Undefined if it is neither.
 */
export function repairYaml(
  text: string,
  at: number,
  shifts: ReadonlyMap<number, number>,
): Repair | undefined {
  const lines = text.split('\n');
  const tabbed = lines.findIndex((line) => /^ *\t/.test(line));
  if (tabbed >= 0) return widenTabs(lines, tabbed, shifts);
  if (text.length > LONGEST) return undefined;
  if ((shifts.get(at) ?? 0) > 0 && isEntry(lines[at] ?? '')) return outdent(lines, at, shifts);
  if (!shifts.has(at) && isOpen(lines.slice(0, at))) return indent(lines, at, endOfOpen(lines, at), shifts);
  return undefined;
}

/** Longer texts are not repaired, since each repair goes through all lines again. */
const LONGEST = 50_000;

/** The line after the end of a quotation or list that is open at a line. */
function endOfOpen(lines: readonly string[], at: number): number {
  let end = at + 1;
  while (end < lines.length && end < at + 100 && isOpen(lines.slice(0, end))) end++;
  return end;
}

function widenTabs(lines: readonly string[], first: number, shifts: ReadonlyMap<number, number>): Repair {
  const moved = new Map(shifts);
  const wide = lines.map((line, index) => {
    const spaced = line.replace(/^[ \t]+/, (start) => start.replace(/\t/g, '  '));
    if (spaced.length > line.length) moved.set(index, (moved.get(index) ?? 0) + spaced.length - line.length);
    return spaced;
  });
  const warning = {
    rule: 'front-matter-tab',
    reason: 'A line is indented with tabs, which YAML does not allow; each was read as two spaces',
    remedy: 'Indent with spaces.',
  };
  return { text: wide.join('\n'), shifts: moved, line: first, warning };
}

/** Ignores tabs before a key that cannot be indentation, as lenient parsers do. */
function outdent(lines: readonly string[], at: number, shifts: ReadonlyMap<number, number>): Repair {
  const above = lines.slice(0, at).findLast((line) => line.trim() !== '') ?? '';
  const line = ' '.repeat(indentOf(above)) + lines[at]!.trimStart();
  const shift = shifts.get(at)! + line.length - lines[at]!.length;
  const text = lines.map((other, index) => (index === at ? line : other)).join('\n');
  return { text, shifts: new Map(shifts).set(at, Math.min(0, shift)), line: at, warning: undefined };
}

/** Indents a range of lines as far as the key above them requires. */
function indent(
  lines: readonly string[],
  from: number,
  to: number,
  shifts: ReadonlyMap<number, number>,
): Repair {
  const key = lines.slice(0, from).findLast((line, index) => line.trim() !== '' && !shifts.has(index)) ?? '';
  const space = ' '.repeat(indentOf(key) + 4);
  const moved = new Map(shifts);
  const text = lines.map((line, index) => {
    if (index < from || index >= to) return line;
    moved.set(index, space.length);
    return space + line;
  });
  const warning = {
    rule: 'front-matter-indent',
    reason: 'A line that continues the value above it is not indented; it was read as part of that value',
    remedy: 'Indent the line by two spaces.',
  };
  return {
    text: text.join('\n'),
    shifts: moved,
    line: from,
    warning: shifts.has(from - 1) ? undefined : warning,
  };
}

function isEntry(line: string): boolean {
  return /^\s*(?:#|-\s|-$|(?:[\w$.-]+|"[^"]*"|'[^']*') *:(?:\s|$))/.test(line);
}

/** Whether the last value of some lines is an unclosed quotation or list. */
function isOpen(lines: readonly string[]): boolean {
  for (let index = lines.length - 1; index >= 0; index--) {
    const entry = /^\s*(?:- +)?(?:(?:[\w$.-]+|"[^"]*") *:|-)(?: +(["'[{].*)$|\s|$)/.exec(lines[index]!);
    if (entry === null || (entry[1] === undefined && /^\s*-/.test(lines[index]!))) continue;
    const rest = [entry[1] ?? '', ...lines.slice(index + 1)].join('\n');
    if (rest.startsWith('"')) return !/^"(?:[^"\\]|\\[\s\S])*"/.test(rest);
    if (rest.startsWith("'")) return !/^'(?:[^']|'')*'(?!')/.test(rest);
    if (/^[[{]/.test(rest)) return (rest.match(/[[{]/g)?.length ?? 0) > (rest.match(/[\]}]/g)?.length ?? 0);
    if (indentOf(lines[index]!) === 0) return false;
  }
  return false;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
