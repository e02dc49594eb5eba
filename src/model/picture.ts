import type { Digest } from './digest.ts';
import type { Href, SitePath, SourcePath } from './paths.ts';
import type { Slug } from './slug.ts';

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
  /** Caption and credit as inline HTML, where the writer marked something; else null. */
  readonly captionHtml?: string | null;
  readonly creditHtml?: string | null;
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
      /** As `PictureSetting` of the slot has them. */
      readonly attributes?: string;
      readonly plain?: true;
    }
  | { readonly kind: 'lost'; readonly alt: string };

/** What a file tells of its picture; read once and remembered by the digest of its bytes. */
export type PictureFacts = {
  /** Media type by the content, whatever the file is called; '' where the content is no picture. */
  readonly type: string;
  /** Pixels as shown: after the orientation that the camera noted. */
  readonly width: number;
  readonly height: number;
  /** More than one of an animation. */
  readonly frames: number;
  readonly alpha: boolean;
  /** Holds colours beyond sRGB, as its profile tells. */
  readonly wide: boolean;
  /** Holds EXIF, IPTC, XMP or comments. */
  readonly annotated: boolean;
  /** Tells the place where it was taken. */
  readonly located: boolean;
  /** Who is to be named under it, as IPTC or XMP tells. */
  readonly credit: string | null;
  readonly copyright: string | null;
  /** When it was taken, as the camera noted: `2009-02-02T14:31:00`. */
  readonly taken: string | null;
  /** Why it cannot be shown; null where it can. */
  readonly problem: { readonly rule: string; readonly reason: string; readonly remedy: string } | null;
};

export type PictureFormat = 'webp' | 'avif' | 'jpeg' | 'png';

/** What a card says that is set in type. */
export type CardWords = {
  readonly column: string;
  readonly headline: string;
  readonly byline: string;
  readonly date: string;
  /** A colour of CSS; null for the theme's own. */
  readonly accent: string | null;
};

/** What a card says that shows the nameplate of the site or of a column. */
export type NameplateWords = {
  readonly name: string;
  readonly tagline: string | null;
  /** A colour of CSS; null for the theme's own. */
  readonly accent: string | null;
};

/** How one file is made of a picture, and under which key it is remembered. */
export type Recipe = {
  readonly key: Digest;
  /** A file with the bytes that `digest` names. */
  readonly source: SourcePath;
  readonly digest: Digest;
  /** `fit`: as a whole; `card`: cut to its shape around what draws the eye; `clean`: the file itself, without what it tells of its making; `drawn`: no picture, but words; `nameplate`: those of a masthead. */
  readonly make: 'fit' | 'card' | 'clean' | 'drawn' | 'nameplate';
  readonly format: PictureFormat;
  readonly width: number;
  readonly height: number;
  readonly quality: number;
  readonly frames: number;
  /** Width at which the file is decoded, for all that is made of it; null where it is made of the file itself. */
  readonly from: number | null;
  /** Keeps colours beyond sRGB. */
  readonly wide: boolean;
  /** A drawing or a screenshot: edges of colour are kept sharp. */
  readonly drawn: boolean;
  /** Who is named within the file; null where nothing is. */
  readonly credit: string | null;
  readonly copyright: string | null;
  /** Of a drawn card. */
  readonly words?: CardWords;
  /** Of a nameplate. */
  readonly nameplate?: NameplateWords;
};

/** What came of a recipe. */
export type Outcome =
  | { readonly kind: 'made'; readonly bytes: number; readonly digest: Digest }
  | { readonly kind: 'failed'; readonly reason: string };

/** Where a picture is shown: across a page, in a list, as a portrait, or in a feed. */
export type PictureUse = 'page' | 'thumbnail' | 'portrait' | 'feed';

/** What a link to a page shows of it elsewhere (Open Graph). */
export type SocialCard = {
  readonly href: Href;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
};

/** Pictures made ready for an edition. */
export type Illustrations = {
  /** The picture with the files that suit its use. */
  readonly picture: (picture: Picture, use: PictureUse) => Picture;
  /** The card that is cut from a picture, or drawn for the dispatch of a source; null where there is neither. */
  readonly card: (picture: Picture | null, source?: SourcePath) => SocialCard | null;
  /** The card that shows the nameplate of a column, by its slug, else of the site; null where there is none. */
  readonly nameplate: (column: Slug | null) => SocialCard | null;
  /** Files made of pictures, each once. */
  readonly files: readonly {
    readonly path: SitePath;
    readonly key: Digest;
    readonly digest: Digest;
    readonly source: SourcePath;
  }[];
  /** Files of the site folder that do not stand on the site as they are. */
  readonly withheld: ReadonlySet<SourcePath>;
};
