import { DatabaseSync } from 'node:sqlite';
import type { Cell, CellType, Table } from '../../edition/catalogue/table.ts';

const SQL_TYPES: { readonly [type in CellType]: string } = {
  string: 'TEXT',
  uri: 'TEXT',
  date: 'TEXT',
  datetime: 'TEXT',
  integer: 'INTEGER',
  boolean: 'INTEGER',
};

/**
 * Writes the tables into an SQLite database with keys and references, and with a full-text index (FTS5) of the table
 * `words`. The same tables give the same bytes with the same version of SQLite.
 */
export function writeDatabase(file: string, tables: readonly Table[]): void {
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; BEGIN');
    for (const table of tables) fill(database, table);
    database.exec(`
      CREATE VIRTUAL TABLE words_fts USING fts5(headline, dek, text, content="words", tokenize="unicode61 remove_diacritics 2");
      INSERT INTO words_fts(words_fts) VALUES ('rebuild');
      INSERT INTO words_fts(words_fts) VALUES ('optimize');
      COMMIT;
    `);
  } finally {
    database.close();
  }
}

function fill(database: DatabaseSync, { name, fields, key, references, rows }: Table): void {
  const columns = [
    ...fields.map((field) => `${quoted(field.name)} ${SQL_TYPES[field.type]}`),
    `PRIMARY KEY (${key.map(quoted).join(', ')})`,
    ...references.map(
      ([field, table, to]) => `FOREIGN KEY (${quoted(field)}) REFERENCES ${quoted(table)}(${quoted(to)})`,
    ),
  ];
  database.exec(`CREATE TABLE ${quoted(name)} (${columns.join(', ')})`);
  const insert = database.prepare(`INSERT INTO ${quoted(name)} VALUES (${fields.map(() => '?').join(', ')})`);
  for (const row of rows) insert.run(...row.map(sqlValue));
}

function sqlValue(cell: Cell): string | number | null {
  return typeof cell === 'boolean' ? Number(cell) : cell;
}

function quoted(name: string): string {
  return `"${name.replaceAll('-', '_')}"`;
}
