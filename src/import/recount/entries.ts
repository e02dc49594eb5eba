import type { RawItem } from './held.ts';
import { rawWords } from './raw-words.ts';

/** Counts the entries of a text export of Movable Type; none if it is another text. */
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
  // Writers type dashes, too, so a section ends only if another section follows them, or the entry ends.
  let next: string | undefined;
  let end = lines.length;
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at]!.trim();
    if (/^-{5}$/.test(line) && (next === undefined || /^[A-Z ]+:$/.test(next))) end = at;
    if (line !== '') next = line;
  }
  return lines.slice(0, end).join('\n');
}

/** Lists of posts of an export in JSON, each in the order in which it stands; none if it is another JSON. */
export function postsOfJson(text: string): readonly (readonly RawItem[])[] {
  const data = parsed(text);
  const lists: (readonly Values[])[] = [];
  if (isList(data) && data.every(({ id, type }) => id !== undefined && typeof type === 'string'))
    lists.push(data);
  else gather(data, 0, lists);
  return lists.map((posts) => posts.map(itemOfPost));
}

function itemOfPost(post: Values): RawItem {
  const written = (key: string) => (typeof post[key] === 'string' ? (post[key] as string) : '');
  const one = BODIES.map(written).find((text) => text.trim() !== '') ?? '';
  const body = [one, written('question'), written('answer')].join('\n');
  return {
    kind: written('type') || (post.page === true ? 'page' : 'post'),
    words: rawWords(body),
    pictures: body.match(/<img\b/gi)?.length ?? 0,
    comments: 0,
    spam: 0,
    addresses: typeof post.slug === 'string' || typeof post.url === 'string' ? 1 : 0,
  };
}

/** Keys under which systems keep the text of a post. Of several the first is what the site showed. */
const BODIES = ['html', 'content_html', 'body', 'content_text', 'plaintext', 'caption'];

type Values = { readonly [key: string]: unknown };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isList(value: unknown): value is readonly Values[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null);
}

/** Puts every list of posts in a tree of JSON into `lists`; what a post holds itself is not looked into. */
function gather(value: unknown, depth: number, lists: (readonly Values[])[]): void {
  if (typeof value !== 'object' || value === null || depth > 5) return;
  for (const [key, inner] of Object.entries(value).slice(0, 200))
    if ((key === 'posts' || key === 'items') && isList(inner)) {
      if (inner.length > 0) lists.push(inner);
    } else gather(inner, depth + 1, lists);
}
