import { type Digest, digest } from '../model/digest.ts';

/** A part of props for which its digest stands in keys. */
export class Part {
  readonly #digest: Digest;

  constructor(digest: Digest) {
    this.#digest = digest;
  }

  toJSON(): Digest {
    return this.#digest;
  }
}

/**
 * A part of props that many pages show (a teaser, an entry of feeds). In a key its digest stands for it, so that a
 * key costs the same however much its page shows; templates see it whole.
 */
export function shared<T extends object>(value: T, known: Digest = digest(JSON.stringify(value))): T {
  return Object.assign(new Part(known), value);
}

/** Shared parts that are made once for each key, and kept. */
export function sharedOnce<Key, T extends object>(make: (key: Key) => T): (key: Key) => T {
  const parts = new Map<Key, T>();
  return (key) => {
    const part = parts.get(key) ?? shared(make(key));
    parts.set(key, part);
    return part;
  };
}

/**
 * Shared parts that are many and large: each is made anew when it is asked for, and only its digest is kept. `make`
 * gives the same value for the same key each time.
 */
export function sharedAnew<Key, T extends object>(make: (key: Key) => T): (key: Key) => T {
  const digests = new Map<Key, Digest>();
  return (key) => {
    const value = make(key);
    const known = digests.get(key) ?? digest(JSON.stringify(value));
    digests.set(key, known);
    return shared(value, known);
  };
}
