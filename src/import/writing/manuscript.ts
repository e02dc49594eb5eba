import type { Json } from '../../model/json.ts';
import type { PlacedPiece } from '../addresses/register.ts';
import { printMoment } from '../found/moment.ts';
import type { Named } from '../found/names.ts';
import type { Picture, Piece } from '../found/piece.ts';
import { manuscriptText } from './front-matter.ts';

/** A piece that is ready to be written: its head is mended, its body is Markdown, its names are resolved. */
export type Ready = Pick<
  Piece,
  | 'id'
  | 'kind'
  | 'title'
  | 'date'
  | 'updated'
  | 'tags'
  | 'dateline'
  | 'draft'
  | 'unlisted'
  | 'expires'
  | 'canonical'
  | 'lang'
  | 'extra'
> & {
  readonly bylines: readonly Named[];
  readonly bio: string | null;
  readonly column: string | null;
  readonly dek: string | null;
  readonly image: Picture | false | null;
  readonly markdown: string;
  /** True if something in it would be taken for the mark of a draft, although it was published. */
  readonly isPublic?: boolean;
};

/** Text of a manuscript: canonical fields in a fixed order, then whatever else the old system kept, then the body. */
export function manuscriptOf(ready: Ready, standing: PlacedPiece): string {
  const name = standing.path.replace(/^.*\//, '').replace(/\.md$/, '');
  const ownSlug = name === standing.slug || name === `${ready.date?.day}-${standing.slug}`;
  const { image } = ready;
  return manuscriptText(
    [
      ['title', ready.title ?? undefined],
      ['id', ready.id],
      ['date', ready.date ? printMoment(ready.date) : undefined],
      ['updated', ready.updated ? printMoment(ready.updated) : undefined],
      ['slug', ownSlug ? undefined : standing.slug],
      ['byline', ready.bylines.length === 1 ? ready.bylines[0]!.id : ready.bylines.map(({ id }) => id)],
      ['bio', ready.bio ?? undefined],
      ['column', ready.column ?? undefined],
      ['tags', [...ready.tags]],
      ['dek', ready.dek ?? undefined],
      ['image', image === false ? false : image ? pictureField(image) : undefined],
      ['dateline', ready.dateline ?? undefined],
      ['draft', ready.draft ? true : ready.isPublic ? false : undefined],
      ['unlisted', ready.unlisted ? true : undefined],
      ['expires', ready.expires ? printMoment(ready.expires) : undefined],
      ['aliases', [...standing.aliases]],
      ['canonical', ready.canonical ?? undefined],
      ['lang', ready.lang ?? undefined],
      ...Object.entries(ready.extra).filter(([key]) => !FIELDS.has(key)),
    ],
    ready.markdown,
  );
}

const FIELDS = new Set(
  'title id date updated slug byline bio column tags dek image dateline draft unlisted expires aliases canonical lang'.split(
    ' ',
  ),
);

function pictureField(image: Picture): Json {
  const { src, alt, caption, credit } = image;
  if (!alt && !caption && !credit) return src;
  return { src, ...(alt ? { alt } : {}), ...(caption ? { caption } : {}), ...(credit ? { credit } : {}) };
}
