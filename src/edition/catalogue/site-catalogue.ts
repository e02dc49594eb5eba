import { extensionOf, type SitePath } from '../../model/address/paths.ts';
import { once } from '../../model/once.ts';
import { CATALOGUE, RECORDS } from '../archive-page.ts';
import type { Maker } from '../bench.ts';
import { type Page, pageAt } from '../page.ts';
import { recordsOf, toJsonLines } from './records.ts';
import { type Table, toCsv } from './table.ts';
import { tablesOf } from './tables.ts';

/**
 * The catalogue of listed dispatches at `/catalogue/`: a CSV file for each table, and JSON Lines. Loaded only for a site
 * that wants it.
 */
export const siteCatalogue: Maker = (bench) => {
  const { archive } = bench;
  const made = once(() => tablesOf(archive, archive.listed, null));
  const file = (name: string, text: (tables: readonly Table[]) => string): Page =>
    pageAt(`${CATALOGUE}${name}` as SitePath, `catalogue.${extensionOf(name).slice(1)}.njk`, () => {
      // Tables are made once, but each page has read all dispatches.
      for (const clipping of archive.listed) archive.reads.note(clipping, 'dispatch');
      return { text: text(made()) };
    });
  // The names of the tables do not depend on the dispatches.
  const names = tablesOf(archive, [], null).map(({ name }) => name);
  return [
    ...names.map((name) =>
      file(`${name}.csv`, (tables) =>
        tables
          .filter((table) => table.name === name)
          .map(toCsv)
          .join(''),
      ),
    ),
    file(RECORDS, (tables) => toJsonLines(recordsOf(tables))),
  ];
};
