import { folderOf, joinPath } from '../../model/address/paths.ts';
import { decoded } from '../../model/text/percent.ts';
import { absolute } from '../body/addresses.ts';
import { closeBody, openBody } from '../body/body.ts';
import type { Circumstance } from '../body/circumstance.ts';
import { closeMarkdown, openMarkdown } from '../body/markdown/body.ts';
import { unlessTooDeep, withoutTags } from '../body/read-html.ts';
import { countWords } from '../body/words.ts';
import type { Body, Piece, Remark } from '../found/piece.ts';
import type { Fetching } from './fetching.ts';
import { isExact, type Mended, mend, mendDek, mendPicture } from './mend.ts';
import { mendMarkdown } from './repeated-head.ts';

/** The body as it will be written, and the head after it was compared with the body. */
export type SetBody = {
  readonly markdown: string;
  readonly head: Mended;
  readonly links: number;
  readonly footnotes: number;
  readonly words: { readonly found: number; readonly kept: number };
  /** How many words are gone without a note about it. */
  readonly unlisted: number;
};

/** Makes Markdown of a prepared body, whatever it is written in. `writers`: names under the headline. */
export async function setBody(
  body: Body,
  piece: Piece,
  circumstance: Circumstance,
  writers: readonly string[],
  fetching: Fetching,
  notes: Remark[],
): Promise<SetBody> {
  if (body.kind === 'markdown') return setMarkdown(body.text, piece, circumstance, fetching, notes);
  return (
    (await setHtml(body.text, piece, circumstance, writers, fetching, notes)) ??
    setTextAlone(body.text, piece, notes)
  );
}

async function setMarkdown(
  given: string,
  piece: Piece,
  circumstance: Circumstance,
  fetching: Fetching,
  notes: Remark[],
): Promise<SetBody> {
  const settled: Remark[] = [];
  const opened = unlessTooDeep(() => {
    const mended = isExact(piece) ? { text: given, image: piece.image } : mendMarkdown(piece, given, settled);
    return { ...mended, open: openMarkdown(mended.text, circumstance) };
  });
  if (opened === undefined) return { ...setTextAlone(given, piece, notes), markdown: given };
  const { open, image } = opened;
  const told = [...settled, ...open.notes];
  notes.push(...told);
  await fetching.bring(open.pictures, 'picture');
  await fetching.bring(open.files, 'file');
  const lead = (address: string) =>
    besideOf(address, piece, circumstance) ??
    circumstance.map(
      address.startsWith('post:') || /^(?:https?:|\/)/.test(address)
        ? address
        : (absolute(address, piece.base) ?? address),
    );
  const closed = closeMarkdown(open, (source) => fetching.placed(source), lead, piece.base);
  const head = {
    dek: isExact(piece) ? piece.dek : mendDek(piece, plainStart(opened.text), notes),
    bio: piece.bio,
    image: isExact(piece) ? image : mendPicture(image, notes),
  };
  const gone = settled.reduce((sum, { words = 0 }) => sum + words, 0);
  return {
    markdown: closed.markdown,
    head,
    links: open.links,
    footnotes: open.footnotes,
    words: { found: open.words + gone, kept: closed.words },
    unlisted: unlistedOf(open.words, told.slice(settled.length), closed.words),
  };
}

/** How many words are gone without a note about it. A few may be counted differently before and after. */
function unlistedOf(due: number, told: readonly Remark[], kept: number): number {
  const known = told.reduce((sum, { words = 0, added = 0 }) => sum + words - added, 0);
  const gone = due - known - kept;
  return gone > 2 && gone > due * 0.001 ? gone : 0;
}

/** Where the file of another piece is now, to which a link leads by its path. */
function besideOf(address: string, { origin, aside }: Piece, { map }: Circumstance): string | null {
  if (!/\.(?:md|markdown|mdx)$/i.test(address) || /^[a-z][a-z0-9+.-]*:/i.test(address)) return null;
  const folder = typeof aside.folder === 'string' ? aside.folder : folderOf(origin);
  const path = address.startsWith('/') ? address.slice(1) : joinPath(folder, decoded(address));
  return path === undefined ? null : map(`file:${path}`);
}

async function setHtml(
  html: string,
  piece: Piece,
  circumstance: Circumstance,
  writers: readonly string[],
  fetching: Fetching,
  notes: Remark[],
): Promise<SetBody | undefined> {
  const settled: Remark[] = [];
  const opened = unlessTooDeep(() => {
    const open = openBody(html, circumstance);
    return { open, head: mend(piece, open.root, writers, settled) };
  });
  if (opened === undefined) return undefined;
  const { open, head } = opened;
  await fetching.bring(
    open.pictures.map(({ source }) => source),
    'picture',
  );
  await fetching.bring(
    open.files.map(({ source }) => source),
    'file',
  );
  const closed = unlessTooDeep(() => closeBody(open, (source) => fetching.placed(source)));
  if (closed === undefined) return undefined;
  const told = [...open.notes, ...settled];
  notes.push(...told);
  return {
    markdown: closed.markdown,
    head,
    links: open.links,
    footnotes: open.footnotes,
    words: { found: open.words, kept: closed.words },
    unlisted: unlistedOf(open.words, told, closed.words),
  };
}

/** What is left of a body whose elements are nested too deep for a reader. */
function setTextAlone(html: string, piece: Piece, notes: Remark[]): SetBody {
  const text = withoutTags(html);
  notes.push({
    kind: 'lost',
    what: 'markup',
    detail: 'elements are nested too deeply to be read; only the text was kept',
  });
  const words = countWords(text);
  return {
    markdown: text.replace(/[\\`*_[\]<>]/g, '\\$&'),
    links: 0,
    footnotes: 0,
    words: { found: words, kept: words },
    unlisted: 0,
    head: { dek: mendDek(piece, text, notes), bio: piece.bio, image: mendPicture(piece.image, notes) },
  };
}

function plainStart(markdown: string): string {
  return markdown
    .slice(0, 4000)
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/<[^>]*>/g, '');
}
