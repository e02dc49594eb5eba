import { FIELDS, type Shape } from '../../copy/front/fields.ts';
import { KNOWN_ELSEWHERE } from '../../copy/front/spelling.ts';
import { DIALECT, isNotKnown, otherSpelling, type Schema } from './schema-parts.ts';

/**
 * The JSON Schema of front matter. Editors offer the first spelling of each field; the others are read, and marked as
 * deprecated. Keys that are near to a field are flagged; any others are allowed, since templates may use them.
 */
export function frontMatterSchema(): Schema {
  const properties: { [key: string]: Schema } = {};
  for (const [name, field] of Object.entries(FIELDS))
    properties[name] = { ...shapeOf(name, field.shape), description: field.about };
  for (const [name, field] of Object.entries(FIELDS)) {
    for (const spelling of field.spellings.filter((each) => !(each in FIELDS))) {
      const schema = shapeOf(spelling, field.shape);
      const other = properties[spelling];
      properties[spelling] = other
        ? { ...other, anyOf: [...((other.anyOf as Schema[] | undefined) ?? []), schema] }
        : { anyOf: [schema], ...otherSpelling(name) };
    }
  }
  return {
    $schema: DIALECT,
    title: 'Front matter of a dispatch',
    description: 'What is between the --- lines at the top of a dispatch.',
    type: 'object',
    properties,
    patternProperties: isNotKnown(Object.keys(FIELDS), [...Object.keys(properties), ...KNOWN_ELSEWHERE]),
  };
}

/** True and false are not texts: nobody can know what `permalink: false` means. */
const WORDS: Schema = { type: ['string', 'number', 'null'] };
const NAME: Schema = { type: ['string', 'number'] };
const TEXTS: Schema = { anyOf: [WORDS, { type: 'array', items: NAME }] };

/** A year, and what makes a day of it in any of the forms that are read; months and days that do not exist are refused. */
const DATE: Schema = {
  type: ['string', 'integer', 'null'],
  minimum: 10_000_101,
  maximum: 99_991_231,
  pattern: datePattern(),
  errorMessage: 'This is not a date. Write it as 2009-02-02, or as 2009-02-02 14:31.',
};

function datePattern(): string {
  const month31 = '(?:0?[13578]|1[02])[-/.](?:0?[1-9]|[12]\\d|3[01])';
  const month30 = '(?:0?[469]|11)[-/.](?:0?[1-9]|[12]\\d|30)';
  const february = '0?2[-/.](?:0?[1-9]|[12]\\d)';
  const time = '(?:[Tt ]+(?:[01]?\\d|2[0-4])(?::[0-5]?\\d.*)?)?';
  const iso = `\\d{4}[-/.](?:${month31}|${month30}|${february})${time}`;
  // What does not begin with a year and a number is left to the reader: RFC 2822, `February 3, 2009`, `20090203`.
  return `^\\s*(?:${iso}|(?!\\d{4}[-/.]\\d).*\\d.*)\\s*$`;
}

const BOOLEAN: Schema = {
  enum: [true, false, 'yes', 'no', 'on', 'off', 'y', 'n', 1, 0],
  errorMessage: 'This is neither true nor false.',
};

const BYLINE: Schema = {
  type: 'object',
  properties: Object.fromEntries(
    ['name', 'bio', 'email', 'url', 'image', 'orcid'].map((part) => [part, { type: 'string' }] as const),
  ),
};

const PICTURE: Schema = {
  type: 'object',
  properties: {
    src: { type: 'string', description: 'A file beside the dispatch, or under assets/.' },
    alt: { type: ['string', 'null'], description: 'What the picture shows, for those who do not see it.' },
    caption: { type: ['string', 'null'], description: 'The line under the picture.' },
    credit: { type: ['string', 'null'], description: 'Who made it.' },
  },
  required: ['src'],
};

const CORRECTION: Schema = {
  type: 'object',
  properties: { date: DATE, note: { type: 'string', description: 'What was wrong.' } },
  required: ['note'],
};

const WITHDRAWAL: Schema = {
  type: 'object',
  properties: { date: DATE, because: { type: ['string', 'null'], description: 'Why, in inline Markdown.' } },
};

const RIGHTS: Schema = {
  type: 'object',
  properties: {
    license: { type: 'string', description: 'An SPDX identifier, an address, or words.' },
    holder: { type: 'string', description: 'Who holds the rights.' },
    machines: {
      type: 'string',
      enum: ['all', 'no-training', 'search-only'],
      description: 'What machines may do.',
    },
  },
};

const PRINTED: Schema = {
  type: 'object',
  description: 'Where the dispatch was printed.',
  properties: {
    in: { ...NAME, description: 'The newspaper or magazine.' },
    date: DATE,
    section: { ...NAME, description: 'The section, as it was named.' },
    page: { ...NAME, description: 'The page or pages: 4, B4, 12–14.' },
    edition: { ...NAME, description: 'The edition: late, city.' },
    headline: { ...NAME, description: 'The headline in print, if it was another.' },
  },
};

const FACSIMILE: Schema = {
  type: 'object',
  properties: {
    file: { type: 'string', description: 'A scan or a PDF beside the dispatch, or under assets/.' },
    page: { ...NAME, description: 'The printed page, or the page of the PDF.' },
    alt: {
      type: ['string', 'null'],
      description: 'What the scan shows; by default that it is the dispatch as it was printed.',
    },
    credit: { type: ['string', 'null'], description: 'Who keeps the paper, or who scanned it.' },
  },
  required: ['file'],
};

function shapeOf(spelling: string, shape: Shape): Schema {
  if (spelling === 'kind') return WORDS;
  if (spelling === 'published') return { anyOf: [BOOLEAN, DATE] };
  if (spelling === 'status' || spelling === 'visibility') return WORDS;
  return SHAPES[shape];
}

const SHAPES: { readonly [Name in Shape]: Schema } = {
  text: WORDS,
  date: DATE,
  boolean: BOOLEAN,
  texts: TEXTS,
  tags: TEXTS,
  bylines: {
    anyOf: [WORDS, withNearParts(BYLINE), { type: 'array', items: { anyOf: [NAME, withNearParts(BYLINE)] } }],
  },
  image: { anyOf: [WORDS, { const: false }, withNearParts(PICTURE), { type: 'array' }] },
  withdrawal: { anyOf: [WORDS, { type: 'boolean' }, withNearParts(WITHDRAWAL)] },
  doi: { type: 'string', pattern: '10\\.[0-9]{4,9}/' },
  printing: { anyOf: [WORDS, withNearParts(PRINTED)] },
  facsimile: {
    anyOf: [
      WORDS,
      { const: false },
      withNearParts(FACSIMILE),
      { type: 'array', items: { anyOf: [NAME, withNearParts(FACSIMILE)] } },
    ],
  },
  rights: { anyOf: [WORDS, withNearParts(RIGHTS)] },
  corrections: {
    anyOf: [
      WORDS,
      withNearParts(CORRECTION),
      { type: 'array', items: { anyOf: [NAME, withNearParts(CORRECTION)] } },
    ],
  },
};

/** Other spellings of parts are read, too; a key that is near to one is flagged. */
function withNearParts(schema: Schema): Schema {
  const names = Object.keys(schema.properties as object);
  return { ...schema, patternProperties: isNotKnown(names, names) };
}
