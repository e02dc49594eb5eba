import { headStatements } from '../../copy/head-statements.ts';
import { draftMarks } from '../../copy/perhaps-held.ts';
import type { Format } from '../found/format.ts';
import type { Remark } from '../found/piece.ts';
import type { Ready } from './manuscript.ts';

/** Formats that do not tell whether anybody ever published a piece. */
const UNPUBLISHED: ReadonlySet<string> = new Set(['folder', 'documents']);

/**
 * What the manuscript of a piece says about drafts if something in the piece would be taken for the mark of one, such as
 * `[DRAFT] Talks`: that it is none, since the old system published it; or that it is one, if nobody knows.
 */
export function marked(ready: Ready, { name }: Format, notes: Remark[]): Pick<Ready, 'draft' | 'isPublic'> {
  const { title, tags, column, markdown, draft } = ready;
  if (draft) return { draft };
  const marks = marksOf(title ?? '', tags, column === null ? [] : [column], markdown);
  const isKnown = !UNPUBLISHED.has(name);
  const isHeld = !isKnown && marks.some(({ isSure }) => isSure);
  const outcome = isKnown
    ? 'but the old system published it; draft: false keeps it so'
    : isHeld
      ? 'and nobody knows whether it was published, so it is a draft'
      : 'so a build will ask whether it is a draft';
  for (const { where, text } of marks)
    notes.push({
      kind: isHeld ? 'guessed' : 'left',
      what: 'draft',
      detail: `${where} says "${text}", ${outcome}`,
    });
  return { draft: isHeld, isPublic: isKnown && marks.length > 0 };
}

/** What a build would take for marks of a draft, each with where it is. */
function marksOf(
  title: string,
  tags: readonly string[],
  columns: readonly string[],
  body: string,
): readonly { readonly where: string; readonly text: string; readonly isSure: boolean }[] {
  const statements = headStatements(body, Number.POSITIVE_INFINITY);
  const rows = new Set(statements.map(({ row }) => row));
  return [
    ...draftMarks({ title, tags, columns, body })
      .filter(({ of, row }) => of !== 'first line' || !rows.has(row))
      .map(({ of, text, isSure }) => ({ where: of === 'tags' ? 'a tag' : `the ${of}`, text, isSure })),
    ...statements.map(({ where, said, weight }) => ({
      where: `the ${where} of the text`,
      text: said,
      isSure: weight !== 'doubt',
    })),
  ];
}
