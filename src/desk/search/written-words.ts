import { MARK } from './page-text.ts';

/** What is read of the text of a page, or of a part of it. Reused from page to page, since most time would go to making room. */
export class ReadWords {
  /** The numbers of its words, in their order. */
  numbers = new Uint32Array(1024);
  length = 0;
  /** The words with single spaces between them, as UTF-8 in a JSON string, behind what else was put. */
  bytes = new Uint8Array(16_384);
  size = 0;

  begin(): void {
    this.length = 0;
    this.size = 0;
  }

  /** Adds text to the bytes. */
  put(text: string): void {
    this.makeRoom(text.length * 3);
    this.size += UTF8.encodeInto(text, this.bytes.subarray(this.size)).written;
  }

  /** Makes room for so many more bytes. */
  makeRoom(more: number): void {
    if (this.size + more <= this.bytes.length) return;
    const wider = new Uint8Array(Math.max(this.bytes.length * 2, this.size + more));
    wider.set(this.bytes.subarray(0, this.size));
    this.bytes = wider;
  }

  addNumber(number: number): void {
    if (this.length === this.numbers.length) {
      const wider = new Uint32Array(this.numbers.length * 2);
      wider.set(this.numbers);
      this.numbers = wider;
    }
    this.numbers[this.length++] = number;
  }
}

const UTF8 = new TextEncoder();
const MARKED = MARK.charCodeAt(0);
/** What JSON escapes besides control characters. */
const [QUOTE, BACKSLASH] = [0x22, 0x5c];

/**
 * Numbers the words that pages hold, from 0, in the order in which they are first met. A word is found by its letters
 * where they stand in a page, so that no text is made of it: a page holds hundreds, and nearly all are known.
 */
export class WrittenWords {
  /** The words by number. */
  readonly texts: string[] = [];
  /** A hash table: numbers from 1, each followed by its hash and where its letters begin and end; 0 is an empty place. */
  private places = new Int32Array(1 << 16);
  /** The letters of all words after each other. */
  private units = new Uint16Array(1 << 15);
  private length = 0;
  /** The same as they stand in JSON, and where each word ends. */
  private bytes = new Uint8Array(1 << 15);
  private byteEnds = new Uint32Array(1 << 12);

  /** The number of a word. */
  numberOf(word: string): number {
    let hash = SEED;
    for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), FACTOR);
    return this.find(word, 0, word.length, hash);
  }

  /**
   * Reads words from a place in a text up to a mark or the end, and adds them to `into`, each with a space before it unless
   * it is the first. Returns the place of the mark, or the length of the text.
   */
  read(text: string, from: number, into: ReadWords): number {
    const { length } = text;
    // Letters of ASCII are as many bytes, and no two words stand without a space between them.
    into.makeRoom(length - from + 1);
    let bytes = into.bytes;
    let at = from;
    while (at < length) {
      let unit = text.charCodeAt(at);
      if (isSpace(unit)) {
        at++;
        continue;
      }
      if (unit === MARKED) return at;
      const begin = at;
      let hash = SEED;
      let to = into.size;
      if (into.length > 0) bytes[to++] = 0x20;
      let isPlain = true;
      do {
        hash = Math.imul(hash ^ unit, FACTOR);
        bytes[to++] = unit;
        if (unit >= 0x80 || unit < 0x20 || unit === QUOTE || unit === BACKSLASH) isPlain = false;
        at++;
        if (at === length) break;
        unit = text.charCodeAt(at);
      } while ((unit > 0x20 && unit < 0xa0) || !isSpace(unit));
      const number = this.find(text, begin, at, hash);
      if (isPlain) {
        into.size = to;
        into.addNumber(number);
      } else {
        this.add(number, into);
        into.makeRoom(length - at + 1);
        bytes = into.bytes;
      }
    }
    return length;
  }

  private add(number: number, into: ReadWords): void {
    const [begin, end] = [
      number === 0 ? 0 : (this.byteEnds[number - 1] as number),
      this.byteEnds[number] as number,
    ];
    into.makeRoom(end - begin + 1);
    const { bytes } = into;
    if (into.length > 0) bytes[into.size++] = 0x20;
    let to = into.size;
    for (let at = begin; at < end; at++) bytes[to++] = this.bytes[at] as number;
    into.size = to;
    into.addNumber(number);
  }

  private find(text: string, from: number, to: number, hash: number): number {
    const { places, units } = this;
    const mask = places.length - PLACE;
    for (let place = placeOf(hash) & mask; ; place = (place + PLACE) & mask) {
      const number = (places[place] as number) - 1;
      if (number < 0) return this.learn(text.slice(from, to), hash, place);
      if (places[place + 1] !== hash) continue;
      let unit = places[place + 2] as number;
      const end = places[place + 3] as number;
      if (end - unit !== to - from) continue;
      let at = from;
      while (unit < end && units[unit] === text.charCodeAt(at)) {
        unit++;
        at++;
      }
      if (unit === end) return number;
    }
  }

  private learn(part: string, hash: number, place: number): number {
    const json = IS_PLAIN.test(part) ? part : JSON.stringify(part).slice(1, -1);
    // A long part of a text would keep the whole text in memory.
    const word = part.length < LONG ? part : (JSON.parse(`"${json}"`) as string);
    const number = this.texts.push(word) - 1;
    if (number === this.byteEnds.length) this.byteEnds = wider(this.byteEnds, number + 1);
    const unit = this.length;
    const byte = number === 0 ? 0 : (this.byteEnds[number - 1] as number);
    this.length += word.length;
    this.units = wider(this.units, this.length);
    for (let at = 0; at < word.length; at++) this.units[unit + at] = word.charCodeAt(at);
    this.bytes = wider(this.bytes, byte + json.length * 3);
    this.byteEnds[number] = byte + UTF8.encodeInto(json, this.bytes.subarray(byte)).written;
    this.places.set([number + 1, hash, unit, this.length], place);
    if (this.texts.length * 2 * PLACE > this.places.length) this.spread();
    return number;
  }

  /** Doubles the hash table. */
  private spread(): void {
    const before = this.places;
    this.places = new Int32Array(before.length * 2);
    const mask = this.places.length - PLACE;
    for (let at = 0; at < before.length; at += PLACE) {
      if (before[at] === 0) continue;
      let place = placeOf(before[at + 1] as number) & mask;
      while (this.places[place] !== 0) place = (place + PLACE) & mask;
      this.places.set(before.subarray(at, at + PLACE), place);
    }
  }
}

/** Numbers of one place in the hash table. */
const PLACE = 4;

/** Where a word with a hash is looked for first. */
function placeOf(hash: number): number {
  return (hash ^ (hash >>> 15)) << 2;
}

/** What JSON does not escape, as nearly all words are. */
const IS_PLAIN = /^[ !#-[\]-~]*$/;
/** From so many letters on, V8 makes a part of a text without copying it. */
const LONG = 13;

/** FNV-1a over UTF-16 units. */
const [SEED, FACTOR] = [0x811c9dc5 | 0, 0x01000193];

/** Whether a character is white space as in a pattern (`\s`). */
function isSpace(unit: number): boolean {
  if (unit < 0xa0) return unit === 0x20 || (unit <= 0x0d && unit >= 0x09);
  if (unit < 0x1680) return unit === 0xa0;
  if (unit > 0x200a) return OTHER_SPACES.has(unit);
  return unit >= 0x2000 || unit === 0x1680;
}

const OTHER_SPACES: ReadonlySet<number> = new Set([0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff]);

/** The same column if it has so many places, else a longer one. */
function wider<Column extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(
  column: Column,
  length: number,
): Column {
  if (length <= column.length) return column;
  const longer = new (column.constructor as new (length: number) => Column)(
    Math.max(column.length * 2, length),
  );
  longer.set(column);
  return longer;
}
