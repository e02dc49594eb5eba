import type { DispatchProps } from '../../edition/dispatch-props.ts';

/** What an index reads of a chapter. */
export type Indexed = { readonly name: string; readonly dispatch: Pick<DispatchProps, 'bylines'> };

/** An index at the end of a volume: names in order, each with the chapters to which it leads. */
export type BookIndex = {
  /** The key of the word that is its heading. */
  readonly heading: 'bylines';
  readonly entries: readonly { readonly name: string; readonly chapters: readonly Indexed[] }[];
};

/** The indexes of a volume: its writers, if there are several. */
export function indexesOf(chapters: readonly Indexed[], lang: string): readonly BookIndex[] {
  const writers = entriesOf(chapters, lang, ({ dispatch }) => dispatch.bylines.map(({ name }) => name));
  return writers.length > 1 ? [{ heading: 'bylines', entries: writers }] : [];
}

/** The names that chapters have, in the order of a language, each with its chapters in the order of the book. */
function entriesOf(
  chapters: readonly Indexed[],
  lang: string,
  namesOf: (chapter: Indexed) => readonly string[],
): BookIndex['entries'] {
  const found = new Map<string, Indexed[]>();
  for (const chapter of chapters)
    for (const name of new Set(namesOf(chapter))) {
      const those = found.get(name);
      if (those) those.push(chapter);
      else found.set(name, [chapter]);
    }
  const { compare } = new Intl.Collator(lang);
  return [...found]
    .map(([name, chapters]) => ({ name, chapters }))
    .sort((a, b) => compare(a.name, b.name) || (a.name < b.name ? -1 : 1));
}
