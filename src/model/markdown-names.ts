/** Endings of files of Markdown: those that GitHub, Pandoc and editors know, in any letter case. */
const MARKDOWN = /\.(?:md|markdown|markdn|mkd|mkdn|mkdown|mdown|mdwn|mdtxt|mdtext)$/i;

/** Whether a file is named as one of Markdown. */
export function isMarkdown(path: string): boolean {
  return MARKDOWN.test(path);
}

/** A path without the ending of Markdown; as it is where it has none. */
export function withoutMarkdown(path: string): string {
  return path.replace(MARKDOWN, '');
}
