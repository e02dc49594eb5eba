import type { Element, ElementContent, Root } from 'hast';
import { keptAttributes, plain, xmlId } from './attributes.ts';
import { element, holds, textIn } from './element.ts';
import { isNotes, notesOf, reference } from './notes.ts';
import { readHtml } from './read-html.ts';
import { definitionsOf, tableOf } from './structures.ts';
import { BLOCKS, EMBEDS, IN_LINE, INSTEAD, SILENT, TEXT_ONLY, TRANSPARENT } from './tags.ts';

/** What of a dispatch a book cannot hold. */
export type LeftOut = 'embed' | 'drawing' | 'field' | 'picture';

/** What a text is bound into: where its links lead, and where its pictures are. */
export type Binding = {
  /** The address of a link in the book; null if it leads nowhere. */
  readonly link: (href: string) => string | null;
  /** The address of a picture in the book; null if the book does not have it. */
  readonly picture: (src: string) => string | null;
  /** What stands before each id of the text, so that ids of several texts differ. */
  readonly prefix: string;
  readonly leaveOut: (what: LeftOut) => void;
};

/** The binding of headlines in a table of contents: links in them lead nowhere. */
export const IN_CONTENTS: Binding = {
  link: () => null,
  picture: () => null,
  prefix: 'toc.',
  leaveOut: () => {},
};

/** Where nodes stand: whether blocks may stand there, and whether it is within a link. */
type Place = { readonly blocks: boolean; readonly linked: boolean };

/** Turns nodes into those that a book may hold at a place. */
type Tidy = (nodes: readonly (ElementContent | Root['children'][number])[], place: Place) => ElementContent[];

/** Reads the HTML of a text as a book (XHTML of EPUB 3.3) may hold it. All words stay, in their order. */
export function tidied(html: string, binding: Binding, blocks = true): ElementContent[] {
  const taken = new Set<string>();
  const tidy: Tidy = (nodes, place) =>
    nodes.flatMap((node): ElementContent[] => {
      if (node.type === 'text') return [{ type: 'text', value: plain(node.value) }];
      return node.type === 'element' ? oneOf(node, place) : [];
    });

  /** The id of an element, unless one before it has the same. */
  const named = (source: Element): { readonly id?: string } => {
    const { id } = source.properties;
    if (typeof id !== 'string' || id === '' || taken.has(id)) return {};
    taken.add(id);
    return { id: binding.prefix + xmlId(id) };
  };

  function oneOf(source: Element, place: Place): ElementContent[] {
    const written = source.tagName;
    if (SILENT.has(written)) return [];
    if (EMBEDS.has(written)) return elsewhere(source, place);
    if (written === 'svg') {
      binding.leaveOut('drawing');
      return [];
    }
    if (written === 'input') return boxOf(source);
    if (written === 'picture') return tidy(source.children, place);
    if (written === 'img') return pictureOf(source, place);
    if (written === 'math') return [mathOf(source)];
    if (isNotes(source) && place.blocks) return [notesOf(source, named, (nodes) => tidy(nodes, place))];
    const own = special(source, place);
    if (own) return own;
    const tagName = INSTEAD[written] ?? written;
    const kept = { ...keptAttributes(source, tagName), ...named(source) };
    if (IN_LINE.has(tagName)) return lineOf(source, tagName, kept, place);
    if (!BLOCKS.has(tagName)) return tidy(source.children, place);
    if (!place.blocks) return flattened(source, kept, place);
    const children = tidy(source.children, place);
    if (!TEXT_ONLY.has(tagName)) return [element(tagName, kept, ...children)];
    const isEmptyHeading = /^h\d$/.test(tagName) && textIn(children).trim() === '';
    return [element(isEmptyHeading || isBlocky(children) ? 'div' : tagName, kept, ...children)];
  }

  /** Elements whose children must be of certain kinds; null for others. */
  function special(source: Element, place: Place): ElementContent[] | null {
    if (!place.blocks) return null;
    const { children } = source;
    const tagName = INSTEAD[source.tagName] ?? source.tagName;
    const kept = () => ({ ...keptAttributes(source, tagName), ...named(source) });
    if (tagName === 'ul' || tagName === 'ol') {
      const attributes = kept();
      const items = children.flatMap((child): Element[] => {
        if (child.type !== 'element')
          return child.type === 'text' && child.value.trim() !== ''
            ? [element('li', {}, ...tidy([child], place))]
            : [];
        if (SILENT.has(child.tagName)) return [];
        if (child.tagName !== 'li') return [element('li', {}, ...oneOf(child, place))];
        const item = { ...keptAttributes(child, tagName === 'ol' ? 'li' : 'ul'), ...named(child) };
        return [element('li', item, ...tidy(child.children, place))];
      });
      return items.length > 0 ? [element(tagName, attributes, ...items)] : [];
    }
    if (tagName === 'dl')
      return definitionsOf(
        source,
        kept(),
        (node) => ({ ...keptAttributes(node, node.tagName), ...named(node) }),
        (nodes) => tidy(nodes, place),
      );
    if (tagName === 'table')
      return tableOf(
        source,
        (node) => ({ ...keptAttributes(node, node.tagName), ...named(node) }),
        (nodes) => tidy(nodes, place),
      );
    if (tagName === 'figure' || tagName === 'details') {
      const inner = tagName === 'figure' ? 'figcaption' : 'summary';
      const attributes = kept();
      const found = children.find((child) => child.type === 'element' && child.tagName === inner) as
        | Element
        | undefined;
      if (!found)
        return [element(tagName === 'details' ? 'div' : 'figure', attributes, ...tidy(children, place))];
      const at = children.filter((child) => child.type === 'element').indexOf(found);
      const rest = tidy(
        children.filter((child) => child !== found),
        place,
      );
      const words = tidy(found.children, inner === 'summary' ? { ...place, blocks: false } : place);
      const label = element(inner, { ...keptAttributes(found, inner), ...named(found) }, ...words);
      return [
        element(
          tagName,
          attributes,
          ...(at === 0 || inner === 'summary' ? [label, ...rest] : [...rest, label]),
        ),
      ];
    }
    return null;
  }

  function lineOf(
    source: Element,
    tagName: string,
    kept: Element['properties'],
    place: Place,
  ): ElementContent[] {
    if (tagName === 'br' || tagName === 'wbr') return [element(tagName, {})];
    const isLink = tagName === 'a';
    const children = tidy(source.children, isLink ? { ...place, linked: true } : place);
    if (isLink) {
      const href = linkOf(source, place);
      const isNamed = textIn(children).trim() !== '' || hasNamedPicture(children);
      if (href === null || !isNamed)
        return kept.id
          ? [element(isBlocky(children) ? 'div' : 'span', { id: kept.id }, ...children)]
          : children;
      return [element('a', { href, ...kept, ...reference(source) }, ...children)];
    }
    if (TRANSPARENT.has(tagName) || !isBlocky(children)) {
      const isPlain = tagName === 'span' && Object.keys(kept).length === 0;
      return isPlain ? children : [element(tagName, kept, ...children)];
    }
    return tagName === 'span' || kept.id ? [element('div', kept, ...children)] : children;
  }

  function linkOf({ properties }: Element, place: Place): string | null {
    const { href } = properties;
    return typeof href === 'string' && !place.linked ? binding.link(href.trim()) : null;
  }

  /** A block where only text may stand: what it holds, apart from what stands beside it. */
  function flattened(source: Element, kept: Element['properties'], place: Place): ElementContent[] {
    if (source.tagName === 'hr') return [];
    const children = tidy(source.children, place);
    return [element('span', kept.id ? { id: kept.id } : {}, ...children), { type: 'text', value: ' ' }];
  }

  function pictureOf(source: Element, place: Place): ElementContent[] {
    const { src, alt } = source.properties;
    const words = typeof alt === 'string' ? plain(alt) : '';
    const found = typeof src === 'string' ? binding.picture(src) : null;
    if (found !== null)
      return [element('img', { src: found, alt: words, ...keptAttributes(source, 'img'), ...named(source) })];
    binding.leaveOut('picture');
    const href = typeof src === 'string' && !place.linked ? binding.link(src) : null;
    if (words === '') return [];
    return [
      element('span', { className: ['elsewhere'] }, href === null ? words : element('a', { href }, words)),
    ];
  }

  /** A link to what an element shows that a book cannot hold. */
  function elsewhere(source: Element, place: Place): ElementContent[] {
    binding.leaveOut('embed');
    const { src, data, title, ariaLabel } = source.properties;
    const inner = source.children.find((child) => child.type === 'element' && child.tagName === 'source') as
      | Element
      | undefined;
    const address = [src, data, inner?.properties.src].find(
      (value) => typeof value === 'string' && value !== '',
    );
    const href = typeof address === 'string' && !place.linked ? binding.link(address) : null;
    if (href === null) return [];
    const label = [title, ariaLabel].find((value) => typeof value === 'string' && value.trim() !== '');
    const words = plain(String(label ?? href.replace(/^https?:\/\//, '').replace(/[?#].*$/, '')));
    return [
      element(place.blocks ? 'p' : 'span', { className: ['elsewhere'] }, element('a', { href }, words)),
    ];
  }

  function boxOf({ properties }: Element): ElementContent[] {
    if (properties.type !== 'checkbox') {
      if (properties.type !== 'hidden') binding.leaveOut('field');
      return [];
    }
    return [{ type: 'text', value: properties.checked ? '☑ ' : '☐ ' }];
  }

  return tidy(readHtml(html), { blocks, linked: false });
}

function mathOf(source: Element): Element {
  const { id: _id, ...properties } = source.properties;
  return { ...source, properties: { ...properties, xmlns: 'http://www.w3.org/1998/Math/MathML' } };
}

/** Whether something among nodes stands by itself, so that no line can hold them. */
function isBlocky(nodes: readonly ElementContent[]): boolean {
  return holds(nodes, BLOCKS);
}

function hasNamedPicture(nodes: readonly ElementContent[]): boolean {
  return nodes.some(
    (node) =>
      node.type === 'element' &&
      ((node.tagName === 'img' && String(node.properties.alt ?? '').trim() !== '') ||
        hasNamedPicture(node.children)),
  );
}
