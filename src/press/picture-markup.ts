import type { Picture } from '../model/picture.ts';
import { escapeHtml } from '../model/text/html.ts';

/**
 * How a picture is set: its CSS class, whether it leads the page, whether it may load late. `own`: the writer's own
 * attributes as HTML text, which replace ours; `width` is then the displayed width.
 */
export type PictureOptions = {
  readonly class?: string;
  readonly lead?: boolean;
  readonly lazy?: boolean;
  readonly own?: string;
  /** Alternative text for a picture that has none. */
  readonly alt?: string;
};

/**
 * Markup of a picture: `<picture>` with a `<source>` for each modern type if there are variants, else only `<img>`. Known
 * widths and heights are always given, so that the layout does not shift.
 */
export function setPicture(picture: Picture, sizes: string, options: PictureOptions = {}): string {
  const lazy = options.lazy ?? !options.lead;
  const own = ownAttributes(options.own ?? '');
  const wide = /^\d+$/.test(own.get('width') ?? '') ? `${own.get('width')}px` : sizes;
  const types =
    picture.variants.length === 0 ? [] : [...Map.groupBy(picture.variants, (variant) => variant.type)];
  const set = (variants: Picture['variants']): readonly (readonly [string, string])[] =>
    variants.length === 1
      ? [['srcset', variants[0]!.href]]
      : [
          ['srcset', variants.map(({ href, width }) => `${href} ${width}w`).join(', ')],
          ['sizes', wide],
        ];
  const plain = types.at(-1)?.[1] ?? [];
  const isSrcAlone = plain.length < 2 && (plain[0]?.href ?? picture.href) === picture.href;
  const attributes = [
    ['src', picture.href],
    ...(isSrcAlone ? [] : set(plain)),
    ['alt', picture.alt || (options.alt ?? '')],
    ...sizeOf(picture, own),
    ...(options.class ? [['class', options.class]] : []),
    ...(lazy ? [['loading', 'lazy']] : []),
    ...(options.lead ? [['fetchpriority', 'high']] : []),
    ['decoding', 'async'],
  ];
  const ours = attributes.filter(([name = '']) => !own.has(name));
  const image = `<img ${written(ours)}${options.own ?? ''}>`;
  if (types.length < 2) return image;
  const sources = types
    .slice(0, -1)
    .map(([type, variants]) => `<source ${written([['type', type], ...set(variants)])}>`);
  return `<picture>${sources.join('')}${image}</picture>`;
}

/** Width and height: the picture's own, or as the writer's width or height determines. */
function sizeOf(
  { width, height }: Picture,
  own: ReadonlyMap<string, string>,
): readonly (readonly string[])[] {
  if (!width || !height) return [];
  const [wide, high] = [own.get('width'), own.get('height')];
  if (wide === undefined && high === undefined)
    return [
      ['width', String(width)],
      ['height', String(height)],
    ];
  if (high === undefined) return /^\d+$/.test(wide!) ? [['height', scaled(wide!, height, width)]] : [];
  return wide === undefined && /^\d+$/.test(high) ? [['width', scaled(high, width, height)]] : [];
}

function scaled(size: string, to: number, from: number): string {
  return String(Math.round((Number(size) * to) / from));
}

/** Reads the attributes in an HTML text, as the HTML printer writes them. */
function ownAttributes(html: string): ReadonlyMap<string, string> {
  if (html === '') return new Map();
  return new Map(
    [...html.matchAll(/ ([^\s"=<>]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

function written(attributes: readonly (readonly string[])[]): string {
  return attributes.map(([name, value]) => `${name}="${escapeHtml(value ?? '')}"`).join(' ');
}
