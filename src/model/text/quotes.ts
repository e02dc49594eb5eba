/** How a language sets straight quotes. */
export type Quoting = {
  /** Outer pair, inner pair. */
  readonly marks: readonly [string, string, string, string];
  /** Words that begin with an apostrophe, as a pattern for what follows it. */
  readonly elided: RegExp;
};

/**
 * Decides what to set for each straight quote of a line, by its index. The decision depends on what was set before it, on
 * what follows, and on which quotes are open. Inch and foot signs stay. A single quote that nothing closes is an
 * apostrophe.
 */
export function quotesOf(
  line: string,
  places: readonly number[],
  quoting: Quoting,
): ReadonlyMap<number, string> {
  return new Judge(line, places, quoting).judge();
}

type Role = 'open' | 'close' | 'apostrophe' | 'straight';
/** What comes before a quote. `joint`: a bracket, a dash, a slash or an opening mark. `closed`: a closing mark or an apostrophe. */
type Before = 'space' | 'joint' | 'letter' | 'digit' | 'closed' | 'point';
/** What follows a quote and its neighbours. `point`: punctuation that ends a clause. */
type Behind = 'word' | 'point' | 'none';

class Judge {
  private readonly roles = new Map<number, Role>();
  /** Indexes of the open quotes, innermost last, and how many of them are double. */
  private open: number[] = [];
  private openDoubles = 0;
  /** The end of the last run of quotes that was looked at. */
  private runEnd = 0;
  private readonly line: string;
  private readonly places: readonly number[];
  private readonly quoting: Quoting;

  constructor(line: string, places: readonly number[], quoting: Quoting) {
    this.line = line;
    this.places = places;
    this.quoting = quoting;
  }

  judge(): ReadonlyMap<number, string> {
    for (const at of this.places) {
      if (isInWord(this.line, at)) this.roles.set(at, 'apostrophe');
      else this.note(at, this.line[at] === '"' ? this.double(at) : this.single(at));
    }
    for (const at of this.open) if (!this.isLongSpeech(at)) this.unclose(at);
    return new Map([...this.roles].map(([at, role]) => [at, this.markOf(at, role)]));
  }

  private note(at: number, role: Role): void {
    this.roles.set(at, role);
    if (role === 'open') {
      this.open.push(at);
      if (this.line[at] === '"') this.openDoubles++;
    }
    if (role !== 'close') return;
    while (this.open.length > 0) {
      const last = this.open.pop()!;
      if (this.line[last] === '"') this.openDoubles--;
      if (this.line[last] === this.line[at]) break;
      this.unclose(last);
    }
  }

  /** Takes back an opening single quote that turned out to be an apostrophe. */
  private unclose(at: number): void {
    if (this.line[at] === "'") this.roles.set(at, 'apostrophe');
  }

  /** Whether an unclosed quote opens speech all the same: it continues in the next paragraph, or its end was forgotten. */
  private isLongSpeech(at: number): boolean {
    if (!/^'\p{Lu}/u.test(this.line.slice(at, at + 3))) return false;
    return at === 0 ? /[.!?…]\s*$/.test(this.line) : /[,:]\s$/.test(this.line.slice(0, at));
  }

  private markOf(at: number, role: Role): string {
    const [open, close, innerOpen, innerClose] = this.quoting.marks;
    if (role === 'apostrophe') return '’';
    if (role === 'straight') return this.line[at]!;
    if (this.line[at] === '"') return role === 'open' ? open : close;
    return role === 'open' ? innerOpen : innerClose;
  }

  private double(at: number): Role {
    const before = this.before(at);
    const behind = this.behind(at);
    const isOpen = this.openDoubles > 0;
    if (before === 'digit') return isOpen && !this.isInch(at) ? 'close' : 'straight';
    if (HEBREW.test(this.line[at - 1] ?? '') && HEBREW.test(this.line[at + 1] ?? '')) return 'straight';
    if (before === 'space' || before === 'joint') {
      if (behind === 'word') return 'open';
      if (isOpen) return 'close';
      return this.next(at) === undefined ? 'straight' : 'open';
    }
    if (behind === 'word' && (!isOpen || this.isBehindArticle(at))) return 'open';
    return 'close';
  }

  /** Whether a double quote after a digit is an inch sign although a quotation is open. */
  private isInch(at: number): boolean {
    if (/\d'\s?\d+(?:[.,/]\d+)?$/.test(this.upTo(at))) return true;
    return this.isNextClosing(at);
  }

  /** `l'"ami"`, `dell'"amico"` */
  private isBehindArticle(at: number): boolean {
    return /(?:^|[^\p{L}])(?:[cdjlmnst]|qu|un|(?:d|n|s|qu)?(?:a|e|u)ll)['’]$/iu.test(this.upTo(at));
  }

  private single(at: number): Role {
    const before = this.before(at);
    const rest = this.line.slice(at + 1, at + 24);
    const isLetterNext = /^\p{L}/u.test(rest);
    const isInner = this.line[this.open.at(-1) ?? -1] === "'";
    if ((before === 'letter' || before === 'digit' || before === 'closed') && isLetterNext)
      return 'apostrophe';
    if (before === 'letter' && /^\d/.test(rest)) return 'apostrophe';
    if (before === 'digit') return this.behindDigit(at, rest, isInner);
    if (before === 'space' || before === 'joint') {
      if (YEAR.test(rest) || this.quoting.elided.test(rest)) return 'apostrophe';
      const behind = this.behind(at);
      if (behind === 'word') return 'open';
      if (isInner) return 'close';
      return behind === 'point' ? 'open' : 'apostrophe';
    }
    if (/(?:^|[^\p{L}])['’]n$/iu.test(this.upTo(at))) return 'apostrophe';
    if (isInner) return this.isPossessive(at) ? 'apostrophe' : 'close';
    return before === 'point' && isLetterNext && !/[)\]}]/.test(this.line[at - 1]!) ? 'open' : 'apostrophe';
  }

  private behindDigit(at: number, rest: string, isInner: boolean): Role {
    if (/^\d{3}(?!\d)/.test(rest)) return 'apostrophe';
    const isFoot = !isInner || /^\s?\d+(?:[.,/]\d+)?"/.test(rest) || this.isNextClosing(at);
    return isFoot ? 'straight' : 'close';
  }

  /** `'The dogs' owners said so.'`: within a quotation that is closed further on, an `s'` before a word is a possessive. */
  private isPossessive(at: number): boolean {
    if (!/s$/iu.test(this.upTo(at)) || !/^' \p{L}/u.test(this.line.slice(at, at + 3))) return false;
    const next = this.next(at);
    if (next === undefined || !this.isNextClosing(at)) return false;
    return /[.,!?;:…]/.test(this.line[next - 1]!) || !/^' ?\p{L}/u.test(this.line.slice(next, next + 3));
  }

  /** Whether the next quote of the same kind closes rather than opens. Apostrophes within words do not count. */
  private isNextClosing(at: number): boolean {
    const next = this.next(at);
    if (next === undefined) return false;
    const before = this.before(next);
    return before !== 'space' && before !== 'joint';
  }

  /** Index of the next quote of the same kind. Apostrophes within words do not count. */
  private next(at: number): number | undefined {
    return this.places.find(
      (place) =>
        place > at &&
        this.line[place] === this.line[at] &&
        !(this.line[at] === "'" && /^[\p{L}\p{N}]'\p{L}/u.test(this.line.slice(place - 1, place + 2))),
    );
  }

  private before(at: number): Before {
    if (at === 0) return 'space';
    const role = this.roles.get(at - 1);
    if (role !== undefined) return role === 'open' ? 'joint' : role === 'straight' ? 'point' : 'closed';
    const sign = this.line[at - 1]!;
    if (/\s/.test(sign)) return 'space';
    if (/[\p{L}\p{M}]/u.test(sign)) return 'letter';
    if (/\p{N}/u.test(sign)) return 'digit';
    const [open, close, innerOpen, innerClose] = this.quoting.marks;
    if (/["']/.test(sign)) return 'point';
    if (close.endsWith(sign) || innerClose.endsWith(sign)) return 'closed';
    if (open.startsWith(sign) || innerOpen.startsWith(sign) || /[([{<—–\-/=¿¡“‘„‚«‹]/.test(sign))
      return 'joint';
    return /[”’»›]/.test(sign) ? 'closed' : 'point';
  }

  /** What stands before a place, as far as the patterns look. */
  private upTo(at: number): string {
    return this.line.slice(Math.max(0, at - 40), at);
  }

  private behind(at: number): Behind {
    if (at >= this.runEnd) {
      this.runEnd = at + 1;
      while (isQuote(this.line[this.runEnd])) this.runEnd++;
    }
    const rest = this.line.slice(this.runEnd, this.runEnd + 3);
    if (rest === '' || /^\s/.test(rest)) return 'none';
    return /^(?:[,;:!?)\]}—–\-”’»]|\.(?!\.|\d)|…(?!\p{L}))/u.test(rest) ? 'point' : 'word';
  }
}

function isQuote(sign: string | undefined): boolean {
  return sign === '"' || sign === "'";
}

/** Whether a single quote is between two letters of ASCII, as in `don't`: most are. */
function isInWord(line: string, at: number): boolean {
  return line[at] === "'" && isLetter(line.charCodeAt(at - 1)) && isLetter(line.charCodeAt(at + 1));
}

function isLetter(code: number): boolean {
  const small = code | 0x20;
  return small >= 0x61 && small <= 0x7a && code < 0x80;
}

const HEBREW = /\p{Script=Hebrew}/u;

/** `'90s`, `'68`, `'68er`, `'05`; not `'24'`. */
const YEAR = /^\d\d(?:s|ers?|ern)?(?![\p{L}\d'])|^\d\ds'/u;
