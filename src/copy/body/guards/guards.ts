import { BOLD_LINK, hasOddMail, LINK } from './addresses-in-text.ts';
import { hasBlankInList, hasOpenFence, hasShallowTag } from './containers.ts';
import { hasLongRun, hasLooseEmphasis } from './loose-emphasis.ts';
import {
  ASTRAL,
  BORDER_IN_ADDRESS,
  COMMENT_ALONE,
  DEFINITION,
  DEFINITIONS,
  DELIMITERS,
  ITEM_OR_QUOTATION,
  ODD_COMMENTS,
  QUOTED_BLOCK,
  QUOTED_CODE,
  RAW,
  RAW_NAME,
  SIGN_IN_ADDRESS,
  TABLE,
  TAG_BEHIND_NOTE,
  UNDER_HEADING,
} from './patterns.ts';

/** A construct that the native parser and remark-parse read differently. `example`: a text that has it. */
type Guard = {
  readonly name: string;
  readonly why: string;
  readonly example: string;
  /** Whether a text between two line ends meets the guard. `marked`: its lines that do not begin with a letter. */
  readonly meets: (lines: string, marked: string) => boolean;
};

/**
 * The first guard that a text meets. Undefined if it meets none; then both parsers read it alike. They may also read a text
 * alike that meets one.
 */
export function guardOf(text: string): Guard | undefined {
  const lines = `\n${text}\n`;
  const marked = markedLines(lines);
  return GUARDS.find((guard) => guard.meets(lines, marked));
}

/** The lines that may be more than prose, judged by their first character, and perhaps blank ones, each between line ends. */
function markedLines(lines: string): string {
  let marked = '\n';
  let start = 1;
  for (let at = 1; at < lines.length; ) {
    const code = lines.charCodeAt(at);
    const next = lines.indexOf('\n', at) + 1;
    if (code > 0x40 && (code < 0x5f || code > 0x60) && (code < 0x7b || code > 0x7e)) {
      marked += lines.slice(start, at);
      start = next;
    }
    at = next;
  }
  return marked + lines.slice(start);
}

/** A guard for every construct that differs. Most look for a rare character first, and read on only if it is there. */
export const GUARDS: readonly Guard[] = [
  {
    name: 'long',
    why: 'The guards read some lines several times, which takes too long in a long text',
    example: 'a'.repeat(100_001),
    meets: (lines) => lines.length > 100_000,
  },
  {
    name: 'mixed-emphasis',
    why: 'The parsers disagree whether a run of * can open and close if it is between a letter and _, or behind an escaped mark; and on four and more marks that can do both within others',
    example: '*_*b',
    meets: (lines) =>
      ['*_', '_*'].some((marks) => chunksWith(marks, lines).some(hasLooseEmphasis)) ||
      (lines.includes('\\') && /\\[*_~]\*+[^\s\p{P}\p{S}]/u.test(lines)) ||
      ['****', '____'].some((marks) => chunksWith(marks, lines).some(hasLongRun)),
  },
  {
    name: 'astral',
    why: 'Beside emphasis or an address, a symbol beyond U+FFFF is two characters to remark-parse, and one to the native parser',
    example: '_b_😀',
    meets: (lines) => ASTRAL.test(lines) && ASTRAL.test(lines.replace(BOLD_LINK, '[$2](')),
  },
  {
    name: 'mail',
    why: 'The parsers disagree on a mail address after a slash or a scheme, and on one after a letter that is not ASCII if it begins with a sign or is behind a bracket that is text',
    example: '/a@b.co',
    meets: (lines) => hasOddMail(lines) && hasOddMail(lines.replace(LINK, '[]()')),
  },
  {
    name: 'address',
    why: 'The parsers end an address differently before the border of a cell, and if it has a sign beyond ASCII, punctuation or an escape',
    example: 'http://.r',
    meets: (lines) =>
      (lines.includes('://') && (lines.includes(';://') || /:\/\/(?![a-zA-Z\d`])/.test(lines))) ||
      /[wW]{3}\.(?![a-zA-Z\d])/.test(lines) ||
      (lines.includes('|') && /[wW]{3}\.[^\s|]*(?<=&)[\s|]/.test(lines)) ||
      (lines.includes('\\') && /[a-zA-Z:/]\\[:/.]/.test(lines)) ||
      ((lines.includes('://') || /[wW]{3}\./.test(lines)) &&
        SIGN_IN_ADDRESS.test(lines) &&
        SIGN_IN_ADDRESS.test(lines.replace(LINK, '[]()'))) ||
      (lines.includes('|') &&
        BORDER_IN_ADDRESS.test(lines) &&
        BORDER_IN_ADDRESS.test(lines.replace(LINK, '[]()'))),
  },
  {
    name: 'empty-task',
    why: 'A task box with nothing after it is a task to the native parser alone',
    example: '- [ ]\n1.',
    meets: (lines) => hasBox(lines) && /\[[ \t\nxX]\][ \t]*\n/.test(lines),
  },
  {
    name: 'empty-item',
    why: 'The parsers disagree where a list begins after definitions if its first item is empty',
    example: '[a]:a\n#\n1.',
    meets: (_, marked) => /\n[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]*(?=\n)/.test(marked),
  },
  {
    name: 'bare-attribute',
    why: 'To the native parser, a value without quotes is no attribute if it begins with a slash, and is one if it contains =',
    example: '<a f=/p>',
    meets: (lines) => lines.includes('<') && /=(?:(?=\s*\/)(?<=<[^<>]*=)|[^\s"'<>=]+=["'])/.test(lines),
  },
  {
    name: 'odd-html',
    why: 'The parsers end some HTML differently: empty comments, comments that begin an item or a quotation or go on there, declarations, and some raw HTML',
    example: '<pre></script>\n',
    meets: (lines, marked) =>
      lines.includes('<') &&
      (/<!-+>|<![a-zA-Z[]|<\?|<\/[a-z][^<>]*\n/i.test(lines) ||
        (lines.includes('<!--') && ODD_COMMENTS.some((odd) => odd.test(lines))) ||
        (RAW_NAME.test(marked) && RAW_NAME.test(lines.replace(RAW, '')))),
  },
  {
    name: 'html-in-list',
    why: 'The parsers keep different spaces before a tag that begins a further line of an item but is indented less than its text, or a further line of a quotation without >',
    example: '3. c\n <b a="">\n',
    meets: (lines, marked) =>
      /\n[ \t>]+</.test(marked) &&
      ITEM_OR_QUOTATION.test(marked) &&
      hasShallowTag(lines) &&
      hasShallowTag(lines.replace(COMMENT_ALONE, '')),
  },
  {
    name: 'html-behind-note',
    why: 'To the native parser, a tag alone on a line ends a footnote whose paragraph would go on there',
    example: '[^a]:b\n\n    c\n<f>\nd',
    meets: (lines, marked) =>
      lines.includes('[^') && TAG_BEHIND_NOTE.test(marked) && /\[\^[^\]]+\]:/.test(lines),
  },
  {
    name: 'break-in-link',
    why: 'At the beginning or end of the text of a link, the native parser reads a line break as a backslash',
    example: '[\\\n]()',
    meets: (lines) => lines.includes('\\\n') && /\[\\\n|\\\n[ \t>]*\]/.test(lines),
  },
  {
    name: 'list-in-quotation',
    why: 'The parsers disagree whether blank lines at the end of a nested quotation make its list loose; after code, remark-parse reads some lists as prose',
    example: '>>2. e\n>>\n>',
    meets: (lines, marked) =>
      marked.includes('>') &&
      QUOTED_BLOCK.test(marked) &&
      (/\n[ \t]*>[ \t]*>/.test(marked) ||
        (/\n[ \t]*>[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]/.test(marked) &&
          (QUOTED_CODE.test(marked) || hasBlankInList(lines)))),
  },
  {
    name: 'fence-in-list',
    why: 'The parsers count blank lines differently in a fence that its item or quotation does not close',
    example: '- ~~~\n\n\n >',
    meets: (lines, marked) => (marked.includes('```') || marked.includes('~~~')) && hasOpenFence(lines),
  },
  {
    name: 'code-behind-heading',
    why: 'The parsers divide lines of code differently: after a list, right under a heading, a rule or a fence; at the beginning of a quotation; and at its end, if a blank line there has a tab',
    example: '- t\n\n# a\n    e\n    e',
    meets: (lines, marked) =>
      (marked.includes('>') &&
        QUOTED_CODE.test(marked) &&
        (/\n(?![ \t]*>)[^\n]*\n[ \t]*>(?: {5}| {0,4}\t)/.test(lines) ||
          /\n[ \t>]*> *\t[ \t]*\n/.test(marked))) ||
      (/\n(?: {4}| {0,3}\t)/.test(marked) && UNDER_HEADING.test(marked) && UNDER_HEADING.test(lines)),
  },
  {
    name: 'wide-item',
    why: 'The parsers disagree where code ends that begins on the line of its item',
    example: '1. h\n1.     w\n       i',
    meets: (_, marked) => marked.includes('     ') && /\n[ \t>]*(?:[-+*]|\d{1,9}[.)]) {5}/.test(marked),
  },
  {
    name: 'task-heading',
    why: 'A task box in a heading is no task to the native parser',
    example: '- [x] a\n  --',
    meets: (lines, marked) => hasBox(lines) && /\n[ \t>]+(?:=+|-+)[ \t]*(?=\n)/.test(marked),
  },
  {
    name: 'note-label',
    why: 'A label with a circumflex and a space names no footnote; to the native parser it names no target of a link either, and calls a footnote if the space is its end',
    example: '[^a b]\n\n[^a b]: u',
    meets: (lines) => lines.includes('[^') && /\[\^[^\][\s]*\s(?:[^\]]{0,1000}\]:|\s{0,1000}\])/.test(lines),
  },
  {
    name: 'definition',
    why: 'The parsers disagree on what follows a definition without a blank line',
    example: '[a]:u\n    aa\n|-',
    meets: (lines) =>
      chunksWith(']:', lines).some((chunk) => DEFINITION.test(chunk) && !DEFINITIONS.test(chunk)),
  },
  {
    name: 'table',
    why: 'The parsers disagree where a table begins or ends that does not stand alone between blank lines',
    example: '- a\na\n  -|',
    meets: (lines, marked) =>
      DELIMITERS.test(marked) &&
      chunksWith('-', lines).some((chunk) => DELIMITERS.test(`${chunk}\n`) && !TABLE.test(chunk)),
  },
];

/** Whether a text may have a task box. */
function hasBox(lines: string): boolean {
  return BOXES.some((box) => lines.includes(box));
}

const BOXES = ['[ ]', '[x]', '[X]', '[\t]', '[\n]'];

/** The pieces between the blank lines of a text that hold a string, each with the line end before it. */
function chunksWith(sought: string, lines: string): readonly string[] {
  const chunks: string[] = [];
  for (let at = lines.indexOf(sought); at >= 0; ) {
    let start = lines.lastIndexOf('\n', at);
    while (start > 0 && !isBlank(lines, lines.lastIndexOf('\n', start - 1), start))
      start = lines.lastIndexOf('\n', start - 1);
    let end = lines.indexOf('\n', at);
    while (end < lines.length - 1 && !isBlank(lines, end, lines.indexOf('\n', end + 1)))
      end = lines.indexOf('\n', end + 1);
    chunks.push(lines.slice(start, end));
    at = lines.indexOf(sought, end);
  }
  return chunks;
}

/** Whether a line, given by the line ends around it, has nothing but spaces and signs of quotations. */
function isBlank(lines: string, start: number, end: number): boolean {
  return /^[ \t>]*$/.test(lines.slice(start + 1, end));
}
