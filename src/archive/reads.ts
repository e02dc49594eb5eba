import type { Json } from '../model/json.ts';
import type { Clipping } from './clipping.ts';

/** What pages read from a clipping: all of it (`dispatch`), or a part that is the same on every page that shows it. */
export const PARTS = [
  'dispatch',
  'length',
  'teaser',
  'entry',
  'reference',
  'link',
  'sites',
  'quotes',
  'mentions',
] as const;
export type Part = (typeof PARTS)[number];

/** What was read from clippings: the parts of each, as bits in the order of `PARTS`. */
export type Read = ReadonlyMap<Clipping, number>;

const BITS = Object.fromEntries(PARTS.map((part, at) => [part, 1 << at])) as {
  readonly [part in Part]: number;
};

/** The bit that stands for a part. */
export function bitOf(part: Part): number {
  return BITS[part];
}

/** What follows from one part of all listed clippings, as JSON, by that part. */
export type Gathered = ReadonlyMap<Part, string>;

/** Records what is read from clippings while something is made. */
export class Reads {
  #heard: Map<Clipping, number> | null = null;
  readonly #shown = new Map<Clipping, { [part in Part]?: string }>();
  #known: Gathered = new Map();
  readonly #gathered = new Map<Part, string>();

  note(clipping: Clipping, part: Part): void {
    this.#heard?.set(clipping, (this.#heard.get(clipping) ?? 0) | BITS[part]);
  }

  /** Makes a part of a clipping. Records the part itself, not what computing it reads. */
  part<T>(part: Part, clipping: Clipping, make: () => T): T {
    const heard = this.#heard;
    if (heard === null) return make();
    this.note(clipping, part);
    this.#heard = null;
    try {
      const made = make();
      const shown = this.#shown.get(clipping) ?? {};
      if (shown[part] === undefined) shown[part] = JSON.stringify(made);
      this.#shown.set(clipping, shown);
      return made;
    } finally {
      this.#heard = heard;
    }
  }

  /**
   * Makes what follows from one part of the listed clippings alone, and is asked for once for each part. If that is known,
   * no part is looked at, but all are recorded as read.
   */
  gather<T extends Json>(part: Part, listed: readonly Clipping[], make: () => T): T {
    const known = this.#known.get(part);
    if (this.#heard === null) return make();
    if (known === undefined) {
      const made = make();
      this.#gathered.set(part, JSON.stringify(made));
      return made;
    }
    for (const clipping of listed) this.note(clipping, part);
    return JSON.parse(known) as T;
  }

  /** Says what `gather` would make. */
  know(known: Gathered): void {
    this.#known = known;
  }

  /** What was gathered, and what is known of it. */
  gathered(): Gathered {
    return new Map([...this.#known, ...this.#gathered]);
  }

  /** Returns what `make` returns, and what it read. Calls cannot be nested. */
  during<T>(make: () => T): readonly [made: T, read: Read] {
    const heard = new Map<Clipping, number>();
    this.#heard = heard;
    try {
      return [make(), heard];
    } finally {
      this.#heard = null;
    }
  }

  /** The parts that pages showed, as JSON; for a part that several pages share, its digest. */
  shown(): ReadonlyMap<Clipping, { readonly [part in Part]?: string }> {
    return this.#shown;
  }
}
