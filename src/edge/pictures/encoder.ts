import type { Sharp, SharpOptions } from 'sharp';
import { clean } from '../../images/clean.ts';
import { isWide } from '../../images/gamut.ts';
import { once } from '../../model/once.ts';
import type { PictureFacts, Recipe } from '../../model/picture.ts';

/** What the encoder reads in the header of a file, without decoding the picture. */
type Head = Pick<PictureFacts, 'type' | 'width' | 'height' | 'frames' | 'alpha' | 'wide' | 'annotated'>;

export type Encoder = {
  /** Throws if the bytes are not a picture of a known format. */
  readonly head: (bytes: Uint8Array) => Promise<Head>;
  /** A drawing (SVG) as a picture of few colours. */
  readonly draw: (drawing: string) => Promise<Uint8Array>;
  /** A picture of any known format as a JPEG, on white, at most `widest` pixels wide. */
  readonly toJpeg: (bytes: Uint8Array, widest: number) => Promise<Uint8Array>;
  /** Makes the recipes of one file; each results in bytes, or in the reason why it cannot be made. */
  readonly make: (bytes: Uint8Array, recipes: readonly Recipe[]) => AsyncGenerator<Made>;
};

type Made = { readonly recipe: Recipe; readonly bytes: Uint8Array | null; readonly reason: string };

/** The formats that may be decoded, those of photographs and drawings on the web, by the names of libvips' loaders. */
const READERS = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff', 'Heif', 'Svg'];

/** Effort of the encoders of WebP and AVIF. More effort saves 3 to 4 % and takes two to seven times as long. */
const EFFORT = 2;

const TYPES: { readonly [format: string]: string } = { svg: 'image/svg+xml', heif: 'image/avif' };

/** Loads sharp, which a site without pictures does not need. Its settings count for the whole process. */
async function loadSharp() {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  // One thread for each picture, one picture for each core.
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: READERS.map((name) => `VipsForeignLoad${name}`) });
  return sharp;
}

/** Memo of `loadSharp`: between its last two lines, a picture that another encoder reads would count as damaged. */
const loadSharpOnce = once(loadSharp);

/** Opens what reads and makes pictures. */
export async function openEncoder(): Promise<Encoder> {
  const sharp = await loadSharpOnce();
  // The archive has checked sizes before it asks for a picture.
  const open = (bytes: Uint8Array, more: SharpOptions = {}) =>
    sharp(bytes, { limitInputPixels: false, failOn: 'error', ...more });

  const head = async (bytes: Uint8Array): Promise<Head> => {
    const found = await open(bytes, { failOn: 'none' }).metadata();
    const { format, autoOrient, pages, hasAlpha, icc } = found;
    return {
      type: TYPES[format] ?? `image/${format}`,
      width: autoOrient.width,
      height: found.pageHeight ?? autoOrient.height,
      frames: format === 'gif' || format === 'webp' ? (pages ?? 1) : 1,
      alpha: hasAlpha,
      wide: icc !== undefined && isWide(icc),
      annotated: Boolean(found.exif || found.iptc || found.xmp || found.comments?.length),
    };
  };

  const one = (source: Sharp, recipe: Recipe) => finish(place(source, recipe), recipe).toBuffer();

  return {
    head,
    draw: (drawing) => open(Buffer.from(drawing)).png({ palette: true, colours: 32, effort: 1 }).toBuffer(),
    toJpeg: (bytes, widest) =>
      open(bytes)
        .autoOrient()
        .resize({ width: widest, withoutEnlargement: true })
        .flatten({ background: '#fff' })
        .jpeg({ quality: 82 })
        .toBuffer(),
    async *make(bytes, recipes) {
      // The picture is decoded once, at one width, and every file is made from that. So none depends on the others.
      const decode = async (width: number) => {
        const { data, info } = await open(bytes)
          .autoOrient()
          .resize({ width })
          .toColourspace('srgb')
          .raw()
          .toBuffer({ resolveWithObject: true });
        return { data, raw: { width: info.width, height: info.height, channels: info.channels } };
      };
      const decoded = new Map<number, ReturnType<typeof decode>>();
      for (const recipe of recipes) {
        yield await attempt(recipe, async () => {
          const { from } = recipe;
          if (from !== null) {
            const pixels = decoded.get(from) ?? decode(from);
            decoded.set(from, pixels);
            const { data, raw } = await pixels;
            return one(sharp(data, { raw }), recipe);
          }
          if (recipe.make === 'clean') return cleaned(bytes, recipe);
          return one(open(bytes, recipe.frames > 1 ? { animated: true } : {}).autoOrient(), recipe);
        });
      }
    },
  };

  async function cleaned(bytes: Uint8Array, { credit, copyright }: Recipe): Promise<Uint8Array> {
    const { orientation = 1 } = await open(bytes, { failOn: 'none' }).metadata();
    const file = clean(bytes, { orientation, credit, copyright });
    if (!file) throw new Error('its parts cannot be told apart');
    return file;
  }
}

async function attempt(recipe: Recipe, make: () => Promise<Uint8Array>): Promise<Made> {
  try {
    return { recipe, bytes: await make(), reason: '' };
  } catch (error) {
    return { recipe, bytes: null, reason: reasonOf(error as Error) };
  }
}

function place(source: Sharp, { make, width, height }: Recipe): Sharp {
  return make === 'card'
    ? source.resize(width, height, { fit: 'cover', position: 'attention' }).flatten({ background: '#fff' })
    : source.resize(width, height, { fit: 'fill' });
}

function finish(placed: Sharp, recipe: Recipe): Sharp {
  const { format, quality, drawn, credit, copyright } = recipe;
  const signed = credit || copyright ? placed.withXmp(xmpOf(credit, copyright)) : placed;
  const coloured = recipe.wide ? signed.withIccProfile('p3') : signed;
  if (format === 'webp') return coloured.webp({ quality, effort: EFFORT, smartSubsample: drawn });
  if (format === 'avif') return coloured.avif({ quality, effort: EFFORT });
  if (format === 'jpeg') return coloured.jpeg({ quality, progressive: true, optimiseCoding: true });
  return coloured.png({ palette: true, quality, effort: 4, compressionLevel: 9 });
}

/** The creator and the rights of a picture as XMP (ISO 16684-1; Dublin Core). */
function xmpOf(credit: string | null, copyright: string | null): string {
  const safe = (text: string) => text.replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const creator = credit
    ? `<dc:creator><rdf:Seq><rdf:li>${safe(credit)}</rdf:li></rdf:Seq></dc:creator>`
    : '';
  const rights = copyright
    ? `<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${safe(copyright)}</rdf:li></rdf:Alt></dc:rights>`
    : '';
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">${creator}${rights}</rdf:Description></rdf:RDF></x:xmpmeta>`;
}

/** The first line of an error of sharp, without what it says about its own buffers. */
function reasonOf({ message }: Error): string {
  const [line = ''] = message.trim().split('\n');
  return line.replace(/^(?:Input buffer (?:has|contains) |Vips\w+: |\w+: )+/i, '').replace(/\.$/, '');
}
