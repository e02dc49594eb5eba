/** A symbol beyond U+FFFF beside marks of emphasis that touch text, or before an address. */
export const ASTRAL =
  /[\ud800-\udfff](?:(?<=[^\s*_~][*_~]+.)|[*_~]+(?=[^\s*_~])|[wW]{3}\.|[hH][tT]{2}|[\w.+-]+@)/;
/** A sign beyond ASCII before a mark of emphasis, in what may be an address. */
export const SIGN_IN_ADDRESS = /[\u0080-\uffff](?=[*_~])(?<=(?:[wW]{3}\.|:\/\/)\S*)/;
/** The border of a cell right after what may be an address. */
export const BORDER_IN_ADDRESS = /\|(?<=(?:www\.|https?:\/\/)[^\s|]*\|)/i;
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
/** A line that may begin a definition; not `[a]: b c`, since only a title in quotes or brackets may follow an address. */
export const DEFINITION =
  /\n[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*\[(?:[^[\]\\]|\\[\s\S])*\]:(?!(?<!\[\^[^[\]]*\]:)[ \t]+[^\s<\\]+[ \t]+[^\s"'(\\])/;
/** Definitions alone, perhaps with lines of prose before and after them; or a footnote whose prose begins on its next line. */
export const DEFINITIONS =
  /^(?:\n(?: {0,3}\[[^\]\n]+\]:[ \t]*[^\s][^\n]*|[\p{L}{][^\n]*))+\n?$|^\n\[[^\]]+\]:[^\n]+(?:\n\[[^\]]+\]:[^\n]+)*\n?$|^\n\[\^[^\s[\]\\]+\]:(?:\n {4}[\p{L}`"“(][^\n]*)+$/u;
/** An indented line behind a blank one, and a tag alone on a line without indent, with no blank line between them. */
export const TAG_BEHIND_NOTE =
  /\n[ \t>]*\n(?=[ >]*(?: {4}|\t))[ \t>]+[^\s>](?:[^\n]*\n(?![ \t>]*\n))+?(?<=\n) {0,3}(?:> ? {0,3})*<\/?[a-z][^\n]*>[ \t]*\n/i;
/** Comments that the parsers may end or set differently. */
export const ODD_COMMENTS = [
  // One that begins an item, a quotation or a line there, unless the item goes on behind it or a blank line follows.
  /<!--(?<=\n(?:[ \t>]+|[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t>]+)+)<!--)(?!(?<=\n( +)<!--)(?:(?!-->)(?:[^\n]|\n\1))*-->[^\n]*\n(?:\n|\1))/,
  // One in the text of a picture.
  /<!--(?<=!\[[^\n]*)/,
  // One in an item or a quotation that has a blank line or no end.
  /<!--(?!(?:(?!-->|\n[ \t>]*\n)[\s\S])*-->)(?<=\n[ \t>+*\d-][^\n]*)/,
];
/** A comment between blank lines. */
export const COMMENT_ALONE =
  /(?<=\n[ \t]*\n) *<!--(?!-?>)(?:(?!-->|\n[ \t]*\n)[\s\S])*-->[ \t]*(?=\n[ \t]*\n)/g;
/** A tag of raw HTML at the beginning of a line. Within a line, both parsers read raw HTML like any other. */
export const RAW_NAME = /\n[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t>]*)*<\/?(?:pre|script|style|textarea)/i;
/** Raw HTML that begins a line and ends at its own closing tag, with nothing after it on the line. */
export const RAW =
  /(?<=\n)<(pre|script|style|textarea)(?:[ \t][^<>\n]*)?>(?:(?!<\/?(?:pre|script|style|textarea))[\s\S])*<\/\1>[ \t]*(?=\n)/gi;

/** A heading, rule, fence, table or comment, up to the next line. */
const OVER = String.raw`(?:(?:#|=|\`\`\`|~~~|\||<!--)[^\n]*\n|(?:(?:-[ \t]*){2,}|(?:\*[ \t]*){2,}|(?:_[ \t]*){2,}|-[ \t]*)\n(?:[^\n]*\n)?)`;
/** Indented code right under what `OVER` describes, or under a heading that begins an item. */
export const UNDER_HEADING = new RegExp(
  String.raw`\n(?: {0,3}${OVER}(?: {4}| {0,3}\t)|([ \t>]*)${OVER}(?:\1 {4}|[ >]*\t)|[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)+#[^\n]*\n[ \t>]*(?: {4}|\t))`,
);
