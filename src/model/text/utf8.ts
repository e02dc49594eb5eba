const ENCODER = new TextEncoder();
/** Keeps a byte order mark as part of the text. */
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/** Encodes a text in UTF-8. */
export function toUtf8(text: string): Uint8Array {
  return ENCODER.encode(text);
}

/** Decodes UTF-8; invalid bytes become U+FFFD. */
export function fromUtf8(bytes: Uint8Array): string {
  return DECODER.decode(bytes);
}

/** How many bytes a text takes in UTF-8. */
export function lengthInUtf8(text: string): number {
  return ENCODER.encode(text).length;
}
