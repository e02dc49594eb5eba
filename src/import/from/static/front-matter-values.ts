import { dayInPath } from '../../../copy/front/days/path-names.ts';
import { openManuscript } from '../../../copy/front/front-matter.ts';
import { readFields } from '../../../copy/front/read-fields.ts';
import type { Json } from '../../../model/json.ts';
import type { Moment } from '../../found/moment.ts';
import type { Remark } from '../../found/piece.ts';
import { READ_HERE } from '../hidden-by-fields.ts';

/** Names of authors that the settings of a site give to files without their own. */
export function defaultNames(defaults: { readonly [key: string]: unknown } | undefined): readonly string[] {
  const names = defaults?.authors ?? defaults?.author;
  return (Array.isArray(names) ? names : [names]).flatMap((one: unknown) => {
    const name = typeof one === 'object' && one !== null ? (one as { name?: unknown }).name : one;
    return typeof name === 'string' && name.trim() !== '' ? [name.trim()] : [];
  });
}

/** A list of names as front matter writes one: a list, or a text with commas, or with spaces if `spaced`. */
export function listOf(value: unknown, spaced: boolean): readonly string[] {
  if (typeof value === 'string')
    return value
      .split(spaced && !value.includes(',') ? /\s+/ : /\s*,\s*/)
      .map((one) => one.trim())
      .filter(Boolean);
  if (Array.isArray(value))
    return value
      .flatMap((one): string[] =>
        Array.isArray(one)
          ? one.map(String)
          : one === null || typeof one === 'object'
            ? []
            : [String(one).trim()],
      )
      .filter(Boolean);
  return typeof value === 'number' ? [String(value)] : [];
}

/** Fields that set up a page of the old theme, or stand here under another name. */
const THEME_FIELDS = new RegExp(
  `^(?:${[
    'layout|type|published|comments?|author_profile|toc(?:_\\w+)?|mathjax|math|katex|latex|mermaid|eleventyNavigation',
    'expiry_?date|unpublish_?date|eleventyExcludeFromCollections|cascade|outputs|markup|_build|build|sitemap|weight|categories|category|tags?',
    'keywords|topics|basename|permalink|classes|read_time|share|show_?(?:date|toc|sidebar|comments|tags|author|reading_?time|bread_?crumbs|post_?nav_?links|code_?copy_?buttons)',
    'hide_?(?:meta|summary|toc|sidebar|comments)|toc_?open|disable_?(?:share|comments|hljs|anchored_?headings)|search_?hidden',
    'sidebar|widgets|navbar|reward|excerpt_separator|hero_height|use_?page_?bundles|disqus\\w*|adsense|twitter_card',
  ].join('|')})$`,
  'i',
);

/** Unknown fields that are kept; those of the old theme are dropped, and noted. */
export function extraOf(
  extra: { readonly [key: string]: Json },
  notes: Remark[],
): { readonly [key: string]: Json } {
  const kept: { [key: string]: Json } = {};
  for (const [key, value] of Object.entries(extra)) {
    if (!THEME_FIELDS.test(key)) kept[key] = value;
    else if (!/^(?:categories|category|tags?|keywords|topics|basename|published|permalink)$/i.test(key))
      notes.push({ kind: 'dropped', what: 'field', field: key, detail: JSON.stringify(value).slice(0, 80) });
  }
  return kept;
}

/** The values of some keys of a front matter. */
export function carried(
  map: { readonly [key: string]: unknown },
  keys: readonly string[],
): { readonly [key: string]: Json } {
  return Object.fromEntries(
    keys.filter((key) => map[key] !== undefined && map[key] !== null).map((key) => [key, map[key] as Json]),
  );
}

/** The date of a file, from its fields or its path. A day written both ways round is read as its path says it. */
export function dateOf(
  written: string | undefined,
  path: string,
  moment: (written: string | undefined) => Moment | null,
  notes: Remark[],
): Moment | null {
  const ofPath = moment(dayInPath(path) ?? undefined);
  const turned = moment(written?.replace(/^(\d{1,2})\/(\d{1,2})\/(?=\d{4})/, '$2/$1/'));
  const own = turned !== null && turned.day === ofPath?.day ? turned : moment(written);
  if (own === null && ofPath !== null && written !== undefined && written.trim() !== '')
    notes.push({
      kind: 'guessed',
      what: 'date',
      detail: `"${written.slice(0, 60)}" is not a date in a known form; the day in its file name was taken`,
    });
  return own ?? ofPath;
}

/** How a system held pieces back beside their own fields. */
type Holding = {
  readonly defaults?: { readonly [key: string]: unknown };
  readonly holds?: (fields: { readonly [key: string]: unknown }) => string | null;
};

/** Why a piece is held back although its own fields do not say so: by its folders' defaults, or as its system worked. */
export function heldBack(
  draft: boolean | undefined,
  map: { readonly [key: string]: unknown },
  { defaults = {}, holds }: Holding,
): string | null {
  // JSON is YAML, so defaults are read like the fields of a file.
  const own = Object.fromEntries(Object.entries(defaults).filter(([key]) => !READ_HERE.includes(key)));
  const inherited = readFields(openManuscript(`---\n${JSON.stringify(own)}\n---\n`).fields);
  const isHeld = inherited.fields.draft === true || inherited.problems.some(({ level }) => level === 'error');
  if (isHeld && draft === undefined) return 'the settings of its folder held it back';
  return holds?.(map) ?? null;
}

/** The value of the first of several keys that a map has, in any letter case. */
export function valueIn(map: { readonly [key: string]: unknown }, ...names: readonly string[]): unknown {
  for (const name of names) {
    const key = Object.hasOwn(map, name) ? name : Object.keys(map).find((one) => one.toLowerCase() === name);
    if (key !== undefined && map[key] !== undefined && map[key] !== null) return map[key];
  }
  return undefined;
}

/**
 * Whether a problem is about a line that is part of a text, such as `Passcode: 1234` in an invitation. The systems that
 * read front matter as it is written took it for nothing else.
 */
export function isLineOfText(reason: string, fields: unknown): boolean {
  const line = /^The line "(.*)" is not read as a field/.exec(reason)?.[1];
  return line !== undefined && hasLine(fields, line);
}

function hasLine(value: unknown, line: string): boolean {
  if (typeof value === 'string') {
    const text = value.replace(/\s+/g, ' ').trim();
    return text.length > line.length && text.includes(line.replace(/\s+/g, ' '));
  }
  return (
    typeof value === 'object' && value !== null && Object.values(value).some((one) => hasLine(one, line))
  );
}
