import { join } from 'node:path';
import type { Clipping } from '../../archive/clipping.ts';
import { jsonLine, recordsOf } from '../../edition/catalogue/records.ts';
import { csvLines } from '../../edition/catalogue/table.ts';
import { tablesOf } from '../../edition/catalogue/tables.ts';
import { bodyText } from '../../export/body.ts';
import { dataPackage } from '../../export/catalogue/data-package.ts';
import { counted } from '../../export/counted.ts';
import { NAMED_KINDS, SHELVES } from '../../model/shelf-kinds.ts';
import { writeDatabase } from './catalogue-database.ts';
import type { MakeExport } from './job.ts';
import { openLines } from './line-file.ts';
import { writeFiles } from './write-files.ts';

/** Makes the catalogue: a CSV file for each table, their description, JSON Lines, and a database. */
export const makeCatalogue: MakeExport = async ({ planned, chosen, program, target, progress }) => {
  const texts = new Map<Clipping, string>();
  for (const [at, clipping] of chosen.entries()) {
    await progress('texts', at + 1, chosen.length);
    texts.set(clipping, bodyText(planned, clipping));
  }
  const tables = tablesOf(planned.archive, chosen, (clipping) => texts.get(clipping) ?? '');
  const write = (name: string, lines: Iterable<string>) => {
    const { add, close } = openLines(join(target, name), '');
    for (const line of lines) add(line);
    return close();
  };
  const written = tables.map((table) => ({ table, ...write(`${table.name}.csv`, csvLines(table)) }));
  write('dispatches.jsonl', recordsOf(tables).map(jsonLine));
  await writeFiles(target, [
    { path: 'datapackage.json', content: dataPackage(written, planned.site, program) },
  ]);
  writeDatabase(join(target, 'catalogue.db'), tables);
  const rows = (name: string) => tables.find((table) => table.name === name)?.rows.length ?? 0;
  return {
    made: [
      ...counted(rows('dispatches'), 'dispatch', 'dispatches'),
      ...NAMED_KINDS.flatMap((kind) => counted(rows(SHELVES[kind].folder), kind)),
      ...counted(rows('corrections'), 'correction'),
      ...counted(rows('links'), 'link'),
      ...counted(rows('pictures'), 'picture'),
    ],
    leftOut: [],
  };
};
