import type { Element, ElementContent } from 'hast';
import { hasDoubleBreak, isBlock } from './runs.ts';
import { isBlank, isElement } from './tree.ts';

/** Elements that mark a run of text. If one contains blocks or an empty line, Markdown needs it once for each part. */
export const INLINE =
  /^(?:b|strong|i|em|u|s|del|strike|ins|mark|small|sup|sub|cite|dfn|q|a|abbr|acronym|label)$/;

/**
 * An inline element in parts that each stand in one paragraph: inside the blocks that it holds, and divided at two line
 * breaks. Undefined if it is one part.
 */
export function partsOf(node: Element): readonly ElementContent[] | undefined {
  if (node.children.some(isBlock)) return insideBlocks(node, node.children);
  if (node.tagName !== 'a' && hasDoubleBreak(node)) return betweenBreaks(node);
  return undefined;
}

function insideBlocks(node: Element, children: readonly ElementContent[]): ElementContent[] {
  const out: ElementContent[] = [];
  let run: ElementContent[] = [];
  const flush = () => {
    if (run.some((child) => !isBlank(child) && !isElement(child, 'br'))) out.push({ ...node, children: run });
    run = [];
  };
  for (const child of children) {
    if (!isBlock(child)) {
      run.push(child);
      continue;
    }
    flush();
    if (isElement(child)) out.push(within(node, child));
  }
  flush();
  return out;
}

/** A block whose text is marked as an element around the block would have it. */
function within(node: Element, block: Element): Element {
  const name = block.tagName;
  const isMarked = /^(?:p|li|dt|dd|figcaption|summary|h[1-6])$/.test(name);
  const isShell = /^(?:ul|ol|dl|blockquote|div|section|details|footnote-text)$/.test(name);
  // Headings are bold already.
  if (/^h[1-6]$/.test(name) && /^(?:b|strong)$/.test(node.tagName)) return block;
  if (isShell || (isMarked && block.children.some(isBlock)))
    return { ...block, children: insideBlocks(node, block.children) };
  if (isMarked) return { ...block, children: [{ ...node, children: block.children }] };
  if (node.tagName === 'a' && name === 'figure') return { ...block, children: linkedPicture(node, block) };
  return block;
}

function linkedPicture(link: Element, figure: Element): ElementContent[] {
  return figure.children.map((child) => (isElement(child, 'img') ? { ...link, children: [child] } : child));
}

function betweenBreaks(node: Element): ElementContent[] {
  const parts: ElementContent[][] = [[]];
  let breaks: ElementContent[] = [];
  for (const child of node.children) {
    if (isElement(child, 'br')) breaks.push(child);
    else if (breaks.length === 0 || !isBlank(child)) {
      if (breaks.length > 1) parts.push([]);
      else parts.at(-1)!.push(...breaks);
      breaks = [];
      parts.at(-1)!.push(child);
    }
  }
  const br = (): ElementContent => ({ type: 'element', tagName: 'br', properties: {}, children: [] });
  return [
    ...parts.flatMap((part, at) => [...(at === 0 ? [] : [br(), br()]), { ...node, children: part }]),
    ...breaks,
  ];
}
