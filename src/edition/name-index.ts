import type { Clipping, Shelf } from '../archive/clipping.ts';
import { compareText } from '../model/finding.ts';
import type { NameKind } from '../model/names.ts';
import type { Bench } from './bench.ts';

/** An entry of an index of names. */
export type IndexedName = {
  readonly id: string;
  /** Whether it is a person, a place, or another kind of thing. */
  readonly what: NameKind;
  /** As the index prints it: `Samore, Gary`. */
  readonly sort: string;
  /** The letter under which it stands: see `letterOf`. */
  readonly letter: string;
  readonly shelf: Shelf;
  /** Whether `shelf` is another name, to which this one refers: "Foggy Bottom, see State Department". */
  readonly refers: boolean;
  /** The dispatches that mention it, newest first; empty for one that refers to another. */
  readonly clippings: readonly Clipping[];
};

/**
 * The names that dispatches mention, from A to Z in the order of the site's language: for an index on the web, or in
 * print. `only`: the dispatches that count; else all listed ones.
 */
export function nameIndex(
  bench: Pick<Bench, 'archive' | 'names'>,
  only: ReadonlySet<Clipping> | null = null,
): readonly IndexedName[] {
  const { names, style } = bench.archive.site;
  const { compare } = new Intl.Collator(style.lang, { ignorePunctuation: true, numeric: true });
  const plain = new Intl.Collator(style.lang, { sensitivity: 'base' });
  const counted = (shelf: Shelf) =>
    only === null ? shelf.clippings : shelf.clippings.filter((clipping) => only.has(clipping));
  const entries = names.flatMap(({ id, what, sort, see }): readonly IndexedName[] => {
    const shelf = bench.names.shelfOf(see ?? id);
    const clippings = shelf ? counted(shelf) : [];
    if (!shelf || clippings.length === 0) return [];
    const letter = letterOf(sort, plain, style.lang);
    return [
      { id, what, sort, letter, shelf, refers: see !== null, clippings: see === null ? clippings : [] },
    ];
  });
  return entries.sort((a, b) => compare(bareOf(a.sort), bareOf(b.sort)) || compareText(a.id, b.id));
}

/** A name without signs before its first letter or digit, and without an ʻokina there. */
function bareOf(sort: string): string {
  return sort.replace(/^(?:[^\p{L}\p{N}]|\p{Lm})+(?=[\p{L}\p{N}])/u, '');
}

/**
 * The letter under which an index lists a name: its first letter, without accents that do not make another letter in the
 * site's language. Hangul syllables stand under their initial consonant, digits and signs under `#`.
 */
function letterOf(sort: string, plain: Intl.Collator, lang: string): string {
  const [first = '#'] = bareOf(sort).normalize('NFC');
  if (!/\p{L}/u.test(first)) return '#';
  if (/\p{Script=Hangul}/u.test(first)) return first.normalize('NFD').slice(0, 1);
  const letter = first.toLocaleUpperCase(lang);
  const bare = letter.normalize('NFD').replace(/(?<=[\p{Script=Latin}\p{Script=Greek}])\p{Mn}+/gu, '');
  if (plain.compare(bare, letter) === 0)
    return bare === letter ? (LATIN.find((one) => plain.compare(one, bare) === 0) ?? bare) : bare;
  return letter;
}

/** Letters among which some languages sort others that have a stroke: Ł, Ø. */
const LATIN = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
