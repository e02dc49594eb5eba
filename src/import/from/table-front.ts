import { openManuscript } from '../../copy/front/front-matter.ts';
import { readFields } from '../../copy/front/read-fields.ts';

/** A table of Markdown at the very beginning: its head, its line of dashes, and its rows. */
const TABLE =
  /^\ufeff?\s*(\|[^\n]+\|)[^\S\n]*\n[^\S\n]*\|(?:[^\S\n]*:?-+:?[^\S\n]*\|)+[^\S\n]*\n((?:[^\S\n]*\|[^\n]*\|[^\S\n]*(?:\n|$))+)/;

/**
 * A text whose fields stand in a table at its beginning, as some repositories show them, with the usual front matter in
 * its place; null if it begins with no such table. The fields stand in its head with one row of values, or in its
 * first column. One of them must be a title or a date.
 */
export function withFrontOfTable(text: string): string | null {
  const [whole, head = '', rows = ''] = TABLE.exec(text) ?? [];
  if (whole === undefined) return null;
  const names = cellsOf(head);
  const lines = rows.trim().split('\n').map(cellsOf);
  const pairs =
    lines.length === 1 && names.length > 1 && isFields(names)
      ? names.map((name, at) => [name, lines[0]![at] ?? ''] as const)
      : names.length === 2
        ? [names, ...lines].map(([name = '', value = '']) => [name, value] as const)
        : [];
  const named = pairs.filter(([name]) => !/^(?:|field|key|name|property|value)$/i.test(name));
  if (!isFields(named.map(([name]) => name))) return null;
  const fields = named.map(([name, value]) => `${JSON.stringify(name)}: ${scalarOf(value)}`);
  return `---\n${fields.join('\n')}\n---\n\n${text.slice(whole.length).replace(/^\s*\n/, '')}`;
}

function cellsOf(line: string): readonly string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replace(/\\\|/g, '|'));
}

/** Whether names are those of fields: each is read or kept, and a title or a date is among them. */
function isFields(names: readonly string[]): boolean {
  if (!names.every((name) => /^[a-z][\w -]{0,40}$/i.test(name))) return false;
  const { keys } = readFields(
    openManuscript(`---\n${names.map((name) => `${name}: 2009-02-02`).join('\n')}\n---\n`).fields,
  );
  return 'title' in keys || 'date' in keys;
}

/** A value as YAML: booleans and numbers as they are, anything else as text. */
function scalarOf(value: string): string {
  return /^(?:true|false|yes|no|\d[\d :T.Z+-]*)$/i.test(value) ? value : JSON.stringify(value);
}
