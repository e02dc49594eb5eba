import { type Decoder, decoderOf, encodingOf } from './text.ts';

/**
 * Decodes a text that comes in chunks, in the encoding that its first chunk shows. Never throws. In a text that says it
 * is UTF-8 and has more broken bytes than characters beyond ASCII, each broken byte is read as Windows-1252.
 */
export class TextStream {
  /** Characters that were replaced by U+FFFD. */
  damaged = 0;
  /** Bytes that were read as Windows-1252 although the text says that it is UTF-8. */
  mended = 0;
  private decoder: Decoder | undefined;
  private isUtf8 = false;
  /** The beginning of a character of UTF-8 whose other bytes are still to come. */
  private rest = new Uint8Array(0);
  private good = 0;
  private bad = 0;

  take(chunk: Uint8Array): string {
    if (this.decoder === undefined) {
      const encoding = encodingOf(chunk);
      this.isUtf8 = encoding === 'utf-8';
      this.decoder = decoderOf(encoding);
    }
    if (!this.isUtf8) return this.counted(this.decoder.decode(chunk, { stream: true }));
    const bytes = this.rest.length === 0 ? chunk : joined(this.rest, chunk);
    const end = wholeUntil(bytes);
    this.rest = bytes.slice(end);
    return this.utf8(bytes.subarray(0, end));
  }

  end(): string {
    if (!this.isUtf8) return this.counted(this.decoder?.decode() ?? '');
    const rest = this.rest;
    this.rest = new Uint8Array(0);
    return this.utf8(rest);
  }

  private utf8(bytes: Uint8Array): string {
    const text = this.decoder!.decode(bytes, { stream: true });
    if (!text.includes('\ufffd')) return text;
    const parts: string[] = [];
    let done = 0;
    const broken: number[] = [];
    for (let at = 0; at < bytes.length; ) {
      const length = lengthAt(bytes, at);
      if (length > 1) this.good++;
      else if (length === 0) broken.push(at);
      at += length || 1;
    }
    this.bad += broken.length;
    if (this.bad <= this.good) return this.counted(text);
    const windows = decoderOf('windows-1252');
    for (const at of broken) {
      parts.push(
        decoderOf('utf-8').decode(bytes.subarray(done, at)),
        windows.decode(bytes.subarray(at, at + 1)),
      );
      done = at + 1;
    }
    this.mended += broken.length;
    return parts.join('') + decoderOf('utf-8').decode(bytes.subarray(done));
  }

  private counted(text: string): string {
    for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) this.damaged++;
    return text;
  }
}

/** How many bytes the UTF-8 character at a place has; 0 if no character begins there, or if it is broken. */
function lengthAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at]!;
  const length =
    byte < 0x80 ? 1 : byte >= 0xf5 ? 0 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
  for (let next = 1; next < length; next++) if ((bytes[at + next]! & 0xc0) !== 0x80) return 0;
  return length;
}

/** Where the last character that may still lack bytes begins, else the end. */
function wholeUntil(bytes: Uint8Array): number {
  for (let at = bytes.length - 1; at >= Math.max(0, bytes.length - 3); at--) {
    const byte = bytes[at]!;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return at + length > bytes.length ? at : bytes.length;
  }
  return bytes.length;
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const all = new Uint8Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}
