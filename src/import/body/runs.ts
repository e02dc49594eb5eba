import type { Element, ElementContent } from 'hast';
import { BLOCK, element, isBlank, isElement } from './tree.ts';

/**
 * Puts runs of text between blocks, and what two line breaks separate, into paragraphs. `always`: even if there is only
 * one run and no block.
 */
export function paragraphs(children: readonly ElementContent[], always = true): ElementContent[] {
  const out: ElementContent[] = [];
  let run: ElementContent[] = [];
  const flush = () => {
    const kept = trimmed(run);
    if (kept.length > 0) out.push(element('p', {}, kept));
    run = [];
  };
  let breaks = 0;
  for (const child of children) {
    if (isBlock(child)) {
      flush();
      out.push(child);
      breaks = 0;
    } else if (isElement(child, 'br')) {
      breaks++;
      if (breaks === 2) {
        while (run.length > 0 && (isElement(run.at(-1), 'br') || isBlank(run.at(-1)))) run.pop();
        flush();
      } else if (breaks < 2) run.push(child);
    } else {
      if (!isBlank(child)) breaks = 0;
      run.push(child);
    }
  }
  if (!always && out.length === 0) return [...children];
  flush();
  return out;
}

/** Children without blank text and line breaks at either end. */
export function trimmed(children: readonly ElementContent[]): ElementContent[] {
  const kept = [...children];
  while (kept.length > 0 && (isBlank(kept[0]) || isElement(kept[0], 'br'))) kept.shift();
  while (kept.length > 0 && (isBlank(kept.at(-1)) || isElement(kept.at(-1), 'br'))) kept.pop();
  return kept;
}

/** Whether a node stands by itself, and is not part of a line of text. */
export function isBlock(node: ElementContent): boolean {
  return (
    isElement(node) && node.tagName !== 'br' && (BLOCK.has(node.tagName) || node.tagName === 'footnote-text')
  );
}

/** Whether an element's content is divided by two line breaks in a row. */
export function hasDoubleBreak(node: Element): boolean {
  let breaks = 0;
  for (const child of node.children) {
    if (isElement(child, 'br')) breaks++;
    else if (!isBlank(child)) breaks = 0;
    if (breaks === 2) return true;
  }
  return false;
}
