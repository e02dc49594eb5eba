import { fieldIn } from '../../copy/front/field-lines.ts';
import { looksLikeDispatch } from '../../copy/front/foreign-manuscript.ts';
import { PICTURE_NAME } from '../../model/picture.ts';

/**
 * What the bytes of a file show and its name does not: a picture under another name, another file that contains the
 * location where it was made (mostly films), a dispatch that is not read, data that hold the dispatches beside it back, no PDF although its name says so, an encrypted
 * PDF, or none of these.
 */
export type Kind = 'picture' | 'placed' | 'dispatch' | 'holding' | 'no-pdf' | 'locked-pdf' | 'other';

/** How many bytes decide whether a file is text. */
const HEAD = 8192;

/** The kind of a file. */
export function kindOf(path: string, bytes: Uint8Array): Kind {
  if (PICTURE_NAME.test(path)) return 'other';
  const opening = latin(bytes.subarray(0, 16));
  if (isPicture(opening)) return 'picture';
  const text = path.startsWith('posts/') ? textOf(bytes.subarray(0, HEAD)) : null;
  if (text !== null && looksLikeDispatch(path, text)) return 'dispatch';
  if (text !== null && DATA.test(path) && text.length < 2_000 && holdingLine(text) !== null) return 'holding';
  if (tellsPlace(opening, bytes)) return 'placed';
  return /\.pdf$/i.test(path) ? kindOfPdf(bytes) : 'other';
}

/** Names of data files, in which other systems keep fields of all dispatches of a folder. */
const DATA = /\.(?:json|ya?ml|toml|11tydata\.[cm]?js)$/i;

/** The part of a text that would hold a dispatch back as a field of it; null if there is none. */
export function holdingLine(text: string): string | null {
  return (
    text
      .split(/[\n,{}]/)
      .find((line) => fieldIn(line.trim())?.holds)
      ?.trim() ?? null
  );
}

/** The kind of a file that is called a PDF. The header may stand anywhere in the first 1,024 bytes (ISO 32000-1, implementation note 13). */
function kindOfPdf(bytes: Uint8Array): 'no-pdf' | 'locked-pdf' | 'other' {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.subarray(0, 1024).includes('%PDF-')) return 'no-pdf';
  for (let at = file.indexOf(ENCRYPTED); at >= 0; at = file.indexOf(ENCRYPTED, at + 1))
    // The trailer names the dictionary of the encryption, or holds it.
    if (/^\s*(?:\d+\s+\d+\s+R\b|<<)/.test(latin(file.subarray(at + ENCRYPTED.length).subarray(0, 40))))
      return 'locked-pdf';
  return 'other';
}

const ENCRYPTED = '/Encrypt';

/** Whether a file begins like a picture of a format in which cameras write metadata. */
function isPicture(opening: string): boolean {
  return (
    /^(?:\xff\xd8\xff|\x89PNG\r\n\x1a\n|GIF8[79]a|RIFF[\s\S]{4}WEBP|II\*\0|MM\0\*)/.test(opening) ||
    /^[\s\S]{4}ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1|avif|avis)/.test(opening)
  );
}

/**
 * Whether a file contains a location. Films of MPEG-4 and QuickTime have it as `©xyz`, as `loci` (3GPP TS 26.244, 8.8)
 * or under a key of Apple's; raw files of cameras and JPEG XL may have it in Exif; any other file in XMP.
 */
function tellsPlace(opening: string, bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (/^[\s\S]{4}ftypcrx /.test(opening)) return file.includes('CMT4');
  if (/^[\s\S]{4}(?:ftyp|moov|mdat|wide|free)/.test(opening))
    return (
      file.includes('com.apple.quicktime.location') || file.includes('loci\0\0\0\0') || hasPlaceOfFilm(file)
    );
  if (/^\0\0\0\x0cJXL /.test(opening)) return file.includes('Exif');
  return file.includes('exif:GPSL') && file.includes('<x:xmpmeta');
}

/** Whether a location follows `©xyz`: two bytes of length, two of language, then a sign. */
function hasPlaceOfFilm(file: Buffer): boolean {
  for (let at = file.indexOf(PLACE); at >= 0; at = file.indexOf(PLACE, at + 1))
    if (/[+-]/.test(String.fromCharCode(file[at + 8] ?? 0))) return true;
  return false;
}

const PLACE = Buffer.from('\xa9xyz', 'latin1');

/** The beginning of a file as text; null if it is not text. */
function textOf(bytes: Uint8Array): string | null {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  return bytes.includes(0) ? null : new TextDecoder().decode(bytes);
}

/** Bytes as text of Latin 1, for marks of formats. */
export function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
