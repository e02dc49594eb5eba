/** Kinds of values in CBOR (RFC 8949). */
const [NUMBER, NEGATIVE, TEXT, LIST] = [0x00, 0x20, 0x60, 0x80];

/** Writes CBOR: lists of known length, whole numbers below 2^32 and text, which is all that a search index holds. */
export class Cbor {
  private bytes: Uint8Array;
  private length = 0;

  /** `room`: bytes that will probably be written. */
  constructor(room = 1024) {
    this.bytes = new Uint8Array(room);
  }

  list(items: number): void {
    this.head(LIST, items);
  }

  number(value: number): void {
    this.head(NUMBER, value);
  }

  /** The number `-value`. */
  negative(value: number): void {
    this.head(NEGATIVE, value - 1);
  }

  text(text: string): void {
    if (IS_ASCII.test(text)) {
      this.head(TEXT, text.length);
      this.makeRoom(text.length);
      for (let at = 0; at < text.length; at++) this.bytes[this.length++] = text.charCodeAt(at);
      return;
    }
    const utf8 = UTF8.encode(text);
    this.head(TEXT, utf8.length);
    this.raw(utf8);
  }

  /** Bytes that are CBOR already, or some of them. */
  raw(bytes: Uint8Array, from = 0, to = bytes.length): void {
    this.makeRoom(to - from);
    // A view of the bytes costs more than copying a few of them one by one.
    if (to - from > FEW) this.bytes.set(bytes.subarray(from, to), this.length);
    else for (let at = from; at < to; at++) this.bytes[this.length + at - from] = bytes[at] as number;
    this.length += to - from;
  }

  get size(): number {
    return this.length;
  }

  /** Leaves bytes empty, for `fill` to write later. */
  leave(bytes: number): void {
    this.makeRoom(bytes);
    this.length += bytes;
  }

  /** Writes bytes so that they end at a place. */
  fill(end: number, bytes: Uint8Array): void {
    this.bytes.set(bytes, end - bytes.length);
  }

  /** Returns what was written, and begins anew in the same memory. */
  taken(): Uint8Array {
    const written = this.bytes.slice(0, this.length);
    this.length = 0;
    return written;
  }

  /** Returns what was written without copying it; nothing may be written afterwards. */
  whole(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  private head(kind: number, value: number): void {
    this.makeRoom(5);
    const { bytes } = this;
    if (value < 24) bytes[this.length++] = kind + value;
    else if (value < 0x100) {
      bytes[this.length++] = kind + 24;
      bytes[this.length++] = value;
    } else {
      const isLong = value >= 0x10000;
      bytes[this.length++] = kind + (isLong ? 26 : 25);
      for (let shift = isLong ? 24 : 8; shift >= 0; shift -= 8) bytes[this.length++] = value >>> shift;
    }
  }

  private makeRoom(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const wider = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    wider.set(this.bytes.subarray(0, this.length));
    this.bytes = wider;
  }
}

const UTF8 = new TextEncoder();
const IS_ASCII = /^[\0-\x7f]*$/;
/** So many bytes are copied one by one. */
const FEW = 64;
