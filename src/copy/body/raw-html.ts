import type { Element, ElementData, Nodes, Root } from 'hast';

/**
 * Attributes whose text the reader of raw HTML would set anew, as numbers or as lists: addresses with commas would
 * break, and a writer's text is not ours to respace. They travel past it under names that it does not know: the
 * first letter of each becomes a sign that no writer's text holds, so that every place stays.
 */
const KEPT: { readonly [attribute: string]: string } = {
  accept: 'accept',
  coords: 'coords',
  height: 'height',
  imagesrcset: 'imageSrcSet',
  srcset: 'srcSet',
  'stroke-dasharray': 'strokeDashArray',
  title: 'title',
  width: 'width',
};

const LOWER = '\u0002';
const UPPER = '\u0001';

/** Whether the text of an attribute, named in small letters, stays as it was written. */
export function isKept(attribute: string): boolean {
  return Object.hasOwn(KEPT, attribute);
}

/** Disguises attributes in the raw HTML of a tree, in place. */
export function keepAttributes(node: Nodes): void {
  if ((node.type as string) === 'raw' && 'value' in node) node.value = disguised(node.value);
  if ('children' in node) node.children.forEach(keepAttributes);
}

/** Leaves comments out of a tree, in place. The texts before and after one become one text. */
export function leaveOutComments(node: Nodes): void {
  if (!('children' in node)) return;
  const children: Nodes[] = [];
  for (const child of node.children as readonly Nodes[]) {
    const last = children.at(-1);
    if (child.type === 'comment') continue;
    if (child.type === 'text' && last?.type === 'text')
      children[children.length - 1] = { type: 'text', value: last.value + child.value };
    else children.push(child);
    leaveOutComments(child);
  }
  node.children = children as typeof node.children;
  if (node.type === 'element' && node.content) leaveOutComments(node.content);
}

/**
 * Gives attributes their names back, in place, once raw HTML is read. `data.written` is true of elements that had
 * one. Raw HTML can write with character references the two characters that only slots may have; they are replaced.
 */
export function restoreAttributes(node: Root | Nodes): void {
  if ('value' in node) node.value = restored(node.value);
  if (node.type === 'element') {
    restoreElement(node);
    // The cleaner drops a position without an end, which an element has if another element without a position closed
    // it.
    if (node.position) node.position.end ??= node.position.start;
  }
  if ('children' in node) node.children.forEach(restoreAttributes);
  if ('content' in node && node.content) restoreAttributes(node.content);
}

/** Gives the attributes of one element their names back, in place. */
function restoreElement(node: Element): void {
  const properties = Object.entries(node.properties).map(([name, value]) => {
    const kept = name[0] === LOWER || name[0] === UPPER ? PROPERTIES.get(name.slice(1)) : undefined;
    if (kept !== undefined) {
      node.data ??= {} as ElementData;
      node.data.written = true;
    }
    if (typeof value === 'string') return [kept ?? name, restored(value)];
    return [name, Array.isArray(value) ? value.map((each) => restored(String(each))) : value];
  });
  node.properties = Object.fromEntries(properties);
}

declare module 'hast' {
  interface ElementData {
    /** Whether the element has attributes that only a writer's own HTML gives. */
    written?: boolean;
  }
}

/** Properties by the attribute's name without its first letter. */
const PROPERTIES: ReadonlyMap<string, string> = new Map(
  Object.entries(KEPT).map(([attribute, property]) => [attribute.slice(1), property]),
);

const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.keys(KEPT).map((attribute) => [attribute.slice(1), attribute[0]!]),
);

function disguised(html: string): string {
  let result = '';
  let done = 0;
  const tags = /<[a-z][^\s/>]*/gi;
  for (let tag = tags.exec(html); tag !== null; tag = tags.exec(html)) {
    const attributes = new RegExp(ATTRIBUTE, 'y');
    attributes.lastIndex = tags.lastIndex;
    for (let found = attributes.exec(html); found !== null; found = attributes.exec(html)) {
      tags.lastIndex = attributes.lastIndex;
      const [, space = '', name = ''] = found;
      if (!Object.hasOwn(KEPT, name.toLowerCase())) continue;
      const at = found.index + space.length;
      result += html.slice(done, at) + (/^[a-z]/.test(name) ? LOWER : UPPER);
      done = at + 1;
    }
  }
  return result + html.slice(done);
}

const ATTRIBUTE = /([\s/]*)([^\s"'<>/=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?/;

/** Restores what turned out not to be an attribute (in a script, a comment). */
function restored(text: string): string {
  if (!/[\u0001\u0002]/.test(text)) return text;
  return text
    .replace(DISGUISED, (_, sign: string, rest: string) => {
      const letter = LETTERS.get(rest.toLowerCase())!;
      return (sign === LOWER ? letter : letter.toUpperCase()) + rest;
    })
    .replace(/[\u0001\u0002]/g, '\ufffd');
}

const DISGUISED = new RegExp(`([\\u0001\\u0002])(${[...LETTERS.keys()].join('|')})`, 'gi');
