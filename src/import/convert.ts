import { absolute, aliasOf } from './body/addresses.ts';
import { type Circumstance, closeBody, openBody } from './body/body.ts';
import { closeMarkdown, openMarkdown } from './body/markdown-body.ts';
import type { Format } from './format.ts';
import { withParagraphs } from './from/paragraphs.ts';
import type { Library } from './library.ts';
import { manuscriptOf } from './manuscript.ts';
import { mend, mendDek, mendPicture } from './mend.ts';
import { type Clock, inZone, type Moment, printMoment } from './moment.ts';
import type { Names } from './names.ts';
import type { Had, PictureShelf } from './picture-shelf.ts';
import type { Body, Comment, Note, Picture, Piece } from './piece.ts';
import type { Lost, Row } from './receipts.ts';
import type { Register } from './register.ts';

/** What every piece of an import is converted with. */
export type Workshop = {
  readonly format: Format;
  readonly library: Library;
  readonly register: Register;
  readonly names: Names;
  readonly pictures: PictureShelf;
  readonly clock: Clock | null;
  /** Day of the newest piece: drafts that have no date stand with it. */
  readonly placeholder: Moment;
  readonly siteLang: string | null;
  /** All pieces go into this column; null: each into its own. */
  readonly column: string | null;
  /** Id of a column by what the export calls it. */
  readonly columnId: (name: string) => string;
  readonly publishComments: boolean;
};

export type Converted = { readonly text: string; readonly row: Row; readonly unlisted: string | null };

/** What stands before the place of a picture that has one already, until the body is printed. */
const PLACED = 'export:/';

/** Larger bodies are not HTML that a person wrote; without their inline pictures they seldom are. */
const LARGEST = 8_000_000;

/** Makes a manuscript and its receipt of a piece; null where its body is too large to be read. */
export async function convert(piece: Piece, shop: Workshop): Promise<Converted | null> {
  const notes: Note[] = [...piece.notes];
  const standing = shop.register.standing(piece.id);
  notes.push(...standing.notes);
  const named = shop.names.resolve(piece.bylines, notes);
  const year = piece.date?.day.slice(0, 4) ?? 'undated';
  const folder = typeof piece.aside.folder === 'string' ? piece.aside.folder : '';
  const found = { picture: new Map<string, Had>(), file: new Map<string, Had>() };
  const bring = async (sources: readonly string[], kind: 'picture' | 'file') => {
    for (const source of sources) {
      if (found[kind].has(source) || source.startsWith(PLACED)) continue;
      const had = await shop.pictures.bring(source, folder, year, kind);
      const full =
        had.path === null && !/^[a-z][a-z0-9+.-]*:/i.test(source) ? absolute(source, piece.base) : null;
      found[kind].set(source, full === null ? had : await shop.pictures.bring(full, folder, year, kind));
    }
  };
  const placed = (source: string) => {
    if (source.startsWith(PLACED)) return source.slice(PLACED.length - 1);
    const had = found.picture.get(source) ?? found.file.get(source);
    return had?.path ? `/${had.path}` : null;
  };
  const lead = (address: string) => shop.register.lead(address, standing.path);
  const circumstance: Circumstance = {
    base: piece.base,
    map: lead,
    media: shop.library.find,
    isOwn: (address) => shop.register.isOwnHost(address) || shop.library.find(address) !== null,
  };
  const light = await withoutInlineData(piece.body, bring, placed, notes);
  if (light.text.length > LARGEST) return null;
  const lighter = { ...piece, body: light };
  const prepared = shop.format.prepare?.(lighter, shop.library, notes) ?? defaultBody(lighter);
  const image = imageOf(piece, shop.library);
  let markdown: string;
  let words = { found: 0, kept: 0 };
  let head: { dek: string | null; bio: string | null; image: Picture | false | null };
  let counted: { links: number; footnotes: number; pictures: readonly string[]; files: readonly string[] };
  let unlisted: string | null = null;
  if (prepared.kind === 'markdown') {
    const open = openMarkdown(prepared.text, circumstance);
    notes.push(...open.notes);
    await bring(open.pictures, 'picture');
    await bring(open.files, 'file');
    const found = (address: string) =>
      address.startsWith('post:') || /^(?:https?:|\/)/.test(address)
        ? lead(address)
        : lead(absolute(address, piece.base) ?? address);
    const closed = closeMarkdown(open, placed, found, piece.base);
    head = {
      dek: mendDek(piece, plainStart(prepared.text), notes),
      bio: piece.bio,
      image: mendPicture(image, notes),
    };
    counted = open;
    words = { found: open.words, kept: closed.words };
    markdown = closed.markdown;
  } else {
    const open = openBody(prepared.text, circumstance);
    notes.push(...open.notes);
    const settled: Note[] = [];
    head = mend(
      { ...piece, image },
      open.root,
      named.map(({ name }) => name),
      settled,
    );
    notes.push(...settled);
    const pictures = open.pictures.map(({ source }) => source);
    const files = open.files.map(({ source }) => source);
    await bring(pictures, 'picture');
    await bring(files, 'file');
    const closed = closeBody(open, placed);
    counted = { links: open.links, footnotes: open.footnotes, pictures, files };
    words = { found: open.words, kept: closed.words };
    markdown = closed.markdown;
    const told = [...open.notes, ...settled].reduce((sum, note) => sum + (note.words ?? 0), 0);
    const gone = open.due - told - closed.words;
    if (gone > 2 && gone > open.words * 0.001)
      unlisted = `${piece.origin}: ${gone} of ${open.words} words are not in ${standing.path}`;
  }
  if (image) {
    const beside = folder !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(image.src);
    const source = beside ? image.src : (absolute(image.src, piece.base) ?? image.src);
    await bring([source], 'picture');
    if (head.image)
      head = {
        ...head,
        image: { ...head.image, src: placed(source) ?? absolute(source, piece.base) ?? source },
      };
  }
  const column = shop.column ?? (piece.kind === 'page' ? null : piece.column);
  const tags = uniqueTags([
    ...piece.tags,
    ...(shop.column !== null && piece.column !== null ? [columnName(piece.column, shop.library)] : []),
  ]);
  if (shop.publishComments) markdown += commentsText(piece.comments, circumstance);
  const date = zoned(piece.date, shop.clock) ?? (piece.kind === 'dispatch' ? shop.placeholder : null);
  const updated = zoned(piece.updated, shop.clock);
  const lang =
    piece.lang !== null && piece.lang.toLowerCase() !== (shop.siteLang ?? '').toLowerCase()
      ? piece.lang
      : null;
  const draft = piece.draft || (piece.kind === 'dispatch' && piece.date === null);
  if (piece.kind === 'dispatch' && piece.date === null) {
    const detail = `no date is known; it is a draft, dated ${shop.placeholder.day} until someone gives it its own`;
    notes.push({ kind: 'lost', what: 'date', detail });
  }
  const columnId = column === null ? null : shop.columnId(column);
  const text = manuscriptOf(
    {
      ...piece,
      date,
      updated,
      lang,
      draft,
      tags,
      bylines: named,
      bio: head.bio,
      column: columnId,
      dek: head.dek,
      image: head.image,
      markdown,
    },
    standing,
  );
  const lost = (of: ReadonlyMap<string, Had>): Lost[] =>
    [...of].flatMap(([source, had]) =>
      had.path === null ? [{ source: source.slice(0, 300), why: had.why }] : [],
    );
  const distinct = found.picture.size;
  const urls = new Set(piece.aliases.map(aliasOf).filter((alias) => alias !== null));
  const row: Row = {
    ...{
      id: piece.id,
      origin: piece.origin,
      title: piece.title,
      status: 'imported',
      kind: piece.kind,
      draft,
      path: standing.path,
    },
    date: date ? printMoment(date) : null,
    bylines: named.map(({ id }) => id),
    column: columnId,
    tags: { found: piece.tags.length, kept: tags.length },
    urls: { found: Math.max(urls.size, standing.aliases.length), kept: standing.aliases },
    pictures: { found: distinct, kept: distinct - lost(found.picture).length, lost: lost(found.picture) },
    files: {
      found: found.file.size,
      kept: found.file.size - lost(found.file).length,
      lost: lost(found.file),
    },
    links: counted.links,
    footnotes: counted.footnotes,
    words,
    comments: piece.comments.length,
    notes: merged(notes),
  };
  return { text, row, unlisted };
}

function defaultBody(piece: Piece): Body {
  return piece.body.kind === 'plain' ? { kind: 'html', text: withParagraphs(piece.body.text) } : piece.body;
}

/** Pictures that stand in the body as data go to files before anything reads it: they are what makes bodies huge. */
async function withoutInlineData(
  body: Body,
  bring: (sources: readonly string[], kind: 'picture') => Promise<void>,
  placed: (source: string) => string | null,
  notes: Note[],
): Promise<Body> {
  if (!body.text.includes('data:image/')) return body;
  const sources = [...new Set(inlineData(body.text))];
  await bring(sources, 'picture');
  let { text } = body;
  for (const source of sources) {
    const path = placed(source);
    text = text.replaceAll(source, path ? PLACED + path.slice(1) : '');
    notes.push(
      path
        ? { kind: 'repaired', what: 'image', detail: `inline data became ${path}` }
        : { kind: 'lost', what: 'image', detail: 'inline data that is no picture' },
    );
  }
  return { kind: body.kind, text };
}

/** Addresses of pictures that carry their own bytes, as base64. */
function* inlineData(text: string): Generator<string> {
  for (let at = text.indexOf('data:image/'); at >= 0; at = text.indexOf('data:image/', at + 1)) {
    const from = text.indexOf(';base64,', at);
    if (from < 0 || from > at + 60) continue;
    let end = from + 8;
    while (end < text.length && isBase64(text.charCodeAt(end))) end++;
    if (end - from > 200) yield text.slice(at, end);
    at = end - 1;
  }
}

function isBase64(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 47 && code <= 57) ||
    code === 43 ||
    code === 61
  );
}

function imageOf(piece: Piece, library: Library): Picture | false | null {
  if (piece.image !== null) return piece.image;
  const media =
    typeof piece.aside.thumbnail === 'string' && piece.aside.thumbnail !== ''
      ? library.media.get(piece.aside.thumbnail)
      : undefined;
  return media ? { src: media.url, alt: media.alt, caption: media.caption, credit: media.credit } : null;
}

function zoned(moment: Moment | null, clock: Clock | null): Moment | null {
  return moment && clock ? inZone(moment, clock) : moment;
}

function plainStart(markdown: string): string {
  return markdown
    .slice(0, 4000)
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/<[^>]*>/g, '');
}

function uniqueTags(tags: readonly string[]): readonly string[] {
  const seen = new Map<string, string>();
  for (const tag of tags) {
    const plain = tag.replace(/\s+/g, ' ').trim();
    const key = plain.toLowerCase().normalize('NFKC');
    if (plain !== '' && !seen.has(key)) seen.set(key, plain);
  }
  return [...seen.values()];
}

function columnName(key: string, library: Library): string {
  return library.terms.find((term) => term.kind === 'column' && term.key === key)?.name ?? key;
}

/** Approved comments as a part of the piece, where the keeper wants them published. */
function commentsText(comments: readonly Comment[], circumstance: Circumstance): string {
  const shown = comments.filter(({ approved, kind }) => approved && kind === 'comment');
  if (shown.length === 0) return '';
  const texts = shown.map((comment) => {
    const { markdown } = closeBody(openBody(withParagraphs(comment.html), circumstance), () => null);
    const head = `**${(comment.author ?? 'Anonymous').replace(/[*_[\]<>\\`]/g, '\\$&')}**${comment.date ? `, ${comment.date.slice(0, 10)}` : ''}`;
    return `${head}\n\n${markdown.trim().replace(/^/gm, '> ').replace(/^> $/gm, '>')}`;
  });
  return `\n\n## Comments\n\n${texts.join('\n\n')}\n`;
}

/** Notes that are alike are told once, with their number. */
function merged(notes: readonly Note[]): readonly Note[] {
  const counts = new Map<string, { note: Note; count: number }>();
  for (const note of notes) {
    const key = `${note.kind} ${note.what} ${note.detail}`;
    const there = counts.get(key);
    if (there) there.count++;
    else counts.set(key, { note, count: 1 });
  }
  return [...counts.values()].map(({ note, count }) =>
    count === 1 ? note : { ...note, detail: `${note.detail} (${count} times)` },
  );
}
