import { distance } from 'fastest-levenshtein';

/** A key as it is compared: case, width, hyphens, underscores, spaces and characters that nobody sees do not count. */
export function fold(key: string): string {
  if (/^[a-z]+$/.test(key)) return key;
  return key
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[-_\s\p{Cf}]/gu, '');
}

/** A key's letters and digits alone, as `fold` gives them: `// draft` and `draft?` are `draft`. */
export function bareKey(key: string): string {
  return fold(key).replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/**
 * The spelling that a folded key was probably meant to be, as it is documented; undefined if it is a spelling itself,
 * or like none. `spellings`: every spelling by its folded form.
 */
export function nearMiss(key: string, spellings: ReadonlyMap<string, string>): string | undefined {
  if (spellings.has(key) || key.length < 4 || KNOWN_ELSEWHERE.has(key)) return undefined;
  for (const [spelling, written] of spellings) {
    if (
      Math.abs(spelling.length - key.length) > 2 ||
      spelling.length < 4 ||
      key.replace(/\d+$/, '') === spelling
    )
      continue;
    const steps = distance(key, spelling);
    if (
      steps === 1 ||
      (steps === 2 && (Math.min(key.length, spelling.length) >= 7 || sameLetters(key, spelling)))
    )
      return written;
  }
  return undefined;
}

/** Keys of other systems that are near a field's name by chance. */
export const KNOWN_ELSEWHERE: ReadonlySet<string> = new Set([
  'data',
  'publisher',
  'pages',
  'layout',
  'linktitle',
  'subtitles',
  'images',
]);

function sameLetters(a: string, b: string): boolean {
  return [...a].sort().join('') === [...b].sort().join('');
}
