import { openManuscript } from '../../copy/front/front-matter.ts';
import { setPhrase } from '../../copy/front/phrase.ts';
import { readFields } from '../../copy/front/read-fields.ts';
import type { Json } from '../../model/json.ts';
import type { PlacedPiece, Register } from '../addresses/register.ts';
import { absolute, aliasOf } from '../body/addresses.ts';
import type { Circumstance } from '../body/circumstance.ts';
import type { Format } from '../found/format.ts';
import type { Holdings } from '../found/holdings.ts';
import { printMoment } from '../found/moment.ts';
import type { Names } from '../found/names.ts';
import type { Picture, Piece, Remark } from '../found/piece.ts';
import { withParagraphs } from '../from/paragraphs.ts';
import type { ReceiptRow } from '../report/receipts.ts';
import { commentsText } from './comments.ts';
import { withFacsimile } from './facsimile.ts';
import { Fetching } from './fetching.ts';
import { type Filing, filingOf } from './filing.ts';
import { withoutInlineData } from './inline-data.ts';
import { manuscriptOf, type Ready } from './manuscript.ts';
import { marked } from './marked.ts';
import { isExact } from './mend.ts';
import type { PictureShelf } from './picture-shelf.ts';
import { type SetBody, setBody } from './set-body.ts';

/** What every piece of an import is converted with. */
export type Workshop = Filing & {
  readonly format: Format;
  readonly register: Register;
  readonly names: Names;
  readonly pictures: PictureShelf;
  readonly publishComments: boolean;
};

export type Converted = { readonly text: string; readonly row: ReceiptRow; readonly unlisted: string | null };

/** Larger bodies are not HTML that a person wrote. Few bodies are larger once their inline pictures are taken out. */
const LARGEST = 8_000_000;

/** Makes a manuscript and its receipt of a piece; null if its body is too large to be read. */
export async function convert(given: Piece, shop: Workshop): Promise<Converted | null> {
  const standing = shop.register.standing(given.id);
  const notes: Remark[] = [...given.notes, ...standing.notes];
  const fetching = new Fetching(given, shop.pictures);
  const light = await withoutInlineData(given.body, fetching, notes);
  if (light.text.length > LARGEST) return null;
  const piece: Piece = { ...given, body: light, image: imageOf(given, shop.export) };
  const circumstance: Circumstance = {
    base: piece.base,
    map: (address) => shop.register.lead(address, standing.path),
    media: shop.export.find,
    isExact: isExact(piece),
    isOwn: (address) => shop.register.isOwnHost(address) || shop.export.find(address) !== null,
    holds: (address) =>
      shop.pictures.holds(
        shop.register.isOwnHost(address) ? (aliasOf(address) ?? address) : address,
        fetching.folder,
      ),
    shownAt: shop.export.shownAt,
    isItself: (address) => shop.register.lead(address, '') === standing.path,
  };
  const bylines = shop.names.resolve(piece.bylines, notes);
  const plain =
    piece.body.kind === 'plain'
      ? { kind: 'html' as const, text: withParagraphs(piece.body.text) }
      : piece.body;
  const prepared = shop.format.prepare?.(piece, shop.export, notes) ?? plain;
  const set = await setBody(
    prepared,
    piece,
    circumstance,
    bylines.map(({ name }) => name),
    fetching,
    notes,
  );
  const { dek, bio } = set.head;
  const ready: Ready = {
    ...piece,
    bylines,
    dek: asPrinted(dek, piece),
    bio,
    title: asPrinted(piece.title, piece),
    image: pictureAsPrinted(await placedImage(set.head.image, piece, fetching), piece),
    ...filingOf(piece, shop, notes),
    extra: await withFacsimile(piece.extra, fetching),
    markdown: shop.publishComments ? set.markdown + commentsText(piece.comments, circumstance) : set.markdown,
  };
  const fitting = {
    ...ready,
    extra: fittingFields(ready, standing, notes),
    ...marked(ready, shop.format, notes),
  };
  const row = rowOf(piece, fitting, standing, set, fetching, notes);
  const unlisted =
    set.unlisted === 0
      ? null
      : `${piece.origin}: ${set.unlisted} of ${set.words.found} words are not in ${standing.path}`;
  return { text: manuscriptOf(fitting, standing), row, unlisted };
}

/**
 * Fields that the old system kept, without those whose names mean something else to a build: it would report each
 * of them for every piece.
 */
function fittingFields(ready: Ready, standing: PlacedPiece, notes: Remark[]): Ready['extra'] {
  if (Object.keys(ready.extra).length === 0) return ready.extra;
  const { fields } = openManuscript(manuscriptOf({ ...ready, markdown: '' }, standing));
  const { problems } = readFields(fields);
  const isWrong = (key: string) => {
    const line = fields.keyPositionOf([key])?.line;
    const next = Math.min(
      ...Object.keys(ready.extra)
        .map((other) => fields.keyPositionOf([other])?.line ?? 0)
        .filter((one) => one > (line ?? 0)),
      Number.POSITIVE_INFINITY,
    );
    return problems.some(
      ({ position }) =>
        line !== undefined && position !== undefined && position.line >= line && position.line < next,
    );
  };
  const kept: { [key: string]: Json } = {};
  for (const [key, value] of Object.entries(ready.extra)) {
    if (!isWrong(key)) kept[key] = value;
    else
      notes.push({ kind: 'dropped', what: 'field', field: key, detail: JSON.stringify(value).slice(0, 80) });
  }
  return kept;
}

/**
 * A line as it was printed, with signs escaped that a build would take for Markdown. Where the old system wrote
 * Markdown, the line is left as it is.
 */
function asPrinted(line: string | null, { body }: Piece): string | null {
  if (line === null || body.kind === 'markdown') return line;
  const shown = (text: string) =>
    setPhrase(text, { lang: 'en', smart: false, links: false }).text.replace(/\s+/g, ' ').trim();
  const plain = line.replace(/\s+/g, ' ').trim();
  const references = line.replace(SIGNS, (sign) => `&#${sign.charCodeAt(0)};`);
  const ways = [line, line.replace(SIGNS, '\\$&'), references];
  return ways.find((way) => shown(way) === plain) ?? line;
}

const SIGNS = /[\\*_`[\]<>&]/g;

function pictureAsPrinted<Shown extends Picture | false | null>(image: Shown, piece: Piece): Shown {
  if (!image) return image;
  const { caption, credit } = image;
  return { ...image, caption: asPrinted(caption, piece), credit: asPrinted(credit, piece) };
}

/** The picture that a piece names, or that the holdings have under its key. */
function imageOf(piece: Piece, holdings: Holdings): Picture | false | null {
  if (piece.image !== null) return piece.image;
  const key = piece.aside.thumbnail;
  const media = typeof key === 'string' && key !== '' ? holdings.media.get(key) : undefined;
  return media ? { src: media.url, alt: media.alt, caption: media.caption, credit: media.credit } : null;
}

async function placedImage(
  image: Picture | false | null,
  piece: Piece,
  fetching: Fetching,
): Promise<Picture | false | null> {
  if (!image) return image;
  const beside = fetching.folder !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(image.src);
  const source = beside ? image.src : (absolute(image.src, piece.base) ?? image.src);
  await fetching.bring([source], 'picture');
  return { ...image, src: fetching.placed(source) ?? absolute(source, piece.base) ?? source };
}

function rowOf(
  piece: Piece,
  ready: Ready,
  standing: PlacedPiece,
  set: SetBody,
  fetching: Fetching,
  notes: readonly Remark[],
): ReceiptRow {
  return {
    id: piece.id,
    origin: piece.origin,
    title: piece.title,
    status: 'imported',
    kind: piece.kind,
    draft: ready.draft,
    path: standing.path,
    date: ready.date ? printMoment(ready.date) : null,
    bylines: ready.bylines.map(({ id }) => id),
    column: ready.column,
    tags: { found: piece.tags.length, kept: ready.tags.length, names: ready.tags },
    urls: { ...standing.urls, kept: standing.aliases },
    pictures: fetching.count('picture'),
    files: fetching.count('file'),
    links: set.links,
    footnotes: set.footnotes,
    // Captions and the like may add words, so no more count as kept than were found.
    words: { ...set.words, kept: Math.min(set.words.kept, set.words.found) },
    comments: piece.comments.length,
    notes: merged(notes),
  };
}

/** Equal notes become one, with their number. */
function merged(notes: readonly Remark[]): readonly Remark[] {
  const counts = new Map<string, { note: Remark; count: number }>();
  for (const note of notes) {
    const key = `${note.kind} ${note.what} ${note.field ?? ''} ${note.detail}`;
    const there = counts.get(key);
    if (there) there.count++;
    else counts.set(key, { note, count: 1 });
  }
  return [...counts.values()].map(({ note, count }) =>
    count === 1 ? note : { ...note, detail: `${note.detail} (${count} times)` },
  );
}
