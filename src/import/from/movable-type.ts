import { plainText } from '../body/read-html.ts';
import { attempt } from '../found/attempt.ts';
import type { Format, Request } from '../found/format.ts';
import { inZone, printMoment, readMoment } from '../found/moment.ts';
import type { Source } from '../found/outside.ts';
import { type Body, type Comment, type Found, type Piece, pieceOf, type Remark } from '../found/piece.ts';
import { decodeText } from '../found/text.ts';
import { withParagraphs } from './paragraphs.ts';

/** Movable Type and TypePad: the text export, entries parted by lines of dashes. */
export const movableType: Format = {
  name: 'movabletype',
  recognise: async (look) => {
    const file = await look.findByHead(
      /\.(?:txt|text|mtif|export)$/i,
      (head) => /^(?:AUTHOR|TITLE|BASENAME|STATUS|AUTHOR EMAIL|DATE): /m.test(head) && /^-{5}$/m.test(head),
    );
    return file === undefined ? null : { why: `${file} is a text export of Movable Type or TypePad` };
  },
  read,
  prepare,
};

type Section = { readonly name: string; readonly lines: string[] };

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  for (const file of source.files.filter(
    ({ path }) => /\.(?:txt|text|mtif|export)$/i.test(path) || source.files.length === 1,
  )) {
    const { text, damaged } = decodeText(await file.read());
    if (damaged > 0)
      yield {
        kind: 'damage',
        name: file.path,
        why: `${damaged} characters that are not text were replaced by U+FFFD`,
      };
    let count = 0;
    const seen = new Map<string, number>();
    for (const lines of entries(text)) {
      count++;
      const origin = `${file.path}, entry ${count}`;
      yield* attempt('entry', origin, function* () {
        const piece = pieceFrom(lines, origin, request);
        const again = seen.get(piece.id) ?? 0;
        seen.set(piece.id, again + 1);
        if (piece.aliases[0] !== undefined && URL.canParse(piece.aliases[0]))
          yield { kind: 'site', site: { url: new URL('/', piece.aliases[0]).href } };
        yield { kind: 'piece', piece: again === 0 ? piece : { ...piece, id: `${piece.id}/${again + 1}` } };
      });
    }
    if (count === 0) yield { kind: 'damage', name: file.path, why: 'no entries were found in it' };
  }
}

/** Entries as their lines. Eight dashes end one, but only where fields follow: writers type dashes, too. */
function* entries(text: string): Generator<readonly string[]> {
  let lines: string[] = [];
  const all = text.split('\n');
  for (const [at, line] of all.entries()) {
    if (/^-{8}\s*$/.test(line) && startsEntry(all, at + 1)) {
      if (lines.some((one) => one.trim() !== '')) yield lines;
      lines = [];
    } else lines.push(line);
  }
  if (lines.some((one) => one.trim() !== '')) yield lines;
}

function startsEntry(lines: readonly string[], from: number): boolean {
  for (let at = from; at < lines.length; at++) {
    if (lines[at]!.trim() !== '')
      return /^(?:AUTHOR|TITLE|BASENAME|STATUS|DATE|ALLOW COMMENTS|AUTHOR EMAIL|UNIQUE URL|CONVERT BREAKS)\s*:/.test(
        lines[at]!,
      );
  }
  return true;
}

/** The sections of an entry: its fields, then `BODY:` and so on; five dashes end one where a section follows. */
function sectionsOf(lines: readonly string[]): readonly Section[] {
  const sections: Section[] = [{ name: '', lines: [] }];
  const begins = (line: string | undefined) =>
    line === undefined || /^(?:BODY|EXTENDED BODY|EXCERPT|KEYWORDS|COMMENT|PING):\s*$/.test(line);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    if (/^-{5}\s*$/.test(line)) {
      let next = at + 1;
      while (next < lines.length && lines[next]!.trim() === '') next++;
      if (begins(lines[next])) {
        if (next < lines.length) sections.push({ name: lines[next]!.trim().slice(0, -1), lines: [] });
        at = next;
        continue;
      }
    }
    sections.at(-1)!.lines.push(line);
  }
  return sections;
}

function fieldsOf(lines: readonly string[]): {
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly rest: string;
} {
  const fields = new Map<string, string[]>();
  let at = 0;
  for (; at < lines.length; at++) {
    const [, name, value] = /^([A-Z][A-Z ]+):(?: (.*)|\s*)$/.exec(lines[at]!) ?? [];
    if (name === undefined && lines[at]!.trim() !== '') break;
    if (name !== undefined) fields.set(name, [...(fields.get(name) ?? []), (value ?? '').trim()]);
  }
  return { fields, rest: lines.slice(at).join('\n').trim() };
}

function pieceFrom(lines: readonly string[], origin: string, request: Request): Piece {
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
  const url = one('UNIQUE URL');
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
  if (status === 'review') notes.push({ kind: 'guessed', what: 'draft', detail: 'its status was "Review"' });
  if (rest !== '')
    notes.push({
      kind: 'dropped',
      what: 'field',
      detail: `lines of the head that are not fields: "${rest.slice(0, 80)}"`,
    });
  const known = new Set(
    'AUTHOR,AUTHOR EMAIL,TITLE,STATUS,ALLOW COMMENTS,CONVERT BREAKS,ALLOW PINGS,BASENAME,TAGS,NO ENTRY,CATEGORY,PRIMARY CATEGORY,UNIQUE URL,DATE'.split(
      ',',
    ),
  );
  for (const name of fields.keys())
    if (!known.has(name))
      notes.push({ kind: 'dropped', what: 'field', detail: `${name}: ${one(name).slice(0, 60)}` });
  const id =
    url ||
    `tag:${request.oldUrl ? new URL(request.oldUrl).hostname : 'localhost'},${date?.day ?? '2000'}:movabletype/${encodeURIComponent(basename || title || origin)}`;
  return pieceOf({
    id: /^https?:[\x21-\x7e]+$/.test(url) ? url : id,
    origin,
    title: title || null,
    slug:
      basename.replaceAll('_', '-') ||
      (url === '' ? null : (/([^/]+?)(?:\.\w+)?\/?$/.exec(url)?.[1]?.replaceAll('_', '-') ?? null)),
    date: dated,
    bylines: one('AUTHOR') === '' ? [] : [{ key: null, name: plainText(one('AUTHOR')) }],
    column,
    tags: [...new Set(tags)],
    dek: excerpt || null,
    body: { kind: bodyKind(one('CONVERT BREAKS'), notes), text: more === '' ? body : `${body}\n\n${more}` },
    base: /^https?:/.test(url) ? url : request.oldUrl,
    draft: status === 'draft' || status === 'review',
    aliases: url === '' ? [] : [url],
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

function commentOf({ name, lines }: Section, at: number): Comment {
  const { fields, rest } = fieldsOf(lines);
  const one = (key: string) => fields.get(key)?.[0] ?? '';
  const moment = readMoment(one('DATE'));
  const ping = name === 'PING';
  return {
    id: String(at + 1),
    kind: ping ? 'ping' : 'comment',
    author: plainText(ping ? one('BLOG NAME') || one('TITLE') : one('AUTHOR')) || null,
    url: one('URL') || null,
    date: moment ? printMoment(moment) : null,
    parent: null,
    approved: true,
    html: rest,
  };
}

function prepare(piece: Piece): Body {
  if (piece.body.kind !== 'plain') {
    const unmarked =
      piece.body.kind === 'html' && !/<(?:p|div|br|ul|ol|table|blockquote|h\d)\b/i.test(piece.body.text);
    return unmarked ? { kind: 'html', text: withParagraphs(piece.body.text) } : piece.body;
  }
  return { kind: 'html', text: withParagraphs(piece.body.text) };
}
