import type { Json } from '../../../model/json.ts';
import type { Remark } from '../../found/piece.ts';

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
const MACHINE = new RegExp(
  `^(?:${[
    'layout|type|published|comments?|author_profile|toc(?:_\\w+)?|mathjax|math|katex|latex|mermaid|eleventyNavigation',
    'eleventyExcludeFromCollections|cascade|outputs|markup|_build|build|sitemap|weight|categories|category|tags?',
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
    if (!MACHINE.test(key)) kept[key] = value;
    else if (!/^(?:categories|category|tags?|keywords|topics|basename|published|permalink)$/i.test(key))
      notes.push({ kind: 'dropped', what: 'field', detail: `${key}: ${JSON.stringify(value).slice(0, 80)}` });
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
