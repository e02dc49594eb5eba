import { isFilter, isUndivided } from './divided-words.ts';
import { attributeOf, decoded, plain, RAW_ENDS, tags, VOID } from './page-html.ts';

/** What a page offers to the search: what Pagefind reads of it (`data-pagefind-…`, see https://pagefind.app/docs/). */
export type PageText = {
  /** Words and marks with white space between them. A mark says what holds for the words that follow (see `MARK`). */
  readonly text: string;
  /** Elements with an id, by the numbers in their marks. */
  readonly anchors: readonly Anchor[];
  readonly filters: { readonly [name: string]: readonly string[] };
  readonly meta: { readonly [name: string]: string };
  readonly sort: { readonly [name: string]: string };
};

/** First character of a mark: a noncharacter, which no page can hold. */
export const MARK = '\uFDD0';
/** Marks: `MARK` and `w7` begins a weight, `MARK` and `/` ends it, `MARK`, `a3` is element 3 with an id. */
const [WEIGHT, END, ANCHOR] = [`${MARK}w`, `${MARK}/`, `${MARK}a`];

/** An element with an id, to which a result can lead. `text` is only set for headings: results show no others. */
export type Anchor = { readonly element: string; readonly id: string; readonly text: string };

type State = 'read' | 'ignored' | 'excluded' | 'body' | 'around-body';

/** An open element, with what was read in it so far. */
type Node = {
  readonly name: string;
  readonly parent: Node | null;
  /** Names of the values that it holds; null if nothing says so. */
  readonly names: Names | null;
  readonly weight: string | null;
  readonly anchors: readonly AnchorDraft[];
  /** Whether its words are not divided: its text becomes a value of a filter, or is not read at all. */
  readonly isKept: boolean;
  /** Whether it is in the element that is searched, and in none there that is left out. */
  readonly isRead: boolean;
  /** Whether its text becomes a value or a title: its own, or that of an element around it. */
  readonly isTaken: boolean;
  text: string;
  /** The last of its text. */
  last: string;
  state: State;
};

type AnchorDraft = {
  readonly element: string;
  readonly id: string;
  readonly isHeading: boolean;
  text: string;
};

type Names = { readonly [kind in Kind]?: readonly string[] };
type Kind = 'filter' | 'meta' | 'default-meta' | 'sort';
const KINDS: readonly Kind[] = ['filter', 'sort', 'meta', 'default-meta'];

const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const BLOCK = new Set([...HEADINGS, ...'p td div ul li article section'.split(' ')]);
const INLINE = new Set(
  'a abbr acronym b bdo big br button cite code dfn em i img input kbd label map object output q samp script select small span strong sub sup textarea time tt var'.split(
    ' ',
  ),
);
const UNREAD = new Set('head style script noscript label form svg footer nav iframe template'.split(' '));
const ENDS_OPEN_ASCII = /[\w'")$*]/;
const ENDS_OPEN = /[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}'")$*]$/u;

/**
 * Reads a page as Pagefind does; null if no element of it is marked as what is searched. Where weights, anchors, spaces
 * and full stops go is as in Pagefind's own parser, so that results and excerpts are the same. `divided` divides the words
 * of texts (see `dividedWords`).
 */
export function readPage(html: string, divided: (text: string) => string = same): PageText | null {
  const found = new Page(divided);
  const next = tags(html);
  let from = 0;
  for (let tag = next(0); tag !== null; tag = next(from)) {
    if (tag.begin > from) found.add(html.slice(from, tag.begin));
    from = tag.end;
    if (tag.name === '') continue;
    if (tag.isEnd) found.close(tag.name);
    else found.open(tag.name, tag.attributes);
    const ending = tag.isEnd ? undefined : RAW_ENDS.get(tag.name);
    if (ending === undefined) continue;
    ending.lastIndex = from;
    const end = ending.exec(html)?.index ?? html.length;
    found.add(html.slice(from, end));
    from = end;
  }
  found.add(html.slice(from));
  return found.end();
}

function same(text: string): string {
  return text;
}

class Page {
  private node: Node = {
    name: '',
    parent: null,
    names: null,
    weight: null,
    anchors: [],
    isKept: false,
    isRead: false,
    isTaken: false,
    text: '',
    last: '',
    state: 'read',
  };
  private readonly divided: (text: string) => string;
  private readonly filters = new Map<string, string[]>();
  private readonly sort = new Map<string, string>();
  private readonly meta = new Map<string, string>();
  private readonly defaultMeta = new Map<string, string>();
  private readonly drafts: AnchorDraft[] = [];
  private title: string | null = null;
  private pageTitle: string | null = null;
  private image: readonly [string, string | null] | null = null;

  constructor(divided: (text: string) => string) {
    this.divided = divided;
  }

  add(written: string): void {
    const { node } = this;
    if (written === '' || isUnused(node)) return;
    const text = node.isKept ? written : this.divided(written);
    if (text === '') return;
    put(node, text);
    if (node.state === 'ignored' || node.state === 'excluded') return;
    for (const anchor of node.anchors) if (anchor.isHeading) anchor.text += text;
  }

  open(name: string, attributes: string): void {
    const parent = this.node;
    const isMarked = attributes.includes('data-pagefind-');
    const state = isMarked ? stateOf(attributes) : 'read';
    const isLeft = state === 'ignored' || state === 'excluded';
    const id = isLeft || isUnused(parent) ? undefined : attributeOf(attributes, 'id')?.replace(/\s/g, '');
    let anchor: AnchorDraft | null = null;
    if (id !== undefined && !(parent.state === 'around-body' && state !== 'body')) {
      anchor = { element: name, id, isHeading: HEADINGS.has(name), text: '' };
      put(parent, ` ${ANCHOR}${this.drafts.push(anchor) - 1} `);
    }
    if (state !== 'excluded' && name === 'br') put(parent, ' ');
    const inherited = INLINE.has(name) ? parent.anchors : [];
    const names = isMarked ? namesIn(attributes) : null;
    const nodeState = parent.state === 'excluded' ? 'excluded' : UNREAD.has(name) ? 'ignored' : state;
    const node: Node = {
      name,
      parent,
      names,
      weight: isMarked ? (attributeOf(attributes, 'data-pagefind-weight') ?? null) : null,
      anchors: anchor ? [...inherited, anchor] : inherited,
      isKept: parent.isKept || isUndivided(name) || (isMarked && isFilter(attributes)),
      isRead: nodeState === 'body' || (nodeState === 'read' && parent.isRead),
      isTaken: parent.isTaken || name === 'h1' || name === 'title' || (names !== null && takesText(names)),
      text: '',
      last: '',
      state: nodeState,
    };
    if (VOID.has(name)) {
      if (node.state === 'excluded') return;
      this.take(node);
      if (name === 'img' && this.image === null && (this.title !== null || this.meta.has('title'))) {
        const source = attributeOf(attributes, 'src');
        if (source !== undefined) this.image = [source, attributeOf(attributes, 'alt') ?? null];
      }
    } else this.node = node;
  }

  close(name: string): void {
    let node: Node | null = this.node;
    while (node && node.name !== name) node = node.parent;
    if (!node?.parent) return;
    while (this.node !== node.parent) this.leave(this.node, name);
  }

  end(): PageText | null {
    while (this.node.parent) this.leave(this.node, null);
    if (this.node.state !== 'around-body') return null;
    const meta = new Map([...this.defaultMeta, ...this.meta]);
    if (this.image && !this.meta.has('image')) {
      meta.set('image', this.image[0]);
      meta.set('image_alt', this.image[1] ?? '');
    }
    const title = this.title ?? this.pageTitle;
    if (title !== null && !this.meta.has('title')) meta.set('title', unmarked(title));
    const anchors = this.drafts.map(({ element, id, text }) => ({
      element,
      id: plain(id),
      text: plain(text),
    }));
    return {
      text: decoded(this.node.text),
      anchors,
      filters: inOrder(this.filters),
      meta: inOrder(meta),
      sort: inOrder(this.sort),
    };
  }

  /** Leaves an element at the end tag of that name, which may be that of an element around it; null at the end of the page. */
  private leave(node: Node, end: string | null): void {
    const parent = node.parent as Node;
    this.node = parent;
    if (node.state === 'excluded') return;
    if (end !== null) {
      this.take(node);
      if (node.name === 'h1' && this.title === null && node.text.trim() !== '') this.title = plain(node.text);
      if (node.name === 'title' && this.pageTitle === null) this.pageTitle = plain(node.text);
    }
    if (node.state === 'ignored') return;
    const isBody = node.state === 'body' || node.state === 'around-body';
    if (!isBody && (parent.state === 'around-body' || isUnused(parent))) return;
    if (isBody && parent.state !== 'around-body') [parent.text, parent.last] = ['', ''];
    if (end === null) put(parent, node.text, node.last);
    else putPart(parent, node, end);
    if (isBody) parent.state = 'around-body';
  }

  /** Takes the values that an element holds for filters, sorting and metadata. */
  private take({ names, text }: Node): void {
    if (names === null) return;
    for (const kind of KINDS)
      for (const written of names[kind] ?? []) {
        const colon = written.indexOf(':');
        if (colon < 0 && text === '') continue;
        const name = colon < 0 ? written : written.slice(0, colon);
        const value = unmarked(plain(colon < 0 ? text : written.slice(colon + 1)));
        if (kind === 'filter') this.filters.set(name, [...(this.filters.get(name) ?? []), value]);
        else if (kind === 'sort') this.sort.set(name, value);
        else (kind === 'meta' ? this.meta : this.defaultMeta).set(name, value);
      }
  }
}

function stateOf(attributes: string): State {
  if (attributeOf(attributes, 'data-pagefind-body') !== undefined) return 'body';
  const ignore = attributeOf(attributes, 'data-pagefind-ignore')?.toLowerCase();
  if (ignore === undefined) return 'read';
  return /^(?:|index|true)$/.test(ignore) ? 'ignored' : 'excluded';
}

/** Whether nothing of the text of an element is used: most of a page stands around what is searched, or is left out of it. */
function isUnused({ isRead, isTaken, state, anchors }: Node): boolean {
  return !isRead && !isTaken && state !== 'around-body' && anchors.length === 0;
}

/** Adds text to that of an element. `last`: what it ends with, if it is known: to look at the end of a text makes it one. */
function put(node: Node, text: string, last = text): void {
  if (text === '') return;
  node.text += text;
  node.last = last;
}

/** Adds the text of an element to that of its parent: spaces surround a block, and a full stop ends it. */
function putPart(parent: Node, { text, last, weight }: Node, name: string): void {
  const isHeading = HEADINGS.has(name);
  // A heading has its own weight only where nothing around it has one: `+` says so.
  if (weight !== null) put(parent, ` ${WEIGHT}${weight} `);
  else if (isHeading) put(parent, ` ${WEIGHT}+${8 - Number(name[1])} `);
  if (BLOCK.has(name)) {
    put(parent, ' ');
    put(parent, text);
    put(parent, endsOpen(last) ? '. ' : ' ');
  } else put(parent, text, last);
  if (weight !== null || isHeading) put(parent, ` ${END} `);
}

/** Whether a text ends in a letter or a sign that no full stop follows. */
function endsOpen(text: string): boolean {
  const unit = text.charCodeAt(text.length - 1);
  return unit < 0x80 ? ENDS_OPEN_ASCII.test(text[text.length - 1] as string) : ENDS_OPEN.test(text.slice(-2));
}

/** Whether a value is the text of the element: it is not in an attribute. */
function takesText(names: Names): boolean {
  return Object.values(names).some((those) => those.some((written) => !written.includes(':')));
}

function namesIn(attributes: string): Names {
  const names: { [kind in Kind]?: readonly string[] } = {};
  for (const kind of KINDS) {
    const written = attributeOf(attributes, `data-pagefind-${kind}`);
    if (written !== undefined) names[kind] = namesOf(written, attributes);
  }
  return names;
}

/** `tag`, `date[datetime]`, `type:post`, several after each other; only the last may be a literal. */
function namesOf(written: string, attributes: string): readonly string[] {
  const colon = written.indexOf(':');
  const names = (colon < 0 ? written : written.slice(0, colon)).split(',').map((chunk) => {
    const [, name, attribute] = /^([^:[\]]+)\[(.+)\]$/.exec(chunk.trim()) ?? [];
    return attribute ? `${name}:${attributeOf(attributes, attribute) ?? ''}` : chunk.trim();
  });
  return colon < 0 ? names : [...names.slice(0, -1), `${names.at(-1)}:${written.slice(colon + 1)}`];
}

function unmarked(text: string): string {
  return text.includes(MARK) ? text.replace(new RegExp(`${MARK}\\S+\\s?`, 'g'), '') : text;
}

function inOrder<T>(map: ReadonlyMap<string, T>): { readonly [name: string]: T } {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}
