import { ORGANISATION, PERSONAL, TITLE } from './capitals.ts';
import { isOrdinary, keyOf, type Seen } from './seen.ts';

type Joined = Omit<Seen, 'text' | 'within'> & { readonly name: string; readonly forms: readonly string[] };

/**
 * Joins the forms of one name: an abbreviation with what it stands for; a surname, alone or after a title or an initial, with
 * the one whole name that ends in it; a given name with the one that begins with it; an authority with the same after the
 * name of its country; and spellings that differ in small and capital letters. A place (`isPlace`) is not joined with a surname.
 */
export function joined(
  runs: readonly Seen[],
  shortOf: ReadonlyMap<string, string>,
  isPlace: (text: string) => boolean,
  small: ReadonlyMap<string, number>,
): readonly Joined[] {
  const byText = new Map(runs.map((run) => [run.text, run]));
  const timesOf = (text: string) => byText.get(text)?.times ?? 0;
  const bare = (text: string) => (ORGANISATION.test(text) ? text : text.replace(TITLE, ''));
  const last = (text: string) => text.slice(text.lastIndexOf(' ') + 1);
  const people = runs
    .map(({ text }) => text)
    .filter(
      (text) => isPerson(text) && bare(text) === text && !isPlace(text) && !isOrdinary(last(text), small),
    );
  const bySurname = Map.groupBy(people, last);
  const byFirst = Map.groupBy(people, (text) => text.slice(0, text.indexOf(' ')));
  const target = (text: string): string => {
    const long = shortOf.get(text);
    if (long !== undefined && byText.has(long) && isShortOf(text, long)) return long;
    const name = bare(text);
    if (name !== text && isPerson(name)) return name;
    const [, authority] = OF_COUNTRY.exec(text) ?? [];
    if (authority !== undefined && byText.has(authority)) return authority;
    const [, initial] = /^(\p{Lu})\. [^ ]+$/u.exec(name) ?? [];
    if (isPlace(text) || (name.includes(' ') && initial === undefined)) return text;
    const ending = bySurname.get(last(name)) ?? [];
    const whole = (ending.length === 0 && name === text ? (byFirst.get(name) ?? []) : ending).filter(
      (one) => !/^\p{Lu}\. /u.test(one),
    );
    const [only, ...others] = initial === undefined ? whole : whole.filter((one) => one.startsWith(initial));
    if (only === undefined || others.length > 0) return text;
    // A word that stands alone far more often is a word of its own: "American" beside "Modern American".
    return timesOf(text) <= OFTEN * timesOf(only) ? only : text;
  };
  const groups = Map.groupBy(runs, ({ text }) => keyOf(target(target(text))));
  return [...groups].map(([key, group]) => {
    const spellings = group.filter(({ text }) => keyOf(text) === key);
    const main = mostFrequent(spellings.length > 0 ? spellings : group);
    const name = spellings.length > 0 ? main.text : bare(main.text);
    return {
      name,
      forms: withoutArticles([...new Set([name, ...group.map(({ text }) => text)])]),
      times: group.reduce((sum, { times }) => sum + times, 0),
      sources: new Set(group.flatMap(({ sources }) => [...sources])),
      before: main.before,
      after: main.after,
      example: main.example,
    };
  });
}

function mostFrequent(runs: readonly Seen[]): Seen {
  return runs.reduce((best, run) => (run.times > best.times ? run : best));
}

/** Forms without those that are another one after an article, where the other one is found anyway. */
function withoutArticles(forms: readonly string[]): readonly string[] {
  return forms.filter((form, at) => at === 0 || !/^The /.test(form) || !forms.includes(form.slice(4)));
}

/** How many times more often than a whole name its surname may stand alone. */
const OFTEN = 12;

/** Whether a run may be the whole name of a person: two to four words. */
function isPerson(text: string): boolean {
  const words = text.split(' ');
  return words.length > 1 && words.length < 5 && words.every((word) => PERSONAL.test(word));
}

/** Whether an abbreviation has letters of a name, in order, and is not one of its words: DoD of "Department of Defense". */
function isShortOf(short: string, name: string): boolean {
  if (name.split(' ').includes(short)) return false;
  const letters = name.toLowerCase();
  let at = -1;
  return [...short.toLowerCase().replace(/[^\p{L}\p{N}]|s$/gu, '')].every((letter) => {
    at = letters.indexOf(letter, at + 1);
    return at >= 0;
  });
}

/** An authority after the name of its country: "U.S. Department of Commerce". */
const OF_COUNTRY = /^(?:U\.S\.|US|United States|U\.K\.|UK|EU) (\p{Lu}[^ ]* .+)$/u;
