import type { Element, ElementContent, Root, RootContent } from 'hast';
import type { Remark } from '../found/piece.ts';
import { disarm } from './disarm.ts';
import { edges, unnested } from './emphasis.ts';
import { INLINE, partsOf } from './inline-parts.ts';
import { hasDoubleBreak, isBlock, paragraphs, trimmed } from './runs.ts';
import { isEmpty, meaningOf } from './styled.ts';
import { attribute, classes, find, isBlank, isElement, replace, textOf, walk } from './tree.ts';
import { countWords, seenText } from './words.ts';

/** Never seen, or of no use on a page without its server. */
const GONE = new Set(
  'script style link meta base title template noscript command datalist keygen input select option optgroup textarea progress meter param col colgroup frame frameset noframes noembed canvas dialog nextid isindex spacer content shadow'.split(
    ' ',
  ),
);
const WRAPPERS = new Set(
  'font span nobr applet tt-wrapper o:p st1:place st1:city st1:country-region blink marquee big bdi data time label button slot wbr-wrapper'.split(
    ' ',
  ),
);
const FLOW_WRAPPERS = new Set(
  'div section article main header footer center form fieldset aside nav hgroup picture-wrapper body html tbody-wrapper menu-wrapper multicol'.split(
    ' ',
  ),
);
/** Blocks that sites put into every piece, and that are about the site. */
const FURNITURE =
  / (?:sharedaddy|jp-relatedposts|sd-sharing-enabled|addtoany_share_save_container|addtoany_content|feedflare|blogger-post-footer|social-share|share-buttons|essb_links|wpcnt|adsbygoogle|code-block-ad|yarpp(?:-related)?|crp_related|heateor_sss_sharing_container|mc_embed_signup|screen-reader-text|visually-hidden|sr-only|lexical-hidden) /;

/**
 * Takes word-processor and page-builder debris out of a tree, in place: scripts, wrappers without meaning, empty
 * paragraphs, doubled line breaks, formatting that was only looks. What is dropped is noted if somebody could miss it.
 */
export function tidy(root: Root, notes: Remark[]): void {
  root.children = tidyAll(root.children, notes, 0) as RootContent[];
  root.children = paragraphs(root.children as ElementContent[]);
}

function tidyAll(children: readonly RootContent[], notes: Remark[], depth: number): ElementContent[] {
  const kept: ElementContent[] = [];
  const hasLines = children.some((child) => isElement(child, 'br'));
  for (const [at, child] of children.entries()) {
    if (child.type === 'text') {
      const before = children[at - 1];
      const beginsLine = hasLines && (before === undefined || isElement(before, 'br'));
      const indent = beginsLine
        ? (/^[\t\n\r ]*([\u00a0 ]*\u00a0[\u00a0 ]*)(?=\S)/.exec(child.value) ?? [])
        : [];
      const [whole = '', wide = ''] = indent.length > 0 && indent[1]!.length > 1 ? indent : [];
      const value = '\u00a0'.repeat(wide.length) + spaces(child.value.slice(whole.length));
      kept.push({ type: 'text', value });
    } else if (child.type === 'element') kept.push(...tidyOne(child, notes, depth));
  }
  return kept;
}

/** No-break spaces that editors left between words become plain; those that French and figures need stay. */
function spaces(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/(?<![«\d§№])\u00a0(?![»;:!?%\d–])/g, ' ');
}

function tidyOne(node: Element, notes: Remark[], depth: number): readonly ElementContent[] {
  // Lists by old names.
  if (isElement(node, 'menu', 'dir')) node.tagName = 'ul';
  const name = node.tagName;
  delete node.position;
  disarm(node, notes);
  if (depth > 200) return [{ type: 'text', value: textOf(node) }];
  if (name === 'noscript') return noscript(node, notes, depth);
  if (GONE.has(name)) {
    drop(node, name, notes);
    return [];
  }
  if (name === 'svg' || name === 'math') return drawing(node, notes);
  if (
    FURNITURE.test(classes(node)) ||
    attribute(node, 'hidden') !== '' ||
    /(?:^|;)\s*display\s*:\s*none/i.test(attribute(node, 'style'))
  ) {
    drop(node, 'furniture', notes);
    return [];
  }
  if (name === 'map') return [...tidyAll(linksOfAreas(node, notes), notes, depth + 1)];
  if (name === 'pre') return [{ ...node, children: rawText(node.children) }];
  node.children = tidyAll(node.children, notes, depth + 1);
  const meaning = meaningOf(node);
  if (meaning !== undefined) return meaning;
  if (name.includes(':') || WRAPPERS.has(name)) return node.children;
  if (
    /^(?:p|h[1-6]|b|strong|i|em|u|s|del|strike|code|blockquote|li|figcaption)$/.test(name) &&
    isEmpty(node)
  ) {
    if (name === 'li') drop(node, 'empty list item', notes);
    return /^(?:b|strong|i|em|u|s|del|strike|code)$/.test(name)
      ? node.children.filter((child) => child.type === 'text')
      : [];
  }
  if (name === 'footnote-text') node.children = paragraphs(node.children);
  if (name === 'table') return table(node);
  if (FLOW_WRAPPERS.has(name)) return flow(node);
  if (INLINE.test(name)) {
    const parts = partsOf(node);
    if (parts !== undefined)
      return parts.flatMap((part) => (isInline(part) ? edges(unnested(part)) : [part]));
  }
  if (/^(?:b|strong|i|em|u|s|del|strike|a|code)$/.test(name)) return edges(unnested(node));
  if (/^(?:blockquote|figcaption|li|td|th|dd|details|summary|figure)$/.test(name) && hasDoubleBreak(node))
    node.children = paragraphs(node.children);
  if (name === 'p') return split(node);
  if (/^h[1-6]$/.test(name)) {
    const figures = liftFigures(node);
    if (figures.length > 0) return isEmpty(node) ? figures : [...figures, node];
    node.children = trimmed(node.children);
    const inside = node.children.filter((child) => !isBlank(child));
    if (inside.length === 1 && isElement(inside[0], 'strong', 'b'))
      node.children = (inside[0] as Element).children;
  }
  return [node];
}

/** Takes figures with a caption out of a heading, which has no room for one. */
function liftFigures(heading: Element): readonly Element[] {
  const figures: Element[] = [];
  walk(heading, (node, parent) => {
    if (node.tagName !== 'figure' || find(node, 'figcaption') === undefined) return;
    figures.push(node);
    replace(parent, node);
  });
  return figures;
}

function isInline(node: ElementContent): node is Element {
  return isElement(node) && INLINE.test(node.tagName);
}

/** What a map over a picture holds, with its areas as a list of links. */
function linksOfAreas(map: Element, notes: Remark[]): readonly ElementContent[] {
  const areas: ElementContent[] = [];
  walk(map, (node) => {
    const href = attribute(node, 'href');
    if (node.tagName !== 'area' || href === '') return;
    const value = attribute(node, 'alt') || attribute(node, 'title') || href;
    const link: Element = {
      type: 'element',
      tagName: 'a',
      properties: { href },
      children: [{ type: 'text', value }],
    };
    areas.push({ type: 'element', tagName: 'li', properties: {}, children: [link] });
  });
  const others = map.children.filter((child) => !isElement(child, 'area'));
  if (areas.length === 0) return others;
  notes.push({
    kind: 'repaired',
    what: 'image map',
    detail: `${areas.length} of its areas became links below the picture`,
  });
  return [...others, { type: 'element', tagName: 'ul', properties: {}, children: areas }];
}

/** The pictures in a `noscript`, which scripts would have loaded. */
function noscript(node: Element, notes: Remark[], depth: number): readonly ElementContent[] {
  const inner = tidyAll(node.children, notes, depth + 1);
  return inner.filter(
    (child) => isElement(child) && (child.tagName === 'img' || find(child, 'img') !== undefined),
  );
}

function drawing(node: Element, notes: Remark[]): readonly ElementContent[] {
  const text = textOf(node);
  if (node.tagName === 'math') {
    walk(node, (inner) => disarm(inner, notes));
    return [node];
  }
  if (text !== '')
    notes.push({
      kind: 'dropped',
      what: 'drawing',
      detail: `an inline SVG with the text "${short(text)}"`,
      words: countWords(seenText(node)),
    });
  return [];
}

/** Replaces a wrapper by its blocks; a wrapper of running text becomes a paragraph. */
function flow(node: Element): readonly ElementContent[] {
  const id = attribute(node, 'id');
  const inner = paragraphs(node.children, !node.children.some(isBlock));
  const first = inner[0];
  if (id !== '' && isElement(first) && attribute(first, 'id') === '') first.properties.id = id;
  return inner;
}

/** Replaces a table that only laid out one column by its content. */
function table(node: Element): readonly ElementContent[] {
  const rows: Element[] = [];
  const collect = (parent: Element) => {
    for (const child of parent.children) {
      if (isElement(child, 'tr')) rows.push(child);
      else if (isElement(child, 'thead', 'tbody', 'tfoot')) collect(child);
    }
  };
  collect(node);
  const widest = Math.max(
    0,
    ...rows.map((row) => row.children.filter((cell) => isElement(cell, 'td', 'th')).length),
  );
  const headed = find(node, 'th') !== undefined || find(node, 'caption') !== undefined;
  if (rows.length === 0) return find(node, 'caption') ? [node] : [];
  if (widest > 1 || (headed && rows.length > 1)) return [node];
  return rows.flatMap((row) =>
    row.children.filter((cell) => isElement(cell)).flatMap((cell) => paragraphs((cell as Element).children)),
  );
}

/** Text of preformatted code: nothing in it is debris but the control characters. */
function rawText(children: readonly ElementContent[]): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type === 'text')
      return [
        {
          type: 'text',
          value: child.value
            .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
            .replace(/\r\n?/g, '\n')
            .replace(/\u00a0/g, ' '),
        },
      ];
    if (child.type !== 'element' || GONE.has(child.tagName)) return [];
    if (child.tagName === 'br') return [{ type: 'text', value: '\n' }];
    return [{ ...child, children: rawText(child.children) }];
  });
}

/** Divides a paragraph at two line breaks; replaces one that contains blocks by them. */
function split(node: Element): readonly ElementContent[] {
  const parts = paragraphs(node.children, true);
  if (parts.length === 1 && isElement(parts[0], 'p')) return [{ ...node, children: parts[0].children }];
  return parts;
}

function drop(node: Element, what: string, notes: Remark[]): void {
  const text = /^(?:script|style|link|meta|base|template|param|col|colgroup)$/.test(node.tagName)
    ? ''
    : textOf(node);
  if (text !== '')
    notes.push({ kind: 'dropped', what, detail: `"${short(text)}"`, words: countWords(seenText(node)) });
  else if (/^(?:input|select|textarea)$/.test(node.tagName))
    notes.push({ kind: 'dropped', what: 'form', detail: `a form's <${node.tagName}>` });
  else if (node.tagName === 'script' && attribute(node, 'src') !== '')
    notes.push({ kind: 'dropped', what: 'script', detail: attribute(node, 'src') });
}

function short(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
