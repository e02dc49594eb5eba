import type { Element, ElementContent, Root } from 'hast';
import { attribute, classes, element, findAll } from './tree.ts';

/**
 * Gives poems, and other text whose lines are its writer's, line breaks that HTML shows, in place. Spaces with which a
 * line begins become no-break spaces.
 */
export function readyPoems(root: Root): void {
  for (const node of findAll(root)) {
    const poem = node.tagName === 'pre' && POEM.test(classes(node));
    if (!poem && !keepsLines(node)) continue;
    if (poem) {
      node.tagName = 'p';
      node.properties = {};
    }
    breakLines(node, true);
  }
}

const POEM = / (?:wp-block-verse|verse|poem|poetry|lyrics) /;

/** Elements whose style keeps white space as it is typed, as some editors save every paragraph. */
function keepsLines(node: Element): boolean {
  return (
    /^(?:p|div|span|blockquote)$/.test(node.tagName) &&
    /(?:^|;)\s*white-space\s*:\s*(?:pre|break-spaces)/i.test(attribute(node, 'style'))
  );
}

/** Makes a line break of every line end under an element; `first`: the text begins a line. */
function breakLines(node: Element, first: boolean): void {
  let begins = first;
  node.children = node.children.flatMap((child, at): ElementContent[] => {
    if (child.type === 'element') {
      breakLines(child, begins);
      begins = child.tagName === 'br';
      return [child];
    }
    if (child.type !== 'text') return [child];
    const text = at === 0 && first ? child.value.replace(/^\r?\n/, '') : child.value;
    const lines = text.split(/\r?\n/);
    return lines.flatMap((line, number): ElementContent[] => {
      const starts = number > 0 || begins;
      begins = false;
      return [
        ...(number === 0 ? [] : [element('br', {})]),
        { type: 'text', value: starts ? indented(line) : line },
      ];
    });
  });
}

/** One space alone would be taken for the end of a line that an editor wrapped. */
function indented(line: string): string {
  return line.replace(/^[ \t\u00a0]+(?=\S)/, (spaces) =>
    '\u00a0'.repeat(Math.max(2, spaces.replace(/\t/g, '    ').length)),
  );
}
