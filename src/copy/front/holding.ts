import { isMap } from '../../model/json.ts';
import { type FieldValue, partOf, readBoolean, readText } from './field-value.ts';
import {
  EMBARGO,
  EXPIRES,
  HELD_STATES,
  HOLD_IF_FALSE,
  HOLD_IF_TRUE,
  HOLD_UNLESS_FALSE,
  OFF_LISTS_IF_TRUE,
  PASSWORDS,
  STATES,
} from './holding-words.ts';
import { fold, nearMiss } from './spelling.ts';

/** What `status` can say, in lower case: whether it holds a dispatch back. */
const STATUS: ReadonlyMap<string, boolean> = new Map([
  ...['draft', 'private', 'pending', 'trash', 'auto-draft', 'unpublished'].map(
    (text) => [text, true] as const,
  ),
  ...['publish', 'published', 'public', 'live', 'scheduled', 'future'].map((text) => [text, false] as const),
]);

/** What `visibility` can say, in lower case: whether it holds a dispatch back. */
const VISIBILITY: ReadonlyMap<string, boolean> = new Map([
  ...['private', 'password', 'members', 'paid', 'tiers', 'draft'].map((text) => [text, true] as const),
  ...['public', 'publish', 'published'].map((text) => [text, false] as const),
]);

/** Values of either that keep a dispatch off the lists alone. */
const OFF_LISTS: ReadonlySet<string> = new Set(['unlisted', 'hidden', 'noindex']);

/** Whether a key that can say several things takes a dispatch off the lists alone. */
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

/** What a field that holds dispatches back can say, for whoever wrote something else. */
export function valuesOf(key: string): string {
  const folded = fold(key);
  if (folded === 'status') return [...STATUS.keys()].join(', ');
  if (folded === 'visibility') return [...VISIBILITY.keys(), 'unlisted'].join(', ');
  return 'true or false (yes, no, on, off, y, n, 1 and 0 are read, too)';
}

/** Whether a key and its text say explicitly that a dispatch is held back, under whatever name. */
export function holdsByWord(key: string, text: string): boolean {
  const folded = fold(key);
  const written = { value: text, path: [folded], reading: NO_READING };
  if (HOLDING.has(folded) && folded !== 'expires')
    return text !== '' && (OFF_LISTS.has(folded) ? readBoolean(written) : readDraft(written)) === true;
  return text !== '' && wouldHold(folded, written) !== undefined;
}

const NO_READING = { written: () => undefined } as unknown as FieldValue['reading'];

/**
 * The field that a misspelt key was meant to be, if that field holds dispatches back and the key's value would
 * hold the dispatch back: `draft: true` for `is_draft: yes`. Undefined if there is no such field.
 */
export function wouldHold(key: string, field: FieldValue): string | undefined {
  const folded = fold(key);
  const { value } = field;
  if (value === null || value === '') return undefined;
  if (typeof value === 'object') {
    const [only] = Array.isArray(value) && value.length === 1 ? [partOf(field, 0)] : [];
    if (only) return wouldHold(key, only);
    if (folded === 'build') return heldByBuild(field);
    return folded === 'draft' ? 'draft: true' : undefined;
  }
  const text = bareText(readText(field) ?? '');
  const truth = isYes(text) || (isNo(text) ? false : readBoolean({ ...field, value: text }));
  if (truth === true && (HOLD_IF_TRUE.has(folded) || /draft/.test(folded))) return 'draft: true';
  if (truth !== false && HOLD_UNLESS_FALSE.has(folded)) return 'draft: true';
  if (truth === false && HOLD_IF_FALSE.has(folded)) return 'draft: true';
  if (truth === true && OFF_LISTS_IF_TRUE.has(folded)) return 'unlisted: true';
  if (folded === 'robots' && /\bnoindex\b/i.test(text)) return 'unlisted: true';
  if (truth === false && folded === 'listed') return 'unlisted: true';
  if (PASSWORDS.has(folded) && value !== false) return 'draft: true';
  if (STATES.has(folded) && HELD_STATES.has(text.toLowerCase())) return `status: ${text}`;
  if (truth !== false && EXPIRES.has(folded)) return `expires: ${text}`;
  if (truth !== false && EMBARGO.has(folded)) return `date: ${text}`;
  const near = HOLDING.get(folded) ?? nearMiss(folded, HOLDING);
  if (near === undefined) return undefined;
  if (near === 'expires') return /\d{4}/.test(text) ? 'expires: 2030-01-01' : undefined;
  const as = { ...field, value: text, path: [near] };
  if (near === 'visibility' && keepsOffLists(as)) return 'unlisted: true';
  if (OFF_LISTS.has(near)) return truth === true ? 'unlisted: true' : undefined;
  const holds = readDraft(as);
  if (holds === true) return near === 'draft' ? 'draft: true' : `${near}: ${as.value}`;
  return holds === undefined && near === 'draft' && [...'draft'].every((letter) => folded.includes(letter))
    ? 'draft: true'
    : undefined;
}

/** The field to write instead of Hugo's `build: {render: never}` or `{list: never}`. */
function heldByBuild(field: FieldValue): string | undefined {
  const says = (part: string) => {
    const { value } = partOf(field, part);
    return value === false || value === 'never';
  };
  if (!isMap(field.value)) return undefined;
  return says('render') ? 'draft: true' : says('list') ? 'unlisted: true' : undefined;
}

/** Whether a text says yes in another language: `Entwurf: ja`. Fields do not accept such words. */
function isYes(text: string): boolean {
  return /^(?:ja|jo|oui|vrai|s[iíì]|sim|wahr|vero|verdadero|verdadeiro|tak|ano|igen|evet|kyllä|sant|да|так|是|はい|예)$/i.test(
    text,
  );
}

/** Whether a text says no in another language, or not yet: `publish: later`. Fields do not accept such words. */
function isNo(text: string): boolean {
  return /^(?:nein|nej|nee|non|não|ei|nem|hayır|нет|ні|不|否|いいえ|아니요|never|later|soon|not (?:yet|now))$/i.test(
    text,
  );
}

/** Without quotes and signs of a sentence around it. */
function bareText(text: string): string {
  return text.replace(/^[\s"'“”‘’`*]+|[\s"'“”‘’`*,;.!]+$/g, '');
}

/** Fields whose loss would publish something, by their folded form. */
export const HOLDING: ReadonlyMap<string, string> = new Map(
  ['draft', 'published', 'status', 'visibility', 'unlisted', 'noindex', 'hidden', 'expires'].map((name) => [
    name,
    name,
  ]),
);

/**
 * The part of a map that no field reads which would hold the dispatch back at the top level: `params: {draft: true}`.
 * Undefined if there is none.
 */
export function heldWithin(field: FieldValue, depth = 0): FieldValue | undefined {
  const { value, path, reading } = field;
  if (depth > 5 || typeof value !== 'object' || value === null) return undefined;
  for (const [step, inner] of Object.entries(value)) {
    const part = { value: inner, path: [...path, Array.isArray(value) ? Number(step) : step], reading };
    if (isMap(value) && saysDraft(step, part)) return part;
    const found = heldWithin(part, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function saysDraft(step: string, part: FieldValue): boolean {
  const name = fold(step);
  if (name === 'draft' || name === 'published') return readDraft({ ...part, path: [name] }) === true;
  return name === 'status' && readText(part)?.toLowerCase() === 'draft';
}
