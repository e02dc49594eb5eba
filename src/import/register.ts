import { digest } from '../model/digest.ts';
import { folderOf, foldPath, nameOf } from '../model/paths.ts';
import { sameName, slugOf } from '../model/slug.ts';
import { addressKey, aliasOf } from './body/addresses.ts';
import type { Library } from './library.ts';
import { type Clock, inZone } from './moment.ts';
import { own } from './own.ts';
import type { Note, Piece } from './piece.ts';

/** Where a piece will stand, and under which old addresses it is found. */
export type Standing = {
  readonly path: string;
  /** Its address on a site with the usual pattern. */
  readonly url: string;
  readonly slug: string;
  readonly aliases: readonly string[];
  readonly notes: readonly Note[];
};

/** What the register keeps of a piece. */
type Head = Pick<
  Piece,
  'id' | 'kind' | 'slug' | 'title' | 'date' | 'draft' | 'aliases' | 'origin' | 'base'
> & { readonly key: string };

/** How days are told and addresses made of them. */
export type Calendar = {
  readonly clock: Clock | null;
  /** The day with which drafts stand that have none. */
  readonly placeholder: string;
  /** Of the addresses of dispatches, as in `site.yaml`. */
  readonly pattern: string;
};

/** Addresses that the site itself has: an alias must not lie over them. */
const RESERVED =
  /^\/(?:$|archive\/|columns\/|bylines\/|tags\/|search\/|corrections\/|404\.html|feed\.xml|rss\.xml|feed\.json|sitemap\.xml|robots\.txt|assets\/|\d{4}\/(?:\d{2}\/(?:\d{2}\/)?)?$)/;

/**
 * Gives every piece of an import its place before the first is written, so that links between them can be set:
 * path, slug, old addresses, each taken once. The order of the export decides who comes first.
 */
export class Register {
  private readonly heads: Head[] = [];
  private readonly standings = new Map<string, Standing>();
  private readonly byAddress = new Map<string, string>();
  private readonly byName = new Map<string, string>();
  private readonly hosts = new Set<string>();
  private readonly shelves = new Map<string, string>();
  private readonly columns = new Set<string>();
  private readonly tags = new Set<string>();
  private readonly writers = new Set<string>();

  add(piece: Piece): void {
    if (piece.column !== null && piece.kind === 'dispatch') this.columns.add(own(sameName(piece.column)));
    for (const tag of piece.tags) this.tags.add(own(sameName(tag)));
    for (const { key, name } of piece.bylines)
      for (const one of [key, name]) if (one !== null) this.writers.add(own(sameName(one)));
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
        key: typeof piece.aside.id === 'string' ? piece.aside.id : '',
      }),
    );
  }

  get size(): number {
    return this.heads.length;
  }

  /** Settles all places. `known`: where pieces of earlier imports stand now; `taken`: all other manuscripts. */
  settle(
    library: Library,
    calendar: Calendar,
    known: ReadonlyMap<string, string>,
    taken: ReadonlySet<string>,
  ): void {
    const paths = new Set([...taken].map(foldPath));
    for (const path of known.values()) paths.add(foldPath(path));
    const urls = new Map<string, string>();
    const places = this.heads.map((head) => this.place(head, calendar, known.get(head.id), paths, urls));
    const claimed = new Map<string, string>();
    const media = new Map<string, string[]>();
    for (const one of library.media.values())
      if (one.parent !== null) media.set(one.parent, [...(media.get(one.parent) ?? []), ...one.pages]);
    if (library.site.url && URL.canParse(library.site.url)) this.hosts.add(hostKey(library.site.url));
    for (const [at, head] of this.heads.entries()) {
      const place = places[at]!;
      const all = [...head.aliases, ...(head.key === '' ? [] : (media.get(head.key) ?? []))];
      const aliases: string[] = [];
      for (const address of all) {
        const alias = aliasOf(address);
        if (alias === null) continue;
        const folded = foldPath(
          alias.includes('?') || /\.\w{2,5}$/.test(alias) ? alias : `${alias.replace(/\/$/, '')}/`,
        );
        const owner = claimed.get(folded) ?? urls.get(folded);
        if (RESERVED.test(folded) || (owner !== undefined && owner !== head.id)) {
          place.notes.push({
            kind: 'dropped',
            what: 'alias',
            detail:
              owner === undefined
                ? `${alias} is an address of the site itself`
                : `${alias} is taken by another piece`,
          });
          continue;
        }
        if (claimed.has(folded)) continue;
        claimed.set(folded, head.id);
        aliases.push(alias);
      }
      for (const address of all) this.note(address, head.id, head.base);
      const name = nameOf(head.origin).replace(/\.\w+$/, '');
      for (const spelled of [
        head.origin,
        head.origin.replace(/^.*_posts\//, '').replace(/\.\w+$/, ''),
        name,
        head.slug ?? '',
      ])
        if (spelled !== '' && !this.byName.has(spelled)) this.byName.set(spelled, head.id);
      this.standings.set(head.id, { ...place, aliases });
    }
    for (const [page, target] of this.shelfPages(library)) this.shelves.set(addressKey(page), target);
    this.heads.length = 0;
  }

  /** Old pages of tags, categories and writers, each with the shelf that has its pieces now; those without pieces are left out. */
  shelfPages(library: Library): readonly (readonly [page: string, target: string])[] {
    const terms = library.terms.flatMap((term) => {
      const asColumn =
        term.kind === 'column' &&
        (this.columns.has(sameName(term.key)) || this.columns.has(sameName(term.name)));
      const target = asColumn
        ? `/columns/${slugOf(term.key)}/`
        : this.tags.has(sameName(term.name))
          ? `/tags/${slugOf(term.name)}/`
          : null;
      return target === null ? [] : term.pages.map((page) => [page, target] as const);
    });
    const used = [...library.writers.values()].filter(
      (writer) => this.writers.has(sameName(writer.key)) || this.writers.has(sameName(writer.name)),
    );
    return [
      ...terms,
      ...used.flatMap((writer) =>
        writer.pages.map((page) => [page, `/bylines/${slugOf(writer.name)}/`] as const),
      ),
    ];
  }

  /** Fingerprint of all places: what is written of one piece depends on where the others stand. */
  fingerprint(): string {
    return digest(
      [...this.standings].map(([id, { path, aliases }]) => `${id} ${path} ${aliases.join(' ')}`).join('\n'),
    );
  }

  /** Where a piece stands. */
  standing(id: string): Standing {
    return this.standings.get(id)!;
  }

  /** Where an old address leads now, as it is written in a manuscript at `from`; null where it is not of the archive. */
  lead(address: string, from: string): string | null {
    const reference = /^post:(.+)$/.exec(address)?.[1]?.replace(/^\/|\/$/g, '');
    const id =
      reference === undefined
        ? this.find(address)
        : (this.byName.get(reference) ??
          this.byName.get(nameOf(reference).replace(/\.\w+$/, '')) ??
          this.byName.get(reference.replace(/\.\w+$/, '')));
    if (id !== undefined) return relative(from, this.standings.get(id)!.path);
    return (
      this.shelves.get(addressKey(address)) ??
      (this.isOwnHost(address) ? (this.shelves.get(addressKey(pathOf(address))) ?? null) : null)
    );
  }

  /** Whether an address is of the old site itself. */
  isOwnHost(address: string): boolean {
    return (
      address.startsWith('/') ||
      address.startsWith('export:') ||
      (URL.canParse(address) && this.hosts.has(hostKey(address)))
    );
  }

  private find(address: string): string | undefined {
    return (
      this.byAddress.get(addressKey(address)) ??
      (this.isOwnHost(address) ? this.byAddress.get(addressKey(pathOf(address))) : undefined)
    );
  }

  private note(address: string, id: string, base: string | null): void {
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

  private place(
    head: Head,
    { clock, placeholder, pattern }: Calendar,
    known: string | undefined,
    paths: Set<string>,
    urls: Map<string, string>,
  ): Omit<Standing, 'notes'> & { notes: Note[] } {
    const notes: Note[] = [];
    const wanted =
      slugOf(head.slug ?? '') || slugOf(head.title ?? '') || `dispatch-${digest(head.id).slice(0, 6)}`;
    const day = head.date ? (clock ? inZone(head.date, clock).day : head.date.day) : placeholder;
    const urlOf = (slug: string) => (head.kind === 'page' ? `/${slug}/` : addressOf(pattern, day, slug));
    const pathFor = (slug: string) => {
      if (head.kind === 'page') return `posts/_pages/${slug}.md`;
      return head.draft || head.date === null
        ? `posts/_drafts/${slug}.md`
        : `posts/${day.slice(0, 4)}/${day}-${slug}.md`;
    };
    let slug = wanted;
    const isTaken = () =>
      urls.has(foldPath(urlOf(slug))) ||
      (known === undefined && paths.has(foldPath(pathFor(slug)))) ||
      (head.kind === 'page' && RESERVED.test(urlOf(slug)));
    for (let count = 2; isTaken() && count < 10_000; count++) slug = `${wanted}-${count}`;
    if (slug !== wanted)
      notes.push({
        kind: 'repaired',
        what: 'slug',
        detail: `"${wanted}" is taken on that day; this one is "${slug}"`,
      });
    urls.set(foldPath(urlOf(slug)), head.id);
    const path = known ?? pathFor(slug);
    paths.add(foldPath(path));
    return { path, url: urlOf(slug), slug, aliases: [], notes };
  }
}

/** The address of a dispatch; columns and bylines in a pattern are not known yet and told apart by nothing. */
function addressOf(pattern: string, day: string, slug: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const values: { readonly [token: string]: string } = { year, month, day: date, slug };
  return `/${pattern.replace(/:(year|month|day|slug|column|byline)/g, (_, token: string) => values[token] ?? '')}/`.replace(
    /\/{2,}/g,
    '/',
  );
}

/** A path as it is written in a file at another: `../2008/talks.md`. */
export function relative(from: string, to: string): string {
  const here = folderOf(from).split('/').filter(Boolean);
  const there = to.split('/');
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared++;
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
}

function hostKey(address: string): string {
  return new URL(address).hostname.toLowerCase().replace(/^www\./, '');
}

function pathOf(address: string): string {
  if (!URL.canParse(address)) return address.replace(/#.*$/s, '');
  const url = new URL(address);
  return url.pathname + url.search;
}
