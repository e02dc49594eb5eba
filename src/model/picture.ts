import type { Href, SourcePath } from './paths.ts';

/** One file that a browser may choose for a picture. */
export type Variant = {
  readonly href: Href;
  readonly width: number;
  readonly height: number;
  /** Media type, `image/avif`. */
  readonly type: string;
};

/** A picture as a page shows it: resolved against the archive's files. */
export type Picture = {
  /** The file under the site folder; null for a picture of another host. */
  readonly asset: SourcePath | null;
  /** What stands in `src`. */
  readonly href: string;
  readonly alt: string;
  readonly caption: string | null;
  readonly credit: string | null;
  /** Pixels; null where nothing is known of the file. */
  readonly width: number | null;
  readonly height: number | null;
  /** Smaller and modern versions, smallest first within a type, preferred type first; may be empty. */
  readonly variants: readonly Variant[];
};

/** What stands in a slot of a copy: an address for a link, a picture for an image, or null for one that is missing. */
export type Fill =
  | { readonly kind: 'link'; readonly href: string }
  | {
      readonly kind: 'image';
      readonly picture: Picture;
      readonly inline: boolean;
      readonly row: boolean;
      readonly lazy: boolean;
    }
  | { readonly kind: 'lost'; readonly alt: string };
