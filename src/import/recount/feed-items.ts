import type { RawItem } from './held.ts';
import { rawWords } from './raw-words.ts';

/**
 * Where an item of RSS, of WordPress, of Atom or of Tumblr begins; code in a body seldom has a field right behind it, or
 * a post with a number and a type.
 */
const START =
  /<event>(?=\s*<(?:itemid|eventtime|anum|ditemid|subject|props|security|url|logtime|event)\b)|<post(?=\s[^<>]{0,2000}\bid="\d)(?=\s[^<>]{0,2000}\btype=")[^<>]{0,2000}>|<(?:item|entry)(?:\s[^<>]{0,500})?>(?=\s*<(?:title|link|guid|id|pubDate|published|updated|dc:|wp:|description|category|author|content|media:|itunes:|blogger:|itemid|eventtime|subject|event)\b)/g;

/** Longer than any opening of an item with what must follow it. */
const OPENING = 2100;

/** Cuts XML into its items as it comes and counts what is in each, by patterns alone. */
export class FeedItems {
  /** Text of the item that has begun, in parts: joined with every chunk, a long one would be copied each time. */
  private parts: string[] = [];
  /** Where that item begins in the whole text; -1 before the first. */
  private start = -1;
  private length = 0;
  private tail = '';

  take(text: string): readonly RawItem[] {
    const items: RawItem[] = [];
    const window = this.tail + text;
    const from = this.length - this.tail.length;
    if (this.start >= 0) this.parts.push(text);
    for (const { index } of window.matchAll(START)) {
      const at = from + index;
      if (at <= this.start) continue;
      if (this.start < 0) this.parts = [window.slice(index)];
      else {
        const whole = this.parts.join('');
        items.push(itemOf(whole.slice(0, at - this.start)));
        this.parts = [whole.slice(at - this.start)];
      }
      this.start = at;
    }
    this.length += text.length;
    this.tail = window.slice(-OPENING);
    return items;
  }

  rest(): readonly RawItem[] {
    return this.start < 0 ? [] : [itemOf(this.parts.join(''))];
  }
}

function itemOf(xml: string): RawItem {
  const whole = xml.slice(
    0,
    Math.max(...['</item>', '</entry>', '</post>', '</event>'].map((end) => xml.lastIndexOf(end))) + 1 ||
      undefined,
  );
  // In LiveJournal's entries, comments have the same elements as the entry.
  const [own = '', ...inside] = whole.includes('<eventtime>') ? whole.split(/<comment>/) : [whole];
  const comments = inside.length + whole.split('<wp:comment>').length - 1;
  const body = bodyOf(own);
  return {
    kind: kindOf(whole),
    words: body === null ? 0 : rawWords(body),
    pictures: body === null ? 0 : (body.match(/<img\b/gi)?.length ?? 0),
    comments,
    spam: whole.match(/<wp:comment_approved>(?:<!\[CDATA\[)?(?:spam|trash|post-trashed)\b/g)?.length ?? 0,
    addresses: /<link\b[^<>]{0,1000}(?:href=["']https?:|>\s*(?:<!\[CDATA\[)?\s*https?:)/.test(whole) ? 1 : 0,
  };
}

function kindOf(xml: string): string {
  const named =
    /^<post\s[^<>]*?\btype="(\w+)/.exec(xml)?.[1] ??
    /<wp:post_type>(?:<!\[CDATA\[)?\s*([\w-]+)/.exec(xml)?.[1] ??
    /<blogger:type>\s*(\w+)/.exec(xml)?.[1] ??
    /blogger\/2008\/kind#(\w+)/.exec(xml)?.[1] ??
    'post';
  return named.toLowerCase();
}

/** The text of an item: from the first tag of its body to the last, whatever sections lie between. */
function bodyOf(xml: string): string | null {
  if (xml.startsWith('<post'))
    return TUMBLR.map((name) => {
      const inner = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(xml)?.[1] ?? '';
      const plain = inner.replace(/<!\[CDATA\[|\]\]>/g, '');
      return plain.length < inner.length ? plain : unescaped(plain);
    }).join('\n');
  // In a file of one entry of LiveJournal, the text has the name of the whole.
  if (xml.startsWith('<event>')) return bodyOf(xml.slice('<event>'.length));
  for (const name of ['content:encoded', 'content', 'description', 'summary', 'event']) {
    const open = new RegExp(`<${name}(?=[\\s>])[^<>]{0,1000}>`).exec(xml);
    const close = xml.lastIndexOf(`</${name}>`);
    if (open === null || close < open.index) continue;
    const inner = xml.slice(open.index + open[0].length, close);
    const plain = inner.replace(/<!\[CDATA\[|\]\]>/g, '');
    if (plain.trim() === '') continue;
    return plain.length < inner.length || /<[a-z]/i.test(inner) ? plain : unescaped(plain);
  }
  return null;
}

/** What a post of Tumblr says, by its kind. */
const TUMBLR = [
  'regular-body',
  ...['photo-caption', 'video-caption', 'audio-caption'],
  ...['quote-text', 'quote-source', 'link-description', 'conversation', 'question', 'answer'],
];

function unescaped(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}
