import { compareText } from '../../model/finding.ts';
import type { Mention, NameForm, NameMark, NameSettings } from '../../model/names.ts';
import type { Day } from '../../model/time/civil-time.ts';
import { findAll, type Hit } from './automaton.ts';
import { openBorders } from './borders.ts';
import { asSought, linesOf } from './read-text.ts';
import { sentenceAround } from './sentence.ts';

/** What of a dispatch is read for names. `lines`: see `linesOf`; those of the text come first. */
export type Passage = {
  readonly lines: readonly string[];
  readonly lang: string;
  /** '' if it has none: then forms of certain years are not found in it. */
  readonly day: Day | '';
  readonly marks: readonly NameMark[];
};

/** What was found: the first mention of each name, in order (the first that is in no picture's credit, if there is one); and words that may mean several names, with their ids. */
type FoundName = {
  readonly mentions: readonly Mention[];
  readonly doubts: readonly { readonly words: string; readonly names: readonly string[] }[];
};

/** What a finder must know about a name: its forms, what they do not mean, and which name they stand for in the end. */
export type Sought = Pick<NameSettings, 'forms' | 'not'> & { readonly name: string };

/** A text that is looked for: the names whose form it is, and those that it does not mean. */
type Pattern = {
  readonly text: string;
  readonly owners: { readonly name: string; readonly form: NameForm }[];
  readonly not: string[];
};

type Place = Hit & { readonly line: number; readonly owners: readonly string[] };

/** What is sought of names. The forms of one that refers to another (`see`) stand for the other. */
export function soughtOf(names: readonly NameSettings[]): readonly Sought[] {
  return names.map(({ id, see, forms, not }) => ({ forms, not, name: see ?? id }));
}

/** Whether a form of a name stands in a passage, perhaps as part of a longer word. */
export function openScan(names: readonly Sought[]): (passage: Passage) => boolean {
  const find = findAll(patternsOf(names).map(({ text }) => text));
  return ({ lines }) => find(asSought(lines.join('\n'))).length > 0;
}

/**
 * Finds names in passages. Where forms overlap, the longest counts. Letters must be written as in the form, but the first
 * one may be a capital, an article before it small, and all letters of a longer form capitals. A form of several names
 * counts for the one that the passage also names by a form of its own, or that a mark names; else it is in doubt, and
 * counts for none. What is found depends only on the names whose forms stand in the passage.
 */
export function openFinder(names: readonly Sought[]): (passage: Passage) => FoundName {
  const patterns = patternsOf(names);
  const find = findAll(patterns.map(({ text }) => text));
  return (passage) => {
    const borders = openBorders(passage.lang);
    const text = asSought(passage.lines.join('\n'));
    const lines = passage.marks.length === 0 ? [] : text.split('\n');
    const places = hitsByLine(find(text), passage.lines).flatMap(({ line, from, hits }) => {
      const words = text.slice(from, from + (passage.lines[line] as string).length);
      return placesIn(words, line, hits, patterns, borders, passage.day);
    });
    const marked = passage.marks.length === 0 ? [] : markedIn(lines, passage.marks, borders);
    const settled = new Set(passage.marks.map(({ words }) => asSought(words).toLowerCase()));
    const open = places.filter(({ line, start, end }) => {
      if (settled.size === 0) return true;
      return !settled.has((lines[line] as string).slice(start, end).toLowerCase());
    });
    const clear = new Set([
      ...marked.map(({ owners: [name] }) => name),
      ...open.filter(({ owners }) => owners.length === 1).map(({ owners: [name] }) => name),
    ]);
    const first = new Map<string, Place>();
    const doubts = new Map<string, readonly string[]>();
    for (const place of [...marked, ...open].sort((a, b) => a.line - b.line || a.start - b.start)) {
      const meant = place.owners.length === 1 ? place.owners : place.owners.filter((name) => clear.has(name));
      const [name] = meant;
      if (name !== undefined && meant.length === 1) {
        const known = first.get(name);
        if (!known || (isCredit(known, passage) && !isCredit(place, passage))) first.set(name, place);
      } else doubts.set((passage.lines[place.line] as string).slice(place.start, place.end), place.owners);
    }
    return {
      mentions: [...first].map(([name, { line, start, end }]) => ({
        name,
        ...sentenceAround(passage.lines[line] as string, start, end),
      })),
      doubts: [...doubts].map(([words, those]) => ({ words, names: those.toSorted(compareText) })),
    };
  };
}

/** Whether a place is in a line that says whose a picture is. Its name is quoted from there only if it stands nowhere else. */
function isCredit({ line }: Place, { lines }: Passage): boolean {
  return CREDIT.test(lines[line] as string);
}

const CREDIT =
  /^[[(]?(?:©|courtesy of\b|(?:photo(?:graph)?|image|picture|illustration|foto(?:grafi[ae]|grafía)?|bild|imagen|immagine|crédit|写真|撮影|图片|照片|摄影)s?\s*(?:[:：©]|credit|crédit|courtesy|by\b|von\b|par\b|por\b|di\b))/iu;

/** The forms of all names with the ways in which each may be written, every text once. */
function patternsOf(names: readonly Sought[]): readonly Pattern[] {
  const byText = new Map<string, Pattern>();
  const patternOf = (text: string): Pattern => {
    const known = byText.get(text) ?? { text, owners: [], not: [] };
    byText.set(text, known);
    return known;
  };
  for (const { name, forms, not } of names) {
    for (const form of forms)
      for (const text of waysToWrite(form.text)) {
        const { owners } = patternOf(text);
        if (!owners.some((owner) => owner.name === name && owner.form === form)) owners.push({ name, form });
      }
    for (const phrase of not) for (const text of waysToWrite(phrase)) patternOf(text).not.push(name);
  }
  return [...byText.values()];
}

function waysToWrite(form: string): readonly string[] {
  const [text = ''] = linesOf(asSought(form).replace(/\s+/g, ' ').trim());
  const ways = new Set([text]);
  ways.add(text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()));
  if (ARTICLE.test(text)) ways.add(text.slice(0, 1).toLowerCase() + text.slice(1));
  if (text.length > 4) ways.add(text.toUpperCase());
  ways.delete('');
  return [...ways];
}

/** Articles, which are written small within a sentence: "The Hague" stands there as "the Hague", too. */
const ARTICLE = /^(?:The|Der|Die|Das|Le|La|Les|El|Los|Las|Il|Lo|Gli|De|Het|Den|Det) /;

/** Hits in the joined text of lines, by the line in which they are, which begins at `from`. Offsets become those in it. */
function hitsByLine(
  hits: readonly Hit[],
  lines: readonly string[],
): readonly { readonly line: number; readonly from: number; readonly hits: readonly Hit[] }[] {
  const found: { line: number; from: number; hits: Hit[] }[] = [];
  let next = 0;
  let from = 0;
  for (let line = 0; next < hits.length; line++) {
    const end = from + (lines[line] as string).length;
    const inside: Hit[] = [];
    for (let hit = hits[next]; hit !== undefined && hit.end <= end; hit = hits[++next])
      inside.push({ pattern: hit.pattern, start: hit.start - from, end: hit.end - from });
    if (inside.length > 0) found.push({ line, from, hits: inside });
    from = end + 1;
  }
  return found;
}

/** The places of names in a line that stand for themselves, the longest of those that overlap. */
function placesIn(
  line: string,
  at: number,
  hits: readonly Hit[],
  patterns: readonly Pattern[],
  borders: ReturnType<typeof openBorders>,
  day: string,
): readonly Place[] {
  const whole = hits.filter(({ start, end }) => borders(line, start, end));
  const refused = whole.filter(({ pattern }) => (patterns[pattern] as Pattern).not.length > 0);
  const places: Place[] = [];
  for (const hit of whole) {
    const owners = new Set<string>();
    for (const { name, form } of (patterns[hit.pattern] as Pattern).owners) {
      const isRefused = refused.some(
        (other) => overlap(hit, other) && (patterns[other.pattern] as Pattern).not.includes(name),
      );
      if (!isRefused && isOfTheDay(form, day)) owners.add(name);
    }
    const { pattern, start, end } = hit;
    if (owners.size > 0) places.push({ pattern, start, end, line: at, owners: [...owners] });
  }
  if (places.every((place, next) => next === 0 || place.start >= (places[next - 1] as Place).end))
    return places;
  const kept: Place[] = [];
  for (const place of places.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start))
    if (!kept.some((other) => overlap(place, other))) kept.push(place);
  return kept;
}

function overlap(a: Hit, b: Hit): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether a form is used on a day; a day without a date has no form of certain years. */
function isOfTheDay({ from, to }: NameForm, day: string): boolean {
  if (from === null && to === null) return true;
  return day !== '' && (from === null || day >= from) && (to === null || day.slice(0, to.length) <= to);
}

/** Where the words of marks first stand, with the name that each means. */
function markedIn(
  lines: readonly string[],
  marks: readonly NameMark[],
  borders: ReturnType<typeof openBorders>,
): readonly Place[] {
  return marks.flatMap(({ name, words: written }): readonly Place[] => {
    if (name === null) return [];
    const words = asSought(written);
    for (const [line, text] of lines.entries())
      for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1)) {
        const end = start + words.length;
        if (borders(text, start, end)) return [{ pattern: -1, line, start, end, owners: [name] }];
      }
    return [];
  });
}
