import type { Moment } from '../moment.ts';

/** What stands for the tokens of a permalink pattern. */
export type PermalinkParts = {
  readonly date: Moment | null;
  /** File name without date and extension. */
  readonly name: string;
  readonly slug: string | null;
  readonly title: string | null;
  readonly categories: readonly string[];
  readonly section: string;
  readonly id: string | null;
};

/** The address that a pattern of Jekyll, Hugo or Hexo gave a piece, as a path. */
export function permalinkOf(pattern: string, parts: PermalinkParts): string {
  const [year = '', month = '', day = ''] = (parts.date?.day ?? '').split('-');
  const [hour = '', minute = '', second = ''] = (parts.date?.time ?? '00:00:00').split(':');
  const slug = parts.slug ?? (urlized(parts.name) || urlized(parts.title ?? ''));
  const values: { readonly [token: string]: string } = {
    year,
    short_year: year.slice(2),
    month,
    i_month: String(Number(month)),
    day,
    i_day: String(Number(day)),
    hour,
    minute,
    second,
    title: parts.slug ?? parts.name,
    name: parts.name,
    slug,
    slugorfilename: slug,
    contentbasename: parts.name,
    filename: parts.name,
    post_title: parts.name,
    categories: parts.categories.map(urlized).join('/'),
    category: parts.categories.map(urlized).join('/'),
    section: parts.section.split('/')[0] ?? '',
    sections: parts.section,
    path: parts.section,
    output_ext: '.html',
    id: parts.id ?? '',
    y_day: '',
  };
  const filled = pattern.replace(/:(\w+)/g, (whole, token: string) => values[token] ?? whole);
  return `/${filled}`.replace(/\/{2,}/g, '/');
}

/** A word as static site generators put it into addresses. */
export function urlized(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}._~-]+/gu, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '');
}
