/** Encodings of scripts other than Latin, each with letters that its texts are full of, and their least share. */
const SCRIPTS: readonly (readonly [encoding: string, letters: RegExp, share: number])[] = [
  ['shift_jis', /[\u3041-\u3096\u30a1-\u30fa]/g, 0.2],
  ['euc-jp', /[\u3041-\u3096\u30a1-\u30fa]/g, 0.2],
  ['euc-kr', /[\uac00-\ud7a3]/g, 0.85],
  [
    'gb18030',
    /[的一是不了在人有我他这们中来上大为和国地到以说时要就出会可也你对生能而子那得着下自之年]/g,
    0.1,
  ],
  ['big5', /[的一是不了在人有我他這們中來上大為和國地到以說時要就出會可也你對生能而子那得著下自之年]/g, 0.1],
  ['windows-1251', /[оеаинт]/g, 0.3],
  ['koi8-r', /[оеаинт]/g, 0.3],
  ['windows-1253', /[αοιετν]/g, 0.3],
  ['windows-1255', /[יוהלאמ]/g, 0.3],
];

/** So many bytes beyond ASCII in a row are no letter with accents between quotes. */
const WORD = 4;

/** So many bytes show what the others are. */
const ENOUGH = 200_000;

/**
 * The encoding of a text that is not UTF-8 and does not say what it is. In a text in Latin script, letters beyond ASCII
 * stand alone: that is Windows-1252. In others, they make whole words, and the encoding counts that gives
 * the letters that texts in its script are full of.
 */
export function untoldEncoding(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, ENOUGH);
  let high = 0;
  let inWords = 0;
  for (let at = 0; at < sample.length; at++) {
    const start = at;
    while (sample[at]! >= 0x80) at++;
    high += at - start;
    if (at - start >= WORD) inWords += at - start;
  }
  if (inWords * 2 < high) return 'windows-1252';
  let best = 'windows-1252';
  let most = 1;
  for (const [encoding, letters, least] of SCRIPTS) {
    const text = new TextDecoder(encoding).decode(sample);
    const all = text.match(/[^\x00-\x7f]/g)?.length ?? 0;
    // One character may be cut at the end of the sample.
    if ((text.match(/\ufffd/g)?.length ?? 0) > 1) continue;
    const likely = (text.match(letters)?.length ?? 0) / all / least;
    if (likely > most) [best, most] = [encoding, likely];
  }
  return best;
}
