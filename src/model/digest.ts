import { createHash, hash } from 'node:crypto';

/** Fingerprint of some bytes or text: 32 hexadecimal digits (the first half of a SHA-256). */
export type Digest = string & { readonly __brand: 'Digest' };

/** Digest of bytes or of UTF-8 text. */
export function digest(content: string | Uint8Array): Digest {
  // Written out anew: a slice of a longer text would keep that in memory.
  return hash('sha256', content, 'buffer').toString('hex', 0, 16) as Digest;
}

/** Digest of several parts, told apart: `('ab', 'c')` and `('a', 'bc')` differ. */
export function digestAll(...parts: readonly string[]): Digest {
  return digest(parts.map((part) => `${part.length}:${part}`).join(''));
}

/** The same of any number of parts, which are never all held at once. */
export function digestEach(parts: Iterable<string | Uint8Array>): Digest {
  const sum = createHash('sha256');
  let held = '';
  for (const part of parts) {
    held += `${part.length}:`;
    if (typeof part === 'string') held += part;
    if (typeof part === 'string' && held.length < ENOUGH) continue;
    sum.update(held);
    if (typeof part !== 'string') sum.update(part);
    held = '';
  }
  return sum.update(held).digest().toString('hex', 0, 16) as Digest;
}

/** Characters that are digested at once: each time costs as much as some hundred of them. */
const ENOUGH = 65_536;
