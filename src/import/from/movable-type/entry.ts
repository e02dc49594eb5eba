import { plainText } from '../../body/read-html.ts';
import type { Request } from '../../found/format.ts';
import { inZone, readMoment } from '../../found/moment.ts';
import { type Body, type Piece, pieceOf, type Remark } from '../../found/piece.ts';
import { isPublic } from '../public-state.ts';
import { commentOf } from './comment.ts';
import type { Dialect } from './dialects.ts';
import { fieldsOf, sectionsOf } from './sections.ts';

/** Fields that are read, or that only set the machine. */
const KNOWN = new Set(
  'AUTHOR,AUTHOR EMAIL,TITLE,STATUS,ALLOW COMMENTS,CONVERT BREAKS,ALLOW PINGS,BASENAME,TAGS,NO ENTRY,CATEGORY,PRIMARY CATEGORY,UNIQUE URL,DATE,IMAGE,ENTRY ID,ENTRY NO,PERMALINK'.split(
    ',',
  ),
);

/** A piece from the lines of an entry. */
export function pieceFrom(
  lines: readonly string[],
  origin: string,
  dialect: Dialect,
  request: Request,
): Piece {
  const notes: Remark[] = [];
  const sections = sectionsOf(lines);
  const { fields, rest } = fieldsOf(sections[0]!.lines);
  const one = (name: string) => fields.get(name)?.find((value) => value !== '') ?? '';
  const section = (name: string) =>
    sections
      .filter((found) => found.name === name)
      .map((found) => found.lines.join('\n').trim())
      .join('\n\n');
  const body = section('BODY');
  const more = section('EXTENDED BODY');
  const date = readMoment(one('DATE'));
  const dated = date && request.clock ? inZone(date, request.clock) : date;
  const title = plainText(one('TITLE'));
  const told = one('UNIQUE URL') || one('PERMALINK');
  const url = told === '' ? (dialect.address(fields, request.oldUrl) ?? '') : told;
  const basename = one('BASENAME');
  const primary = plainText(one('PRIMARY CATEGORY'));
  const categories = [
    ...new Set((fields.get('CATEGORY') ?? []).map((name) => plainText(name)).filter(Boolean)),
  ];
  const column = primary || categories[0] || null;
  if (column !== null && primary === '' && categories.length > 1)
    notes.push({
      kind: 'guessed',
      what: 'column',
      detail: `"${column}", the first of ${categories.length} categories; the others are tags`,
    });
  const keywords = section('KEYWORDS');
  const tags = [
    ...tagsOf(one('TAGS')),
    ...categories.filter((name) => name !== column),
    ...keywords
      .split(/[,\n]/)
      .map((word) => plainText(word))
      .filter(Boolean),
  ];
  const excerpt = plainText(section('EXCERPT'));
  const status = one('STATUS').toLowerCase();
  const held = status !== '' && !isPublic(status);
  if (held && status !== 'draft')
    notes.push({ kind: 'guessed', what: 'draft', detail: `its status was "${one('STATUS')}"` });
  if (rest !== '')
    notes.push({
      kind: 'dropped',
      what: 'field',
      detail: `lines of the head that are not fields: "${rest.slice(0, 80)}"`,
    });
  for (const name of fields.keys())
    if (!KNOWN.has(name))
      notes.push({ kind: 'dropped', what: 'field', field: name, detail: one(name).slice(0, 80) });
  const id =
    url ||
    `tag:${request.oldUrl ? new URL(request.oldUrl).hostname : 'localhost'},${date?.day ?? '2000'}:movabletype/${encodeURIComponent(basename || title || origin)}`;
  return pieceOf({
    id: /^https?:[\x21-\x7e]+$/.test(url) ? url : id,
    origin,
    title: title || null,
    slug:
      (basename.split('/').at(-1) ?? '').replaceAll('_', '-') ||
      (url === '' ? null : (/([^/]+?)(?:\.\w+)?\/?$/.exec(url)?.[1]?.replaceAll('_', '-') ?? null)),
    date: dated,
    bylines: one('AUTHOR') === '' ? [] : [{ key: null, name: plainText(one('AUTHOR')) }],
    column,
    tags: [...new Set(tags)],
    dek: excerpt || null,
    body: { kind: bodyKind(one('CONVERT BREAKS'), notes), text: more === '' ? body : `${body}\n\n${more}` },
    image: /^https?:/.test(one('IMAGE'))
      ? { src: one('IMAGE'), alt: null, caption: null, credit: null }
      : null,
    base: /^https?:/.test(url) ? url : request.oldUrl,
    draft: held,
    aliases: url === '' ? [] : [url],
    aside: { dialect: dialect.name },
    comments: sections.filter(({ name }) => name === 'COMMENT' || name === 'PING').map(commentOf),
    notes,
  });
}

function bodyKind(filter: string, notes: Remark[]): Body['kind'] {
  const plain = filter.toLowerCase();
  if (/^markdown/.test(plain)) return 'markdown';
  if (/^textile/.test(plain))
    notes.push({
      kind: 'left',
      what: 'markup',
      detail: 'the body is written in Textile; its signs stay as they are',
    });
  return plain === '0' || plain === '' || /^(?:wysiwyg|richtext|none|html)$/.test(plain) ? 'html' : 'plain';
}

function tagsOf(written: string): readonly string[] {
  return [...written.matchAll(/"([^"]+)"|([^,]+)/g)]
    .map(([, quoted, bare]) => (quoted ?? bare ?? '').trim())
    .filter(Boolean);
}
