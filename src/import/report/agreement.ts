import type { Counts } from './receipts.ts';

/** What must agree in the counts of an import and does not, a line for each: something was lost and is not listed. */
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
