import type { Request } from '../found/format.ts';
import type { Moment } from '../found/moment.ts';

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
  /** Fields of the front matter, which patterns may name, too. */
  readonly fields: { readonly [key: string]: unknown };
};

/** The address that a pattern of Jekyll, Hugo or Hexo gave a piece, as a path; null if nothing is known for one of its tokens. */
export function permalinkOf(pattern: string, parts: PermalinkParts): string | null {
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
    ...calendarOf(parts.date),
  };
  const filled = pattern.replace(
    /:(\w+)/g,
    (whole, token: string) => values[token] ?? fieldText(parts.fields[token]) ?? whole,
  );
  if (/:[a-z_]/i.test(filled)) return null;
  return `/${filled}`.replace(/\/{2,}/g, '/');
}

function fieldText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** Names and numbers of a day in its year and week, as Jekyll's and Hugo's patterns spell them. */
function calendarOf(date: Moment | null): { readonly [token: string]: string } {
  if (date === null) return { y_day: '' };
  const instant = Date.parse(`${date.day}T00:00:00Z`);
  const number =
    Math.floor((instant - Date.parse(`${date.day.slice(0, 4)}-01-01T00:00:00Z`)) / 86_400_000) + 1;
  const named = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en', { timeZone: 'UTC', ...options }).format(instant);
  const [long_day, long_month] = [named({ weekday: 'long' }), named({ month: 'long' })];
  const thursday = instant + (4 - (new Date(instant).getUTCDay() || 7)) * 86_400_000;
  const week = Math.ceil(
    ((thursday - Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7,
  );
  return {
    y_day: String(number).padStart(3, '0'),
    yearday: String(number),
    week: String(week).padStart(2, '0'),
    w_year: String(new Date(thursday).getUTCFullYear()),
    w_day: String(new Date(instant).getUTCDay() || 7),
    long_day,
    weekdayname: long_day.toLowerCase(),
    short_day: long_day.slice(0, 3),
    long_month,
    monthname: long_month.toLowerCase(),
    short_month: long_month.slice(0, 3),
  };
}

/** A path below the folder of its site; null stays null. */
export function below(base: string, path: string | null): string | null {
  return path === null ? null : base + path;
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

/**
 * The address of the old site, ending in a slash: the one that was asked for, else that of its settings, with the folder
 * that they name. Null if there is none.
 */
export function homeOf({ oldUrl }: Request, url: string | null | undefined, folder = ''): string | null {
  if (oldUrl !== null) return oldUrl;
  if (!url || !/^https?:/.test(url)) return null;
  const home = `${[url.replace(/\/$/, ''), folder.replace(/^\/|\/$/g, '')].filter(Boolean).join('/')}/`;
  return URL.canParse(home) ? home : null;
}

/** The folder of an address as the beginning of a path: `/blog`, or '' for that of a whole host. */
export function folderOfHome(home: string | null): string {
  return home === null ? '' : new URL(home).pathname.replace(/\/$/, '');
}
