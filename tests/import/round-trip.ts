import { readHtml } from '../../src/import/body/read-html.ts';
import { attribute, findAll } from '../../src/import/body/tree.ts';
import { wordsOf } from '../../src/import/body/words.ts';
import { SLOT } from '../../src/model/dispatch.ts';
import { parseText } from '../copy/parsing.ts';

/** What a page shows: its words in order, and what it links, pictures and heads. */
export type Shown = {
  readonly words: readonly string[];
  readonly links: number;
  readonly images: number;
  readonly headings: number;
  /** Where its links lead. */
  readonly targets: readonly string[];
};

/** What the page built from a manuscript shows, captions and footnotes included. */
export function builtPage(path: string, text: string): Shown {
  const { dispatch, html, findings } = parseText(text, { smartPunctuation: false }, path);
  if (dispatch === null) throw new Error(`${path}: ${JSON.stringify(findings)}`);
  let images = 0;
  const filled = html.replace(SLOT, (_, index: string) => {
    const slot = dispatch.copy.slots[Number(index)];
    if (slot?.kind !== 'image') return slot?.kind === 'link' ? slot.target.replace(/"/g, '&quot;') : '';
    images++;
    return ` ${(slot.caption ?? '').replace(/&/g, '&amp;').replace(/</g, '&lt;')} `;
  });
  const { root: _, ...shown } = shownBy(filled);
  const bio = dispatch.bio ? wordsOf(dispatch.bio.replace(/<[^>]*>/g, '')) : [];
  return { ...shown, images: images + shown.images, words: [...shown.words, ...bio] };
}

/** What a page of HTML shows. */
export function shownBy(html: string): Shown & { readonly root: ReturnType<typeof readHtml> } {
  const root = readHtml(html);
  const visible = html
    .replace(/<(script|style|noscript|template|title|head)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi, ' ')
    .replace(
      /<\/?(?:p|div|li|ul|ol|h\d|br|hr|t[dhr]|table|thead|tbody|blockquote|figure|figcaption|dt|dd|dl|pre|section|article|header|footer|address|aside|nav|video|audio|iframe|details|summary)\b[^>]*>/gi,
      ' ',
    )
    .replace(/<[a-z/!][^>]*>/gi, '');
  const text = visible.replace(/&(?:#x?[\da-f]+|\w+);/gi, (reference) => decodeReference(reference));
  return {
    root,
    words: wordsOf(text),
    links: findAll(root, 'a').filter(
      (link) =>
        /^(?!#)./.test(attribute(link, 'href')) && !/^\s*(?:javascript|data):/i.test(attribute(link, 'href')),
    ).length,
    images: findAll(root, 'img').length,
    targets: findAll(root, 'a').map((link) => attribute(link, 'href')),
    headings: findAll(root, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6').length,
  };
}

function decodeReference(reference: string): string {
  const [child] = readHtml(reference).children;
  return child?.type === 'text' ? child.value : ' ';
}

/** How many words of the first list stand in the second, in their order (longest common subsequence). */
export function keptInOrder(before: readonly string[], after: readonly string[]): number {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before.at(-1 - end) === after.at(-1 - end)
  )
    end++;
  const [a, b] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  let previous = new Uint32Array(b.length + 1);
  for (const word of a) {
    const row = new Uint32Array(b.length + 1);
    for (let at = 1; at <= b.length; at++)
      row[at] = word === b[at - 1] ? previous[at - 1]! + 1 : Math.max(previous[at]!, row[at - 1]!);
    previous = row;
  }
  return start + end + previous[b.length]!;
}
