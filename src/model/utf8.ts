const ENCODER = new TextEncoder();
/** A byte order mark is a part of the text. */
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/** The bytes of a text in UTF-8. */
export function toUtf8(text: string): Uint8Array {
  return ENCODER.encode(text);
}

/** The text that bytes in UTF-8 stand for; bytes that are none become U+FFFD. */
export function fromUtf8(bytes: Uint8Array): string {
  return DECODER.decode(bytes);
}

/** How many bytes a text takes in UTF-8. */
export function lengthInUtf8(text: string): number {
  return ENCODER.encode(text).length;
}
