import type { ImageSettings } from '../../model/site.ts';
import type { Settings } from './file.ts';

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
