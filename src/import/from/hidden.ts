/**
 * Puts marks in the place of comments and of whole elements, as an expression finds their openings (group 1: the
 * name of the element; no group: a comment). What was there goes into `kept`; `show` brings it back. Time is linear.
 */
export function hide(
  text: string,
  openings: RegExp,
  kept: string[],
  wrap: (mark: string, name: string | undefined) => string = (mark) => mark,
): string {
  const lower = text.toLowerCase();
  const missing = new Set<string>();
  const parts: string[] = [];
  let done = 0;
  for (const match of text.matchAll(openings)) {
    if (match.index < done) continue;
    const name = match[1]?.toLowerCase();
    const closer = name === undefined ? '-->' : `</${name}`;
    const found = missing.has(closer) ? -1 : lower.indexOf(closer, match.index + match[0].length);
    if (found < 0) {
      missing.add(closer);
      continue;
    }
    const end = name === undefined ? found + 3 : lower.indexOf('>', found) + 1 || text.length;
    const mark = `\u0010${kept.push(text.slice(match.index, end)) - 1}\u0011`;
    parts.push(text.slice(done, match.index), wrap(mark, name));
    done = end;
  }
  parts.push(text.slice(done));
  return parts.join('');
}

/** A text with what was hidden in it. */
export function show(text: string, kept: readonly string[]): string {
  return text.replace(/\u0010(\d+)\u0011/g, (_, index: string) => show(kept[Number(index)]!, kept));
}

/** Changes HTML, but for what stands in it as code. `whole` gives a part of it with its code. */
export function outsideCode(
  html: string,
  change: (text: string, whole: (part: string) => string) => string,
): string {
  const kept: string[] = [];
  return show(
    change(hide(html, CODE, kept), (part) => show(part, kept)),
    kept,
  );
}

const CODE = /<(pre|code|kbd|samp|tt|script|style|textarea)\b[^<>]{0,4000}>/gi;
