import {
  type DraftMark,
  draftMarkOfLine,
  draftMarkOfTag,
  draftMarkOfTitle,
} from '../model/held/draft-marks.ts';
import { doubtfulName, isDraftName } from '../model/held/held-names.ts';
import { KIND_WORDS } from '../model/held/states.ts';
import type { YamlProblem } from '../model/yaml/yaml.ts';
import { doubtfulFields } from './doubtful-fields.ts';
import { dayInPath } from './front/days/path-names.ts';
import { fieldIn } from './front/field-lines.ts';
import { readText } from './front/field-value.ts';
import type { Fields } from './front/fields.ts';
import type { FieldsRead } from './front/read-fields.ts';
import { fold } from './front/spelling.ts';
import { headStatements } from './head-statements.ts';

/**
 * Reports what may say that a dispatch is not for readers although no field holds it back: a mark in its title, a tag, its
 * first line, or an empty day of publication. An error if it can hardly mean anything else. Nothing is reported of a
 * dispatch whose front matter says whether it is a draft. `line`: the line of the file on which the body begins; `head`:
 * what comes before.
 */
export function perhapsHeld(
  { fields, lines, extra, problems }: FieldsRead,
  title: string,
  { body, line, head = '' }: { readonly body: string; readonly line: number; readonly head?: string },
  path: string,
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
  const isBare = Object.keys(fields).length === 0;
  const statements = headStatements(body, filedOn(fields, path));
  for (const { said, row, where, weight } of statements)
    tell(
      weight === 'draft' || (isBare && weight === 'field'),
      line + row,
      `The ${where} of the text says "${said}"`,
    );
  const rows = new Set(statements.map(({ row }) => row));
  for (const { text, isSure, of, row } of draftMarks({ title, tags, columns: column, body })) {
    if (of === 'first line' && rows.has(row)) continue;
    const place = of === 'first line' ? line + row : lines[of];
    tell(isSure, place ?? line, `The ${of === 'tags' ? 'tag' : of} says "${text}"`);
  }
  const { dek = '', story = '' } = fields;
  const dekMark = draftMarkOfTitle(dek) ?? draftMarkOfLine(dek);
  if (dekMark) tell(dekMark.isSure, lines.dek ?? 1, `The dek says "${dekMark.text}"`);
  if (draftMarkOfTag(story)) tell(false, lines.story ?? 1, `The story is called "${story}"`);
  const folder = fields.permalink?.split('/').find((name) => isDraftName(name, KIND_WORDS));
  if (folder) tell(false, lines.permalink ?? 1, `The permalink has the folder "${folder}"`);
  const name = doubtfulName(path, title);
  if (name !== null) tell(false, 1, `The name "${name}" may say that this is not for readers`);
  for (const { row, text, isSure } of notesIn(body))
    if (!rows.has(row)) tell(isSure, line + row, `A note in the text says "${text}"`);
  for (const { row, text, isSure } of commentsIn(head))
    tell(isSure, 1 + row, `A comment in the front matter says "${text}"`);
  if (/^drafts\./.test(fields.id ?? ''))
    tell(false, lines.id ?? 1, `The id "${fields.id}" is that of a draft`);
  const reported = new Set(problems.map(({ position }) => position?.line));
  for (const { key, isSure, reason } of doubtfulFields(extra))
    if (!reported.has(lines[key])) tell(isSure, lines[key] ?? 1, reason);
  for (const key of Object.keys(extra)) {
    const isSure = PUBLICATION.get(fold(key));
    if (isSure !== undefined && (extra[key] === null || extra[key] === ''))
      tell(isSure, lines[key] ?? 1, `"${key}", the day of publication, is empty`);
  }
  return found;
}

/** The day of a dispatch in milliseconds since 1970, where it is written in numbers; otherwise none is later. */
function filedOn({ date }: Fields, path: string): number {
  const [, year, month, day] =
    /(\d{4})-(\d\d)-(\d\d)/.exec(date ? (readText(date) ?? '') : (dayInPath(path) ?? '')) ?? [];
  return year === undefined ? Infinity : Date.UTC(Number(year), Number(month) - 1, Number(day));
}

/**
 * The notes of a writer in a text: comments with an order not to publish; below the first line, `TK TK` and orders in
 * capitals; and a last line like a first one.
 */
function notesIn(body: string): readonly (DraftMark & { readonly row: number })[] {
  if (!mayHaveNotes(body)) return [];
  const rows = body.split('\n');
  const first = rows.findIndex((row) => row.trim() !== '');
  const last = rows.findLastIndex((row) => row.trim() !== '');
  return rows.flatMap((written, row) => {
    const isLoud = row > first && (row === last || LOUD_LINE.test(written));
    if (!isLoud && !written.includes('TK') && !written.includes('<!--') && !written.includes(']:')) return [];
    const [, comment, other = ''] = COMMENT.exec(written) ?? [];
    const note = (comment ?? other).trim();
    if (KIND_WORDS.has(note.toLowerCase())) return [{ text: note, isSure: false, row }];
    // What follows such a comment in Ghost, WordPress and newsletters is for those who pay.
    if (PAYWALL.test(note)) return [{ text: note, isSure: true, row }];
    const mark = note === '' || (row === first && comment !== undefined) ? null : draftMarkOfLine(note);
    if (mark) return [{ ...mark, row }];
    if (row <= first) return [];
    const said = isLoud ? draftMarkOfLine(written) : null;
    if (said && !written.startsWith('#'))
      return [{ ...said, isSure: said.isSure && said.text.includes(' '), row }];
    const [text] =
      /(?<![\p{L}\p{N}])(?:TK(?:TK)+|TK TK(?: TK)*)(?![\p{L}\p{N}])|[[(]TK[\])]|^\W*TK\W*$/u.exec(written) ??
      [];
    return text === undefined ? [] : [{ text: text.trim(), isSure: false, row }];
  });
}

/** The comments of front matter, and those of HTML before it, that say that the dispatch is not for readers. */
function commentsIn(head: string): readonly (DraftMark & { readonly row: number })[] {
  if (!head.includes('#') && !head.includes('<!--')) return [];
  return head.split('\n').flatMap((written, row) => {
    const [, whole, html, behind = '', comment = ''] = MATTER_COMMENT.exec(written) ?? [];
    const isQuoted = /^[^"']*["'][^"']*$/.test(behind);
    const note = (whole ?? html ?? (isQuoted ? '' : comment)).trim();
    const mark = note === '' || fieldIn(note) ? null : draftMarkOfLine(note);
    return mark ? [{ ...mark, isSure: mark.isSure && note.includes(' '), row }] : [];
  });
}

const MATTER_COMMENT = /^\s*#+(?!\+)\s*(\S.{2,80})$|^\s*<!--(.{3,80}?)-->\s*$|^(.*\S)\s+#+\s+(\S.{2,80})$/;

function mayHaveNotes(body: string): boolean {
  return (
    body.includes('<!--') ||
    LOUD_LINES.test(body) ||
    draftMarkOfLine(body.slice(body.trimEnd().lastIndexOf('\n') + 1)) !== null ||
    (body.includes('TK') && /\bTK/.test(body)) ||
    (body.includes(']:') && /^\[[^\]]*\]: ?[#<]/m.test(body))
  );
}

/** A line in capitals that may be an order not to publish. */
const LOUD_LINES =
  /^[ *_>([-]{0,8}(?:DO NOT (?:PUBLISH|RUN|POST|RELEASE)|NOT (?:FOR|TO BE) (?:PUBLI|RELEASE)|HOLD (?:FOR|UNTIL)|EMBARGOED|DRAFT\W*$)/m;
const LOUD_LINE = new RegExp(LOUD_LINES.source);

const PAYWALL =
  /^(?:members?-only|subscribers?-only|paid-only|paywall|(?:kg-card-begin|buttondown|substack)[:\s-]+paywall|wp:(?:jetpack\/(?:paywall|subscribers-only)|paywall|premium-content\/|members\/|memberpress\/|pmpro\/membership|content-control\/).*)$/i;

/** A line that is a comment of HTML, or a link definition that serves as one: `[//]: # (draft)`. */
const COMMENT = /^\s*<!--(.{3,80}?)-->\s*$|^\[[^\]\n]{1,20}\]: ?(?:#|<>|<#>|#\s) +["'(](.{3,80})["')]\s*$/;

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
}): readonly (DraftMark & { readonly of: MarkedPart; readonly row: number })[] {
  const { row, text: first } = firstLineOf(body);
  const marks: (DraftMark & { of: MarkedPart; row: number })[] = [];
  const note = (of: MarkedPart, mark: DraftMark | null) => {
    if (mark) marks.push({ ...mark, of, row });
  };
  note('title', draftMarkOfTitle(title));
  for (const tag of tags) note('tags', draftMarkOfTag(tag));
  for (const column of columns) note('column', draftMarkOfTag(column));
  const shown = first.startsWith('#') ? first.replace(/^#+\s*/, '') : first;
  if (shown !== title) note('first line', draftMarkOfLine(first));
  return marks;
}

/** The first of twenty lines that is not blank, without the spaces around it; row -1 if there is none. */
function firstLineOf(body: string): { readonly row: number; readonly text: string } {
  for (let row = 0, at = 0; row < 20; row++) {
    const newline = body.indexOf('\n', at);
    const text = body.slice(at, newline < 0 ? body.length : newline).trim();
    if (text !== '') return { row, text };
    if (newline < 0) break;
    at = newline + 1;
  }
  return { row: -1, text: '' };
}

/** A part of a dispatch that may be marked. */
type MarkedPart = 'title' | 'tags' | 'column' | 'first line';

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
