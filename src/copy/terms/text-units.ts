import { readReference, walkText } from '../../model/text/plain-text.ts';
import { composed, isUncertain, proseOf } from '../names/read-text.ts';

/** A space, the end of a line, and the hyphen that shows only at line ends. */
const [SPACE, LINE_END, SOFT_HYPHEN, REFERENCE] = [0x20, 0x0a, 0xad, 0x26];
const WHITE = /\s/;
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
    const prose = proseOf(html);
    this.length = 0;
    this.#makeRoom(above.length + prose.length);
    this.#isUncertain = false;
    this.#putPlain(above);
    this.#putUnit(LINE_END);
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

  /** Puts text of HTML: white space as one space, character references as what they stand for. */
  #putHtml(html: string, from: number, to: number): void {
    const { units } = this;
    let { length } = this;
    let last = this.#last();
    for (let at = from; at < to; at++) {
      const unit = html.charCodeAt(at);
      // Letters of most texts, and single spaces. Asking for spaces alone would take longer: few processors foresee them.
      if (unit >= SPACE && unit < 0xa0 && unit !== REFERENCE && (unit | last) !== SPACE) {
        units[length++] = unit;
        last = unit;
        continue;
      }
      this.length = length;
      const reference = unit === REFERENCE ? readReference(html, at) : null;
      if (reference) {
        this.#putCharacter(reference.character);
        at = reference.end - 1;
      } else if (unit === SPACE || WHITE.test(html.charAt(at))) this.#putSpace();
      else this.#putUnit(unit);
      length = this.length;
      last = this.#last();
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
    else this.#putPlain(character);
  }

  #putPlain(text: string): void {
    for (let at = 0; at < text.length; at++) this.#putUnit(text.charCodeAt(at));
  }

  #putUnit(unit: number): void {
    if (unit === SOFT_HYPHEN) return;
    if (unit >= 0x300) this.#isUncertain ||= isUncertain(String.fromCharCode(unit));
    this.units[this.length++] = unit;
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
