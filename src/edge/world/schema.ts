import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIELDS, type Shape } from '../../copy/front/fields.ts';
import type { Setting } from '../../desk/settings/setting.ts';
import { SITE } from '../../desk/settings/table.ts';
import type { Json } from '../../model/json.ts';

type Schema = { readonly [keyword: string]: Json };

const DIALECT = 'http://json-schema.org/draft-07/schema#';

/** Writes both schemas into a folder, for editors: `front-matter.schema.json` and `site.schema.json`. */
export function writeSchemas(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, schema] of Object.entries(schemas()))
    writeFileSync(join(folder, name), `${JSON.stringify(schema, null, 2)}\n`);
}

/** JSON Schemas (draft 7, which editors read) for what columnists write, by file name. */
export function schemas(): { readonly [name: string]: Schema } {
  return { 'front-matter.schema.json': frontMatterSchema(), 'site.schema.json': siteSchema() };
}

/** Front matter: every spelling of every field. Other keys are allowed, since templates may use them. */
export function frontMatterSchema(): Schema {
  const properties: { [key: string]: Schema } = {};
  for (const [name, field] of Object.entries(FIELDS)) {
    for (const spelling of field.spellings) {
      const isFirst = spelling === field.spellings[0];
      const schema = {
        ...SHAPES[field.shape],
        description: isFirst ? field.about : `The same as ${name}.`,
      };
      const other = properties[spelling];
      properties[spelling] = other ? { anyOf: [other, schema] } : schema;
    }
  }
  const about = 'What stands between the --- lines at the top of a dispatch.';
  return {
    $schema: DIALECT,
    title: 'Front matter of a dispatch',
    description: about,
    type: 'object',
    properties,
  };
}

/** `site.yaml`. Keys that are not settings are allowed: templates find them in `site.extra`. */
export function siteSchema(): Schema {
  return { $schema: DIALECT, title: 'site.yaml', description: SITE.about, ...groupOf(SITE, true) };
}

const TEXT: Schema = { type: ['string', 'number', 'boolean'] };
/** In front matter, true and false are not texts: nobody can know what `permalink: false` means. */
const WORDS: Schema = { type: ['string', 'number'] };
const TEXTS: Schema = { anyOf: [WORDS, { type: 'array', items: TEXT }] };

const PICTURE: Schema = {
  type: 'object',
  properties: {
    src: { type: 'string', description: 'A file beside the dispatch, or under assets/.' },
    alt: { type: 'string', description: 'What the picture shows, for those who do not see it.' },
    caption: { type: 'string' },
    credit: { type: 'string' },
  },
  required: ['src'],
};

const WITHDRAWAL: Schema = {
  type: 'object',
  properties: { date: { type: ['string', 'number'] }, because: { type: 'string' } },
};

/** The shapes that the reader of front matter accepts. It is lenient, since real archives need that. */
const SHAPES: { readonly [Name in Shape]: Schema } = {
  text: WORDS,
  date: { type: ['string', 'number'] },
  truth: { type: ['boolean', 'string', 'number'] },
  texts: TEXTS,
  tags: TEXTS,
  bylines: {
    anyOf: [
      WORDS,
      { type: 'object', properties: { name: { type: 'string' } } },
      {
        type: 'array',
        items: { anyOf: [TEXT, { type: 'object', properties: { name: { type: 'string' } } }] },
      },
    ],
  },
  image: { anyOf: [{ type: 'string' }, { const: false }, PICTURE, { type: 'array' }] },
  withdrawal: { anyOf: [WORDS, { type: 'boolean' }, WITHDRAWAL] },
  corrections: {
    anyOf: [
      WORDS,
      { type: 'object' },
      {
        type: 'array',
        items: {
          anyOf: [
            TEXT,
            {
              type: 'object',
              properties: { date: { type: ['string', 'number'] }, note: { type: 'string' } },
            },
          ],
        },
      },
    ],
  },
};

/** Every spelling of every part. Only at the top of a file are other keys allowed, since templates may use them. */
function groupOf({ parts = {}, required }: Setting, isOpen = false): Schema {
  const properties: { [name: string]: Schema } = {};
  for (const [name, part] of Object.entries(parts)) {
    properties[name] = { ...settingOf(part), description: part.about };
    for (const other of part.also ?? [])
      properties[other] = { ...settingOf(part), description: `The same as ${name}.` };
  }
  return {
    type: 'object',
    properties,
    ...(required ? { required } : {}),
    ...(isOpen ? {} : { additionalProperties: false }),
  };
}

/** All values that a setting may have. */
function settingOf(setting: Setting): Schema {
  const { orFalse, or, orOne, of, short, parts } = setting;
  const part = short === undefined ? undefined : parts?.[short];
  const shapes = [
    shapeOf(setting),
    ...[or, orOne ? of : undefined, part].flatMap((other) => (other ? [settingOf(other)] : [])),
    ...(orFalse ? [{ const: false }] : []),
  ];
  return shapes.length === 1 ? (shapes[0] as Schema) : { anyOf: shapes };
}

function shapeOf(setting: Setting): Schema {
  const { shape, choices, most, of, pattern } = setting;
  switch (shape) {
    case 'text':
      if (choices) return { enum: choices };
      return pattern ? { type: 'string', pattern } : { type: ['string', 'number'], pattern: '\\S' };
    case 'truth':
      return choices ? { enum: [true, false, ...choices] } : { type: 'boolean' };
    case 'count':
      return { type: 'integer', minimum: 1, ...(most === undefined ? {} : { maximum: most }) };
    case 'list':
      return { type: 'array', items: of ? settingOf(of) : {} };
    case 'map':
      return { type: 'object', additionalProperties: of ? settingOf(of) : {} };
    default:
      return groupOf(setting);
  }
}
