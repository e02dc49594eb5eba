import { hide, show } from '../hidden.ts';

/** Elements in which WP-Syntax and its like take code, by their attributes. */
const TYPED = /<(pre|code)\b(?=[^<>]{0,400}\s(?:lang|line)\s*=)[^<>]{0,400}>/gi;

/**
 * Escapes code that was typed with all its tags, which such plugins showed as text. Where an editor escaped the code, its
 * tags are markup.
 */
export function escapeTypedCode(html: string): string {
  const kept: string[] = [];
  const hidden = hide(html, TYPED, kept);
  return kept.length === 0 ? html : show(hidden, kept.map(escaped));
}

function escaped(element: string): string {
  const start = element.indexOf('>') + 1;
  const end = element.lastIndexOf('</');
  const [open, code] = [element.slice(0, start), element.slice(start, end)];
  const isMarkup = /\sescaped\s*=\s*["']?true/i.test(open) || /&lt;|^\s*<code\b/i.test(code);
  return isMarkup ? element : open + code.replaceAll('<', '&lt;') + element.slice(end);
}
