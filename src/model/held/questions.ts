import { type Sense, senseOf, sensesOf } from './senses.ts';

/** What a key asks about a dispatch. */
export type Question = {
  /** `draft`: whether it is published. `unlisted`: whether lists and robots may see it. `some lists`: whether some may. */
  readonly about: 'draft' | 'unlisted' | 'some lists';
  /** Whether the dispatch is shown where the key says yes; undefined where the key is about a day alone. */
  readonly shows: boolean | undefined;
  /** What a day means as the value of the key; undefined where a day says nothing. */
  readonly day: 'embargo' | 'expires' | 'publication' | undefined;
  /** Whether every value except no means a day. */
  readonly isStrict?: true;
};

/** What a key asks about a dispatch; undefined if it has unknown words, or asks nothing. */
export function questionIn(key: string): Question | undefined {
  const words = sensesOf(key);
  if (words === undefined) return undefined;
  const has = (...senses: readonly Sense[]) => words.some((one) => senses.includes(one));
  const isTurned = words.filter((one) => one === 'not' || one === 'away').length % 2 === 1;
  const isHeld = has('draft', 'held', 'embargo');
  const isTimed = has('from', 'until');
  if (has('ends')) return { about: 'draft', shows: false, day: 'expires', isStrict: true };
  if (has('embargo')) return { about: 'draft', shows: isTurned, day: 'embargo', isStrict: true };
  if (has('lists')) return { about: 'unlisted', shows: !(isTurned || isHeld), day: undefined };
  if (has('someLists')) return { about: 'some lists', shows: !(isTurned || isHeld), day: undefined };
  const shows = has('shown') && !isHeld ? !isTurned : isHeld && has('not') && isTurned;
  if (!isHeld && !has('shown', 'away'))
    return has('not') && has('until') ? { about: 'draft', shows: undefined, day: 'publication' } : undefined;
  const day = shows
    ? has('until')
      ? 'expires'
      : 'publication'
    : has('draft') || !isTimed
      ? undefined
      : has('until')
        ? 'embargo'
        : 'expires';
  return { about: 'draft', shows: isTimed ? undefined : shows, day };
}

/**
 * Whether one of the words of a key, as `_`, `-` and capitals divide it, is one for drafts, for what is held back or for an
 * embargo: `legal_hold`, `draftOfMonday`. Keys of comments and of the page's look do not count.
 */
export function mentionsHolding(key: string): boolean {
  const words = key.split(/[^\p{L}\p{M}]+|(?<=\p{Ll})(?=\p{Lu})/u).filter(Boolean);
  if (
    words.some((word) => /^(?:comments?|replies|discussion|render|show|members|scroll|aspect)$/i.test(word))
  )
    return false;
  return words.some((word) => /^(?:draft|held|embargo)$/.test(senseOf(word) ?? ''));
}
