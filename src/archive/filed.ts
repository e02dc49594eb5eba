import type { Dispatch } from '../model/dispatch.ts';
import type { Site } from '../model/site.ts';
import type { Clipping, Entry } from './clipping.ts';
import { permanentId } from './permanent-id.ts';

/** Tells whose dispatches were read while something was made. */
export class Reads {
  private heard: Set<Clipping> | null = null;

  note(clipping: Clipping): void {
    this.heard?.add(clipping);
  }

  /** What `make` gives, and the clippings whose dispatches it read. One at a time: nothing is listened to within. */
  during<T>(make: () => T): readonly [made: T, read: ReadonlySet<Clipping>] {
    const heard = new Set<Clipping>();
    this.heard = heard;
    try {
      return [make(), heard];
    } finally {
      this.heard = null;
    }
  }
}

export interface FiledClipping extends Omit<Clipping, 'dispatch' | 'id'> {}

/** A clipping that tells when its dispatch is read. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the fields are those that the constructor is given
export class FiledClipping implements Clipping {
  private written: Dispatch;
  private readonly reads: Reads;
  private readonly site: Site;

  constructor(
    { dispatch, ...place }: Entry,
    body: Omit<Clipping, keyof Entry | 'id'>,
    site: Site,
    reads: Reads,
  ) {
    Object.assign(this, place, body);
    this.written = dispatch;
    this.site = site;
    this.reads = reads;
  }

  get id(): string {
    return permanentId(this.written, this.site);
  }

  get dispatch(): Dispatch {
    this.reads.note(this);
    return this.written;
  }

  set dispatch(dispatch: Dispatch) {
    this.written = dispatch;
  }
}
