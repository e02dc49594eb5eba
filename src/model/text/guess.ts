import { distance } from 'fastest-levenshtein';

/** The candidate that a misspelt word most likely stands for; undefined if none is similar. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const bound = Math.max(1, Math.min(3, Math.floor(word.length / 3)));
  return candidates
    .filter((candidate) => Math.abs(candidate.length - word.length) <= bound)
    .map((candidate) => ({ candidate, far: sameLetters(word, candidate) ? 1 : distance(word, candidate) }))
    .filter(({ far }) => far <= bound)
    .sort((a, b) => a.far - b.far || (a.candidate < b.candidate ? -1 : 1))[0]?.candidate;
}

/** Whether two words have the same letters: swapped letters count as one mistake, as in `titel` for `title`. */
function sameLetters(a: string, b: string): boolean {
  return a.length === b.length && [...a].sort().join('') === [...b].sort().join('');
}
