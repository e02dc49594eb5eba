import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** What a photograph of a test is like. `orientation` as EXIF counts it; `place` writes where it was taken. */
export type Like = {
  readonly seed?: number;
  readonly orientation?: number;
  readonly place?: boolean;
  readonly artist?: string;
  readonly copyright?: string;
  readonly alpha?: boolean;
  readonly profile?: 'p3';
};

/** Pixels like a photograph's: soft shapes, edges and grain, the same for the same seed. The top left corner is red. */
export function pixels(width: number, height: number, seed = 1, channels: 3 | 4 = 3): Buffer {
  const bytes = Buffer.allocUnsafe(width * height * channels);
  let state = (seed * 2654435761) >>> 0 || 1;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      const grain = (state & 15) - 8;
      const shape = Math.sin((x * 7) / width + seed) * Math.cos((y * 5) / height) * 70;
      const edge = (x * 6) / width + (y * 4) / height + (seed % 3) > 5 ? 40 : 0;
      const isCorner = x < width / 4 && y < height / 4;
      bytes[at++] = isCorner ? 230 : 110 + shape + grain + edge;
      bytes[at++] = isCorner ? 20 : 120 + shape * 0.6 + grain;
      bytes[at++] = isCorner ? 20 : 140 - shape * 0.5 + grain - edge;
      if (channels === 4) bytes[at++] = x > width * 0.9 ? 0 : 255;
    }
  }
  return bytes;
}

/** A photograph as a file. */
export async function photograph(
  width: number,
  height: number,
  format: 'jpeg' | 'png' | 'webp' | 'tiff' | 'avif' = 'jpeg',
  like: Like = {},
): Promise<Buffer> {
  const channels = like.alpha ? 4 : 3;
  let image = sharp(pixels(width, height, like.seed, channels), { raw: { width, height, channels } });
  if (like.place) image = image.withExif({ IFD3: PLACE });
  if (like.artist) image = image.withXmp(xmpOf(like.artist, like.copyright ?? ''));
  if (like.orientation) image = image.withMetadata({ orientation: like.orientation });
  if (like.profile) image = image.withIccProfile(like.profile);
  return image.toFormat(format, format === 'jpeg' ? { quality: 88 } : {}).toBuffer();
}

const PLACE = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '59/1 55/1 12/1',
  GPSLongitudeRef: 'E',
  GPSLongitude: '10/1 45/1 8/1',
};

function xmpOf(artist: string, copyright: string): string {
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>${artist}</rdf:li></rdf:Seq></dc:creator><dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${copyright}</rdf:li></rdf:Alt></dc:rights></rdf:Description></rdf:RDF></x:xmpmeta>`;
}

/** A moving picture of a few frames. */
export function moving(
  width: number,
  height: number,
  frames: number,
  format: 'gif' | 'webp',
): Promise<Buffer> {
  const all = Buffer.concat(Array.from({ length: frames }, (_, seed) => pixels(width, height, seed + 1)));
  return sharp(all, { raw: { width, height: height * frames, channels: 3, pageHeight: height } })
    .toFormat(format, { delay: Array.from({ length: frames }, () => 80) })
    .toBuffer();
}

/** A PNG of one colour, as large as is said and small on the disk. */
export function bomb(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 9 });
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(body.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}
