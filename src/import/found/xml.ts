import { Parser } from 'htmlparser2';
import { escapeHtml } from '../../model/text/html.ts';
import { cleanText } from './text.ts';
import { TextStream } from './text-stream.ts';

/** An element of an export with all that is in it. Names as written, with their prefix. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly text: string;
  readonly children: readonly XmlElement[];
  /** Text and elements in their order, where there are elements. */
  readonly content: readonly (string | XmlElement)[];
  /** Whether the file ended before the element did. */
  readonly isCut?: true;
};

type XmlDamage = { readonly damage: string };

/** Limits beyond which an element is cut, to save memory. No writer reaches them. */
const LIMITS = { depth: 64, characters: 80_000_000, children: 100_000 } as const;

type Growing = {
  name: string;
  attributes: { [name: string]: string };
  parts: (string | XmlElement)[];
  size: number;
  children: XmlElement[];
  cut: boolean;
};

/**
 * Reads XML of any size as it comes and yields each wanted element when it is whole; nothing else is held. Forgiving,
 * as exports in the wild need it: unknown entities stay as text, broken nesting is closed. No document type is read
 * and no entity of its own is ever expanded, so that neither bombs nor files from elsewhere come in.
 */
export async function* readXml(
  bytes: AsyncIterable<Uint8Array>,
  wanted: (name: string, depth: number) => boolean,
): AsyncGenerator<XmlElement | XmlDamage> {
  const ready: (XmlElement | XmlDamage)[] = [];
  const open: Growing[] = [];
  const names: string[] = [];
  let ending = false;
  let ended = false;
  let roots = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        names.push(name);
        if (names.length === 1) roots++;
        if (open.length === 0 && !wanted(name, names.length)) return;
        if (open.length < LIMITS.depth)
          open.push({ name, attributes, parts: [], size: 0, children: [], cut: false });
      },
      ontext(text) {
        const top = open.at(-1);
        if (top === undefined) return;
        top.size += text.length;
        if (top.size > LIMITS.characters) top.cut = true;
        else top.parts.push(text);
      },
      onclosetag(name) {
        if (ending && names.length > 0 && names.length <= 2 && names.at(-1) === name)
          ready.push({ damage: `the file ends before <${name}> is closed; it was cut off` });
        names.pop();
        const top = open.at(-1);
        if (top === undefined || top.name !== name) return;
        open.pop();
        if (top.cut)
          ready.push({
            damage: `<${name}> is larger than ${LIMITS.characters / 1e6} million characters and was cut`,
          });
        const text = cleanText(top.parts.filter((part) => typeof part === 'string').join(''));
        const whole = {
          name,
          attributes: top.attributes,
          text,
          children: top.children,
          content: top.children.length === 0 ? [] : top.parts,
          ...(ended && { isCut: true as const }),
        };
        const above = open.at(-1);
        if (above === undefined) ready.push(whole);
        else if (above.children.length < LIMITS.children) {
          above.children.push(whole);
          above.parts.push(whole);
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  const bodies = new WholeBodies();
  const decoder = new TextStream();
  for await (const chunk of bytes) {
    parser.write(bodies.take(decoder.take(chunk)));
    yield* ready.splice(0);
  }
  ending = true;
  parser.write(bodies.take(decoder.end()) + bodies.rest());
  ended = true;
  parser.end();
  yield* ready.splice(0);
  if (decoder.damaged > 0)
    yield { damage: `${decoder.damaged} characters that are not text were replaced by U+FFFD` };
  if (decoder.mended > 0)
    yield {
      damage: `${decoder.mended} bytes are not UTF-8, although the file is declared as such; they were read as Windows-1252`,
    };
  if (roots === 0) yield { damage: 'this is not XML' };
}

/**
 * Lets a body hold `]]>`: old exports wrote scripts with CDATA sections of their own into one. A section that begins a
 * body ends only before the end tag of its element; any other `]]>` in it is escaped as XML wants it.
 */
class WholeBodies {
  private waiting: string[] = [];
  private length = 0;
  /** End tag of the body that is held back, without its `>`; null if none is. */
  private awaited: string | null = null;

  /** The text so far as XML that can be read; a body that has not ended yet is held back. */
  take(text: string): string {
    if (this.awaited !== null && this.length < LIMITS.characters) {
      const tail = (this.waiting.at(-1) ?? '').slice(-this.awaited.length);
      if (!(tail + text).includes(this.awaited)) {
        this.hold(text, this.awaited);
        return '';
      }
    }
    let all = this.rest() + text;
    let ready = '';
    this.waiting = [];
    this.length = 0;
    this.awaited = null;
    for (;;) {
      const begun = BODY.exec(all);
      if (begun === null) break;
      const [start, name = ''] = begun;
      const from = begun.index + start.length;
      const end = endOf(all, name, from);
      if (end < 0 && all.length < LIMITS.characters) {
        this.hold(all.slice(begun.index), `</${name}`);
        return ready + all.slice(0, begun.index);
      }
      const stop = end < 0 ? all.length : end;
      ready += all.slice(0, from) + all.slice(from, stop).replace(/\]\]>(?!<!\[CDATA\[)/g, ']]]]><![CDATA[>');
      all = all.slice(stop);
    }
    // The start of a body may be cut between two chunks.
    const cut = CUT.exec(all.slice(-400));
    if (cut === null) return ready + all;
    const at = Math.max(0, all.length - 400) + cut.index;
    this.hold(all.slice(at), null);
    return ready + all.slice(0, at);
  }

  rest(): string {
    return this.waiting.join('');
  }

  /** Holds text back until the tag comes. Short pieces are joined to the one before, so that a tag is cut once at most. */
  private hold(text: string, awaited: string | null): void {
    const last = this.waiting.at(-1) ?? '';
    if (last.length < 400) this.waiting.splice(-1, 1, last + text);
    else this.waiting.push(text);
    this.length += text.length;
    this.awaited = awaited;
  }
}

/**
 * Where the last section of an element ends; -1 if it does not. White space or bare text may stand between it and the
 * end tag.
 */
function endOf(text: string, name: string, from: number): number {
  const tag = `</${name}>`;
  for (let at = text.indexOf(tag, from); at >= 0; at = text.indexOf(tag, at + 1)) {
    const before = text.slice(from, at).trimEnd();
    if (before.endsWith(']]>')) return from + before.length - 3;
    const last = before.lastIndexOf(']]>');
    if (last >= 0) return from + last;
  }
  return -1;
}

const CUT = /<(?:(?:content|excerpt):encoded|wp:comment_content)(?:\s[^<>]*)?>\s*(?:<[![CDAT]*)?$|<[^<>]*$/;
const BODY = /<((?:content|excerpt):encoded|wp:comment_content)(?:\s[^<>]*)?>\s*<!\[CDATA\[/;

/** Text of the first child of one of the names; '' if there is none. Prefixes count. */
export function childText(element: XmlElement, ...names: readonly string[]): string {
  for (const name of names) {
    const child = element.children.find((candidate) => candidate.name === name);
    if (child) return child.text.trim();
  }
  return '';
}

/** All children of a name. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** An element as XML again: what Atom's `type="xhtml"` holds is markup in the tree itself. */
export function innerXml(element: XmlElement): string {
  if (element.children.length === 0) return escapeHtml(element.text);
  return element.content
    .map((part) => (typeof part === 'string' ? escapeHtml(part) : outerXml(part)))
    .join('');
}

function outerXml(element: XmlElement): string {
  const name = element.name.replace(/^[\w-]+:/, '');
  const attributes = Object.entries(element.attributes)
    .map(([key, value]) => ` ${key}="${escapeHtml(value)}"`)
    .join('');
  return `<${name}${attributes}>${innerXml(element)}</${name}>`;
}
