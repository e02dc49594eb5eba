import type { Dispatch } from '../model/dispatch.ts';
import type { Length } from '../model/length.ts';
import type { Site } from '../model/site.ts';
import type { Card, Clipping, Display } from './clipping.ts';
import { permanentId } from './permanent-id.ts';

/** What pages read of a dispatch: all of it, or a part that is the same wherever it is shown. */
export const PARTS = ['dispatch', 'length', 'teaser', 'entry', 'reference', 'link'] as const;
export type Part = (typeof PARTS)[number];

/** What was read of clippings: of each the parts, as bits in the order of `PARTS`. */
export type Read = ReadonlyMap<Clipping, number>;

/** The bit that stands for a part. */
export function bitOf(part: Part): number {
  return 1 << PARTS.indexOf(part);
}

/** Tells what was read of dispatches while something was made. */
export class Reads {
  private heard: Map<Clipping, number> | null = null;

  note(clipping: Clipping, part: Part): void {
    this.heard?.set(clipping, (this.heard.get(clipping) ?? 0) | bitOf(part));
  }

  /** Makes a part of a clipping: that is read, and not what it is made of. */
  part<T>(part: Part, clipping: Clipping, make: () => T): T {
    this.note(clipping, part);
    const { heard } = this;
    this.heard = null;
    try {
      return make();
    } finally {
      this.heard = heard;
    }
  }

  /** What `make` gives, and what it read. One at a time: nothing is listened to within. */
  during<T>(make: () => T): readonly [made: T, read: Read] {
    const heard = new Map<Clipping, number>();
    this.heard = heard;
    try {
      return [make(), heard];
    } finally {
      this.heard = null;
    }
  }
}

/** What clippings need beside their own fields, to tell what is read of their dispatches. */
export type Filing = { readonly site: Site; readonly reads: Reads };

/** A clipping but for its dispatch and what is read of that. */
export type Placed = Omit<Clipping, 'dispatch' | 'display' | 'length' | 'id'>;

/** A clipping that tells what is read of its dispatch. */
export abstract class TracedClipping {
  abstract readonly card: Card;
  protected abstract readonly filing: Filing;
  protected abstract readonly whole: Dispatch;
  protected abstract readonly shown: Display;
  protected abstract readonly counted: Length;

  private note(part: Part): void {
    this.filing.reads.note(this as unknown as Clipping, part);
  }

  get id(): string {
    return permanentId(this.card, this.filing.site);
  }

  get length(): Length {
    this.note('length');
    return this.counted;
  }

  get display(): Display {
    this.note('dispatch');
    return this.shown;
  }

  get dispatch(): Dispatch {
    this.note('dispatch');
    return this.whole;
  }
}

export interface FiledClipping extends Placed {}

/** A clipping with its dispatch at hand. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the fields are those that the constructor is given
export class FiledClipping extends TracedClipping implements Clipping {
  protected whole: Dispatch;
  protected readonly filing: Filing;
  declare readonly card: Card;

  constructor(placed: Placed, whole: Dispatch, filing: Filing) {
    super();
    Object.assign(this, placed);
    this.whole = whole;
    this.filing = filing;
  }

  /** Takes another state of its dispatch, with what its body then shows. */
  become(dispatch: Dispatch, body: Pick<Placed, 'fills' | 'archived' | 'lead' | 'thumbnail'>): void {
    this.whole = dispatch;
    Object.assign(this, { card: dispatch, ...body });
  }

  protected get shown(): Display {
    return this.whole;
  }

  protected get counted(): Length {
    return this.whole.copy;
  }
}
