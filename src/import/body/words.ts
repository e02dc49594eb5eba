import type { Nodes } from 'hast';
import type { Nodes as MdastNodes } from 'mdast';
import { BLOCK } from './tree.ts';

/**
 * A word; each letter of a script that sets no spaces between words is one, so that links and notes between them do not
 * change their number.
 */
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]\p{M}*|[[\p{L}\p{N}\p{M}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]]+/gv;
const UNSEEN = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'title',
  'svg',
  'textarea',
  'select',
  'datalist',
]);

const [SIGN, LETTER, UNKNOWN] = [0, 1, 2];

/** Which characters of Latin and its neighbours belong to words, looked up instead of matched. */
const KINDS = Uint8Array.from({ length: 0x370 }, (_, code) =>
  /[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(code)) ? LETTER : SIGN,
);

/** The words of a text in their order, without case and punctuation. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

/** The number of words in `wordsOf`, counted without collecting them. */
export function countWords(text: string): number {
  let count = 0;
  let within = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = code < KINDS.length ? KINDS[code]! : code >= 0x2010 && code <= 0x206f ? SIGN : UNKNOWN;
    if (kind === UNKNOWN)
      return count - (within ? 1 : 0) + (text.slice(wordStart(text, at)).match(WORD)?.length ?? 0);
    if (kind === LETTER && !within) count++;
    within = kind === LETTER;
  }
  return count;
}

function wordStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && KINDS[text.charCodeAt(start - 1)] === LETTER) start--;
  return start;
}

/** The text that a reader of an HTML tree would see, with spaces between blocks. */
export function seenText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node) || (node.type === 'element' && UNSEEN.has(node.tagName))) return '';
  const inside = node.children.map(seenText).join('');
  return node.type === 'element' && BLOCK.has(node.tagName) ? ` ${inside} ` : inside;
}

/** The text that a reader of a Markdown tree would see: captions count, alternative texts do not. */
export function printedText(node: MdastNodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'code':
      return ` ${node.value} `;
    case 'html':
      return node.value.replace(
        /<!--[\s\S]*?-->|<(?:script|style)\b[^>]*>[\s\S]*?<\/(?:script|style)\s*>|<\/?([a-z][a-z0-9]*)[^>]*>/gi,
        (_, name: string | undefined) => (name && BLOCK.has(name.toLowerCase()) ? ' ' : ''),
      );
    case 'definition':
      // `[^1]: Text` is a note, though a word alone looks like an address.
      return node.label?.startsWith('^') ? ` ${node.url} ${node.title ?? ''} ` : '';
    case 'break':
      return ' ';
    case 'image':
      return node.title ? ` ${node.title} ` : '';
    default: {
      if (!('children' in node)) return '';
      const inside = (node.children as MdastNodes[]).map(printedText).join('');
      return PHRASING.has(node.type) ? inside : ` ${inside} `;
    }
  }
}

const PHRASING = new Set(['emphasis', 'strong', 'delete', 'link', 'linkReference']);
