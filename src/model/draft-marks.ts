import { isDraftName, isHeldState } from './holding-words.ts';

/** A mark that says that a dispatch is not for readers. `isSure`: it can hardly mean anything else. */
export type DraftMark = { readonly text: string; readonly isSure: boolean };

/**
 * The mark at the beginning or end of a title that says that this is a draft: `[DRAFT] Talks`, `DRAFT: Talks`,
 * `Talks (draft)`. Null if there is none, as in `Draft of the constitution`.
 */
export function draftMarkOfTitle(written: string): DraftMark | null {
  const title = written.replace(/[\\*_`]/g, '');
  const [, square, round, capitals, plain, end] =
    /^\s*(?:\[([^\]]{2,40})\]|\(([^)]{2,40})\)|(\p{Lu}{3,12})(?:\s*:|\s+[-–—|]\s)|(\p{L}{2,12}):\s)|[[(]([^\])]{2,40})[\])]\s*$/u.exec(
      title,
    ) ?? [];
  const text = square ?? round ?? capitals ?? plain ?? end ?? (title.length > 30 ? '' : title);
  if (!isDraftMark(text)) return null;
  return { text, isSure: isSaid(text) || ((square ?? capitals) !== undefined && !isWip(text)) };
}

/** Whether a tag or column says that its dispatches are not for readers: `draft`, `not published`. Null if it does not. */
export function draftMarkOfTag(name: string): DraftMark | null {
  const known = marksOfTags.get(name);
  if (known !== undefined) return known;
  if (marksOfTags.size === MANY_TAGS) marksOfTags.clear();
  const mark = isDraftMark(name) || /^private?$/i.test(name) ? { text: name, isSure: isSaid(name) } : null;
  marksOfTags.set(name, mark);
  return mark;
}

/** Memo of `draftMarkOfTag`: the same tags come up in many dispatches. */
const marksOfTags = new Map<string, DraftMark | null>();

const MANY_TAGS = 10_000;

/**
 * The first line of a text if it says that the text is not for readers: `DRAFT – NOT FOR PUBLICATION`, `**DRAFT**`,
 * `EMBARGOED UNTIL NOON`. Null if it does not.
 */
export function draftMarkOfLine(line: string): DraftMark | null {
  const rest = line.replace(/<!--|-->|<[^>]*>/g, '').replace(/^[^\p{L}\p{N}]+/u, '');
  // Most first lines are long; their ends are not looked for.
  if (/[\p{L}\p{N}]/u.test(rest.slice(80))) return null;
  const text = rest.replace(/[^\p{L}\p{N}]+$/u, '');
  if (text === '') return null;
  const [first = ''] = text.split(/\s*[^\p{L}\p{M}\s'’-]\s*|\s[-–—]\s/u);
  if (ORDER.test(text)) return { text, isSure: true };
  const isCapital = first === first.toUpperCase() && first !== first.toLowerCase();
  if (isDraftMark(first) && (first === text || isCapital))
    return { text, isSure: isSaid(first) || (isCapital && !isWip(first)) };
  return EMBARGO.test(text) ? { text, isSure: false } : null;
}

/** Whether a text is words for a draft alone; words that name subjects as often do not count. */
function isDraftMark(text: string): boolean {
  return isDraftName(text) || isSaid(text);
}

/** Whether a text says in so many words that something is not to be published. */
function isSaid(text: string): boolean {
  return ORDER.test(text) || (/^(?:not|nicht|non|no|ne|não)\s/i.test(text) && isHeldState(text, true));
}

/** Whether a text is a mark under which writers also publish: work in progress. */
function isWip(text: string): boolean {
  return /^wip$/i.test(text);
}

/** Begins with an order not to publish, which ends there or goes on as a new part of the line. */
const ORDER =
  /^(?:\p{L}+\W{1,4})?(?:not for publication|not to be published|(?:please )?do(?: not|n['’]?t) publish|nicht (?:zur )?ver[öo]ffentlich\p{L}*|ne pas publier|no publicar|non pubblicare|n[ãa]o publicar|niet publiceren)(?:$|\W*$|\s*[-–—.,:;!|)\]]|\s(?:yet|until|before|without))/iu;
const EMBARGO = /^(?:strictly |under )?embargo(?:ed)?\b\s*(?:$|:|until|till|to\b|[-–—])/i;
