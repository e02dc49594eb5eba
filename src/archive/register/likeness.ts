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
