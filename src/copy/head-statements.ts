import { type DraftMark, draftMarkOfLine, draftMarkOfTag } from '../model/held/draft-marks.ts';
import { isDraftName } from '../model/held/held-names.ts';
import { isHeldState } from '../model/held/states.ts';
import { isDayAfter } from '../model/time/named-days.ts';
import { fieldIn } from './front/field-lines.ts';
import { namesPublication } from './front/holding.ts';
import { HOLDING, OFF_LISTS } from './front/holding-fields.ts';
import { fold } from './front/spelling.ts';
import { type HeadLine, headLines } from './head-lines.ts';

/** What the top or the end of a body says about whether the dispatch is for readers. */
type Statement = {
  /** As front matter would say it: `draft: true`. */
  readonly said: string;
  /** The line of the body, from 0. */
  readonly row: number;
  readonly where: 'top' | 'end';
  /** `draft`: it can hardly be text. `field`: front matter that said so would hold the dispatch back. `doubt`: it may be text. */
  readonly weight: 'draft' | 'field' | 'doubt';
};

/**
 * What the top and the end of a body say about whether the dispatch is for readers, in the shapes in which other programs
 * and people write it there (`headLines`). The top ends at the first line of prose. `filed`: the day of the dispatch in
 * milliseconds since 1970; a later day of publication is such a statement, too.
 */
export function headStatements(body: string, filed: number): readonly Statement[] {
  const top = statementsIn(body.slice(0, LONGEST_HEAD), 'top', filed);
  const last = lastParagraph(body);
  const end = last === undefined ? [] : statementsIn(last.text, 'end', filed);
  if (last === undefined || end.length === 0) return top;
  const before = body.slice(0, last.start).split('\n').length - 1;
  const told = new Set(top.map(({ row }) => row));
  return [
    ...top,
    ...end.map((one) => ({ ...one, row: before + one.row })).filter(({ row }) => !told.has(row)),
  ];
}

/** The last paragraph of a body with several, if it is as short as a few fields and has signs of one. */
function lastParagraph(body: string): { readonly text: string; readonly start: number } | undefined {
  const end = body.trimEnd().length;
  const start = body.lastIndexOf('\n\n', end - 1) + 2;
  if (start < 2 || end - start > LONGEST_END) return undefined;
  const text = body.slice(start, end);
  return FIELD_LIKE.test(text) && body.slice(0, start).trim() !== '' ? { text, start } : undefined;
}

/** A word or two and a sign at the beginning of a line, a cell of a table or a tag. */
const FIELD_LIKE = /(?:^|\n)\W{0,8}[^\s:=：|,.]{2,20}(?: [^\s:=：|,.]{2,20})?\W{0,3}[:=：](?!\/\/)|\||^#/;

const LONGEST_HEAD = 4_000;
const LONGEST_END = 300;

function statementsIn(text: string, where: Statement['where'], filed: number): readonly Statement[] {
  const found: (Omit<Statement, 'row'> & { readonly value: string; readonly isWeak: boolean })[] = [];
  const known = new Set<string>();
  for (const { said, kind } of headLines(text)) {
    const field = fieldIn(said);
    const [, written = '', text = said] = /^([^:=：]{1,30})[:=：]+\s*(.*)$/.exec(said) ?? [];
    const key = fold(field?.key ?? written);
    const value = field?.value ?? text;
    if (field) known.add(key);
    const isState = !field?.holds && isHeldBack(key, value);
    if (
      (field?.holds && value.split(' ').length < 7 && !isTitle(key, value)) ||
      isState ||
      isLater(key, text, filed)
    ) {
      // In code, other settings have such names.
      if (kind === 'code' && !HOLDING.has(key)) continue;
      const isWeak = isDraftName(value) ? false : isState || (field !== undefined && !STRONG.test(key));
      const isDraft = kind !== 'code' && where === 'top' && /draft/.test(key);
      found.push({
        said,
        where,
        weight: isDraft ? 'draft' : isWeak || kind === 'code' ? 'doubt' : 'field',
        value,
        isWeak,
      });
    } else if (kind !== 'code')
      for (const { text, isSure } of marksOf(key, { said, value, kind: where === 'end' ? 'item' : kind }))
        found.push({ said: text, where, weight: isSure ? 'draft' : 'doubt', value: text, isWeak: false });
  }
  const rows = found.length === 0 ? [] : text.split('\n');
  const isMatter = known.size > 1 && where === 'top';
  return found
    .filter(({ isWeak }) => isMatter || !isWeak)
    .map(({ value, isWeak: _, ...one }) => ({
      ...one,
      weight: one.weight === 'field' && isMatter ? 'draft' : one.weight,
      row: rowOf(value, one.said, rows),
    }));
}

/** The first row that has a value; if none has it as it is written, the first that has its key. */
function rowOf(value: string, said: string, rows: readonly string[]): number {
  const at = rows.findIndex((row) => row.includes(value));
  return Math.max(0, at >= 0 ? at : rows.findIndex((row) => row.includes(said.replace(/\W.*/, ''))));
}

/** Keys, folded, that text seldom has before a colon; others only count beside a second field. */
const STRONG = /draft|publish|unlisted|^private$|^status$|^visibility$|embargo/;

/** Whether a field stands before prose, as titles have it: `Private: the story of a soldier`. */
function isTitle(key: string, value: string): boolean {
  return key === 'private' && !/^\S+(?:\s+\S+)?$|\d|^until/i.test(value);
}

/** The marks of the tags that a line gives, or else of the line itself, unless it is an item of a list or the end. */
function marksOf(
  key: string,
  { said, value, kind }: HeadLine & { readonly value: string },
): readonly DraftMark[] {
  const tags = said.includes('#') ? said.split(/[\s,;\]]+(?=#)|:\s+/) : value.split(/\s*[,;\]]+\s*/);
  const marks = TAGS.test(key) ? tags.map(draftMarkOfTag) : kind === 'item' ? [] : [draftMarkOfLine(said)];
  return marks.filter((mark) => mark !== null);
}

/** Whether a line names a day on which the dispatch is to be published, and which is later than its own. */
function isLater(key: string, value: string, filed: number): boolean {
  return (
    /\d{4}/.test(value) && PUBLICATION.test(key) && isDayAfter(value, filed) && namesPublication(key, value)
  );
}

/** Keys, folded, of the day of this publication, not that of a book. */
const PUBLICATION = /^(?:publish(?!ed)|post(?!ed)|golive|goeslive|livefrom|notbefore|visible|schedul)/;

/** Whether a state is one that front matter would not understand, and that holds back in doubt: `Status: Entwurf`. */
function isHeldBack(key: string, value: string): boolean {
  return (
    /^(?:status|visibility)$/.test(key) && (OFF_LISTS.has(value.toLowerCase()) || isHeldState(value, false))
  );
}

/** Keys, folded, of tags. */
const TAGS =
  /^(?:tags?|keywords?|categor(?:y|ies)|labels?|topics?|kategori\p{L}{0,2}|cat[eé]gorie|categor[ií]as?|категория|分类|分類|カテゴリ)$/u;
