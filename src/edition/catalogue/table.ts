/** A value in a table; null if there is none. */
export type Cell = string | number | boolean | null;

/** Types of values, by the names that Frictionless Table Schema gives them. */
export type CellType = 'string' | 'integer' | 'date' | 'datetime' | 'boolean' | 'uri';

/** A column of a table, and how its values are made from what the rows are about. */
export type Field<Row> = {
  readonly name: string;
  readonly type: CellType;
  readonly about: string;
  readonly of: (row: Row) => Cell;
};

/** Where the values of a field come from: `[field, table, its field]`. */
type Reference = readonly [field: string, table: string, key: string];

/** A reference to the dispatch that a row is about. */
export const OF_DISPATCH: Reference = ['dispatch', 'dispatches', 'id'];

/** Makes an address of the site absolute. */
export type Url = (href: string) => string;

/** A table of the catalogue. */
export type Table = {
  readonly name: string;
  readonly about: string;
  readonly fields: readonly Omit<Field<never>, 'of'>[];
  /** The fields whose values together are different in every row. */
  readonly key: readonly string[];
  readonly references: readonly Reference[];
  readonly rows: readonly (readonly Cell[])[];
};

/** Makes a table with a row for each thing. */
export function tableOf<Row>(
  head: Omit<Table, 'fields' | 'rows'>,
  fields: readonly Field<Row>[],
  things: readonly Row[],
): Table {
  return { ...head, fields, rows: things.map((thing) => fields.map(({ of }) => of(thing))) };
}

/** A table as CSV (RFC 4180) with a header; lines end with a line feed alone, as most programs write them. */
export function toCsv(table: Pick<Table, 'fields' | 'rows'>): string {
  return [...csvLines(table)].join('');
}

/** The lines of a table as CSV. */
export function* csvLines({ fields, rows }: Pick<Table, 'fields' | 'rows'>): Generator<string> {
  yield csvLine(fields.map(({ name }) => name));
  for (const row of rows) yield csvLine(row);
}

function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell);
  return /[",\n\r]|^\s|\s$/.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text;
}
