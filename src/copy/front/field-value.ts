import type { Level } from '../../model/finding.ts';
import type { Json } from '../../model/json.ts';
import { isMap } from '../../model/json.ts';
import type { YamlPath, YamlProblem, YamlReading } from '../../model/yaml/yaml.ts';

/** A value of front matter that still knows how and where it was written. */
export type FieldValue = { readonly value: unknown; readonly path: YamlPath; readonly reading: YamlReading };

/** A part of a list or a map. */
export function partOf(whole: FieldValue, step: string | number): FieldValue {
  const value = (whole.value as { [step: string]: unknown })[step];
  return { value, path: [...whole.path, step], reading: whole.reading };
}

/** The value of a key of the front matter. */
export function writtenAt(key: string, reading: YamlReading): FieldValue {
  return partOf({ value: reading.value, path: [], reading }, key);
}

/** Text as it was written, so that `1.10`, `007` and `no` stay so; undefined if there is none, or a list or map. */
export function readText(field: FieldValue): string | undefined {
  const { value } = field;
  if (value === null || value === undefined || typeof value === 'object') return undefined;
  const text = typeof value === 'string' ? value : (field.reading.written(field.path) ?? String(value));
  const tidy = text.trim();
  return tidy === '' ? undefined : withoutControls(tidy);
}

/** Text on one line. */
export function readLine(field: FieldValue): string | undefined {
  return readText(field)?.replace(/[^\S ]\s*| \s+/g, ' ');
}

/** The parts of a list, or the value itself as the only part; none if nothing is written. */
export function readItems(field: FieldValue): readonly FieldValue[] {
  if (Array.isArray(field.value)) return field.value.map((_, index) => partOf(field, index));
  return field.value === null || field.value === undefined ? [] : [field];
}

/**
 * Several texts: a list of them, or one alone. An entry that is a list or a map is reported, and the others are kept. Undefined
 * where the whole is a map, or true or false.
 */
export function readTexts(field: FieldValue, tell: Tell): readonly string[] | undefined {
  if (typeof field.value === 'boolean' || isMap(field.value)) return undefined;
  return readItems(field).flatMap((item) => {
    if (item.value === null || item.value === '') return [];
    const text = readLine(item);
    if (text === undefined) tell(item, ...notText(item));
    return text === undefined ? [] : [text];
  });
}

/** Receives what is wrong with a value, and what to do. The level is a warning unless another is given. */
export type Tell = (at: FieldValue, reason: string, remedy: string, level?: Level) => void;

/** Reports problems into a list, each at the position of its value. */
export function tellInto(problems: YamlProblem[]): Tell {
  return ({ reading, path }, reason, remedy, level = 'warning') => {
    const position = reading.positionOf(path);
    problems.push({ level, rule: 'invalid-field', ...(position && { position }), reason, remedy });
  };
}

/** The problem of an entry that should be text and is a list or a map. */
export function notText({ value, path }: FieldValue): readonly [reason: string, remedy: string] {
  const what = isMap(value) ? 'a map' : 'a list';
  const [key] = isMap(value) ? Object.keys(value) : [];
  const example =
    key === undefined ? '' : `: "${key}: ${scalarText((value as { [key: string]: unknown })[key])}"`;
  return [
    `An entry of "${path[0]}" is ${what} instead of text; it was left out`,
    `Write the entry as text${example ? `, between quotes where a colon stands in it${example}` : ''}.`,
  ];
}

function scalarText(value: unknown): string {
  return typeof value === 'object' ? '…' : String(value);
}

/** Yes or no, as true, yes, y, on, 1 and their opposites; undefined if it is neither. */
export function readBoolean(field: FieldValue): boolean | undefined {
  if (typeof field.value === 'boolean') return field.value;
  const text = readText(field)
    ?.normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase();
  return text === undefined ? undefined : BOOLEANS.get(text);
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'y', 't', 'on', '1'].map((text) => [text, true] as const),
  ...['false', 'no', 'n', 'f', 'off', '0'].map((text) => [text, false] as const),
]);

/** The keys of a map; none if the value is not a map. */
export function keysOf(value: unknown): readonly string[] {
  return isMap(value) ? Object.keys(value) : [];
}

/** A value as plain data: what no JSON holds becomes text. */
export function plain(value: unknown): Json {
  if (typeof value === 'string') return withoutControls(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'boolean' || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (!isMap(value)) return String(value);
  const copy: { [key: string]: Json } = Object.create(null);
  for (const key of Object.keys(value)) copy[key] = plain(value[key]);
  return copy;
}

/** Escapes of YAML and JSON can write what no page may hold. */
function withoutControls(text: string): string {
  if (!/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]/.test(text))
    return text;
  const clean = text.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g, '\ufffd');
  return withinItself(clean);
}

/**
 * Signs of direction (Unicode UAX #9) that are closed at the end of their text, so that a title cannot turn around
 * what follows it: overrides are left out, embeddings and isolates that stay open are closed.
 */
function withinItself(text: string): string {
  const open: string[] = [];
  const kept = text.replace(/[\u202a-\u202e\u2066-\u2069]/g, (sign) => {
    if (sign === '\u202d' || sign === '\u202e') return '';
    if (sign !== '\u202c' && sign !== '\u2069') {
      open.push(sign === '\u202a' || sign === '\u202b' ? '\u202c' : '\u2069');
      return sign;
    }
    if (open.at(-1) !== sign) return '';
    open.pop();
    return sign;
  });
  return kept + open.reverse().join('');
}
