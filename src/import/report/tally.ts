import { sameName } from '../../model/address/slug.ts';
import type { OldAddress } from '../addresses/old-shelves.ts';
import type { Piece } from '../found/piece.ts';
import type { Counts, ReceiptRow, Report, Skipped } from './receipts.ts';

/** The counts of what a reading found. */
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
  private readonly dropped = new Map<string, { count: number; example: string }>();

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

  /** Counts a piece whose body is too large to become a manuscript. */
  leave(piece: Pick<Piece, 'comments'>): void {
    this.counts.skipped++;
    this.counts.oversized++;
    this.comments.left += piece.comments.length;
  }

  /** Lists and counts something that turned out to be left out after all pieces were received. */
  passOver(skipped: Skipped[], thing: Skipped): void {
    skipped.push(thing);
    this.counts.skipped++;
  }

  /** Counts a piece that could not be converted. */
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
    for (const { kind, what, detail, field } of row.notes)
      if (field === undefined) this.note(kind, what, `${kind} ${what}`, `${row.path}: ${detail}`);
      else {
        const there = this.dropped.get(field);
        if (there) there.count++;
        else this.dropped.set(field, { count: 1, example: `${row.path}: ${detail}` });
      }
    for (const [what, { lost }] of [
      ['picture', row.pictures],
      ['file', row.files],
    ] as const)
      for (const { source, why } of lost) this.note('lost', what, `lost ${what} ${why}`, `${source}: ${why}`);
  }

  private note(kind: string, what: string, key: string, example: string): void {
    const there = this.noted.get(key);
    if (there) there.count++;
    else this.noted.set(key, { kind, what, count: 1, example });
  }

  /** Fields that only the old theme read, those of most pieces first. */
  fields(): Report['fields'] {
    return [...this.dropped]
      .map(([name, { count, example }]) => ({ name, count, example }))
      .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  }

  /** Removes old addresses at which nothing answers from those that count as kept. */
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
    const order = ['lost', 'dropped', 'moved', 'repaired', 'guessed', 'rendered', 'left'];
    return [...this.noted.values()].sort(
      (a, b) =>
        order.indexOf(a.kind) - order.indexOf(b.kind) || b.count - a.count || (a.what < b.what ? -1 : 1),
    );
  }
}
