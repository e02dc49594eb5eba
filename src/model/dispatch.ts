import type { CivilTime } from './civil-time.ts';
import type { Digest } from './digest.ts';
import type { Finding, Position } from './finding.ts';
import type { Json } from './json.ts';
import type { SourcePath } from './paths.ts';

/** A file of `posts/` as it was read. */
export type Manuscript = { readonly path: SourcePath; readonly digest: Digest; readonly text: string };

/** A picture as a writer refers to it, before the archive knows the file. */
export type PictureReference = {
  readonly src: string;
  readonly alt: string | null;
  readonly caption: string | null;
  readonly credit: string | null;
  /** Caption and credit as inline HTML, where the writer marked something. */
  readonly captionHtml?: string | null;
  readonly creditHtml?: string | null;
  readonly position?: Position;
};

/** How a picture stands in the copy: within a line, as a figure, or in a row of figures; and whether it may load late. */
export type PictureSetting = {
  readonly inline: boolean;
  readonly row: boolean;
  readonly lazy: boolean;
  /** A writer's own attributes as HTML text, in which slots may wait: ` width="18" class="emoji"`. */
  readonly attributes?: string;
  /** Shown as the file itself, without smaller versions: the writer gave versions of it. */
  readonly plain?: true;
};

/** A byline as written: an id or a name, with what a map beside it told. */
export type BylineReference = {
  readonly name: string;
  readonly bio?: string;
  readonly email?: string;
  readonly url?: string;
  readonly image?: string;
};

/** A correction; `note` is inline HTML without slots. */
export type Correction = { readonly filed: CivilTime | null; readonly note: string };

/** A place in a copy's HTML that waits for the archive: see `SLOT` for how it stands in the text. */
export type Slot =
  /** `file`: names a file that is shown or loaded (a film, a frame) rather than a page to go to. */
  | { readonly kind: 'link'; readonly target: string; readonly position?: Position; readonly file?: true }
  | ({ readonly kind: 'image' } & PictureReference & PictureSetting);

/**
 * The body of a dispatch: HTML in which slots wait. The HTML itself is kept apart, under its digest,
 * so that an archive can be filed and planned without its bodies in memory.
 */
export type Copy = {
  readonly digest: Digest;
  readonly slots: readonly Slot[];
  readonly headings: readonly { readonly id: string; readonly text: string; readonly depth: number }[];
  /** Addresses of other sites that it links to, as written, each once. They are no slots, for they wait for nothing. */
  readonly outside: readonly string[];
  readonly words: number;
  /** Characters without spaces, of a language that tells length in them (`model/length.ts`); else null. */
  readonly characters: number | null;
};

/**
 * How a slot stands in a copy's HTML: U+0001, what it is, U+0002. A number is an index into `slots`: for a
 * link it stands in an attribute's value, for an image as the whole element. `i` is the place of the
 * prefix of an id, `#` is the start of a link within the page (before that prefix), `d` is
 * where the dateline stands in front of the first sentence, `t` is the word for a table (`t:`, in front of its
 * name). Writers' own U+0001 and U+0002 are replaced when read.
 */
export const SLOT = /\u0001([^\u0002]*)\u0002/g;

/** A manuscript parsed: plain data. A standing page is one, too, with `kind: 'page'`. */
export type Dispatch = {
  readonly source: SourcePath;
  readonly digest: Digest;
  readonly kind: 'dispatch' | 'page';
  readonly id: string | null;
  /** As written, plain text without its marks; JSON-LD and citations use it. */
  readonly title: string;
  /** As shown: with typographic punctuation. */
  readonly headline: string;
  /** The same as inline HTML without links, where the writer marked something; else null. */
  readonly headlineHtml: string | null;
  /** As asked for in front matter, else the file name without its date; not yet a slug. */
  readonly slug: string;
  /** Null only for a standing page. */
  readonly filed: CivilTime | null;
  /** Instant before which the dispatch is left out, where front matter names a later one than that of `filed`. */
  readonly notBefore: number | null;
  readonly updated: CivilTime | null;
  readonly bylines: readonly BylineReference[];
  readonly bio: string | null;
  readonly column: string | null;
  readonly tags: readonly string[];
  /** As shown; null where the writer gave none. */
  readonly dek: string | null;
  /** The same as inline HTML, where the writer marked something; else null. */
  readonly dekHtml: string | null;
  /** First paragraph as plain text, at most 300 characters, cut at a word. */
  readonly lede: string;
  /** `null`: none named; `false`: none wanted. */
  readonly image: PictureReference | false | null;
  /** First picture of the body, where there is one. */
  readonly firstImage: PictureReference | null;
  /** Place in front of the first sentence, as newspapers print it. */
  readonly dateline: string | null;
  readonly draft: boolean;
  /** Instant after which the dispatch is left out. */
  readonly expires: number | null;
  readonly unlisted: boolean;
  readonly aliases: readonly string[];
  readonly permalink: string | null;
  readonly canonical: string | null;
  readonly corrections: readonly Correction[];
  readonly follows: readonly string[];
  readonly related: readonly string[];
  readonly lang: string | null;
  readonly extra: { readonly [key: string]: Json };
  /** Lines of the front-matter keys, for findings that come later. */
  readonly lines: { readonly [field: string]: number };
  readonly copy: Copy;
};

/** Nothing, of which many dispatches hold the same. */
const NONE: readonly never[] = Object.freeze([]);

/** What a dispatch holds of everything that its manuscript does not say. */
export const UNWRITTEN: Omit<
  Dispatch,
  'source' | 'digest' | 'title' | 'headline' | 'slug' | 'filed' | 'copy'
> = {
  kind: 'dispatch',
  id: null,
  headlineHtml: null,
  notBefore: null,
  updated: null,
  bylines: NONE,
  bio: null,
  column: null,
  tags: NONE,
  dek: null,
  dekHtml: null,
  lede: '',
  image: null,
  firstImage: null,
  dateline: null,
  draft: false,
  expires: null,
  unlisted: false,
  aliases: NONE,
  permalink: null,
  canonical: null,
  corrections: NONE,
  follows: NONE,
  related: NONE,
  lang: null,
  extra: Object.freeze({}),
  lines: Object.freeze({}),
};

/** What came of parsing: a dispatch where one could be made of it, the HTML of its copy, and findings. */
export type Parsed = {
  readonly dispatch: Dispatch | null;
  /** HTML with slots of the copy named by `dispatch.copy.digest`. */
  readonly html: string;
  readonly findings: readonly Finding[];
};
