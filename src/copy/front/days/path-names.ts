import { nameOf } from '../../../model/address/paths.ts';
import { withoutMarkdown } from '../../../model/markdown-names.ts';
import { decoded } from '../../../model/text/percent.ts';

/**
 * The day that a path names: in the name of the file (`2009-02-02-talks.md`, `2009-9-1-x.md`), in the name of a folder
 * above it (`2009-02-02-talks/part-one.md`), or in its folders (`2009/02/02/talks.md`). Of several, the one nearest to
 * the file counts; null if there is none.
 */
export function dayInPath(path: string): string | null {
  const found = [...path.matchAll(DAYS)].at(-1);
  if (found === undefined) return null;
  const [year, month, day] = found.slice(1).flatMap((part) => (part === undefined ? [] : [Number(part)]));
  return dayOf(year, month, day);
}

/**
 * The slug that a path gives: the file's name without its date, or its folder's where the file is an `index`; the language
 * of an `index.fr` stays.
 */
export function slugInPath(path: string): string {
  const whole = decoded(withoutMarkdown(nameOf(path)));
  const folder = path.slice(0, -nameOf(path).length - 1);
  const [index, language = ''] = (folder !== '' && INDEX.exec(whole)) || [];
  const [name, place] = index === undefined ? [whole, path] : [nameOf(folder) + language, folder + language];
  if (dayInPath(path) === null) return name;
  const rest = name.replace(/^\d{4}-\d{1,2}-\d{1,2}[-_. ]?/, '');
  return (DAY_FIRST.test(place) ? rest.replace(/^\d{1,2}[-_. ]/, '') : rest) || name;
}

const INDEX = /^index(\.[A-Za-z]{2}(?:-[A-Za-z]{2,4})?)?$/;

/** `2009-02-02` at the beginning of a name, or `2009/02/02` as folders; the last part may go on with a name. */
const DAYS = /(?<=^|\/)(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{4})\/(\d{1,2})\/(\d{1,2}))(?=[-_. /])/g;
/** `2009/02/02-talks` */
const DAY_FIRST = /(?:^|\/)\d{4}\/\d{1,2}\/\d{1,2}[-_. ][^/]*$/;

function dayOf(year = 0, month = 0, day = 0): string | null {
  const real = new Date(Date.UTC(year, month - 1, day));
  if (year < 1000 || real.getUTCMonth() !== month - 1 || real.getUTCDate() !== day) return null;
  return real.toISOString().slice(0, 10);
}
