import { slipIn } from '../../model/yaml/slips.ts';
import type { YamlProblem, YamlReading } from '../../model/yaml/yaml.ts';
import { fieldIn, isBare } from './field-lines.ts';
import { keysOf } from './field-value.ts';
import { HOLDING } from './holding-fields.ts';
import { fold } from './spelling.ts';

/**
 * Lines of front matter that would hold the dispatch back but are not read as fields: they are within a text, or repeat
 * a field in other words. `lines` begin on the second line of the file.
 */
export function unreadLines(lines: readonly string[], fields: YamlReading): readonly YamlProblem[] {
  const read = new Map(
    keysOf(fields.value).map((key) => [fold(key), (fields.keyPositionOf([key])?.line ?? 0) - 2]),
  );
  const counting = new Set(read.values());
  return lines.flatMap((line, index) => {
    // `  display: none;` is a line of a style sheet.
    if (counting.has(index) || line.trimStart().startsWith('#') || /^\s+[a-z-]+:[^:]*;\s*$/.test(line))
      return [];
    const field = fieldIn(line);
    if (!field) return [];
    const folded = fold(field.key);
    const counts = read.get(folded) ?? -1;
    const isOther =
      HOLDING.has(folded) && counts >= 0 && /^\S/.test(line) && line.trim() !== lines[counts]?.trim();
    if (!(field.holds || isOther)) return [];
    return {
      level: 'error' as const,
      rule: 'front-matter-unreadable',
      position: { line: 2 + index, column: line.search(/\S/) + 1 },
      reason: `The line "${line.trim().slice(0, 60)}" is not read as a field, so it would not hold the dispatch back`,
      remedy: 'Write it once, at the beginning of a line of its own, or put it in other words.',
    };
  });
}

/** The error of a line that would be a field without the characters around it; undefined if it is none. */
export function slipOf(line: string, index: number): YamlProblem | undefined {
  if (line.startsWith('#')) return undefined;
  const slip = slipIn(line);
  const field = fieldIn(line);
  if (slip === undefined && (field === undefined || isBare(line))) return undefined;
  const { reason, remedy } = slip ?? {
    reason: `The line is not a field, since other characters come before its name: "${line.trim().slice(0, 60)}"`,
    remedy: `Write ${field!.key}: ${field!.value}`,
  };
  const position = { line: 2 + index, column: line.search(/\S/) + 1 };
  return { level: 'error', rule: 'front-matter-unreadable', position, reason, remedy };
}
