import { closest } from '../../model/text/guess.ts';
import { readBylines } from './bylines.ts';
import { type FieldValue, readItems, readLine, readText, readTexts, type Tell } from './field-value.ts';
import { keepsOffLists, readDraft, readUnlisted } from './holding.ts';
import { isIllustration, readImage } from './illustration.ts';
import { fold } from './spelling.ts';

/** What a field holds, for whoever describes front matter to an editor or a checker. */
export type Shape =
  | 'text'
  | 'date'
  | 'truth'
  | 'texts'
  | 'tags'
  | 'bylines'
  | 'image'
  | 'corrections'
  | 'withdrawal';

/** A field of front matter: its spellings, the first of which wins where a dispatch has several. */
export type FieldRow<T> = {
  /** What it is for, as editors show it. */
  readonly about: string;
  readonly spellings: readonly string[];
  readonly shape: Shape;
  /** Undefined where the value is not of the shape. `tell` takes what is wrong with a part of it. */
  readonly read: (field: FieldValue, tell: Tell) => T | undefined;
  /** Whether a spelling that also means other things means this one; always, where there is none. */
  readonly takes?: (spelling: string, field: FieldValue) => boolean;
};

/** Every field that a dispatch can have, one row a field. */
// biome-ignore format: a table
export const FIELDS = {
  title: row('Headline of the dispatch.', 'text', readLine, 'title', 'headline'),
  id: row('Permanent identifier, which stays when title and address change.', 'text', readLine, 'id', 'uuid', 'guid'),
  date: row('When it was published: 2009-02-02 14:31. Without an offset it is in the site’s time zone.', 'date', readWhen, 'date', 'pubDate', 'publishDate', 'published_at', 'datePublished', 'created', 'published').when(namesDay),
  updated: row('When it was last changed.', 'date', readWhen, 'updated', 'lastmod', 'modified', 'last_modified_at', 'updated_at', 'updatedDate', 'dateModified'),
  slug: row('Last part of its address; else the name of the file.', 'text', readLine, 'slug'),
  byline: row('Who wrote it: ids or names.', 'bylines', readBylines, 'byline', 'bylines', 'author', 'authors', 'by', 'creator'),
  bio: row('The bio line as printed with this piece.', 'text', readText, 'bio', 'bioline', 'author_bio'),
  column: row('The column in which it appeared.', 'texts', readTexts, 'column', 'columns'),
  tags: row('What it is about: a list, or names with commas between them.', 'tags', readTags, 'tags', 'tag', 'keywords', 'topics', 'categories'),
  dek: row('One line that sells the piece.', 'text', readLine, 'dek', 'deck', 'description', 'summary', 'excerpt', 'subtitle', 'standfirst'),
  image: row('The picture above the text.', 'image', readImage, 'image', 'cover', 'coverImage', 'hero', 'featured_image', 'feature_image', 'featuredImage', 'lead_image', 'thumbnail', 'lead').when(namesPicture),
  dateline: row('Place in front of the first sentence.', 'text', readLine, 'dateline', 'location'),
  draft: row('Left out until this is gone.', 'truth', readDraft, 'draft', 'published', 'status', 'visibility').when(tellsDraft),
  expires: row('Left out after this time.', 'date', readWhen, 'expires'),
  withdrawn: row('When and why it was taken back: a page at its address tells so, and nothing else shows it.', 'withdrawal', readAsWritten, 'withdrawn'),
  unlisted: row('Built, but on no index and in no feed.', 'truth', readUnlisted, 'unlisted', 'noindex', 'hidden', 'status', 'visibility').when(tellsUnlisted),
  aliases: row('Old addresses that lead here.', 'texts', readTexts, 'aliases', 'alias', 'redirect_from', 'old_urls', 'oldUrl'),
  permalink: row('An address of its own.', 'text', readLine, 'permalink', 'url').when((spelling, field) => spelling !== 'url' || !isAbsolute(field)),
  canonical: row('Where it was first published.', 'text', readLine, 'canonical', 'canonical_url', 'canonicalUrl', 'original_url', 'source_url', 'url').when((spelling, field) => spelling !== 'url' || isAbsolute(field)),
  corrections: row('What was wrong: a list of date and note.', 'corrections', readItems, 'corrections', 'updates'),
  follows: row('Earlier dispatches of the same story.', 'texts', readTexts, 'follows', 'previously'),
  related: row('What is shown first under “More from”.', 'texts', readTexts, 'related'),
  lang: row('Its language, where it is not the site’s.', 'text', readLine, 'lang', 'language', 'locale'),
  kind: row('page makes it a standing page of the site.', 'text', readLine, 'kind').when(tellsPage),
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

function readTags(field: FieldValue, tell: Tell): readonly string[] | undefined {
  const texts = typeof field.value === 'string' ? field.value.split(',') : readTexts(field, tell);
  const tags = texts?.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
  return tags && [...new Set(tags)];
}

function isAbsolute(field: FieldValue): boolean {
  return /^(?:[a-z][a-z\d+.-]*:)?\/\//i.test(readText(field) ?? '');
}
