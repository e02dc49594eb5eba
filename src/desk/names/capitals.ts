/** Words that begin with a capital, one after the other: where they stand in a line, and whether they begin a sentence. */
type Run = {
  readonly text: string;
  readonly start: number;
  readonly first: boolean;
};

const WORD = String.raw`(?:\p{Lu}[\p{L}\p{M}\p{N}]*|\p{N}+\p{Lu}[\p{L}\p{N}]*)(?:['.&-](?!s\b)[\p{L}\p{M}\p{N}]+)*(?:(?<=(?<!\p{L})\p{Lu})\.(?=\s\p{Lu}))?`;
const JOINT = `(?:of|for|de|del|della|di|da|van|von|der|den|du|des|av|af|al)(?: (?:the|la|der|den))?`;
/** "Department of Health and Human Services": `and` joins only what follows such a joint. */
const RUN = new RegExp(
  `${WORD}(?: (?:${JOINT} )?${WORD})*(?:(?<= of .*?|for .*?),? and ${WORD}(?: ${WORD})*)?`,
  'gu',
);
const SENTENCE_START = /(?:^|[.!?…:]['"”’)\]]*\s+|[–—|]\s*|^\W+)['"“‘«([]*$/u;

/** Titles before the name of a person. */
export const TITLE =
  /^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Captain|Capt|Colonel|Col|General|Gen|Lieutenant|Lt|Sergeant|Sgt|President|Senator|Sen|Representative|Rep|Governor|Gov|Ambassador|Judge|Justice|Minister|Secretary|Herr|Frau|Madame|Monsieur|Señor|Señora)\.? /u;

/** The runs of capitalised words of a line. `ordinary` tells whether a word is one that texts also write small. */
export function runsIn(line: string, ordinary: (word: string) => boolean): readonly Run[] {
  const runs: Run[] = [];
  for (const match of line.matchAll(RUN)) {
    let { 0: text, index: start } = match;
    let first = SENTENCE_START.test(line.slice(Math.max(0, start - 40), start));
    // Words that only begin a sentence, or a title, are no part of the name: "Yesterday Laura Hale".
    while (first && text.includes(' ') && ordinary(text.slice(0, text.indexOf(' ')))) {
      const cut = text.indexOf(' ') + 1;
      const joint = new RegExp(`^${JOINT} `, 'u').exec(text.slice(cut));
      const more = cut + (joint?.[0].length ?? 0);
      text = text.slice(more);
      start += more;
      first = false;
    }
    runs.push({ text, start, first });
  }
  return runs;
}

/** Words that have a capital and are no names: months and days in a language, and a few of English. */
export function calendarWords(lang: string): ReadonlySet<string> {
  const parts = (style: Intl.DateTimeFormatOptions, days: readonly number[]) => {
    const format = new Intl.DateTimeFormat(lang, { ...style, timeZone: 'UTC' });
    return days.map((day) => format.format(new Date(day)).replace(/\.$/, ''));
  };
  const months = Array.from({ length: 12 }, (_, month) => Date.UTC(2001, month, 15));
  const week = Array.from({ length: 7 }, (_, day) => Date.UTC(2001, 0, 1 + day));
  const named = (['long', 'short'] as const).flatMap((style) => [
    ...parts({ month: style }, months),
    ...parts({ weekday: style }, week),
  ]);
  return new Set([...named, "I I'm I'd I've I'll A O OK PS Q FAQ AM PM".split(' ')].flat());
}
