import { cleanGif } from '../../images/clean-gif.ts';
import type { readDrawing } from '../../images/svg.ts';
import type { PictureFacts } from '../../model/picture.ts';
import { latin } from '../disk/first-bytes.ts';
import type { Encoder } from './encoder.ts';
import { wordsOf } from './words.ts';

const UNKNOWN: Omit<PictureFacts, 'problem'> = {
  type: '',
  width: 0,
  height: 0,
  frames: 1,
  alpha: false,
  wide: false,
  annotated: false,
  located: false,
  credit: null,
  copyright: null,
  taken: null,
};

/** Facts about a picture, from its content and not from its name. `encoder` loads the encoder if it is needed. */
export async function factsOf(bytes: Uint8Array, encoder: () => Promise<Encoder>): Promise<PictureFacts> {
  if (bytes.length === 0) return unreadable('is an empty file', 'Add the picture itself');
  const bitmap = bitmapOf(bytes);
  if (bitmap) return { ...UNKNOWN, ...bitmap, type: 'image/bmp', problem: null };
  if (mayBeDrawing(bytes)) {
    const { readDrawing } = await import('../../images/svg.ts');
    const drawing = readDrawing(new TextDecoder().decode(bytes));
    if (drawing) return drawn(drawing);
  }
  if (/^ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)/.test(latin(bytes.subarray(4, 12)))) {
    const heic = await heicOf(bytes, encoder);
    if (heic) return heic;
  }
  try {
    const head = await (await encoder()).head(bytes);
    if (!(head.width > 0 && head.height > 0)) return unreadable('holds no picture', 'Save it again');
    const annotated = head.annotated || mayBeAnnotated(head.type, bytes);
    const words = annotated ? await wordsOf(bytes) : {};
    return { ...UNKNOWN, ...head, ...words, annotated, problem: null };
  } catch {
    const damaged = unreadable(
      'is damaged, or no picture at all',
      'Save it again with the program that made it',
    );
    return { ...damaged, annotated: mayHoldNotes(bytes) };
  }
}

/** Whether a damaged file shows a mark of EXIF or XMP, which may say where it was taken and by whom. */
function mayHoldNotes(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return ['Exif\0\0', 'EXIF', 'eXIf', 'x:xmpmeta', 'ns.adobe.com/xap'].some((mark) => file.includes(mark));
}

/**
 * Facts about an HEIC picture, which most browsers cannot show; null for an AVIF with the same mark. Its metadata is
 * removed all the same, since a page may link to it.
 */
async function heicOf(bytes: Uint8Array, encoder: () => Promise<Encoder>): Promise<PictureFacts | null> {
  if (latin(bytes.subarray(8, 64)).includes('avif')) return null;
  const { width, height } = await (await encoder()).head(bytes).catch(() => ({ width: 0, height: 0 }));
  const { problem } = unreadable('is an HEIC picture, which most browsers cannot show', 'Save it as JPEG');
  const { located } = await wordsOf(bytes);
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const annotated = file.includes('Exif') || file.includes('mime');
  return { ...UNKNOWN, type: 'image/heic', width, height, annotated, located, problem };
}

/** Whether a file may contain metadata that the encoder does not report. */
function mayBeAnnotated(type: string, bytes: Uint8Array): boolean {
  return type === 'image/tiff' || (type === 'image/gif' && cleanGif(bytes)?.length !== bytes.length);
}

function drawn({ width, height, danger }: NonNullable<ReturnType<typeof readDrawing>>): PictureFacts {
  const problem = danger && {
    rule: 'unsafe-svg',
    reason: `would run or load something when it is opened (${danger})`,
    remedy: 'Remove that part, or set images.svg to rasterise or keep in site.yaml',
  };
  return { ...UNKNOWN, type: 'image/svg+xml', width, height, alpha: true, problem: problem || null };
}

/** What is known of a picture whose file could not be read a second time: it may hold metadata, so it stays back. */
export const UNREAD: PictureFacts = {
  ...unreadable('could not be read', 'Build again'),
  annotated: true,
};

function unreadable(reason: string, remedy: string): PictureFacts {
  return { ...UNKNOWN, problem: { rule: 'picture-unreadable', reason, remedy } };
}

function mayBeDrawing(bytes: Uint8Array): boolean {
  const opening = latin(bytes.subarray(0, 64)).replace(/^\u00ef\u00bb\u00bf/, '');
  return /^\s*</.test(opening);
}

/** Width and height of a Windows bitmap, which browsers can show but sharp cannot read. */
function bitmapOf(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  if (bytes.length < 26 || latin(bytes.subarray(0, 2)) !== 'BM') return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(14, true) < 40) return null;
  const width = view.getInt32(18, true);
  const height = Math.abs(view.getInt32(22, true));
  return width > 0 && height > 0 ? { width, height } : null;
}
