import type { Look } from '../found/look.ts';

/** A system that is known by its marks and not read. */
export type Unread = { readonly unread: string; readonly why: string };

/** Systems by a file that only they have. */
const BY_FILE: readonly (readonly [system: string, file: RegExp])[] = [
  ['Gatsby', /(?:^|\/)gatsby-config\.[cm]?[jt]s$/],
  ['VitePress or VuePress', /(?:^|\/)\.(?:vitepress|vuepress)\/config\.[cm]?[jt]s$/],
  ['MkDocs', /(?:^|\/)mkdocs\.ya?ml$/],
  ['Sphinx', /(?:^|\/)source\/conf\.py$/],
  ['Middleman', /^(?:[^/]+\/)?source\/.*\.html\.(?:markdown|md)(?:\.erb)?$/],
  ['Lektor', /\.lektorproject$/],
  ['Bridgetown', /(?:^|\/)bridgetown\.config\.(?:yml|js)$/],
  ['Metalsmith', /(?:^|\/)metalsmith\.(?:json|[cm]?js)$/],
  ['Obsidian', /(?:^|\/)\.obsidian\/[^/]+\.json$/],
];

/** Systems by the first characters of a file. */
const BY_HEAD: readonly (readonly [system: string, files: RegExp, head: RegExp])[] = [
  ['Drupal', /\.(?:sql|xml)$/i, /CREATE TABLE [`"]?(?:\w+_)?node_revisions?\b|drupal\.org/],
  ['Joomla', /\.(?:sql|xml)$/i, /[`"]#?\w*_content_frontpage\b|joomla\.org/i],
  ['Textpattern', /\.sql$/i, /CREATE TABLE [`"]?(?:\w+_)?textpattern\b/],
  [
    'WordPress, as a dump of its database,',
    /\.sql$/i,
    /CREATE TABLE [`"]?\w*_?(?:posts|postmeta|commentmeta)[`"]?\s*\(/,
  ],
];

/** The system that a source came from, where it is one that is not read. */
export async function unreadSystem(look: Look): Promise<Unread | null> {
  for (const [system, file] of BY_FILE) {
    const mark = look.has(file);
    if (mark !== undefined) return { unread: system, why: `${mark} is a file of it` };
  }
  for (const [system, files, head] of BY_HEAD) {
    if (!look.paths.some((path) => files.test(path))) continue;
    const mark = await look.findByHead(files, (text) => head.test(text));
    if (mark !== undefined) return { unread: system, why: `${mark} begins as its exports do` };
  }
  return null;
}
