import type { Correction } from '../../model/dispatch.ts';
import type { Level } from '../../model/finding.ts';
import { isMap } from '../../model/json.ts';
import type { Style } from '../../model/site.ts';
import type { CivilTime } from '../../model/time/civil-time.ts';
import type { YamlProblem } from '../../model/yaml/yaml.ts';
import { inlineMarkdown } from '../body/inline.ts';
import { readDate } from './days/dates.ts';
import { dayInPath } from './days/path-names.ts';
import { type FieldValue, keysOf, partOf, readText, tellInto } from './field-value.ts';
import { readParts, reportMissingSpace } from './parts.ts';
import { fold } from './spelling.ts';

/** When a dispatch was filed: by its date field, else by its path; a standing page needs neither. */
export function readFiled(
  field: FieldValue | undefined,
  path: string,
  kind: 'dispatch' | 'page',
  style: Style,
  found: YamlProblem[],
): CivilTime | null {
  if (field !== undefined) return readDateline(field, style, 'error', found);
  const day = dayInPath(path);
  const reading = day === null ? undefined : readDate(day, style.timezone);
  if (reading !== undefined && 'civilTime' in reading) {
    if (reading.doubt) found.push({ position: { line: 1, column: 1 }, ...reading.doubt });
    return reading.civilTime;
  }
  if (kind === 'page') return null;
  found.push({
    rule: 'no-date',
    level: 'error',
    position: { line: 1, column: 1 },
    reason: 'The dispatch has no date, neither in its front matter nor in its path',
    remedy: 'Add a line to the front matter with the day it was published: date: 2009-02-02',
  });
  return null;
}

/**
 * A date field as a civil time. Null if there is none, or if it cannot be read, which is then a problem of level
 * `level`.
 */
export function readDateline(
  field: FieldValue | undefined,
  style: Style,
  level: Level,
  found: YamlProblem[],
): CivilTime | null {
  if (field === undefined) return null;
  const reading = readDate(readText(field) ?? '', style.timezone);
  const remedy = `Write the day as it was printed: ${field.path.at(-1)}: 2009-02-02`;
  const told = 'civilTime' in reading ? reading.doubt : { level, ...reading.problem, remedy };
  if (told) {
    const position = field.reading.positionOf(field.path);
    found.push({ ...(position && { position }), ...told });
  }
  return 'civilTime' in reading ? reading.civilTime : null;
}

/**
 * Corrections: notes, maps of `date` and `note`, or maps whose keys are days (`2009-02-05: The name was wrong`).
 * Anything else is an error, since losing a correction would leave something false uncorrected.
 */
export function readCorrections(
  written: readonly FieldValue[],
  style: Style,
  lang: string,
  found: YamlProblem[],
): readonly Correction[] {
  const tell = tellInto(found);
  const noteOf = (text: string) => inlineMarkdown(text, style, lang);
  return written.flatMap((item): readonly Correction[] => {
    if (item.value === null || item.value === '') return [];
    if (isMap(item.value)) return correctionsIn(item, style, noteOf, found);
    const note = typeof item.value === 'boolean' ? undefined : readText(item);
    if (note !== undefined && reportMissingSpace(item, PARTS, tell)) return [];
    if (note === undefined) tell(item, ...NO_NOTE, 'error');
    return note === undefined ? [] : [{ filed: null, note: noteOf(note) }];
  });
}

const PARTS = {
  date: ['date', 'filed', 'when', 'day'],
  note: ['note', 'text', 'correction', 'body', 'description'],
};

const NO_NOTE = [
  'A correction has no text that can be read, so it would be lost',
  'Write it as a date and a note: {date: 2009-02-05, note: What was wrong.}',
] as const;

function correctionsIn(
  map: FieldValue,
  style: Style,
  noteOf: (text: string) => string,
  found: YamlProblem[],
): readonly Correction[] {
  const tell = tellInto(found);
  const keys = keysOf(map.value);
  if (keys.length > 0 && keys.every((key) => /^\d{4}\D/.test(key))) {
    return keys.flatMap((key) => {
      const field = partOf(map, key);
      const note = readText(field);
      if (note === undefined) tell(field, ...NO_NOTE, 'error');
      const filed = readDateline({ ...field, value: key }, style, 'error', found);
      return note === undefined ? [] : [{ filed, note: noteOf(note) }];
    });
  }
  const { note } = readParts(map, PARTS, 'a correction', tell);
  if (note === undefined) {
    tell(map, ...NO_NOTE, 'error');
    return [];
  }
  const key = keys.find((each) => PARTS.date.includes(fold(each)));
  const when = key === undefined ? undefined : partOf(map, key);
  return [{ filed: readDateline(when, style, 'warning', found), note: noteOf(note) }];
}
