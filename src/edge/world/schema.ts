import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NAMES } from '../../desk/settings/names.ts';
import type { Setting } from '../../desk/settings/setting.ts';
import { SETTINGS, SITE } from '../../desk/settings/table.ts';
import { frontMatterSchema } from './front-matter-schema.ts';
import { DIALECT, isNotKnown, otherSpelling, type Schema } from './schema-parts.ts';

/** Writes all schemas into a folder, for editors: `site.schema.json` and others. */
export function writeSchemas(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, schema] of Object.entries(schemas()))
    writeFileSync(join(folder, `${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`);
}

/** JSON Schemas for what columnists write, by name: front matter, `site.yaml`, and the files beside it. */
export function schemas(): { readonly [name: string]: Schema } {
  return {
    'front-matter': frontMatterSchema(),
    site: siteSchema(),
    ...Object.fromEntries(LISTS.map((name) => [name, listSchema(name)])),
  };
}

/** Files beside `site.yaml`. */
const LISTS = ['bylines', 'columns', 'lists', 'redirects', 'names'] as const;

/** `site.yaml`. Keys that are not near to a setting are allowed: templates find them in `site.extra`. */
export function siteSchema(): Schema {
  return { $schema: DIALECT, title: 'site.yaml', description: SITE.about, ...groupOf(SITE, true) };
}

function listSchema(name: (typeof LISTS)[number]): Schema {
  const setting = name === 'names' ? NAMES : (SETTINGS[name] as Setting);
  return { $schema: DIALECT, title: `${name}.yaml`, description: setting.about, ...settingOf(setting) };
}

/** Every spelling of every part. Only at the top of a file are other keys allowed, since templates may use them. */
function groupOf({ parts = {}, required }: Setting, isOpen = false): Schema {
  const properties: { [name: string]: Schema } = {};
  for (const [name, part] of Object.entries(parts)) {
    properties[name] = { ...settingOf(part), description: part.about };
    for (const other of part.also ?? []) properties[other] = { ...settingOf(part), ...otherSpelling(name) };
  }
  return {
    type: 'object',
    properties,
    ...(required ? { required } : {}),
    ...(isOpen
      ? { patternProperties: isNotKnown(Object.keys(parts), Object.keys(properties)) }
      : { additionalProperties: false }),
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
    case 'boolean':
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
