import { createHash, hash } from 'node:crypto';

/** Fingerprint of some bytes or text: 32 hexadecimal digits (the first half of a SHA-256). */
export type Digest = string & { readonly __brand: 'Digest' };

/** Digest of bytes or of UTF-8 text. */
export function digest(content: string | Uint8Array): Digest {
  const whole = hash('sha256', content, 'hex');
  // A new string: a slice of more than 12 characters would keep the longer string in memory.
  return [whole.slice(0, 12), whole.slice(12, 24), whole.slice(24, 32)].join('') as Digest;
}

/** Digest of several parts. Where one part ends matters: `('ab', 'c')` and `('a', 'bc')` differ. */
export function digestAll(...parts: readonly string[]): Digest {
  return digest(parts.map((part) => `${part.length}:${part}`).join(''));
}

/** Does the same as `digestAll` for any number of parts, without holding all of them in memory. */
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

/** How many characters are hashed in one call: a call costs as much as a few hundred characters. */
const ENOUGH = 65_536;
