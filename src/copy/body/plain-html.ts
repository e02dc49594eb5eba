import type { Element, ElementContent, Root } from 'hast';
import { readAttributes } from './attributes.ts';
import { decoded } from './character-references.ts';
import { HEADINGS, ITEMS, isUnknown, kindOfTag, parentsOf, VOID, WITHOUT_TEXT } from './tags.ts';

/**
 * Reads a text of HTML if it is plain; null otherwise. The tree is the one that parse5 makes, without comments and with
 * positions that nobody reads.
 */
export function readPlainHtml(html: string): Root | null {
  const reader = new PlainReader();
  const start = { line: 1, column: 1, offset: 0 };
  return reader.raw(html, { start, end: start }) && reader.isClosed
    ? { type: 'root', children: reader.children }
    : null;
}

/** Whether raw HTML is one comment and nothing else. */
export function isComment(html: string): boolean {
  return match(COMMENT, html, 0)[0]?.length === html.length;
}

type Place = Element['position'];
type Points = (at: number) => NonNullable<Place>['start'];

/** Elements nested deeper are not plain, since each tag looks at all open elements. */
const DEEPEST = 500;

/** An open element: `isWritten` if a tag of raw HTML opened it; `isImplied` if no tag did. */
type Open = {
  readonly name: string;
  readonly children: ElementContent[];
  readonly isWritten: boolean;
  readonly isImplied?: boolean;
};

/**
 * Makes the HTML tree of raw HTML that is plain, and of elements that Markdown made around and between it: known
 * elements, each closed where it was opened or by what a browser's parser lets close it, and others that end with them;
 * none if that parser would move it. Where it says no, only parse5 can make the tree. Otherwise its tree is the same, except
 * for positions that nobody reads.
 */
export class PlainReader {
  readonly children: ElementContent[] = [];
  private readonly open: Open[] = [{ name: '', children: this.children, isWritten: false }];

  /** Whether no element is open. */
  get isClosed(): boolean {
    return this.open.length === 1;
  }

  /** Begins an element that Markdown made, and returns it; null if it may not stand here. */
  begin(tagName: string, properties: Element['properties'], position: Place): Element | null {
    this.closeFor(tagName);
    if (!this.mayStand(tagName)) return null;
    const element: Element = { type: 'element', tagName, properties, children: [], position };
    this.current.children.push(element);
    if (!VOID.has(tagName)) this.open.push({ name: tagName, children: element.children, isWritten: false });
    return element;
  }

  /** Ends such an element, in which raw HTML must have left nothing open but what ends with it. */
  end(tagName: string): boolean {
    if (tagName === 'p') return this.endParagraph();
    this.endUnknown();
    if (kindOfTag(tagName) !== 'line') this.endParts(tagName);
    const { isWritten, isImplied } = this.open.pop()!;
    return !isWritten && !isImplied;
  }

  private get current(): Open {
    return this.open.at(-1)!;
  }

  /** Adds a text. */
  text(value: string): boolean {
    if (value === '') return true;
    const { name, children } = this.current;
    if (WITHOUT_TEXT.has(name) && /[^ \t\n\f]/.test(value)) return false;
    const last = children.at(-1);
    if (last?.type === 'text') last.value += value;
    else children.push({ type: 'text', value });
    return true;
  }

  /** Adds raw HTML: text, tags and comments. */
  raw(html: string, position: Place): boolean {
    const pointAt = position && pointsIn(html, position.start);
    for (let at = 0; at < html.length; ) {
      MARKUP.lastIndex = at;
      const next = MARKUP.test(html) ? MARKUP.lastIndex - 1 : -1;
      const end = next < 0 ? html.length : next;
      if (end > at) {
        const text = this.isInText() ? html.slice(at, end) : decoded(html.slice(at, end), false);
        if (text === null || !this.text(text)) return false;
      }
      if (next < 0) return true;
      at = this.markup(html, next, pointAt);
      if (at < 0) return false;
    }
    return true;
  }

  private isInText(): boolean {
    return kindOfTag(this.current.name) === 'text';
  }

  /** A tag or comment; returns the index after it, or -1 if it is not plain. */
  private markup(html: string, at: number, pointAt: Points | undefined): number {
    if (html[at + 1] === '/') return this.endTag(html, at);
    if (this.isInText()) return -1;
    return html[at + 1] === '!' ? this.comment(html, at) : this.startTag(html, at, pointAt);
  }

  /** A comment is left out. */
  private comment(html: string, at: number): number {
    const [whole] = match(COMMENT, html, at);
    return whole === undefined ? -1 : at + whole.length;
  }

  private endTag(html: string, at: number): number {
    const [whole, written = ''] = match(END_TAG, html, at);
    if (whole === undefined) return -1;
    const name = written.toLowerCase();
    if (this.isIgnored(name)) return at + whole.length;
    if (name === 'p' && !this.isInText()) return this.endParagraph() ? at + whole.length : -1;
    this.endUnknown(name);
    if (kindOfTag(name) !== 'line' && this.isOpen(name)) this.endParts(name);
    if (this.current.isImplied && name === 'table') this.open.pop();
    this.endUnknown(name);
    if (!this.current.isWritten || this.current.name !== name) return -1;
    this.open.pop();
    return at + whole.length;
  }

  /** Ends elements that no parser knows, which need no end tags, but not one of this name. */
  private endUnknown(name?: string): void {
    while (this.current.isWritten && this.current.name !== name && isUnknown(this.current.name))
      this.open.pop();
  }

  private startTag(html: string, at: number, pointAt: Points | undefined): number {
    const [start, written = ''] = match(START_TAG, html, at);
    if (start === undefined || pointAt === undefined || this.open.length > DEEPEST) return -1;
    const name = written.toLowerCase();
    const point = pointAt(at);
    const position = { start: point, end: point };
    const element: Element = { type: 'element', tagName: name, properties: {}, children: [], position };
    const end = readAttributes(html, at + start.length, element);
    if (end < 0) return -1;
    this.implyBody(name);
    this.closeFor(name);
    if (!this.mayStand(name)) return -1;
    this.current.children.push(element);
    if (VOID.has(name)) return end;
    this.open.push({ name, children: element.children, isWritten: true });
    if (name !== 'pre') return end;
    // A line end after this tag is not part of the text; the text may begin in another node.
    return end === html.length ? -1 : html[end] === '\n' ? end + 1 : end;
  }

  /** Whether an end tag is ignored: nothing that it could close is open, and it does not stand for an element. */
  private isIgnored(name: string): boolean {
    if (this.isInText() || !isPlain(name) || name === 'p' || name === 'br') return false;
    return !this.open.some((open) => open.name === name || (HEADINGS.has(name) && HEADINGS.has(open.name)));
  }

  /** A body that no tag opens begins with the first row of a table and ends with the next part of the table. */
  private implyBody(name: string): void {
    if (name === 'tr' && this.current.name === 'table') {
      const body: Element = { type: 'element', tagName: 'tbody', properties: {}, children: [] };
      this.current.children.push(body);
      this.open.push({ name: 'tbody', children: body.children, isWritten: false, isImplied: true });
    } else if (this.current.isImplied && /^t(?:head|body|foot)$/.test(name)) this.open.pop();
  }

  /** Closes what the beginning of an element closes: a link, another right inside of it; a block, a paragraph. */
  private closeFor(name: string): void {
    if (name === 'a' && this.current.name === 'a' && this.current.isWritten) this.open.pop();
    if (kindOfTag(name) !== 'block') return;
    const paragraph = this.paragraph();
    if (paragraph >= 0) this.open.length = paragraph;
  }

  /** Ends a paragraph with what is open in it, or adds an empty one if none is open, as its end tag does. */
  private endParagraph(): boolean {
    const paragraph = this.paragraph();
    if (paragraph >= 0) this.open.length = paragraph;
    else if (this.isOpen('p') || WITHOUT_TEXT.has(this.current.name) || this.isInText() || !this.hasBegun())
      return false;
    else this.current.children.push({ type: 'element', tagName: 'p', properties: {}, children: [] });
    return true;
  }

  /** Whether an element has begun here; before the first one of a text, a parser ignores such an end tag. */
  private hasBegun(): boolean {
    return this.children.some(
      (child) => child.type === 'element' && child.tagName !== 'script' && child.tagName !== 'style',
    );
  }

  /** The index of the paragraph that would end with a block; -1 if none is open, or more than its end would follow. */
  private paragraph(): number {
    let at = this.open.length - 1;
    while (this.open[at]!.isWritten && endsWithBlock(this.open[at]!.name)) at--;
    return this.open[at]!.name === 'p' ? at : -1;
  }

  /** Ends paragraphs, items, and cells that need no end tags before the end of an element around them. */
  private endParts(name: string): void {
    while (this.current.isWritten && this.current.name !== name && ENDS_WITH.get(this.current.name)?.(name))
      this.open.pop();
  }

  /** Whether an element may be put into the one that is open, and nothing else happens. */
  private mayStand(name: string): boolean {
    const kind = kindOfTag(name);
    const { name: parent } = this.current;
    const parents = parentsOf(name);
    if (parents !== undefined ? !parents.includes(parent) : WITHOUT_TEXT.has(parent)) return false;
    if (this.isInText()) return false;
    if (!isPlain(name)) return false;
    if (kind === 'block' && this.isOpen('p')) return false;
    if (HEADINGS.has(name) && HEADINGS.has(parent)) return false;
    const item = ITEMS.get(name);
    return (
      item === undefined || item.lists.includes(parent) || !item.closes.some((other) => this.isOpen(other))
    );
  }

  private isOpen(wanted: string): boolean {
    return this.open.some(({ name }) => name === wanted);
  }
}

/** Whether an element means nothing that only a full parser knows. */
function isPlain(name: string): boolean {
  return kindOfTag(name) !== undefined || isUnknown(name);
}

/** Whether an element in a line of text ends with a block around it and does not go on behind it. */
function endsWithBlock(name: string): boolean {
  return ENDS_WITH_BLOCK.has(name) || isUnknown(name);
}

/** Gives the points of indexes in a text. These are asked for in ascending order, so that lines are counted once. */
function pointsIn(html: string, { line, column, offset = 0 }: NonNullable<Place>['start']): Points {
  let [lines, before, next] = [0, -1, html.indexOf('\n')];
  return (at) => {
    for (; next >= 0 && next < at; next = html.indexOf('\n', next + 1)) {
      lines++;
      before = next;
    }
    return { line: line + lines, column: before < 0 ? column + at : at - before, offset: offset + at };
  };
}

function match(pattern: RegExp, text: string, at: number): readonly (string | undefined)[] {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? [];
}

const ENDS_WITH_BLOCK: ReadonlySet<string> = new Set(
  'abbr bdi bdo cite data del dfn ins kbd label mark output q samp span sub sup time var'.split(' '),
);

/** Elements that end where one around them does, by name. */
const ENDS_WITH: ReadonlyMap<string, (around: string) => boolean> = new Map([
  ...['p', 'li', 'dt', 'dd'].map((name) => [name, () => true] as const),
  ...['td', 'th'].map(
    (name) => [name, (around: string) => /^(?:tr|thead|tbody|tfoot|table)$/.test(around)] as const,
  ),
]);

/** The sign that begins a tag or a comment, or what may be taken for one. */
const MARKUP = /<(?=[a-zA-Z/!?])/g;
const START_TAG = /<([a-zA-Z][a-zA-Z\d]*)(?=[ \t\n\f/>])/y;
const END_TAG = /<\/([a-zA-Z][a-zA-Z\d]*)[ \t\n\f]*>/y;
const COMMENT = /<!--(?!-?>)(?:[^-]|-(?!-))*-->/y;
