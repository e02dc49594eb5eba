import { folderOf, foldPath } from '../../model/address/paths.ts';
import { digest } from '../../model/digest.ts';
import { addressKey, aliasOf } from '../body/addresses.ts';
import type { Holdings } from '../found/holdings.ts';
import { own } from '../found/own.ts';
import type { Piece, Remark } from '../found/piece.ts';
import { AddressBook } from './address-book.ts';
import type { OldAddress } from './old-shelves.ts';
import { type Calendar, numbered, type Placement, Places, RESERVED } from './places.ts';

/** Where a piece will stand, and under which old addresses it is found. */
export type PlacedPiece = Placement & {
  readonly aliases: readonly string[];
  /** How many old addresses the export has, and how many of them do not lead here, as the notes say. */
  readonly urls: { readonly found: number; readonly left: number };
  readonly notes: readonly Remark[];
};

/** What the register remembers of a piece. */
type Head = Pick<
  Piece,
  'id' | 'kind' | 'slug' | 'title' | 'date' | 'draft' | 'aliases' | 'origin' | 'base' | 'lang'
> & { readonly key: string };

/**
 * Gives every piece of an import its place before the first is written, so that links between them can be set:
 * path, slug, old addresses, each taken once. The order of the export decides who comes first.
 */
export class Register {
  private readonly heads: Head[] = [];
  private readonly standings = new Map<string, PlacedPiece>();
  private readonly book = new AddressBook();
  private readonly shelves = new Map<string, string>();
  private readonly claimed = new Map<string, string>();
  /** Slugs of pieces that got another one, as they were, and the last number put behind each, with its note. */
  private readonly renamed = new Map<string, { slug: string; count: number; note: Remark }>();

  add(piece: Piece): void {
    this.heads.push(
      own({
        id: piece.id,
        kind: piece.kind,
        slug: piece.slug,
        title: piece.title,
        date: piece.date,
        draft: piece.draft,
        aliases: piece.aliases,
        origin: piece.origin,
        base: piece.base,
        lang: piece.lang,
        key: typeof piece.aside.id === 'string' ? piece.aside.id : '',
      }),
    );
  }

  get size(): number {
    return this.heads.length;
  }

  /**
   * Settles all places. `redirects`: where the old site's other addresses lead now; `known`: where pieces of earlier
   * imports stand; `taken`: all other manuscripts.
   */
  settle(
    holdings: Holdings,
    redirects: readonly OldAddress[],
    calendar: Calendar,
    known: ReadonlyMap<string, string>,
    taken: ReadonlySet<string>,
  ): void {
    const places = new Places(calendar, [...taken, ...known.values()]);
    // Pieces in the language of the site come before their translations.
    const heads = this.heads
      .map((head) => ({ ...head, lang: isOf(head.lang, holdings.site.lang) ? null : head.lang }))
      .sort((a, b) => Number(a.lang !== null) - Number(b.lang !== null));
    const given = heads.map((head) => {
      const notes: Remark[] = [];
      return { position: places.give(head, known.get(head.id), notes), notes };
    });
    const { claimed } = this;
    const tree = new FileTree();
    for (const { position } of given) tree.add(foldPath(position.url));
    const media = new Map<string, string[]>();
    for (const one of holdings.media.values())
      if (one.parent !== null) media.set(one.parent, [...(media.get(one.parent) ?? []), ...one.pages]);
    if (holdings.site.url) this.book.addHost(holdings.site.url);
    for (const [at, head] of heads.entries()) {
      const { position, notes } = given[at]!;
      const all = [...head.aliases, ...(head.key === '' ? [] : (media.get(head.key) ?? []))];
      const aliases: string[] = [];
      const left = new Set<string>();
      for (const address of all) {
        const alias = aliasOf(address) ?? (isFront(address) ? '/' : null);
        if (alias === null) continue;
        const folded = foldAlias(alias);
        const owner = claimed.get(folded) ?? places.ownerOf(folded);
        if (left.has(folded)) continue;
        const reason = RESERVED.test(folded)
          ? 'is an address of the site itself'
          : owner !== undefined && owner !== head.id
            ? 'is taken by another piece'
            : tree.hasRoomFor(folded)
              ? null
              : 'cannot stand beside another address: a file of one name is the folder of the other';
        if (reason !== null) {
          left.add(folded);
          notes.push({ kind: 'dropped', what: 'alias', detail: `${alias} ${reason}` });
          continue;
        }
        if (claimed.has(folded)) continue;
        claimed.set(folded, head.id);
        tree.add(folded);
        aliases.push(alias);
      }
      this.book.add(head, all);
      const urls = { found: aliases.length + left.size, left: left.size };
      this.standings.set(head.id, { ...position, aliases, urls, notes });
    }
    for (const { from, to } of redirects) if (to !== null) this.shelves.set(addressKey(from), to);
    this.heads.length = 0;
  }

  /** Drops an old address of a piece, since a build would refuse it. */
  dropAlias(id: string, alias: string, why: string): void {
    const standing = this.standing(id);
    const { urls } = standing;
    this.standings.set(id, {
      ...standing,
      aliases: standing.aliases.filter((one) => one !== alias),
      urls: { ...urls, left: urls.left + 1 },
      notes: [...standing.notes, { kind: 'dropped', what: 'alias', detail: why }],
    });
  }

  /** Gives a piece another slug, since a build would refuse the address that it has. */
  giveOtherSlug(id: string, why: string): void {
    const standing = this.standing(id);
    const { slug, count, note: last } = this.renamed.get(id) ?? { slug: standing.slug, count: 1, note: null };
    const other = numbered(slug, count + 1);
    const note: Remark = { kind: 'repaired', what: 'slug', detail: `${why}; its slug is "${other}" now` };
    this.renamed.set(id, { slug, count: count + 1, note });
    const notes = [...standing.notes.filter((one) => one !== last), note];
    this.standings.set(id, { ...standing, slug: other, notes });
  }

  /** Whether an old address leads to a piece. */
  hasAlias(address: string): boolean {
    return this.claimed.has(foldAlias(address));
  }

  /** Fingerprint of all places, since links in one piece depend on where the others are. */
  fingerprint(): string {
    return digest(
      [...this.standings].map(([id, { path, aliases }]) => `${id} ${path} ${aliases.join(' ')}`).join('\n'),
    );
  }

  /** Where a piece stands. */
  standing(id: string): PlacedPiece {
    return this.standings.get(id)!;
  }

  /** Where an old address leads now, as it is written in a manuscript at `from`; null if it is not of the archive. */
  lead(address: string, from: string): string | null {
    const reference = /^post:(.+)$/.exec(address)?.[1]?.replace(/^\/|\/$/g, '');
    const file = /^file:(.+)$/.exec(address)?.[1];
    const id =
      file !== undefined
        ? this.book.file(file)
        : reference === undefined
          ? this.book.find(address)
          : this.book.named(reference);
    if (id !== undefined) return relative(from, this.standings.get(id)!.path);
    for (const key of this.book.keysOf(address)) {
      const shelf = this.shelves.get(key);
      if (shelf !== undefined) return shelf;
    }
    return null;
  }

  /** Whether an address is of the old site itself. */
  isOwnHost(address: string): boolean {
    return this.book.isOwnHost(address);
  }
}

/** Whether a language is that of a site; neither needs to be known. */
function isOf(lang: string | null, ofSite: string | undefined): boolean {
  return lang?.toLowerCase() === ofSite?.toLowerCase();
}

/** The files and folders that pages at some addresses need: no name can be both. */
class FileTree {
  private readonly files = new Set<string>();
  private readonly folders = new Set<string>();

  hasRoomFor(address: string): boolean {
    const file = fileOf(address);
    return !this.folders.has(file) && !foldersOf(file).some((folder) => this.files.has(folder));
  }

  add(address: string): void {
    const file = fileOf(address);
    this.files.add(file);
    for (const folder of foldersOf(file)) this.folders.add(folder);
  }
}

function fileOf(address: string): string {
  const path = address.replace(/\?.*$/s, '');
  return path.endsWith('/') ? `${path}index.html` : path;
}

/** All folders above a file: of `/a/b/c.html`, `/a` and `/a/b`. */
function foldersOf(file: string): readonly string[] {
  const segments = file.split('/').slice(1, -1);
  return segments.map((_, at) => `/${segments.slice(0, at + 1).join('/')}`);
}

/** A path as it is written in a file at another: `../2008/talks.md`. */
function relative(from: string, to: string): string {
  const here = folderOf(from).split('/').filter(Boolean);
  const there = to.split('/');
  let shared = 0;
  while (shared < there.length - 1 && here[shared] === there[shared]) shared++;
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
}

/** An old address in the form in which it is compared, where the slash at its end does not matter. */
function foldAlias(alias: string): string {
  return foldPath(alias.includes('?') || /\.\w{2,5}$/.test(alias) ? alias : `${alias.replace(/\/$/, '')}/`);
}

function isFront(address: string): boolean {
  return /^(?:https?:\/\/[^/?#]+)?\/?(?:#.*)?$/i.test(address) && address !== '';
}
