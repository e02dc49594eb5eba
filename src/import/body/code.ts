import type { Element } from 'hast';
import type { Nodes as MdastNodes, PhrasingContent } from 'mdast';
import type { State } from './handle.ts';
import { htmlOf } from './html-text.ts';
import { attribute, find } from './tree.ts';

/** Code is a fence with its language; a poem keeps its lines; what holds links or pictures stays HTML. */
export function pre(state: State, node: Element): MdastNodes | MdastNodes[] {
  if (/ (?:wp-block-verse|verse|poem) /.test(` ${attribute(node, 'className')} `))
    return { type: 'paragraph', children: verse(state.all(node)) };
  if (find(node, 'a', 'img') !== undefined)
    return {
      type: 'html',
      value: htmlOf({ ...node, properties: {} })
        .replace(/\n(?=\s*\n)/g, '&#10;')
        .trim(),
    };
  const code = find(node, 'code');
  const named = `${attribute(node, 'className')} ${code ? attribute(code, 'className') : ''} ${attribute(node, 'dataLang')} `;
  const lang =
    /(?:^|\s)(?:language-|lang-|brush:\s*)([\w+#.-]+)/.exec(named)?.[1] ??
    /(?:^|\s)(?:sourceCode|highlight-source-)([\w+#-]+)/.exec(named)?.[1] ??
    null;
  return { type: 'code', lang, value: rawTextOf(node).replace(/^\n/, '').replace(/\s+$/, '') };
}

/** Text of an element, every line end and space of it. */
export function rawTextOf(node: Element): string {
  return node.children
    .map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? rawTextOf(child) : ''))
    .join('');
}

function verse(nodes: readonly MdastNodes[]): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (node.type !== 'text') return [node as PhrasingContent];
    return node.value
      .split('\n')
      .flatMap((line, at): PhrasingContent[] => [
        ...(at === 0 ? [] : [{ type: 'break' as const }]),
        { type: 'text', value: line },
      ]);
  });
}
