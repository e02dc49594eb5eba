import { fnv1a } from '../../model/text/fnv.ts';
import { UNSPACED } from '../../model/text/unspaced.ts';
import type { Form, Lexicon } from './lexicon.ts';

/** Letters, marks and digits: what words are made of. */
const OF_WORD = /[\p{L}\p{M}\p{N}]/u;
/** The first character of the first script without spaces, Thai. */
const FIRST_UNSPACED = 0xe00;

/** The kinds of the UTF-16 units below U+0250. */
const [OTHER, WORD, JOINT] = [0, 1, 2];
const KINDS = Uint8Array.from({ length: 0x250 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  return OF_WORD.test(character) ? WORD : " -'\u00a0".includes(character) ? JOINT : OTHER;
});

/**
 * Calls `each` for every word of a text; `isJoined`: only spaces, apostrophes and hyphens stand between it and the word
 * before it. In scripts without spaces, `Intl.Segmenter` divides words.
 */
export function eachWord(
  text: string,
  lexicon: Lexicon,
  each: (form: Form, from: number, to: number, isJoined: boolean) => void,
): void {
  const end = text.length;
  let isJoined = false;
  let at = 0;
  while (at < end) {
    for (; at < end; at++) {
      const kind = kindOf(text.charCodeAt(at));
      if (kind === WORD) break;
      if (kind === OTHER) isJoined = false;
    }
    const from = at;
    let isUnspaced = false;
    // The FNV-1a hash of the word (see `fnv1a`), computed in the same pass.
    let hash = 0x811c9dc5;
    for (; at < end; at++) {
      const unit = text.charCodeAt(at);
      if (kindOf(unit) !== WORD) break;
      if (unit >= FIRST_UNSPACED && !isUnspaced) isUnspaced = UNSPACED.test(text.charAt(at));
      hash = Math.imul(hash ^ unit, 0x01000193);
    }
    if (at === from) break;
    if (!isUnspaced) each(lexicon.form(text, from, at, hash), from, at, isJoined);
    else
      for (const { index, segment, isWordLike } of lexicon.segmenter().segment(text.slice(from, at)))
        if (isWordLike) {
          const [start, stop] = [from + index, from + index + segment.length];
          each(lexicon.form(text, start, stop, fnv1a(segment)), start, stop, isJoined || index > 0);
        }
    isJoined = true;
  }
}

/** The kind of a UTF-16 unit. Halves of surrogate pairs count as letters. */
function kindOf(unit: number): number {
  if (unit < 0x250) return KINDS[unit] as number;
  if (unit === 0x2019 || unit === 0x2010) return JOINT;
  if (unit >= 0x2000 && unit < 0x2c00) return OTHER;
  return (unit >= 0xd800 && unit < 0xe000) || OF_WORD.test(String.fromCharCode(unit)) ? WORD : OTHER;
}
