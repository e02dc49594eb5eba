import type { Shelf } from '../../../archive/clipping.ts';
import type { Planned } from '../../../desk/prepare.ts';
import { digest } from '../../../model/digest.ts';
import type { Json } from '../../../model/json.ts';
import type { LeavingFiles } from '../files.ts';
import { uniqueNames } from '../piece.ts';

/** A row of one of Ghost's tables. */
export type Row = { readonly [column: string]: Json };

/** What rows are made from beside their piece. */
export type Around = {
  readonly planned: Planned;
  readonly files: LeavingFiles;
  readonly authors: Keyed;
  readonly tags: Keyed;
  /** The internal tag of posts whose first tag is their column. */
  readonly inColumn: string;
};

/** Ids of shelves, each once. */
export type Keyed = ReadonlyMap<Shelf, { readonly id: string; readonly slug: string }>;

/** Ids and slugs for shelves; two shelves have no slug in common. */
export function keyed(kind: string, shelves: readonly Shelf[]): Keyed {
  const unique = uniqueNames();
  return new Map(
    [...new Set(shelves)].map((shelf) => [
      shelf,
      { id: idOf(kind, `${shelf.kind}/${shelf.slug}`), slug: unique(shelf.slug) },
    ]),
  );
}

/** An id as Ghost makes them: 24 hexadecimal digits. */
export function idOf(kind: string, key: string): string {
  return digest(`${kind} ${key}`).slice(0, 24);
}

/** The UUID of an identifier: its own, or one made of its digest (version 8 of RFC 9562). */
export function uuidOf(id: string): string {
  const own = /^urn:uuid:([\da-f-]{36})$/i.exec(id)?.[1];
  if (own) return own;
  const [, a, b, c, d, e] = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/.exec(digest(id)) as RegExpExecArray;
  return `${a}-${b}-8${c}-8${d}-${e}`;
}

/** Lengths that Ghost's tables allow. */
export const LIMITS = { excerpt: 300, description: 500, alt: 191, bio: 250 };

/** A text of at most `most` characters, cut at a word. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/\s+\S*$/, '')}…`;
}
