import { escapeHtml } from '../../../model/text/html.ts';
import type { Remark } from '../../found/piece.ts';
import { cardHtml } from './cards.ts';

type Node = { readonly type?: string; readonly children?: readonly Node[]; readonly [key: string]: unknown };

const FORMATS: readonly (readonly [number, string])[] = [
  [16, 'code'],
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [8, 'u'],
  [32, 'sub'],
  [64, 'sup'],
  [128, 'mark'],
];

/** HTML of a body that Ghost keeps as Lexical JSON; null if it is not Lexical. */
export function htmlOfLexical(json: string, notes: Remark[]): string | null {
  try {
    const { root } = JSON.parse(json) as { root?: Node };
    return root?.children ? root.children.map((node) => htmlOf(node, 0, notes)).join('\n') : null;
  } catch {
    return null;
  }
}

function htmlOf(node: Node, depth: number, notes: Remark[]): string {
  if (depth > 60) return '';
  const inner = () => (node.children ?? []).map((child) => htmlOf(child, depth + 1, notes)).join('');
  const text = (name: string) => (typeof node[name] === 'string' ? node[name] : '');
  switch (node.type) {
    case 'text':
    case 'extended-text':
      return formatted(escapeHtml(text('text')), Number(node.format ?? 0));
    case 'linebreak':
      return '<br>';
    case 'tab':
      return ' ';
    case 'paragraph':
      return `<p>${inner()}</p>`;
    case 'heading':
    case 'extended-heading':
      return /^h[1-6]$/.test(text('tag'))
        ? `<${text('tag')}>${inner()}</${text('tag')}>`
        : `<h2>${inner()}</h2>`;
    case 'quote':
    case 'extended-quote':
    case 'aside':
      return `<blockquote>${inner()}</blockquote>`;
    case 'list':
      return node.listType === 'number'
        ? `<ol${node.start && node.start !== 1 ? ` start="${Number(node.start)}"` : ''}>${inner()}</ol>`
        : `<ul>${inner()}</ul>`;
    case 'listitem':
      return `<li>${inner()}</li>`;
    case 'link':
    case 'autolink':
      return `<a href="${escapeHtml(text('url'))}">${inner()}</a>`;
    case 'root':
      return inner();
    default:
      return node.children && node.children.length > 0 ? inner() : cardHtml(node.type ?? '', node, notes);
  }
}

function formatted(html: string, format: number): string {
  return FORMATS.reduce(
    (inner, [bit, name]) => ((format & bit) === 0 ? inner : `<${name}>${inner}</${name}>`),
    html,
  );
}
