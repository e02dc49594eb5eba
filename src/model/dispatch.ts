import type { SourcePath } from './address/paths.ts';
import type { History } from './change.ts';
import type { Digest } from './digest.ts';
import type { Finding, Position } from './finding.ts';
import type { Json } from './json.ts';
import type { Mention, NameMark } from './names.ts';
import type { Rights } from './rights.ts';
import type { CivilTime, Day } from './time/civil-time.ts';

/** A file of `posts/` as it was read. */
export type Manuscript = { readonly path: SourcePath; readonly digest: Digest; readonly text: string };

/** A picture as a writer refers to it, before the archive knows the file. */
export type PictureReference = {
  readonly src: string;
  readonly alt: string | null;
  readonly caption: string | null;
  readonly credit: string | null;
  /** Caption and credit as inline HTML if the writer used markup. */
  readonly captionHtml?: string | null;
  readonly creditHtml?: string | null;
  readonly position?: Position;
};

/** A page of a facsimile as a writer refers to it: a scan of the printed page, or a PDF. */
export type FacsimileReference = PictureReference & {
  /** For a scan, the page as it was numbered (`4`, `B4`); for a PDF, the number of its page that is opened first. */
  readonly page: string | null;
};

/** How a picture is set in the copy: within a line, as a figure, or in a row of figures; and whether it may load late. */
export type PictureSetting = {
  readonly inline: boolean;
  readonly row: boolean;
  readonly lazy: boolean;
  /** The writer's own attributes as HTML text, which may contain slots: ` width="18" class="emoji"`. */
  readonly attributes?: string;
  /** Shown as the file itself, without smaller versions, because the writer gave versions of it. */
  readonly plain?: true;
};

/** A byline as written: an id or a name, with the other values of its map. */
export type BylineReference = {
  readonly name: string;
  readonly bio?: string;
  readonly email?: string;
  readonly url?: string;
  readonly image?: string;
  readonly orcid?: string;
};

/** A correction or withdrawal; `note` is inline HTML without slots. */
export type Correction = { readonly filed: CivilTime | null; readonly note: string };

/** Where and how a dispatch was printed, as the writer wrote it; what is not known is null. */
export type Printed = {
  /** The newspaper or magazine; null if it is the column or site that the dispatch stands in. */
  readonly in: string | null;
  readonly date: Day | null;
  readonly section: string | null;
  /** `4`, `B4`, `12–14`. */
  readonly page: string | null;
  readonly edition: string | null;
  /** The headline in print, if it was another. */
  readonly headline: string | null;
};

/** Words of a text, with the rest of their sentence, as plain text; a long sentence is cut. */
export type Quote = { readonly before: string; readonly words: string; readonly after: string };

/** A gap in a copy's HTML that the archive fills: see `SLOT` for how it is marked in the text. */
export type Slot =
  /** `file`: the target is a file that is shown or loaded (a film, a frame), not a page to visit. */
  | {
      readonly kind: 'link';
      readonly target: string;
      readonly position?: Position;
      readonly file?: true;
      /** The sentence that the link stands in. */
      readonly quote?: Quote;
    }
  | ({ readonly kind: 'image' } & PictureReference & PictureSetting);

/**
 * The body of a dispatch: HTML with slots. The HTML itself is stored separately, under its digest,
 * so that an archive can be filed and planned without its bodies in memory.
 */
export type Copy = {
  readonly digest: Digest;
  readonly slots: readonly Slot[];
  readonly headings: readonly { readonly id: string; readonly text: string; readonly depth: number }[];
  /** Addresses of other sites that it links to, as written, each once. They need no slots. */
  readonly outside: readonly string[];
  readonly words: number;
  /** Number of characters without spaces in a language that measures length in them (`model/language/length.ts`); else null. */
  readonly characters: number | null;
  /** Marks of names, which are read only if the site has a `names.yaml`; absent if there are none. */
  readonly marks?: readonly NameMark[];
};

/**
 * How a slot is marked in a copy's HTML: U+0001, its kind, U+0002. A number is an index into `slots`: a link's slot is
 * an attribute's value, an image's slot is the whole element. `i` marks the prefix of an id, `#` the start of a link
 * within the page (before that prefix), `d` the dateline before the first sentence, and `t` the word for a table (`t:`
 * before the table's name). U+0001 and U+0002 that a writer typed are replaced when the manuscript is read.
 */
export const SLOT = /\u0001([^\u0002]*)\u0002/g;

/** A parsed manuscript: plain data. A standing page is also a dispatch, with `kind: 'page'`. */
export type Dispatch = {
  readonly source: SourcePath;
  readonly digest: Digest;
  readonly kind: 'dispatch' | 'page';
  readonly id: string | null;
  /** As written, plain text without markup; used by JSON-LD and citations. */
  readonly title: string;
  /** As shown, with typographic punctuation. */
  readonly headline: string;
  /** The same as inline HTML without links if the writer used markup; else null. */
  readonly headlineHtml: string | null;
  /** As set in front matter, else the file name without its date; not yet turned into a slug. */
  readonly slug: string;
  /** Null only for a standing page. */
  readonly filed: CivilTime | null;
  /** Instant before which the dispatch is left out, if front matter names one later than `filed`. */
  readonly notBefore: number | null;
  readonly updated: CivilTime | null;
  readonly bylines: readonly BylineReference[];
  readonly bio: string | null;
  readonly column: string | null;
  readonly tags: readonly string[];
  /** As shown; null if the writer gave none. */
  readonly dek: string | null;
  /** The same as inline HTML if the writer used markup; else null. */
  readonly dekHtml: string | null;
  /** First paragraph as plain text, at most 300 characters, cut at a word. */
  readonly lede: string;
  /** `null`: the writer named none; `false`: the writer wants none. */
  readonly image: PictureReference | false | null;
  /** First picture of the body; null if there is none. */
  readonly firstImage: PictureReference | null;
  /** The place that is printed before the first sentence, as newspapers do. */
  readonly dateline: string | null;
  readonly draft: boolean;
  /** Instant after which the dispatch is left out. */
  readonly expires: number | null;
  /** When and why it was taken back after publication; null if it was not. A page at its address says so. */
  readonly withdrawn: Correction | null;
  readonly unlisted: boolean;
  readonly aliases: readonly string[];
  readonly permalink: string | null;
  readonly canonical: string | null;
  readonly corrections: readonly Correction[];
  readonly follows: readonly string[];
  /** The story that it is a part of, as written: dispatches that name the same one belong together. */
  readonly story: string | null;
  readonly related: readonly string[];
  /** The dispatch that it is a translation of: an id, slug, file or address. */
  readonly translationOf: string | null;
  /** `10.1234/abc`. */
  readonly doi: string | null;
  readonly printed: Printed | null;
  /** The pages as they were printed, in order. */
  readonly facsimile: readonly FacsimileReference[];
  /** Whether only the place of the dispatch is kept, not its words, which are elsewhere. */
  readonly stub: boolean;
  /** If false, no page shows how its words changed; null if nothing is written. */
  readonly changes: boolean | null;
  /** The licence as written: it counts where `rights` name none. */
  readonly license: string | null;
  /** Its own rights; null if it has none. */
  readonly rights: Rights | null;
  readonly lang: string | null;
  readonly extra: { readonly [key: string]: Json };
  /** Lines of the front-matter keys, for findings of later steps. */
  readonly lines: { readonly [field: string]: number };
  /** Names that it mentions, in order. They are found once all is parsed: see `desk/mentions.ts`. */
  readonly mentions: readonly Mention[];
  /** The terms of its words, packed (`model/terms.ts`); '' if nothing compares them. */
  readonly terms: string;
  /** How its words changed since it was published; null if they did not. Found later, too: see `desk/changes/`. */
  readonly history: History | null;
  readonly copy: Copy;
};

/** One empty list, which all dispatches share. */
const NONE: readonly never[] = Object.freeze([]);

/** The values of fields that a manuscript leaves out. */
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
  withdrawn: null,
  unlisted: false,
  aliases: NONE,
  permalink: null,
  canonical: null,
  corrections: NONE,
  follows: NONE,
  story: null,
  related: NONE,
  translationOf: null,
  doi: null,
  printed: null,
  facsimile: NONE,
  stub: false,
  changes: null,
  license: null,
  rights: null,
  lang: null,
  extra: Object.freeze({}),
  lines: Object.freeze({}),
  mentions: NONE,
  terms: '',
  history: null,
};

/** The result of parsing: a dispatch if one could be made, the HTML of its copy, and findings. */
export type Parsed = {
  readonly dispatch: Dispatch | null;
  /** The HTML, with slots, of the copy whose digest is `dispatch.copy.digest`. */
  readonly html: string;
  readonly findings: readonly Finding[];
};
