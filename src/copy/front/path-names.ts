import { nameOf } from '../../model/paths.ts';

/** The day that a path names: `2009-02-02-talks.md`, `2009-9-1-x.md`, `2009/02/02/talks.md`; null where it names none. */
export function dayInPath(path: string): string | null {
  const found = IN_NAME.exec(path) ?? IN_FOLDERS.exec(path);
  if (found === null) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const real = new Date(Date.UTC(year, month - 1, day));
  if (year < 1000 || real.getUTCMonth() !== month - 1 || real.getUTCDate() !== day) return null;
  return real.toISOString().slice(0, 10);
}

/** The slug that a path gives: the file's name without its date, or its folder's where the file is an `index`. */
export function slugInPath(path: string): string {
  const whole = nameOf(path).replace(/\.(?:md|markdown)$/i, '');
  const name = whole === 'index' ? nameOf(path.slice(0, -nameOf(path).length - 1)) || whole : whole;
  if (dayInPath(path) === null) return name;
  return (
    name
      .replace(/^\d{4}-\d{1,2}-\d{1,2}[-_. ]?/, '')
      .replace(DAY_FIRST.test(path) ? /^\d{1,2}[-_. ]/ : '', '') || name
  );
}

const IN_NAME = /(?:^|\/)(\d{4})-(\d{1,2})-(\d{1,2})(?=[-_. ][^/]*(?:\/index\.[a-z]+)?$|\/[^/]*$)/i;
const IN_FOLDERS = /(?:^|\/)(\d{4})\/(\d{1,2})\/(\d{1,2})(?=[-_. /])/;
/** `2009/02/02-talks.md` */
const DAY_FIRST = /(?:^|\/)\d{4}\/\d{1,2}\/\d{1,2}[-_. ][^/]*$/;
