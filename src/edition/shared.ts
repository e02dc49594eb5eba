import { type Digest, digest } from '../model/digest.ts';

/** A part of props that is represented by its digest in keys. */
export class SharedPart {
  readonly #digest: Digest;

  constructor(digest: Digest) {
    this.#digest = digest;
  }

  toJSON(): Digest {
    return this.#digest;
  }
}

/**
 * Marks a part of props that many pages show (a teaser, a feed entry). Its digest represents it in keys, so that
 * computing a key is cheap however much the page shows. Templates see the whole part.
 */
export function shared<T extends object>(value: T, known: Digest = digest(JSON.stringify(value))): T {
  return Object.assign(new SharedPart(known), value);
}

/** Makes shared parts once for each key, and keeps them. */
export function sharedOnce<Key, T extends object>(make: (key: Key) => T): (key: Key) => T {
  const parts = new Map<Key, T>();
  return (key) => {
    const part = parts.get(key) ?? shared(make(key));
    parts.set(key, part);
    return part;
  };
}

/**
 * Makes shared parts anew at each call and keeps only their digests, for parts that are many and large. `make` must
 * return the same value for the same key each time.
 */
export function sharedEachTime<Key, T extends object>(make: (key: Key) => T): (key: Key) => T {
  const digests = new Map<Key, Digest>();
  return (key) => {
    const value = make(key);
    const known = digests.get(key) ?? digest(JSON.stringify(value));
    digests.set(key, known);
    return shared(value, known);
  };
}
