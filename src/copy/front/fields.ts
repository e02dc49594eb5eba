import { closest } from '../../model/text/guess.ts';
import { readBylines } from './bylines.ts';
import { readFacsimile } from './facsimile.ts';
import {
  type FieldValue,
  readBoolean,
  readItems,
  readLine,
  readText,
  readTexts,
  type Tell,
} from './field-value.ts';
import { keepsOffLists, readDraft, readUnlisted } from './holding-fields.ts';
import { isIllustration, readImage } from './illustration.ts';
import { readPrinted } from './printed.ts';
import { readDoi, readRights } from './rights.ts';
import { fold } from './spelling.ts';

/** The shape of a field's value, for schemas and editors. */
export type Shape =
  | 'text'
  | 'date'
  | 'boolean'
  | 'texts'
  | 'tags'
  | 'bylines'
  | 'image'
  | 'corrections'
  | 'withdrawal'
  | 'rights'
  | 'doi'
  | 'printing'
  | 'facsimile';

/** A field of front matter: its spellings, the first of which wins where a dispatch has several. */
export type FieldRow<T> = {
  /** What it is for, as editors show it. */
  readonly about: string;
  readonly spellings: readonly string[];
  readonly shape: Shape;
  /** Undefined if the value does not have the shape. `tell` reports what is wrong with a part of it. */
  readonly read: (field: FieldValue, tell: Tell) => T | undefined;
  /** Whether a spelling that can mean other things means this field here; if absent, it always does. */
  readonly takes?: (spelling: string, field: FieldValue) => boolean;
};

/** Every field that a dispatch can have, one row a field. */
// biome-ignore format: a table
export const FIELDS = {
  title: row('The headline.', 'text', readLine, 'title', 'headline', 'post_title'),
  id: row('A permanent identifier, which stays the same when the title, the file or the address changes.', 'text', readLine, 'id', 'uuid', 'guid'),
  date: row('The day, or the day and time, of publication: 2009-02-02 14:31. Without an offset from UTC it is in the site’s time zone.', 'date', readWhen, 'date', 'pubDate', 'publishDate', 'published_at', 'datePublished', 'created', 'published', 'post_date').when(namesDay),
  updated: row('When the dispatch was last changed.', 'date', readWhen, 'updated', 'lastmod', 'modified', 'last_modified_at', 'updated_at', 'updatedDate', 'dateModified'),
  slug: row('The last part of the address; by default the name of the file.', 'text', readLine, 'slug'),
  byline: row('The writers: ids or names.', 'bylines', readBylines, 'byline', 'bylines', 'author', 'authors', 'by', 'creator'),
  bio: row('The line about the writer under this dispatch, in place of the writer’s current one.', 'text', readText, 'bio', 'bioline', 'author_bio'),
  column: row('The column in which the dispatch appeared.', 'texts', readTexts, 'column', 'columns'),
  tags: row('The subjects: a list, or names with commas between them.', 'tags', readTags, 'tags', 'tag', 'keywords', 'topics', 'categories'),
  dek: row('A line or two about what the dispatch says, shown under the headline, in lists and by search engines.', 'text', readLine, 'dek', 'deck', 'description', 'summary', 'excerpt', 'subtitle', 'standfirst', 'post_excerpt'),
  image: row('The lead picture, above the text.', 'image', readImage, 'image', 'cover', 'coverImage', 'hero', 'featured_image', 'feature_image', 'featuredImage', 'lead_image', 'thumbnail', 'lead').when(namesPicture),
  dateline: row('The place that is printed before the first sentence.', 'text', readLine, 'dateline', 'location'),
  draft: row('If true, the dispatch is not published.', 'boolean', readDraft, 'draft', 'published', 'status', 'visibility').when(tellsDraft),
  expires: row('The time after which the dispatch is no longer published.', 'date', readWhen, 'expires'),
  withdrawn: row('When and why the dispatch was withdrawn: a page at its address says so, and nothing else shows it.', 'withdrawal', readAsWritten, 'withdrawn'),
  unlisted: row('If true, the dispatch has a page, but no index, feed or search shows it.', 'boolean', readUnlisted, 'unlisted', 'noindex', 'hidden', 'status', 'visibility').when(tellsUnlisted),
  aliases: row('Old addresses, which lead to this dispatch.', 'texts', readAddresses, 'aliases', 'alias', 'redirect_from', 'old_urls', 'oldUrl'),
  permalink: row('An address for this dispatch, in place of the one that the pattern of the site gives.', 'text', readLine, 'permalink', 'url').when((spelling, field) => spelling !== 'url' || !isAbsolute(field)),
  canonical: row('The address where the dispatch was first published, if that is another site.', 'text', readLine, 'canonical', 'canonical_url', 'canonicalUrl', 'original_url', 'source_url', 'url').when((spelling, field) => spelling !== 'url' || isAbsolute(field)),
  corrections: row('What was wrong and has been put right: a list of date and note.', 'corrections', readItems, 'corrections', 'updates'),
  follows: row('Earlier dispatches of the same story.', 'texts', readTexts, 'follows', 'previously'),
  story: row('The story that this dispatch is a part of: dispatches that name the same one belong together.', 'text', readOne, 'story', 'series'),
  related: row('Dispatches to show first in the list “More from” at the end of the page.', 'texts', readTexts, 'related'),
  'translation-of': row('The dispatch that this one is a translation of: its id, slug, file or address.', 'text', readLine, 'translation-of'),
  doi: row('The DOI under which the dispatch is registered: 10.1234/example.', 'doi', readDoi, 'doi'),
  printed: row('Where the dispatch was printed: a map of in, date, section, page, edition and headline, or the name of the newspaper alone.', 'printing', readPrinted, 'printed'),
  facsimile: row('The pages as they were printed: a scan or a PDF, a map of file, page, alt and credit, or a list of these.', 'facsimile', readFacsimile, 'facsimile', 'facsimiles'),
  stub: row('If true, the dispatch has no text here: its page says where it was printed or can be read, and every index lists it.', 'boolean', readBoolean, 'stub'),
  changes: row('If false, no page shows how the dispatch changed after it was published.', 'boolean', readBoolean, 'changes'),
  license: row('The licence of the dispatch: an SPDX identifier such as CC-BY-4.0, its address, or words.', 'text', readLine, 'license', 'licence'),
  rights: row('Who may do what with the dispatch: a map of license, holder and machines, or the licence alone.', 'rights', readRights, 'rights'),
  lang: row('The language, if it is not that of the site.', 'text', readLine, 'lang', 'language', 'locale'),
  kind: row('With the value page, this is a standing page, such as About: it needs no date and is in no index and no feed.', 'text', readLine, 'kind').when(tellsPage),
};

/** What front matter says, by field; a field that is not there, or not of its shape, is missing. */
export type Fields = {
  readonly [Name in keyof typeof FIELDS]?: NonNullable<ReturnType<(typeof FIELDS)[Name]['read']>>;
};

/** Every spelling of every field, folded, with the spelling as documented. */
export const SPELLINGS: ReadonlyMap<string, string> = new Map(
  Object.values<FieldRow<unknown>>(FIELDS).flatMap(({ spellings }) =>
    spellings.map((spelling) => [fold(spelling), spelling] as const),
  ),
);

function row<T>(about: string, shape: Shape, read: FieldRow<T>['read'], ...spellings: readonly string[]) {
  const plainRow: FieldRow<T> = { about, spellings, shape, read };
  return {
    ...plainRow,
    when: (takes: NonNullable<FieldRow<T>['takes']>): FieldRow<T> => ({ ...plainRow, takes }),
  };
}

/** Addresses: a list, or one text, which may hold several with commas or spaces between them. */
function readAddresses(field: FieldValue, tell: Tell): readonly string[] | undefined {
  const texts = readTexts(field, tell);
  return typeof field.value === 'string' ? texts?.flatMap((text) => text.split(SEVERAL)) : texts;
}

/** What stands between two addresses in one text. */
const SEVERAL = /(?:\s*,\s*|\s+)(?=\/|https?:\/\/)/;

/** `published: 2009-02-02` is a date, `published: false` is none. */
function namesDay(spelling: string, field: FieldValue): boolean {
  return spelling !== 'published' || /\d{4}/.test(readText(field) ?? '');
}

/** `published: 2009-02-02` says nothing about drafts; `visibility: unlisted` is about lists. */
function tellsDraft(spelling: string, field: FieldValue): boolean {
  if (spelling === 'published') return !namesDay(spelling, field);
  return spelling === 'draft' || !keepsOffLists(field);
}

function tellsUnlisted(spelling: string, field: FieldValue): boolean {
  return (spelling !== 'status' && spelling !== 'visibility') || keepsOffLists(field);
}

/** `lead` mostly is a line of text. */
function namesPicture(spelling: string, field: FieldValue): boolean {
  return spelling !== 'lead' || isIllustration(field);
}

/** `kind: page` and its misspellings; any other word is the site's own, for its templates. */
function tellsPage(_spelling: string, field: FieldValue): boolean {
  const text = typeof field.value === 'boolean' ? undefined : readText(field)?.toLowerCase();
  return text === undefined || closest(text, ['page']) !== undefined;
}

/** A date is read later, when the time zone is known; here it only has to be text. */
function readWhen(field: FieldValue): FieldValue | undefined {
  return readText(field) === undefined ? undefined : field;
}

/** A withdrawal is read later, when the time zone is known. */
function readAsWritten(field: FieldValue): FieldValue | undefined {
  return Array.isArray(field.value) ? undefined : field;
}

/** A text, or the only one of a list: other systems list the series of a piece. */
function readOne(field: FieldValue, tell: Tell): string | undefined {
  if (typeof field.value === 'boolean') return undefined;
  const texts = Array.isArray(field.value) ? readTexts(field, tell) : undefined;
  return texts?.length === 1 ? texts[0] : readLine(field);
}

function readTags(field: FieldValue, tell: Tell): readonly string[] | undefined {
  const texts = typeof field.value === 'string' ? field.value.split(',') : readTexts(field, tell);
  const tags = texts?.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
  return tags && [...new Set(tags)];
}

function isAbsolute(field: FieldValue): boolean {
  return /^(?:[a-z][a-z\d+.-]*:)?\/\//i.test(readText(field) ?? '');
}
