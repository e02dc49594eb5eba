/**
 * Whether a path is meant by one of the patterns of a list of files to leave out (`.gitignore`, Jekyll's `exclude`):
 * a path, a folder with all that is in it, or a pattern with `*`, `**` and `?`. One without a slash means any folder.
 */
export function isLeftOut(path: string, patterns: readonly string[]): boolean {
  return patterns.some((written) => {
    const plain = written
      .trim()
      .replace(/^\.?\//, '')
      .replace(/\/(?:\*\*)?$/, '');
    if (plain === '' || /^[#!]/.test(plain)) return false;
    const start = written.trim().startsWith('/') || plain.includes('/') ? '^' : '(?:^|/)';
    return new RegExp(`${start}${expressionOf(plain)}(?:/|$)`).test(path);
  });
}

function expressionOf(pattern: string): string {
  return pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/?|\*|\?/g, (sign) =>
      sign === '?' ? '[^/]' : sign === '*' ? '[^/]*' : sign === '**' ? '.*' : '(?:.*/)?',
    );
}
