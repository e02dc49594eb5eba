import { isMap } from '../../model/json.ts';
import type { YamlProblem } from '../../model/yaml/yaml.ts';
import type { FieldValue } from './field-value.ts';
import type { Shape } from './fields.ts';
import { valuesOf } from './holding-fields.ts';

/** The problem of a field whose value has the wrong shape: an error if leaving it out would publish something false. */
export function misshapen(written: FieldValue, field: string, shape: Shape): YamlProblem {
  const { value, path, reading } = written;
  const position = reading.positionOf(path);
  const at = { rule: 'invalid-field', ...(position && { position }) };
  const key = String(path[0]);
  if (shape === 'boolean')
    return {
      ...at,
      level: 'error',
      reason: `"${key}" says ${whatIs(value)}, so it is unclear whether ${DECIDES[field] ?? 'the dispatch may be published'}`,
      remedy: `Write one of these values: ${valuesOf(key)}. Or remove the line.`,
    };
  const isFalse = typeof value === 'boolean' && shape === 'text';
  return {
    ...at,
    level: isFalse || STRICT.has(field) ? 'error' : 'warning',
    reason: `"${key}" should be ${SHAPES[shape]}, but is ${whatIs(value)}${isFalse || STRICT.has(field) ? '' : '; it was left out'}`,
    remedy:
      field === 'permalink'
        ? `Write an address such as ${key}: /talks/, or draft: true if the dispatch is to have none.`
        : isFalse
          ? `Remove the line, or write the text between quotes: ${key}: "${value}"`
          : shape === 'date'
            ? `Write the day as it was printed: ${key}: 2009-02-02`
            : 'Write it as backfile help fields shows.',
  };
}

/** What fields that are true or false decide, for those that do not decide whether a dispatch is published. */
const DECIDES: { readonly [field: string]: string } = {
  changes: 'readers may see how the dispatch changed',
};

/** Fields without which a dispatch would be published at a wrong time or address, or against its writer's will. */
const STRICT: ReadonlySet<string> = new Set(['date', 'expires', 'permalink', 'withdrawn']);

const SHAPES: { readonly [Name in Exclude<Shape, 'boolean'>]: string } = {
  text: 'text',
  date: 'a day',
  texts: 'text or a list of texts',
  tags: 'a list of tags, or tags with commas between them',
  bylines: 'a name, an id or a list of them',
  image: 'the path of a picture, or a map with src',
  corrections: 'a list of corrections',
  withdrawal: 'a map of date and because',
  doi: 'a DOI such as 10.1234/example',
  printing: 'the name of a newspaper, or a map of in, date, section, page, edition and headline',
  facsimile: 'the path of a scan or a PDF, a map with file, or a list of these',
  rights: 'a licence, or a map of license, holder and machines',
};

function whatIs(value: unknown): string {
  if (value === null || value === '') return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (isMap(value)) return 'a map';
  const text = String(value);
  return typeof value === 'boolean' ? text : `"${text.length > 40 ? `${text.slice(0, 39)}…` : text}"`;
}
