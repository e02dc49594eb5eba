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

/** A picture as telephones write them (HEIC): an AVIF that says it is one, for nothing decodes it here. */
export async function heic(like: Like): Promise<Buffer> {
  const file = await photograph(60, 40, 'avif', like);
  for (let at = file.indexOf('avif'); at >= 0 && at < 64; at = file.indexOf('avif', at))
    file.write('heic', at);
  return file;
}

/** A TIFF as cameras write them: with who made it, and a directory of the place (TIFF 6.0; EXIF 2.32, 4.6.6). */
export function placedTiff(): Buffer {
  const pixels = Buffer.from([10, 20, 30, 40, 50, 60, 70, 80, 90]);
  const artist = Buffer.from('A. Nother\0', 'latin1');
  const degrees = (...parts: readonly number[]) => {
    const bytes = Buffer.alloc(24);
    for (const [at, part] of parts.entries()) bytes.writeUInt32LE(part, at * 8);
    for (const at of [4, 12, 20]) bytes.writeUInt32LE(1, at);
    return bytes;
  };
  const blocks = [pixels, artist, degrees(59, 55, 12), degrees(10, 45, 8)];
  const starts = blocks.map((_, at) => 8 + blocks.slice(0, at).reduce((sum, { length }) => sum + length, 0));
  const [strip = 0, by = 0, north = 0, east = 0] = starts;
  const places = 8 + blocks.reduce((sum, { length }) => sum + length, 0);
  const gps = directory([
    [1, 2, 2, 0x4e],
    [2, 5, 3, north],
    [3, 2, 2, 0x45],
    [4, 5, 3, east],
  ]);
  const first = directory([
    [256, 3, 1, 3],
    [257, 3, 1, 3],
    [258, 3, 1, 8],
    [259, 3, 1, 1],
    [262, 3, 1, 1],
    [273, 4, 1, strip],
    [277, 3, 1, 1],
    [278, 3, 1, 3],
    [279, 4, 1, 9],
    [315, 2, artist.length, by],
    [34853, 4, 1, places],
  ]);
  const head = Buffer.from('49492a0000000000', 'hex');
  head.writeUInt32LE(places + gps.length, 4);
  return Buffer.concat([head, ...blocks, gps, first]);
}

/** A directory of TIFF: of each entry its tag, type, count and value. */
function directory(entries: readonly (readonly [number, number, number, number])[]): Buffer {
  const bytes = Buffer.alloc(2 + entries.length * 12 + 4);
  bytes.writeUInt16LE(entries.length, 0);
  for (const [at, [tag, type, count, value]] of entries.entries()) {
    bytes.writeUInt16LE(tag, 2 + at * 12);
    bytes.writeUInt16LE(type, 4 + at * 12);
    bytes.writeUInt32LE(count, 6 + at * 12);
    bytes.writeUInt32LE(value, 10 + at * 12);
  }
  return bytes;
}

/** A moving GIF with a comment and XMP (GIF89a, 24 and 26; XMP, part 3, 1.1.2). */
export async function annotatedGif(): Promise<Buffer> {
  const file = await moving(20, 20, 3, 'gif');
  const at = 13 + (3 << (((file[10] as number) & 7) + 1));
  const comment = Buffer.from('\x21\xfe\x09A. Nother\0', 'latin1');
  const words = '<x:xmpmeta xmlns:x="adobe:ns:meta/" GPSLatitude="59,55.2N"/>';
  const trailer = Buffer.from([1, ...Array.from({ length: 256 }, (_, sign) => 255 - sign), 0]);
  const xmp = Buffer.concat([Buffer.from(`\x21\xff\x0bXMP DataXMP${words}`, 'latin1'), trailer]);
  return Buffer.concat([file.subarray(0, at), comment, xmp, file.subarray(at)]);
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
