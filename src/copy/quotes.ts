import type { Quote, Slot } from '../model/dispatch.ts';
import { linesOfCopy } from './names/read-text.ts';
import { sentenceAround } from './names/sentence.ts';

/** A link to a place of the archive: the number of its slot, and its content. */
const LINK = /<a\b[^>]*? href="\u0001(\d+)\u0002[^"]*"[^>]*>([\s\S]*?)<\/a>/g;
/** Characters that no text has, where such a link begins and ends. Between the first two is the number of its slot. */
const [BEGIN, TEXT, END] = ['\ufdd0', '\ufdd1', '\ufdd2'];
const MARKED = new RegExp(`${BEGIN}(\\d+)${TEXT}|${END}`, 'g');

/** Slots of a copy, in which each link into the archive has the sentence that it stands in. */
export function withQuotes(slots: readonly Slot[], html: string): readonly Slot[] {
  if (!slots.some(isLink)) return slots;
  const marked = html.replace(
    LINK,
    (_, slot: string, content: string) => BEGIN + slot + TEXT + content + END,
  );
  const quotes = new Map<number, Quote>();
  for (const line of linesOfCopy(marked, BEGIN)) readLine(line, quotes);
  return slots.map((slot, at) => {
    const quote = isLink(slot) ? quotes.get(at) : undefined;
    return quote ? { ...slot, quote } : slot;
  });
}

/** Slots of a copy, in which each link has nothing but its target. */
export function bareLinks(slots: readonly Slot[]): readonly Slot[] {
  return slots.map((slot) => {
    if (slot.kind !== 'link' || !slot.position) return slot;
    const { position: _position, ...bare } = slot;
    return bare;
  });
}

function isLink(slot: Slot): slot is Extract<Slot, { kind: 'link' }> {
  return slot.kind === 'link' && !slot.file;
}

function readLine(marked: string, quotes: Map<number, Quote>): void {
  let line = '';
  let from = 0;
  let open: { readonly slot: number; readonly start: number } | null = null;
  const links: { readonly slot: number; readonly start: number; readonly end: number }[] = [];
  for (const { 0: mark, 1: slot, index } of marked.matchAll(MARKED)) {
    line += marked.slice(from, index);
    from = index + mark.length;
    if (slot !== undefined) open = { slot: Number(slot), start: line.length };
    else if (open !== null) {
      links.push({ ...open, end: line.length });
      open = null;
    }
  }
  line += marked.slice(from);
  for (const { slot, start, end } of links)
    if (line.slice(start, end).trim() !== '' && !quotes.has(slot))
      quotes.set(slot, sentenceAround(line, start, end));
}
