import type { Page } from '../edition/page.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Digest } from '../model/digest.ts';
import type { Planned } from './prepare.ts';
import type { World } from './world.ts';

/** An edition that was just published. */
export type PublishedEdition = {
  readonly planned: Planned;
  /** The part of the ledger that vouches for its pages and assets. */
  readonly ledger: Ledger;
  readonly world: World;
};

/** Files that are made from an edition once its pages are in the output folder. */
export type AfterProduct = {
  /** Name of the note that remembers its key. */
  readonly name: string;
  /** The folder of the output that holds its files, and nothing else. It ends with a slash. */
  readonly folder: string;
  /** What it is made from, as text: the same key means the same files. Null if the site does not want it. */
  readonly key: (edition: PublishedEdition) => string | null;
  /** Makes its files. */
  readonly make: (edition: PublishedEdition) => Promise<readonly ProductFile[]>;
  /**
   * Begins to make them before the pages that `ledger` lacks are published; null if it waits for those. A shortcut: the
   * files are the same.
   */
  readonly begin?: (edition: PublishedEdition) => Promise<Begun | null>;
};

/** A product that was begun while pages are printed. */
export type Begun = Pick<AfterProduct, 'make'> & {
  /** Receives each page once it is staged, or is found in place. */
  readonly printed: (page: Page) => void;
  /** Ends what was begun; called in any case. */
  readonly end: () => Promise<void>;
};

/** A file of a product. Its content is asked for only if the digest differs from that of the file that stands. */
export type ProductFile = {
  /** Within the product's folder. */
  readonly path: string;
  /** Digest of all that decides the content. */
  readonly digest: Digest;
  readonly content: () => Promise<Uint8Array>;
};
