import type { DispatchProps } from '../../edition/dispatch-props.ts';
import type { IndexedName } from '../../edition/name-index.ts';

/** What an index reads of a chapter. */
type Indexed = { readonly name: string; readonly dispatch: Pick<DispatchProps, 'bylines'> };

/** A line of an index: the chapters to which a name leads, or the name to which it refers. */
type IndexLine = {
  readonly name: string;
  readonly see: string | null;
  readonly chapters: readonly Indexed[];
};

/** An index at the end of a volume. */
export type BookIndex = {
  /** The key of the word that is its heading. */
  readonly heading: 'names' | 'bylines';
  readonly lines: readonly IndexLine[];
};

/**
 * The indexes of a volume: the names of `names.yaml` that its dispatches mention, and its writers if there are several.
 * `chapterOf` gives the chapter of a dispatch.
 */
export function indexesOf<Piece>(
  pieces: readonly Piece[],
  chapterOf: (piece: Piece) => Indexed,
  named: readonly (Pick<IndexedName, 'sort' | 'refers' | 'shelf'> & {
    readonly clippings: readonly Piece[];
  })[],
  lang: string,
): readonly BookIndex[] {
  const names = named.map(({ sort, refers, shelf, clippings }) => {
    const those = new Set(clippings);
    const chapters = pieces.filter((piece) => those.has(piece)).map(chapterOf);
    return { name: sort, see: refers ? shelf.name : null, chapters };
  });
  const writers = writersOf(pieces.map(chapterOf), lang);
  return [
    ...(names.length > 0 ? [{ heading: 'names' as const, lines: names }] : []),
    ...(writers.length > 1 ? [{ heading: 'bylines' as const, lines: writers }] : []),
  ];
}

/** The writers in the order of a language, each with the chapters in the order of the book. */
function writersOf(chapters: readonly Indexed[], lang: string): readonly IndexLine[] {
  const found = new Map<string, Indexed[]>();
  for (const chapter of chapters)
    for (const name of new Set(chapter.dispatch.bylines.map(({ name }) => name))) {
      const those = found.get(name);
      if (those) those.push(chapter);
      else found.set(name, [chapter]);
    }
  const { compare } = new Intl.Collator(lang);
  return [...found]
    .map(([name, chapters]) => ({ name, see: null, chapters }))
    .sort((a, b) => compare(a.name, b.name) || (a.name < b.name ? -1 : 1));
}
