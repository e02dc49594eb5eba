import { HOLDERS } from '../../model/held/keys.ts';
import { isMap, type Json } from '../../model/json.ts';
import { slipIn } from '../../model/yaml/slips.ts';
import type { YamlProblem, YamlReading } from '../../model/yaml/yaml.ts';
import { type FieldValue, keysOf, partOf, readLine, type Tell, tellInto, writtenAt } from './field-value.ts';
import { FIELDS, type FieldRow, type Fields, SPELLINGS } from './fields.ts';
import { heldWithin, namesPublication, wouldHold } from './holding.ts';
import type { Illustration } from './illustration.ts';
import { leftOver } from './left-over.ts';
import { misshapen } from './misshapen.ts';
import { fold, nearMiss } from './spelling.ts';

/** What front matter says: its fields, and everything else in it. */
export type FieldsRead = {
  readonly fields: Fields;
  /** The key under which each field was written. */
  readonly keys: { readonly [Name in keyof typeof FIELDS]?: string };
  /** Days of publication under keys other than the one that counts. Nothing is published before the last of them. */
  readonly otherDays: readonly FieldValue[];
  /** All keys that no field took. */
  readonly extra: { readonly [key: string]: Json };
  /** Lines of the fields, by field, and of other keys, by key. */
  readonly lines: { readonly [field: string]: number };
  readonly problems: readonly YamlProblem[];
};

/**
 * Reads fields by their spellings, which may differ in case, hyphens and underscores. Nothing is dropped silently. If a
 * field that holds dispatches back is not understood, the dispatch is a draft, and this is an error.
 */
export function readFields(reading: YamlReading): FieldsRead {
  const { groups, rows } = planOf(keysOf(reading.value));
  const fields: { [name: string]: unknown } = {};
  const keys: { [name: string]: string } = {};
  const lines: { [field: string]: number } = Object.create(null);
  const problems: YamlProblem[] = [];
  const tell = tellInto(problems);
  const taken = new Set<string>();
  for (const { name, field, candidates } of rows) {
    for (const [spelling, key] of candidates) {
      if (taken.has(key)) continue;
      const written = writtenAt(key, reading);
      const isEmpty = written.value === null || written.value === '';
      if ((isEmpty && !HOLDING_FIELDS.has(name)) || field.takes?.(spelling, written) === false) continue;
      if (isSlip(written, tell)) continue;
      const value =
        field.shape === 'text' && typeof written.value === 'boolean'
          ? undefined
          : field.read(field.shape === 'image' ? withCaptions(written, groups, taken) : written, tell);
      if (value === undefined) problems.push(misshapen(written, name, field.shape));
      if (value === undefined && field.shape !== 'boolean') continue;
      taken.add(key);
      if (fields[name] === true) {
        if (value === false) tellConflict(written, keys[name]!, tell);
        continue;
      }
      if (fields[name] === false && value !== false) tellConflict(writtenAt(keys[name]!, reading), key, tell);
      fields[name] = value ?? true;
      keys[name] = key;
      lines[name] = reading.keyPositionOf([key])?.line ?? 1;
      if (field.shape !== 'boolean') break;
    }
  }
  if (fields.draft !== true)
    for (const key of keysOf(reading.value)) tellHeldWithin(writtenAt(key, reading), tell);
  const extra = leftOver(reading, groups, taken, lines, problems);
  const otherDays = keysOf(reading.value)
    .filter((key) => !taken.has(key))
    .flatMap((key) => daysOf(writtenAt(key, reading)));
  return { fields: fields as Fields, keys, otherDays, extra, lines, problems };
}

/** Which fields some keys may give: the keys by their folded names, and the rows of the table that they may fill. */
type Plan = {
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly rows: readonly {
    readonly name: string;
    readonly field: FieldRow<unknown>;
    /** The keys that may give the value, each with its spelling, in the order of the table; the last of equal keys first. */
    readonly candidates: readonly (readonly [spelling: string, key: string])[];
  }[];
};

/** Memo of `planOf`: most manuscripts of an archive have the same keys. */
const plans = new Map<string, Plan>();

const MANY_PLANS = 500;

function planOf(keys: readonly string[]): Plan {
  const written = JSON.stringify(keys);
  const known = plans.get(written);
  if (known) return known;
  if (plans.size === MANY_PLANS) plans.clear();
  const groups = Map.groupBy(keys.toReversed(), fold);
  const places = [...groups.keys()].flatMap((folded) => PLACES.get(folded) ?? []);
  const used = [...new Set(places.map(({ at }) => at))].sort((a, b) => a - b);
  const rows = used.map((at) => {
    const { name, field, spellings } = ROWS[at]!;
    const candidates = spellings.flatMap(([spelling, folded]) =>
      (groups.get(folded) ?? []).map((key) => [spelling, key] as const),
    );
    return { name, field, candidates };
  });
  plans.set(written, { groups, rows });
  return { groups, rows };
}

/** The fields, each with its spellings as documented and folded. */
const ROWS = Object.entries<FieldRow<unknown>>(FIELDS).map(([name, field]) => ({
  name,
  field,
  spellings: field.spellings.map((spelling) => [spelling, fold(spelling)] as const),
}));
/** Where a spelling is in the table. */
const PLACES = Map.groupBy(
  ROWS.flatMap(({ spellings }, at) => spellings.map(([, folded]) => ({ at, folded }))),
  ({ folded }) => folded,
);

/** Fields that hold dispatches back. An empty one is read, not skipped. */
const HOLDING_FIELDS: ReadonlySet<string> = new Set(['draft', 'unlisted', 'expires', 'withdrawn']);

/** Keys of the date, folded. */
const DATES: ReadonlySet<string> = new Set(FIELDS.date.spellings.map(fold));

/** Keys, folded, that say when a dispatch is published rather than when it was written; most of them are the date's. */
const OTHER_DAYS: ReadonlyMap<string, string> = new Map(
  [
    'date',
    'pubdate',
    'publishdate',
    'publishedat',
    'datepublished',
    'published',
    'publishat',
    'publishon',
    'scheduled',
    'scheduledfor',
    'scheduledat',
    'releasedate',
    'publishfrom',
    'publishafter',
    'golive',
    'goliveat',
    'golivedate',
    'notbefore',
    'visiblefrom',
  ].map((name) => [name, name]),
);

/** A key that no field took, if it names a day of publication; of a map of another system's fields, those that do. */
function daysOf(written: FieldValue): readonly FieldValue[] {
  const { value, path } = written;
  if (!isMap(value)) return namesOtherDay(written) ? [written] : [];
  if (path.length > 2 || !HOLDERS.has(fold(String(path.at(-1))))) return [];
  return Object.keys(value)
    .map((name) => partOf(written, name))
    .flatMap((part) => (isMap(part.value) || /\d{4}/.test(readLine(part) ?? '') ? daysOf(part) : []));
}

/** Whether a key that no field took names a day of publication, judged by its name, or by its name and value. */
function namesOtherDay(written: FieldValue): boolean {
  const name = fold(String(written.path.at(-1)));
  const text = readLine(written);
  if (text === undefined || name === 'created') return false;
  if (DATES.has(name)) return true;
  if (!/\d{4}/.test(text)) return false;
  return OTHER_DAYS.has(name) || nearMiss(name, OTHER_DAYS) !== undefined || namesPublication(name, text);
}

/**
 * Whether a value is really a key and its value, below the key that it belongs to, without a space after the colon; it
 * is then reported.
 */
function isSlip(written: FieldValue, tell: Tell): boolean {
  const { value, path, reading } = written;
  const slip = typeof value === 'string' && /^[\w-]+[:=：]\S/.test(value) ? slipIn(value) : undefined;
  if (!slip || reading.positionOf(path)?.line === reading.keyPositionOf(path)?.line) return false;
  tell(written, slip.reason, slip.remedy, 'error');
  return true;
}

function tellConflict(written: FieldValue, other: string, tell: Tell): void {
  tell(
    written,
    `"${written.path[0]}" says that the dispatch is published, but "${other}" says the opposite, which counts`,
    'Remove the one that is not meant.',
  );
}

function tellHeldWithin(written: FieldValue, tell: Tell): void {
  const found = typeof written.value === 'object' ? heldWithin(written) : undefined;
  if (found === undefined) return;
  const [name] = found.path.slice(-1);
  const meant = SPELLINGS.has(fold(String(name))) ? name : wouldHold(String(name), found);
  tell(
    found,
    `"${name}" is inside "${written.path[0]}", where it does not hold the dispatch back`,
    `Write ${meant ?? name} at the beginning of a line of its own, or remove it.`,
    'error',
  );
}

/** An image with the keys `image_alt`, `image_caption` and `image_credit` beside it. */
function withCaptions(
  written: FieldValue,
  groups: ReadonlyMap<string, readonly string[]>,
  taken: Set<string>,
): Illustration {
  const beside: { [part: string]: string } = {};
  for (const part of ['alt', 'caption', 'credit']) {
    const [key] = groups.get(fold(String(written.path[0])) + part) ?? [];
    if (key === undefined) continue;
    const value = (written.reading.value as { [key: string]: unknown })[key];
    const text = readLine({ value, path: [key], reading: written.reading });
    if (text === undefined && value !== null && value !== '') continue;
    taken.add(key);
    if (text !== undefined || value === '') beside[part] = text ?? '';
  }
  return { ...written, beside };
}
