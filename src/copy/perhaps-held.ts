import { type DraftMark, draftMarkOfLine, draftMarkOfTag, draftMarkOfTitle } from '../model/draft-marks.ts';
import type { YamlProblem } from '../model/yaml/yaml.ts';
import type { FieldsRead } from './front/read-fields.ts';
import { fold } from './front/spelling.ts';

/**
 * Reports what may say that a dispatch is not for readers although no field holds it back: a mark in its title, a tag, its
 * first line, or an empty day of publication. An error if it can hardly mean anything else. Nothing is reported of a
 * dispatch whose front matter says whether it is a draft. `line`: the line of the file on which the body begins.
 */
export function perhapsHeld(
  { fields, lines, extra }: FieldsRead,
  title: string,
  { body, line }: { readonly body: string; readonly line: number },
): readonly YamlProblem[] {
  if (fields.draft !== undefined) return [];
  const found: YamlProblem[] = [];
  const tell = (isSure: boolean, row: number, what: string) =>
    found.push({
      rule: 'perhaps-draft',
      level: isSure ? 'error' : 'warning',
      position: { line: row, column: 1 },
      reason: `${what}, but no field holds the dispatch back`,
      remedy: 'Write draft: true into the front matter to hold it back, or draft: false to publish it.',
    });
  const note = (mark: DraftMark | null, row: number, what: string) => {
    if (mark !== null) tell(mark.isSure, row, `${what} says "${mark.text}"`);
  };
  note(draftMarkOfTitle(title), lines.title ?? line, 'The title');
  for (const tag of fields.tags ?? []) note(draftMarkOfTag(tag), lines.tags ?? 1, 'A tag');
  for (const column of fields.column ?? []) note(draftMarkOfTag(column), lines.column ?? 1, 'The column');
  const rows = body.split('\n', 20);
  const first = rows.findIndex((row) => row.trim() !== '');
  if (first >= 0 && rows[first]!.trim().replace(/^#+\s*/, '') !== title)
    note(draftMarkOfLine(rows[first]!), line + first, 'The first line');
  for (const key of Object.keys(extra)) {
    const isSure = PUBLICATION.get(fold(key));
    if (isSure !== undefined && (extra[key] === null || extra[key] === ''))
      tell(isSure, lines[key] ?? 1, `"${key}", the day of publication, is empty`);
  }
  return found;
}

/** Keys, folded, of the day of publication: whether systems leave it empty in drafts alone. */
const PUBLICATION: ReadonlyMap<string, boolean> = new Map([
  ['publishedat', true],
  ['publishedon', true],
  ['publisheddate', true],
  ['datepublished', true],
  ['publishdate', false],
  ['pubdate', false],
  ['publishat', false],
  ['publishon', false],
]);
