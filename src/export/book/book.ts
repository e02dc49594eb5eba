import type { Clipping } from '../../archive/clipping.ts';
import type { Planned } from '../../desk/prepare.ts';
import type { DispatchProps } from '../../edition/dispatch-props.ts';
import { nameIndex } from '../../edition/name-index.ts';
import { namesOf } from '../../edition/name-shelves.ts';
import type { TemplateProps } from '../../edition/props.ts';
import { absolute } from '../../model/address/absolute.ts';
import { digestEach } from '../../model/digest.ts';
import { type Direction, directionOf, runsAgainst } from '../../model/language/direction.ts';
import { formatDate, spanStyle } from '../../model/time/dates.ts';
import { typeset } from '../../press/typeset.ts';
import { type BookIndex, indexesOf } from './indexes.ts';
import { idsIn } from './links.ts';
import { onePicture, onePictureEach } from './pictures.ts';

/** What a book is to be, as whoever asks for it says. */
export type Order = {
  readonly title: string;
  readonly subtitle: string | null;
  /** Who put it together; empty for the writers of its dispatches. */
  readonly editors: readonly string[];
  /** HTML with public addresses. */
  readonly foreword: string | null;
  readonly parts: readonly { readonly title: string | null; readonly clippings: readonly Clipping[] }[];
};

/** A dispatch in a book. */
export type Chapter = {
  /** `d0001` */
  readonly name: string;
  /** Its public address. */
  readonly url: string;
  readonly dispatch: DispatchProps;
  /** Its body as HTML, with pictures in one width. Made anew at each call. */
  readonly body: () => string;
  readonly ids: ReadonlySet<string>;
  /** Whether it has letters that run from right to left. */
  readonly isFromRight: boolean;
};

export type BookPart = { readonly title: string | null; readonly chapters: readonly Chapter[] };

/** A book, ready to be set as EPUB or for print. */
export type Book = Omit<Order, 'parts'> & {
  readonly lang: string;
  readonly dir: Direction;
  readonly parts: readonly BookPart[];
  readonly chapters: readonly Chapter[];
  /** The languages of its dispatches, its own first. */
  readonly languages: readonly string[];
  /** Its writers, those of the most dispatches first. */
  readonly writers: readonly string[];
  /** What stands at the end of a volume. */
  readonly indexes: readonly BookIndex[];
  /** The name and the public address of the archive. */
  readonly archive: { readonly title: string; readonly url: string; readonly description: string | null };
  /** The days of its first and its last dispatch. */
  readonly first: string;
  readonly last: string;
  /** Digest of the manuscripts in their order: the same dispatches in the same words have the same. */
  readonly digest: string;
  readonly program: string;
};

/** Plans a book: its chapters with what a page of the site would show of each. */
export function planBook(planned: Planned, order: Order, program: string): Book {
  const { site, edition, copies, archive } = planned;
  const pages = new Map(
    edition.pages.flatMap((page) =>
      page.template === 'dispatch.njk' && page.source ? [[page.source, page] as const] : [],
    ),
  );
  const made = new Map<Clipping, Chapter>();
  const chapterOf = (clipping: Clipping): readonly Chapter[] => {
    const page = pages.get(clipping.slip.source);
    if (!page) return [];
    const { dispatch } = page.props() as unknown as TemplateProps['dispatch'];
    const copy = { ...dispatch.copy, fills: onePictureEach(dispatch.copy.fills) };
    const body = () => typeset(copies(copy.digest), copy, { dateline: dispatch.dateline });
    const html = body();
    const chapter = {
      name: `d${String(made.size + 1).padStart(4, '0')}`,
      url: absolute(clipping.href, site.origin),
      dispatch: { ...dispatch, image: dispatch.image && onePicture(dispatch.image) },
      body,
      ids: idsIn(html),
      isFromRight: runsAgainst(`${dispatch.headline} ${dispatch.dek} ${html}`, 'ltr'),
    };
    made.set(clipping, chapter);
    return [chapter];
  };
  const parts = order.parts.map(({ title, clippings }) => ({
    title,
    chapters: clippings.flatMap(chapterOf),
  }));
  const chapters = parts.flatMap((part) => part.chapters);
  const days = chapters.map(({ dispatch }) => dispatch.filed.day).sort();
  const { lang } = site.style;
  const named = nameIndex({ archive, names: namesOf(archive) }, new Set(made.keys()));
  return {
    ...order,
    lang,
    dir: directionOf(lang),
    parts,
    chapters,
    languages: [...new Set([lang, ...chapters.map(({ dispatch }) => dispatch.lang)])],
    writers: byCount(chapters.flatMap(({ dispatch }) => dispatch.bylines.map(({ name }) => name))),
    indexes: indexesOf([...made.keys()], (clipping) => made.get(clipping) as Chapter, named, lang),
    archive: { title: site.title, url: `${site.origin}${site.base}/`, description: site.description },
    first: days[0] ?? '',
    last: days.at(-1) ?? '',
    digest: digestEach(
      order.parts.flatMap(({ clippings }) =>
        clippings.map(({ dispatch }) => `${dispatch.digest} ${dispatch.source}`),
      ),
    ),
    program,
  };
}

/** Dispatches in order of time, in parts by month. */
export function byMonth(clippings: readonly Clipping[], lang: string): Order['parts'] {
  const inOrder = clippings.toSorted((a, b) => b.rank - a.rank);
  return [...Map.groupBy(inOrder, ({ day }) => day.slice(0, 7))].map(([month, those]) => ({
    title: month === '' ? null : formatDate(month, spanStyle(month), lang),
    clippings: those,
  }));
}

function byCount(names: readonly string[]): readonly string[] {
  const counts = [...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length] as const);
  return counts.sort(([, a], [, b]) => b - a).map(([name]) => name);
}
