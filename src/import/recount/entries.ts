import type { RawItem } from './held.ts';
import { rawWords } from './raw-words.ts';

/** Counts the entries of a text export of Movable Type; none where it is another text. */
export function entriesOfText(text: string): readonly RawItem[] {
  return text
    .split(/^-{8}[^\S\n]*$/m)
    .filter((entry) => /^(?:TITLE|AUTHOR|DATE|BASENAME): /m.test(entry))
    .map((entry): RawItem => {
      const body = ['BODY', 'EXTENDED BODY'].map((name) => sectionOf(entry, name)).join('\n');
      return {
        kind: 'entry',
        words: rawWords(body),
        pictures: body.match(/<img\b/gi)?.length ?? 0,
        comments: entry.match(/^(?:COMMENT|PING):[^\S\n]*$/gm)?.length ?? 0,
        spam: 0,
        addresses: /^UNIQUE URL: \S/m.test(entry) ? 1 : 0,
      };
    });
}

function sectionOf(entry: string, name: string): string {
  const start = entry.search(new RegExp(`^${name}:[^\\S\\n]*$`, 'm'));
  if (start < 0) return '';
  const lines = entry.slice(entry.indexOf('\n', start) + 1).split('\n');
  // Writers type dashes, too: a section ends where another one begins behind them, or the entry.
  let next: string | undefined;
  let end = lines.length;
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at]!.trim();
    if (/^-{5}$/.test(line) && (next === undefined || /^[A-Z ]+:$/.test(next))) end = at;
    if (line !== '') next = line;
  }
  return lines.slice(0, end).join('\n');
}

/** Counts the posts of an export of Ghost, in the order in which they stand; none where it is another JSON. */
export function postsOfJson(text: string): readonly RawItem[] {
  return postsIn(parsed(text), 0).map((post): RawItem => {
    const html = [post.html, post.content_html].find((one) => typeof one === 'string');
    const body = typeof html === 'string' ? html : typeof post.plaintext === 'string' ? post.plaintext : '';
    return {
      kind: typeof post.type === 'string' ? post.type : post.page === true ? 'page' : 'post',
      words: rawWords(body),
      pictures: body.match(/<img\b/gi)?.length ?? 0,
      comments: 0,
      spam: 0,
      addresses: typeof post.slug === 'string' || typeof post.url === 'string' ? 1 : 0,
    };
  });
}

type Values = { readonly [key: string]: unknown };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The first list of posts in a tree of JSON. */
function postsIn(value: unknown, depth: number): readonly Values[] {
  if (typeof value !== 'object' || value === null || depth > 5) return [];
  const { posts, items } = value as Values;
  for (const list of [posts, items])
    if (Array.isArray(list) && list.every((one) => typeof one === 'object' && one !== null))
      return list as Values[];
  for (const inner of Object.values(value).slice(0, 50)) {
    const found = postsIn(inner, depth + 1);
    if (found.length > 0) return found;
  }
  return [];
}
