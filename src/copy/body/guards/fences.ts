/**
 * The end of the line that closes a fence in an item or a quotation. Undefined if the line `opening` opens none, if a
 * line that does not belong to the item or the quotation comes first, or if no line closes the fence at its own indent.
 * `next`: where the line below `opening` begins.
 */
export function endOfFenceWithin(text: string, next: number, opening: string): number | undefined {
  const [, prefix = '', ticks, tildes] =
    /^( +|(?: *(?:[-+*]|\d{1,9}[.)]) +)|> ?)(?:(`{3,})[^`]*$|(~{3,}))/.exec(opening) ?? [];
  const fence = ticks ?? tildes;
  if (fence === undefined) return undefined;
  const isQuoted = prefix.startsWith('>');
  const indent = isQuoted ? '>' : ' '.repeat(prefix.length);
  for (let at = next; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, end);
    at = end + 1;
    if (!isQuoted && /^[ \t]*$/.test(line)) continue;
    if (!line.startsWith(indent)) return undefined;
    const rest = line.slice(line.startsWith(prefix) ? prefix.length : indent.length).trimEnd();
    if (rest.length >= fence.length && rest === fence[0]!.repeat(rest.length)) return end;
  }
  return undefined;
}
