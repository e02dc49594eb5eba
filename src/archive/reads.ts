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

/** Records what is read from clippings while something is made. */
export class Reads {
  #heard: Map<Clipping, number> | null = null;
  readonly #shown = new Map<Clipping, { [part in Part]?: string }>();

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
