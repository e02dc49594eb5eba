import { nameOf } from '../../model/address/paths.ts';
import { addressKey } from '../body/addresses.ts';
import type { Piece } from '../found/piece.ts';

/** What identifies a piece in a link of the old site. */
type Known = Pick<Piece, 'id' | 'origin' | 'slug' | 'base'>;

/** Finds pieces by what the old site called them: any of their addresses, or their name in a tag of its templates. */
export class AddressBook {
  private readonly byAddress = new Map<string, string>();
  private readonly byName = new Map<string, string>();
  private readonly byOrigin = new Map<string, string>();
  private readonly hosts = new Set<string>();

  /** Notes a host as one of the old site. */
  addHost(address: string): void {
    if (URL.canParse(address)) this.hosts.add(hostKey(address));
  }

  /** Notes a piece with all its addresses; an address that several claim stays with the first. */
  add(piece: Known, addresses: readonly string[]): void {
    for (const address of addresses) this.note(address, piece);
    if (/\.\w+$/.test(piece.origin)) this.byOrigin.set(piece.origin, piece.id);
    const logical = logicalPath(piece.origin);
    for (const spelled of [
      piece.origin,
      piece.origin.replace(/^.*_posts\//, '').replace(/\.\w+$/, ''),
      logical,
      nameOf(logical),
      piece.slug ?? '',
    ])
      if (spelled !== '' && !this.byName.has(spelled)) this.byName.set(spelled, piece.id);
  }

  /** Id of the piece that a template's tag refers to. */
  named(reference: string): string | undefined {
    return (
      this.byName.get(reference) ??
      this.byName.get(logicalPath(reference)) ??
      this.byName.get(nameOf(logicalPath(reference)))
    );
  }

  /** Id of the piece of a file of the export; systems let `content/` and the like be left out. */
  file(path: string): string | undefined {
    return ['', 'content/', 'source/', 'source/_posts/', '_posts/', 'src/']
      .map((folder) => this.byOrigin.get(folder + path))
      .find((id) => id !== undefined);
  }

  /** Id of the piece that an address led to. */
  find(address: string): string | undefined {
    for (const key of this.keysOf(address)) {
      const id = this.byAddress.get(key);
      if (id !== undefined) return id;
    }
    return undefined;
  }

  /** Keys under which an address of the old site is found: as written, and as a path of that site. */
  *keysOf(address: string): Iterable<string> {
    yield addressKey(address);
    if (this.isOwnHost(address)) yield addressKey(pathOf(address));
  }

  /** Whether an address is of the old site itself. */
  isOwnHost(address: string): boolean {
    return (
      address.startsWith('/') ||
      address.startsWith('export:') ||
      (URL.canParse(address) && this.hosts.has(hostKey(address)))
    );
  }

  private note(address: string, { id, base }: Known): void {
    const keep = (key: string) => {
      if (key !== '' && !this.byAddress.has(key)) this.byAddress.set(key, id);
    };
    if (URL.canParse(address)) {
      keep(addressKey(address));
      if (base === null || hostKey(address) === (URL.canParse(base) ? hostKey(base) : ''))
        this.hosts.add(hostKey(address));
    }
    if (this.isOwnHost(address)) keep(addressKey(pathOf(address)));
  }
}

/** The path of a piece as Hugo and others name it: of `content/posts/fog/index.en.md`, `posts/fog`. */
function logicalPath(path: string): string {
  return path
    .replace(/^(?:\.?\/)?(?:content\/|source\/)?/, '')
    .replace(/\.\w+$/, '')
    .replace(/(?<=\/(?:_?index|[^/]+))\.[a-z]{2}(?:-[a-z]{2})?$/i, '')
    .replace(/(?<=.)\/_?index$/i, '');
}

function hostKey(address: string): string {
  return new URL(address).hostname.toLowerCase().replace(/^www\./, '');
}

function pathOf(address: string): string {
  if (!URL.canParse(address)) return address.replace(/#.*$/s, '');
  const url = new URL(address);
  return url.pathname + url.search;
}
