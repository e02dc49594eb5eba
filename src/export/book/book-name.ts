import type { Archive } from '../../archive/archive.ts';
import type { Clipping } from '../../archive/clipping.ts';
import { shelfFinder } from '../../archive/shelves.ts';
import type { ShelfKind } from '../../model/shelf-kinds.ts';
import { dateFormatter, spanStyle } from '../../model/time/dates.ts';
import type { Choice } from '../choice.ts';

/** The title and subtitle of a book, after what was asked for: the archive, a column, a writer; of a time. */
export function nameOfChoice(
  { wish, thread }: Choice,
  clippings: readonly Clipping[],
  { site, shelves }: Pick<Archive, 'site' | 'shelves'>,
): { readonly title: string; readonly subtitle: string | null } {
  const formatDate = dateFormatter();
  const find = shelfFinder(shelves);
  const named = (kind: ShelfKind, asked: string) => find(kind, asked)?.name ?? asked;
  const oldest = clippings.toSorted((a, b) => b.rank - a.rank)[0];
  const subjects = [
    ...(thread !== null && oldest ? [oldest.display.headline] : []),
    ...(wish.column === null ? [] : [named('column', wish.column)]),
    ...wish.bylines.map((byline) => named('byline', byline)),
    ...wish.tags.map((tag) => named('tag', tag)),
    ...(wish.words.length > 0 ? [`“${wish.words.join(' ')}”`] : []),
  ];
  const span = (text: string) => formatDate(text, spanStyle(text), site.style.lang);
  const when = wish.when?.split('..').map(span).join(' – ') ?? null;
  const [title = site.title, ...rest] = subjects;
  const subtitle = [...rest, ...(when === null ? [] : [when])].join(' · ');
  return { title, subtitle: subtitle === '' ? null : subtitle };
}
