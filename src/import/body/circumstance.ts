import type { Media } from '../found/piece.ts';
import type { LinkMap } from './links.ts';

/** What is known about a body's surroundings when it is read. */
export type Circumstance = {
  readonly base: string | null;
  readonly map: LinkMap;
  readonly media: (reference: string) => Media | null;
  /** Whether an address is a file of the old site itself. */
  readonly isOwn: (address: string) => boolean;
  /** Whether the export holds a file at an address, which its readers could open. */
  readonly holds?: (address: string) => boolean;
  /** Whether Backfile made the export, so that nothing needs to be guessed. */
  readonly isExact?: boolean;
} & Destinations;

/** What is known of the places that pictures lead to. */
export type Destinations = {
  readonly base: string | null;
  /** The file of the old media library that was shown at an address, on a page of its own. */
  readonly shownAt?: (address: string) => Media | null;
  /** Whether an address is one of the piece itself. */
  readonly isItself?: (address: string) => boolean;
};

/** A body as Markdown, with the number of its words. */
export type ClosedBody = { readonly markdown: string; readonly words: number };
