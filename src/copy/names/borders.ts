import { UNSPACED } from '../../model/text/unspaced.ts';

/** Letters, marks and digits: what words are made of. */
const OF_WORD = /[\p{L}\p{M}\p{N}_]/u;
/** How many units on both sides of a place the segmenter reads. */
const WINDOW = 40;

/** Particles that Korean writes at the end of a word, and letters that Hebrew and Arabic write at its beginning. */
const KOREAN_PARTICLE =
  /^(?:이|가|은|는|을|를|의|에|에서|에게|께서|와|과|도|로|으로|만|이라|라|이다|다|의원|씨)(?!\p{L})/u;
const HEBREW_PREFIX = /(?<!\p{L})[ושהבכלמ]{1,2}$/u;
const ARABIC_PREFIX = /(?<!\p{L})[وفبكل]{1,2}$/u;

/** Tells whether the text from `start` to `end` consists of whole words, and is not a part of a longer one. */
type Borders = (text: string, start: number, end: number) => boolean;

/**
 * Borders of words, in any script. There is a border between two letters only if `Intl.Segmenter` finds one in a script
 * without spaces, or if a language joins a particle to a word there. A possessive (`Samore's`) leaves the word before
 * it whole. A part of an address is no word: GSA is not in `GSA.gov`, `gsa.gov` not in `us@gsa.gov`.
 */
export function openBorders(lang: string): Borders {
  let segmenter: Intl.Segmenter | undefined;
  const isBorder = (text: string, at: number): boolean => {
    segmenter ??= new Intl.Segmenter(lang, { granularity: 'word' });
    const from = Math.max(0, at - WINDOW);
    const segment = segmenter.segment(text.slice(from, at + WINDOW)).containing(at - from);
    return segment === undefined || segment.index === at - from;
  };
  return (text, start, end) => {
    if (isInAddress(text, start, end)) return false;
    if (isInWord(text, start)) {
      const [before, first] = [characterBefore(text, start), characterAt(text, start)];
      const isUnspaced = UNSPACED.test(before) || UNSPACED.test(first);
      const prefix = text.slice(Math.max(0, start - 6), start);
      const isJoined = HEBREW_PREFIX.test(prefix) || ARABIC_PREFIX.test(prefix);
      if (isUnspaced ? !isBorder(text, start) : !isJoined) return false;
    }
    // O'Hale is not Hale; d'Orsay is Orsay.
    if (text[start - 1] === "'" && /(?<!\p{L})\p{Lu}$/u.test(text.slice(0, start - 1))) return false;
    if (!isInWord(text, end)) return true;
    const [last, after] = [characterBefore(text, end), characterAt(text, end)];
    if (UNSPACED.test(last) || UNSPACED.test(after)) return isBorder(text, end);
    return KOREAN_PARTICLE.test(text.slice(end, end + 4));
  };
}

/** Whether a text is a part of a longer address, on the web or of e-mail. */
function isInAddress(text: string, start: number, end: number): boolean {
  const [before, after] = [text[start - 1], text[end]];
  if (before === '@' && OF_WORD.test(characterBefore(text, start - 1))) return true;
  if (after === '@' && OF_WORD.test(characterAt(text, end + 1))) return true;
  if (after === '.' && /[\p{Ll}\p{N}]/u.test(characterAt(text, end + 1))) return text[end - 1] !== '.';
  if (before === '.' && /\.\p{L}/u.test(text.slice(start, end)))
    return IN_HOST.test(text.slice(Math.max(0, start - 2), start));
  return (
    before !== undefined &&
    WITHIN_PATH.includes(before) &&
    IN_PATH.test(text.slice(Math.max(0, start - MOST), start))
  );
}

const IN_HOST = /[\p{L}\p{N}-]\.$/u;
/** How many units before a name are read as its address. */
const MOST = 200;
const WITHIN_PATH = '/-_.=?&#%~+';
/** The beginning of an address and of its path, as in `https://wire.example/2009/` and `wire.example/`. */
const IN_PATH = /(?:^|[^\p{L}\p{N}.-])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d+)?\/\S*$/u;

/** Whether a place is between two characters of words. ASCII is looked up, since most places are there. */
function isInWord(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return (
    (before < 128 ? ASCII_OF_WORD[before] === 1 : OF_WORD.test(characterBefore(text, at))) &&
    (after < 128 ? ASCII_OF_WORD[after] === 1 : OF_WORD.test(characterAt(text, at)))
  );
}

const ASCII_OF_WORD = Uint8Array.from({ length: 128 }, (_, unit) =>
  OF_WORD.test(String.fromCharCode(unit)) ? 1 : 0,
);

function characterAt(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
}

function characterBefore(text: string, at: number): string {
  const unit = text.charCodeAt(at - 1);
  const isLow = unit >= 0xdc00 && unit <= 0xdfff;
  return at <= 0 ? '' : text.slice(at - (isLow && at > 1 ? 2 : 1), at);
}
