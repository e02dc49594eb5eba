/**
 * A regular expression for keys that differ from a name by one slip: a letter is missing, added or replaced, or two are
 * swapped. It matches none of `known`. Null for names so short that too many words would match.
 */
export function nearKeys(name: string, known: readonly string[]): string | null {
  if (name.length < SHORTEST) return null;
  const letters = [...name];
  const before = (at: number) => escaped(letters.slice(0, at).join(''));
  const after = (at: number) => escaped(letters.slice(at).join(''));
  const near = new Set<string>();
  for (let at = 0; at <= letters.length; at++) {
    near.add(`${before(at)}.${after(at)}`);
    if (at === letters.length) continue;
    near.add(`${before(at)}.?${after(at + 1)}`);
    if (at + 1 < letters.length)
      near.add(`${before(at)}${escaped(`${letters[at + 1]}${letters[at]}`)}${after(at + 2)}`);
  }
  return `^(?!(?:${known.map(escaped).join('|')})$)(?:${[...near].join('|')})$`;
}

const SHORTEST = 4;

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}-]/g, '\\$&').replaceAll('\\-', '-');
}
