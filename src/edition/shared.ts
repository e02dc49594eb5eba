import { digest } from '../model/digest.ts';

/**
 * A part of props that many pages show (a teaser, an entry of feeds). In a key its digest stands for it, so that a
 * key costs the same however much its page shows; templates see it whole. The value must not change afterwards.
 */
export function shared<T extends object>(value: T): T {
  const known = digest(JSON.stringify(value));
  return Object.defineProperty(value, 'toJSON', { value: () => known });
}
