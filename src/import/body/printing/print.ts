import type { Element, Root } from 'hast';
import type {
  Nodes as MdastNodes,
  Parents as MdastParents,
  Root as MdastRoot,
  Text as MdastText,
  PhrasingContent,
} from 'mdast';
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import rehypeRemark from 'rehype-remark';
import remarkStringify from 'remark-stringify';
import { type Processor, unified } from 'unified';
import { asHtml, htmlOf } from '../html-text.ts';
import { attribute, find, findAll, rawTextOf, textOf } from '../tree.ts';
import { writeEmphasis } from './emphasis.ts';
import { pre } from './fence.ts';
import { figure, image } from './figures.ts';
import type { Handle, State } from './handle.ts';
import { plainBlock } from './plain-blocks.ts';
import { relax } from './relax.ts';
import { table } from './tables.ts';

type Around = { readonly before: string; readonly after: string };
type Printer = { readonly safe: (value: string, around: Around) => string };

/** A tree of Markdown and its text, made of a tidy tree of HTML. */
type Printed = { readonly markdown: string; readonly tree: MdastRoot };

/** Writes a tidy tree as Markdown, as a person would write it; what Markdown cannot say stays HTML. */
export function print(root: Root): Printed {
  sealMarkdown(root);
  const tree = markdownTree(root);
  writeEmphasis(tree);
  return { tree, markdown: relax(writer.stringify(tree)) };
}

/** The tree of Markdown of a tree of HTML; `plain`: how blocks that may be plain are converted sooner. */
export function markdownTree(root: Root, plain: typeof plainBlock = plainBlock): MdastRoot {
  const children: MdastRoot['children'] = [];
  let others: Root['children'] = [];
  const convertOthers = () => {
    if (others.length > 0) children.push(...convert({ type: 'root', children: others }).children);
    others = [];
  };
  for (const child of root.children) {
    const blocks = plain(child);
    if (blocks === null) {
      // White space between blocks shows nothing; in a run of text it may.
      if (others.length > 0 || child.type !== 'text' || /[^ \t\n\f\r]/.test(child.value)) others.push(child);
      continue;
    }
    convertOthers();
    children.push(...(blocks as MdastRoot['children']));
  }
  convertOthers();
  const tree: MdastRoot = { type: 'root', children };
  wholeFlow(tree);
  return tree;
}

function convert(root: Root): MdastRoot {
  return toMarkdownTree.runSync(root) as unknown as MdastRoot;
}

/** Markdown that an old system kept is put where none of its line ends becomes a space. */
function sealMarkdown(root: Root): void {
  for (const node of findAll(root, 'raw-markdown')) {
    node.properties.value = rawTextOf(node).trim();
    node.children = [];
  }
}

const INLINE_HTML = [
  'sup',
  'sub',
  'u',
  'ins',
  'mark',
  'kbd',
  'small',
  'cite',
  'dfn',
  'ruby',
  'rt',
  'rp',
  'bdo',
];

const handlers: { readonly [name: string]: Handle } = {
  ...Object.fromEntries(INLINE_HTML.map((name) => [name, inlineHtml])),
  abbr: (state, node) => (attribute(node, 'title') === '' ? state.all(node) : inlineHtml(state, node)),
  acronym: (state, node) =>
    attribute(node, 'title') === '' ? state.all(node) : inlineHtml(state, { ...node, tagName: 'abbr' }),
  a: link,
  figure,
  figcaption: (state, node) => ({
    type: 'paragraph',
    children: [{ type: 'emphasis', children: state.all(node) as PhrasingContent[] }],
  }),
  dl: (_, node) => html(node),
  details: (_, node) => html(node),
  math: (_, node) => html(node),
  video: (_, node) => html(node),
  audio: (_, node) => html(node),
  table,
  pre,
  br: () => ({ type: 'break' }),
  'raw-markdown': (_, node) => ({ type: 'html', value: attribute(node, 'value') }),
  img: (_, node) => image(node, null),
  'footnote-mark': (_, node) => ({
    type: 'footnoteReference',
    identifier: attribute(node, 'label'),
    label: attribute(node, 'label'),
  }),
  'footnote-text': (state, node) => ({
    type: 'footnoteDefinition',
    identifier: attribute(node, 'label'),
    label: attribute(node, 'label'),
    children: state.toFlow(state.all(node)) as never,
  }),
};

const toMarkdownTree = unified()
  .use(rehypeRemark, { document: true, handlers: handlers as never })
  .freeze() as unknown as Processor;

const writer = unified()
  .use(remarkStringify, {
    bullet: '-',
    bulletOther: '*',
    emphasis: '*',
    strong: '*',
    rule: '-',
    fence: '`',
    fences: true,
    listItemIndent: 'one',
    resourceLink: false,
    incrementListMarker: true,
    handlers: { text: text as never },
  })
  .data('toMarkdownExtensions', [
    gfmTableToMarkdown({ tablePipeAlign: false }),
    gfmStrikethroughToMarkdown(),
    gfmFootnoteToMarkdown(),
  ])
  .freeze();

/** Plain prose is not searched for unsafe characters, since the printer's own search is slow. */
function text(node: MdastText, _: unknown, state: Printer, around: Around): string {
  const { value } = node;
  const plain =
    !/[\\`*_[\]<>&~|\n\r\t]/.test(value) &&
    !(around.before === '\n' ? /^[ #+\-=:\d(]/ : /^\(/).test(value) &&
    !(around.after === '\n' ? /[ #]$/ : /[!#]$/).test(value);
  return plain ? value : state.safe(value, around);
}

function inlineHtml(state: State, node: Element): MdastNodes[] {
  if (textOf(node) === '' && find(node, 'img') === undefined) return state.all(node);
  const kept = Object.fromEntries(
    ['title', 'dateTime', 'cite', 'dir', 'lang']
      .filter((name) => node.properties[name] !== undefined)
      .map((name) => [name, node.properties[name]!]),
  );
  const shell = htmlOf({ type: 'element', tagName: node.tagName, properties: kept, children: [] });
  const close = `</${node.tagName}>`;
  return [
    { type: 'html', value: shell.slice(0, -close.length) },
    ...state.all(node),
    { type: 'html', value: close },
  ];
}

function html(node: Element): MdastNodes {
  return { type: 'html', value: asHtml(node) };
}

/** An anchor that is only a place to lead to stays HTML; Markdown has no words for it. */
function link(state: State, node: Element): MdastNodes | MdastNodes[] {
  const id = attribute(node, 'id');
  const anchor: MdastNodes[] =
    id === ''
      ? []
      : [
          {
            type: 'html',
            value: htmlOf({ type: 'element', tagName: 'a', properties: { id }, children: [] }),
          },
        ];
  const href = attribute(node, 'href');
  if (href === '') return [...anchor, ...state.all(node)];
  const title = attribute(node, 'title');
  return [
    ...anchor,
    {
      type: 'link',
      url: href,
      title: title === '' ? null : title,
      children: state.all(node) as PhrasingContent[],
    },
  ];
}

/**
 * Removes empty paragraphs, and makes lists tight unless an item contains more than a paragraph with lists below it.
 */
function wholeFlow(node: MdastParents): void {
  for (const child of node.children as MdastNodes[]) if ('children' in child) wholeFlow(child);
  if (
    node.type === 'root' ||
    node.type === 'blockquote' ||
    node.type === 'listItem' ||
    node.type === 'footnoteDefinition'
  ) {
    node.children = (node.children as MdastNodes[]).filter(
      (child) =>
        child.type !== 'paragraph' ||
        child.children.some((inner) => inner.type !== 'text' || inner.value.trim() !== ''),
    ) as never;
  }
  if (node.type !== 'list') return;
  const wide = node.children.some((item) => item.children.filter(({ type }) => type !== 'list').length > 1);
  node.spread = wide;
  for (const item of node.children) item.spread = wide;
}
