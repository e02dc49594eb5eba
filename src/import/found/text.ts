import { untoldEncoding } from './untold-encoding.ts';

/** Text of bytes in whatever encoding they show to be in, and what was wrong with them. */
export type Decoded = {
  readonly text: string;
  readonly encoding: string;
  readonly damaged: number;
  /** Whether nothing but the bytes speaks for the encoding. */
  readonly isGuess?: true;
};

/**
 * Decodes a file: by its byte order mark, by what it says about itself (XML declaration, `meta charset`) unless all of it
 * is UTF-8, as UTF-8, and where that fails in the encoding that its letters show. Line ends become LF; characters that no text may hold go.
 */
export function decodeText(bytes: Uint8Array, charset: string | null = null): Decoded {
  const told = encodingOf(bytes, charset);
  const encoding = charset === null && !/^utf-/.test(told) && isSurelyUtf8(bytes) ? 'utf-8' : told;
  const text = decoderOf(encoding).decode(bytes);
  const damaged = text.length < 50_000_000 ? (text.match(/\ufffd/g)?.length ?? 0) : 0;
  if (encoding === 'utf-8' && damaged > 0 && !hasLongSequences(bytes)) {
    const guess = untoldEncoding(bytes);
    return { text: cleanText(decoderOf(guess).decode(bytes)), encoding: guess, damaged: 0, isGuess: true };
  }
  return { text: cleanText(text), encoding, damaged };
}

/**
 * Without the control characters that XML 1.0 §2.2 forbids (and U+0001, U+0002, which mark slots), lines ended by LF.
 * Form feeds and vertical tabs become spaces. U+0080 to U+009F are what a wrong reading of Windows-1252 made of
 * typographic signs, and become those again. What stands for no character becomes U+FFFD.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u000b\u000c]/g, ' ')
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\ufeff]/g, (found, at: number) =>
      found === '\ufeff' && at > 0 ? found : '',
    )
    .replace(/[\u0080-\u009f]/g, (sign) =>
      decoderOf('windows-1252').decode(Uint8Array.of(sign.charCodeAt(0))),
    )
    .replace(/[\u0080-\u009f\ufffe\uffff]/g, '\ufffd');
}

/** Plain data in which no text holds a control character or half of a surrogate pair, as JSON and CSV may. */
export function cleanTexts<T>(data: T): T {
  if (typeof data === 'string')
    return (UNFIT.test(data) || !data.isWellFormed() ? cleanText(data).toWellFormed() : data) as T;
  if (Array.isArray(data)) return data.map((one: unknown) => cleanTexts(one)) as T;
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [cleanTexts(key), cleanTexts(value)]),
  ) as T;
}

const UNFIT = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/;

/** Name of the encoding that bytes are in, as `TextDecoder` takes it. */
export function encodingOf(bytes: Uint8Array, charset: string | null = null): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  // Without a mark, `<` or another letter of ASCII beside a zero shows UTF-16 (XML 1.0, appendix F.1).
  if (bytes[0] === 0 && bytes[1]! > 0 && bytes[2] === 0 && bytes[3]! > 0) return 'utf-16be';
  if (bytes[0]! > 0 && bytes[1] === 0 && bytes[2]! > 0 && bytes[3] === 0) return 'utf-16le';
  const head = String.fromCharCode(...bytes.subarray(0, 2048));
  const named =
    charset ??
    /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1] ??
    // A text that does not begin as a page may show such a line as code.
    (/^\s*</.test(head) ? /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] : undefined) ??
    'utf-8';
  // If a declaration can be read byte by byte, the text is not UTF-16, even if the declaration says so.
  return isEncoding(named) && !/^(?:utf-?16|ucs-?2|iso-10646)/i.test(named) ? named.toLowerCase() : 'utf-8';
}

export type Decoder = InstanceType<typeof TextDecoder>;

/** A decoder that never throws: bytes that are not text become U+FFFD. */
export function decoderOf(encoding: string): Decoder {
  return new TextDecoder(encoding, { fatal: false, ignoreBOM: false });
}

function isEncoding(name: string): boolean {
  try {
    new TextDecoder(name);
    return true;
  } catch {
    return false;
  }
}

/** Whether all bytes are well-formed UTF-8, with so many letters beyond ASCII that this is no accident. */
function isSurelyUtf8(bytes: Uint8Array): boolean {
  let letters = 0;
  for (const byte of bytes) if (byte >= 0xc2 && ++letters === 8) break;
  if (letters < 8) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Whether bytes hold at least as many well-formed UTF-8 sequences as broken ones: then they are UTF-8 with damage. */
function hasLongSequences(bytes: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  for (let at = 0; at < Math.min(bytes.length, 5_000_000); at++) {
    const byte = bytes[at]!;
    if (byte < 0x80) continue;
    const length = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
    let follow = 0;
    while (follow < length && (bytes[at + 1 + follow]! & 0xc0) === 0x80) follow++;
    if (length > 0 && follow === length) good++;
    else bad++;
    at += follow;
  }
  return good >= bad;
}
