import { type FieldValue, readBoolean, readText } from './field-value.ts';
import { fold } from './spelling.ts';

/** Fields that keep a dispatch from readers or off the lists, by their folded names. Losing one would publish something. */
export const HOLDING: ReadonlyMap<string, string> = new Map(
  ['draft', 'published', 'status', 'visibility', 'unlisted', 'noindex', 'hidden', 'expires'].map((name) => [
    name,
    name,
  ]),
);

/** Whether a field that can say several things, such as `visibility`, only keeps a dispatch off the lists. */
export function keepsOffLists(field: FieldValue): boolean {
  return OFF_LISTS.has(readText(field)?.toLowerCase() ?? '');
}

/** Whether a dispatch is held back, as `draft`, `published`, `status` or `visibility` says; undefined if that is unclear. */
export function readDraft(field: FieldValue): boolean | undefined {
  const key = fold(String(field.path[0]));
  const word = readText(field)?.toLowerCase() ?? '';
  if (key === 'status') return STATUS.get(word);
  if (key === 'visibility') return VISIBILITY.get(word);
  const truth = readBoolean(field);
  return key === 'published' ? (truth === undefined ? undefined : !truth) : truth;
}

/** Whether a dispatch is on no list; undefined if that is unclear. */
export function readUnlisted(field: FieldValue): boolean | undefined {
  return keepsOffLists(field) ? true : readBoolean(field);
}

/** The values that a field that holds dispatches back can have, as a remedy for another value names them. */
export function valuesOf(key: string): string {
  const folded = fold(key);
  if (folded === 'status') return [...STATUS.keys()].join(', ');
  if (folded === 'visibility') return [...VISIBILITY.keys(), 'unlisted'].join(', ');
  return 'true or false (yes, no, on, off, y, n, 1 and 0 are read, too)';
}

/** What `status` can say, in lower case, and whether that holds a dispatch back. */
const STATUS: ReadonlyMap<string, boolean> = new Map([
  ...['draft', 'private', 'pending', 'trash', 'auto-draft', 'unpublished'].map(
    (text) => [text, true] as const,
  ),
  ...['publish', 'published', 'public', 'live', 'scheduled', 'future'].map((text) => [text, false] as const),
]);

/** What `visibility` can say, in lower case, and whether that holds a dispatch back. */
const VISIBILITY: ReadonlyMap<string, boolean> = new Map([
  ...['private', 'password', 'members', 'paid', 'tiers', 'draft'].map((text) => [text, true] as const),
  ...['public', 'publish', 'published'].map((text) => [text, false] as const),
]);

/** The values of `visibility` and the names of fields that keep a dispatch off the lists and do not hold it back. */
export const OFF_LISTS: ReadonlySet<string> = new Set(['unlisted', 'hidden', 'noindex']);
