import type { readDrawing } from '../../images/svg.ts';
import type { PictureFacts } from '../../model/picture.ts';
import type { Encoder } from './encoder.ts';
import { wordsOf } from './words.ts';

/** Names of files that hold pictures. */
export const PICTURE_NAME = /\.(?:jpe?g|jpe|jfif|png|gif|webp|avif|svg|tiff?|heic|heif|bmp)$/i;

const UNKNOWN: Omit<PictureFacts, 'problem'> = {
  ...{ type: '', width: 0, height: 0, frames: 1, alpha: false, wide: false },
  ...{ annotated: false, located: false, credit: null, copyright: null, taken: null },
};

/** Facts of a file's picture, by its content and not by its name. `encoder` loads it, only where it is needed. */
export async function factsOf(bytes: Uint8Array, encoder: () => Promise<Encoder>): Promise<PictureFacts> {
  if (bytes.length === 0) return unreadable('is an empty file', 'Add the picture itself');
  const bitmap = bitmapOf(bytes);
  if (bitmap) return { ...UNKNOWN, ...bitmap, type: 'image/bmp', problem: null };
  if (mayBeDrawing(bytes)) {
    const { readDrawing } = await import('../../images/svg.ts');
    const drawing = readDrawing(new TextDecoder().decode(bytes));
    if (drawing) return drawn(drawing);
  }
  try {
    const head = await (await encoder()).head(bytes);
    if (!(head.width > 0 && head.height > 0)) return unreadable('holds no picture', 'Save it anew');
    const words = head.annotated ? await wordsOf(bytes) : {};
    return { ...UNKNOWN, ...head, ...words, problem: null };
  } catch {
    const isHeic = /^ftyp(?:heic|heix|hevc|heim|heis|mif1|msf1)/.test(latin(bytes.subarray(4, 12)));
    return isHeic
      ? unreadable('is an HEIC picture, which most browsers cannot show', 'Save it as JPEG')
      : unreadable('is damaged, or no picture at all', 'Save it anew from the program that made it');
  }
}

function drawn({ width, height, danger }: NonNullable<ReturnType<typeof readDrawing>>): PictureFacts {
  const problem = danger && {
    rule: 'unsafe-svg',
    reason: `would run or load something where it is opened (${danger})`,
    remedy: 'Take that out, or set images.svg to rasterise or keep in site.yaml',
  };
  return { ...UNKNOWN, type: 'image/svg+xml', width, height, alpha: true, problem: problem || null };
}

function unreadable(reason: string, remedy: string): PictureFacts {
  return { ...UNKNOWN, problem: { rule: 'picture-unreadable', reason, remedy } };
}

function mayBeDrawing(bytes: Uint8Array): boolean {
  const opening = latin(bytes.subarray(0, 64)).replace(/^\u00ef\u00bb\u00bf/, '');
  return /^\s*</.test(opening);
}

/** Width and height of a Windows bitmap, which browsers show and sharp cannot read. */
function bitmapOf(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  if (bytes.length < 26 || latin(bytes.subarray(0, 2)) !== 'BM') return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(14, true) < 40) return null;
  const width = view.getInt32(18, true);
  const height = Math.abs(view.getInt32(22, true));
  return width > 0 && height > 0 ? { width, height } : null;
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
