import type { ImageSettings } from '../../model/site.ts';
import type { Settings } from './file.ts';
import { boolean, choice, count, group, list, percent, type Setting } from './setting.ts';

/** The setting `images`. */
export const IMAGES: Setting = group(
  'How pictures are prepared; false: each is shown as it is.',
  {
    formats: list(
      'Formats, the preferred one first; the last is for browsers that know no other.',
      choice('A format.', ['webp', 'avif', 'jpeg', 'png', 'original']),
      { orOne: true, standard: '[webp, original]' },
    ),
    widths: list('Widths in which pictures are made, in pixels.', count('A width.', undefined, 8000), {
      orOne: true,
      standard: '[480, 768, 1120, 1472]',
    }),
    quality: {
      ...percent('Quality from 1 to 100: one number, or one for each format.'),
      or: group('One for each format.', {
        webp: percent('Quality of WebP.', 75),
        avif: percent('Quality of AVIF.', 55),
        jpeg: percent('Quality of JPEG.', 78),
      }),
    },
    originals: boolean('Whether the original files are published, too.', false),
    metadata: choice(
      'Which metadata stays in published pictures: none, or the name of the maker.',
      ['none', 'credit'],
      'none',
    ),
    credit: boolean(
      'Whether a credit in the metadata of a picture is printed if the dispatch gives none.',
      true,
    ),
    svg: choice(
      'How SVG drawings are shown. pass: only those that run no script and load nothing; rasterise: in pixels; keep: all as they are.',
      ['pass', 'rasterise', 'keep'],
      'pass',
    ),
    limit: count('The greatest size of a picture, in megapixels; a larger one is not shown.', 100),
    cards: boolean(
      'Whether each page has a card, the preview that other sites show beside a link. true: cut from the picture of the page; a page without a picture has a card with the name of its column or site. drawn: a page without a picture has a card with its headline.',
      true,
      'drawn',
    ),
  },
  { orFalse: true },
);

/**
 * Measured on the photographs of a real archive at the widths that the theme shows: WebP at 75 looks better than
 * JPEG at 80 in two thirds of its bytes; AVIF saves another fifth and takes eight times as long.
 */
const DEFAULTS: Pick<ImageSettings, 'formats' | 'widths' | 'quality'> = {
  formats: ['webp', 'original'],
  widths: [480, 768, 1120, 1472],
  quality: { webp: 75, avif: 55, jpeg: 78 },
};

/** Reads `images:` of `site.yaml`; `images: false` shows every picture as it is. */
export function imagesOf(main: Settings): ImageSettings {
  const off = main.get(['images']) === false;
  return {
    formats: off ? [] : [...new Set(main.list<Format>(['images', 'formats']) ?? DEFAULTS.formats)],
    widths: off ? [] : widthsOf(main),
    quality: qualityOf(main),
    originals: !off && main.flag(['images', 'originals'], false),
    metadata: main.choice<ImageSettings['metadata']>(['images', 'metadata'], 'none'),
    credit: main.flag(['images', 'credit'], true),
    svg: main.choice<ImageSettings['svg']>(['images', 'svg'], 'pass'),
    limit: main.number(['images', 'limit'], 100),
    cards: off ? false : ((main.get(['images', 'cards']) as ImageSettings['cards'] | undefined) ?? true),
  };
}

type Format = ImageSettings['formats'][number];

/** In order; the theme's, where none is written. */
function widthsOf(main: Settings): readonly number[] {
  const written = main.list<number>(['images', 'widths']) ?? [];
  return written.length === 0 ? DEFAULTS.widths : [...new Set(written)].sort((a, b) => a - b);
}

function qualityOf(main: Settings): ImageSettings['quality'] {
  const all = main.get(['images', 'quality']);
  const of = (format: keyof ImageSettings['quality']) =>
    typeof all === 'number' ? all : main.number(['images', 'quality', format], DEFAULTS.quality[format]);
  return { webp: of('webp'), avif: of('avif'), jpeg: of('jpeg') };
}
