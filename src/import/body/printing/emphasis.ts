import type { Nodes as MdastNodes, Parents as MdastParents } from 'mdast';

/**
 * Replaces emphasis that stars cannot express by HTML tags, in place: `<strong>Note.</strong>Then`. By CommonMark (§6.2),
 * stars with a letter outside and punctuation inside open or close nothing. Other nodes stay as they are.
 */
export function writeEmphasis(node: MdastParents): void {
  join(node);
  const children = node.children as MdastNodes[];
  for (let at = 0; at < children.length; at++) {
    const child = children[at]!;
    if ('children' in child) writeEmphasis(child);
    const name = TAGS[child.type];
    if (name === undefined || !('children' in child)) continue;
    const [before, after] = [children[at - 1], children[at + 1]];
    const outside = [
      before === undefined ? surrounding(node) : edge(before, 'last'),
      after === undefined ? surrounding(node) : edge(after, 'first'),
    ] as const;
    const inside = child.children as MdastNodes[];
    const starsWork =
      delimits(outside[0], edge(inside[0], 'first')) && delimits(outside[1], edge(inside.at(-1), 'last'));
    // Beside other stars, emphasis is printed with underscores, which open or close nothing beside a letter.
    const isCrowded = outside.includes('*') && outside.some((sign) => /^[\p{L}\p{N}]$/u.test(sign));
    if ((starsWork && !isCrowded) || inside.length === 0) continue;
    children.splice(at, 1, { type: 'html', value: `<${name}>` }, ...inside, {
      type: 'html',
      value: `</${name}>`,
    });
    at += inside.length + 1;
  }
}

/** Joins two adjacent runs of the same emphasis, or of code, since their signs would run together. */
function join(node: MdastParents): void {
  const children = node.children as MdastNodes[];
  for (let at = children.length - 1; at > 0; at--) {
    const [one, other] = [children[at - 1]!, children[at]!];
    if (one.type === 'inlineCode' && other.type === 'inlineCode') {
      one.value += other.value;
      children.splice(at, 1);
    }
    if (one.type !== other.type || TAGS[one.type] === undefined) continue;
    if (!('children' in one) || !('children' in other)) continue;
    (one.children as MdastNodes[]).push(...(other.children as MdastNodes[]));
    children.splice(at, 1);
  }
}

const TAGS: { readonly [type: string]: string } = { emphasis: 'em', strong: 'strong', delete: 'del' };

/** Whether a run of stars opens or closes emphasis between two characters; '' means the edge of a block. */
function delimits(outside: string, inside: string): boolean {
  if (/^\s?$/u.test(inside)) return false;
  return !PUNCTUATION.test(inside) || /^\s?$/u.test(outside) || PUNCTUATION.test(outside);
}

const PUNCTUATION = /^[\p{P}\p{S}]$/u;

/** The punctuation with which a node surrounds its children when it is printed; '' if it has none. */
function surrounding({ type }: MdastParents): string {
  if (type === 'link' || type === 'linkReference') return '[';
  return TAGS[type] === undefined ? '' : '*';
}

/** First or last character of a node as it is written. */
function edge(node: MdastNodes | undefined, side: 'first' | 'last'): string {
  if (node === undefined) return '';
  if (node.type === 'text')
    return (side === 'first' ? [...node.value.slice(0, 2)][0] : lastOf(node.value)) ?? '';
  if (node.type === 'break') return side === 'first' ? '\\' : '\n';
  if (TAGS[node.type] !== undefined) return '*';
  return side === 'first' ? '<' : '>';
}

function lastOf(text: string): string | undefined {
  return [...text.slice(-2)].at(-1);
}
