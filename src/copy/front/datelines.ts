import type { Dateline } from '../../model/dateline.ts';
import type { Correction } from '../../model/dispatch.ts';
import type { Level } from '../../model/finding.ts';
import type { Style } from '../../model/site.ts';
import type { YamlProblem } from '../../model/yaml.ts';
import { inlineMarkdown } from '../body/inline.ts';
import { readDate } from './dates.ts';
import { dayInPath } from './path-names.ts';
import { isMap, keysOf, partOf, readPart, readText, type Written } from './written.ts';

/** When a dispatch was filed: by its date field, else by its path; a standing page needs neither. */
export function readFiled(
  written: Written | undefined,
  path: string,
  kind: 'dispatch' | 'page',
  style: Style,
  found: YamlProblem[],
): Dateline | null {
  if (written !== undefined)
    return readDateline(written, style, kind === 'page' ? 'warning' : 'error', found);
  const day = dayInPath(path);
  const reading = day === null ? undefined : readDate(day, style.timezone);
  if (reading !== undefined && 'dateline' in reading) {
    if (reading.doubt) found.push({ place: { line: 1, column: 1 }, ...reading.doubt });
    return reading.dateline;
  }
  if (kind === 'page') return null;
  found.push({
    rule: 'no-date',
    level: 'error',
    place: { line: 1, column: 1 },
    reason: 'The dispatch has no date, neither in its front matter nor in its path',
    remedy: 'Add a line to the front matter with the day it was published: date: 2009-02-02',
  });
  return null;
}

/** A date field as a dateline; null where there is none, or where it cannot be read: then that is a problem of a level. */
export function readDateline(
  written: Written | undefined,
  style: Style,
  level: Level,
  found: YamlProblem[],
): Dateline | null {
  if (written === undefined) return null;
  const reading = readDate(readText(written) ?? '', style.timezone);
  const told = 'dateline' in reading ? reading.doubt : { level, ...reading.problem };
  if (told) {
    const place = written.reading.placeOf(written.path);
    found.push({ ...(place && { place }), ...told });
  }
  return 'dateline' in reading ? reading.dateline : null;
}

/** Corrections: notes, or maps of `date` and `note`. */
export function readCorrections(
  written: readonly Written[],
  style: Style,
  lang: string,
  found: YamlProblem[],
): readonly Correction[] {
  return written.flatMap((item) => {
    const note = isMap(item.value)
      ? readPart(item, 'note', 'text', 'correction', 'body', 'description')
      : readText(item);
    if (note === undefined) return [];
    const key = keysOf(item.value).find((each) => /^(?:date|filed|when|day)$/i.test(each));
    const when = key === undefined ? undefined : partOf(item, key);
    return [{ filed: readDateline(when, style, 'warning', found), note: inlineMarkdown(note, style, lang) }];
  });
}
