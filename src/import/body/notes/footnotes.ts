import type { Element, ElementContent, Nodes, Parents, Root, RootContent } from 'hast';
import { decoded } from '../../../model/text/percent.ts';
import type { Remark } from '../../found/piece.ts';
import { attribute, element, find, isBlank, isElement, parentsOf, replace, textOf, walk } from '../tree.ts';
import { countWords, seenText } from '../words.ts';

/** A limit that no writer reaches, and that the printer of footnotes needs. */
const MOST = 1000;

/** A mark in the text and its note, found by their links to each other. */
type Pair = { readonly mark: Element; readonly holder: Element; readonly back: Element };

/**
 * Makes footnotes of links that lead to a note which leads back, whatever system made them, in place: the mark
 * becomes `<footnote-mark>`, the note `<footnote-text>` at the end. Returns how many there are.
 */
export function markFootnotes(root: Root, remarks: Remark[]): number {
  const parents = parentsOf(root);
  const byId = new Map<string, Element>();
  const order = new Map<Nodes, number>();
  walk(root, (node) => {
    order.set(node, order.size);
    for (const name of ['id', 'name']) {
      const id = attribute(node, name);
      if (id !== '' && !byId.has(id)) byId.set(id, node);
    }
  });
  const pairs = new Map<Element, Pair>();
  const marks = new Map<Element, Element>();
  walk(root, (link) => {
    if (link.tagName !== 'a' || marks.has(link)) return;
    const target = targetOf(link, byId);
    if (target === undefined || (order.get(target) ?? 0) < (order.get(link) ?? 0)) return;
    const holder = holderOf(target, parents);
    if (holder === undefined || contains(holder, link)) return;
    const back = backLink(holder, link, byId, parents);
    if (back === undefined || textOf(link).length > 12) return;
    marks.set(link, holder);
    if (!pairs.has(holder)) pairs.set(holder, { mark: link, holder, back });
  });
  if (pairs.size === 0 || pairs.size > MOST) return 0;
  const ways = new Set<string>();
  for (const link of marks.keys())
    for (const node of [link, parents.get(link), ...siblingsOf(link, parents)])
      for (const name of ['id', 'name'])
        if (isElement(node) && attribute(node, name) !== '') ways.add(attribute(node, name));
  const labels = new Map<Element, string>();
  for (const holder of pairs.keys()) labels.set(holder, String(labels.size + 1));
  for (const [link, holder] of marks) {
    const above = parents.get(link)!;
    const outer = isElement(above, 'sup') && textOf(above) === textOf(link) ? above : link;
    replace(
      parents.get(outer) as Parents,
      outer as RootContent,
      // Without a text of its own, the space after it would be taken for a second one.
      element('footnote-mark', { label: labels.get(holder)! }, [{ type: 'text', value: '\u2060' }]),
    );
  }
  const notes: Element[] = [];
  const shells = new Set<Nodes>();
  for (const pair of pairs.values()) {
    for (let above = parents.get(pair.holder); above && above !== root; above = parents.get(above))
      shells.add(above);
    notes.push(noteOf(pair, labels.get(pair.holder)!, ways, parents));
  }
  sweep(shells, parents);
  dropLastRules(root);
  dropHeading(root, remarks);
  root.children.push(...notes);
  return notes.length;
}

function targetOf(link: Element, byId: ReadonlyMap<string, Element>): Element | undefined {
  const href = attribute(link, 'href');
  const hash = href.indexOf('#');
  if (hash < 0 || hash === href.length - 1) return undefined;
  const id = href.slice(hash + 1);
  return byId.get(id) ?? byId.get(decoded(id));
}

/** The block that a note stands in. */
function holderOf(target: Element, parents: ReadonlyMap<Nodes, Parents>): Element | undefined {
  let node: Nodes | undefined = target;
  while (isElement(node) && !isElement(node, 'li', 'p', 'div', 'dd', 'aside', 'td')) node = parents.get(node);
  if (!isElement(node)) return undefined;
  const above = parents.get(node);
  const kin = / (?:footnote|footnote-content|FootnoteToDOM) /;
  if (isElement(above) && (isElement(above, 'li') || kin.test(` ${attribute(above, 'className')} `)))
    return above;
  return node;
}

/** The link in a note that leads back to its mark or to what holds the mark. */
function backLink(
  holder: Element,
  mark: Element,
  byId: ReadonlyMap<string, Element>,
  parents: ReadonlyMap<Nodes, Parents>,
): Element | undefined {
  let found: Element | undefined;
  walk(holder, (link) => {
    if (link.tagName !== 'a' || found) return;
    const target = targetOf(link, byId);
    if (target === undefined) return;
    let node: Nodes | undefined = mark;
    for (let step = 0; step < 3 && node; step++) {
      if (
        node === target ||
        (isElement(target) && contains(node, target) && step < 2 && textOf(node).length < 16)
      )
        found = link;
      node = parents.get(node);
    }
    for (const one of [mark, parents.get(mark)]) {
      const beside: readonly Nodes[] = one === undefined ? [] : siblingsOf(one, parents);
      const at = one === undefined ? -1 : beside.indexOf(one);
      if (at >= 0 && (beside[at - 1] === target || beside[at + 1] === target)) found ??= link;
    }
  });
  return found;
}

function siblingsOf(node: Nodes, parents: ReadonlyMap<Nodes, Parents>): readonly Nodes[] {
  return parents.get(node)?.children ?? [];
}

function contains(node: Nodes, inner: Nodes): boolean {
  if (node === inner) return true;
  const children = 'children' in node ? (node.children as readonly Nodes[]) : [];
  return children.some((child) => contains(child, inner));
}

function noteOf(
  { holder, back }: Pair,
  label: string,
  ways: ReadonlySet<string>,
  parents: ReadonlyMap<Nodes, Parents>,
): Element {
  const above = parents.get(holder);
  if (above) replace(above, holder as RootContent);
  removeLink(holder, back);
  walk(holder, (link, parent) => {
    if (link.tagName !== 'a') return;
    const href = attribute(link, 'href');
    if (ways.has(href.slice(href.indexOf('#') + 1)) && href.includes('#'))
      replace(parent, link as RootContent);
    else if (
      /^(?:↩|↑|\^|⏎|⤴|\ufe0e|\ufe0f|\s)*$/u.test(textOf(link)) &&
      find(link, 'img') === undefined &&
      attribute(link, 'href').includes('#')
    )
      replace(parent, link as RootContent);
  });
  const inner = holder.tagName === 'p' ? [holder] : holder.children;
  const first = firstText(holder);
  if (first)
    first.value = first.value
      .replace(/^\s*(?:\[?\d{1,3}[\].)]|[\^*.)\]:])\s*/, '')
      .replace(/^[\s\u00a0]+/, '');
  return element('footnote-text', { label }, inner as ElementContent[]);
}

function removeLink(node: Element, link: Element): void {
  walk(node, (candidate, parent) => {
    if (candidate !== link) return;
    const sup = isElement(parent, 'sup') && textOf(parent) === textOf(link);
    if (sup) (parent as Element).children = [];
    else replace(parent, candidate as RootContent);
  });
}

function firstText(node: Nodes): { value: string } | undefined {
  if (node.type === 'text') return /\S/.test(node.value) ? node : undefined;
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    const found = firstText(child as Nodes);
    if (found) return found;
    if (isElement(child as Nodes, 'img')) return undefined;
  }
  return undefined;
}

/** Removes the elements that held the notes and are empty now. */
function sweep(shells: ReadonlySet<Nodes>, parents: ReadonlyMap<Nodes, Parents>): void {
  // An element around another is empty only after the round in which the inner one was removed.
  for (let round = 0; round < 6; round++)
    for (const shell of shells) {
      const above = parents.get(shell);
      if (!isElement(shell) || above === undefined || find(shell, 'img') !== undefined) continue;
      if (shell.children.every((inner) => isBlank(inner) || isElement(inner, 'hr')))
        replace(above, shell as RootContent);
    }
}

/** Removes the rules that separated the notes from the text. */
function dropLastRules(root: Root): void {
  for (let end = endOf(root); isElement(end?.node, 'hr'); end = endOf(root)) replace(end.parent, end.node);
}

/** Removes a heading that was over the notes alone, since the page has one of its own. */
function dropHeading(root: Root, remarks: Remark[]): void {
  const end = endOf(root);
  if (!isElement(end?.node, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p') || !HEADING.test(textOf(end.node)))
    return;
  replace(end.parent, end.node);
  remarks.push({
    kind: 'dropped',
    what: 'heading',
    detail: `"${textOf(end.node)}" over the footnotes`,
    words: countWords(seenText(end.node)),
  });
  dropLastRules(root);
}

/** The last thing of a body that is seen, inside of the wrappers around it. */
function endOf(parent: Parents): { readonly parent: Parents; readonly node: RootContent } | undefined {
  const children = parent.children as readonly RootContent[];
  const node = children.findLast((child) => !isBlank(child));
  if (node === undefined) return undefined;
  return isElement(node, 'div', 'section', 'article', 'main') &&
    node.children.some((child) => !isBlank(child))
    ? endOf(node)
    : { parent, node };
}

const HEADING =
  /^(?:(?:foot|end)?\s?notes?|references|fußnoten|anmerkungen|einzelnachweise|notes? de bas de page|notas?(?: al pie)?|note|voetnoten|脚注|注釈|註釋)\s*:?$/i;
