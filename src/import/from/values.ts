import { isMap } from '../../model/json.ts';

/** A map of data that another program wrote: anything may be missing or of another kind. */
export type Values = { readonly [key: string]: unknown };

/** Data of a JSON text; undefined if it is none. */
export function dataOf(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** What is wrong with a JSON text, for the report; null if it is one. */
export function jsonProblem(json: string): string | null {
  try {
    JSON.parse(json);
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const at = Number(/position (\d+)/.exec(message)?.[1] ?? Number.NaN);
    return /end of JSON|Unterminated/.test(message) || at >= json.trimEnd().length
      ? 'its JSON was cut off; export or download it again'
      : `it is not JSON: ${message.slice(0, 120)}`;
  }
}

/** A value as a map; an empty one where it is none. */
export function valuesOf(value: unknown): Values {
  return isMap(value) ? value : {};
}

/** The maps of a list; nothing if it is none. */
export function rowsOf(value: unknown): readonly Values[] {
  return Array.isArray(value) ? value.filter(isMap) : [];
}

/** The first of some values that is a text with something in it or a number, as text; '' if none is. */
export function textIn(values: Values, ...keys: readonly string[]): string {
  for (const key of keys) {
    const value = Object.hasOwn(values, key) ? values[key] : undefined;
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return '';
}

/** The texts of a list, or of a text with commas between them. */
export function textsIn(values: Values, key: string): readonly string[] {
  const value = Object.hasOwn(values, key) ? values[key] : undefined;
  const all: readonly unknown[] = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(',')
      : [];
  return all
    .flatMap((one) => (typeof one === 'string' || typeof one === 'number' ? [String(one).trim()] : []))
    .filter((one) => one !== '');
}

/** The parts of a text between signs, without those that are empty; another value as it is. */
export function dividedAt(sign: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return value
    .split(sign)
    .map((one) => one.trim())
    .filter(Boolean);
}
