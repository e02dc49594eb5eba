import type { Href, SitePath, SourcePath } from './address/paths.ts';
import type { Slug } from './address/slug.ts';
import type { Digest } from './digest.ts';

/** Names of files that hold pictures. */
export const PICTURE_NAME = /\.(?:jpe?g|jpe|jfif|png|gif|webp|avif|svg|tiff?|heic|heif|bmp)$/i;

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
  /** The value of `src`. */
  readonly href: string;
  readonly alt: string;
  readonly caption: string | null;
  readonly credit: string | null;
  /** Caption and credit as inline HTML if the writer used markup; else null. */
  readonly captionHtml?: string | null;
  readonly creditHtml?: string | null;
  /** In pixels; null if nothing is known about the file. */
  readonly width: number | null;
  readonly height: number | null;
  /** Smaller and modern versions, smallest first within a type, preferred type first; may be empty. */
  readonly variants: readonly Variant[];
};

/**
 * What fills a slot of a copy: an address for a link (empty: it leads to what is held back, so it is printed without one), a picture for an image, or null if the
 * picture is missing.
 */
export type Fill =
  | { readonly kind: 'link'; readonly href: string }
  | {
      readonly kind: 'image';
      readonly picture: Picture;
      readonly inline: boolean;
      readonly row: boolean;
      readonly lazy: boolean;
      /** From the `PictureSetting` of the slot. */
      readonly attributes?: string;
      readonly plain?: true;
    }
  | { readonly kind: 'lost'; readonly alt: string };

/** What is known about a picture file; read once and remembered under the digest of its bytes. */
export type PictureFacts = {
  /** Media type found from the content, not the name; '' if the content is not a picture. */
  readonly type: string;
  /** In pixels, as shown after the camera's orientation is applied. */
  readonly width: number;
  readonly height: number;
  /** More than one for an animation. */
  readonly frames: number;
  readonly alpha: boolean;
  /** Whether its profile has colours beyond sRGB. */
  readonly wide: boolean;
  /** Whether it contains EXIF, IPTC, XMP or comments. */
  readonly annotated: boolean;
  /** Whether it records where it was taken. */
  readonly located: boolean;
  /** The credit that IPTC or XMP gives. */
  readonly credit: string | null;
  readonly copyright: string | null;
  /** When it was taken, as the camera recorded: `2009-02-02T14:31:00`. */
  readonly taken: string | null;
  /** Why it cannot be shown; null if it can. */
  readonly problem: { readonly rule: string; readonly reason: string; readonly remedy: string } | null;
};

export type PictureFormat = 'webp' | 'avif' | 'jpeg' | 'png';

/** The words on a card that is set in type. */
export type CardWords = {
  readonly column: string;
  readonly headline: string;
  readonly byline: string;
  readonly date: string;
  /** A CSS colour; null for the theme's own. */
  readonly accent: string | null;
};

/** The words on a card that shows the nameplate of the site or of a column. */
export type NameplateWords = {
  readonly name: string;
  readonly tagline: string | null;
  /** A CSS colour; null for the theme's own. */
  readonly accent: string | null;
};

/** How one file is made from a picture, and the key under which it is remembered. */
export type Recipe = {
  readonly key: Digest;
  /** A file whose bytes have the digest `digest`. */
  readonly source: SourcePath;
  readonly digest: Digest;
  /**
   * `fit`: the whole picture, scaled; `card`: cropped to the shape of a card around the most striking part; `clean`: the
   * file itself without its metadata; `drawn`: a card of words; `nameplate`: a card with a masthead.
   */
  readonly make: 'fit' | 'card' | 'clean' | 'drawn' | 'nameplate';
  readonly format: PictureFormat;
  readonly width: number;
  readonly height: number;
  readonly quality: number;
  readonly frames: number;
  /** Width at which the file is decoded once for everything made from it; null if made from the file itself. */
  readonly from: number | null;
  /** Whether colours beyond sRGB are kept. */
  readonly wide: boolean;
  /** Whether it is a drawing or a screenshot, whose edges must stay sharp. */
  readonly drawn: boolean;
  /** The credit that is written into the file; null for none. */
  readonly credit: string | null;
  readonly copyright: string | null;
  /** For a drawn card only. */
  readonly words?: CardWords;
  /** For a nameplate only. */
  readonly nameplate?: NameplateWords;
};

/** The result of a recipe. */
export type Outcome =
  | { readonly kind: 'made'; readonly bytes: number; readonly digest: Digest }
  | { readonly kind: 'failed'; readonly reason: string };

/** Where a picture is shown: across a page, in a list, as a portrait, or in a feed. */
export type PictureUse = 'page' | 'thumbnail' | 'portrait' | 'feed';

/** What other sites show beside a link to a page (Open Graph). */
export type SocialCard = {
  readonly href: Href;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
};

/** The pictures of an edition, ready to be shown. */
export type Illustrations = {
  /** Adds the files that suit a use to a picture. */
  readonly picture: (picture: Picture, use: PictureUse) => Picture;
  /** The card cropped from a picture, or drawn for the dispatch with that source; null if there is neither. */
  readonly card: (picture: Picture | null, source?: SourcePath) => SocialCard | null;
  /** The card with the nameplate of a column, found by its slug, or of the site (null); null if there is none. */
  readonly nameplate: (column: Slug | null) => SocialCard | null;
  /** Files made from pictures, each once. */
  readonly files: readonly {
    readonly path: SitePath;
    readonly key: Digest;
    readonly digest: Digest;
    readonly source: SourcePath;
  }[];
  /** Files of the site folder that are not published unchanged. */
  readonly withheld: ReadonlySet<SourcePath>;
};
