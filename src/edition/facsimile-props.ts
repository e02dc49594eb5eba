/** What templates receive of the pages as they were printed. */

import type { Href } from '../model/address/paths.ts';
import type { Picture } from '../model/picture.ts';

/** A scan as readers open it, in its largest form; sizes are in pixels. */
export type LargeScan = {
  readonly href: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly type: string;
};

/** `facsimile` in dispatch.njk: the pages as they were printed, in order. */
export type FacsimileProps = {
  readonly scans: readonly {
    readonly picture: Picture;
    readonly large: LargeScan;
    /** As it was numbered: `4`, `B4`. */
    readonly page: string | null;
  }[];
  /** PDFs, and files of other sites (`bytes` is null). */
  readonly files: readonly {
    /** With the page of a PDF that is opened first: `talks.pdf#page=3`. */
    readonly href: string;
    readonly page: string | null;
    readonly bytes: number | null;
    /** The host of a file of another site. */
    readonly host: string | null;
  }[];
  /** The IIIF manifest; null if the facsimile has none. */
  readonly manifest: Href | null;
};
