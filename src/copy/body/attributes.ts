import type { Element, ElementData } from 'hast';
import { decoded } from './character-references.ts';
import { isKept } from './raw-html.ts';

/**
 * Reads the attributes of a tag in raw HTML from an index into an element, as the properties that `hastscript` gives it;
 * returns the index after the `>` of the tag, or -1 if they are not plain.
 */
export function readAttributes(html: string, from: number, element: Element): number {
  for (let at = from; ; ) {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(html);
    if (found === null) {
      TAG_END.lastIndex = at;
      return TAG_END.test(html) ? TAG_END.lastIndex : -1;
    }
    const value = decoded(found[2] ?? found[3] ?? found[4] ?? '', true);
    if (value === null || !setAttribute(element, found[1]!.toLowerCase(), value)) return -1;
    at = ATTRIBUTE.lastIndex;
  }
}

/** Sets an attribute of an element; false if its name is not known. Of two with one name the first counts. */
function setAttribute(element: Element, name: string, value: string): boolean {
  const known = ATTRIBUTES.get(name) ?? (DATA.test(name) ? ownAttribute(name) : undefined);
  if (known === undefined || /[\u0001\u0002]/.test(value)) return false;
  const { properties } = element;
  if (Object.hasOwn(properties, known.property)) return true;
  if (isKept(name)) element.data = { written: true } as ElementData;
  properties[known.property] = isKept(name) ? value : readValue(value, name, known.kind);
  return true;
}

function readValue(value: string, name: string, kind: Kind): string | number | boolean | string[] {
  if (kind === 'list') return value.trim() === '' ? [] : value.trim().split(/[ \t\n\r\f]+/);
  if (kind === 'mark') return value === '' || value.toLowerCase() === name ? true : value;
  return kind === 'number' && value !== '' && !Number.isNaN(Number(value)) ? Number(value) : value;
}

/** The attribute that a property of an element is printed as. */
export function attributeNamed(property: string): string {
  if (property === 'className') return 'class';
  if (property === 'htmlFor') return 'for';
  if (property.startsWith('aria')) return `aria-${property.slice(4).toLowerCase()}`;
  if (property.startsWith('data') && property !== 'data')
    return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return property.toLowerCase();
}

/** What an attribute's text becomes: `list`, of words; `mark`, true if it is empty; `number`, if it is one. */
type Kind = 'text' | 'list' | 'mark' | 'number';
type Known = { readonly property: string; readonly kind: Kind };

/** Names of attributes that a writer may choose, such as `data-id`. */
const DATA = /^data(?:-[a-z][a-z\d]*)+$/;

function ownAttribute(name: string): Known {
  return { property: name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()), kind: 'text' };
}

/** Attributes by their name in small letters; those of the table and its kinds are as `property-information` has them. */
export const ATTRIBUTES: ReadonlyMap<string, Known> = new Map([
  ...rows(
    'text',
    'abbr align allow alt ariaCurrent ariaExpanded ariaHasPopup ariaHidden ariaLabel ariaLive as autoCapitalize background ' +
      'bgColor borderColor cellPadding cellSpacing charSet cite clear color content crossOrigin data dateTime decoding dir ' +
      'draggable face fetchPriority form frame frameBorder height href hrefLang id imageSizes kind label lang language list ' +
      'loading longDesc markdown max media method min name onBlur onChange onClick onError onFocus onKeyDown onKeyPress ' +
      'onLoad onMouseDown onMouseOut onMouseOver onSubmit placeholder poster preload property referrerPolicy rev role rules ' +
      'scope scrolling shape sizes slot spellCheck src srcLang srcSet style summary target title translate type useMap ' +
      'vAlign value width wrap',
  ),
  ...rows(
    'text',
    'allownetworking allowscriptaccess flashvars mozallowfullscreen pluginspage quality webkitallowfullscreen wmode',
  ),
  ...rows(
    'list',
    'ariaControls ariaDescribedBy ariaLabelledBy ariaOwns autoComplete className controlsList headers htmlFor',
  ),
  ...rows('list', 'itemProp itemRef itemType ping rel sandbox'),
  ...rows(
    'mark',
    'allowFullScreen async autoPlay checked compact controls default defer disabled download hidden isMap',
  ),
  ...rows(
    'mark',
    'itemScope loop multiple muted noShade noWrap open playsInline readOnly required reversed selected',
  ),
  ...rows(
    'number',
    'border cols colSpan hSpace marginHeight marginWidth maxLength rowSpan rows size span start tabIndex vSpace',
  ),
]);

function rows(kind: Kind, properties: string): readonly (readonly [string, Known])[] {
  return properties.split(' ').map((property) => [attributeNamed(property), { property, kind }] as const);
}

const TAG_END = /[ \t\n\f]*\/?>/y;
const ATTRIBUTE =
  /[ \t\n\f]+([a-zA-Z][\w.-]*)(?:[ \t\n\f]*=[ \t\n\f]*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`&]+)))?(?=[ \t\n\f/>])/y;
