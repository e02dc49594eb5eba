import { type Digest, digest } from '../../model/digest.ts';
import { dividedWords } from './divided-words.ts';
import { type Anchor, type PageText, readPage } from './page-text.ts';
import { ReadWords, type WrittenWords } from './written-words.ts';

/** A page as the index holds it. */
export type SearchRecord = {
  /** What a result shows, as JSON in the form of a Pagefind fragment. */
  readonly fragment: Uint8Array;
  /** Of all that the index knows about the page. */
  readonly digest: Digest;
  /** The numbers of its words, in their order. */
  readonly words: Uint32Array;
  /** Where another weight begins: the place of a word and its weight, then those of the next. Before them, it is `ONCE`. */
  readonly weights: readonly number[];
  /** The numbers of the words of its metadata. */
  readonly metaWords: { readonly [name: string]: readonly number[] };
  readonly page: PageText;
};

/** Reads what the index holds of a page from its HTML; null if it holds nothing of it. */
export type ReadRecord = (url: string, html: string) => SearchRecord | null;

/** The weight of a word that nothing makes heavier, as Pagefind counts: 24 is once. */
export const ONCE = 24;
const MOST = 10;
const IS_FOUND = /[\p{Alphabetic}\p{N}\p{Emoji}]/u;

/** Opens what reads pages, one after another, and numbers their words. */
export function openRecords(written: WrittenWords): ReadRecord {
  const read = new ReadWords();
  return (url, html) => {
    const page = readPage(html, dividedWords);
    if (page === null) return null;
    const { filters, meta, sort } = page;
    const text = page.text.replaceAll('\u200B', '');
    read.begin();
    read.put(`{"url":${JSON.stringify(url)},"content":"`);
    const weights: number[] = [];
    const anchors: (Anchor & { readonly location: number })[] = [];
    const stack = [ONCE];
    let weight = ONCE;
    for (let at = 0; at < text.length; ) {
      const before = read.length;
      at = written.read(text, at, read);
      const now = stack[stack.length - 1] ?? ONCE;
      if (read.length > before && now !== weight) {
        weights.push(before, now);
        weight = now;
      }
      if (at === text.length) break;
      UP_TO_SPACE.lastIndex = at;
      const [mark] = UP_TO_SPACE.exec(text) as RegExpExecArray;
      at += mark.length;
      if (mark[1] === 'a')
        anchors.push({ ...(page.anchors[Number(mark.slice(2))] as Anchor), location: read.length });
      else if (mark[1] === 'w') stack.push(weightOf(mark.slice(2), stack));
      else stack.pop();
    }
    const words = read.numbers.slice(0, read.length);
    if (!words.some((word) => IS_FOUND.test(written.texts[word] as string))) return null;
    read.put(`","word_count":${words.length},${JSON.stringify({ filters, meta, anchors }).slice(1)}`);
    const end = read.size;
    const changes = weights.map((number) => `${number} `).join('');
    read.put(`${changes}${JSON.stringify(sort)}`);
    const metaWords = Object.fromEntries(
      Object.entries(meta).map(([name, value]) => [
        name,
        value
          .split(/\s+/)
          .filter(Boolean)
          .map((word) => written.numberOf(word)),
      ]),
    );
    const sum = digest(read.bytes.subarray(0, read.size));
    return { fragment: read.bytes.slice(0, end), digest: sum, words, weights, metaWords, page };
  };
}

const UP_TO_SPACE = /\S*/y;

/** A weight as a mark names it: one of a heading (`+7`) holds only where nothing around it has a weight. */
function weightOf(written: string, stack: readonly number[]): number {
  if (written.startsWith('+')) return stack.length === 1 ? Number(written) * ONCE : (stack.at(-1) ?? ONCE);
  const weight = Number(written);
  if (Number.isNaN(weight)) return ONCE;
  return weight <= 0 ? 0 : Math.max(1, Math.floor(Math.min(weight, MOST) * ONCE));
}
