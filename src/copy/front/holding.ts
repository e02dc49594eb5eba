import { isNo, isYes } from '../../model/held/answers.ts';
import { HOLD_UNLESS_FALSE, HOLDERS, isLimit, KINDS, PASSWORDS } from '../../model/held/keys.ts';
import { type Question, questionIn } from '../../model/held/questions.ts';
import { isHeldState, isStateKey } from '../../model/held/states.ts';
import { isMap } from '../../model/json.ts';
import { isDay } from '../../model/time/named-days.ts';
import { type FieldValue, partOf, readBoolean, readText } from './field-value.ts';
import { HOLDING, keepsOffLists, OFF_LISTS, readDraft } from './holding-fields.ts';
import { fold, nearMiss } from './spelling.ts';

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
 * The field to write instead of a key that no field took, if its value was probably meant to hold the dispatch back or to
 * keep it off the lists: `draft: true` for `is_draft: yes`. Undefined if it was not.
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
  if (folded === 'expirydate') return undefined;
  const text = bareText(readText(field) ?? '');
  const truth = truthOf(text, field);
  if (truth !== false && HOLD_UNLESS_FALSE.has(folded)) return 'draft: true';
  if (truth === true && /draft/.test(folded)) return 'draft: true';
  const { isState, isLimit, isPassword, asked, near, mistaken } = natureOf(folded);
  if (truth === true && isLimit) return 'draft: true';
  if (/^(?:meta)?robots$/.test(folded) && /\b(?:noindex|none)\b/i.test(text)) return 'unlisted: true';
  if (isPassword && value !== false) return 'draft: true';
  if (isState && isHeldState(text, false)) return `status: ${text}`;
  if (KINDS.has(folded) && isHeldState(text, true)) return `status: ${text}`;
  const answer = asked && asked.about !== 'some lists' ? answerTo(asked, text, truth) : undefined;
  if (answer !== undefined) return answer;
  if (mistaken && isDay(text)) return `date: ${text}`;
  if (mistaken && truth === true) return 'draft: true';
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

/** What a folded key says by itself, whatever its value. */
type Nature = {
  /** Whether it names a state. */
  readonly isState: boolean;
  /** Whether a yes means that only some may read the dispatch, or that it waits for someone. */
  readonly isLimit: boolean;
  readonly isPassword: boolean;
  /** Whether it is probably a misspelling of a word that holds dispatches back. */
  readonly mistaken: boolean;
  readonly asked: Question | undefined;
  /** The field that holds dispatches back and that this key names or probably misspells. */
  readonly near: string | undefined;
};

/** Memo of `natureOf`: the same keys come up in every dispatch. */
const natures = new Map<string, Nature>();

function natureOf(folded: string): Nature {
  const known = natures.get(folded);
  if (known) return known;
  if (natures.size === MANY_KEYS) natures.clear();
  const nature = {
    isState: isStateKey(folded),
    isLimit: isLimit(folded),
    isPassword: PASSWORDS.has(folded) || nearMiss(folded, LIKE_PASSWORD) !== undefined,
    mistaken: nearMiss(folded, HELD_WORDS) !== undefined,
    asked: questionIn(folded),
    near: HOLDING.get(folded) ?? nearMiss(folded, HOLDING),
  };
  natures.set(folded, nature);
  return nature;
}

const MANY_KEYS = 2_000;

/** The field to write if the value of a key answers the key's question so that the dispatch is held back. */
function answerTo(
  { about, shows, day, isStrict }: Question,
  text: string,
  truth: boolean | undefined,
): string | undefined {
  // `index: 0` may be a place in an order; `do_not_index: 1` cannot be one.
  const isPlace = /^\d/.test(text) && !(shows === false && text === '1');
  if (truth !== undefined && shows === !truth && (about === 'draft' || !isPlace))
    return day === 'expires' && isStrict ? 'expires: 2030-01-01' : `${about}: true`;
  if (truth !== undefined) return undefined;
  // `approved: pending`, `public: draft`
  if (about === 'draft' && shows && (/^pending$/i.test(text) || isHeldState(text, true)))
    return `status: ${text}`;
  const isDated = isDay(text);
  if (day === 'publication' && !isDated && COMING.test(text)) return 'draft: true';
  // `embargo: until further notice` names no day that a field could take.
  if (isStrict && !isDated && !/\d/.test(text)) return 'draft: true';
  if (day === 'embargo' && (isStrict || isDated)) return `date: ${text}`;
  if (day === 'expires' && (isStrict || isDated)) return `expires: ${text}`;
  return isDated && shows === false && about === 'draft' ? 'draft: true' : undefined;
}

/** A day ahead without its date, as in `publish_on: next Monday`. */
const COMING =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|next (?:week|month|year)|(?:after|until) the)\b(?!.*\d{4})/i;

/**
 * Whether a key that no field took would keep the dispatch off some lists in other systems: `search: false`,
 * `hide_from_feed: true`.
 */
export function wouldKeepOffSomeLists(key: string, field: FieldValue): boolean {
  const text = bareText(readText(field) ?? '');
  const asked = /^\d/.test(text) ? undefined : questionIn(key);
  const truth = truthOf(text, field);
  return asked?.about === 'some lists' && truth !== undefined && asked.shows === !truth;
}

/** Whether a key that no field took names a day before which the dispatch is not published. */
export function namesPublication(key: string, text: string): boolean {
  return questionIn(key)?.day === 'publication' && isDay(text);
}

/** Yes or no in any of the languages known here; undefined if it is neither. */
function truthOf(text: string, field: FieldValue): boolean | undefined {
  return isYes(text) || (isNo(text) ? false : readBoolean({ ...field, value: text }));
}

/** The field to write instead of Hugo's `build: {render: never}` or `{list: never}`. */
function heldByBuild(field: FieldValue): string | undefined {
  const says = (part: string) => {
    const { value } = partOf(field, part);
    return value === false || value === 'never';
  };
  if (!isMap(field.value)) return undefined;
  return says('render') || partOf(field, 'render').value === 'link'
    ? 'draft: true'
    : says('list')
      ? 'unlisted: true'
      : undefined;
}

/** A text without the spaces, quotes and punctuation around it. */
function bareText(text: string): string {
  return text.replace(/^[\s"'“”‘’`*]+|[\s"'“”‘’`*,;.!]+$/g, '');
}

/** Words that would hold a dispatch back. A key that is almost one of them is read as a misspelling of it. */
const HELD_WORDS: ReadonlyMap<string, string> = new Map(
  ['embargo', 'embargoed', 'unpublished', 'withdrawn', 'retracted', 'confidential', 'private'].map((word) => [
    word,
    word,
  ]),
);
const LIKE_PASSWORD: ReadonlyMap<string, string> = new Map([['password', 'password']]);

/**
 * The part of an unread map that would hold the dispatch back if it were a field: `draft` in `params: {draft: true}`.
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
  if (name === 'status' && readText(part)?.toLowerCase() === 'draft') return true;
  const [holder] = part.path.slice(-2);
  if (typeof holder !== 'string' || !HOLDERS.has(fold(holder).replace(/^_/, ''))) return false;
  const isField = HOLDING.has(name);
  const as = { ...part, path: [name] };
  if (!isField) return wouldHold(name, part) !== undefined;
  if (name === 'expires') return isDay(readText(part) ?? '');
  return OFF_LISTS.has(name) ? readBoolean(part) === true : keepsOffLists(as) || readDraft(as) === true;
}
