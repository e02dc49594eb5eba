import type { Element } from 'hast';
import type { Nodes as MdastNodes } from 'mdast';

/** What a handler of rehype-remark may ask for. */
export type State = {
  readonly all: (node: Element) => MdastNodes[];
  readonly patch: (node: Element, made: MdastNodes) => void;
  readonly toFlow: (nodes: MdastNodes[]) => MdastNodes[];
};

/** Makes Markdown of one kind of element. */
export type Handle = (state: State, node: Element) => MdastNodes | MdastNodes[] | undefined;
