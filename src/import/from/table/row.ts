import { isMap } from '../../../model/json.ts';
import { plainText } from '../../body/read-html.ts';
import type { Request } from '../../found/format.ts';
import { inZone } from '../../found/moment.ts';
import { type Body, type Found, type Picture, pieceOf, type Remark } from '../../found/piece.ts';
import type { CsvRow } from '../csv.ts';
import { dataOf } from '../values.ts';
import type { Columns, Field } from './columns.ts';
import type { DateReader } from './dates.ts';
import { htmlOfRicos, wixAddress } from './ricos.ts';

type Given = {
  readonly row: CsvRow;
  readonly columns: Columns;
  readonly origin: string;
  /** The file that holds the text of this row. */
  readonly body: { readonly path: string; readonly text: string } | null;
  readonly dates: DateReader;
  readonly request: Request;
};

/** A piece from a row of a table. */
export function* pieceOfRow({ row, columns, origin, body, dates, request }: Given): Generator<Found> {
  const notes: Remark[] = [];
  const field = (name: Field) => (columns[name] === undefined ? '' : (row[columns[name]] ?? '').trim());
  const title = plainText(field('title'));
  const text = bodyOf(row, columns, body, notes);
  if (title === '' && text.text.trim() === '')
    return yield { kind: 'skipped', what: 'row', name: origin, why: 'it has neither title nor text' };
  const slug = slugOf(field('slug'));
  const address = addressOf(field('address'), request.oldUrl);
  const date = dates(field('date'), notes);
  const updated = dates(field('updated'), []);
  if (date === null && field('date') !== '')
    notes.push({ kind: 'lost', what: 'date', detail: `"${field('date').slice(0, 60)}" is not a date` });
  const categories = listOf(field('column'));
  const id = field('id');
  const host = request.oldUrl === null ? 'localhost' : new URL(request.oldUrl).hostname;
  const lang = field('lang');
  yield {
    kind: 'piece',
    piece: pieceOf({
      id: /^https?:/.test(id)
        ? id
        : /^https?:/.test(address)
          ? address
          : `tag:${host},2000:table/${encodeURIComponent(id || slug || title || origin)}`,
      kind: /^(?:page|true)$/i.test(field('kind')) ? 'page' : 'dispatch',
      origin: body?.path ?? origin,
      title: title || null,
      slug:
        slug || (/([^/?#]+)\/?(?:[?#].*)?$/.exec(address.replace(/^https?:\/\/[^/]+\/?/, ''))?.[1] ?? null),
      date: date && request.clock ? inZone(date, request.clock) : date,
      updated: updated && request.clock ? inZone(updated, request.clock) : updated,
      bylines: listOf(field('byline'))
        .filter((name) => !/^[0-9a-f]{8}-?[0-9a-f-]{8,}$/i.test(name))
        .map((name) => ({ key: name, name })),
      column: categories[0] ?? null,
      tags: [
        ...new Set([...listOf(field('tags')), ...categories.slice(1)].map((tag) => tag.replace(/^#/, ''))),
      ],
      dek: plainText(field('dek')) || null,
      image: imageOf(field('image'), field('alt'), field('caption')),
      body: text,
      base: /^https?:/.test(address) ? address : request.oldUrl,
      draft: isHeldBack(row, columns, notes),
      aliases: address === '' ? [] : [address],
      lang: /^[a-z]{2,3}(?:-[a-z]{2,4})?$/i.test(lang) ? lang : null,
      notes,
    }),
  };
}

/** The text of a row: of its file, else of the best column that has one. */
function bodyOf(row: CsvRow, { bodies }: Columns, file: Given['body'], notes: Remark[]): Body {
  const column = bodies.find((name) => (row[name] ?? '').trim() !== '');
  const text = column === undefined ? (file?.text ?? '') : row[column]!;
  const data = /^\s*\{/.test(text) ? dataOf(text) : undefined;
  if (isMap(data) && Array.isArray(data.nodes)) return { kind: 'html', text: htmlOfRicos(data, notes) };
  const isMarkdown =
    /markdown|\bmd\b/i.test(column ?? '') ||
    (column === undefined && /\.(?:md|markdown)$/i.test(file?.path ?? ''));
  if (isMarkdown) return { kind: 'markdown', text };
  if (/<(?:p|div|br|h[1-6]|ul|ol|table|blockquote|figure|section|td|html)\b[^<>]*>/i.test(text))
    return {
      kind: 'html',
      text: /<body\b/i.test(text) ? text.replace(/^[\s\S]*?<body\b[^>]*>|<\/body>[\s\S]*$/gi, '') : text,
    };
  // Buttondown keeps Markdown in a column that only says "body".
  return /^#{1,6} |\]\(https?:|^\s*[-*] \S|\*\*\S|^> |!\[/m.test(text)
    ? { kind: 'markdown', text }
    : { kind: 'plain', text };
}

function slugOf(written: string): string {
  return (
    written
      .replace(/^https?:\/\/[^/]+/, '')
      .replace(/^\/+|\/+$/g, '')
      .split('/')
      .at(-1) ?? ''
  );
}

/** The old address of a row, whole or from the root of its site. */
function addressOf(written: string, home: string | null): string {
  if (/^https?:\/\/[^/]/.test(written)) return URL.canParse(written) ? written : '';
  if (!/^\/[^/]/.test(written)) return '';
  return home === null ? written : new URL(written, home).href;
}

function imageOf(src: string, alt: string, caption: string): Picture | null {
  // Beehiiv keeps pictures on a host of its own and writes their paths there.
  const address = wixAddress(src.replace(/^\/?(?=uploads\/asset\/file\/)/, 'https://media.beehiiv.com/'));
  return /^(?:https?:\/\/[^/]|\/[^/]|[\w-]+[\w./-]*\.\w{3,4}$)/.test(address)
    ? { src: address, alt: alt || null, caption: plainText(caption) || null, credit: null }
    : null;
}

/** Several names in one field: a list of JSON, or parted by commas, semicolons or bars. */
function listOf(written: string): readonly string[] {
  const data = /^\s*\[/.test(written) ? dataOf(written) : undefined;
  const all = Array.isArray(data)
    ? data.map((one: unknown) =>
        isMap(one) ? String(one.label ?? one.name ?? one.title ?? '') : String(one),
      )
    : written.split(/[;|]/.test(written) ? /[;|]/ : ',');
  return [...new Set(all.map((one) => plainText(one)).filter((one) => one !== ''))];
}

/** Whether a row was not for everyone to read: a draft, one to be sent later, one for paying readers. */
function isHeldBack(row: CsvRow, columns: Columns, notes: Remark[]): boolean {
  const value = (column: string | undefined) =>
    column === undefined ? '' : (row[column] ?? '').trim().toLowerCase();
  const state = value(columns.state);
  const audience = value(columns.audience);
  const hold = (detail: string) => {
    notes.push({ kind: 'guessed', what: 'draft', detail });
    return true;
  };
  if (!/^(?:|false|no|n|0|published?|live|-)$/.test(value(columns.draft))) return true;
  if (/^(?:draft|false|no|0|unpublished)$/.test(state)) return true;
  if (state !== '' && !OPEN.test(state) && columns.state !== undefined)
    return hold(`its ${columns.state} was "${state}"`);
  if (/paid|premium|private|hidden|member|founding|only_|usemask|friends|custom/.test(audience))
    return hold(`it was for "${audience}" only; publish it when its readers may all have it`);
  return false;
}

/** States of what everyone could read. A date in this column says when it was published. */
const OPEN =
  /^(?:published?|sent|live|public|confirmed|active|imported|visible|complete[d]?|true|yes|1|in_flight|resending|\d{4}-.*|\d+\/\d+\/.*)$/;
