import type { Picture } from '../model/picture.ts';

/** How a picture is set: its CSS class, whether it leads the page, whether it may load late. */
export type PictureOptions = { readonly class?: string; readonly lead?: boolean; readonly lazy?: boolean };

/**
 * Markup of a picture: `<picture>` with a `<source>` for each modern type where there are variants, else `<img>`
 * alone; width and height always where they are known, so that nothing shifts.
 */
export function setPicture(picture: Picture, sizes: string, options: PictureOptions = {}): string {
  const lazy = options.lazy ?? !options.lead;
  const types = [...Map.groupBy(picture.variants, (variant) => variant.type)];
  const set = (variants: Picture['variants']): readonly (readonly [string, string])[] =>
    variants.length === 1
      ? [['srcset', variants[0]!.href]]
      : [
          ['srcset', variants.map(({ href, width }) => `${href} ${width}w`).join(', ')],
          ['sizes', sizes],
        ];
  const own = types.at(-1)?.[1] ?? [];
  const isSrcAlone = own.length < 2 && (own[0]?.href ?? picture.href) === picture.href;
  const attributes = [
    ['src', picture.href],
    ...(isSrcAlone ? [] : set(own)),
    ['alt', picture.alt],
    ...(picture.width && picture.height
      ? [
          ['width', String(picture.width)],
          ['height', String(picture.height)],
        ]
      : []),
    ...(options.class ? [['class', options.class]] : []),
    ...(lazy ? [['loading', 'lazy']] : []),
    ...(options.lead ? [['fetchpriority', 'high']] : []),
    ['decoding', 'async'],
  ];
  const image = `<img ${written(attributes)}>`;
  if (types.length < 2) return image;
  const sources = types
    .slice(0, -1)
    .map(([type, variants]) => `<source ${written([['type', type], ...set(variants)])}>`);
  return `<picture>${sources.join('')}${image}</picture>`;
}

function written(attributes: readonly (readonly string[])[]): string {
  return attributes.map(([name, value]) => `${name}="${escapeHtml(value ?? '')}"`).join(' ');
}

/** Text for HTML, in attributes too. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text)
    ? text
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/"/g, '&quot;')
        .replace(/'/g, '&#39;')
    : text;
}
