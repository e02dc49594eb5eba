import type { Shelf } from '../../../archive/clipping.ts';
import { dayOf, monthOf, yearOf } from '../../../model/time/civil-time.ts';
import type { OldAddress } from '../old-addresses.ts';
import type { LeavingPiece } from '../piece.ts';
import type { Around, Keyed } from './rows.ts';

/** `routes.yaml`, with which Ghost gives posts the addresses that they have here. */
export function routesText(pattern: string): string {
  return `routes:\n\ncollections:\n  /:\n    permalink: ${permalinkOf(pattern)}\n    template: index\n\ntaxonomies:\n  tag: /tag/{slug}/\n  author: /author/{slug}/\n`;
}

/** `redirects.yaml` of Ghost, in which old addresses are patterns. */
export function redirectsText(list: readonly OldAddress[]): string {
  const line = ({ from, to }: OldAddress) =>
    `  ${JSON.stringify(`^${from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)}: ${JSON.stringify(to)}\n`;
  return list.length === 0 ? '301: {}\n' : `301:\n${list.map(line).join('')}`;
}

/** The path of a piece by the routes that `routesText` writes. */
export function ghostAddress(piece: LeavingPiece, slug: string, { planned, tags, authors }: Around): string {
  const { site } = planned;
  if (piece.kind === 'page') return `${site.base}/${slug}/`;
  const day = piece.dispatch.filed?.day;
  const of = (shelf: Shelf | undefined, keys: Keyed) => (shelf && keys.get(shelf)?.slug) ?? 'all';
  const values: { readonly [token: string]: string } = {
    slug,
    year: day ? yearOf(day) : '',
    month: day ? monthOf(day) : '',
    day: day ? dayOf(day) : '',
    primary_tag: of(piece.column ?? piece.tags[0], tags),
    primary_author: of(piece.bylines[0], authors),
  };
  const path = permalinkOf(site.permalink).replace(/\{(\w+)\}/g, (_, token: string) => values[token] ?? '');
  return site.base + path;
}

/** A pattern of addresses in Ghost's words: `/{year}/{month}/{day}/{slug}/`. */
function permalinkOf(pattern: string): string {
  const own = pattern
    .replace(/:column/g, '{primary_tag}')
    .replace(/:byline/g, '{primary_author}')
    .replace(/:(year|month|day|slug)/g, '{$1}');
  return own.endsWith('/') ? own : `${own}/`;
}
