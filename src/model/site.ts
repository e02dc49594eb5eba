import type { Host } from './address/hosts.ts';
import type { SourcePath } from './address/paths.ts';
import type { Digest } from './digest.ts';
import type { Level, Position } from './finding.ts';
import type { Json } from './json.ts';
import type { NameSettings } from './names.ts';
import type { Rights } from './rights.ts';
import type { ShelfFolder } from './shelf-kinds.ts';

/** Settings that columns, bylines and tags have in common. */
type ShelfSettings = {
  readonly id: string;
  readonly name: string;
  /** Other spellings of the name in dispatches. */
  readonly also: readonly string[];
};

export type ColumnSettings = ShelfSettings & {
  readonly tagline: string | null;
  readonly description: string | null;
  /** Tagline and description as inline HTML if the writer used markup; else null. */
  readonly taglineHtml: string | null;
  readonly descriptionHtml: string | null;
  /** Whether no dispatch will follow. */
  readonly ended: boolean;
  readonly rights: Rights;
};

export type BylineSettings = ShelfSettings & {
  /** The bio line, inline Markdown already turned into HTML. */
  readonly bio: string | null;
  /** Portrait: a path under `assets/`. */
  readonly image: string | null;
  readonly email: string | null;
  readonly url: string | null;
  /** The writer's ORCID iD: `0000-0002-1825-0097`. */
  readonly orcid: string | null;
};

export type TagSettings = ShelfSettings & {
  readonly description: string | null;
  readonly descriptionHtml: string | null;
};

/** A list of dispatches that the editor chose: an entry of `lists.yaml`. */
export type ListSettings = {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  /** As inline HTML if the writer used markup; else null. */
  readonly descriptionHtml: string | null;
  /** Whether the front page shows it. */
  readonly front: boolean;
  readonly pieces: readonly {
    /** A dispatch by its file, slug, address or id. */
    readonly piece: string;
    /** What the editor says about it, as inline HTML. */
    readonly note: string | null;
    readonly source: SourcePath;
    readonly position?: Position;
  }[];
};

/** An old address (a path, or a whole one) and where it leads: a path of the site, or an address elsewhere. */
export type RedirectSettings = {
  readonly from: string;
  readonly to: string;
  readonly source: SourcePath;
  readonly position?: Position;
};

/** An address that was retired: `{gone: 2006-05-04, because: …}` in `redirects.yaml`. */
export type RetiredSettings = {
  /** A path of the site; an old address may have a query. */
  readonly address: string;
  /** The day on which it went; null if none is written. */
  readonly on: string | null;
  /** Why, as inline HTML; null if no reason is written. */
  readonly because: string | null;
  readonly source: SourcePath;
  readonly position?: Position;
};

/** The number of dispatches from which on an archive has pages of headlines and numbers. */
export const ENOUGH_TO_COUNT = 20;

/** The columnist's own table of redirects, in the format of Netlify and Cloudflare Pages. */
export const OWN_REDIRECTS = 'assets/_root/_redirects' as SourcePath;

/** The columnist's own rules for Apache. */
export const OWN_HTACCESS = 'assets/_root/.htaccess' as SourcePath;

/**
 * How feeds are made. Feeds of the site and of columns have `entries` entries, other feeds `others`, or none are made if
 * that is 0; `archives`: which shelves get an RFC 5005 archive document for each year.
 */
type FeedSettings = {
  readonly entries: number;
  readonly others: number;
  readonly archives: readonly ('site' | ShelfFolder)[];
  /** Whether there is a JSON feed with every dispatch. */
  readonly complete: boolean;
};

/** Which files are made from pictures. */
export type ImageSettings = {
  /** Preferred first; the last is one that every program reads. Empty: pictures are shown as they are. */
  readonly formats: readonly ('webp' | 'avif' | 'jpeg' | 'png' | 'original')[];
  /** Pixels, smallest first. */
  readonly widths: readonly number[];
  /** 1 to 100. */
  readonly quality: { readonly webp: number; readonly avif: number; readonly jpeg: number };
  /** Whether the original files of shown pictures are published, too. */
  readonly originals: boolean;
  /** Which metadata stays in published pictures. The location where one was taken is always removed. */
  readonly metadata: 'none' | 'credit';
  /** Whether the credit in a file is shown under its picture if the writer gave none. */
  readonly credit: boolean;
  /** How SVG drawings are treated: `pass` refuses those that would run or load something, `keep` accepts all. */
  readonly svg: 'pass' | 'rasterise' | 'keep';
  /** Megapixels that a picture may have at most. */
  readonly limit: number;
  /** Whether social cards are made from pictures; `drawn`: also from words, for dispatches without a picture. */
  readonly cards: boolean | 'drawn';
};

/** Settings that change how a manuscript is parsed; all of them are part of every parse key. */
export type Style = {
  /** Null if the site names none: then a date is filed as it was written. */
  readonly timezone: string | null;
  readonly lang: string;
  /** `sanitize` drops what untrusted writers may not use; `keep` passes raw HTML through. */
  readonly html: 'keep' | 'sanitize';
  readonly smartPunctuation: boolean;
  /** Whether plain texts take shortcuts: the native parser, and the direct setting. */
  readonly accelerate: boolean;
  /** Whether `[[Name]]` marks a name: only where the site has a `names.yaml`. */
  readonly marks?: true;
  /** Whether terms of texts are kept: only where "More from" follows from them, too. */
  readonly terms?: true;
  /** Whether links into the archive keep the sentences that they stand in: not if no page can show them. */
  readonly sentences?: false;
  /** Whether pages will be printed. If not, links into the archive keep neither their places nor their sentences. */
  readonly printed?: false;
};

/** The settings of a site: `site.yaml`, its data files and the options of the command, read and checked. */
export type Site = {
  readonly title: string;
  readonly tagline: string | null;
  readonly description: string | null;
  /** Tagline and description as inline HTML if the writer used markup; else null. */
  readonly taglineHtml: string | null;
  readonly descriptionHtml: string | null;
  /** `https://example.org`, no slash at the end. */
  readonly origin: string;
  /** The site's path under its origin: '' or `/cable`. */
  readonly base: string;
  readonly style: Style;
  readonly permalink: string;
  /** Whether no dispatch will follow in any column. */
  readonly ended: boolean;
  readonly rights: Rights;
  readonly columns: readonly ColumnSettings[];
  readonly bylines: readonly BylineSettings[];
  readonly tags: readonly TagSettings[];
  readonly places: readonly TagSettings[];
  readonly lists: readonly ListSettings[];
  /** People, places, organisations, works and other things that are found in texts. */
  readonly names: readonly NameSettings[];
  readonly nav: readonly { readonly title: string; readonly url: string }[];
  /** Old addresses that are not aliases of dispatches: of tags, writers, feeds. */
  readonly redirects: readonly RedirectSettings[];
  /** Addresses that lead to a page that says what stood there. */
  readonly retired: readonly RetiredSettings[];
  /** Whether the register of published addresses is kept. */
  readonly register: boolean;
  /** Text of `OWN_REDIRECTS`, whose lines come before those of the site; null if there is no such file. */
  readonly ownRedirects: string | null;
  /** Text of `OWN_HTACCESS`, likewise. */
  readonly ownHtaccess: string | null;
  /** Archived copies of pages of other sites that are gone, by address; empty if the site does not ask for them. */
  readonly archived: { readonly [address: string]: string };
  readonly index: { readonly single: number; readonly days: 'several' | 'always' | 'never' };
  readonly feeds: FeedSettings;
  readonly images: ImageSettings;
  readonly search: boolean;
  /** Whether paragraphs of dispatches have addresses of their own. */
  readonly paragraphs: boolean;
  /** Whether "More from" also follows from the words of texts. */
  readonly related: boolean;
  /** Whether pages say how dispatches changed since they were published, and since which day; null if they do not. */
  readonly changes: { readonly since: string | null } | null;
  /** Whether files for reference managers are made. */
  readonly citations: boolean;
  /** Whether tables of all dispatches are made. */
  readonly catalogue: boolean;
  /** Whether there are pages of all headlines of a year, and of what can be counted in the archive. */
  readonly headlines: boolean;
  readonly numbers: boolean;
  readonly theme: ThemeSettings;
  /** The host of the site: redirects are made in its format, and its limits are checked. */
  readonly host: Host | null;
  /** Whether a `_headers` file is written, for hosts that read one. */
  readonly headers: boolean;
  /** Interface words that the site overrides. */
  readonly words: { readonly [key: string]: string | { readonly [category: string]: string } };
  /** Levels of rules that the site overrides; `off` silences one. */
  readonly rules: { readonly [rule: string]: Level | 'off' };
  /** The rest of `site.yaml`, for templates. */
  readonly extra: { readonly [key: string]: Json };
  readonly drafts: boolean;
  readonly future: boolean;
  /** Milliseconds since 1970: the clock, or SOURCE_DATE_EPOCH. */
  readonly now: number;
  /** Fingerprint of the program itself: it enters every key. */
  readonly generator: Digest;
  /** Whether shortcuts may be used, which give the same result sooner: see ARCHITECTURE.md. */
  readonly shortcuts: boolean;
};

/** What a columnist may change of the theme in `site.yaml`. */
export type ThemeSettings = {
  readonly accent: string | null;
  readonly accentDark: string | null;
  readonly serif: string | null;
  readonly sans: string | null;
  readonly measure: string | null;
};
