import type { Image, Nodes as MdastNodes, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Remark } from '../../found/piece.ts';
import { absolute, isDangerous } from '../addresses.ts';
import type { Circumstance, ClosedBody } from '../circumstance.ts';
import { countWords, printedText } from '../words.ts';
import { anchorsOf } from './anchors.ts';
import { type Place, placeOf, written } from './places.ts';
import { type Edit, htmlPlaces } from './raw-html.ts';

const reader = unified().use(remarkParse).freeze();

/** A body that was written as Markdown. It stays as it is, except for the addresses of pictures and links. */
type OpenMarkdown = {
  readonly text: string;
  readonly places: readonly Place[];
  readonly edits: readonly Edit[];
  readonly pictures: readonly string[];
  readonly files: readonly string[];
  readonly links: number;
  readonly words: number;
  readonly footnotes: number;
  readonly notes: Remark[];
};

const FILE =
  /\.(?:pdf|docx?|xlsx?|pptx?|csv|zip|epub|mobi|txt|rtf|odt|ods|odp|mp3|m4a|ogg|oga|wav|flac|mp4|m4v|webm|mov|ogv)(?:[?#].*)?$/i;

/** Finds the pictures and links of a Markdown body; links that run code, and scripts, are removed. */
export function openMarkdown(given: string, circumstance: Circumstance): OpenMarkdown {
  const notes: Remark[] = [];
  const text = withWholeAddresses(given, notes);
  const tree: Root = reader.parse(text);
  const places: Place[] = [];
  const edits: Edit[] = [];
  const shown = new Set<string>();
  const anchorFor = /\]\(<?#|\]:[^\S\n]*<?#/.test(text) ? anchorsOf(tree, text) : () => null;
  visit(tree, (node) => {
    if (node.type === 'imageReference') shown.add(node.identifier);
  });
  visit(tree, (node) => {
    const [from, to] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    if (node.type === 'definition' && node.label?.startsWith('^')) return;
    if (node.type === 'image' || node.type === 'link' || node.type === 'definition') {
      if (isDangerous(node.url) && !(node.type === 'image' && /^data:image\/(?!svg)/i.test(node.url))) {
        notes.push({
          kind: 'dropped',
          what: node.type === 'image' ? 'image' : 'link',
          detail: `one that runs code: ${node.url.slice(0, 60)}`,
        });
        const inner =
          'children' in node
            ? text.slice(
                node.children[0]?.position?.start.offset ?? to,
                node.children.at(-1)?.position?.end.offset ?? to,
              )
            : '';
        edits.push({ from, to, text: inner });
        return;
      }
      const isPicture = node.type === 'image' || (node.type === 'definition' && shown.has(node.identifier));
      const position = placeOf(text, from, to, node.url, isPicture ? 'picture' : 'link');
      if (position) places.push(position);
      const anchor = node.url.startsWith('#') ? anchorFor(node.url.slice(1)) : null;
      if (position && anchor !== null) {
        notes.push({ kind: 'repaired', what: 'anchor', detail: `${node.url} is #${anchor} here` });
        edits.push({ from: position.from, to: position.to, text: written(`#${anchor}`, 'markdown') });
      }
    } else if (node.type === 'html') htmlPlaces(node.value, from, places, edits, notes);
  });
  const pictures = places.filter(({ kind }) => kind === 'picture').map(({ source }) => source);
  const links = places.filter(({ kind }) => kind === 'link');
  const files = links
    .filter(
      ({ source }) =>
        (FILE.test(source) && (circumstance.isOwn(source) || !/^[a-z]+:/i.test(source))) ||
        circumstance.holds?.(source) === true,
    )
    .map(({ source }) => source);
  return {
    text,
    places,
    edits,
    pictures,
    files,
    links: links.length,
    words: countWords(printedText(tree)),
    footnotes: (text.match(/^\[\^[^\]]+\]:/gm) ?? []).length,
    notes,
  };
}

/** The heading or picture with which a Markdown body begins, if there is one, and its position. */
export function beginningOf(text: string): {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly picture: Image | null;
} | null {
  const first = reader.parse(firstBlock(text.slice(0, 4000))).children[0];
  const [from = 0, to = 0] = [first?.position?.start.offset, first?.position?.end.offset];
  if (first === undefined || to >= 4000) return null;
  const only = first.type === 'paragraph' && first.children.length === 1 ? first.children[0] : undefined;
  const isTitle = first.type === 'heading' || only?.type === 'strong';
  if (!isTitle && only?.type !== 'image') return null;
  return { from, to, text: printedText(first).trim(), picture: only?.type === 'image' ? only : null };
}

/** The beginning of a text up to its first blank line: no heading and no paragraph goes on after one (CommonMark §4.9). */
function firstBlock(text: string): string {
  const start = text.search(/\S/);
  const blank = start < 0 ? null : /\n[^\S\n]*\n/.exec(text.slice(start));
  return blank ? text.slice(0, start + blank.index + 1) : text;
}

/** Puts pictures, files and links to their places; nothing else of the text is touched. */
export function closeMarkdown(
  body: OpenMarkdown,
  placed: (source: string) => string | null,
  lead: (address: string) => string | null,
  base: string | null,
): ClosedBody {
  const isCut = ({ from, to }: Place) => body.edits.some((edit) => from >= edit.from && to <= edit.to);
  const moved = body.places.flatMap((position): Edit[] => {
    if (isCut(position)) return [];
    const to =
      placed(position.source) ??
      (position.kind === 'picture' ? absolute(position.source, base) : leadOf(position.source, lead));
    const there = body.text.slice(position.from, position.to);
    const isPlain = position.form === 'markdown' || !/&(?!amp;)/.test(there);
    if (isPlain && (to === null || to === position.source)) return [];
    return [{ from: position.from, to: position.to, text: written(to ?? position.source, position.form) }];
  });
  const edits = [...moved, ...body.edits].sort((a, b) => b.from - a.from);
  if (edits.length === 0) return { markdown: body.text, words: body.words };
  let text = body.text;
  let last = Number.POSITIVE_INFINITY;
  for (const edit of edits) {
    if (edit.to > last) continue;
    text = text.slice(0, edit.from) + edit.text + text.slice(edit.to);
    last = edit.from;
  }
  return { markdown: text, words: countWords(printedText(reader.parse(text))) };
}

function leadOf(source: string, lead: (address: string) => string | null): string | null {
  if (source.startsWith('#')) return null;
  const hash = source.indexOf('#');
  const found = lead(hash < 0 ? source : source.slice(0, hash));
  return found === null ? null : found + (hash < 0 ? '' : source.slice(hash));
}

function visit(node: MdastNodes, see: (node: MdastNodes) => void): void {
  see(node);
  if ('children' in node) for (const child of node.children) visit(child as MdastNodes, see);
}

/**
 * Sets angle brackets around addresses of files that hold spaces: many old programs took them for links, and
 * CommonMark does not (§6.3).
 */
function withWholeAddresses(text: string, notes: Remark[]): string {
  if (!SPACED.test(text)) return text;
  const code = codeIn(reader.parse(text));
  return text.replace(
    new RegExp(SPACED, 'gi'),
    (whole, before: string, address: string, after: string, at: number) => {
      if (code.some(({ from, to }) => at >= from && at < to)) return whole;
      notes.push({
        kind: 'repaired',
        what: 'address',
        detail: `"${address}" has spaces, and is in angle brackets now`,
      });
      return `${before}<${address}>${after}`;
    },
  );
}

const SPACED =
  /(\]\()([^\s()<>"'](?:[^()<>"\n]|\([^()<>\n]{0,60}\)){0,300}?[^\S\n](?:[^()<>"\n]|\([^()<>\n]{0,60}\)){0,300}?\.(?:jpe?g|png|gif|webp|avif|svg|bmp|pdf|docx?|mp3|mp4|zip|md|markdown))(\)|[^\S\n]+["'])/i;

/** Where code is in a body, by offsets. */
function codeIn(tree: Root): readonly { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = [];
  visit(tree, ({ type, position }) => {
    if ((type === 'code' || type === 'inlineCode') && position)
      found.push({ from: position.start.offset ?? 0, to: position.end.offset ?? 0 });
  });
  return found;
}
