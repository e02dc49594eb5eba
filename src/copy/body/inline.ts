import type { ElementContent, Root, RootContent } from 'hast';
import type { Style } from '../../model/site.ts';
import { readMarkdown } from './accelerator.ts';
import { kindOf } from './addresses.ts';
import { tooComplex } from './complexity.ts';
import { printHtml, toHtmlTree } from './markdown.ts';
import { setType } from './typography.ts';

/**
 * Inline Markdown (a bio line, a note) as inline HTML without slots, with the punctuation of its language. Links that
 * would run something lose their address; pictures are replaced by their alternative text, blocks by their content.
 */
export function inlineMarkdown(text: string, style: Style, lang: string = style.lang): string {
  if (tooComplex(text) !== null) return '';
  const tree = readMarkdown(text, style.accelerate);
  if (style.smartPunctuation) setType(tree, lang);
  const html = toHtmlTree(tree, style.html);
  const line: Root = { type: 'root', children: lineOf(html.children) };
  return printHtml(line).replace(/\s+/g, ' ').trim();
}

const BLOCKS: ReadonlySet<string> = new Set([
  'p',
  'div',
  'blockquote',
  'ul',
  'ol',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'section',
  'table',
  'thead',
  'tbody',
  'tr',
  'td',
  'th',
  'pre',
]);

function lineOf(nodes: readonly RootContent[]): ElementContent[] {
  const line: ElementContent[] = [];
  for (const node of nodes) {
    if (node.type === 'text') line.push({ type: 'text', value: node.value.replace(/\s+/g, ' ') });
    else if (node.type !== 'element') continue;
    else if (BLOCKS.has(node.tagName)) line.push(...lineOf(node.children));
    else if (node.tagName === 'img') line.push({ type: 'text', value: String(node.properties.alt ?? '') });
    else if (node.tagName !== 'hr') {
      const { href } = node.properties;
      if (typeof href === 'string' && kindOf(href) === 'unsafe') delete node.properties.href;
      delete node.properties.id;
      line.push({ ...node, children: lineOf(node.children) });
    }
  }
  return line;
}
