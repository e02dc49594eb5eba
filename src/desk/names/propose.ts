import { type Passage, soughtOf } from '../../copy/names/finder.ts';
import { asSought } from '../../copy/names/read-text.ts';
import { sentenceAround } from '../../copy/names/sentence.ts';
import type { SourcePath } from '../../model/address/paths.ts';
import { sameName, slugOf } from '../../model/address/slug.ts';
import { compareText } from '../../model/finding.ts';
import type { NameKind, NameSettings } from '../../model/names.ts';
import { calendarWords, runsIn, TITLE } from './capitals.ts';
import { kindOf } from './likely-kind.ts';

/** A dispatch as it is read for proposals. */
export type Read = {
  readonly source: SourcePath;
  readonly passage: Passage;
  readonly dateline: string | null;
  readonly bylines: readonly string[];
};

/** A name that `names.yaml` may want. */
export type Proposal = {
  readonly id: string;
  readonly name: string;
  readonly kind: NameKind;
  readonly also: readonly string[];
  /** How often it stands in the texts, and in how many dispatches. */
  readonly times: number;
  readonly dispatches: number;
  readonly example: { readonly source: SourcePath; readonly sentence: string } | null;
};

/** What was seen of a run of capitalised words. */
type Seen = {
  readonly text: string;
  times: number;
  /** Times within a sentence, where only a name has a capital. */
  within: number;
  readonly sources: Set<SourcePath>;
  readonly before: Map<string, number>;
  readonly after: Map<string, number>;
  example: { readonly source: SourcePath; readonly line: string; readonly start: number } | null;
};

/**
 * Names that an archive may want in `names.yaml`: capitalised words that recur at least `least` times, with the forms that
 * stand for the same (a surname, an abbreviation in parentheses, a title before the name), and the places of datelines. What
 * `names` list already is left out. Scripts without capitals, and German nouns, tell of no names but datelines.
 */
export function propose(
  dispatches: readonly Read[],
  names: readonly NameSettings[],
  least: number,
): readonly Proposal[] {
  const known = new Set(
    soughtOf(names).flatMap(({ forms, not }) => [...forms.map(({ text }) => keyOf(text)), ...not.map(keyOf)]),
  );
  const small = smallWords(dispatches);
  const seen = new Map<string, Seen>();
  const shortOf = new Map<string, string>();
  for (const { source, passage } of dispatches) {
    const noNames = calendarWords(passage.lang);
    const ordinary = (word: string) => noNames.has(word) || isOrdinary(word, small);
    for (const written of passage.lines) {
      const line = asSought(written);
      for (const { text, start, first } of runsIn(line, ordinary)) {
        const isAlone = !text.includes(' ');
        if (isAlone && (noNames.has(text) || text.length < 2 || passage.lang.startsWith('de'))) continue;
        note(seen, { text, line, start, first, source });
        const [, short] = /^\s\((\p{Lu}[\p{L}\p{N}&-]{1,9})\)/u.exec(line.slice(start + text.length)) ?? [];
        if (short !== undefined && !isAlone) shortOf.set(short, text);
      }
    }
  }
  const bylines = new Set(dispatches.flatMap((one) => one.bylines.map(keyOf)));
  const datelines = new Map<string, SourcePath[]>();
  for (const { dateline, source } of dispatches)
    if (dateline) datelines.set(dateline, [...(datelines.get(dateline) ?? []), source]);
  const places = new Set([...datelines.keys()].map(keyOf));
  const parts = new Set([...seen.keys()].flatMap((text) => (text.includes(' ') ? text.split(' ') : [])));
  const isPart = (text: string) => parts.has(text) && !isOrdinary(text, small);
  const runs = [...seen.values()].filter((one) => isName(one, small) || isPart(one.text));
  const found = joined(runs, shortOf, (text) => places.has(keyOf(text)), small)
    .filter(({ times, forms }) => times >= least && !forms.some((form) => known.has(keyOf(form))))
    .map(
      ({ name, forms, times, sources, example, before, after }): Proposal => ({
        id: slugOf(name),
        name,
        kind: places.has(keyOf(name))
          ? 'place'
          : bylines.has(keyOf(name))
            ? 'person'
            : kindOf({ name, forms, times, before, after, isOrdinary: (word) => isOrdinary(word, small) }),
        also: forms.filter((form) => form !== name).sort(compareText),
        times,
        dispatches: sources.size,
        example: example && { source: example.source, sentence: quoteOf(example, name) },
      }),
    );
  const told = new Set(found.flatMap(({ name, also }) => [name, ...also].map(keyOf)));
  const others = [...datelines].filter(([name]) => !told.has(keyOf(name)) && !known.has(keyOf(name)));
  const fromDatelines = others.map(
    ([name, sources]): Proposal => ({
      id: slugOf(name),
      name,
      kind: 'place',
      also: [],
      times: sources.length,
      dispatches: sources.length,
      example: sources[0] ? { source: sources[0], sentence: '' } : null,
    }),
  );
  return [...found, ...fromDatelines]
    .filter(({ id }) => id !== '')
    .sort((a, b) => b.dispatches - a.dispatches || b.times - a.times || compareText(a.name, b.name));
}

function keyOf(name: string): string {
  return sameName(asSought(name)).replace(/^the /, '');
}

/** How often each word is written small, and how often with a capital within a sentence. */
function smallWords(dispatches: readonly Read[]): ReadonlyMap<string, number> {
  const small = new Map<string, number>();
  for (const { passage } of dispatches)
    for (const line of passage.lines)
      for (const [word] of line.matchAll(/(?<![\p{L}\p{N}'’.-])\p{Ll}[\p{L}\p{M}]*/gu))
        small.set(word, (small.get(word) ?? 0) + 1);
  return small;
}

/** Whether a word is one that texts also write small. */
function isOrdinary(word: string, small: ReadonlyMap<string, number>): boolean {
  return (small.get(word.toLowerCase()) ?? 0) > 0;
}

function note(
  seen: Map<string, Seen>,
  {
    text,
    line,
    start,
    first,
    source,
  }: { text: string; line: string; start: number; first: boolean; source: SourcePath },
): void {
  const one = seen.get(text) ?? {
    text,
    times: 0,
    within: 0,
    sources: new Set(),
    before: new Map(),
    after: new Map(),
    example: null,
  };
  seen.set(text, one);
  one.times++;
  one.sources.add(source);
  if (!first) one.within++;
  if (!one.example || (!first && one.within === 1)) one.example = { source, line, start };
  const count = (counts: Map<string, number>, word: string | undefined) =>
    word !== undefined && counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + 1);
  count(one.before, /(\p{L}+)\s$/u.exec(line.slice(Math.max(0, start - 20), start))?.[1]);
  count(one.after, /^,?\s(\p{L}+)/u.exec(line.slice(start + text.length, start + text.length + 20))?.[1]);
}

/** Whether a run is a name, and no sentence's beginning: a word alone must have its capital within sentences, too. */
function isName({ text, times, within }: Seen, small: ReadonlyMap<string, number>): boolean {
  if (text.includes(' ')) return within > 0 || !text.split(' ').every((word) => isOrdinary(word, small));
  return within > 0 && within * 4 >= times && within > (small.get(text.toLowerCase()) ?? 0) / 2;
}

type Joined = Omit<Seen, 'text' | 'within'> & { readonly name: string; readonly forms: readonly string[] };

/**
 * Joins the forms of one name: an abbreviation with what it stands for; a surname, alone or after a title or an initial, with
 * the one whole name that ends in it; a given name with the one that begins with it. A place (`isPlace`) is no surname's.
 */
function joined(
  runs: readonly Seen[],
  shortOf: ReadonlyMap<string, string>,
  isPlace: (text: string) => boolean,
  small: ReadonlyMap<string, number>,
): readonly Joined[] {
  const byText = new Map(runs.map((run) => [run.text, run]));
  const timesOf = (text: string) => byText.get(text)?.times ?? 0;
  const bare = (text: string) => text.replace(TITLE, '');
  const last = (text: string) => text.slice(text.lastIndexOf(' ') + 1);
  const people = runs
    .map(({ text }) => text)
    .filter(
      (text) => PERSON.test(text) && bare(text) === text && !isPlace(text) && !isOrdinary(last(text), small),
    );
  const bySurname = Map.groupBy(people, last);
  const byFirst = Map.groupBy(people, (text) => text.slice(0, text.indexOf(' ')));
  const target = (text: string): string => {
    const long = shortOf.get(text);
    if (long !== undefined && byText.has(long)) return long;
    const name = bare(text);
    if (name !== text && people.includes(name)) return name;
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
  const groups = Map.groupBy(runs, ({ text }) => target(target(text)));
  return [...groups].map(([name, group]) => {
    const main = byText.get(name) ?? group[0]!;
    return {
      name,
      forms: [...new Set([name, ...group.map(({ text }) => text)])],
      times: group.reduce((sum, { times }) => sum + times, 0),
      sources: new Set(group.flatMap(({ sources }) => [...sources])),
      before: main.before,
      after: main.after,
      example: main.example,
    };
  });
}

/** How many times more often than a whole name its surname may stand alone. */
const OFTEN = 12;

/** Two to four words, all with a capital: what may be the whole name of a person. */
const PERSON = /^\p{Lu}[^ ]*(?: \p{Lu}[^ ]*){1,3}$/u;

function quoteOf({ line, start }: NonNullable<Seen['example']>, name: string): string {
  const { before, words, after } = sentenceAround(line, start, start + name.length);
  return `${before}${words}${after}`;
}
