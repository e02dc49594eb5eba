import { type PermalinkParts, permalinkOf, urlized } from './permalink.ts';

/**
 * The address that a piece's own front matter gave it, as a path; null if its tokens or expressions of a template are not
 * known. `file`: the path of the piece in the export.
 */
export function writtenPermalink(permalink: string, parts: PermalinkParts, file: string): string | null {
  const filled = withTokens(
    permalink.replace(/\{\{-?(.*?)-?\}\}/g, (whole, expression: string) =>
      filledIn(whole, expression, parts, file),
    ),
    parts,
  );
  return filled === null || filled.includes('{') ? null : filled.replace(/\/index\.html$/, '/');
}

/** What an expression of a template stands for; the expression itself if that is not known. */
function filledIn(
  whole: string,
  expression: string,
  { name, date, fields }: PermalinkParts,
  file: string,
): string {
  const [value = '', filter = ''] = expression.split('|').map((part) => part.trim());
  if (value === 'page.fileSlug' && filter === '') return name;
  if (value === 'page.filePathStem' && filter === '')
    return `/${file.replace(/\.\w+$/, '').replace(/(?<=^|\/)\d{4}-\d\d-\d\d-/, '')}`;
  const format = /^date\s*:?\s*\(?["']([^"']+)["']\)?$/.exec(filter)?.[1];
  const [year = '', month = '', day = ''] = date?.day.split('-') ?? [];
  if (/^(?:page\.)?date$/.test(value) && format !== undefined && date !== null)
    return format
      .replace(/%Y|yyyy/g, year)
      .replace(/%m|MM/g, month)
      .replace(/%d|dd/g, day);
  const written = fields[value];
  if (typeof written !== 'string' || !/^(?:slug(?:ify)?)?$/.test(filter)) return whole;
  return filter === '' ? written : urlized(written.replace(/&/g, ' and '));
}

/** A permalink with its tokens filled in; null if nothing is known for one of them. */
function withTokens(pattern: string, parts: PermalinkParts): string | null {
  const [year = '', month = '', day = ''] = (parts.date?.day ?? '').split('-');
  const categories = parts.categories.map((one) => one.toLowerCase()).join('/');
  const values: { readonly [token: string]: string } = {
    categories,
    category: categories,
    year,
    month,
    day,
    title: parts.slug ?? parts.name,
    slug: parts.slug ?? parts.name,
    name: parts.name,
  };
  const filled = pattern.replace(/(?<!https?):(\w+)/g, (whole, token: string) => values[token] ?? whole);
  if (/(?<!https?):[a-z_]/i.test(filled)) return /^https?:/.test(filled) ? null : permalinkOf(filled, parts);
  return filled.startsWith('/') || /^https?:/.test(filled) ? filled : `/${filled}`;
}

/** An old address of a front matter as a path; Hugo reads one without a slash in the folder of its page (`address`). */
export function fullAlias(alias: string, address: string | null): string {
  if (/^(?:\/|https?:)/.test(alias)) return alias;
  return address === null ? `/${alias}` : new URL(`../${alias}`, `https://site.invalid${address}`).pathname;
}
