import { type Moment, readMoment } from '../../found/moment.ts';
import type { Remark } from '../../found/piece.ts';
import type { CsvRow } from '../csv.ts';
import type { Columns } from './columns.ts';

/** Reads a date of one column as this table writes them. */
export type DateReader = (written: string, notes: Remark[]) => Moment | null;

const NUMBERED = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})\b(.*)$/s;

/**
 * How a table writes its dates: `03/04/2019` has its day first if one of its dates has a number over 12 there, or if
 * dots part the numbers. Where nothing shows it, its month is first, and each such date is noted.
 */
export function dateReader(rows: readonly CsvRow[], columns: Columns): DateReader {
  const written = [columns.date, columns.updated].flatMap((column) =>
    column === undefined ? [] : rows.map((row) => row[column]?.trim() ?? ''),
  );
  const parts = written.flatMap((one) => NUMBERED.exec(one)?.slice(1, 4).map(Number) ?? []);
  const has = (offset: number) => parts.some((number, at) => at % 3 === offset && number > 12);
  const dayFirst = has(0) && !has(2);
  const isKnown = has(0) !== has(2);
  return (text, notes) => {
    const plain = text.trim().replace(/^"|"$/g, '');
    const [, first = '', sign, second = '', year = '', rest = ''] = NUMBERED.exec(plain) ?? [];
    if (sign === undefined) return readMoment(plain);
    const isDayFirst = dayFirst || sign === '.' || Number(first) > 12;
    if (!isKnown && sign !== '.' && Number(first) <= 12 && Number(second) <= 12 && first !== second)
      notes.push({ kind: 'guessed', what: 'date', detail: `${plain}, read with its month first` });
    const [day, month] = isDayFirst ? [first, second] : [second, first];
    return readMoment(`${month}/${day}/${year}${rest.replace(/^[,T]\s*/, ' ')}`);
  };
}
