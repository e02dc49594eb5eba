import type { Table } from '../../edition/catalogue/table.ts';
import type { Json } from '../../model/json.ts';
import { licenseOf } from '../../model/rights.ts';
import type { Site } from '../../model/site.ts';

/** A table with the length of its CSV, and the SHA-256 of that in hexadecimal digits. */
type WrittenTable = { readonly table: Table; readonly bytes: number; readonly sha256: string };

/** The description of the tables: a Frictionless Data Package, with the type and meaning of every field. */
export function dataPackage(tables: readonly WrittenTable[], site: Site, program: string): string {
  const description: Json = {
    profile: 'tabular-data-package',
    name: nameOf(site),
    title: `${site.title}: catalogue`,
    ...(site.description ? { description: site.description } : {}),
    homepage: `${site.origin}${site.base}/`,
    ...licensesOf(site),
    contributors: [{ title: program, path: 'https://www.npmjs.com/package/backfile', role: 'wrangler' }],
    resources: tables.map(({ table, bytes, sha256 }) => ({
      profile: 'tabular-data-resource',
      name: table.name,
      path: `${table.name}.csv`,
      title: table.about,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      bytes,
      hash: `sha256:${sha256}`,
      dialect: { delimiter: ',', lineTerminator: '\n', doubleQuote: true, header: true },
      schema: schemaOf(table),
    })),
  };
  return `${JSON.stringify(description, null, 2)}\n`;
}

/** The licence of the tables is that of the site, if it has one. */
function licensesOf({ rights }: Site): { readonly licenses?: Json } {
  if (rights.license === null) return {};
  const { name, url } = licenseOf(rights.license);
  return { licenses: [url === null ? { title: name, name: 'other' } : { title: name, path: url }] };
}

function schemaOf({ fields, key, references }: Table): Json {
  return {
    fields: fields.map(({ name, type, about }) => ({
      name,
      type: type === 'uri' ? 'string' : type,
      ...(type === 'uri' ? { format: 'uri' } : {}),
      description: about,
      ...(key.includes(name) ? { constraints: { required: true } } : {}),
    })),
    missingValues: [''],
    primaryKey: [...key],
    ...(references.length > 0
      ? {
          foreignKeys: references.map(([field, resource, to]) => ({
            fields: field,
            reference: { resource, fields: to },
          })),
        }
      : {}),
  };
}

/** The host and path of the site, in the letters that a name may have. */
function nameOf({ origin, base }: Site): string {
  return `${origin.replace(/^\w+:\/\//, '')}${base}`.toLowerCase().replace(/[^a-z\d._-]+/g, '-');
}
