import type { Media, SiteFacts, Term, Writer } from './piece.ts';

/** Everything in an export besides its pieces: writers, categories and tags, media files. */
export type Holdings = {
  readonly site: SiteFacts;
  readonly writers: ReadonlyMap<string, Writer>;
  readonly terms: readonly Term[];
  readonly media: ReadonlyMap<string, Media>;
  /** Finds a file of the media library by its key or by any address of it, sizes included. */
  readonly find: (reference: string) => Media | null;
  /** Finds a file of the media library by the address of its own page. */
  readonly shownAt: (address: string) => Media | null;
};
