const SMALL = new Set(
  'a an and as at but by down for from in into nor of on onto or over so the till to up via with without yet'.split(
    ' ',
  ),
);

const IS_BARE = /^[a-z\d'-]*$/i;

/**
 * Puts a headline in title case, as English citation styles require (CSL 1.0.2, text-case "title"): capitalises words in
 * lower case, except short words inside the title; words with capitals stay.
 */
export function titleCase(title: string): string {
  const words = title.split(/(\s+)/);
  const last = words.length - 1;
  return words
    .map((word, at) => {
      if (at % 2 === 1) return word;
      const isEdge = at === 0 || at === last || /[:?!.–—]$/.test(words[at - 2] ?? '');
      const bare = IS_BARE.test(word) ? word : word.replace(/[^\p{L}\p{N}'’-]/gu, '');
      if (bare !== bare.toLowerCase() || (!isEdge && SMALL.has(bare) && bare === word)) return word;
      return word.replace(/\p{L}/u, (letter) => letter.toUpperCase());
    })
    .join('');
}
