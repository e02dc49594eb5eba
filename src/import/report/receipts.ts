import type { OldAddress } from '../addresses/old-shelves.ts';
import type { Remark } from '../found/piece.ts';
import type { RawTotals } from '../recount/held.ts';

export type Lost = { readonly source: string; readonly why: string };

/** The receipt of one piece: what was found, what became of it, and everything that was done to it. */
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
  /** Old addresses; the notes say why one does not lead here (`left`). */
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

/** A fault of the export, or text of it that was not read (`lost`). */
export type Damage = { readonly name: string; readonly why: string; readonly lost?: true };

/** The counts of an import. `report/agreement.ts` compares those that must be equal. */
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
  /** Old addresses of pieces: aliases now, or left for the reasons in the notes of their rows. */
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
  /** What the export holds by the second count, which is independent of the readers. */
  readonly held: RawTotals;
  readonly counts: Counts;
  /** How the files of this run differ from those of before. */
  readonly changes: { readonly written: number; readonly unchanged: number; readonly edited: number };
  readonly skipped: readonly Skipped[];
  /** What should have been imported and failed, each with its reason. */
  readonly failed: readonly Skipped[];
  /** What keeps the imported site from being built, as a trial of it found. */
  readonly errors: readonly { readonly rule: string; readonly path: string; readonly reason: string }[];
  /** Old addresses at which the planned site does not answer, though a piece or a redirect claims them. */
  readonly unanswered: readonly string[];
  readonly damage: readonly Damage[];
  readonly guessed: readonly string[];
  /** Old addresses of no piece, and where each leads now. */
  readonly redirects: readonly OldAddress[];
  /** What was lost and is in no row. This should be empty. */
  readonly unlisted: readonly string[];
  /** Fields that only the old theme read: how many pieces had each, and one of its values. */
  readonly fields: readonly { readonly name: string; readonly count: number; readonly example: string }[];
  /** The first notes of each kind and thing, with how many there are. */
  readonly noted: readonly {
    readonly kind: string;
    readonly what: string;
    readonly count: number;
    readonly example: string;
  }[];
};
