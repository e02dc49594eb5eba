import type { AssetFile } from '../model/asset.ts';
import { digestAll } from '../model/digest.ts';
import type { PictureFacts, PictureFormat, PictureUse, Recipe } from '../model/picture.ts';
import type { ImageSettings } from '../model/site.ts';

/** An asset whose picture can be shown. */
export type PictureFile = AssetFile & { readonly image: PictureFacts };

/** Where a picture is shown, and whether it represents a page on other sites. */
export type Need = { readonly uses: ReadonlySet<PictureUse>; readonly card: boolean };

/** All files that may be made from one picture. */
export type Recipes = {
  /** For current browsers: preferred format first, smallest first within a format. */
  readonly modern: readonly (readonly Recipe[])[];
  /** For feed readers and old browsers. */
  readonly fallback: readonly Recipe[];
  readonly card: Recipe | null;
  /** The file itself without metadata; null if it has none or cannot be cleaned. */
  readonly clean: Recipe | null;
};

/** Widths for thumbnails and portraits, at single and double density; no setting names them. */
const SMALL: readonly number[] = [160, 320];
/** The widest picture that a list shows. */
const LIST_WIDTH = 480;
/** Width of the fallback if there is only one. */
const FALLBACK_WIDTH = 1120;
const CARD = { width: 1200, height: 630 };
/** Social networks show a smaller card as a thumbnail beside the text. */
const LEAST_CARD = 600;
/** Longest side that each format allows. */
const LONGEST: { readonly [format in PictureFormat]: number } = {
  webp: 16383,
  avif: 16384,
  jpeg: 65535,
  png: 65535,
};
/** Share of the pixel limit up to which an animation is made smaller: all its frames are decoded at once. */
const MOVING_SHARE = 0.5;

const DRAWING = 'image/svg+xml';
/** Types that can be cleaned, and the format in their recipes; the file keeps its extension. */
const CLEANABLE: { readonly [type: string]: PictureFormat } = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/gif': 'png',
  'image/heic': 'avif',
  'image/tiff': 'png',
};

/** Plans what may be made from a picture. `engine` names the encoder, since another one makes other bytes. */
export function recipesFor(
  asset: PictureFile,
  { uses, card }: Need,
  settings: ImageSettings,
  engine: string,
): Recipes {
  const { image } = asset;
  const recipe = recipeMaker(asset, settings, engine);
  const formats = isLeftAsIs(image, settings) ? [] : formatsFor(image, settings);
  const last = formats.at(-1);
  const widths = widthsFor(image, uses, settings);
  const fit = (format: PictureFormat, list: readonly number[]) =>
    list.flatMap((width) => {
      const height = Math.max(1, Math.round((image.height * width) / image.width));
      return Math.max(width, height) <= LONGEST[format] ? [recipe('fit', format, width, height)] : [];
    });
  const isAlone = formats.length === 1;
  const cleaned = CLEANABLE[image.type];
  const largest = widths.filter((width) => width <= FALLBACK_WIDTH).at(-1) ?? widths[0];
  return {
    modern: (isAlone ? [] : formats.slice(0, -1)).map((format) => fit(format, widths)),
    fallback: last === undefined ? [] : fit(last, isAlone ? widths : largest === undefined ? [] : [largest]),
    card: card ? cardOf(image, settings, recipe) : null,
    clean: image.annotated && cleaned ? recipe('clean', cleaned, image.width, image.height) : null,
  };
}

/** The files of a picture that suit a use; at least one. */
export function suiting(
  list: readonly Recipe[],
  use: PictureUse,
  settings: ImageSettings,
): readonly Recipe[] {
  const most = list.at(-1)?.width ?? 0;
  const least = settings.widths[0] ?? 0;
  const suits = ({ width }: Recipe) =>
    use === 'page'
      ? width >= least || width === most
      : width <= (use === 'portrait' ? SMALL[1]! : LIST_WIDTH);
  const found = list.filter(suits);
  return found.length > 0 ? found : list.slice(0, 1);
}

/** Whether the file itself is shown: animations in old formats and drawings have no smaller version of their kind. */
function isLeftAsIs(image: PictureFacts, settings: ImageSettings): boolean {
  if (settings.formats.length === 0) return true;
  if (image.type === DRAWING) return settings.svg !== 'rasterise' || image.problem === null;
  if (!DECODED.has(image.type)) return true;
  const pixels = image.width * image.height * image.frames;
  return image.frames > 1 && pixels > settings.limit * 1e6 * MOVING_SHARE;
}

const DECODED: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/avif',
  'image/gif',
  'image/tiff',
]);

/** Formats for a picture. `original` is its own format if browsers read it, else a similar one. */
function formatsFor(image: PictureFacts, settings: ImageSettings): readonly PictureFormat[] {
  const own: PictureFormat =
    image.frames > 1 || image.type === 'image/webp'
      ? 'webp'
      : image.alpha || image.type === 'image/png' || image.type === 'image/gif'
        ? 'png'
        : image.type === DRAWING
          ? 'png'
          : 'jpeg';
  const still = settings.formats.map((format) => (format === 'original' ? own : format));
  const able = image.alpha ? still.map((format) => (format === 'jpeg' ? 'png' : format)) : still;
  return [...new Set(image.frames > 1 ? able.filter((format) => format === 'webp') : able)];
}

/** Widths to make: never wider than the picture, and its own width if the next smaller one is much smaller. */
function widthsFor(
  image: PictureFacts,
  uses: ReadonlySet<PictureUse>,
  settings: ImageSettings,
): readonly number[] {
  const wanted = new Set<number>();
  if (uses.has('page')) for (const width of settings.widths) wanted.add(width);
  if (uses.has('thumbnail')) {
    for (const width of [...SMALL, ...settings.widths]) if (width <= LIST_WIDTH) wanted.add(width);
  }
  if (uses.has('portrait')) for (const width of SMALL) wanted.add(width);
  const sorted = [...wanted].sort((a, b) => a - b);
  // A drawing is sharp at any size; more than twice its own size shows nothing new.
  const most = Math.min(isDrawing(image) ? image.width * 2 : image.width, sorted.at(-1) ?? 0);
  return most === 0 ? [] : [...sorted.filter((width) => width * 1.15 <= most), most];
}

function isDrawing({ type }: PictureFacts): boolean {
  return type === DRAWING;
}

function cardOf(image: PictureFacts, settings: ImageSettings, recipe: Maker): Recipe | null {
  if (!settings.cards || !DECODED.has(image.type)) return null;
  const ratio = CARD.height / CARD.width;
  const width = Math.floor(Math.min(CARD.width, image.width, image.height / ratio));
  return width < LEAST_CARD ? null : recipe('card', 'jpeg', width, Math.round(width * ratio));
}

type Maker = (make: Recipe['make'], format: PictureFormat, width: number, height: number) => Recipe;

function recipeMaker(asset: PictureFile, settings: ImageSettings, engine: string): Maker {
  const { image, digest, path } = asset;
  const isDrawn = image.type === 'image/png' || image.type === 'image/gif' || image.type === DRAWING;
  const widest = isDrawing(image) ? image.width * 2 : image.width;
  const from = Math.min(widest, Math.max(settings.widths.at(-1) ?? 0, SMALL.at(-1)!));
  const isWithin = (width: number, height: number) =>
    width <= from && height <= Math.round((image.height * from) / image.width);
  return (make, format, width, height) => {
    const wide = image.wide && (format === 'webp' || format === 'avif') && image.frames === 1;
    const rest = {
      make,
      format,
      width,
      height,
      quality: qualityOf(format, isDrawn, settings),
      frames: make === 'fit' ? image.frames : 1,
      from: make !== 'clean' && image.frames === 1 && !wide && isWithin(width, height) ? from : null,
      wide,
      drawn: isDrawn,
      credit: settings.metadata === 'credit' ? image.credit : null,
      copyright: settings.metadata === 'credit' ? image.copyright : null,
    };
    return { key: digestAll(engine, digest, JSON.stringify(rest)), source: path, digest, ...rest };
  };
}

/** Quality for a format. Drawings and screenshots get more, since compression damages text visibly. */
function qualityOf(format: PictureFormat, isDrawn: boolean, settings: ImageSettings): number {
  if (format === 'png') return 90;
  return Math.min(100, settings.quality[format] + (isDrawn ? 10 : 0));
}
