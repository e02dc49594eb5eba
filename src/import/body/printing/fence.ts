import type { Element } from 'hast';
import type { Nodes as MdastNodes } from 'mdast';
import { htmlOf } from '../html-text.ts';
import { attribute, find, rawTextOf } from '../tree.ts';
import type { State } from './handle.ts';

/** Prints code as a fence with its language. Code with links or pictures stays HTML. */
export function pre(_: State, node: Element): MdastNodes | MdastNodes[] {
  if (find(node, 'a', 'img') !== undefined)
    return {
      type: 'html',
      value: htmlOf({ ...node, properties: {} })
        .replace(/\n(?=\s*\n)/g, '&#10;')
        .trim(),
    };
  const lang = attribute(node, 'dataLang') || null;
  return { type: 'code', lang, value: rawTextOf(node).replace(/^\n/, '').replace(/\s+$/, '') };
}
