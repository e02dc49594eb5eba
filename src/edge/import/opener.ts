import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { DatabaseRow, Opener } from '../../import/found/outside.ts';
import { openZipBytes } from './zip.ts';

/** Opens containers that lie within files of an export; what must be a file on the disk is one of the scratch folder. */
export function openerIn(scratch: string): Opener {
  return {
    unzip: async (bytes) => {
      const { files, refused } = await openZipBytes(bytes);
      const first = refused[0];
      if (first !== undefined) throw new Error(`${first.name}: ${first.why}`);
      return files;
    },
    tables: (bytes, names) => {
      const path = join(scratch, 'export.sqlite');
      writeFileSync(path, bytes);
      try {
        const database = new DatabaseSync(path, { readOnly: true });
        try {
          return Object.fromEntries(names.map((name) => [name, rowsOf(database, name)]));
        } finally {
          database.close();
        }
      } finally {
        rmSync(path, { force: true });
      }
    },
  };
}

function rowsOf(database: DatabaseSync, table: string): readonly DatabaseRow[] {
  const known = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  if (!known.some(({ name }) => name === table)) return [];
  return database
    .prepare(`SELECT * FROM "${table.replaceAll('"', '""')}"`)
    .all()
    .map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([column, value]) => [
          column,
          typeof value === 'string' || typeof value === 'number' ? value : null,
        ]),
      ),
    );
}
