import type { NamedKind } from './shelf-kinds.ts';

/** The command that makes one of two columns, bylines or tags, as it is typed into a shell. */
export function mergeCommand(kind: NamedKind, from: string, into: string): string {
  return `backfile merge ${kind} ${quoted(from)} ${quoted(into)}`;
}

function quoted(name: string): string {
  return /["$`\\!]/.test(name) ? `'${name.replaceAll("'", `'\\''`)}'` : `"${name}"`;
}
