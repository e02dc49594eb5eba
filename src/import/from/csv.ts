import papa from 'papaparse';

/** A row of a table, by the names of its columns. */
export type CsvRow = { readonly [column: string]: string };

type CsvTable = {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
  /** Numbers of rows, from 1, that have more or fewer fields than there are columns. */
  readonly misshapen: readonly number[];
};

/** Signs that separate the fields of a line. */
const DELIMITERS = [',', ';', '\t', '|'];

/** Rows of a CSV text (RFC 4180) as maps by the names of its first line. */
export function readCsv(text: string): readonly CsvRow[] {
  return readTable(text).rows;
}

/**
 * Reads a table whose fields are separated by commas, semicolons, tabs or bars, whichever its first line has most. Line
 * breaks may be within quotes. Of two columns of one name the first counts.
 */
export function readTable(text: string): CsvTable {
  const plain = text.replace(/^\ufeff/, '').replace(/^sep=(.)\r?\n/i, '');
  const { data } = papa.parse<string[]>(plain, { delimiter: delimiterOf(plain), skipEmptyLines: 'greedy' });
  const [head = [], ...body] = data;
  const columns = head.map((name) => name.trim());
  while (columns.at(-1) === '') columns.pop();
  const misshapen: number[] = [];
  const rows = body.map((fields, at) => {
    const over = fields.slice(columns.length).some((field) => field.trim() !== '');
    if (over || fields.length < columns.length) misshapen.push(at + 1);
    const row: { [column: string]: string } = Object.create(null);
    for (const [index, name] of columns.entries()) row[name] ??= fields[index] ?? '';
    return row;
  });
  return { columns, rows, misshapen };
}

/** The sign that separates the fields of the first line, outside of quotes. */
function delimiterOf(text: string): string {
  const counts = new Map(DELIMITERS.map((sign) => [sign, 0]));
  let quoted = false;
  for (const sign of text.slice(0, 20_000)) {
    if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (sign === '\n') break;
    else if (counts.has(sign)) counts.set(sign, counts.get(sign)! + 1);
  }
  return DELIMITERS.toSorted((a, b) => counts.get(b)! - counts.get(a)!)[0]!;
}
