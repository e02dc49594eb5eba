import { distance } from 'fastest-levenshtein';
import type { Json } from '../model/json.ts';
import type { YamlProblem, YamlReading } from '../model/yaml.ts';
import { readBylines } from './bylines.ts';
import { type Illustration, isIllustration, readImage } from './illustration.ts';
import {
  isMap,
  keysOf,
  plain,
  readItems,
  readLine,
  readText,
  readTexts,
  readTruth,
  type Written,
} from './written.ts';

/** What a field holds, for whoever describes front matter to an editor or a checker. */
export type Shape = 'text' | 'date' | 'truth' | 'texts' | 'tags' | 'bylines' | 'image' | 'corrections';

/** A field of front matter: its spellings, the first of which wins where a dispatch has several. */
type Row<T> = {
  readonly spellings: readonly string[];
  readonly shape: Shape;
  /** Undefined where the value is not of the shape. */
  readonly read: (written: Written) => T | undefined;
  /** Whether a spelling that also means other things means this one; always, where there is none. */
  readonly takes?: (spelling: string, written: Written) => boolean;
};

/** Every field that a dispatch can have, one row a field. */
export const FIELDS = {
  title: row('text', readLine, 'title', 'headline'),
  id: row('text', readLine, 'id', 'uuid', 'guid'),
  date: row(
    'date',
    readWhen,
    'date',
    'pubDate',
    'publishDate',
    'published_at',
    'datePublished',
    'created',
    'published',
  ).when((spelling, written) => spelling !== 'published' || /\d{4}/.test(readText(written) ?? '')),
  updated: row(
    'date',
    readWhen,
    'updated',
    'lastmod',
    'modified',
    'last_modified_at',
    'updated_at',
    'updatedDate',
    'dateModified',
  ),
  slug: row('text', readLine, 'slug'),
  byline: row('bylines', readBylines, 'byline', 'bylines', 'author', 'authors', 'by', 'creator'),
  bio: row('text', readText, 'bio', 'bioline', 'author_bio'),
  column: row('texts', readTexts, 'column', 'columns'),
  tags: row('tags', readTags, 'tags', 'tag', 'keywords', 'topics', 'categories'),
  dek: row('text', readLine, 'dek', 'deck', 'description', 'summary', 'excerpt', 'subtitle', 'standfirst'),
  image: row(
    'image',
    readImage,
    'image',
    'cover',
    'coverImage',
    'hero',
    'featured_image',
    'feature_image',
    'featuredImage',
    'lead_image',
    'thumbnail',
    'lead',
  ).when((spelling, written) => spelling !== 'lead' || isIllustration(written)),
  dateline: row('text', readLine, 'dateline', 'location'),
  draft: row('truth', readDraft, 'draft', 'published', 'status').when(
    (spelling, written) =>
      spelling === 'draft' ||
      (spelling === 'status'
        ? readText(written)?.toLowerCase() === 'draft'
        : readTruth(written) !== undefined),
  ),
  expires: row('date', readWhen, 'expires'),
  unlisted: row('truth', readTruth, 'unlisted', 'noindex', 'hidden'),
  aliases: row('texts', readTexts, 'aliases', 'alias', 'redirect_from', 'old_urls', 'oldUrl'),
  permalink: row('text', readLine, 'permalink', 'url').when(
    (spelling, written) => spelling !== 'url' || !isAbsolute(written),
  ),
  canonical: row(
    'text',
    readLine,
    'canonical',
    'canonical_url',
    'canonicalUrl',
    'original_url',
    'source_url',
    'url',
  ).when((spelling, written) => spelling !== 'url' || isAbsolute(written)),
  corrections: row('corrections', readItems, 'corrections', 'updates'),
  follows: row('texts', readTexts, 'follows', 'previously'),
  related: row('texts', readTexts, 'related'),
  lang: row('text', readLine, 'lang', 'language', 'locale'),
  kind: row('text', readLine, 'kind'),
};

/** What front matter says, by field; a field that is not there, or not of its shape, is missing. */
export type Fields = {
  readonly [Name in keyof typeof FIELDS]?: NonNullable<ReturnType<(typeof FIELDS)[Name]['read']>>;
};

export type FieldsRead = {
  readonly fields: Fields;
  /** The key under which each field was written. */
  readonly keys: { readonly [Name in keyof typeof FIELDS]?: string };
  /** All keys that no field took. */
  readonly extra: { readonly [key: string]: Json };
  /** Lines of the fields, by field, and of other keys, by key. */
  readonly lines: { readonly [field: string]: number };
  readonly problems: readonly YamlProblem[];
};

/** Reads fields by their spellings, which may differ in case, hyphens and underscores. Nothing is dropped. */
export function readFields(reading: YamlReading): FieldsRead {
  const present = new Map(keysOf(reading.value).map((key) => [fold(key), key]));
  const fields: { [name: string]: unknown } = {};
  const keys: { [name: string]: string } = {};
  const lines: { [field: string]: number } = {};
  const problems: YamlProblem[] = [];
  const taken = new Set<string>();
  for (const [name, field] of ROWS) {
    for (const spelling of field.spellings) {
      const key = present.get(fold(spelling));
      if (key === undefined || taken.has(key)) continue;
      const written = { value: (reading.value as { [key: string]: unknown })[key], path: [key], reading };
      if (written.value === null || written.value === '' || field.takes?.(spelling, written) === false)
        continue;
      const value = field.read(field.shape === 'image' ? withCaptions(written, present, taken) : written);
      if (value === undefined) {
        problems.push(misshapen(key, field.shape, reading));
        continue;
      }
      taken.add(key);
      fields[name] = value;
      keys[name] = key;
      lines[name] = reading.keyPlaceOf([key])?.line ?? 1;
      break;
    }
  }
  const extra = leftOver(reading, taken, lines, problems);
  return { fields: fields as Fields, keys, extra, lines, problems };
}

const ROWS = Object.entries(FIELDS) as [keyof typeof FIELDS, Row<unknown>][];

/** Every spelling of every field, folded, with the spelling as documented. */
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  ROWS.flatMap(([, field]) => field.spellings.map((each) => [fold(each), each])),
);

function row<T>(shape: Shape, read: (written: Written) => T | undefined, ...spellings: readonly string[]) {
  const plainRow: Row<T> = { spellings, shape, read };
  return { ...plainRow, when: (takes: NonNullable<Row<T>['takes']>): Row<T> => ({ ...plainRow, takes }) };
}

function fold(key: string): string {
  return key.toLowerCase().replace(/[-_ ]/g, '');
}

/** A date is read later, when the time zone is known; here it only has to be text. */
function readWhen(written: Written): Written | undefined {
  return readText(written) === undefined ? undefined : written;
}

function readTags(written: Written): readonly string[] | undefined {
  const texts = typeof written.value === 'string' ? written.value.split(',') : readTexts(written);
  const tags = texts?.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
  return tags && [...new Set(tags)];
}

function readDraft(written: Written): boolean | undefined {
  const key = fold(String(written.path[0]));
  const truth = readTruth(written);
  return key === 'status' ? true : key === 'published' ? truth === false : truth;
}

function isAbsolute(written: Written): boolean {
  return /^(?:[a-z][a-z\d+.-]*:)?\/\//i.test(readText(written) ?? '');
}

/** An image with `image_alt`, `image_caption` and `image_credit` that stand beside it. */
function withCaptions(
  written: Written,
  present: ReadonlyMap<string, string>,
  taken: Set<string>,
): Illustration {
  const beside: { [part: string]: string } = {};
  for (const part of ['alt', 'caption', 'credit']) {
    const key = present.get(fold(String(written.path[0])) + part);
    if (key === undefined) continue;
    const value = (written.reading.value as { [key: string]: unknown })[key];
    const text = readLine({ value, path: [key], reading: written.reading });
    if (text === undefined && value !== null && value !== '') continue;
    taken.add(key);
    if (text !== undefined || value === '') beside[part] = text ?? '';
  }
  return { ...written, beside };
}

function leftOver(
  reading: YamlReading,
  taken: ReadonlySet<string>,
  lines: { [field: string]: number },
  problems: YamlProblem[],
): { [key: string]: Json } {
  const extra: { [key: string]: Json } = Object.create(null);
  for (const key of keysOf(reading.value)) {
    if (taken.has(key)) continue;
    extra[key] = plain((reading.value as { [key: string]: unknown })[key]);
    const place = reading.keyPlaceOf([key]);
    lines[key] ??= place?.line ?? 1;
    const near = nearMiss(fold(key));
    if (near === undefined) continue;
    problems.push({
      level: 'warning',
      rule: 'unknown-field',
      ...(place && { place }),
      reason: `"${key}" is not a field of a dispatch`,
      remedy: `Did you mean "${near}"? Otherwise nothing is wrong: templates find it as dispatch.extra.`,
    });
  }
  return extra;
}

/** The spelling that a key was probably meant to be; undefined where it is a spelling, or like none. */
function nearMiss(key: string): string | undefined {
  if (SPELLINGS.has(key) || key.length < 4 || KNOWN_ELSEWHERE.has(key)) return undefined;
  for (const [spelling, written] of SPELLINGS) {
    if (
      Math.abs(spelling.length - key.length) > 2 ||
      spelling.length < 4 ||
      key.replace(/\d+$/, '') === spelling
    )
      continue;
    const steps = distance(key, spelling);
    if (
      steps === 1 ||
      (steps === 2 && (Math.min(key.length, spelling.length) >= 7 || sameLetters(key, spelling)))
    )
      return written;
  }
  return undefined;
}

/** Keys of other systems that are near a field's name by chance. */
const KNOWN_ELSEWHERE: ReadonlySet<string> = new Set([
  'data',
  'pages',
  'layout',
  'linktitle',
  'subtitles',
  'images',
]);

function sameLetters(a: string, b: string): boolean {
  return [...a].sort().join('') === [...b].sort().join('');
}

const SHAPES: { readonly [Name in Shape]: string } = {
  text: 'text',
  date: 'a day',
  truth: 'true or false',
  texts: 'text or a list of texts',
  tags: 'a list of tags, or tags with commas between them',
  bylines: 'a name, an id or a list of them',
  image: 'the path of a picture, or a map with src',
  corrections: 'a list of corrections',
};

function misshapen(key: string, shape: Shape, reading: YamlReading): YamlProblem {
  const place = reading.placeOf([key]);
  const what = isMap((reading.value as { [key: string]: unknown })[key]) ? 'a map' : 'something else';
  return {
    level: 'warning',
    rule: 'invalid-field',
    ...(place && { place }),
    reason: `"${key}" should be ${SHAPES[shape]}, but is ${what}; it was left out`,
    remedy: 'Write it as the documentation of fields shows.',
  };
}
