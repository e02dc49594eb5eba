import { loadPackage } from '../packages/on-demand.ts';

/** A part of a line: text, or an element with parts of its own; `tag` is null of one that shows nothing but its text. */
export type PhrasePart =
  | string
  | { readonly tag: string | null; readonly parts: readonly PhrasePart[] }
  | { readonly tag: 'a'; readonly href: string; readonly parts: readonly PhrasePart[] };

/**
 * The parts of a line. Far stricter than Markdown: a sign counts only if it encloses whole words and nothing
 * else can be meant. A backslash counts only in front of a sign that would count without it.
 */
export function partsOf(line: string): readonly PhrasePart[] {
  const escapes = new Set<number>();
  let plain = '';
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '\\' && /^[*_`[<&\\]/.test(line.slice(at + 1))) {
      escapes.add(plain.length);
      at++;
    }
    plain += line[at];
  }
  const used = new Set<number>();
  const parts = new Reader(plain, escapes, used).read(0);
  return used.size === escapes.size ? parts : new Reader(...withBackslashes(plain, escapes, used)).read(0);
}

/** The line in which only escapes that count are read as escapes; other backslashes stay as written. */
function withBackslashes(
  plain: string,
  escapes: ReadonlySet<number>,
  used: ReadonlySet<number>,
): readonly [string, ReadonlySet<number>] {
  const left = new Set<number>();
  let line = '';
  for (let at = 0; at < plain.length; at++) {
    if (used.has(at)) left.add(line.length);
    else if (escapes.has(at)) line += '\\';
    line += plain[at];
  }
  return [line, left];
}

class Reader {
  private readonly line: string;
  private readonly escapes: ReadonlySet<number>;
  private readonly used: Set<number>;

  constructor(line: string, escapes: ReadonlySet<number>, used: Set<number> = new Set()) {
    this.line = line;
    this.escapes = escapes;
    this.used = used;
  }

  read(from: number, to = this.line.length): readonly PhrasePart[] {
    const parts: PhrasePart[] = [];
    let text = '';
    for (let at = from; at < to; ) {
      const found = this.elementAt(at, to) ?? this.characterAt(at);
      if (found === null || this.isEscaped(at, found)) {
        text += this.line[at++];
        continue;
      }
      if (typeof found.part === 'string') text += found.part;
      else {
        if (text !== '') parts.push(text);
        text = '';
        parts.push(found.part);
      }
      at = found.end;
    }
    return text === '' ? parts : [...parts, text];
  }

  /** Whether a sign that would count is escaped; its escape then counts. */
  private isEscaped(at: number, { closing }: Found): boolean {
    const escaped = [at, closing].filter((place) => this.escapes.has(place));
    for (const place of escaped) this.used.add(place);
    return escaped.length > 0;
  }

  private elementAt(at: number, to: number): Found | null {
    const rest = this.line.slice(at, to);
    if (rest[0] === '`') return this.code(at, rest);
    if (rest[0] === '*' || rest[0] === '_') return this.emphasis(at, to);
    if (rest[0] === '[') return this.link(at, rest);
    if (rest.startsWith('![')) return this.picture(at, rest);
    return rest[0] === '<' ? this.tagged(at, rest) : null;
  }

  private code(at: number, rest: string): Found | null {
    const [whole, , code = ''] = /^(`+)(?!`)(.+?)(?<!`)\1(?!`)/.exec(rest) ?? [];
    if (whole === undefined || code.trim() === '') return null;
    const end = at + whole.length;
    return { part: { tag: 'code', parts: [code.trim()] }, end, closing: end - 1 };
  }

  private emphasis(at: number, to: number): Found | null {
    const sign = this.line[at]!;
    const before = this.line.slice(0, at);
    const count = /^(?:\*+|_+)/.exec(this.line.slice(at, to))![0].length;
    if (before.endsWith(sign) || count > 3 || !/(?:^|[\s([{"'“‘«„‚—–\-/¿¡*_]|&#?\w{1,31};)$/.test(before))
      return null;
    const start = at + count;
    if (!/^[^\s*_.,;:!?)\]}]/.test(this.line.slice(start, to))) return null;
    for (const { index, 0: run } of this.line.slice(start, to).matchAll(sign === '*' ? /\*+/g : /_+/g)) {
      const closing = start + index;
      const end = closing + run.length;
      const isEnd = /^(?:$|[\s.,;:!?)\]}"'”’“»—–\-/…*_]|&#?\w+;)/.test(this.line.slice(end, end + 40));
      if (run.length !== count || !isEnd || /[\s([{]$/.test(this.line.slice(0, closing))) continue;
      if (sign === '_' && !/^(?:[^_\s]+|.*\s.*)$/.test(this.line.slice(start, closing))) return null;
      if (sign === '_' && count > 1 && !/\s/.test(this.line.slice(start, closing))) return null;
      const inner = this.read(start, closing);
      const part = count === 2 ? { tag: 'strong', parts: inner } : { tag: 'em', parts: inner };
      return { part: count === 3 ? { tag: 'strong', parts: [part] } : part, end, closing };
    }
    return null;
  }

  /** `[words](address)`: the text in parentheses looks like an address, unlike that of `[HD](2009)`. */
  private link(at: number, rest: string): Found | null {
    const [whole, words = '', href = ''] = /^\[([^[\]]+)\]\(([^\s()<>]*[./#:][^\s()<>]*)\)/.exec(rest) ?? [];
    if (whole === undefined || /[\p{L}\p{N}\])]$/u.test(this.line.slice(0, at)) || /^[\d./:]+$/.test(href))
      return null;
    const parts = this.read(at + 1, at + 1 + words.length);
    return { part: { tag: 'a', href, parts }, end: at + whole.length, closing: at + 1 + words.length };
  }

  /** `![words](address)`: a line shows no pictures, so only the words are kept. */
  private picture(at: number, rest: string): Found | null {
    const found = this.link(at + 1, rest.slice(1));
    return found && typeof found.part !== 'string' && !this.isEscaped(at + 1, found)
      ? { ...found, part: { tag: null, parts: found.part.parts } }
      : null;
  }

  /** An element of HTML that is opened and closed, or a comment, which is nothing; any other `<` is one. */
  private tagged(at: number, rest: string): Found | null {
    const [comment] = /^<!--[\s\S]*?-->/.exec(rest) ?? [];
    if (comment !== undefined) return { part: '', end: at + comment.length, closing: at };
    const [line] = /^<br *\/?>/i.exec(rest) ?? [];
    if (line !== undefined) return { part: ' ', end: at + line.length, closing: at };
    const [whole, tag = '', attributes = '', inner = ''] =
      /^<(em|i|b|strong|cite|code|sub|sup|small|s|u|mark|q|span|font|a)((?:\s[^<>]*)?)>(.*?)<\/\1\s*>/is.exec(
        rest,
      ) ?? [];
    if (whole === undefined) return null;
    const start = at + 2 + tag.length + attributes.length;
    const parts = this.read(start, start + inner.length);
    const end = at + whole.length;
    const href = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes);
    const closing = start + inner.length;
    if (tag.toLowerCase() === 'a')
      return {
        part: href ? { tag: 'a', href: href[1] ?? href[2] ?? '', parts } : { tag: null, parts },
        end,
        closing,
      };
    return { part: { tag: SILENT.test(tag) ? null : tag.toLowerCase(), parts }, end, closing };
  }

  /** `&amp;`, `&#8217;`: a character; `R&D` and `AT&T;` are none. */
  private characterAt(at: number): Found | null {
    if (this.line[at] !== '&') return null;
    const [whole, hex, decimal, name] =
      /^&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z][a-z\d]{1,31}));/i.exec(this.line.slice(at, at + 40)) ?? [];
    if (whole === undefined) return null;
    const character =
      name === undefined ? coded(hex ? Number.parseInt(hex, 16) : Number(decimal)) : namedCharacter(name);
    return character === null ? null : { part: character, end: at + whole.length, closing: at };
  }
}

/** What begins at an index: its part, where it ends, and where its closing sign is. */
type Found = { readonly part: PhrasePart; readonly end: number; readonly closing: number };

const SILENT = /^(?:span|font)$/i;

/** The character that a named reference stands for; null if no character has this name. */
export function namedCharacter(name: string): string | null {
  return loadPackage('decode-named-character-reference').decodeNamedCharacterReference(name) || null;
}

function coded(code: number): string | null {
  const isText =
    code > 0x1f && code <= 0x10ffff && !(code >= 0x7f && code <= 0x9f) && !(code >= 0xd800 && code <= 0xdfff);
  return isText ? String.fromCodePoint(code) : null;
}
