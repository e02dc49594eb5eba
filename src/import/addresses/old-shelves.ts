import { leavesSite } from '../../model/address/paths.ts';
import { sameName, slugOf } from '../../model/address/slug.ts';
import { addressKey, aliasOf } from '../body/addresses.ts';
import type { Holdings } from '../found/holdings.ts';
import { own } from '../found/own.ts';
import type { OldPages, Piece, Term } from '../found/piece.ts';

/** An old address that is not of a piece, and where it leads now; null if nowhere, with the reason. */
export type OldAddress = { readonly from: string; readonly to: string | null; readonly why: string | null };

/** Ids that the new site gives to columns, writers and tags, by their key or name in the export; null: none. */
type Ids = {
  readonly column: (key: string) => string;
  readonly byline: (name: string) => string | null;
  readonly tag: (name: string) => string | null;
  /** A column that receives all pieces; their own columns become tags. */
  readonly only: string | null;
};

/** The shelves of an import's pieces; the new site has pages only for these. */
export class OldShelves {
  private readonly columns = new Set<string>();
  private readonly tags = new Set<string>();
  private readonly writers = new Set<string>();
  /** Languages of what only translations are filed under, by its name: lists show their originals instead. */
  private readonly languages = new Map<string, string>();
  private readonly keys = new Set<string>();

  add(piece: Piece): void {
    if (typeof piece.aside.id === 'string') this.keys.add(own(piece.aside.id));
    if (piece.kind !== 'dispatch' || piece.draft || piece.unlisted || piece.date === null) return;
    if (piece.lang !== null && piece.extra['translation-of'] !== undefined) {
      for (const name of [piece.column, ...piece.tags])
        if (name !== null) this.languages.set(own(sameName(name)), own(piece.lang));
      return;
    }
    if (piece.column !== null) this.columns.add(own(sameName(piece.column)));
    for (const tag of piece.tags) this.tags.add(own(sameName(tag)));
    for (const { key, name } of piece.bylines)
      for (const one of [key, name]) if (one !== null) this.writers.add(own(sameName(one)));
  }

  /** Every old address of categories, tags, writers, feeds and loose files that the export reveals, each once. */
  redirects(holdings: Holdings, ids: Ids): readonly OldAddress[] {
    const found = new Map<string, OldAddress>();
    const add = (from: string, target: string | null, reason: string | null) => {
      const path = aliasOf(from);
      const [to, why] = path !== null && leavesSite(path) ? [null, OUTSIDE] : [target, reason];
      const key = path === null ? '' : addressKey(path);
      const there = found.get(key);
      if (path !== null && (there === undefined || (there.to === null && to !== null)))
        found.set(key, { from: path, to, why });
    };
    const addAll = ({ pages, feeds }: OldPages, folder: string | null) => {
      for (const page of pages) add(page, folder, folder === null ? NOTHING : null);
      for (const [feed, file] of Object.entries(feeds))
        add(feed, folder === null ? null : folder + file, folder === null ? NOTHING : null);
    };
    for (const [from, to] of Object.entries(holdings.site.redirects ?? {})) add(from, to, null);
    const keys = new Set(
      holdings.terms.filter(({ kind }) => kind === 'column').map(({ key }) => sameName(key)),
    );
    for (const term of holdings.terms) addAll(term, this.folderOf(term, keys, ids));
    for (const writer of holdings.writers.values()) {
      const id = [writer.key, writer.name].some((one) => this.writers.has(sameName(one)))
        ? ids.byline(writer.name)
        : null;
      addAll(writer, id === null ? null : `/bylines/${id}/`);
    }
    for (const media of holdings.media.values())
      if (media.parent === null || !this.keys.has(media.parent))
        for (const page of media.pages) add(page, null, LOOSE);
    return [...found.values()];
  }

  /** Where the pieces of a term stand now: on the shelf of a column, of a tag, or nowhere. */
  private folderOf({ kind, key, name }: Term, keys: ReadonlySet<string>, ids: Ids): string | null {
    // A name may be the key of another term: then that one is meant.
    const told = keys.has(sameName(name)) ? [key] : [key, name];
    const isColumn = kind === 'column' && told.some((one) => this.columns.has(sameName(one)));
    if (isColumn && ids.only === null) return `/columns/${ids.column(key)}/`;
    if (!isColumn && !this.tags.has(sameName(name))) {
      const lang = told.map((one) => this.languages.get(sameName(one))).find((one) => one !== undefined);
      return lang === undefined ? null : `/languages/${slugOf(lang)}/`;
    }
    const id = ids.tag(name);
    return id === null ? null : `/tags/${id}/`;
  }
}

const NOTHING = 'no published dispatch is filed under it';
const OUTSIDE = 'it leads out of the site, or into a hidden folder';
const LOOSE = 'it showed a file that belongs to no piece';
