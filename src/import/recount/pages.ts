import type { RawItem } from './held.ts';
import { rawWords } from './raw-words.ts';

/**
 * Counts what a whole page of HTML holds: of a story of Medium its body; of other pages the paragraphs of their only
 * `<article>`, which is a lower bound of what someone wrote. If a page has none or several, or hides a part of it, its words
 * are not known.
 */
export function itemOfPage(html: string): RawItem {
  const story = /<section\b[^>]{0,300}\bdata-field="body"[^>]{0,300}>/i.exec(html);
  if (story !== null) {
    const from = story.index + story[0].length;
    const end = html.slice(from).search(/<footer\b|<\/article>/i);
    const body = html.slice(from, end < 0 ? undefined : from + end);
    return { ...EMPTY, kind: 'story', words: rawWords(body), pictures: imagesIn(body), addresses: 1 };
  }
  const [start, ...others] = [...html.matchAll(/<article(?=[\s>])/gi)];
  const end = html.search(/<\/article>/i);
  const body =
    start !== undefined && others.length === 0 && end > start.index ? html.slice(start.index, end) : '';
  const paragraphs = HIDDEN.test(body)
    ? []
    : (body.match(/<p(?=[\s>])[^<>]{0,2000}>(?:(?!<\/?p[\s>])[\s\S]){0,50000}/gi) ?? []);
  return {
    ...EMPTY,
    kind: 'web page',
    words: rawWords(paragraphs.join('\n')),
    pictures: imagesIn(body),
  };
}

const HIDDEN =
  /\b(?:visibility\s*:\s*hidden|display\s*:\s*none)|<\w+[^<>]{0,500}\s(?:hidden|aria-hidden=["']?true)\b/i;

const EMPTY = { words: 0, pictures: 0, comments: 0, spam: 0, addresses: 0 };

function imagesIn(html: string): number {
  return html.match(/<img\b/gi)?.length ?? 0;
}
