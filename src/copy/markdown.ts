import type { Root as HtmlTree } from 'hast';
import type { Root as MarkdownTree } from 'mdast';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { type Processor, unified } from 'unified';
import { SAFE_HTML } from './safe-html.ts';

/**
 * What a text can need beyond CommonMark. Each part costs time where it finds nothing, so a text is parsed with the
 * parts that its characters can call for; a part too many changes nothing.
 */
export type Parts = { readonly [Part in keyof typeof PARTS]: boolean };

/** The syntax tree of a Markdown text (CommonMark with GFM's parts). With `parts`, those and no others. */
export function parseMarkdown(text: string, parts?: Parts): MarkdownTree {
  if (parts !== undefined) return parserOf(parts).parse(text);
  const needed = partsOf(text);
  const tree = parserOf(needed).parse(text);
  return needed.addresses || !mayHideAddress(text) || !hasAddress(tree)
    ? tree
    : parserOf({ ...needed, addresses: true }).parse(text);
}

/** The HTML tree of a Markdown tree; raw HTML is parsed as a browser would, and cleaned where `html` says so. */
export function toHtmlTree(tree: MarkdownTree, html: 'keep' | 'sanitize'): HtmlTree {
  const raw = CONVERTER.runSync(tree);
  if (!hasRaw(raw)) return raw;
  const read = (html === 'sanitize' ? CLEANER : RAW).runSync(raw) as HtmlTree;
  dropSlotMarks(read);
  return read;
}

/** Raw HTML can write with character references the two characters that only slots may have. */
function dropSlotMarks(node: HtmlTree | HtmlTree['children'][number]): void {
  if ('value' in node) node.value = node.value.replace(/[\u0001\u0002]/g, '\ufffd');
  if (node.type === 'element') {
    for (const [name, value] of Object.entries(node.properties)) {
      if (typeof value === 'string') node.properties[name] = value.replace(/[\u0001\u0002]/g, '\ufffd');
      else if (Array.isArray(value))
        node.properties[name] = value.map((each) => String(each).replace(/[\u0001\u0002]/g, '\ufffd'));
    }
  }
  if ('children' in node) node.children.forEach(dropSlotMarks);
}

/** The HTML text of an HTML tree. */
export function printHtml(tree: HtmlTree): string {
  return PRINTER.stringify(tree);
}

/** All parts: what the gates are measured against. */
export const ALL_PARTS: Parts = {
  tables: true,
  deletions: true,
  notes: true,
  tasks: true,
  addresses: true,
  mail: true,
};

/**
 * The parts that a text can need, by its characters; may only err towards a part too many. Addresses behind a bracket
 * or a quote mostly are targets of links: `parseMarkdown` looks at those again.
 */
export function partsOf(text: string): Parts {
  const mail = text.includes('@');
  return {
    tables: /\||:-|-:/.test(text),
    deletions: text.includes('~'),
    notes: text.includes('[^'),
    tasks: /\[[\sxX]\]/.test(text),
    addresses: mail || /(?:^|[\s*_~>])(?:https?:\/\/|www\.)/i.test(text),
    mail,
  };
}

/** Whether a text has addresses that `partsOf` took for targets of links: some may be none, as in `a](https://…`. */
function mayHideAddress(text: string): boolean {
  return /https?:\/\/|www\./i.test(text);
}

/** Whether a tree has an address as text, outside of links, in which there is none. */
function hasAddress(node: MarkdownTree | MarkdownTree['children'][number]): boolean {
  if (node.type === 'text') return /https?:\/\/|www\./i.test(node.value);
  return (
    'children' in node &&
    (node.type as string) !== 'link' &&
    (node.type as string) !== 'linkReference' &&
    node.children.some((child) => hasAddress(child as MarkdownTree['children'][number]))
  );
}

function hasRaw(node: HtmlTree | HtmlTree['children'][number]): boolean {
  return 'children' in node ? node.children.some(hasRaw) : (node.type as string) === 'raw';
}

const PARTS = {
  tables: { syntax: () => gfmTable(), tree: () => gfmTableFromMarkdown() },
  deletions: { syntax: () => gfmStrikethrough(), tree: () => gfmStrikethroughFromMarkdown() },
  notes: { syntax: () => gfmFootnote(), tree: () => gfmFootnoteFromMarkdown() },
  tasks: { syntax: () => gfmTaskListItem(), tree: () => gfmTaskListItemFromMarkdown() },
  addresses: { syntax: webAddresses, tree: () => gfmAutolinkLiteralFromMarkdown() },
  mail: { syntax: () => gfmAutolinkLiteral(), tree: () => ({}) },
};

/** Literal addresses of the web alone: the part for mail tries an address at every letter. */
function webAddresses(): ReturnType<typeof gfmAutolinkLiteral> {
  const { text = {} } = gfmAutolinkLiteral();
  const web = Object.entries(text).map(([code, constructs]) => {
    const list = Array.isArray(constructs) ? constructs : [constructs];
    return [code, list.filter((construct) => construct?.name !== 'emailAutolink')];
  });
  return { text: Object.fromEntries(web.filter(([, list]) => list!.length > 0)) };
}

type Parser = Processor<MarkdownTree>;

const NAMES = Object.keys(PARTS) as (keyof Parts)[];

/** A frozen parser for each combination of parts, by the sum of their bits. */
const PARSERS: readonly Parser[] = Array.from({ length: 2 ** NAMES.length }, (_, bits) => {
  const chosen = NAMES.filter(
    (name, bit) => bits & (1 << bit) && !(name === 'addresses' && bits & (1 << NAMES.indexOf('mail'))),
  );
  const processor = unified().use(remarkParse) as unknown as Parser;
  const mail = (bits & (1 << NAMES.indexOf('mail'))) !== 0;
  const trees = mail ? [...chosen, 'addresses' as const] : chosen;
  processor.data(
    'micromarkExtensions',
    chosen.map((name) => PARTS[name].syntax()),
  );
  processor.data(
    'fromMarkdownExtensions',
    trees.map((name) => PARTS[name].tree()),
  );
  return processor.freeze();
});

function parserOf(parts: Parts): Parser {
  return PARSERS[NAMES.reduce((bits, name, bit) => bits | (parts[name] ? 1 << bit : 0), 0)]!;
}

const CONVERTER = unified()
  .use(remarkRehype, {
    allowDangerousHtml: true,
    clobberPrefix: '',
    footnoteLabelProperties: { className: ['visually-hidden'] },
  })
  .freeze() as unknown as Processor<undefined, MarkdownTree, HtmlTree>;

const RAW = unified().use(rehypeRaw).freeze();
const CLEANER = unified().use(rehypeRaw).use(rehypeSanitize, SAFE_HTML).freeze();
const PRINTER = unified()
  .use(rehypeStringify, { characterReferences: { useNamedReferences: true } })
  .freeze();
