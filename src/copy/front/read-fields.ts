import type { Json } from '../../model/json.ts';
import type { YamlProblem, YamlReading } from '../../model/yaml.ts';
import { FIELDS, type Fields, type Row, type Shape } from './fields.ts';
import type { Illustration } from './illustration.ts';
import { fold, nearMiss } from './spelling.ts';
import { isMap, keysOf, plain, readLine, type Written } from './written.ts';

/** What front matter says: its fields, and all else that stands in it. */
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
  const lines: { [field: string]: number } = Object.create(null);
  const problems: YamlProblem[] = [];
  const taken = new Set<string>();
  for (const { name, field, spellings } of ROWS) {
    for (const [spelling, folded] of spellings) {
      const key = present.get(folded);
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

/** The fields, each with its spellings as documented and folded. */
const ROWS = Object.entries<Row<unknown>>(FIELDS).map(([name, field]) => ({
  ...{ name, field },
  spellings: field.spellings.map((spelling) => [spelling, fold(spelling)] as const),
}));

/** Every spelling of every field, folded, with the spelling as documented. */
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  ROWS.flatMap(({ spellings }) => spellings.map(([spelling, folded]) => [folded, spelling])),
);

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
    const near = nearMiss(fold(key), SPELLINGS);
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
