import type { ImageSettings } from '../../model/site.ts';
import type { Settings } from './file.ts';

const FORMATS = ['webp', 'avif', 'jpeg', 'png', 'original'] as const;

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
    formats: off ? [] : formatsOf(main),
    widths: off ? [] : widthsOf(main),
    quality: off ? DEFAULTS.quality : qualityOf(main),
    originals: !off && main.flag(['images', 'originals'], false),
    metadata: off ? 'none' : main.choice(['images', 'metadata'], ['none', 'credit'], 'none'),
    credit: off || main.flag(['images', 'credit'], true),
    svg: off ? 'pass' : main.choice(['images', 'svg'], ['pass', 'rasterise', 'keep'], 'pass'),
    limit: off ? 100 : main.number(['images', 'limit'], 100),
    cards:
      !off && (main.get(['images', 'cards']) === 'drawn' ? 'drawn' : main.flag(['images', 'cards'], true)),
  };
}

function formatsOf(main: Settings): ImageSettings['formats'] {
  const written = main.list(['images', 'formats']);
  if (main.get(['images', 'formats']) === undefined) return DEFAULTS.formats;
  const wrong = written.find((format) => !FORMATS.includes(format as (typeof FORMATS)[number]));
  if (wrong !== undefined) {
    main.report(
      ['images', 'formats'],
      'invalid-setting',
      'error',
      `There is no picture format "${String(wrong)}"`,
      `Write a list of ${FORMATS.join(', ')}; the last one is what every reader can show.`,
    );
    return DEFAULTS.formats;
  }
  return [...new Set(written)] as ImageSettings['formats'];
}

function widthsOf(main: Settings): readonly number[] {
  if (main.get(['images', 'widths']) === undefined) return DEFAULTS.widths;
  const written = main.list(['images', 'widths']);
  const isWidth = (width: unknown) =>
    Number.isSafeInteger(width) && Number(width) > 0 && Number(width) <= 8000;
  if (written.length > 0 && written.every(isWidth))
    return [...new Set(written as number[])].sort((a, b) => a - b);
  main.report(
    ['images', 'widths'],
    'invalid-setting',
    'error',
    'images.widths is not a list of widths in pixels',
    'Write whole numbers from 1 to 8000, such as [480, 768, 1120].',
  );
  return DEFAULTS.widths;
}

function qualityOf(main: Settings): ImageSettings['quality'] {
  const all = main.get(['images', 'quality']);
  const one = typeof all === 'number' ? main.number(['images', 'quality'], 75) : null;
  const of = (format: keyof ImageSettings['quality']) => {
    const quality = one ?? main.number(['images', 'quality', format], DEFAULTS.quality[format]);
    if (quality <= 100) return quality;
    main.report(
      ['images', 'quality'],
      'invalid-setting',
      'error',
      `A quality of ${quality} is beyond 100`,
      'Write a number from 1 to 100.',
    );
    return DEFAULTS.quality[format];
  };
  return { webp: of('webp'), avif: of('avif'), jpeg: of('jpeg') };
}
