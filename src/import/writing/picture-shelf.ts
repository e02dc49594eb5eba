import { foldPath, joinPath } from '../../model/address/paths.ts';
import { slugOf } from '../../model/address/slug.ts';
import { type Digest, digest } from '../../model/digest.ts';
import { decoded } from '../../model/text/percent.ts';
import { fileName } from '../body/pictures/source.ts';
import type { Outside, SourceFile } from '../found/outside.ts';
import { bytesOfData, dangerOf, pictureType } from './picture-bytes.ts';

/** The result of looking for a picture or a file. */
export type Had =
  | { readonly path: string; readonly fresh: boolean }
  | { readonly path: null; readonly why: string };

/** The reason why a picture is lost that neither the export nor an address leads to. */
export const NOT_HELD = 'the export does not hold it';
const LIMIT = 60_000_000;
/** Folders in which systems keep what they serve from their root. */
const ROOTS = [
  '',
  'static/',
  'public/',
  'source/',
  'src/',
  'assets/',
  'content/',
  'src/static/',
  'src/assets/',
  'content/files/',
  'content/images/',
];

/**
 * Copies pictures and files into `assets/`, each content once. Looks in the export first, then on the web, each address
 * once. What an earlier import fetched is not fetched again.
 */
export class PictureShelf {
  private readonly outside: Outside;
  /** Whether the web is not asked, since the import is only tried. */
  private readonly dry: boolean;
  private readonly bySource = new Map<string, Had>();
  private readonly byDigest = new Map<string, string>();
  private readonly taken = new Map<string, Digest>();
  private readonly byName = new Map<string, SourceFile[]>();

  constructor(outside: Outside, dry: boolean) {
    this.outside = outside;
    this.dry = dry;
    for (const file of outside.source.files) {
      const name = fileName(file.path).toLowerCase();
      this.byName.set(name, [...(this.byName.get(name) ?? []), file]);
    }
  }

  /** Notes what an earlier import fetched. */
  recall(source: string, path: string, content: string): void {
    if (this.outside.shelf.digestOf(path) === null) return;
    this.bySource.set(source, { path, fresh: false });
    this.byDigest.set(content, path);
  }

  /** Fetches what an address or a path of the export leads to; `folder` is the folder of its piece in the export. */
  async bring(source: string, folder: string, year: string, kind: 'picture' | 'file'): Promise<Had> {
    const local = /^(?:https?:|data:)/i.test(source)
      ? this.locateAddress(source)
      : this.locate(source, folder);
    const key = local
      ? `export:${local.path}`
      : source.startsWith('data:')
        ? `data:${digest(source)}`
        : source;
    const known = this.bySource.get(key);
    if (known) return known.path === null ? known : { ...known, fresh: false };
    const had = await this.fetch(source, key, local, year, kind);
    this.bySource.set(key, had);
    return had;
  }

  /**
   * Whether the export holds a file at exactly this address, from a root of the site or beside a piece, that its system
   * served as it is.
   */
  holds(address: string, folder: string): boolean {
    const plain = decoded(address.replace(/[?#].*$/s, ''));
    if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(plain) || !SERVED.test(plain)) return false;
    const paths = plain.startsWith('/')
      ? ROOTS.map((root) => root + plain.slice(1))
      : [joinPath(folder, plain)];
    // Settings lie at the top; what systems hide begins with such a sign.
    return paths.some((path) => path?.includes('/') && !/(?:^|\/)[._]/.test(path) && this.exact(path));
  }

  /** Where everything is that this import or an earlier one fetched. */
  paths(): Iterable<string> {
    return this.byDigest.values();
  }

  private async fetch(
    source: string,
    key: string,
    local: SourceFile | undefined,
    year: string,
    kind: 'picture' | 'file',
  ): Promise<Had> {
    let bytes: Uint8Array;
    if (local) {
      if (local.bytes > LIMIT) return { path: null, why: 'it is larger than 60 MB' };
      bytes = await local.read();
    } else if (source.startsWith('data:')) {
      const inline = bytesOfData(source, LIMIT);
      if (inline === null) return { path: null, why: 'its data cannot be read' };
      bytes = inline;
    } else {
      if (!/^https?:/i.test(source)) return { path: null, why: NOT_HELD };
      if (this.dry) return { path: null, why: 'not asked for in a dry run' };
      const fetched = await this.outside.web.fetch(source, kind);
      if (!fetched.ok) return { path: null, why: fetched.why };
      bytes = fetched.body;
    }
    const type = pictureType(bytes);
    if (kind === 'picture' && type === null)
      return { path: null, why: bytes.length === 0 ? 'it is empty' : 'it is not a picture' };
    const danger = type === 'svg' ? dangerOf(bytes) : null;
    if (danger !== null) return { path: null, why: danger };
    if (
      kind === 'file' &&
      type === null &&
      /^\s*<(?:!doctype|html|head|body)/i.test(String.fromCharCode(...bytes.subarray(0, 200))) &&
      !/\.x?html?$/i.test(fileName(source))
    )
      return { path: null, why: 'a page came in its place' };
    return this.keep(source, key, bytes, type, year, kind);
  }

  private keep(
    source: string,
    key: string,
    bytes: Uint8Array,
    type: string | null,
    year: string,
    kind: 'picture' | 'file',
  ): Had {
    const content = digest(bytes);
    const same = this.byDigest.get(content);
    if (same) {
      this.remember(key, same, content);
      return { path: same, fresh: false };
    }
    const name = fileName(source.startsWith('data:') ? `inline-${content.slice(0, 8)}` : source);
    const extension = type ?? (/\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() || 'bin');
    const stem = slugOf(name.replace(/\.[a-z0-9]{1,8}$/i, '')) || `${kind}-${content.slice(0, 8)}`;
    const folder =
      /(?:^|\/)((?:19|20)\d{2}\/(?:0[1-9]|1[0-2]))\//.exec(source.replace(/^https?:\/\/[^/]+/, ''))?.[1] ??
      year;
    const base = `assets/${kind === 'picture' || type !== null ? 'images' : 'files'}/${folder}`;
    for (let count = 1; ; count++) {
      const path = `${base}/${stem}${count === 1 ? '' : `-${count}`}.${extension}`;
      const there = this.taken.get(foldPath(path)) ?? this.outside.shelf.digestOf(path);
      if (there !== null && there !== undefined && there !== content) continue;
      const fresh = there === null || there === undefined;
      // A dry run needs the place of a picture, not its bytes.
      if (fresh) this.outside.shelf.write(path, this.dry ? new Uint8Array() : bytes);
      this.taken.set(foldPath(path), content);
      this.byDigest.set(content, path);
      this.remember(key, path, content);
      return { path, fresh };
    }
  }

  private remember(key: string, path: string, content: Digest): void {
    if (!this.dry) this.outside.shelf.note(JSON.stringify({ picture: key, path, content }));
  }

  private locate(source: string, folder: string): SourceFile | undefined {
    const plain = decoded(source.replace(/^export:/, '').replace(/[?#].*$/s, ''));
    if (source.startsWith('export:')) return this.exact(plain);
    if (plain.startsWith('/')) {
      for (const root of ROOTS) {
        const found = this.exact(joinPath('', root + plain.slice(1)) ?? '');
        if (found) return found;
      }
      return this.bySuffix(plain, 2);
    }
    const beside = joinPath(folder, plain);
    return (
      (beside === undefined ? undefined : this.exact(beside)) ??
      ROOTS.map((root) => this.exact(root + (joinPath('', plain) ?? ''))).find(Boolean) ??
      this.bySuffix(plain, plain.includes('/') ? 2 : 1)
    );
  }

  private locateAddress(source: string): SourceFile | undefined {
    if (source.startsWith('data:') || this.outside.source.files.length < 2 || !URL.canParse(source))
      return undefined;
    const { hostname, pathname } = new URL(source);
    const found = this.bySuffix(decoded(pathname), 2);
    if (found !== undefined || !GOOGLE.test(hostname)) return found;
    // Google Takeout has the pictures of a blog by their names alone.
    const named = this.byName.get(fileName(source).toLowerCase())?.filter(({ path }) => ALBUM.test(path));
    return named?.length === 1 ? named[0] : undefined;
  }

  private exact(path: string): SourceFile | undefined {
    return this.byName.get(fileName(path).toLowerCase())?.find((file) => file.path === path);
  }

  /** The file whose path ends as an address does, in at least `least` segments. */
  private bySuffix(path: string, least: number): SourceFile | undefined {
    const wanted = path.toLowerCase().split('/').filter(Boolean).reverse();
    let best: SourceFile | undefined;
    let longest = least - 1;
    for (const file of this.byName.get(wanted[0] ?? '') ?? []) {
      const own = file.path.toLowerCase().split('/').reverse();
      let same = 0;
      while (same < own.length && same < wanted.length && own[same] === wanted[same]) same++;
      if (same > longest || (same === own.length && same === wanted.length)) {
        best = file;
        longest = same;
      }
    }
    return best;
  }
}

/** Files that are neither pages nor settings. */
const SERVED = /\.(?!(?:x?html?|md|markdown|mdx|njk|liquid|php|aspx?|ya?ml|toml|lock)$)[a-z0-9]{1,8}$/i;
const GOOGLE = /(?:^|\.)(?:googleusercontent|bp\.blogspot|ggpht)\.com$/;
const ALBUM = /(?:^|\/)Albums\//;
