import { lengthInUtf8 } from './utf8.ts';

/** A path segment made of letters, digits and hyphens of any script: `cafe-noir`, `東京`. */
export type Slug = string & { readonly __brand: 'Slug' };

/**
 * Slug of any text: lower case, NFKC, Latin accents dropped, everything that is no letter, mark, digit or
 * emoji turned into single hyphens; at most 80 code points and 200 bytes. '' when nothing is left. Names that
 * Windows keeps for devices (`con`, `nul`) get an `x` behind them, since a slug is a folder's name.
 */
export function slugOf(text: string): Slug {
  const plain = /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) ? text : slugOfAny(text);
  const short = plain.length <= 50 ? plain : cut(plain).replace(/-+$/, '');
  return (DEVICE.test(short) ? `${short}-x` : short) as Slug;
}

const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

function cut(slug: string): string {
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

/** What makes two names one: case, width, spacing and Unicode form are ignored. */
export function sameName(name: string): string {
  return name
    .toWellFormed()
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff]+/g, ' ')
    .trim();
}
