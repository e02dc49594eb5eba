import type { Element } from 'hast';
import type { Remark } from '../found/piece.ts';
import { isDangerous } from './addresses.ts';

/** Removes what an element would run: handlers of events, and addresses that are programs. */
export function disarm(node: Element, notes: Remark[]): void {
  for (const [name, value] of Object.entries(node.properties)) {
    const runs = /^on[a-z]/i.test(name);
    if (!runs && !(ADDRESSES.test(name) && node.tagName !== 'a' && isDangerous(String(value)))) continue;
    if (/^data:image\/(?!svg)/i.test(String(value).trim())) continue;
    delete node.properties[name];
    notes.push({
      kind: 'dropped',
      what: 'script',
      detail: `${name.toLowerCase()} of <${node.tagName}>: ${String(value).slice(0, 80)}`,
    });
  }
}

const ADDRESSES = /^(?:href|xlink:?href|src|action|formaction|background|poster|data|cite|longdesc|srcset)$/i;
