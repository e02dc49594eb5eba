import type { PictureFacts } from '../../model/picture.ts';

type Words = Pick<PictureFacts, 'located' | 'credit' | 'copyright' | 'taken'>;
type Tag = { readonly description?: unknown; readonly value?: unknown } | undefined;
type Tags = { readonly [name: string]: Tag };

const NOTHING: Words = { located: false, credit: null, copyright: null, taken: null };

/** What EXIF, IPTC and XMP say about a picture; nothing if they cannot be read. */
export async function wordsOf(bytes: Uint8Array): Promise<Words> {
  const { default: ExifReader } = await import('exifreader');
  let tags: { exif: Tags; iptc: Tags; xmp: Tags; gps: unknown };
  try {
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const {
      exif = {},
      iptc = {},
      xmp = {},
      gps,
    } = ExifReader.load(file, { expanded: true }) as never as {
      exif?: Tags;
      iptc?: Tags;
      xmp?: Tags;
      gps?: unknown;
    };
    tags = { exif, iptc, xmp, gps };
  } catch {
    return NOTHING;
  }
  const { exif, iptc, xmp, gps } = tags;
  const author = textOf(iptc['By-line']) ?? textOf(xmp.creator) ?? textOf(exif.Artist);
  const agency = textOf(iptc.Credit) ?? textOf(xmp.Credit);
  return {
    located:
      gps !== undefined || [...Object.keys(exif), ...Object.keys(xmp)].some((name) => name.startsWith('GPS')),
    credit: author && agency && author !== agency ? `${author} / ${agency}` : (author ?? agency),
    copyright: textOf(iptc['Copyright Notice']) ?? textOf(xmp.rights) ?? textOf(exif.Copyright),
    taken: momentOf(textOf(exif.DateTimeOriginal)),
  };
}

/** The text of a tag on one line; null if no person wrote it. */
function textOf(tag: Tag): string | null {
  if (typeof tag?.description !== 'string') return null;
  const text = tag.description
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
  return /\p{L}|\d/u.test(text) && !/^(?:unknown|none|n\/a)$/i.test(text) ? text : null;
}

/** `2009:02:02 14:31:00` (EXIF 4.6.5) as `2009-02-02T14:31:00`; null if the clock was never set. */
function momentOf(text: string | null): string | null {
  const [, year, month, day, time] = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(text ?? '') ?? [];
  return year && year !== '0000' && month !== '00' && day !== '00' ? `${year}-${month}-${day}T${time}` : null;
}
