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
  const { tags = [], column = [] } = fields;
  for (const { text, isSure, of, row } of draftMarks({ title, tags, columns: column, body })) {
    const place = of === 'first line' ? line + row : lines[of];
    tell(isSure, place ?? line, `The ${of === 'tags' ? 'tag' : of} says "${text}"`);
  }
  for (const key of Object.keys(extra)) {
    const isSure = PUBLICATION.get(fold(key));
    if (isSure !== undefined && (extra[key] === null || extra[key] === ''))
      tell(isSure, lines[key] ?? 1, `"${key}", the day of publication, is empty`);
  }
  return found;
}

/** The marks of a title, tags, columns and the first line of a body. `row`: how many lines of the body are before it. */
export function draftMarks({
  title,
  tags,
  columns,
  body,
}: {
  readonly title: string;
  readonly tags: readonly string[];
  readonly columns: readonly string[];
  readonly body: string;
}): readonly (DraftMark & {
  readonly of: 'title' | 'tags' | 'column' | 'first line';
  readonly row: number;
})[] {
  const rows = body.split('\n', 20);
  const row = rows.findIndex((one) => one.trim() !== '');
  const first = rows[row]?.trim() ?? '';
  const marks = [
    { of: 'title' as const, mark: draftMarkOfTitle(title) },
    ...tags.map((tag) => ({ of: 'tags' as const, mark: draftMarkOfTag(tag) })),
    ...columns.map((column) => ({ of: 'column' as const, mark: draftMarkOfTag(column) })),
    {
      of: 'first line' as const,
      mark: first.replace(/^#+\s*/, '') === title ? null : draftMarkOfLine(first),
    },
  ];
  return marks.flatMap(({ of, mark }) => (mark ? [{ ...mark, of, row }] : []));
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
