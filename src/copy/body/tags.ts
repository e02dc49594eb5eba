/**
 * Where an element may stand so that a browser's parser neither moves nor closes anything (HTML Standard, 13.2.6 "Tree
 * construction"). `line`: in a line of text; `block`: not in a `p`; `text`: its content is not read as HTML; `part`:
 * only in the elements that `PARENTS` names.
 */
type TagKind = 'line' | 'block' | 'text' | 'part';

/** The kind of an element; undefined if only a full parser knows what it means. */
export function kindOfTag(name: string): TagKind | undefined {
  return KINDS.get(name);
}

/** Whether no parser knows an element, such as `<T>` outside of code: it ends where an element around it ends. */
export function isUnknown(name: string): boolean {
  return !KINDS.has(name) && !OTHER.has(name);
}

/** The elements that a part may be a child of; undefined if any element may be its parent. */
export function parentsOf(name: string): readonly string[] | undefined {
  return PARENTS.get(name);
}

/** Elements without content and end tag. */
export const VOID: ReadonlySet<string> = setOf('area br col embed hr img input param source track wbr');

/** Elements that hold other elements and spaces but no text. */
export const WITHOUT_TEXT: ReadonlySet<string> = setOf('table thead tbody tfoot tr colgroup');

/** Elements that close others of the kind in `closes` if one is open, unless their parent is one of `lists`. */
export const ITEMS: ReadonlyMap<
  string,
  { readonly lists: readonly string[]; readonly closes: readonly string[] }
> = new Map([
  ['a', { lists: [], closes: ['a'] }],
  ['li', { lists: ['ul', 'ol', 'menu'], closes: ['li'] }],
  ['dt', { lists: ['dl'], closes: ['dt', 'dd'] }],
  ['dd', { lists: ['dl'], closes: ['dt', 'dd'] }],
]);

export const HEADINGS: ReadonlySet<string> = setOf('h1 h2 h3 h4 h5 h6');

const PARENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['caption', ['table']],
  ['colgroup', ['table']],
  ['thead', ['table']],
  ['tbody', ['table']],
  ['tfoot', ['table']],
  ['col', ['colgroup']],
  ['tr', ['thead', 'tbody', 'tfoot']],
  ['td', ['tr']],
  ['th', ['tr']],
]);

const KINDS: ReadonlyMap<string, TagKind> = new Map([
  ...kinds(
    'line',
    'a abbr area audio b bdi bdo big br cite code data del dfn em embed font i img input ins kbd label map mark meter ' +
      'object output param picture progress q s samp small source span strike strong sub sup time track tt u var video wbr',
  ),
  ...kinds(
    'block',
    'address article aside blockquote center details dialog div dl fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 ' +
      'header hgroup hr main menu nav ol p pre search section summary table ul li dt dd',
  ),
  ...kinds('text', 'iframe script style'),
  ...kinds('part', 'caption colgroup thead tbody tfoot col tr td th'),
]);

/** Elements that only a full parser reads right. */
const OTHER: ReadonlySet<string> = setOf(
  'applet base basefont bgsound body button command dir form frame frameset head html image keygen link listing marquee ' +
    'math meta nobr noembed noframes noscript optgroup option plaintext rb rp rt rtc select selectedcontent svg template ' +
    'textarea title xmp',
);

function kinds(kind: TagKind, names: string): readonly (readonly [string, TagKind])[] {
  return names.split(' ').map((name) => [name, kind] as const);
}

function setOf(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}
