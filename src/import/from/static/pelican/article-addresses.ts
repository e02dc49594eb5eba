import type { PermalinkParts } from '../../permalink.ts';

/** An address by a pattern of Pelican (`{date:%Y}/{slug}.html`); null if nothing is known for one of its parts. */
export function filled(
  pattern: string,
  { date, slug, name, title, categories, fields }: PermalinkParts,
  section: string,
  settings: { readonly [name: string]: string },
): string | null {
  const [year = '', month = '', day = ''] = (date?.day ?? '').split('-');
  const word = (text: string) => slugified(text, settings);
  const category = categories[0] ?? fields.category ?? (section || (settings.DEFAULT_CATEGORY ?? 'misc'));
  const values: { readonly [token: string]: string | null } = {
    slug: slug ?? word(settings.SLUGIFY_SOURCE === 'basename' ? name : (title ?? name)),
    category: word(String(category)),
    author: word(String(Array.isArray(fields.authors) ? fields.authors[0] : (settings.AUTHOR ?? ''))),
    lang: String(fields.lang ?? settings.DEFAULT_LANG ?? 'en'),
    base_name: name,
  };
  const path = pattern.replace(
    /\{(\w+)(?::([^}]*))?\}/g,
    (whole, token: string, format: string | undefined) => {
      if (token !== 'date') return values[token] ?? whole;
      if (year === '') return whole;
      return (format ?? '%Y-%m-%d')
        .replaceAll('%-m', String(Number(month)))
        .replaceAll('%-d', String(Number(day)))
        .replaceAll('%Y', year)
        .replaceAll('%y', year.slice(2))
        .replaceAll('%m', month)
        .replaceAll('%d', day)
        .replaceAll('%b', MONTHS[Number(month) - 1] ?? '');
    },
  );
  return /[{}%]/.test(path) ? null : `/${path.replace(/^\//, '')}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * A word as Pelican puts it into addresses: ASCII letters, digits and hyphens. Null where Pelican wrote the word in Latin
 * letters by a large table, or by rules of the site's own.
 */
export function slugified(text: string, settings: { readonly [name: string]: string }): string | null {
  if (settings.SLUG_REGEX_SUBSTITUTIONS !== undefined) return null;
  const isUnicode = settings.SLUGIFY_USE_UNICODE === 'True';
  const plain = isUnicode
    ? text.normalize('NFKC')
    : text
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .replace(/[ßæœøłđðþ]/gi, (letter) => LATIN[letter.toLowerCase()]!)
        .replace(/[‐-―]/g, '-');
  if (!isUnicode && /[^\x00-\x7f]/.test(plain.replace(/[^\p{L}\p{N}]/gu, ''))) return null;
  const word = plain
    .replace(/[^\p{L}\p{N}_\s-]/gu, '')
    .trim()
    .replace(/[-\s]+/g, '-');
  return settings.SLUGIFY_PRESERVE_CASE === 'True' ? word : word.toLowerCase();
}

/** Letters that have no accent to leave out. */
const LATIN: { readonly [letter: string]: string } = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};
