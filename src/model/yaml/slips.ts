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

/** The line (from 0) up to `at` on which a quoted text begins that does not end before the next key, and its column. */
export function unclosedQuote(
  lines: readonly string[],
  at: number,
): { readonly line: number; readonly column: number; readonly quote: string } | undefined {
  for (let line = 0; line <= at; line++) {
    const [, before = '', quote = '', rest = ''] =
      /^(\s*(?:- +)?[\w.$-]+:[ \t]+)(["'])(.*)$/.exec(lines[line] ?? '') ?? [];
    if (quote === '') continue;
    const inside = quote === '"' ? rest.replace(/\\./g, '') : rest.replaceAll("''", '');
    const next = lines.slice(line + 1).find((one) => one.trim() !== '');
    if (!inside.includes(quote) && (next === undefined || /^\s*(?:- +)?[\w.$-]+:(?:\s|$)/.test(next)))
      return { line, column: before.length + 1, quote };
  }
  return undefined;
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
