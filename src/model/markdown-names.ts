import { readLanguageTag } from './language/tags.ts';

/** Extensions of Markdown files that GitHub, Pandoc and editors know, in any letter case. */
const MARKDOWN = /\.(?:md|markdown|markdn|mkd|mkdn|mkdown|mdown|mdwn|mdtxt|mdtext)$/i;

/** Whether a path has a Markdown extension. */
export function isMarkdown(path: string): boolean {
  return MARKDOWN.test(path);
}

/** Removes a Markdown extension from a path, if it has one. */
export function withoutMarkdown(path: string): string {
  return path.replace(MARKDOWN, '');
}

/** `talks.fr`, `talks.pt-BR`. Codes of three letters are words too often: `talks.new` is not in Newari. */
const NAMED = /\.([a-z]{2}(?:-[a-z]{2,4})?)$/i;

/**
 * The language at the end of a file's name, and the path without it and without the extension: `fr` and `posts/talks` for
 * `posts/talks.fr.md`; null if there is none that has a name (BCP 47).
 */
export function languageOfName(path: string): { readonly language: string; readonly stem: string } | null {
  const whole = withoutMarkdown(path);
  const [suffix, language = ''] = NAMED.exec(whole) ?? [];
  if (suffix === undefined || readLanguageTag(language).tag === null) return null;
  return { language, stem: whole.slice(0, -suffix.length).normalize('NFC') };
}
