import { sameName } from '../../model/address/slug.ts';
import type { OldAddress } from '../addresses/old-shelves.ts';
import type { Piece, Remark } from '../found/piece.ts';

export type Lost = { readonly source: string; readonly why: string };

/** The receipt of one piece: what came in, what stands now, and all that was done on the way. */
export type ReceiptRow = {
  readonly id: string;
  readonly origin: string;
  readonly title: string | null;
  /** `edited`: it was changed by hand since, and left as it is. */
  readonly status: 'imported' | 'edited';
  readonly kind: 'dispatch' | 'page';
  readonly draft: boolean;
  readonly path: string;
  readonly date: string | null;
  readonly bylines: readonly string[];
  readonly column: string | null;
  readonly tags: { readonly found: number; readonly kept: number; readonly names: readonly string[] };
  /** Old addresses; why one does not lead here (`left`) is told in the notes. */
  readonly urls: { readonly found: number; readonly kept: readonly string[]; readonly left: number };
  readonly pictures: { readonly found: number; readonly kept: number; readonly lost: readonly Lost[] };
  readonly files: { readonly found: number; readonly kept: number; readonly lost: readonly Lost[] };
  readonly links: number;
  readonly footnotes: number;
  readonly words: { readonly found: number; readonly kept: number };
  readonly comments: number;
  readonly notes: readonly Remark[];
};

export type Skipped = { readonly what: string; readonly name: string; readonly why: string };

/** Numbers that must agree. */
export type Counts = {
  readonly found: number;
  readonly imported: number;
  readonly edited: number;
  readonly skipped: number;
  /** Of those that were found, left in the export because their body is too large. */
  readonly oversized: number;
  /** Of those that were found, the ones that could not be read or converted. */
  readonly failed: number;
  readonly pages: number;
  readonly drafts: number;
  readonly pictures: { readonly found: number; readonly kept: number; readonly lost: number };
  readonly files: { readonly found: number; readonly kept: number; readonly lost: number };
  readonly bylines: number;
  readonly columns: number;
  readonly tags: number;
  readonly links: number;
  readonly footnotes: number;
  readonly words: { readonly found: number; readonly kept: number };
  readonly comments: { readonly found: number; readonly kept: number; readonly left: number };
  /** Old addresses of pieces: aliases now, or left for the reasons that the notes of their rows tell. */
  readonly urls: { readonly found: number; readonly mapped: number; readonly left: number };
  /** Old addresses of categories, tags, writers, feeds and loose files. */
  readonly redirects: { readonly found: number; readonly mapped: number; readonly left: number };
  readonly notes: { readonly [kind: string]: number };
};

export type Report = {
  readonly format: string;
  readonly why: string | null;
  readonly source: string;
  readonly dry: boolean;
  readonly stopped: boolean;
  readonly timezone: string | null;
  readonly counts: Counts;
  /** How the files of this run differ from those that stood before. */
  readonly changes: { readonly written: number; readonly unchanged: number; readonly edited: number };
  readonly skipped: readonly Skipped[];
  /** What should have come in and failed, each with its reason. */
  readonly failed: readonly Skipped[];
  /** What keeps the imported site from being built, as a trial of it found. */
  readonly errors: readonly { readonly rule: string; readonly path: string; readonly reason: string }[];
  /** Old addresses at which the planned site does not answer, though a piece or a redirect claims them. */
  readonly unanswered: readonly string[];
  readonly damage: readonly { readonly name: string; readonly why: string }[];
  readonly guessed: readonly string[];
  /** Old addresses of no piece, and where each leads now. */
  readonly redirects: readonly OldAddress[];
  /** What was lost and stands in no row: there should be nothing. */
  readonly unlisted: readonly string[];
  /** The first notes of each kind and thing, with how many there are. */
  readonly noted: readonly {
    readonly kind: string;
    readonly what: string;
    readonly count: number;
    readonly example: string;
  }[];
};

/** What a reading found, as far as it is counted. */
type Readable = {
  readonly pieces: number;
  readonly comments: number;
  readonly commentsLeft: number;
  readonly skipped: readonly Skipped[];
  readonly failed: readonly Skipped[];
};

/** Adds up rows as they come, without holding them. */
export class Tally {
  private readonly counts: {
    found: number;
    imported: number;
    edited: number;
    skipped: number;
    oversized: number;
    failed: number;
    pages: number;
    drafts: number;
    links: number;
    footnotes: number;
  };
  private pictures = { found: 0, kept: 0, lost: 0 };
  private files = { found: 0, kept: 0, lost: 0 };
  private words = { found: 0, kept: 0 };
  private urls = { found: 0, mapped: 0, left: 0 };
  private readonly redirects: { found: number; mapped: number; left: number };
  private readonly names = {
    bylines: new Set<string>(),
    columns: new Set<string>(),
    tags: new Set<string>(),
  };
  private readonly comments: { found: number; kept: number; left: number };
  private readonly noted = new Map<string, { kind: string; what: string; count: number; example: string }>();

  constructor(reading: Readable, redirects: readonly OldAddress[]) {
    const failed = reading.failed.length;
    this.counts = {
      found: reading.pieces + failed,
      imported: 0,
      edited: 0,
      skipped: reading.skipped.length,
      oversized: 0,
      failed,
      pages: 0,
      drafts: 0,
      links: 0,
      footnotes: 0,
    };
    this.comments = { found: reading.comments, kept: 0, left: reading.commentsLeft };
    const mapped = redirects.filter(({ to }) => to !== null).length;
    this.redirects = {
      found: redirects.length,
      mapped,
      left: redirects.filter(({ to, why }) => to === null && why !== null).length,
    };
  }

  /** One that was found, and whose body is too large to become a manuscript. */
  leave(piece: Pick<Piece, 'comments'>): void {
    this.counts.skipped++;
    this.counts.oversized++;
    this.comments.left += piece.comments.length;
  }

  /** One that could not be converted. */
  fail(piece: Pick<Piece, 'comments'>): void {
    this.counts.failed++;
    this.comments.left += piece.comments.length;
  }

  add(row: ReceiptRow): void {
    const { counts } = this;
    counts[row.status]++;
    if (row.kind === 'page') counts.pages++;
    if (row.draft) counts.drafts++;
    counts.links += row.links;
    counts.footnotes += row.footnotes;
    for (const [sum, part] of [
      [this.pictures, row.pictures],
      [this.files, row.files],
    ] as const) {
      sum.found += part.found;
      sum.kept += part.kept;
      sum.lost += part.lost.length;
    }
    this.words.found += row.words.found;
    this.words.kept += row.words.kept;
    this.urls.found += row.urls.found;
    this.urls.mapped += row.urls.kept.length;
    this.urls.left += row.urls.left;
    this.comments.kept += row.comments;
    for (const tag of row.tags.names) this.names.tags.add(sameName(tag));
    for (const byline of row.bylines) this.names.bylines.add(byline);
    if (row.column !== null) this.names.columns.add(row.column);
    for (const note of row.notes) {
      const key = `${note.kind} ${note.what}`;
      const there = this.noted.get(key);
      if (there) there.count++;
      else
        this.noted.set(key, {
          kind: note.kind,
          what: note.what,
          count: 1,
          example: `${row.path}: ${note.detail}`,
        });
    }
  }

  /** Takes old addresses at which nothing was seen to answer out of those that are kept. */
  withdraw(aliases: number, redirects: number): void {
    this.urls.mapped -= aliases;
    this.urls.left += aliases;
    this.redirects.mapped -= redirects;
    this.redirects.left += redirects;
  }

  total(): Counts {
    const notes: { [kind: string]: number } = {};
    for (const { kind, count } of this.noted.values()) notes[kind] = (notes[kind] ?? 0) + count;
    return {
      ...this.counts,
      pictures: this.pictures,
      files: this.files,
      bylines: this.names.bylines.size,
      columns: this.names.columns.size,
      tags: this.names.tags.size,
      words: this.words,
      comments: this.comments,
      urls: this.urls,
      redirects: this.redirects,
      notes,
    };
  }

  notes(): Report['noted'] {
    const order = ['lost', 'dropped', 'moved', 'repaired', 'guessed', 'left'];
    return [...this.noted.values()].sort(
      (a, b) =>
        order.indexOf(a.kind) - order.indexOf(b.kind) || b.count - a.count || (a.what < b.what ? -1 : 1),
    );
  }
}

/** The report as lines for a terminal. */
export function reportLines(report: Report): readonly string[] {
  const { counts, changes } = report;
  const lines = [
    `${report.dry ? 'Would import' : report.stopped ? 'Stopped while importing' : 'Imported'} ${report.source} (${report.format}${report.why ? `: ${report.why}` : ''})`,
    `  ${counts.found} pieces found: ${counts.imported} imported (${counts.pages} pages, ${counts.drafts} drafts), ${counts.edited} edited since and left alone`,
    ...(counts.skipped > 0 ? [`  ${counts.skipped} things left out, see below`] : []),
    `  ${counts.bylines} bylines, ${counts.columns} columns, ${counts.tags} tags, ${counts.links} links, ${counts.footnotes} footnotes, ${counts.comments.kept} of ${counts.comments.found} comments`,
    `  ${counts.pictures.kept} of ${counts.pictures.found} pictures, ${counts.files.kept} of ${counts.files.found} files`,
    `  ${counts.urls.mapped} of ${counts.urls.found} old addresses of pieces, ${counts.redirects.mapped} of ${counts.redirects.found} of categories, tags, writers and feeds`,
    `  ${counts.words.kept} words of ${counts.words.found}`,
    `  ${report.dry ? 'nothing was written' : `${changes.written} files written, ${changes.unchanged} as they were, ${changes.edited} not overwritten`}`,
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
    ...told(
      'leads nowhere',
      report.redirects.flatMap(({ from, to, why }) =>
        to === null ? [{ reason: `${why}`, name: from }] : [],
      ),
    ),
  );
  lines.push(
    ...told(
      'not kept',
      report.unanswered.map((name) => ({
        reason: 'old address at which the planned site does not answer',
        name,
      })),
    ),
  );
  for (const guess of report.guessed) lines.push(`  guessed: ${guess}`);
  for (const { kind, what, count, example } of report.noted.slice(0, 40))
    lines.push(
      `  ${kind} ${count} × ${what} (${example.length > 140 ? `${example.slice(0, 139)}…` : example})`,
    );
  if (report.noted.length > 40)
    lines.push(`  … and ${report.noted.length - 40} more kinds of notes in import-report.json`);
  for (const loss of report.unlisted) lines.push(`  LOST AND NOT LISTED: ${loss}`);
  if (!report.dry) lines.push('  Every piece has its row in import-report.json.');
  return lines;
}

/** Things that one reason befell, as a line for each reason. */
function told(
  head: string,
  things: readonly { readonly reason: string; readonly name: string }[],
): readonly string[] {
  return [...Map.groupBy(things, ({ reason }) => reason)].map(
    ([reason, all]) => `  ${head} ${all.length} × ${reason} (${all[0]!.name}${all.length > 1 ? ', …' : ''})`,
  );
}
