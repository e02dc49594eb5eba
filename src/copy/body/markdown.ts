import type { Root as HtmlTree } from 'hast';
import type { Root as MarkdownTree, RootContent } from 'mdast';
import type { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import type { Options } from 'remark-rehype';
import type { Processor } from 'unified';
import { loadPackage } from '../packages/on-demand.ts';
import { keepAttributes, leaveOutComments, restoreAttributes } from './raw-html.ts';
import { safeHtml } from './safe-html.ts';

/**
 * What a text can need beyond CommonMark. Each part costs time even if it finds nothing, so a text is parsed only with
 * the parts that its characters suggest. A part that is not needed changes nothing.
 */
type Parts = { readonly [Part in keyof typeof PARTS]: boolean };

/** The syntax tree of a Markdown text: CommonMark with GFM. If `parts` are given, no other parts of GFM are parsed. */
export function parseMarkdown(text: string, parts?: Parts): MarkdownTree {
  if (parts !== undefined) return parserOf(parts).parse(text);
  const needed = partsOf(text);
  const tree = parserOf(needed).parse(text);
  const missed = missedIn(text, tree, needed);
  return missed === undefined ? tree : parserOf(missed).parse(text);
}

/**
 * The HTML tree of a Markdown tree. Raw HTML is parsed as a browser parses it, and cleaned if `html` says so. Its
 * comments are left out, since writers mean them for themselves.
 */
export function toHtmlTree(tree: MarkdownTree, html: 'keep' | 'sanitize'): HtmlTree {
  converter ??= makeConverter();
  const raw = converter.runSync(hideBlocks(tree));
  if (!hasRaw(raw)) return raw;
  keepLineEnds(raw);
  keepAttributes(raw);
  return rawReader(html).runSync(raw) as HtmlTree;
}

/** Doubles the line end with which code begins, in place: the parser of HTML drops the first after `<pre>`. */
function keepLineEnds(node: HtmlTree | HtmlTree['children'][number]): void {
  if (node.type === 'element' && node.tagName === 'pre') {
    const [code] = node.children;
    const text = code?.type === 'element' ? code.children[0] : undefined;
    if (text?.type === 'text' && text.value.startsWith('\n')) text.value = `\n${text.value}`;
  } else if ('children' in node) node.children.forEach(keepLineEnds);
}

/**
 * The same tree with its blocks hidden from the converter's search for definitions, which costs as much as all its other
 * work. Copies of the definitions stay visible; they print nothing. `showBlocks` converts the hidden blocks.
 */
function hideBlocks({ children, ...tree }: MarkdownTree): MarkdownTree {
  const blocks = { type: 'blocks', blocks: children } as unknown as RootContent;
  return { ...tree, children: [blocks, ...definitionsIn(children)] };
}

function definitionsIn(nodes: readonly RootContent[], found: RootContent[] = []): readonly RootContent[] {
  for (const node of nodes) {
    if (node.type === 'definition' || node.type === 'footnoteDefinition') found.push(node);
    else if ('children' in node) definitionsIn(node.children, found);
  }
  return found;
}

/** The HTML text of an HTML tree. */
export function printHtml(tree: HtmlTree): string {
  printer ??= makePrinter();
  return printer.stringify(tree);
}

/**
 * The parts that a text needs, by its characters. Those for addresses may be missing if an address follows a
 * bracket or a quote, mostly as targets of links: `missedIn` looks at the tree for them. Others are never missing.
 */
export function partsOf(text: string): Parts {
  const mail = /(?:^|[\s*_~>])[\w.+-]+@[\w-]+\./.test(text);
  return {
    tables: /\||:-|-:/.test(text),
    deletions: text.includes('~'),
    notes: text.includes('[^'),
    tasks: /\[[\sxX]\]/.test(text),
    addresses: mail || /(?:^|[\s*_~>])(?:https?:\/\/|www\.)/i.test(text),
    mail,
  };
}

/** The parts with which a text must be parsed again, because an address was left as text; undefined if none was. */
function missedIn(text: string, tree: MarkdownTree, parts: Parts): Parts | undefined {
  if (!parts.mail && text.includes('@') && hasText(tree, /@/, true))
    return { ...parts, addresses: true, mail: true };
  if (parts.addresses || !/https?:\/\/|www\./i.test(text)) return undefined;
  return hasText(tree, /https?:\/\/|www\./i, false) ? { ...parts, addresses: true } : undefined;
}

/** Whether some text of a tree has a pattern; with `links`, also the text of links, in which an address may begin. */
function hasText(
  node: MarkdownTree | MarkdownTree['children'][number],
  pattern: RegExp,
  links: boolean,
): boolean {
  if (node.type === 'text') return pattern.test(node.value);
  if (!('children' in node)) return false;
  if (!links && ((node.type as string) === 'link' || (node.type as string) === 'linkReference')) return false;
  return node.children.some((child) => hasText(child as MarkdownTree['children'][number], pattern, links));
}

function hasRaw(node: HtmlTree | HtmlTree['children'][number]): boolean {
  return 'children' in node ? node.children.some(hasRaw) : (node.type as string) === 'raw';
}

const PARTS = {
  tables: {
    syntax: () => loadPackage('./markdown').gfmTable(),
    tree: () => loadPackage('./markdown').gfmTableFromMarkdown(),
  },
  deletions: {
    syntax: () => loadPackage('./markdown').gfmStrikethrough(),
    tree: () => loadPackage('./markdown').gfmStrikethroughFromMarkdown(),
  },
  notes: {
    syntax: () => loadPackage('./markdown').gfmFootnote(),
    tree: () => loadPackage('./markdown').gfmFootnoteFromMarkdown(),
  },
  tasks: {
    syntax: () => loadPackage('./markdown').gfmTaskListItem(),
    tree: () => loadPackage('./markdown').gfmTaskListItemFromMarkdown(),
  },
  addresses: {
    syntax: webAddresses,
    tree: () => loadPackage('./markdown').gfmAutolinkLiteralFromMarkdown(),
  },
  mail: {
    syntax: () => loadPackage('./markdown').gfmAutolinkLiteral(),
    tree: () => ({}),
  },
};

/** The syntax of literal web addresses without mail addresses, which would be tried at every letter. */
function webAddresses(): ReturnType<typeof gfmAutolinkLiteral> {
  const { text = {} } = loadPackage('./markdown').gfmAutolinkLiteral();
  const web = Object.entries(text).map(([code, constructs]) => {
    const list = Array.isArray(constructs) ? constructs : [constructs];
    return [code, list.filter((construct) => construct?.name !== 'emailAutolink')];
  });
  return { text: Object.fromEntries(web.filter(([, list]) => list!.length > 0)) };
}

type Parser = Processor<MarkdownTree>;

const NAMES = Object.keys(PARTS) as (keyof Parts)[];

/** Memo of `parserWith`: a frozen parser for each combination of parts, by the sum of their bits. */
const PARSERS: (Parser | undefined)[] = [];

function parserOf(parts: Parts): Parser {
  const bits = NAMES.reduce((sum, name, bit) => sum | (parts[name] ? 1 << bit : 0), 0);
  PARSERS[bits] ??= parserWith(parts);
  return PARSERS[bits];
}

function parserWith(parts: Parts): Parser {
  const chosen = NAMES.filter((name) => parts[name] && !(name === 'addresses' && parts.mail));
  const trees = parts.mail ? [...chosen, 'addresses' as const] : chosen;
  const { unified, remarkParse } = loadPackage('./markdown');
  const processor = unified().use(remarkParse) as unknown as Parser;
  processor.data(
    'micromarkExtensions',
    chosen.map((name) => PARTS[name].syntax()),
  );
  processor.data(
    'fromMarkdownExtensions',
    trees.map((name) => PARTS[name].tree()),
  );
  return processor.freeze();
}

/** Converts the blocks that `hideBlocks` hid. */
const showBlocks: NonNullable<NonNullable<Options['handlers']>['root']> = (
  state,
  { blocks }: { readonly blocks: RootContent[] },
) => state.all({ type: 'root', children: blocks });

type Converter = Processor<undefined, MarkdownTree, HtmlTree>;
/** Memo of `makeConverter`. */
let converter: Converter | undefined;

function makeConverter(): Converter {
  const { unified, remarkRehype } = loadPackage('./html');
  return unified()
    .use(remarkRehype, {
      allowDangerousHtml: true,
      clobberPrefix: '',
      handlers: { blocks: showBlocks } as Options['handlers'],
      footnoteLabelProperties: { className: ['visually-hidden'] },
    })
    .freeze() as unknown as Converter;
}

type RawReader = Processor<undefined, HtmlTree, HtmlTree>;

/** Memo of `makeRawReader`. */
const RAW_READERS: { keep?: RawReader; sanitize?: RawReader } = {};

function rawReader(html: 'keep' | 'sanitize'): RawReader {
  RAW_READERS[html] ??= makeRawReader(html);
  return RAW_READERS[html];
}

function makeRawReader(html: 'keep' | 'sanitize'): RawReader {
  const { unified, rehypeRaw } = loadPackage('./html');
  const reader = unified()
    .use(rehypeRaw)
    .use(() => (tree: HtmlTree) => {
      leaveOutComments(tree);
      restoreAttributes(tree);
    });
  if (html === 'sanitize') reader.use(loadPackage('rehype-sanitize').default, safeHtml());
  return reader.freeze() as unknown as RawReader;
}

type Printer = Processor<undefined, undefined, undefined, HtmlTree, string>;
/** Memo of `makePrinter`. */
let printer: Printer | undefined;

function makePrinter(): Printer {
  const { unified, rehypeStringify } = loadPackage('./html');
  return unified()
    .use(rehypeStringify, { characterReferences: { useNamedReferences: true } })
    .freeze();
}
