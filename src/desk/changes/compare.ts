import { diffArrays } from 'diff';
import type { Passage, Run } from '../../model/change.ts';
import { divider, isWord } from './divide.ts';

/** Texts that differ in more places than this are shown as two, not as one with changes. */
const MOST_EDITS = 2_000;
/** The most pairs of paragraphs that are tried. */
const MOST_PAIRS = 10_000;
/** Paragraphs with fewer words in common, as a share of all their words, are two paragraphs. */
const ALIKE = 0.4;

type Divide = (text: string) => readonly string[];

/** Compares two texts of a language, paragraph by paragraph. */
export function compareTexts(
  before: readonly string[],
  after: readonly string[],
  lang: string,
): readonly Passage[] {
  const passages: Passage[] = [];
  const divide = divider(lang);
  const compare = (removed: readonly string[], added: readonly string[]) =>
    passages.push(...pairUp(removed, added, divide).map((pair) => ({ runs: runsOf(...pair, divide) })));
  const blocks = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS });
  if (blocks === undefined) {
    compare(before, after);
    return withMoves(passages);
  }
  let removed: readonly string[] = [];
  let added: readonly string[] = [];
  for (const block of blocks) {
    if (block.removed) removed = [...removed, ...block.value];
    else if (block.added) added = [...added, ...block.value];
    else {
      compare(removed, added);
      removed = [];
      added = [];
      passages.push({ kept: block.value.length });
    }
  }
  compare(removed, added);
  return withMoves(passages);
}

/** Marks paragraphs that are gone in one place and new in another, each with one of the other kind. */
function withMoves(passages: readonly Passage[]): readonly Passage[] {
  const places = { removed: new Map<string, number[]>(), added: new Map<string, number[]>() };
  for (const [at, passage] of passages.entries()) {
    const [run, second] = 'runs' in passage ? passage.runs : [];
    if (!run || second || run.kind === 'kept') continue;
    places[run.kind].set(run.text, [...(places[run.kind].get(run.text) ?? []), at]);
  }
  const moved = new Set<number>();
  for (const [text, gone] of places.removed)
    for (const [at, place] of (places.added.get(text) ?? []).entries())
      if (gone[at] !== undefined) moved.add(gone[at]).add(place);
  return passages.map((passage, at) =>
    moved.has(at) && 'runs' in passage ? { ...passage, isMoved: true } : passage,
  );
}

/** Compares two lines of a language; null if they are the same. */
export function compareLines(before: string, after: string, lang: string): readonly Run[] | null {
  return before === after ? null : runsOf(before, after, divider(lang));
}

/**
 * Pairs the paragraphs that went out with those that came in, in their order: each pair has the most words in common
 * that the order allows. The empty text stands for a paragraph that is not there.
 */
function pairUp(
  removed: readonly string[],
  added: readonly string[],
  divide: Divide,
): readonly (readonly [before: string, after: string])[] {
  const all = [...removed.map((text) => [text, ''] as const), ...added.map((text) => ['', text] as const)];
  if (removed.length === 0 || added.length === 0 || removed.length * added.length > MOST_PAIRS) return all;
  const [bagsBefore, bagsAfter] = [removed, added].map((texts) =>
    texts.map((text) => bagOf(divide(text))),
  ) as [Bag[], Bag[]];
  /** The best sum of likenesses from a pair of places on. */
  const best = Array.from({ length: removed.length + 1 }, () => new Float64Array(added.length + 1));
  const alike = bagsBefore.map((one) => bagsAfter.map((other) => likeness(one, other)));
  for (let i = removed.length - 1; i >= 0; i--)
    for (let j = added.length - 1; j >= 0; j--) {
      const paired = alike[i]![j]! < ALIKE ? 0 : alike[i]![j]! + best[i + 1]![j + 1]!;
      best[i]![j] = Math.max(paired, best[i + 1]![j]!, best[i]![j + 1]!);
    }
  const pairs: (readonly [string, string])[] = [];
  let [i, j] = [0, 0];
  while (i < removed.length && j < added.length) {
    const isPair = alike[i]![j]! >= ALIKE && best[i]![j] === alike[i]![j]! + best[i + 1]![j + 1]!;
    if (isPair) pairs.push([removed[i++]!, added[j++]!]);
    else if (best[i]![j] === best[i + 1]![j]) pairs.push([removed[i++]!, '']);
    else pairs.push(['', added[j++]!]);
  }
  pairs.push(...removed.slice(i).map((text) => [text, ''] as const));
  pairs.push(...added.slice(j).map((text) => ['', text] as const));
  return pairs;
}

type Bag = { readonly counts: ReadonlyMap<string, number>; readonly size: number };

function bagOf(tokens: readonly string[]): Bag {
  const counts = new Map<string, number>();
  const words = tokens.filter(isWord);
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, size: words.length };
}

/** How many words two paragraphs have in common, from 0 to 1 (Dice's coefficient). */
function likeness(a: Bag, b: Bag): number {
  if (a.size + b.size === 0) return 1;
  let shared = 0;
  for (const [word, count] of a.counts) shared += Math.min(count, b.counts.get(word) ?? 0);
  return (2 * shared) / (a.size + b.size);
}

/** What stayed, went out and came in between two paragraphs, in order. */
function runsOf(before: string, after: string, divide: Divide): readonly Run[] {
  const whole = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ] as const;
  if (before === '' || after === '') return whole.filter(({ text }) => text !== '');
  const blocks = diffArrays([...divide(before)], [...divide(after)], { maxEditLength: MOST_EDITS });
  if (blocks === undefined) return whole;
  const parts: Exchange[] = [];
  for (const block of blocks) {
    const text = block.value.join('');
    if (!(block.added || block.removed)) parts.push({ removed: text, added: text, isKept: true });
    else {
      const last = parts.at(-1);
      const open = last && !last.isKept ? last : { removed: '', added: '', isKept: false };
      if (open !== last) parts.push(open);
      if (block.added) open.added += text;
      else open.removed += text;
    }
  }
  return joined(parts).flatMap(({ removed, added, isKept }): readonly Run[] =>
    isKept
      ? [{ kind: 'kept', text: removed }]
      : whole
          .map(({ kind }) => ({ kind, text: kind === 'removed' ? removed : added }))
          .filter(({ text }) => text !== ''),
  );
}

/** What stood in a place, and what stands there now. */
type Exchange = { removed: string; added: string; readonly isKept: boolean };

/** Joins words that were exchanged one by one: "two men" for "six women" is one change, though the space stayed. */
function joined(parts: readonly Exchange[]): readonly Exchange[] {
  const kept: Exchange[] = [];
  const isExchange = (part: Exchange | undefined) =>
    part !== undefined && !part.isKept && part.removed !== '' && part.added !== '';
  for (const [at, part] of parts.entries()) {
    const [before, next] = [kept.at(-1), parts[at + 1]];
    const exchanges = [before, next].filter(isExchange).length;
    const isBetween =
      part.isKept &&
      next &&
      (part.removed.trim() === '' ? exchanges > 0 : exchanges === 2 && !isWord(part.removed));
    if (before && !before.isKept && (isBetween || !part.isKept)) {
      before.removed += part.removed;
      before.added += part.added;
    } else kept.push({ ...part });
  }
  return kept;
}
