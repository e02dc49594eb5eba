import type { Json } from '../../model/json.ts';
import { NAMED_KINDS, SHELVES } from '../../model/shelf-kinds.ts';
import type { Cell, Table } from './table.ts';

type Record = { [name: string]: Json };

/** Tables whose rows belong to a dispatch, and the name and fields under which its record holds them. */
const PARTS: readonly { readonly table: string; readonly as: string; readonly sole?: string }[] = [
  ...NAMED_KINDS.filter((kind) => kind !== 'column').map((kind) => ({
    table: `dispatch-${SHELVES[kind].folder}`,
    as: SHELVES[kind].folder,
    sole: kind,
  })),
  { table: 'corrections', as: 'corrections' },
  { table: 'links', as: 'links' },
  { table: 'pictures', as: 'pictures' },
];

/** The catalogue as records: all about one dispatch, as in the tables, with its text if they have it. */
export function* recordsOf(tables: readonly Table[]): Generator<{ readonly [name: string]: Json }> {
  const table = (name: string) => tables.find((each) => each.name === name);
  const grouped = PARTS.map((part) => ({ part, groups: groupsOf(table(part.table), part.sole) }));
  const texts = new Map(table('words')?.rows.map((row) => [row[0], row.at(-1)]));
  const { fields, rows } = table('dispatches') as Table;
  for (const row of rows) {
    const id = row[0] as Cell;
    const record = recordOf(fields, row);
    for (const { part, groups } of grouped) record[part.as] = groups.get(id) ?? [];
    if (texts.has(id)) record.text = texts.get(id) as string;
    yield record;
  }
}

/** Records as JSON Lines. */
export function toJsonLines(records: Iterable<Json>): string {
  return Array.from(records, jsonLine).join('');
}

/** A record as a line of JSON. */
export function jsonLine(record: Json): string {
  return `${JSON.stringify(record)}\n`;
}

/** The rows of a table by dispatch, without what repeats its identifier and their place; of `sole`, only that value. */
function groupsOf(table: Table | undefined, sole: string | undefined): ReadonlyMap<Cell, Json[]> {
  const groups = new Map<Cell, Json[]>();
  if (!table) return groups;
  const at = table.fields.findIndex(({ name }) => name === 'dispatch');
  for (const row of table.rows) {
    const { dispatch: _dispatch, position: _position, ...record } = recordOf(table.fields, row);
    const id = row[at] as Cell;
    const group = groups.get(id);
    const value: Json = sole === undefined ? record : (record[sole] as Json);
    if (group) group.push(value);
    else groups.set(id, [value]);
  }
  return groups;
}

function recordOf(fields: Table['fields'], row: readonly Cell[]): Record {
  return Object.fromEntries(fields.map(({ name }, at) => [name, row[at] as Cell]));
}
