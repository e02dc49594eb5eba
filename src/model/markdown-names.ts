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
