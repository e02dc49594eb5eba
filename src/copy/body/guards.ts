import { hasTangledEmphasis } from './nested-emphasis.ts';
import { endOfFenceWithin } from './passages.ts';

/** Something that the native parser reads differently from remark-parse. `example` is a text that shows it. */
type Guard = {
  readonly name: string;
  readonly why: string;
  readonly example: string;
  /** Whether a text between two line ends meets the guard. `marked`: its lines that do not begin with a letter. */
  readonly meets: (lines: string, marked: string) => boolean;
};

/** The first guard that a text meets; undefined if both parsers read it alike. May find a guard that is not needed. */
export function guardOf(text: string): Guard | undefined {
  const lines = `\n${text}\n`;
  const marked = markedLines(lines);
  return GUARDS.find((guard) => guard.meets(lines, marked));
}

/** The lines that may be more than prose, judged by their first character, each between line ends. */
function markedLines(lines: string): string {
  let marked = '\n';
  for (let at = 1; at < lines.length; ) {
    const end = lines.indexOf('\n', at);
    const code = lines.charCodeAt(at);
    if (end > at && (code < 0x41 || (code > 0x5e && code < 0x61) || (code > 0x7a && code < 0x7f)))
      marked += lines.slice(at, end + 1);
    at = end + 1;
  }
  return marked;
}

/** Every construct that differs. Tests look at characters first, and look closely only if a rare one is found. */
export const GUARDS: readonly Guard[] = [
  {
    name: 'long',
    why: 'The guards look at some lines several times',
    example: 'a'.repeat(100_001),
    meets: (lines) => lines.length > 100_000,
  },
  {
    name: 'mixed-emphasis',
    why: 'Runs of * beside runs of _ open and close otherwise unless they are plainly nested, as do runs beside an escaped mark',
    example: '*_*b',
    meets: (lines) =>
      ((lines.includes('*_') || lines.includes('_*')) && hasTangledEmphasis(lines)) ||
      (lines.includes('\\') && /\\[*_~][*_~]/.test(lines)),
  },
  {
    name: 'astral',
    why: 'A symbol beyond U+FFFF beside emphasis or an address is two characters to remark-parse, and one there',
    example: '_b_😀',
    meets: (lines) =>
      /(?<=[^\s*_~])[*_~]+[\ud800-\udbff]|[\udc00-\udfff](?:[*_~]+(?=[^\s*_~])|[wW]{3}\.|[hH][tT]{2}|[\w.+-]+@)/.test(
        lines.includes('](') ? lines.replace(BOLD_LINK, '[$2](') : lines,
      ),
  },
  {
    name: 'mail',
    why: 'A mail address behind a solidus or a scheme is found otherwise, as is one that begins with a sign behind a letter that is not ASCII',
    example: '/a@b.co',
    meets: (lines) => lines.includes('@') && hasOddMail(lines),
  },
  {
    name: 'address',
    why: 'An address ends otherwise before the border of a cell, or where a sign beyond ASCII, punctuation or an escape is in it',
    example: 'http://.r',
    meets: (lines) =>
      /:\/\/(?![a-zA-Z\d])|[wW]{3}\.(?![a-zA-Z\d])|[a-zA-Z:/]\\[:/.]|;:\/\//.test(lines) ||
      /[\u0080-\uffff](?<=(?:[wW]{3}\.|:\/\/)\S*)[*_~]/.test(
        lines.includes('](') ? lines.replace(LINK, '[]()') : lines,
      ) ||
      (lines.includes('|') && /(?<=(?:www\.|https?:\/\/)[^\s|]*)\|/i.test(lines)),
  },
  {
    name: 'empty-task',
    why: 'A task box with nothing behind it is a task there',
    example: '- [ ]\n1.',
    meets: (lines) => hasBox(lines) && /\[[ \t\nxX]\][ \t]*\n/.test(lines),
  },
  {
    name: 'empty-item',
    why: 'A list whose first item is empty begins otherwise behind definitions',
    example: '[a]:a\n#\n1.',
    meets: (_, marked) => /\n[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]*(?=\n)/.test(marked),
  },
  {
    name: 'bare-attribute',
    why: 'A value without quotes that begins with a solidus is no attribute there, and one that holds = is one',
    example: '<a f=/p>',
    meets: (lines) => lines.includes('<') && /<[^<>]*=\s*\/|=[^\s"'<>=]+=["']/.test(lines),
  },
  {
    name: 'odd-html',
    why: 'Comments that begin an item or a quotation or go on there, empty ones, declarations and some of what is raw end otherwise',
    example: '<pre></script>\n',
    meets: (lines) =>
      lines.includes('<') &&
      (/<!-+>|<![a-zA-Z[]|<\?|<\/[a-z][^<>]*\n/i.test(lines) ||
        (lines.includes('<!--') && ODD_COMMENT.test(lines)) ||
        (RAW_NAME.test(lines) && RAW_NAME.test(lines.replace(RAW, '')))),
  },
  {
    name: 'html-in-list',
    why: 'A tag that begins a further line of an item, indented less than its text, or of a quotation, without its sign, keeps other spaces',
    example: '3. c\n <b a="">\n',
    meets: (lines) => lines.includes('<') && /\n[ \t>]+</.test(lines) && hasShallowTag(lines),
  },
  {
    name: 'break-in-link',
    why: 'A break with which the text of a link begins or ends is a backslash there',
    example: '[\\\n]()',
    meets: (lines) => /\\\n/.test(lines) && /\[\\\n|\\\n[ \t>]*\]/.test(lines),
  },
  {
    name: 'list-in-quotation',
    why: 'Blank lines that end a quotation inside make its list loose, and behind code some lists are prose',
    example: '>>2. e\n>>\n>',
    meets: (lines, marked) =>
      /\n[ \t]*>[ \t]*>/.test(marked) ||
      (/\n[ \t]*>[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]/.test(marked) &&
        (/\n[ \t]*>(?: {5}| {0,4}\t)/.test(marked) || hasBlankInList(lines))),
  },
  {
    name: 'fence-in-list',
    why: 'Blank lines of a fenced code that an item or a quotation does not close are counted otherwise',
    example: '- ~~~\n\n\n >',
    meets: (lines, marked) => (marked.includes('```') || marked.includes('~~~')) && hasOpenFence(lines),
  },
  {
    name: 'code-behind-heading',
    why: 'Behind a list, lines of code right under a heading, a rule or a fence are each a code of its own, as are those that begin a quotation',
    example: '- t\n\n# a\n    e\n    e',
    meets: (lines, marked) =>
      (marked.includes('>') && /\n(?![ \t]*>)[^\n]*\n[ \t]*>(?: {5}| {0,4}\t)/.test(lines)) ||
      (/\n(?: {4}| {0,3}\t)/.test(marked) && UNDER_HEADING.test(lines)),
  },
  {
    name: 'wide-item',
    why: 'Code that begins on the line of its item ends otherwise',
    example: '1. h\n1.     w\n       i',
    meets: (_, marked) => /\n[ \t>]*(?:[-+*]|\d{1,9}[.)]) {5}/.test(marked),
  },
  {
    name: 'task-heading',
    why: 'A task box in a heading is none there',
    example: '- [x] a\n  --',
    meets: (lines, marked) => hasBox(lines) && /\n[ \t>]+(?:=+|-+)[ \t]*(?=\n)/.test(marked),
  },
  {
    name: 'note-label',
    why: 'A label with a circumflex and a space names no footnote, and there no target of a link either',
    example: '[^a b]\n\n[^a b]: u',
    meets: (lines) => lines.includes('[^') && /\[\^[^\][\s]*\s[^\]]{0,1000}\]:/.test(lines),
  },
  {
    name: 'definition',
    why: 'What follows a definition without a blank line is read otherwise',
    example: '[a]:u\n    aa\n|-',
    meets: (lines) =>
      lines.includes(']:') &&
      chunksOf(lines).some((chunk) => DEFINITION.test(chunk) && !DEFINITIONS.test(chunk)),
  },
  {
    name: 'table',
    why: 'A table that does not stand alone between blank lines begins or ends otherwise',
    example: '- a\na\n  -|',
    meets: (lines) =>
      (lines.includes('|') || lines.includes(':-') || lines.includes('-:')) &&
      chunksOf(lines).some((chunk) => DELIMITERS.test(`${chunk}\n`) && !TABLE.test(chunk)),
  },
];

/** Whether there may be a fence in an item or a quotation that is not plainly closed there. */
function hasOpenFence(lines: string): boolean {
  for (let at = 0; at < lines.length; ) {
    const newline = lines.indexOf('\n', at);
    const end = newline < 0 ? lines.length : newline;
    const line = lines.slice(at, end);
    if (/^(?:[ \t>]+|[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]+)(?:```|~~~)/.test(line)) {
      const close = endOfFenceWithin(lines, end + 1, line);
      if (close === undefined) return true;
      at = close + 1;
    } else at = end + 1;
  }
  return false;
}

/** Whether a list in a quotation goes on, or the quotation ends, behind a blank line that may belong to the list. */
function hasBlankInList(lines: string): boolean {
  let isInList = false;
  let isBehindBlank = false;
  for (const line of lines.split('\n')) {
    const [, content] = /^[ \t]*>(.*)$/.exec(line) ?? [];
    const isItem = content !== undefined && /^[ \t]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/.test(content);
    const isProse = content !== undefined && !isItem && /^ ?[^ \t]/.test(content);
    if (isInList && isBehindBlank && !isProse) return true;
    if (isItem) isInList = true;
    else if (line.trim() === '' || (isBehindBlank && isProse)) isInList = false;
    isBehindBlank = content?.trim() === '';
  }
  return false;
}

function hasBox(lines: string): boolean {
  return BOXES.some((box) => lines.includes(box));
}

const BOXES = ['[ ]', '[x]', '[X]', '[\t]', '[\n]'];
const DELIMITERS = /\n(?=[^\n]*-)(?=[^\n]*[|:])[ \t>+*\d.)|:-]+(?=\n)/;
const TABLE = /^\n[^\s>#<+*\d-][^\n]*\n\|[^\n]*(?:\n\|[^\n]*)*$/;
/** A heading, rule, fence, table or comment, up to the next line. */
const OVER = String.raw`(?:#|=|(?:-[ \t]*){2,}\n|(?:\*[ \t]*){2,}\n|(?:_[ \t]*){2,}\n|-[ \t]*\n|\`\`\`|~~~|\||<!--)(?:[^\n]*\n)?`;
/** Code right under one of these, or under a heading that begins an item. */
const UNDER_HEADING = new RegExp(
  String.raw`\n(?: {0,3}${OVER}(?: {4}| {0,3}\t)|([ \t>]*)${OVER}(?:\1 {4}|[ >]*\t)|[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)+#[^\n]*\n[ \t>]*(?: {4}|\t))`,
);
/** A line that may begin a definition. */
const DEFINITION = /\n[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*\[(?:[^[\]\\]|\\[\s\S])*\]:/;
/** Definitions, perhaps with lines of prose before and behind them. */
const DEFINITIONS =
  /^(?:\n(?: {0,3}\[[^\]\n]+\]:[ \t]*[^\s][^\n]*|[\p{L}{][^\n]*))+\n?$|^\n\[[^\]]+\]:[^\n]+(?:\n\[[^\]]+\]:[^\n]+)*\n?$/u;
/** A link that nothing around it can make anything else, except code. */
const LINK = /(?<!\\)\[[^[\]\n\\`<]*\]\(https?:\/\/[^\s()<>\\`]*\)/g;
/** A link whose whole text is bold or italic, so that its marks can mean nothing else: `[**a 🎈**](https://b.co)`. */
const BOLD_LINK = /(?<=\s)\[(\*{1,3}|_{1,3})([^[\]*_~\n\\`<]+)\1\](?=\(https?:\/\/[^\s()<>\\]*\))\(/g;
/** A comment that begins an item or a quotation, or does not end on its line there. */
const ODD_COMMENT =
  /\n(?:[ \t>]+|[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t>]+)+)<!--|\n[ \t>+*\d-][^\n]*<!--(?![^\n]*-->)/;
/** Raw HTML that begins a line; within a line it is as any other. */
const RAW_NAME = /\n[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t>]*)*<\/?(?:pre|script|style|textarea)/i;
/** Raw HTML that begins a line and ends at its own closing tag, the last thing on a line. */
const RAW =
  /(?<=\n)<(pre|script|style|textarea)(?:[ \t][^<>\n]*)?>(?:(?!<\/?(?:pre|script|style|textarea))[\s\S])*<\/\1>[ \t]*(?=\n)/gi;

/** A text divided at its blank lines, each piece with the line end before it. */
function chunksOf(lines: string): readonly string[] {
  return lines.split(/\n[ \t>]*(?=\n)/);
}

function hasOddMail(lines: string): boolean {
  for (let at = lines.indexOf('@'); at >= 0; at = lines.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && /[\w.+-]/.test(lines[start - 1]!)) start--;
    if (start === at) continue;
    if (
      (lines[start - 1] === '/' && !isInAddress(lines, start)) ||
      (lines[start - 1]! > '\x7f' && /[.+_-]/.test(lines[start]!))
    )
      return true;
    if (
      lines[start - 1] === ':' &&
      /(?:xmpp|(?<!\]\(|=["']|\]: ?)mailto):$/i.test(lines.slice(Math.max(0, start - 12), start))
    )
      return true;
  }
  return false;
}

/** Whether what is before a place belongs to an address of the web that begins a word. */
function isInAddress(lines: string, place: number): boolean {
  let start = place;
  while (start > 0 && /[\w./%+-]/.test(lines[start - 1]!)) start--;
  return (
    /[\s]https?:$/i.test(lines.slice(Math.max(0, start - 7), start)) &&
    /^\/\/[a-z\d]/i.test(lines.slice(start, start + 3))
  );
}

/**
 * Whether a line begins with a tag and is indented less than the text of an item above it, up to a line without indent,
 * or goes on with a quotation without its sign.
 */
function hasShallowTag(lines: string): boolean {
  let text = 0;
  let isBehindBlank = true;
  let isQuoted = false;
  for (const line of lines.split('\n')) {
    if (line.trim() === '') {
      isBehindBlank = true;
      isQuoted = false;
      continue;
    }
    const [prefix] = /^[ \t>]*/.exec(line)!;
    const [item] = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])(?:[ \t>]+|$))*/.exec(line)!;
    const isItem = item.length > prefix.length && (text > 0 || prefix.length < 4 || /[\t>]/.test(prefix));
    if (isBehindBlank && prefix === '' && !isItem) text = 0;
    if (
      prefix !== '' &&
      line[prefix.length] === '<' &&
      (prefix.length < text || (text > 0 && /[\t>]/.test(prefix)) || (isQuoted && !prefix.includes('>')))
    )
      return true;
    isQuoted ||= prefix.includes('>');
    if (isItem) text = Math.max(text, item.length);
    isBehindBlank = false;
  }
  return false;
}
