import type { Element } from 'hast';
import { mapSrcset } from '../../model/address/srcset.ts';

/** An address of an element: of what is shown or loaded (`file`), or of a place to go to. */
type ElementAddress = {
  readonly property: string;
  readonly file: boolean;
  /** Replaces each address of the property. */
  readonly set: (to: (address: string) => string) => void;
};

/** Addresses in the properties of an element, except those of links (`a`, `area`). */
export function addressesOf(node: Element): readonly ElementAddress[] {
  const { tagName, properties } = node;
  const found: ElementAddress[] = [];
  for (const [property, value] of Object.entries(properties)) {
    const kind = kindOf(property, tagName, properties);
    if (kind === undefined) continue;
    const set = (to: (address: string) => string) => {
      if (Array.isArray(value)) properties[property] = value.map((each) => to(String(each)));
      else if (typeof value === 'string')
        properties[property] = kind === 'versions' ? mapSrcset(value, to) : to(value);
    };
    found.push({ property, file: kind !== 'place', set });
  }
  return found;
}

type Kind = 'file' | 'versions' | 'place';

function kindOf(property: string, tagName: string, properties: Element['properties']): Kind | undefined {
  switch (property) {
    case 'src':
    case 'poster':
    case 'background':
    case 'lowSrc':
    case 'dynSrc':
      return 'file';
    case 'srcSet':
    case 'imageSrcSet':
      return 'versions';
    case 'cite':
    case 'longDesc':
    case 'ping':
    case 'action':
    case 'formAction':
      return 'place';
    case 'data':
      return tagName === 'object' ? 'file' : undefined;
    case 'href':
    case 'xLinkHref':
      return NO_FILES.test(tagName) ? undefined : 'file';
    case 'value':
      return tagName === 'param' && /^(?:movie|src|url|filename)$/i.test(String(properties.name))
        ? 'file'
        : undefined;
    default:
      return undefined;
  }
}

/**
 * Links, which are read elsewhere; the base of all addresses; and custom elements, whose addresses may mean anything.
 */
const NO_FILES = /^(?:a|area|base)$|-/;
