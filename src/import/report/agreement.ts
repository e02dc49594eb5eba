import type { Counts } from './receipts.ts';

/** Counts of an import that must be equal but are not, a line for each: something was lost without being listed. */
export function disagreements(counts: Counts): readonly string[] {
  const { found, imported, edited, oversized, failed, pictures, files, comments, urls, redirects } = counts;
  const sums: readonly (readonly [what: string, found: number, ...parts: number[]])[] = [
    ['pieces', found, imported, edited, oversized, failed],
    ['pictures', pictures.found, pictures.kept, pictures.lost],
    ['files', files.found, files.kept, files.lost],
    ['comments', comments.found, comments.kept, comments.left],
    ['old addresses of pieces', urls.found, urls.mapped, urls.left],
    ['other old addresses', redirects.found, redirects.mapped, redirects.left],
  ];
  return sums.flatMap(([what, all, ...parts]) => {
    const listed = parts.reduce((sum, part) => sum + part, 0);
    return all === listed ? [] : [`${all} ${what} were found, but ${listed} are accounted for`];
  });
}
