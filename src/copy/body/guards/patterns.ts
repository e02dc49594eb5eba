/** A symbol beyond U+FFFF beside marks of emphasis that touch text, or before an address. */
export const ASTRAL =
  /[\ud800-\udfff](?:(?<=[^\s*_~][*_~]+.)|[*_~]+(?=[^\s*_~])|[wW]{3}\.|[hH][tT]{2}|[\w.+-]+@)/;
/** A sign beyond ASCII before a mark of emphasis, in what may be an address. */
export const SIGN_IN_ADDRESS = /[\u0080-\uffff](?=[*_~])(?<=(?:[wW]{3}\.|:\/\/)\S*)/;
/** A line that begins an item or belongs to a quotation. */
export const ITEM_OR_QUOTATION = /\n[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])[ \t>\n])/;
/** A line of a quotation that begins an item or a quotation. */
export const QUOTED_BLOCK = /\n[ \t]*>[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])/;
/** A line of a quotation that may be code. */
export const QUOTED_CODE = /\n[ \t]*>(?: {5}| {0,4}\t)/;
/** A line of dashes and signs that may be the second line of a table. */
export const DELIMITERS = /\n(?=[ \t>+*\d.)|:-]+\n)(?=[^\n]*-)[^\n]*[|:]/;
/** A table that stands alone: a row of heads without a mark of a block, and lines that begin with `|`. */
export const TABLE = /^\n[^\s>#<+*\d[-][^\n]*\n\|[^\n]*(?:\n\|[^\n]*)*$/;
/** A line that may begin a definition. */
export const DEFINITION = /\n[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*\[(?:[^[\]\\]|\\[\s\S])*\]:/;
/** Definitions alone, perhaps with lines of prose before and after them. */
export const DEFINITIONS =
  /^(?:\n(?: {0,3}\[[^\]\n]+\]:[ \t]*[^\s][^\n]*|[\p{L}{][^\n]*))+\n?$|^\n\[[^\]]+\]:[^\n]+(?:\n\[[^\]]+\]:[^\n]+)*\n?$/u;
/** A comment that begins an item or a quotation, or does not end on its line there. */
export const ODD_COMMENT =
  /<!--(?:(?<=\n(?:[ \t>]+|[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t>]+)+)<!--)|(?![^\n]*-->)(?<=\n[ \t>+*\d-][^\n]*))/;
/** A tag of raw HTML at the beginning of a line. Within a line, both parsers read raw HTML like any other. */
export const RAW_NAME = /\n[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t>]*)*<\/?(?:pre|script|style|textarea)/i;
/** Raw HTML that begins a line and ends at its own closing tag, with nothing after it on the line. */
export const RAW =
  /(?<=\n)<(pre|script|style|textarea)(?:[ \t][^<>\n]*)?>(?:(?!<\/?(?:pre|script|style|textarea))[\s\S])*<\/\1>[ \t]*(?=\n)/gi;

/** A heading, rule, fence, table or comment, up to the next line. */
const OVER = String.raw`(?:#|=|(?:-[ \t]*){2,}\n|(?:\*[ \t]*){2,}\n|(?:_[ \t]*){2,}\n|-[ \t]*\n|\`\`\`|~~~|\||<!--)(?:[^\n]*\n)?`;
/** Indented code right under what `OVER` describes, or under a heading that begins an item. */
export const UNDER_HEADING = new RegExp(
  String.raw`\n(?: {0,3}${OVER}(?: {4}| {0,3}\t)|([ \t>]*)${OVER}(?:\1 {4}|[ >]*\t)|[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)+#[^\n]*\n[ \t>]*(?: {4}|\t))`,
);
