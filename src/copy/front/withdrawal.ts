import type { Correction } from '../../model/dispatch.ts';
import { isMap } from '../../model/json.ts';
import type { Style } from '../../model/site.ts';
import type { YamlProblem } from '../../model/yaml/yaml.ts';
import { inlineMarkdown } from '../body/inline.ts';
import { readDateline } from './civil-times.ts';
import { readDate } from './days/dates.ts';
import { type FieldValue, keysOf, partOf, readBoolean, readText, tellInto } from './field-value.ts';
import { type PartNames, readParts } from './parts.ts';
import { fold } from './spelling.ts';

const PARTS = {
  date: ['date', 'on', 'when', 'day', 'since'],
  because: ['because', 'reason', 'note', 'why', 'text'],
} as const satisfies PartNames<string>;

/** Whether a field says that a dispatch was withdrawn: anything but no says so, since what is in doubt is held back. */
function isWithdrawal({ value, ...field }: FieldValue): boolean {
  return readBoolean({ ...field, value }) !== false;
}

/**
 * Reads when and why a dispatch was withdrawn: a map of `date` and `because`, a day, a reason, or `true`. Null if it was
 * not.
 */
export function readWithdrawal(
  field: FieldValue | undefined,
  style: Style,
  lang: string,
  found: YamlProblem[],
): Correction | null {
  if (field === undefined) return null;
  if (field.value === null || field.value === '') {
    const reason = '"withdrawn" says nothing, so it is unclear whether the dispatch was withdrawn';
    const remedy = 'Write withdrawn: {date: 2009-03-01, because: …}, or remove the line.';
    tellInto(found)(field, reason, remedy, 'error');
    return null;
  }
  if (!isWithdrawal(field)) return null;
  const noteOf = (text: string | undefined) => (text === undefined ? '' : inlineMarkdown(text, style, lang));
  if (isMap(field.value)) {
    const { because } = readParts(field, PARTS, 'a withdrawal', tellInto(found));
    const key = keysOf(field.value).find((each) => (PARTS.date as readonly string[]).includes(fold(each)));
    const when = key === undefined ? undefined : partOf(field, key);
    return { filed: readDateline(when, style, 'error', found), note: noteOf(because) };
  }
  if (readBoolean(field) === true) return { filed: null, note: '' };
  const text = readText(field);
  const isDay = text !== undefined && 'civilTime' in readDate(text, style.timezone);
  return isDay
    ? { filed: readDateline(field, style, 'error', found), note: '' }
    : { filed: null, note: noteOf(text) };
}
