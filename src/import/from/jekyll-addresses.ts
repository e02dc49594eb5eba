import { type PermalinkParts, permalinkOf, urlized } from './permalink.ts';

/** The pattern for the addresses of posts. `permalink`: Jekyll's setting, which is a pattern or the name of one. */
export function postPattern(permalink: string | undefined): string {
  return STYLES[permalink ?? 'date'] ?? permalink ?? STYLES.date!;
}

const STYLES: { readonly [name: string]: string } = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title.html',
  weekdate: '/:categories/:year/W:week/:short_day/:title.html',
  none: '/:categories/:title.html',
};

/** The address that Jekyll gave a post, as a path below `baseurl`; null if it is not known. */
export function postAddress(pattern: string, parts: PermalinkParts): string | null {
  return permalinkOf(withCategories(pattern, parts.categories), {
    ...parts,
    name: plainTitle(parts.name),
    slug: parts.slug === null ? null : plainTitle(parts.slug),
  });
}

/** A pattern with its categories, which Jekyll puts into addresses in lower case and otherwise as they are. */
function withCategories(pattern: string, categories: readonly string[]): string {
  return pattern
    .replace(':slugified_categories', categories.map(urlized).join('/'))
    .replace(':categories', categories.map((one) => one.toLowerCase()).join('/'));
}

/** A name with hyphens for the characters that an address would have to escape, as Jekyll's `slugify: pretty` has it. */
function plainTitle(name: string): string {
  return name.replace(/[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu, '-').replace(/^-|-$/g, '');
}

/** The address that Jekyll gave a piece of the collection `group`, as a path below `baseurl`; null if not known. */
export function collectionAddress(
  path: string,
  group: string,
  permalink: string | undefined,
  parts: PermalinkParts,
): string | null {
  const inside = path.replace(new RegExp(`^(?:.*/)?_${group}/`), '').replace(/\.\w+$/, '');
  const pattern = (permalink ?? '/:collection/:path.html')
    .replace(':collection', group)
    .replace(':path', inside);
  return permalinkOf(pattern, parts);
}
