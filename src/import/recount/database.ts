import type { DatabaseRow } from '../found/outside.ts';
import type { RawItem } from './held.ts';
import { rawWords, rawWordsOfMarkdown } from './raw-words.ts';

/** Counts the posts of a database as Publii keeps one, each with its number in it. */
export function postsOfDatabase(rows: readonly DatabaseRow[]): readonly (readonly [string, RawItem])[] {
  return rows.map((row) => {
    const text = String(row.text ?? '');
    const item: RawItem = {
      kind: 'post',
      words: wordsOf(text),
      pictures: text.match(/<img\b|!\[[^\]\n]{0,500}\]\(|"publii-image"/gi)?.length ?? 0,
      comments: 0,
      spam: 0,
      addresses: row.slug === null || row.slug === '' ? 0 : 1,
    };
    return [String(row.id ?? ''), item];
  });
}

/** Words of a text: blocks in JSON, HTML, or Markdown. */
function wordsOf(text: string): number {
  if (/^\s*\[\s*\{/.test(text)) return rawWords(textsIn(text));
  return /<(?:p|div|h[1-6]|ul|ol|blockquote|table|figure)(?=[\s>])/i.test(text)
    ? rawWords(text)
    : rawWordsOfMarkdown(text.replace(/---READMORE---/g, ' '));
}

/** The texts of blocks, found by their names: the content of one, or the words and the source of a quotation. */
function textsIn(json: string): string {
  return [...json.matchAll(/"(?:content|text|author)"\s*:\s*"((?:[^"\\]|\\.)*)"/g)]
    .map(([, text = '']) => {
      try {
        return JSON.parse(`"${text}"`) as string;
      } catch {
        return '';
      }
    })
    .join('\n<br>');
}
