import { type Moment, readMoment } from '../found/moment.ts';

type Fields = { readonly [key: string]: unknown };

/** Fields of other systems that are read here, so that they are not taken for misspelt ones. */
export const READ_HERE: readonly string[] = ['sitemap', 'eleventyExcludeFromCollections'];

/** The day from which a system no longer shows a piece, by Hugo's fields for it, in any letter case. */
export function expiryOf(fields: Fields): Moment | null {
  const key = Object.keys(fields).find((one) => /^(?:expiry_?date|unpublish_?date)$/i.test(one));
  const value = key === undefined ? undefined : fields[key];
  return typeof value === 'string' ? readMoment(value) : null;
}

/** Why a system showed a piece at its address but in no list, or hid it from robots; null if it did not. */
export function keptOffLists(fields: Fields): string | null {
  if (fields.eleventyExcludeFromCollections === true) return 'Eleventy had it in no collection';
  const { sitemap } = fields;
  const isOff = typeof sitemap === 'object' && sitemap !== null && (sitemap as Fields).disable === true;
  return sitemap === false || isOff ? 'the sitemap of the old site left it out' : null;
}
