import { digest } from '../../model/digest.ts';
import type { Dispatch } from '../../model/dispatch.ts';

/**
 * A mark of a dispatch's words by which it is known again under another file name: digests of its headline and of its
 * first paragraph, eight hexadecimal digits each, with a point between them.
 */
export function markOf({ title, lede }: Pick<Dispatch, 'title' | 'lede'>): string {
  return `${part(title)}.${part(lede)}`;
}

/** How many of the two parts of two marks are equal: 0, 1 or 2. A part without words is equal to none. */
export function likenessBetween(mark: string, other: string): number {
  const [ours, theirs] = [mark.split('.'), other.split('.')];
  return ours.filter((own, at) => own !== NONE && own === theirs[at]).length;
}

const NONE = '-';

function part(text: string): string {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}\p{M}]+/gu)
    ?.join(' ');
  return words === undefined ? NONE : digest(words).slice(0, 8);
}

/**
 * Finds those of many whose marks are alike: in both parts, or in one of them. They are found by their parts, since a whole
 * archive may have moved at once.
 */
export function byLikeness<T extends { readonly mark: string }>(
  all: readonly T[],
): { readonly inBoth: (mark: string) => readonly T[]; readonly inOne: (mark: string) => readonly T[] } {
  const byPart = all.flatMap((one, rank) =>
    one.mark.split('.').map((part, at) => ({ one, rank, key: `${at}${part}` })),
  );
  const found = Map.groupBy(byPart, ({ key }) => key);
  const inOne = (mark: string) => {
    const [titled = [], led = []] = mark
      .split('.')
      .map((part, at) => (part === NONE ? [] : (found.get(`${at}${part}`) ?? [])));
    if (titled.length === 0 || led.length === 0) return [...titled, ...led].map(({ one }) => one);
    const ranks = new Map([...titled, ...led].map(({ rank, one }) => [rank, one]));
    return [...ranks].sort(([a], [b]) => a - b).map(([, one]) => one);
  };
  return { inOne, inBoth: (mark) => inOne(mark).filter((one) => likenessBetween(mark, one.mark) === 2) };
}
