import type { Passage } from '../../copy/names/finder.ts';
import { asSought } from '../../copy/names/read-text.ts';
import type { SourcePath } from '../../model/address/paths.ts';
import { sameName } from '../../model/address/slug.ts';
import { CONTRACTION } from './capitals.ts';

/** A dispatch as it is read for proposals. */
export type Read = {
  readonly source: SourcePath;
  readonly passage: Passage;
  readonly dateline: string | null;
  readonly bylines: readonly string[];
};

/** What was seen of a run of capitalised words. */
export type Seen = {
  readonly text: string;
  times: number;
  /** Times within a sentence, where only a name has a capital. */
  within: number;
  readonly sources: Set<SourcePath>;
  readonly before: Map<string, number>;
  readonly after: Map<string, number>;
  example: { readonly source: SourcePath; readonly line: string; readonly start: number } | null;
};

/** A key that is equal for two spellings of one name, with the article and without. */
export function keyOf(name: string): string {
  return sameName(asSought(name)).replace(/^the /, '');
}

/** How often each word is written small, and how often with a capital within a sentence. */
export function smallWords(dispatches: readonly Read[]): ReadonlyMap<string, number> {
  const small = new Map<string, number>();
  for (const { passage } of dispatches)
    for (const line of passage.lines)
      for (const [word] of line.matchAll(/(?<![\p{L}\p{N}'’.-])\p{Ll}[\p{L}\p{M}]*/gu))
        small.set(word, (small.get(word) ?? 0) + 1);
  return small;
}

/** Whether a word is one that texts also write small. */
export function isOrdinary(word: string, small: ReadonlyMap<string, number>): boolean {
  return CONTRACTION.test(word) || (small.get(word.toLowerCase()) ?? 0) > 0;
}

export function note(
  seen: Map<string, Seen>,
  {
    text,
    line,
    start,
    first,
    source,
  }: { text: string; line: string; start: number; first: boolean; source: SourcePath },
): void {
  const one = seen.get(text) ?? {
    text,
    times: 0,
    within: 0,
    sources: new Set(),
    before: new Map(),
    after: new Map(),
    example: null,
  };
  seen.set(text, one);
  one.times++;
  one.sources.add(source);
  if (!first) one.within++;
  if (!one.example || (!first && one.within === 1)) one.example = { source, line, start };
  const count = (counts: Map<string, number>, word: string | undefined) =>
    word !== undefined && counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + 1);
  count(one.before, /(\p{L}+)\s$/u.exec(line.slice(Math.max(0, start - 20), start))?.[1]);
  count(one.after, /^,?\s(\p{L}+)/u.exec(line.slice(start + text.length, start + text.length + 20))?.[1]);
}

/** Whether a run is a name, and no sentence's beginning: a word alone must have its capital within sentences, too. */
export function isName({ text, times, within }: Seen, small: ReadonlyMap<string, number>): boolean {
  if (text.includes(' ')) return within > 0 || !text.split(' ').every((word) => isOrdinary(word, small));
  return within > 0 && within * 4 >= times && within > (small.get(text.toLowerCase()) ?? 0) / 2;
}
