import type { Element, ElementContent, RootContent, Text } from 'hast';
import type { Nodes as MdastNodes, PhrasingContent } from 'mdast';
import { attribute, isElement } from '../tree.ts';

/** Blocks as a tree of Markdown, or null for those that only the library converts. */
type Converted = MdastNodes[] | null;

/**
 * Converts the blocks that make up most bodies, from a tidy tree: paragraphs, headings, quotations, lists and dividers of text with
 * emphasis, links and line breaks. Null if anything else is in them. A shortcut for `rehype-remark`, which gives the
 * same tree but for positions, in ten times the time (`tests/import/body/plain-blocks.test.ts`).
 */
export function plainBlock(node: RootContent): Converted {
  if (node.type !== 'element') return null;
  const { tagName, children } = node;
  if (tagName === 'p') return paragraphOf(children, 'paragraph');
  if (/^h[1-6]$/.test(tagName)) return paragraphOf(children, Number(tagName[1]));
  if (tagName === 'hr') return [{ type: 'thematicBreak' }];
  if (tagName === 'blockquote') {
    const inside = flow(children);
    return inside && [{ type: 'blockquote', children: inside as never }];
  }
  return tagName === 'ul' || tagName === 'ol' ? list(node) : null;
}

/** Blocks, and runs of text between them as paragraphs. */
function flow(nodes: readonly ElementContent[]): Converted {
  const made: MdastNodes[] = [];
  let run: ElementContent[] = [];
  for (const node of nodes) {
    if (node.type === 'text' || isElement(node, ...INLINE)) {
      run.push(node);
      continue;
    }
    const before = paragraphOf(run, 'paragraph');
    const block = plainBlock(node);
    if (before === null || block === null) return null;
    made.push(...before, ...block);
    run = [];
  }
  const last = paragraphOf(run, 'paragraph');
  return last && [...made, ...last];
}

function list(node: Element): Converted {
  const items: MdastNodes[] = [];
  for (const child of node.children) {
    if (child.type === 'text' && isSpace(child.value)) continue;
    const inside = isElement(child, 'li') ? flow(child.children) : null;
    if (inside === null) return null;
    items.push({ type: 'listItem', spread: false, checked: null, children: inside as never });
  }
  const isOrdered = node.tagName === 'ol';
  const start = Number.parseInt(String(node.properties.start), 10);
  return [
    {
      type: 'list',
      ordered: isOrdered,
      start: isOrdered ? (Number.isNaN(start) ? 1 : start) : null,
      spread: false,
      children: items as never,
    },
  ];
}

const INLINE = ['a', 'b', 'br', 'em', 'i', 'strong'];

/** A paragraph, or a heading of some depth; none if there is nothing to see. */
function paragraphOf(nodes: readonly ElementContent[], kind: 'paragraph' | number): Converted {
  const leaves: Leaf[] = [];
  if (!gather(nodes, leaves)) return null;
  closeSpaces(leaves);
  const made = phrases(nodes, leaves.values());
  let [start, end] = [0, made.length];
  while (start < end && made[start]!.type === 'break') start++;
  while (end > start && made[end - 1]!.type === 'break') end--;
  const children = trimmed(made.slice(start, end));
  if (kind !== 'paragraph') return [{ type: 'heading', depth: kind as 1, children }];
  return children.length === 0 ? [] : [{ type: 'paragraph', children }];
}

/** A text as it will stand, or a line break. */
type Leaf = { readonly isBreak: boolean; value: string };

/** Gathers texts and line breaks in their order; false if something else is there. */
function gather(nodes: readonly ElementContent[], leaves: Leaf[]): boolean {
  for (const node of nodes) {
    if (node.type === 'text')
      leaves.push({ isBreak: false, value: node.value.replace(/[\t\n\v\f\r ]+/g, ' ') });
    else if (!isElement(node, ...INLINE)) return false;
    else if (node.tagName === 'br') leaves.push({ isBreak: true, value: '' });
    else if (node.children.length === 0 || !mayBeWritten(node) || !gather(node.children, leaves))
      return false;
  }
  return true;
}

/** Whether a link is one that Markdown has words for. */
function mayBeWritten(node: Element): boolean {
  return node.tagName !== 'a' || (attribute(node, 'href') !== '' && attribute(node, 'id') === '');
}

/** Leaves no space at the edges of lines, and one between words. */
function closeSpaces(leaves: readonly Leaf[]): void {
  let isAfter = true;
  const after: boolean[] = [];
  for (let at = leaves.length - 1; at >= 0; at--) {
    const { isBreak, value } = leaves[at]!;
    after[at] = isAfter;
    if (isBreak) isAfter = true;
    else if (!isSpace(value)) isAfter = false;
  }
  let isBefore = true;
  for (const [at, leaf] of leaves.entries()) {
    if (leaf.isBreak) {
      isBefore = true;
      continue;
    }
    if (isBefore && leaf.value.startsWith(' ')) leaf.value = leaf.value.slice(1);
    const endsSpaced = leaf.value.endsWith(' ');
    if (endsSpaced && after[at]) leaf.value = leaf.value.slice(0, -1);
    if (leaf.value !== '') isBefore = endsSpaced && !after[at];
  }
}

/** The tree of a line, with the texts of its leaves. */
function phrases(nodes: readonly ElementContent[], leaves: Iterator<Leaf>): PhrasingContent[] {
  const made: PhrasingContent[] = [];
  for (const node of nodes) {
    if (node.type === 'text') add(made, (leaves.next().value as Leaf).value);
    else if (node.type !== 'element') continue;
    else if (node.tagName !== 'br') made.push(phrase(node, phrases(node.children, leaves)));
    else {
      leaves.next();
      made.push({ type: 'break' });
    }
  }
  return made;
}

function add(made: PhrasingContent[], value: string): void {
  const last = made.at(-1);
  if (value === '') return;
  if (last?.type === 'text') last.value += value;
  else made.push({ type: 'text', value });
}

function phrase(node: Element, children: PhrasingContent[]): PhrasingContent {
  if (node.tagName !== 'a')
    return { type: /^(?:em|i)$/.test(node.tagName) ? 'emphasis' : 'strong', children };
  return {
    type: 'link',
    url: attribute(node, 'href'),
    title: attribute(node, 'title') || null,
    children,
  };
}

/** Without spaces at the edges of a block, which may be left where elements went. */
function trimmed(children: PhrasingContent[]): PhrasingContent[] {
  const first = children[0];
  if (first?.type === 'text') first.value = first.value.replace(/^[\t ]+/, '');
  const last = children.at(-1);
  if (last?.type === 'text') last.value = last.value.replace(/[\t ]+$/, '');
  return children.filter((child) => child.type !== 'text' || (child as Text).value !== '');
}

function isSpace(text: string): boolean {
  return /^[ \t\n\f\r]*$/.test(text);
}
