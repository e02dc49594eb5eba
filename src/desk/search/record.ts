import { type Digest, digest } from '../../model/digest.ts';
import { dividedWords } from './divided-words.ts';
import { type Anchor, MARK, type PageText, readPage } from './page-text.ts';

/** A page as the index holds it. */
export type SearchRecord = {
  /** What a result shows, as JSON in the form of a Pagefind fragment. */
  readonly fragment: string;
  /** Of all that the index knows about the page. */
  readonly digest: Digest;
  /** Words in their order, with their weights beside them. */
  readonly words: readonly string[];
  readonly weights: readonly number[];
  readonly page: PageText;
};

/** The weight of a word that nothing makes heavier, as Pagefind counts: 24 is once. */
const ONCE = 24;
const MOST = 10;
const IS_FOUND = /[\p{Alphabetic}\p{N}\p{Emoji}]/u;

/** Reads what the index holds of a page from its HTML; null if it holds nothing of it. */
export function recordOf(url: string, html: string): SearchRecord | null {
  const page = readPage(dividedWords(html));
  if (page === null) return null;
  const words: string[] = [];
  const weights: number[] = [];
  /** Where weights change, as text. */
  let changes = '';
  const anchors: (Anchor & { readonly location: number })[] = [];
  const stack = [ONCE];
  for (const token of page.text.replaceAll('\u200B', '').split(/\s+/)) {
    if (token === '') continue;
    if (!(token.charCodeAt(0) === MARK.charCodeAt(0))) {
      const weight = stack[stack.length - 1] ?? ONCE;
      if (weight !== (weights[weights.length - 1] ?? ONCE)) changes += `${words.length} ${weight} `;
      words.push(token);
      weights.push(weight);
    } else if (token[1] === 'a') {
      anchors.push({ ...(page.anchors[Number(token.slice(2))] as Anchor), location: words.length });
    } else if (token[1] === 'w') stack.push(weightOf(token.slice(2), stack));
    else stack.pop();
  }
  if (!words.some((word) => IS_FOUND.test(word))) return null;
  const { filters, meta, sort } = page;
  const content = words.join(' ');
  const fragment = JSON.stringify({ url, content, word_count: words.length, filters, meta, anchors });
  return { fragment, digest: digest(`${fragment}${changes}${JSON.stringify(sort)}`), words, weights, page };
}

/** A weight as a mark names it: one of a heading (`+7`) holds only where nothing around it has a weight. */
function weightOf(written: string, stack: readonly number[]): number {
  if (written.startsWith('+')) return stack.length === 1 ? Number(written) * ONCE : (stack.at(-1) ?? ONCE);
  const weight = Number(written);
  if (Number.isNaN(weight)) return ONCE;
  return weight <= 0 ? 0 : Math.max(1, Math.floor(Math.min(weight, MOST) * ONCE));
}
