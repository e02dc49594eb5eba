import type { Quote } from '../../model/dispatch.ts';

/** The most characters of a sentence that are shown before a mention, and after it. */
const MOST = 160;

/** How many characters before and after a mention are searched for the ends of its sentence. */
const WINDOW = MOST + 40;

const STOPS = '.!?…。！？।؟';
/** What may follow a stop at the end of a sentence: what closes, then a space and a new beginning. */
const END = /^[.!?…]['"”’»)\]]*\s+(?=['"“‘«([]?[\p{Lu}\p{Lo}\p{N}])|^[。！？][」』”）]*|^[।؟]\s*/u;
/** Abbreviations and initials, whose full stop ends no sentence. */
const NO_END =
  /(?:^|[\s(“"'’])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gen|Gov|Col|Capt|Lt|Sgt|Hon|Rev|Jr|Sr|vs|No|Nr|Inc|Ltd|Co|Corp|U\.S|U\.K|U\.N|z\.B|bzw|usw|e\.g|i\.e|etc|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$/u;

/**
 * The sentence around what stands from `start` to `end` in a line of text, cut between words where it is long. One that
 * the line breaks off, as an item of a list does, ends in an ellipsis.
 */
export function sentenceAround(line: string, start: number, end: number): Quote {
  let from = Math.max(0, start - WINDOW);
  for (let at = start - 1; at >= start - WINDOW && at >= 0; at--) {
    const next = endAt(line, at);
    if (next === null || next > start) continue;
    from = next;
    break;
  }
  let to = Math.min(line.length, end + WINDOW);
  for (let at = end - 1; at < end + WINDOW && at < line.length; at++) {
    const next = endAt(line, at);
    if (next === null || next < end) continue;
    to = next;
    break;
  }
  return {
    before: shortBefore(line.slice(from, start).trimStart()),
    words: line.slice(start, end),
    after: shortAfter(line.slice(end, to).trimEnd()),
  };
}

/** Where the next sentence begins if one ends at a place; else null. */
function endAt(line: string, at: number): number | null {
  const unit = line.charCodeAt(at);
  if (unit !== 0x2e && unit !== 0x21 && unit !== 0x3f && (unit < 128 || !STOPS.includes(line.charAt(at))))
    return null;
  const [stop] = END.exec(line.slice(at, at + 12)) ?? [];
  if (stop === undefined || NO_END.test(line.slice(Math.max(0, at - 12), at + 1))) return null;
  return at + stop.length;
}

/** What stands at the end of a line only if the sentence goes on after it. */
const BROKEN_OFF = /[\s,;–—，、；،]*[,;–—，、；،]$/u;

function shortBefore(text: string): string {
  if (text.length <= MOST) return text;
  const cut = text
    .slice(-MOST)
    .toWellFormed()
    .replace(/^\ufffd/, '');
  return `…${text.at(-MOST - 1) === ' ' ? cut : cut.replace(/^\S*\s+/, '')}`;
}

function shortAfter(text: string): string {
  if (text.length <= MOST) return BROKEN_OFF.test(text) ? `${text.replace(BROKEN_OFF, '')}…` : text;
  const cut = text
    .slice(0, MOST)
    .toWellFormed()
    .replace(/\ufffd$/, '');
  const whole = text[MOST] === ' ' ? cut : cut.replace(/\s+\S*$/, '');
  return `${whole.replace(/[\s,;:–—-]+$/, '')}…`;
}
