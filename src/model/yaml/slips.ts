/** A line that was meant as a key and its value, but that YAML reads as text. */
type Slip = { readonly reason: string; readonly remedy: string };

/** What is wrong with a line that was meant as `key: value`; undefined if there is no such mistake. */
export function slipIn(line: string): Slip | undefined {
  const found =
    /^\s*(?:- +)?(["']?)([\p{L}_][\p{L}\p{M}\w.$-]*)\1([ \t]*)(:=|=>|[:=：﹕︓꞉∶])([ \t]*)(.*)$/u.exec(line);
  if (found === null) return undefined;
  const [, , key, , sign, space, value] = found as unknown as readonly [string, ...string[]];
  const right = `${key}: ${value}`.trimEnd();
  if (sign === ':') {
    if (space !== '' || value === '' || value!.startsWith('//')) return undefined;
    const shown = `${key}:${value}`;
    if (/^[\s\u200b\u2060]/.test(value!))
      return {
        reason: `A character other than a space follows the colon in "${shortened(shown)}"`,
        remedy: `Write ${shortened(`${key}: ${value!.replace(/^[\s\u200b\u2060]+/, '')}`)}, and type the space again`,
      };
    return {
      reason: `A space is missing after the colon in "${shortened(shown)}"`,
      remedy: `Write ${shortened(right)}`,
    };
  }
  return {
    reason: `"${sign}" stands in place of a colon and a space, in "${shortened(line.trim())}"`,
    remedy: `Write ${shortened(right)}`,
  };
}

/** Finds the line (from 0) of the mistake that made a parser stop: that line, the one above it, or the first of several. */
export function slipNear(lines: readonly string[], at: number): number | undefined {
  let line = [at, at - 1].find((each) => slipIn(lines[each] ?? '') !== undefined);
  while (line !== undefined && slipIn(lines[line - 1] ?? '') !== undefined) line--;
  return line;
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
