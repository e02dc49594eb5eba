/** A path segment made of letters, digits and hyphens of any script: `cafe-noir`, `東京`. */
export type Slug = string & { readonly __brand: 'Slug' };

/**
 * Slug of any text: lower case, NFKC, Latin accents dropped, everything that is no letter, mark, digit or
 * emoji turned into single hyphens; at most 80 code points. '' when nothing is left.
 */
export function slugOf(text: string): Slug {
  const plain = /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) ? text : slugOfAny(text);
  const short = plain.length <= 80 ? plain : Array.from(plain).slice(0, 80).join('').replace(/-+$/, '');
  return short as Slug;
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
  return name.toWellFormed().normalize('NFKC').toLowerCase().normalize('NFKC').replace(/[\s\u200b-\u200d\ufeff]+/g, ' ').trim();
}
