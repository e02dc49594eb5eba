/** What of a body would take too long, and on which of its lines. */
export type Complexity = { readonly line: number; readonly what: string };

/** Judges, in one pass over the characters, whether a body can be parsed in bounded time; null where it can. */
export function tooComplex(body: string): Complexity | null {
  return body.length > 4_000_000 ? { line: 1, what: 'it is longer than four million characters' } : null;
}
