import type { XmlElement } from '../../found/xml.ts';
import { deep } from './document.ts';

/** How a paragraph or a run of text is set. */
export type TextStyle = {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly struck: boolean;
  readonly position: 'sup' | 'sub' | null;
  readonly isQuote: boolean;
  readonly isCode: boolean;
  /** What it is of the document: its title, its subtitle. */
  readonly role: 'doc-title' | 'doc-subtitle' | 'doc-author' | 'doc-date' | 'doc-caption' | null;
};

export type Styles = {
  readonly byName: ReadonlyMap<string, XmlElement>;
  /** Names of styles of lists with numbers. */
  readonly ordered: ReadonlySet<string>;
};

/** All styles of a document, those of its own text first. */
export function stylesOf(roots: readonly XmlElement[]): Styles {
  const byName = new Map<string, XmlElement>();
  const ordered = new Set<string>();
  for (const root of roots) {
    for (const part of ['office:automatic-styles', 'office:styles']) {
      for (const style of deep(root, part)?.children ?? []) {
        const name = style.attributes['style:name'] ?? '';
        if (style.name === 'style:style') {
          if (!byName.has(name)) byName.set(name, style);
        } else if (
          style.name === 'text:list-style' &&
          style.children[0]?.name === 'text:list-level-style-number' &&
          style.children[0].attributes['style:num-format'] !== ''
        )
          ordered.add(name);
      }
    }
  }
  return { byName, ordered };
}

/** How an element is set: by its style and those that it is made from, the nearest first. */
export function lookOf(element: XmlElement, { byName }: Styles): TextStyle {
  const names: string[] = [];
  const values: { [property: string]: string } = {};
  let name = element.attributes['text:style-name'];
  // A span is set by its own style alone: what its parents say holds for the whole paragraph.
  for (let depth = 0; name !== undefined && name !== '' && depth < 20; depth++) {
    names.push(name.replaceAll('_20_', ' '));
    const style = byName.get(name);
    const display = style?.attributes['style:display-name'];
    if (display !== undefined) names.push(display);
    for (const child of style?.children ?? [])
      if (child.name === 'style:text-properties')
        for (const [property, value] of Object.entries(child.attributes)) values[property] ??= value;
    name = style?.attributes['style:parent-style-name'];
  }
  const is = (pattern: RegExp) => names.some((one) => pattern.test(one));
  const shift = values['style:text-position'] ?? '';
  return {
    bold: /^(?:bold|[6-9]00)$/.test(values['fo:font-weight'] ?? ''),
    italic: /^(?:italic|oblique)$/.test(values['fo:font-style'] ?? ''),
    struck: (values['style:text-line-through-style'] ?? 'none') !== 'none',
    position: /^(?:super|[1-9]\d*%)/.test(shift) ? 'sup' : /^(?:sub|-\d)/.test(shift) ? 'sub' : null,
    isQuote: is(/^(?:Quotations|Quote|Intense Quote|Block Text)$/i),
    isCode: is(/^(?:Preformatted Text|Source Text|HTML Preformatted|Code)$/i),
    role: is(/^Title$/)
      ? 'doc-title'
      : is(/^Subtitle$/)
        ? 'doc-subtitle'
        : is(/^(?:Author|Byline)$/)
          ? 'doc-author'
          : is(/^Date$/)
            ? 'doc-date'
            : is(/^(?:Caption|Figure|Illustration)$/)
              ? 'doc-caption'
              : null,
  };
}
