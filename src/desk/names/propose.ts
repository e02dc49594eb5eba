import { soughtOf } from '../../copy/names/finder.ts';
import { asSought } from '../../copy/names/read-text.ts';
import { sentenceAround } from '../../copy/names/sentence.ts';
import type { SourcePath } from '../../model/address/paths.ts';
import { slugOf } from '../../model/address/slug.ts';
import { compareText } from '../../model/finding.ts';
import type { NameKind, NameSettings } from '../../model/names.ts';
import { CONTRACTION, calendarWords, PERSONAL, type Run, runsIn, withoutBeginning } from './capitals.ts';
import { joined } from './joined.ts';
import { kindOf } from './likely-kind.ts';
import { isName, isOrdinary, keyOf, note, type Read, type Seen, smallWords } from './seen.ts';

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

/**
 * Names that an archive may want in `names.yaml`: capitalised words that recur at least `least` times, with the forms that
 * stand for the same (a surname, an abbreviation in parentheses, a title before the name), and the places of datelines. What
 * `names` list already is left out. In scripts without capitals, and among German nouns, only datelines show names.
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
  const noNamesOf = openCalendarWords();
  const seen = new Map<string, Seen>();
  const shortOf = new Map<string, string>();
  const lines = dispatches.flatMap(({ source, passage: { lang, lines: written } }) =>
    written.map(asSought).map((line) => ({ source, lang, line, runs: runsIn(line) })),
  );
  const within = new Set(
    lines.flatMap(({ runs }) => runs.flatMap(({ text, first }) => (first ? [] : [text]))),
  );
  const starts = new Map<string, number>();
  for (const { runs } of lines)
    for (const { text, first } of runs) if (first) starts.set(text, (starts.get(text) ?? 0) + 1);
  for (const { source, lang, line, runs } of lines) {
    const noNames = noNamesOf(lang);
    const ordinary = (word: string) => noNames.has(word) || isOrdinary(word, small);
    for (const found of runs) {
      const run = withoutMonth(found, line, noNames);
      const { text, start, first } = within.has(run.text)
        ? run
        : wholeOrRest(run, withoutBeginning(run, ordinary), (starts.get(run.text) ?? 0) >= least, within);
      const isAlone = !text.includes(' ');
      const [word = ''] = text.split(/ (?=\p{N}+$)/u);
      if (noNames.has(word) || CONTRACTION.test(word)) continue;
      if (first && / I$/.test(text) && ordinary(text.slice(0, text.indexOf(' ')))) continue;
      if (isAlone && (text.length < 2 || lang.startsWith('de'))) continue;
      note(seen, { text, line, start, first, source });
      const [, short] = /^\s\((\p{Lu}[\p{L}\p{N}&-]{1,9})\)/u.exec(line.slice(start + text.length)) ?? [];
      if (short !== undefined && !isAlone) shortOf.set(short, text);
    }
  }
  const bylines = new Set(dispatches.flatMap((one) => one.bylines.map(keyOf)));
  const datelines = new Map<string, SourcePath[]>();
  for (const { dateline, source } of dispatches)
    if (dateline && /\p{L}/u.test(dateline))
      datelines.set(dateline, [...(datelines.get(dateline) ?? []), source]);
  const places = new Set([...datelines.keys()].map(keyOf));
  const parts = new Set([...seen.keys()].flatMap((text) => (text.includes(' ') ? text.split(' ') : [])));
  const isPart = (text: string) => parts.has(text) && !isOrdinary(text, small);
  const ordinary = (word: string) => isOrdinary(word, small);
  const given = givenNames(dispatches, ordinary);
  const runs = [...seen.values()].filter((one) => isName(one, small) || isPart(one.text));
  const found = joined(runs, shortOf, (text) => places.has(keyOf(text)), small)
    .filter(({ times, forms }) => times >= least && !forms.some((form) => known.has(keyOf(form))))
    .map(
      ({ name, forms, times, sources, example, before, after }): Proposal => ({
        id: slugOf(name),
        name,
        kind: places.has(keyOf(name))
          ? 'place'
          : bylines.has(keyOf(name)) && !/\p{N}/u.test(name) && !name.split(' ').every(ordinary)
            ? 'person'
            : kindOf({
                name,
                forms,
                times,
                before,
                after,
                isOrdinary: ordinary,
                isGiven: (word) => given.has(word),
              }),
        also: forms.filter((form) => form !== name).sort(compareText),
        times,
        dispatches: sources.size,
        example: example && { source: example.source, sentence: quoteOf(example, name) },
      }),
    );
  const proposed = new Set(found.flatMap(({ name, also }) => [name, ...also].map(keyOf)));
  const others = [...datelines].filter(([name]) => !proposed.has(keyOf(name)) && !known.has(keyOf(name)));
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

/** The first names of those who wrote the dispatches. */
function givenNames(dispatches: readonly Read[], isOrdinary: (word: string) => boolean): ReadonlySet<string> {
  const names = dispatches.flatMap(({ bylines }) => bylines).map((name) => name.split(' '));
  const people = names.filter((words) => words.length > 1 && words.every((word) => PERSONAL.test(word)));
  return new Set(people.flatMap(([first = '']) => (isOrdinary(first) ? [] : [first])));
}

/**
 * A run that begins sentences, or `rest`, which is without its first word. It is a name as a whole if it recurs and the
 * rest, of several words, never stands alone: "Mobile Gov Experiences are stories", and nowhere "Gov Experiences".
 */
function wholeOrRest(run: Run, rest: Run, recurs: boolean, within: ReadonlySet<string>): Run {
  const isWhole = recurs && rest.text !== run.text && rest.text.includes(' ') && !within.has(rest.text);
  return isWhole ? { ...run, first: false } : rest;
}

/** A run without the month of a date before it: "Lady Sigrid" of "13 December Lady Sigrid". */
function withoutMonth(run: Run, line: string, months: ReadonlySet<string>): Run {
  const [month = '', ...rest] = run.text.split(' ');
  if (rest.length === 0 || !months.has(month) || !/\d\.? $/.test(line.slice(0, run.start))) return run;
  return { text: rest.join(' '), start: run.start + month.length + 1, first: false };
}

/** Gives the words of a language that have a capital but are not names: its months and days. */
function openCalendarWords(): (lang: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  return (lang) => {
    const words = known.get(lang) ?? calendarWords(lang);
    known.set(lang, words);
    return words;
  };
}

function quoteOf({ line, start }: NonNullable<Seen['example']>, name: string): string {
  const { before, words, after } = sentenceAround(line, start, start + name.length);
  return `${before}${words}${after}`;
}
