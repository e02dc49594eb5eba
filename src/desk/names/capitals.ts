/** Words that begin with a capital, one after the other: where they stand in a line, and whether they begin a sentence. */
export type Run = {
  readonly text: string;
  readonly start: number;
  readonly first: boolean;
};

/** Words that begin a sentence in front of a name, or say something themselves: "Don't", "We're". */
export const CONTRACTION = /(?:n't|'(?:re|ve|ll|d|m))$/iu;

const WORD = [
  // A site that is called by its address: login.gov
  String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]*\.)+(?:gov|mil|edu|com|org|net|io)(?![\p{L}\p{N}/@.-])`,
  String.raw`\p{Lu}(?:\.\p{Lu})+(?![\p{L}\p{N}])\.?`,
  String.raw`(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|St)\.(?= \p{Lu})`,
  String.raw`(?:\p{Lu}[\p{L}\p{M}\p{N}]*|\p{N}+\p{Lu}[\p{L}\p{N}]*|\p{Ll}{1,4}\p{Lu}[\p{L}\p{N}]*|\p{Ll}-\p{Lu}\p{L}+)(?:['.&-](?!s\b)[\p{L}\p{M}\p{N}]+)*(?:\+{1,2}(?![\p{L}\p{N}+])|(?<=(?<!\p{L})\p{Lu})\.(?=\s\p{Lu}))?`,
].join('|');
const JOINT = `(?:of|for|de|del|della|di|da|van|von|der|den|du|des|av|af|al)(?: (?:the|la|der|den))?`;
/** Numbers of two or three digits belong to a name: "Section 508". */
const RUN = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}_@/.])(?:${WORD})(?: (?:(?:${JOINT}|&) )?(?:${WORD}))*(?: \p{N}{2,3}(?![\p{N}\p{L}.,:%/-]))?`,
  'gu',
);
const SENTENCE_START = /(?:^|[.!?…:]['"”’)\]]*\s+|[–—|]\s*|^\W+)['"“‘«([]*$/u;

/** Titles before the name of a person or a ship. */
export const TITLE =
  /^(?:[MS]\.S|H\.M\.S|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Captain|Capt|Colonel|Col|General|Gen|Lieutenant|Lt|Sergeant|Sgt|President|Senator|Sen|Representative|Rep|Governor|Gov|Ambassador|Judge|Justice|Minister|Secretary|Herr|Frau|Madame|Monsieur|Señor|Señora)\.? /u;

/** The runs of capitalised words of a line. */
export function runsIn(line: string): readonly Run[] {
  return withSeconds([...line.matchAll(RUN)], line).map(({ text, start }) => ({
    text,
    start,
    first: !OWN_CAPITAL.test(text) && SENTENCE_START.test(line.slice(Math.max(0, start - 40), start)),
  }));
}

/** A word whose capitals are its own wherever it stands: GitHub, iPhone, 18F, login.gov. */
const OWN_CAPITAL = /^(?:\p{Ll}|\p{N}|[^ ]*\p{Ll}\p{Lu})/u;

/** A run without the words that only begin a sentence, and are `ordinary`: "Laura Hale" of "Yesterday Laura Hale". */
export function withoutBeginning(run: Run, ordinary: (word: string) => boolean): Run {
  let { text, start, first } = run;
  while (first && text.includes(' ') && ordinary(text.slice(0, text.indexOf(' ')))) {
    const cut = text.indexOf(' ') + 1;
    const joint = new RegExp(`^(?:${JOINT}|&) `, 'u').exec(text.slice(cut));
    const more = cut + (joint?.[0].length ?? 0);
    text = text.slice(more);
    start += more;
    first = false;
  }
  return { text, start, first };
}

/** Joins what `and` joins: "Department of Health and Human Services", "Patent and Trademark Office". */
function withSeconds(
  matches: readonly RegExpExecArray[],
  line: string,
): readonly { readonly text: string; readonly start: number }[] {
  const runs: { text: string; start: number }[] = [];
  for (const { 0: text, index: start } of matches) {
    const last = runs.at(-1);
    const isJoined =
      last !== undefined &&
      line.slice(last.start + last.text.length, start) === ' and ' &&
      PLAIN.test(text) &&
      (OPEN_JOINT.test(last.text) ||
        (OFFICE.test(text) && PLAIN_END.test(last.text) && !ENDING.test(last.text)));
    if (isJoined) last.text = line.slice(last.start, start + text.length);
    else runs.push({ text, start });
  }
  return runs;
}

const OPEN_JOINT = / (?:of|for) (?!.* and )/u;
/** Words that begin with a capital, not all of capitals: "Human Services". */
const PLAIN = /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*$/u;
const PLAIN_END = /(?:^| )\p{Lu}\p{Ll}+$/u;
const ENDING = /(?:Administration|Agency|Bureau|Center|Commission|Department|Office|Services?)$/u;
const OFFICE = new RegExp(` ${ENDING.source}`, 'u');

/** Words that have a capital but are not names: months and days in a language, and a few of English. */
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

/** A word of a person's name: no abbreviation, and no capital within it but in McNeil. */
export const PERSONAL = /^(?:\p{Lu}\.|(?:Mc|Mac|O'|D')?\p{Lu}[\p{Ll}\p{M}]+(?:-\p{Lu}[\p{Ll}\p{M}]+)*)$/u;

/** A word of the names of organisations. */
export const ORGANISATION =
  /\b(?:Agency|Administration|Assembly|Association|Bank|Board|Bureau|Centers?|Centre|Club|Coalition|College|Commission|Committee|Company|Congress|Corporation|Council|Court|Corps|Department|Division|Embassy|Foundation|Group|Hospital|House|Inc|Institutes?|Institution|Laborator(?:y|ies)|Ltd|Ministry|Museum|Office|Organi[sz]ation|Party|School|Senate|Service|Services|Society|Team|Union|University)\b/u;
