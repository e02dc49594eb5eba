/** A link that stays a link whatever is around it, except within code. */
export const LINK = /(?<!\\)\[[^[\]\n\\`<@]*\]\(https?:\/\/[^\s()<>\\`]*\)/g;
/** A link whose whole text is bold or italic, so that its marks can mean nothing else: `[**a 🎈**](https://b.co)`. */
export const BOLD_LINK = /(?<=\s)\[(\*{1,3}|_{1,3})([^[\]*_~\n\\`<]+)\1\](?=\(https?:\/\/[^\s()<>\\]*\))\(/g;

/** A bracket that may be more or less than the beginning of a plain link: `[a](b)`. */
const BRACKET = /\[(?![^[\]\\`<]*\]\([^\s()<>\\]*\))/;

/**
 * Whether a text has a mail address after a slash or a scheme, or one after a letter that is not ASCII that begins with a
 * sign, or in a text with brackets of other things than plain links.
 */
export function hasOddMail(lines: string): boolean {
  let hasBracket: boolean | undefined;
  for (let at = lines.indexOf('@'); at >= 0; at = lines.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && /[\w.+-]/.test(lines[start - 1]!)) start--;
    if (start === at) continue;
    if (lines[start - 1] === '/' && !isInAddress(lines, start)) return true;
    if (lines[start - 1]! > '\x7f') {
      hasBracket ??= BRACKET.test(lines);
      if (hasBracket || /[.+_-]/.test(lines[start]!)) return true;
    }
    if (
      lines[start - 1] === ':' &&
      /(?:xmpp|(?<!\]\(|=["']|\n *\[[^[\]\\\n]+\]: ?)mailto):$/i.test(
        lines.slice(Math.max(0, start - 100), start),
      )
    )
      return true;
  }
  return false;
}

/** Whether the word at a place begins as an address of the web: `https://a`. */
function isInAddress(lines: string, place: number): boolean {
  let start = place;
  while (start > 0 && /[\w./%+-]/.test(lines[start - 1]!)) start--;
  return (
    /[\s]https?:$/i.test(lines.slice(Math.max(0, start - 7), start)) &&
    /^\/\/[a-z\d]/i.test(lines.slice(start, start + 3))
  );
}
