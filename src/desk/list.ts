import stringWidth from 'string-width';
import type { FiledDispatch, Shelf } from '../archive/clipping.ts';
import { permanentId } from '../archive/permanent-id.ts';
import { sameName, slugOf } from '../model/address/slug.ts';
import type { Json } from '../model/json.ts';
import type { Site } from '../model/site.ts';
import { machineDate } from '../model/time/civil-time.ts';

/** Which dispatches are asked for: those that meet every condition given. */
export type Wish = {
  readonly tags: readonly string[];
  readonly bylines: readonly string[];
  readonly column: string | null;
  /** `2009`, `2009-02`, `2009-02-02`, or a span of two of these, both included: `2009-11..2011`. */
  readonly when: string | null;
  readonly draft: boolean | null;
  readonly future: boolean | null;
  readonly unlisted: boolean | null;
  /** Any field by its name: `dateline=Geneva`; a name alone means that the field must be there. */
  readonly fields: readonly string[];
  /** Words that stand in the headline, the dek, the lede or the path, in any case. */
  readonly words: readonly string[];
};

/** Every dispatch. */
export const ANY: Wish = {
  tags: [],
  bylines: [],
  column: null,
  when: null,
  draft: null,
  future: null,
  unlisted: null,
  fields: [],
  words: [],
};

/** A dispatch as a list shows it: plain data. */
export type Listing = {
  readonly date: string;
  readonly title: string;
  readonly column: string | null;
  readonly bylines: readonly string[];
  readonly tags: readonly string[];
  readonly words: number;
  readonly states: readonly ('draft' | 'future' | 'unlisted')[];
  readonly source: string;
  readonly href: string;
  readonly id: string;
  readonly dek: string | null;
};

/** Finds dispatches, in the order of the entries. */
export function find(entries: readonly FiledDispatch[], wish: Wish, site: Site): readonly Listing[] {
  return entries.filter((entry) => fits(entry, wish)).map((entry) => listingOf(entry, site));
}

/** Listings as a table, at most `width` columns of characters wide. */
export function tableLines(listings: readonly Listing[], width: number): readonly string[] {
  const rows = listings.map((listing) => [
    listing.date.slice(0, 10),
    [...listing.states.map((state) => `[${state}]`), listing.title].join(' '),
    listing.column ?? listing.bylines.join(', '),
    listing.source,
  ]);
  const widest = (at: number, most: number) =>
    Math.min(most, Math.max(0, ...rows.map((row) => stringWidth(row[at] ?? ''))));
  const source = widest(3, Math.max(20, Math.floor(width * 0.4)));
  const shelf = widest(2, Math.max(10, Math.floor(width * 0.15)));
  const title = Math.max(16, Math.min(widest(1, width), width - 10 - source - shelf - 6));
  return rows.map((row) =>
    [row[0] ?? '', cut(row[1] ?? '', title), cut(row[2] ?? '', shelf), keepEnd(row[3] ?? '', source)]
      .join('  ')
      .trimEnd(),
  );
}

/** Whether a dispatch is asked for. */
export function fits(entry: FiledDispatch, wish: Wish): boolean {
  const { dispatch } = entry;
  const isOn = (shelves: readonly Pick<Shelf, 'name' | 'also' | 'slug'>[], asked: string) =>
    shelves.some(
      ({ name, also, slug }) =>
        [name, ...also].some((spelling) => sameName(spelling) === sameName(asked)) || slug === slugOf(asked),
    );
  const is = (asked: boolean | null, value: boolean) => asked === null || asked === value;
  return (
    wish.tags.every((tag) => isOn(entry.tags, tag)) &&
    wish.bylines.every((byline) => isOn(entry.bylines, byline)) &&
    (wish.column === null || isOn(entry.column ? [entry.column] : [], wish.column)) &&
    (wish.when === null || isIn(dispatch.filed?.day ?? '', wish.when)) &&
    is(wish.draft, dispatch.draft) &&
    is(wish.future, entry.embargoed) &&
    is(wish.unlisted, dispatch.unlisted) &&
    wish.fields.every((field) => hasField(entry, field)) &&
    wish.words.every((word) => says(entry, word))
  );
}

function isIn(day: string, when: string): boolean {
  const [first = '', last = first] = when.split('..');
  const isWithin = (span: string) => day === span || day.startsWith(`${span}-`);
  return isWithin(first) || isWithin(last) || (day > first && day < last);
}

function says({ dispatch }: FiledDispatch, word: string): boolean {
  const text = [dispatch.title, dispatch.headline, dispatch.dek ?? '', dispatch.lede, dispatch.source].join(
    '\n',
  );
  return asTyped(text).includes(asTyped(word));
}

/**
 * Whether a field of a dispatch, known or the writer's own, contains a text. For a list, whether one of its entries
 * does.
 */
function hasField({ dispatch }: FiledDispatch, asked: string): boolean {
  const [, name = '', value] = /^([^=]*)(?:=(.*))?$/s.exec(asked) ?? [];
  const all: { readonly [key: string]: unknown } = { ...dispatch.extra, ...dispatch };
  const found = texts(all[name.trim()] as Json | undefined);
  if (value === undefined) return found.length > 0;
  return found.some((text) => asTyped(text).includes(asTyped(value)));
}

/**
 * A text in the form in which it is searched: similar spellings of a name become one, and quotes and dashes become
 * those of a keyboard.
 */
function asTyped(text: string): string {
  return sameName(text)
    .replace(/[‘’‚‛′ʼʹ＇`´]/g, "'")
    .replace(/[“”„‟″«»＂]/g, '"')
    .replace(/[‐-―−]/g, '-');
}

function texts(value: Json | undefined): readonly string[] {
  if (value === null || value === undefined || value === '' || value === false) return [];
  if (Array.isArray(value)) return value.flatMap((part: Json) => texts(part));
  if (typeof value === 'object') return Object.values(value).flatMap((part: Json) => texts(part));
  return [String(value)];
}

function listingOf(entry: FiledDispatch, site: Site): Listing {
  const { dispatch } = entry;
  return {
    date: dispatch.filed ? machineDate(dispatch.filed) : '',
    title: dispatch.headline,
    column: entry.column?.name ?? null,
    bylines: entry.bylines.map(({ name }) => name),
    tags: entry.tags.map(({ name }) => name),
    words: dispatch.copy.words,
    states: [
      ...(dispatch.draft ? (['draft'] as const) : []),
      ...(entry.embargoed ? (['future'] as const) : []),
      ...(dispatch.unlisted ? (['unlisted'] as const) : []),
    ],
    source: dispatch.source,
    href: entry.href,
    id: permanentId(dispatch, site),
    dek: dispatch.dek,
  };
}

function cut(text: string, width: number): string {
  const columns = stringWidth(text);
  if (columns <= width) return text + ' '.repeat(width - columns);
  let kept = '';
  for (const sign of signsOf(text)) {
    if (stringWidth(kept + sign) >= width) break;
    kept += sign;
  }
  return `${kept}…${' '.repeat(Math.max(0, width - stringWidth(kept) - 1))}`;
}

/** Shortens a path at its beginning, since its end says more. */
function keepEnd(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  for (const sign of signsOf(text).reverse()) {
    if (stringWidth(sign + kept) >= width) break;
    kept = sign + kept;
  }
  return `…${kept}`;
}

/** The characters of a text as a reader counts them: an emoji of several parts is one. */
function signsOf(text: string): string[] {
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}
