import type { CivilTime } from './time/civil-time.ts';

/** A stretch of a paragraph, with its spaces, that stayed, came in or went out. */
export type Run = { readonly kind: 'kept' | 'added' | 'removed'; readonly text: string };

/**
 * One step of a comparison: a number of equal paragraphs, or a paragraph that changed, is new, or is gone. `isMoved`: it is
 * gone here and new elsewhere in the text, or the other way round, with the same words.
 */
export type Passage = { readonly kept: number } | { readonly runs: readonly Run[]; readonly isMoved?: true };

/** A change of the words of a dispatch after it was published. */
export type Change = {
  /** When its first and its last commit were made; null if it is not committed yet. */
  readonly from: CivilTime | null;
  readonly at: CivilTime | null;
  /** Null if it stayed the same. */
  readonly headline: readonly Run[] | null;
  readonly dek: readonly Run[] | null;
  /** The paragraphs of the text, then the captions of its pictures. Empty if they stayed the same. */
  readonly text: readonly Passage[];
  /** Notes of the corrections that came with it, as inline HTML. */
  readonly notes: readonly string[];
};

/** How the words of a dispatch changed since it was published. */
export type History = {
  /** When the first published words were committed. */
  readonly first: CivilTime;
  /** Oldest first; at least one. */
  readonly changes: readonly Change[];
};

const DAY = 86_400_000;

/**
 * The places, in a dispatch's list, of the corrections that explain a change: those that came with it, and those dated
 * on a day of the change, the day before or the day after, since clocks and time zones differ.
 */
export function correctionsOf(
  change: Change,
  corrections: readonly { readonly filed: CivilTime | null; readonly note: string }[],
): readonly number[] {
  const { from, at, notes } = change;
  return [...corrections.keys()].filter((place) => {
    const { filed, note } = corrections[place] as (typeof corrections)[number];
    if (notes.includes(note)) return true;
    if (filed === null || from === null || at === null) return false;
    const [day, first, last] = [filed, from, at].map((time) => Date.parse(time.day)) as [
      number,
      number,
      number,
    ];
    return day >= first - DAY && day <= last + DAY;
  });
}

/** A paragraph as it was before a change (`removed`), or is after it (`added`). */
export function paragraphOf(runs: readonly Run[], side: 'removed' | 'added'): string {
  return runs
    .filter(({ kind }) => kind === 'kept' || kind === side)
    .map(({ text }) => text)
    .join('');
}
