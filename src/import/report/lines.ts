import type { RawTotals } from '../recount/held.ts';
import type { Report } from './receipts.ts';

/** The report as lines for a terminal. */
export function reportLines(report: Report): readonly string[] {
  const { counts, changes } = report;
  const { pictures, files, comments, urls, redirects, words } = counts;
  const lines = [
    `${report.dry ? 'Would import' : report.stopped ? 'Stopped while importing' : 'Imported'} ${report.source} (${report.format}${report.why ? `: ${report.why}` : ''})`,
    `  ${heldLine(report.held)}`,
    `  ${count(counts.found, 'piece')} found: ${counts.imported} imported (${count(counts.pages, 'page')}, ${count(counts.drafts, 'draft')}), ${counts.edited} edited since and left alone`,
    ...(counts.skipped > 0 ? [`  ${count(counts.skipped, 'thing')} left out, see below`] : []),
    `  ${count(counts.bylines, 'byline')}, ${count(counts.columns, 'column')}, ${count(counts.tags, 'tag')}, ${count(counts.links, 'link')}, ${count(counts.footnotes, 'footnote')}, ${comments.kept} of ${comments.found} comments`,
    `  ${pictures.kept} of ${pictures.found} pictures, ${files.kept} of ${files.found} files`,
    `  ${urls.mapped} of ${urls.found} old addresses of pieces, ${redirects.mapped} of ${redirects.found} of categories, tags, writers and feeds`,
    `  ${words.kept} of ${words.found} words`,
    `  ${report.dry ? 'nothing was written' : `${count(changes.written, 'file')} written, ${changes.unchanged} unchanged, ${changes.edited} not overwritten`}`,
  ];
  for (const { what, name, why } of report.failed) lines.push(`  FAILED: ${what} ${name}: ${why}`);
  for (const { path, reason, rule } of report.errors)
    lines.push(`  A BUILD WOULD REFUSE: ${path}: ${reason} (${rule})`);
  for (const { name, why } of report.damage) lines.push(`  damaged: ${name}: ${why}`);
  lines.push(
    ...told(
      'left out',
      report.skipped.map(({ what, why, name }) => ({ reason: `${what}: ${why}`, name })),
    ),
  );
  if (report.fields.length > 0)
    lines.push(
      `  left out ${count(report.fields.length, 'field')} of the old theme: ${report.fields.map((one) => `${one.name} (${count(one.count, 'piece')})`).join(', ')}`,
    );
  // Where nothing came in, no address leads anywhere.
  if (counts.found > 0)
    lines.push(
      ...told(
        'leads nowhere',
        report.redirects.flatMap(({ from, to, why }) =>
          to === null ? [{ reason: `${why}`, name: from }] : [],
        ),
      ),
      ...told(
        'not kept',
        report.unanswered.map((name) => ({
          reason: 'old address at which the planned site does not answer',
          name,
        })),
      ),
    );
  for (const guess of report.guessed) lines.push(`  guessed: ${guess}`);
  for (const { kind, what, count: number, example } of report.noted.slice(0, 40)) {
    const line = example.replace(/\s+/g, ' ');
    lines.push(`  ${kind} ${number} × ${what} (${line.length > 140 ? `${line.slice(0, 139)}…` : line})`);
  }
  if (report.noted.length > 40)
    lines.push(`  … and ${report.noted.length - 40} more kinds of notes in import-report.json`);
  for (const loss of report.unlisted) lines.push(`  LOST AND NOT LISTED: ${loss}`);
  if (report.stopped) lines.push('  Run it again: it goes on from there.');
  else if (!report.dry) lines.push('  Every piece has its row in import-report.json.');
  return lines;
}

/** What the export holds, by kind. */
function heldLine({ files, items, words, pictures, comments, spam, addresses }: RawTotals): string {
  const kinds = Object.entries(items).map(([kind, number]) => `${kind}: ${number}`);
  const all = Object.values(items).reduce((sum, number) => sum + number, 0);
  const parts = [
    count(files, 'file'),
    ...(all === 0
      ? []
      : [`${count(all, 'item')} (${kinds.join(', ')})`, count(words, 'word'), count(pictures, 'picture')]),
    ...(comments === 0
      ? []
      : [`${count(comments, 'comment')}${spam === 0 ? '' : ` (${spam} spam or in the trash)`}`]),
    ...(addresses === 0 ? [] : [count(addresses, 'address', 'addresses')]),
  ];
  return `counted in the export: ${parts.join(', ')}`;
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** Things with their reasons, as a line for each reason. */
function told(
  head: string,
  things: readonly { readonly reason: string; readonly name: string }[],
): readonly string[] {
  return [...Map.groupBy(things, ({ reason }) => reason)].map(
    ([reason, all]) => `  ${head} ${all.length} × ${reason} (${all[0]!.name}${all.length > 1 ? ', …' : ''})`,
  );
}
