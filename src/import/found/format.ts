import type { Holdings } from './holdings.ts';
import type { Look, Mark } from './look.ts';
import type { Clock } from './moment.ts';
import type { Opener, Source, Web } from './outside.ts';
import type { Body, Found, Piece, Remark } from './piece.ts';

/** What a reader may ask for besides the files of its source. */
export type Request = {
  readonly web: Web;
  readonly opener: Opener;
  /** The zone of dates without one; null if nobody knows it. */
  readonly clock: Clock | null;
  /** Address of the old site, if the operator named it. */
  readonly oldUrl: string | null;
  /** Day of the import as `YYYY-MM-DD`: what was dated later is held back. */
  readonly today: string;
  /** Columns of a table by field (`title`, `body`), if the operator named them. */
  readonly columns?: { readonly [field: string]: string };
};

/** One system that archives come from. */
export type Format = {
  readonly name: string;
  /** Whether its dates are given in local time and in UTC, so that their offsets show the zone of the site. */
  readonly datesShowZone?: true;
  /** Its own marks: why a source is of this format; null if it is not. */
  readonly recognise: (look: Look) => Promise<Mark | null> | Mark | null;
  /** Whether it reads documents of the web, too. */
  readonly readsWeb?: true;
  /** Whether it takes the article out of a page, and leaves what stands around it. */
  readonly picksArticle?: true;
  /** Reads a source once, from its first thing to its last. */
  readonly read: (source: Source, request: Request) => AsyncIterable<Found>;
  /** Reads a body a second time, when all holdings are known: shortcodes, galleries, blocks. */
  readonly prepare?: (piece: Piece, holdings: Holdings, notes: Remark[]) => Body;
};
