import type { Dispatch } from '../model/dispatch.ts';
import { isSized } from '../model/facsimile.ts';
import type { Length } from '../model/language/length.ts';
import type { Site } from '../model/site.ts';
import type { Akin, Body, Clipping, Display } from './clipping.ts';
import { permanentId } from './permanent-id.ts';
import type { Reads } from './reads.ts';

/** What a clipping knows about its place in the archive. Reading it is not recorded: see `outlineOf`. */
export type Placed = Omit<Clipping, 'dispatch' | 'display' | 'akin' | 'length' | 'id' | keyof Body>;

/** A clipping that records what is read from its dispatch and its body. */
export class FiledClipping implements Clipping {
  readonly slip: Placed['slip'];
  readonly rank: Placed['rank'];
  readonly instant: Placed['instant'];
  readonly day: Placed['day'];
  readonly path: Placed['path'];
  readonly href: Placed['href'];
  readonly lang: Placed['lang'];
  readonly shelves: Placed['shelves'];
  readonly column: Placed['column'];
  readonly bylines: Placed['bylines'];
  readonly tags: Placed['tags'];
  readonly names: Placed['names'];
  readonly embargoed: Placed['embargoed'];
  readonly scanned: Placed['scanned'];
  #dispatch: Dispatch;
  #body: Body;
  #akin: readonly Akin[] = [];
  readonly #site: Site;
  readonly #reads: Reads;

  constructor(placed: Omit<Placed, 'scanned'>, dispatch: Dispatch, body: Body, site: Site, reads: Reads) {
    this.slip = placed.slip;
    this.rank = placed.rank;
    this.instant = placed.instant;
    this.day = placed.day;
    this.path = placed.path;
    this.href = placed.href;
    this.lang = placed.lang;
    this.shelves = placed.shelves;
    this.column = placed.column;
    this.bylines = placed.bylines;
    this.tags = placed.tags;
    this.names = placed.names;
    this.embargoed = placed.embargoed;
    this.scanned = body.facsimile.some(isSized);
    this.#dispatch = dispatch;
    this.#body = body;
    this.#site = site;
    this.#reads = reads;
  }

  /** Takes the place of what was filed; see `retell`. */
  replace(dispatch: Dispatch, body: Body): void {
    this.#dispatch = dispatch;
    this.#body = body;
  }

  /** Sets what is only known once all are filed. */
  setAkin(akin: readonly Akin[]): void {
    this.#akin = akin;
  }

  get akin(): readonly Akin[] {
    this.#reads.note(this, 'dispatch');
    return this.#akin;
  }

  get id(): string {
    return permanentId(this.slip, this.#site);
  }

  get length(): Length {
    this.#reads.note(this, 'length');
    const { words, characters } = this.#dispatch.copy;
    return { words, characters };
  }

  get dispatch(): Dispatch {
    this.#reads.note(this, 'dispatch');
    return this.#dispatch;
  }

  get display(): Display {
    return this.dispatch;
  }

  get fills(): Body['fills'] {
    return this.#bodyRead().fills;
  }

  get archived(): Body['archived'] {
    return this.#bodyRead().archived;
  }

  get lead(): Body['lead'] {
    return this.#bodyRead().lead;
  }

  get facsimile(): Body['facsimile'] {
    return this.#bodyRead().facsimile;
  }

  get thumbnail(): Body['thumbnail'] {
    return this.#bodyRead().thumbnail;
  }

  #bodyRead(): Body {
    this.#reads.note(this, 'dispatch');
    return this.#body;
  }
}
