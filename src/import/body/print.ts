import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
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
import { relax } from './relax.ts';
import { attribute, find, findAll, isBlank, isElement, textOf, walk } from './tree.ts';

type State = {
  readonly all: (node: Element) => MdastNodes[];
  readonly patch: (node: Element, made: MdastNodes) => void;
  readonly toFlow: (nodes: MdastNodes[]) => MdastNodes[];
};
type Around = { readonly before: string; readonly after: string };
type Printer = { readonly safe: (value: string, around: Around) => string };
type Handle = (state: State, node: Element) => MdastNodes | MdastNodes[] | undefined;

/** A tree of Markdown and its text, made of a tidy tree of HTML. */
export type Printed = { readonly markdown: string; readonly tree: MdastRoot };

/** Writes a tidy tree as Markdown, as a person would write it; what Markdown cannot say stays HTML. */
export function print(root: Root): Printed {
  const tree = toMarkdownTree.runSync(root) as unknown as MdastRoot;
  wholeFlow(tree);
  return { tree, markdown: relax(writer.stringify(tree)) };
}

/** HTML of a whole tree. */
export function htmlOf(tree: Root): string {
  return toHtml(tree);
}

/** HTML of a node as it stands in a manuscript: on one line, no blank lines, since these would end it. */
export function asHtml(node: Element): string {
  return toHtml(node, { bogusComments: false, closeSelfClosing: false, collapseEmptyAttributes: true })
    .replace(/\n\s*\n+/g, '\n')
    .trim();
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
  'raw-markdown': (_, node) => ({ type: 'html', value: rawTextOf(node).trim() }),
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

/** Plain prose needs no look at what could be unsafe in it; the printer's own look is dear. */
function text(node: MdastText, _: unknown, state: Printer, around: Around): string {
  const { value } = node;
  const plain =
    !/[\\`*_[\]<>&~|\n\r\t]/.test(value) &&
    !(around.before === '\n' || around.before === '' ? /^[ #+\-=:\d(]/ : /^\(/).test(value) &&
    !(around.after === '\n' || around.after === '' ? / $/ : /!$/).test(value);
  return plain ? value : state.safe(value, around);
}

function inlineHtml(state: State, node: Element): MdastNodes[] {
  if (textOf(node) === '' && find(node, 'img') === undefined) return state.all(node);
  const kept = Object.fromEntries(
    ['title', 'dateTime', 'cite', 'dir', 'lang']
      .filter((name) => node.properties[name] !== undefined)
      .map((name) => [name, node.properties[name]!]),
  );
  const shell = toHtml({ type: 'element', tagName: node.tagName, properties: kept, children: [] });
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
            value: toHtml({ type: 'element', tagName: 'a', properties: { id }, children: [] }),
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

/** A picture with its caption as its title, alone in a paragraph; a gallery, one picture a line. */
function figure(state: State, node: Element): MdastNodes | MdastNodes[] {
  const caption = node.children.find((child) => isElement(child, 'figcaption')) as Element | undefined;
  const pictures = findAll(node, 'img');
  const content = node.children.filter((child) => child !== caption && !isBlank(child));
  const only =
    pictures.length > 0 &&
    textOf({ ...node, children: content as ElementContent[] }) === '' &&
    find(node, 'table', 'video', 'audio', 'pre', 'blockquote', 'hr', 'figure') === undefined;
  if (!only) {
    const inside =
      pictures.length > 1 &&
      textOf({ ...node, children: content as ElementContent[] }).length < 2000 &&
      findAll(node, 'figure').length > 1
        ? gallery(state, node, caption)
        : undefined;
    return inside ?? (state.toFlow(state.all(node)) as MdastNodes[]);
  }
  const text = caption ? textOf(caption) : '';
  if (pictures.length === 1) {
    if (caption && find(caption, 'a', 'img', 'br', 'ul', 'ol') !== undefined)
      return figureHtml(node, pictures[0]!, caption);
    return { type: 'paragraph', children: [linked(node, pictures[0]!, text === '' ? null : text)] };
  }
  const row: PhrasingContent[] = pictures.flatMap((picture, at) => [
    ...(at === 0 ? [] : [{ type: 'text' as const, value: '\n' }]),
    linked(node, picture, null),
  ]);
  const under =
    text === '' || !caption
      ? []
      : [
          {
            type: 'paragraph' as const,
            children: [{ type: 'emphasis' as const, children: state.all(caption) as PhrasingContent[] }],
          },
        ];
  return [{ type: 'paragraph', children: row }, ...under];
}

/** A figure of figures, each with its own caption. */
function gallery(state: State, node: Element, caption: Element | undefined): MdastNodes[] | undefined {
  const figures = findAll(node, 'figure');
  if (
    figures.some(
      (one) => findAll(one, 'img').length !== 1 || find(one, 'table', 'video', 'audio', 'pre') !== undefined,
    )
  )
    return undefined;
  const row: PhrasingContent[] = figures.flatMap((one, at) => {
    const own = find(one, 'figcaption');
    const text = own ? textOf(own) : '';
    return [
      ...(at === 0 ? [] : [{ type: 'text' as const, value: '\n' }]),
      linked(one, find(one, 'img')!, text === '' ? null : text),
    ];
  });
  if (figures.some((one) => find(one, 'figcaption') && find(find(one, 'figcaption')!, 'a') !== undefined))
    return undefined;
  const under =
    caption && textOf(caption) !== ''
      ? [
          {
            type: 'paragraph' as const,
            children: [{ type: 'emphasis' as const, children: state.all(caption) as PhrasingContent[] }],
          },
        ]
      : [];
  return [{ type: 'paragraph', children: row }, ...under];
}

function linked(within: Element, picture: Element, title: string | null): PhrasingContent {
  const shown = image(picture, title);
  const around = findAll(within, 'a').find((candidate) => find(candidate, 'img') === picture);
  const href = around ? attribute(around, 'href') : '';
  return href === '' ? shown : { type: 'link', url: href, title: null, children: [shown] };
}

function image(node: Element, title: string | null): PhrasingContent & { type: 'image' } {
  return { type: 'image', url: attribute(node, 'src'), alt: attribute(node, 'alt'), title };
}

function figureHtml(node: Element, picture: Element, caption: Element): MdastNodes {
  const around = findAll(node, 'a').find((candidate) => find(candidate, 'img') === picture);
  const shown = toHtml(around ? { ...around, children: [picture] } : picture);
  walk(caption, (inner) => {
    if (inner.tagName === 'p') inner.tagName = 'span';
  });
  return {
    type: 'html',
    value: `<figure>\n${shown}\n<figcaption>${toHtml(caption.children)
      .replace(/\s*\n\s*/g, ' ')
      .trim()}</figcaption>\n</figure>`,
  };
}

/** A table that Markdown cannot hold (spans, blocks or line breaks in cells, no rows alike) stays HTML. */
function table(state: State & { handlers?: unknown }, node: Element): MdastNodes | MdastNodes[] | undefined {
  const cells = findAll(node, 'td', 'th');
  const spans = cells.some(
    (cell) =>
      /^(?!1$|$)\d/.test(attribute(cell, 'colSpan')) || /^(?!1$|$)\d/.test(attribute(cell, 'rowSpan')),
  );
  const blocks = cells.some(
    (cell) =>
      find(
        cell,
        'table',
        'ul',
        'ol',
        'pre',
        'blockquote',
        'hr',
        'br',
        'h1',
        'h2',
        'h3',
        'h4',
        'h5',
        'h6',
        'figure',
        'dl',
        'video',
        'audio',
      ) !== undefined || findAll(cell, 'p').length > 1,
  );
  const caption = find(node, 'caption');
  if (
    spans ||
    blocks ||
    caption ||
    findAll(node, 'tr').some((row) => !row.children.some((cell) => isElement(cell, 'td', 'th')))
  ) {
    return {
      type: 'html',
      value: asHtml({ ...node, properties: {} }).replace(
        /\s+(?:style|class|width|height|border|cellpadding|cellspacing|valign|bgcolor)="[^"]*"/g,
        '',
      ),
    };
  }
  const rows = findAll(node, 'tr');
  const widest = Math.max(
    ...rows.map((row) => row.children.filter((cell) => isElement(cell, 'td', 'th')).length),
  );
  const headed =
    rows[0]!.children.every((cell) => isBlank(cell) || isElement(cell, 'th')) ||
    isElement(
      node.children.find((child) => isElement(child)),
      'thead',
    );
  const made = rows.map((row) => ({
    type: 'tableRow' as const,
    children: row.children
      .filter((cell) => isElement(cell, 'td', 'th'))
      .map((cell) => ({ type: 'tableCell' as const, children: inlineOf(state.all(cell as Element)) })),
  }));
  if (!headed)
    made.unshift({
      type: 'tableRow',
      children: Array.from({ length: widest }, () => ({ type: 'tableCell' as const, children: [] })),
    });
  const align = Array.from({ length: widest }, (_, at) => alignOf(rows.at(-1)!, at));
  return { type: 'table', align, children: made };
}

function alignOf(row: Element, at: number): 'left' | 'right' | 'center' | null {
  const cell = row.children.filter((child) => isElement(child, 'td', 'th'))[at];
  if (!isElement(cell)) return null;
  const named =
    attribute(cell, 'align') ||
    (/text-align\s*:\s*(left|right|center)/i.exec(attribute(cell, 'style'))?.[1] ?? '');
  return named === 'right' || named === 'center' ? named : null;
}

function inlineOf(nodes: readonly MdastNodes[]): PhrasingContent[] {
  return nodes.flatMap((node) => (node.type === 'paragraph' ? node.children : [node as PhrasingContent]));
}

/** Code is a fence with its language; a poem keeps its lines; what holds links or pictures stays HTML. */
function pre(state: State, node: Element): MdastNodes | MdastNodes[] {
  if (/ (?:wp-block-verse|verse|poem) /.test(` ${attribute(node, 'className')} `))
    return { type: 'paragraph', children: verse(state.all(node)) };
  if (find(node, 'a', 'img') !== undefined)
    return {
      type: 'html',
      value: toHtml({ ...node, properties: {} })
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

function rawTextOf(node: Element): string {
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

/** Empty paragraphs go, and lists are close unless an item holds more than a paragraph with lists below it. */
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
