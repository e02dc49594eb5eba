import type { Element, Nodes, Parents, RootContent } from 'hast';
import { readHtml } from '../body/read-html.ts';
import { attribute, findAll, replace, textOf } from '../body/tree.ts';
import { countWords, seenText } from '../body/words.ts';
import type { Remark } from '../found/piece.ts';

/** Puts HTML in an element's place; words, links and pictures that stood in it alone are noted as dropped. */
export function put(node: Element, parent: Parents, html: string, what: string, notes: Remark[]): void {
  const fresh = readHtml(html);
  const words = countWords(seenText(node)) - countWords(seenText(fresh));
  const said = textOf(node).slice(0, 80);
  if (words > 0) notes.push({ kind: 'dropped', what, detail: `"${said}"`, words });
  for (const [name, key, kind] of [
    ['a', 'href', 'link'],
    ['img', 'src', 'image'],
  ] as const) {
    const there = new Set(addressesIn(fresh, name, key));
    for (const address of addressesIn(node, name, key))
      if (!there.has(address))
        notes.push({ kind: 'dropped', what: kind, detail: `${address.slice(0, 200)}, of "${said}"` });
  }
  replace(parent, node as RootContent, ...(fresh.children as RootContent[]));
  node.children = [];
}

function addressesIn(node: Nodes, name: string, key: string): readonly string[] {
  return findAll(node, name)
    .map((one) => attribute(one, key))
    .filter((address) => address !== '');
}
