import type { Archive } from '../../archive/archive.ts';
import type { Clipping } from '../../archive/clipping.ts';
import { shelfFinder } from '../../archive/shelves.ts';
import { listNamed, storyNamed } from '../../desk/gathered.ts';
import type { ShelfKind } from '../../model/shelf-kinds.ts';
import { formatDate, spanStyle } from '../../model/time/dates.ts';
import type { Choice } from '../choice.ts';

/** The title and subtitle of a book, after what was asked for: the archive, a column, a writer; of a time. */
export function nameOfChoice(
  { wish, thread, story, list }: Choice,
  clippings: readonly Clipping[],
  archive: Archive,
): { readonly title: string; readonly subtitle: string | null } {
  const { site, shelves } = archive;
  const find = shelfFinder(shelves);
  const named = (kind: ShelfKind, asked: string) => find(kind, asked)?.name ?? asked;
  const oldest = clippings.toSorted((a, b) => b.rank - a.rank)[0];
  const subjects = [
    ...(list === null ? [] : [listNamed(list, archive).name]),
    ...(story === null ? [] : [storyNamed(story, archive).title ?? oldest?.display.headline ?? story]),
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
