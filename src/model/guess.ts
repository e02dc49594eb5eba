import { distance } from 'fastest-levenshtein';
import { compareText } from './finding.ts';

/** The candidate that a misspelt word was most likely meant to be; undefined when none is near. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const bound = Math.max(1, Math.min(3, Math.floor(word.length / 3)));
  return candidates
    .filter((candidate) => Math.abs(candidate.length - word.length) <= bound)
    .map((candidate) => ({ candidate, far: distance(word, candidate) }))
    .filter(({ far }) => far <= bound)
    .sort((a, b) => a.far - b.far || compareText(a.candidate, b.candidate))[0]?.candidate;
}
