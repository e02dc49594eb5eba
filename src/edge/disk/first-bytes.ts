import { looksLikeDispatch } from '../../copy/front/foreign-manuscript.ts';
import { PICTURE_NAME } from '../pictures/facts.ts';

/**
 * What a file is by its bytes, where its name does not tell: a picture under another name, a film that tells where
 * it was taken, a dispatch that is not read, or something else.
 */
export type Kind = 'picture' | 'placed-film' | 'dispatch' | 'other';

/** Bytes that are looked at to tell a text. */
const HEAD = 8192;

/** The kind of a file. */
export function kindOf(path: string, bytes: Uint8Array): Kind {
  if (PICTURE_NAME.test(path)) return 'other';
  const opening = latin(bytes.subarray(0, 16));
  if (isPicture(opening)) return 'picture';
  if (isFilm(opening)) return tellsPlace(bytes) ? 'placed-film' : 'other';
  if (!path.startsWith('posts/')) return 'other';
  const text = textOf(bytes.subarray(0, HEAD));
  return text !== null && looksLikeDispatch(path, text) ? 'dispatch' : 'other';
}

/** Whether a file begins as pictures do that may hold what a camera noted. */
function isPicture(opening: string): boolean {
  return (
    /^(?:\xff\xd8\xff|\x89PNG\r\n\x1a\n|GIF8[79]a|RIFF[\s\S]{4}WEBP|II\*\0|MM\0\*)/.test(opening) ||
    /^[\s\S]{4}ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1|avif|avis)/.test(opening)
  );
}

function isFilm(opening: string): boolean {
  return /^[\s\S]{4}(?:ftyp|moov|mdat|wide|free)/.test(opening);
}

/** Whether a film of MPEG-4 or QuickTime notes a place: `©xyz` and `loci` (3GPP TS 26.244), or Apple's own key. */
function tellsPlace(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return [PLACE, 'com.apple.quicktime.location', 'loci'].some((mark) => file.includes(mark));
}

const PLACE = Buffer.from('\xa9xyz', 'latin1');

/** The beginning of a file as text; null where it is none. */
function textOf(bytes: Uint8Array): string | null {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  return bytes.includes(0) ? null : new TextDecoder().decode(bytes);
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
