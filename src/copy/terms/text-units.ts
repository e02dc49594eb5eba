import { readReference, walkText } from '../../model/text/plain-text.ts';
import { composed, isUncertain, proseWithSlots } from '../names/read-text.ts';

/** A space, the end of a line, the hyphen that shows only at line ends, and where a slot ends. */
const [SPACE, LINE_END, SOFT_HYPHEN, SLOT_END] = [0x20, 0x0a, 0xad, 0x02];

/** What a UTF-16 unit is in text of HTML; most are put as they are. */
const [PLAIN, WHITE, UNSEEN, REFERENCE, SLOT] = [0, 1, 2, 3, 4];
const KINDS = new Uint8Array(0x10000);
for (const white of '\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff')
  KINDS[white.charCodeAt(0)] = WHITE;
KINDS.fill(WHITE, 0x2000, 0x200b);
KINDS[SOFT_HYPHEN] = UNSEEN;
KINDS['&'.charCodeAt(0)] = REFERENCE;
KINDS['\u0001'.charCodeAt(0)] = SLOT;

/** Room for the units of a word, for each length of most words: an array becomes text much sooner than a typed array. */
const FEW = Array.from({ length: 32 }, (_, length) => new Array<number>(length).fill(0));

/**
 * The text of a dispatch as UTF-16 units, which are read much faster than strings: the same text as `linesOf` and
 * `linesOfCopy` give, with U+000A after each line. Each text that is read takes the place of the last one.
 */
export class TextUnits {
  units = new Uint16Array(16_384);
  length = 0;
  /** Where the copy begins, after the headline and the dek. */
  above = 0;
  /** Whether a character may compose with others, or is unseen (see `composed`). */
  #isUncertain = false;

  read(above: string, html: string): void {
    const prose = proseWithSlots(html);
    this.length = 0;
    this.#makeRoom(above.length + prose.length);
    this.#isUncertain = isUncertain(above) || isUncertain(prose);
    this.#putPlain(above);
    this.units[this.length++] = LINE_END;
    this.above = this.length;
    walkText(prose, {
      text: (from, to) => this.#putHtml(prose, from, to),
      cell: () => this.#putSpace(),
      line: () => this.#endLine(),
    });
    if (this.#isUncertain) this.#compose();
  }

  /** The text from one place to another. */
  slice(from: number, to: number): string {
    const few = FEW[to - from];
    if (few) {
      for (let at = from; at < to; at++) few[at - from] = this.units[at] as number;
      return String.fromCharCode(...few);
    }
    let text = '';
    // A call takes no more arguments than the stack has room for.
    for (let at = from; at < to; at += 8_000)
      text += String.fromCharCode.apply(null, this.units.subarray(at, Math.min(to, at + 8_000)) as never);
    return text;
  }

  /** Puts text of HTML: white space as one space, character references as what they stand for, and no slots. */
  #putHtml(html: string, from: number, to: number): void {
    const { units } = this;
    let { length } = this;
    let last = this.#last();
    for (let at = from; at < to; at++) {
      const unit = html.charCodeAt(at);
      const kind = KINDS[unit];
      if (kind === PLAIN) {
        units[length++] = unit;
        last = unit;
      } else if (kind === WHITE) {
        if (last !== SPACE) units[length++] = SPACE;
        last = SPACE;
      } else if (kind === SLOT) {
        while (at < to && html.charCodeAt(at) !== SLOT_END) at++;
      } else if (kind === REFERENCE) {
        this.length = length;
        const reference = readReference(html, at);
        this.#putCharacter(reference?.character ?? '&');
        if (reference) at = reference.end - 1;
        length = this.length;
        last = this.#last();
      }
    }
    this.length = length;
  }

  /** The last unit; a space where no space may follow. */
  #last(): number {
    const last = this.length > this.above ? (this.units[this.length - 1] as number) : SPACE;
    return last === LINE_END ? SPACE : last;
  }

  #putCharacter(character: string): void {
    if (character === ' ') this.#putSpace();
    else if (character === '\n') this.#endLine();
    else {
      this.#isUncertain ||= isUncertain(character);
      this.#putPlain(character);
    }
  }

  #putPlain(text: string): void {
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit !== SOFT_HYPHEN) this.units[this.length++] = unit;
    }
  }

  #putSpace(): void {
    if (this.#last() !== SPACE) this.units[this.length++] = SPACE;
  }

  #endLine(): void {
    if (this.length === this.above) return;
    if (this.units[this.length - 1] === SPACE) this.length--;
    if (this.units[this.length - 1] !== LINE_END) this.units[this.length++] = LINE_END;
  }

  #compose(): void {
    const [above, copy] = [this.slice(0, this.above), this.slice(this.above, this.length)].map(composed);
    const text = `${above}${copy}`;
    this.#makeRoom(text.length);
    for (let at = 0; at < text.length; at++) this.units[at] = text.charCodeAt(at);
    this.above = above?.length ?? 0;
    this.length = text.length;
  }

  #makeRoom(most: number): void {
    // Two lines may end where no tag stands: after the headline, and at the end.
    if (most + 2 > this.units.length) this.units = new Uint16Array(2 * (most + 2));
  }
}
