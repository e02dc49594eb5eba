import type { Archive } from '../archive/archive.ts';
import type { Clipping } from '../archive/clipping.ts';
import type { SourcePath } from '../model/address/paths.ts';
import type { Slug } from '../model/address/slug.ts';
import { digestAll } from '../model/digest.ts';
import type { CardWords, NameplateWords, Recipe } from '../model/picture.ts';
import { formatDate } from '../model/time/dates.ts';

/** Texts in the letters that the theme's fonts contain: Western European ones, with newspaper punctuation. */
const SET = /^[\x20-\x7e\xa0-\xffıŒœŸ–—‘’‚“”„†•…‹›€™−×⁄ẞ]*$/;
const DRAWN = {
  format: 'png' as const,
  width: 1200,
  height: 630,
  quality: 90,
  frames: 1,
  from: null,
  wide: false,
  drawn: true,
  credit: null,
  copyright: null,
};

/**
 * Cards set in type for dispatches without a picture card (`hasCard` says which have one), by the path of the dispatch.
 * There is none for words in letters that the theme's fonts lack. `engine` names the program that draws them.
 */
export function drawnCards(
  { listed, unlisted, site }: Archive,
  engine: string,
  hasCard: (clipping: Clipping) => boolean,
): ReadonlyMap<SourcePath, Recipe> {
  if (site.images.cards !== 'drawn') return new Map();
  const cards = new Map<SourcePath, Recipe>();
  for (const clipping of [...listed, ...unlisted]) {
    if (hasCard(clipping)) continue;
    const { slip, lang } = clipping;
    const words: CardWords = {
      column: clipping.column?.name ?? site.title,
      headline: clipping.dispatch.headline,
      byline: clipping.bylines.map(({ name }) => name).join(', '),
      date: slip.filed ? formatDate(slip.filed, 'long', lang) : '',
      accent: site.theme.accent,
    };
    const isSettable = [words.column, words.headline, words.byline, words.date].every((text) =>
      SET.test(text),
    );
    if (isSettable) cards.set(clipping.slip.source, cardOf(words, clipping.slip.source, engine));
  }
  return cards;
}

/**
 * Cards with a nameplate, for pages without another card: one for each column, by its slug, and one for the site (null).
 * There is none for a name in letters that the theme's italic lacks; a tagline in such letters is left out.
 */
export function nameplateCards({ shelves, site }: Archive, engine: string): ReadonlyMap<Slug | null, Recipe> {
  if (!site.images.cards) return new Map();
  const columns = shelves.columns.map(({ slug, name, tagline }) => ({ slug, name, tagline }));
  const plates = [{ slug: null, name: site.title, tagline: site.tagline }, ...columns];
  return new Map(
    plates
      .filter(({ name }) => SET.test(name))
      .map(({ slug, name, tagline }) => {
        const settable = tagline !== null && SET.test(tagline) ? tagline : null;
        return [slug, nameplateOf({ name, tagline: settable, accent: site.theme.accent }, engine)];
      }),
  );
}

function nameplateOf(nameplate: NameplateWords, engine: string): Recipe {
  const rest = { make: 'nameplate' as const, ...DRAWN, nameplate };
  const key = digestAll(engine, JSON.stringify(rest));
  return { key, source: 'site.yaml' as SourcePath, digest: key, ...rest };
}

function cardOf(words: CardWords, source: SourcePath, engine: string): Recipe {
  const rest = { make: 'drawn' as const, ...DRAWN, words };
  const key = digestAll(engine, JSON.stringify(rest));
  return { key, source, digest: key, ...rest };
}
