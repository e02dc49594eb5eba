import { fnv1a } from '../../model/text/fnv.ts';

/** A number from 0 to 1 that follows from a text and only looks like chance. */
export function chanceOf(text: string): number {
  let hash = fnv1a(text);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}
