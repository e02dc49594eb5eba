import type { Dispatch } from '../model/dispatch.ts';
import type { Site } from '../model/site.ts';
import type { Card, Clipping, Display } from './clipping.ts';
import { permanentId } from './permanent-id.ts';

/** What pages read of a dispatch: all of it, or a part that is the same wherever it is shown. */
export const PARTS = ['dispatch', 'words', 'teaser', 'entry', 'reference'] as const;
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

/** What the clippings of an archive have in common. `fetch` and `show` bring what is not at hand. */
export type Filing = {
  readonly site: Site;
  readonly reads: Reads;
  readonly fetch: (card: Card) => Dispatch;
  /** The display copy of a dispatch, by its place. */
  readonly show: (place: number) => Display;
};

/** A clipping but for its dispatch and what is read of that. */
type Place = Omit<Clipping, 'dispatch' | 'display' | 'words' | 'id'>;

export interface FiledClipping extends Place {}

/** A clipping that tells what is read of its dispatch, which may lie elsewhere until then. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the fields are those that the constructor is given
export class FiledClipping implements Clipping {
  private held: Dispatch | null;
  private readonly counted: number;
  private readonly filing: Filing;

  /** `held`: the dispatch; of one that lies elsewhere, how many words its copy has. */
  constructor(place: Place, held: Dispatch | number, filing: Filing) {
    Object.assign(this, place);
    this.held = typeof held === 'number' ? null : held;
    this.counted = typeof held === 'number' ? held : 0;
    this.filing = filing;
  }

  get id(): string {
    return permanentId(this.card, this.filing.site);
  }

  get words(): number {
    this.filing.reads.note(this, 'words');
    return this.held?.copy.words ?? this.counted;
  }

  get display(): Display {
    this.filing.reads.note(this, 'dispatch');
    return this.held ?? this.filing.show(this.place);
  }

  get dispatch(): Dispatch {
    this.filing.reads.note(this, 'dispatch');
    return this.whole;
  }

  set dispatch(dispatch: Dispatch) {
    this.held = dispatch;
    Object.assign(this, { card: dispatch });
  }

  /** The clipping of another state of its dispatch, in the same place. */
  as(dispatch: Dispatch): Clipping {
    return new FiledClipping({ ...this }, dispatch, this.filing);
  }

  private get whole(): Dispatch {
    this.held ??= this.filing.fetch(this.card);
    return this.held;
  }
}
