/** The most characters of a sentence that are shown before a mention, and after it. */
const MOST = 160;

/** Where a sentence ends: a full stop and what closes after it, then a space, unless an abbreviation or an initial has it. */
const END = /[.!?…]['"”’»)\]]*\s+(?=['"“‘«([]?[\p{Lu}\p{Lo}\p{N}])|[。！？][」』”）]*|[।؟]\s*/gu;
const NO_END =
  /(?:^|[\s(“"'’])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gen|Gov|Col|Capt|Lt|Sgt|Hon|Rev|Jr|Sr|vs|No|Nr|Inc|Ltd|Co|Corp|U\.S|U\.K|U\.N|z\.B|bzw|usw|e\.g|i\.e|etc|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$/u;

/** The sentence around what stands from `start` to `end` in a line of text, cut between words where it is long. */
export function sentenceAround(
  line: string,
  start: number,
  end: number,
): { readonly before: string; readonly words: string; readonly after: string } {
  let from = 0;
  let to = line.length;
  for (const { index, 0: stop } of line.matchAll(END)) {
    const next = index + stop.length;
    const isEnd = !NO_END.test(line.slice(Math.max(0, index - 12), index + 1));
    if (isEnd && next <= start) from = next;
    if (isEnd && index >= end - 1) {
      to = next;
      break;
    }
  }
  return {
    before: shortBefore(line.slice(from, start).trimStart()),
    words: line.slice(start, end),
    after: shortAfter(line.slice(end, to).trimEnd()),
  };
}

function shortBefore(text: string): string {
  if (text.length <= MOST) return text;
  const cut = text
    .slice(-MOST)
    .toWellFormed()
    .replace(/^\ufffd/, '');
  return `…${text.at(-MOST - 1) === ' ' ? cut : cut.replace(/^\S*\s+/, '')}`;
}

function shortAfter(text: string): string {
  if (text.length <= MOST) return text;
  const cut = text
    .slice(0, MOST)
    .toWellFormed()
    .replace(/\ufffd$/, '');
  const whole = text[MOST] === ' ' ? cut : cut.replace(/\s+\S*$/, '');
  return `${whole.replace(/[\s,;:–—-]+$/, '')}…`;
}
