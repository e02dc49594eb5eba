import { cleanGif } from './clean-gif.ts';
import { cleanHeif } from './clean-heif.ts';
import { cleanTiff } from './clean-tiff.ts';
import { joined } from './joined.ts';

/** Metadata that stays in a cleaned file. `orientation` is EXIF's, 1 to 8. */
type Kept = {
  readonly orientation: number;
  readonly credit: string | null;
  readonly copyright: string | null;
};

/**
 * Removes metadata from a picture file: EXIF (with the place), XMP, IPTC, comments. The pixels and the colour profile
 * stay byte for byte. The format is recognised by the first bytes: JPEG, PNG, WebP, GIF, TIFF, HEIC or AVIF; `kept` is
 * written only into the first three. Null if the format is another one or the file is incomplete.
 */
export function clean(file: Uint8Array, kept: Kept): Uint8Array | null {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length > 4 && view.getUint16(0) === 0xffd8) return cleanJpeg(file, view, kept);
  if (file.length > 8 && view.getUint32(0) === 0x89504e47) return cleanPng(file, view, kept);
  if (file.length > 16 && view.getUint32(0) === 0x52494646 && view.getUint32(8) === 0x57454250)
    return cleanWebp(file, view, kept);
  if (file.length > 13 && startsWith(file, 0, 'GIF8')) return cleanGif(file);
  if (startsWith(file, 0, 'II*\0') || startsWith(file, 0, 'MM\0*')) return cleanTiff(file);
  if (file.length > 16 && startsWith(file, 4, 'ftyp')) return cleanHeif(file);
  return null;
}

/** APP0 (JFIF), APP2 (colour profile) and APP14 (Adobe's colour transform) change what is seen; the rest goes. */
function cleanJpeg(file: Uint8Array, view: DataView, kept: Kept): Uint8Array | null {
  const parts: Uint8Array[] = [file.subarray(0, 2)];
  const said = exif(kept);
  if (said) parts.push(segment(0xe1, joined([ascii('Exif\0\0'), said])));
  for (let at = 2; at + 4 <= file.length; ) {
    if (file[at] !== 0xff) return null;
    const marker = file[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xda) {
      const end = endOfImage(file, at);
      if (end === null) return null;
      parts.push(file.subarray(at, end));
      return joined(parts);
    }
    const length = view.getUint16(at + 2) + 2;
    const isNote = marker === 0xfe || (marker >= 0xe1 && marker <= 0xef);
    const isColour = (marker === 0xe2 && startsWith(file, at + 4, 'ICC_PROFILE')) || marker === 0xee;
    if (!isNote || isColour) parts.push(file.subarray(at, at + length));
    at += length;
  }
  return null;
}

/** Where the picture ends. After it, phones append thumbnails and films, which may record a place, too. */
function endOfImage(file: Uint8Array, scan: number): number | null {
  for (let at = scan; at + 3 < file.length + 2; ) {
    const marker = file[at + 1] ?? 0;
    const isScanned =
      file[at] !== 0xff || marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
    if (isScanned) at++;
    else if (marker === 0xd9) return at + 2;
    else at += 2 + ((file[at + 2] ?? 0) << 8) + (file[at + 3] ?? 0);
  }
  return null;
}

function cleanPng(file: Uint8Array, view: DataView, kept: Kept): Uint8Array | null {
  const parts: Uint8Array[] = [file.subarray(0, 8)];
  const said = exif(kept);
  for (let at = 8; at + 12 <= file.length; ) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > file.length) return null;
    const name = text(file, at + 4, 4);
    if (name === 'IDAT' && said && !parts.some((part) => text(part, 4, 4) === 'eXIf'))
      parts.push(pngChunk('eXIf', said));
    if (!['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'].includes(name)) parts.push(file.subarray(at, end));
    if (name === 'IEND') return joined(parts);
    at = end;
  }
  return null;
}

function cleanWebp(file: Uint8Array, view: DataView, kept: Kept): Uint8Array | null {
  const parts: Uint8Array[] = [];
  const said = exif(kept);
  let extended: Uint8Array | null = null;
  for (let at = 12; at + 8 <= file.length; ) {
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length + (length % 2);
    if (at + 8 + length > file.length) return null;
    const name = text(file, at, 4);
    if (name === 'VP8X') {
      extended = file.slice(at, end);
      parts.push(extended);
    } else if (name !== 'EXIF' && name !== 'XMP ') parts.push(file.subarray(at, end));
    at = end;
  }
  if (extended) {
    extended[8] = (extended[8]! & ~0b1100) | (said ? 0b1000 : 0);
    if (said) parts.push(riffChunk('EXIF', said));
  }
  const body = joined(parts);
  const head = new Uint8Array(12);
  head.set(ascii('RIFF'), 0);
  new DataView(head.buffer).setUint32(4, body.length + 4, true);
  head.set(ascii('WEBP'), 8);
  return joined([head, body]);
}

/** A TIFF block with the three values that may stay; null if there are none. */
function exif({ orientation, credit, copyright }: Kept): Uint8Array | null {
  const entries: { tag: number; type: number; count: number; value: Uint8Array }[] = [];
  const note = (tag: number, words: string | null) => {
    if (words === null) return;
    const value = joined([new TextEncoder().encode(words), new Uint8Array(1)]);
    entries.push({ tag, type: 2, count: value.length, value });
  };
  if (orientation > 1)
    entries.push({ tag: 0x0112, type: 3, count: 1, value: Uint8Array.of(0, orientation, 0, 0) });
  note(0x013b, credit);
  note(0x8298, copyright);
  if (entries.length === 0) return null;
  const head = new Uint8Array(8 + 2 + entries.length * 12 + 4);
  const view = new DataView(head.buffer);
  head.set(ascii('MM'), 0);
  view.setUint16(2, 42);
  view.setUint32(4, 8);
  view.setUint16(8, entries.length);
  const tail: Uint8Array[] = [];
  let free = head.length;
  for (const [index, { tag, type, count, value }] of entries.entries()) {
    const at = 10 + index * 12;
    view.setUint16(at, tag);
    view.setUint16(at + 2, type);
    view.setUint32(at + 4, count);
    if (value.length <= 4) head.set(value, at + 8);
    else {
      view.setUint32(at + 8, free);
      tail.push(value);
      free += value.length;
    }
  }
  return joined([head, ...tail]);
}

function segment(marker: number, body: Uint8Array): Uint8Array {
  return joined([Uint8Array.of(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255), body]);
}

function pngChunk(name: string, body: Uint8Array): Uint8Array {
  const named = joined([ascii(name), body]);
  const whole = new Uint8Array(named.length + 8);
  const view = new DataView(whole.buffer);
  view.setUint32(0, body.length);
  whole.set(named, 4);
  view.setUint32(named.length + 4, crc(named));
  return whole;
}

function riffChunk(name: string, body: Uint8Array): Uint8Array {
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, body.length, true);
  return joined([ascii(name), size, body, new Uint8Array(body.length % 2)]);
}

/** CRC-32 of PNG (ISO 15948, annex D). */
function crc(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}

function ascii(words: string): Uint8Array {
  return Uint8Array.from(words, (sign) => sign.charCodeAt(0));
}

function text(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

function startsWith(bytes: Uint8Array, at: number, words: string): boolean {
  return text(bytes, at, words.length) === words;
}
