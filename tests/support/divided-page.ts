import { dividedWords, isFilter, isUndivided } from '../../src/desk/search/divided-words.ts';

const TAG = /<!--[\s\S]*?-->|<!\w[^>]*>|<(\/?)([a-z][^\s/>]*)(?:[^>"']|"[^"]*"|'[^']*')*>/gi;

/** A page with its words divided, for Pagefind to read: our own reader divides them as it reads. */
export function dividedPage(html: string): string {
  let from = 0;
  let divided = '';
  /** The element whose text is kept, and how many of its name are open. */
  let kept = { name: '', depth: 0 };
  for (const { 0: tag, 1: slash, 2: written = '', index } of html.matchAll(TAG)) {
    const name = written.toLowerCase();
    const text = html.slice(from, index);
    divided += (kept.depth === 0 ? dividedWords(text) : text) + tag;
    from = index + tag.length;
    if (kept.depth === 0) {
      if (!slash && (isUndivided(name) || isFilter(tag))) kept = { name, depth: 1 };
    } else if (name === kept.name && !tag.endsWith('/>')) kept.depth += slash ? -1 : 1;
  }
  return divided + html.slice(from);
}
