import { lengthInUtf8 } from '../text/utf8.ts';

/** A path segment made of letters, digits and hyphens of any script: `cafe-noir`, `東京`. */
export type Slug = string & { readonly __brand: 'Slug' };

/**
 * Makes a slug of any text: lower case, NFKC, without Latin accents; each run of characters other than letters, marks,
 * digits and emoji becomes a hyphen; at most 80 code points and 200 bytes. '' if nothing is left. Names that Windows
 * reserves for devices (`con`, `nul`) get an `x` at the end, since a slug is a folder's name.
 */
export function slugOf(text: string): Slug {
  const plain = /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) ? text : slugOfAny(text);
  const short = plain.length <= 50 ? plain : cut(plain).replace(/-+$/, '');
  return (DEVICE.test(short) ? `${short}-x` : short) as Slug;
}

const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

function cut(slug: string): string {
  if (/^[ -~]*$/.test(slug)) return slug.slice(0, 80);
  let bytes = 0;
  let kept = '';
  for (const character of Array.from(slug).slice(0, 80)) {
    bytes += lengthInUtf8(character);
    if (bytes > 200) break;
    kept += character;
  }
  return kept;
}

function slugOfAny(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin})\p{Mn}+/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/['’‘ʼ]/g, '')
    .replace(/ß/g, 'ss')
    .replace(/æ/g, 'ae')
    .replace(/ø/g, 'o')
    .replace(/œ/g, 'oe')
    .replace(/ł/g, 'l')
    .replace(/đ|ð/g, 'd')
    .replace(/[^\p{L}\p{N}\p{M}\p{Extended_Pictographic}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

/** A key that is equal for two spellings of one name: it ignores case, width, spacing and Unicode form. */
export function sameName(name: string): string {
  return name
    .toWellFormed()
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff]+/g, ' ')
    .trim();
}
