import type { SitePath } from '../model/address/paths.ts';
import { type Slug, sameName, slugOf } from '../model/address/slug.ts';
import { digest } from '../model/digest.ts';
import type { Dispatch } from '../model/dispatch.ts';
import { compareText, type Finding } from '../model/finding.ts';
import { EMPTY_REGISTER, type Register } from '../model/register.ts';
import { byFolder, SHELF_KINDS, SHELVES, type ShelfFolder, type ShelfKind } from '../model/shelf-kinds.ts';
import type { Site } from '../model/site.ts';
import { closest } from '../model/text/guess.ts';
import type { Clipping, Shelf } from './clipping.ts';

export type Shelves = { readonly [Folder in ShelfFolder]: readonly Shelf[] };

/** A dispatch with its shelves. */
export type Placed = Pick<Clipping, 'dispatch' | 'shelves' | 'column' | 'bylines' | 'tags'>;

type Draft = Omit<Shelf, 'slug' | 'path' | 'clippings'> & {
  readonly key: string;
  /** The slug that site.yaml sets. */
  readonly wanted: Slug | null;
  readonly spellings: Map<string, number>;
};

/**
 * Finds the shelves of dispatches (newest first). Spellings of one name share a shelf. If several names give the same
 * slug, the earliest by date gets it, so that no later dispatch takes the address of an index. `expired`: dispatches
 * that were once published and whose names keep their slugs. A name keeps the slug under which the register lists it.
 */
export function shelve(
  dispatches: readonly Dispatch[],
  expired: readonly Dispatch[],
  site: Site,
  findings: Finding[],
  register: Register = EMPTY_REGISTER,
): { readonly shelves: Shelves; readonly placed: readonly Placed[]; readonly expired: readonly Placed[] } {
  const listed = registeredSlugs(register);
  const cabinets = SHELF_KINDS.map((kind) => new Cabinet(kind, declaredOf(kind, site), listed));
  const entries = dispatches.map((dispatch) => ({
    dispatch,
    drafts: cabinets.flatMap((cabinet) => draftsOf(dispatch, cabinet, site, findings)),
  }));
  const since = new Map<Draft, number>();
  const used = (draft: Draft, { filed }: Dispatch) =>
    since.set(draft, Math.min(since.get(draft) ?? Number.POSITIVE_INFINITY, filed?.instant ?? 0));
  for (const { dispatch, drafts } of entries) for (const draft of drafts) used(draft, dispatch);
  const reserved = expired.map((dispatch) => ({
    dispatch,
    drafts: cabinets.flatMap((cabinet) =>
      SHELVES[cabinet.kind].namesOf(dispatch).map(({ name }) => cabinet.reserve(name)),
    ),
  }));
  for (const { dispatch, drafts } of reserved) for (const draft of drafts) used(draft, dispatch);
  const shelfOf = new Map(cabinets.flatMap((cabinet) => [...cabinet.shelves(since)]));
  const all = [...shelfOf.values()].sort((a, b) => compareText(a.slug, b.slug));
  return {
    shelves: byFolder((kind) => all.filter((shelf) => shelf.kind === kind)),
    placed: entries.map((entry) => placedOn(entry, shelfOf)),
    expired: reserved.map((entry) => placedOn(entry, shelfOf)),
  };
}

/** The shelf of a name; undefined if no dispatch stands on such a shelf. */
export function shelfNamed(shelves: Shelves, kind: ShelfKind, name: string): Shelf | undefined {
  const wanted = sameName(name);
  return shelves[SHELVES[kind].folder].find((shelf) => sameName(shelf.name) === wanted);
}

function placedOn(
  { dispatch, drafts }: { readonly dispatch: Dispatch; readonly drafts: readonly Draft[] },
  shelfOf: ReadonlyMap<Draft, Shelf>,
): Placed {
  const shelves = drafts.map((draft) => shelfOf.get(draft) as Shelf);
  return {
    dispatch,
    shelves,
    column: shelves.find(({ kind }) => kind === 'column') ?? null,
    bylines: shelves.filter(({ kind }) => kind === 'byline'),
    tags: shelves.filter(({ kind }) => kind === 'tag'),
  };
}

/** The slugs that the register lists: for each shelf the latest last, by kind and name; and all, by kind and slug. */
type RegisteredSlugs = {
  readonly of: ReadonlyMap<string, readonly Slug[]>;
  readonly all: ReadonlySet<string>;
};

function registeredSlugs({ lines }: Register): RegisteredSlugs {
  const slugs = new Map<string, Slug[]>();
  const all = new Set<string>();
  const shelves = lines.filter(({ stood }) => 'name' in stood).sort((a, b) => compareText(a.since, b.since));
  for (const { address, stood } of shelves) {
    if (!('name' in stood)) continue;
    const [, folder, slug, end] = address.split('/');
    if (folder !== SHELVES[stood.kind].folder || !slug || end !== '') continue;
    const key = `${stood.kind} ${sameName(stood.name)}`;
    slugs.set(key, [...(slugs.get(key) ?? []), slug as Slug]);
    all.add(`${stood.kind} ${slug}`);
  }
  return { of: slugs, all };
}

/** Drafts of the shelves of one kind, by the key of their names. */
class Cabinet {
  readonly kind: ShelfKind;
  readonly declared: readonly Draft[];
  readonly #byKey = new Map<string, Draft>();
  readonly #bySpelling = new Map<string, Draft>();
  readonly #registered: RegisteredSlugs;

  constructor(kind: ShelfKind, declared: readonly Draft[], registered: RegisteredSlugs) {
    this.kind = kind;
    this.declared = declared;
    this.#registered = registered;
    for (const draft of declared) {
      for (const key of [draft.key, sameName(draft.name)])
        if (!this.#byKey.has(key)) this.#byKey.set(key, draft);
    }
  }

  find(name: string): Draft | undefined {
    const known = this.#bySpelling.get(name) ?? this.#byKey.get(sameName(name));
    if (known) {
      this.#bySpelling.set(name, known);
      known.spellings.set(name, (known.spellings.get(name) ?? 0) + 1);
    }
    return known;
  }

  add(name: string, more: Partial<Draft> = {}): Draft {
    const draft = draftOf(this.kind, name, { spellings: new Map([[name, 1]]), ...more });
    this.#byKey.set(draft.key, draft);
    this.#bySpelling.set(name, draft);
    return draft;
  }

  /** Reserves the slug of a name that no dispatch of the site uses now. */
  reserve(name: string): Draft {
    return this.#byKey.get(sameName(name)) ?? this.add(name, { spellings: new Map() });
  }

  /**
   * Gives each draft its slug. Names in site.yaml get the slug of their id, others the one that the register lists for
   * them. If other names give the same slug, the earliest (`since`: when each was first used) gets it, and each later one
   * gets the slug with a part of its name's digest. So an address depends on nothing that comes later.
   */
  shelves(since: ReadonlyMap<Draft, number>): Map<Draft, Shelf> {
    const instant = (draft: Draft) => since.get(draft) ?? Number.POSITIVE_INFINITY;
    const drafts = [...new Set(this.#byKey.values())]
      .map((draft) => {
        const plain = shelfSlug(draft.key);
        const listed = this.#registered.of.get(`${this.kind} ${draft.key}`) ?? [];
        const kept = listed.includes(plain) ? plain : listed.at(-1);
        return {
          draft,
          since: instant(draft),
          isListed: kept !== undefined,
          slug: draft.wanted ?? kept ?? plain,
        };
      })
      .sort(
        (a, b) =>
          Number(b.draft.wanted !== null) - Number(a.draft.wanted !== null) ||
          Number(b.isListed) - Number(a.isListed) ||
          compareNumbers(a.since, b.since) ||
          // Of names first used at the same moment, the plainest spelling comes first.
          Number(isPlain(b)) - Number(isPlain(a)) ||
          compareText(a.draft.key, b.draft.key),
      );
    const taken = new Set<string>();
    const shelves = new Map<Draft, Shelf>();
    for (const { draft, slug, isListed } of drafts) {
      const isOwn = isListed || draft.wanted !== null;
      const isTaken = (slug: Slug) =>
        taken.has(slug) || (!isOwn && this.#registered.all.has(`${this.kind} ${slug}`));
      const own = freeSlug(slug, draft.key, isTaken);
      taken.add(own);
      const { key: _key, wanted: _wanted, spellings, ...rest } = draft;
      const name = this.declared.includes(draft) ? draft.name : favourite(spellings);
      shelves.set(draft, {
        ...rest,
        name,
        slug: own,
        path: `/${SHELVES[this.kind].folder}/${own}/` as SitePath,
        clippings: [],
      });
    }
    return shelves;
  }
}

function isPlain({ draft, slug }: { readonly draft: Draft; readonly slug: Slug }): boolean {
  return draft.key.replace(/ /g, '-') === slug;
}

function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** A slug that no other shelf has: unchanged, else with as much of the name's digest as necessary. */
function freeSlug(slug: Slug, key: string, isTaken: (slug: Slug) => boolean): Slug {
  const sign = digest(key);
  for (let length = 0; length < sign.length; length += 4) {
    const own = length === 0 ? slug : (`${slug}-${sign.slice(0, length)}` as Slug);
    if (!isTaken(own)) return own;
  }
  return `${slug}-${sign}` as Slug;
}

/** The shelves of a kind that site.yaml lists. */
function declaredOf(kind: ShelfKind, site: Site): readonly Draft[] {
  const declared: { readonly [Folder in ShelfFolder]?: readonly DeclaredShelf[] } = site;
  return (declared[SHELVES[kind].folder] ?? []).map(({ id, name, ...more }) =>
    draftOf(kind, name, { key: sameName(id), wanted: shelfSlug(id), ...more }),
  );
}

type DeclaredShelf = { readonly id: string; readonly name: string } & Partial<Draft>;

/** A shelf of which only the name is known, with what more there is. */
function draftOf(kind: ShelfKind, name: string, more: Partial<Draft>): Draft {
  return {
    kind,
    key: sameName(name),
    name,
    wanted: null,
    spellings: new Map(),
    tagline: null,
    taglineHtml: null,
    description: null,
    descriptionHtml: null,
    bio: null,
    image: null,
    email: null,
    url: null,
    ...more,
  };
}

/** The shelves of one kind that hold a dispatch; a new name makes a new shelf. */
function draftsOf(dispatch: Dispatch, cabinet: Cabinet, site: Site, findings: Finding[]): readonly Draft[] {
  const row = SHELVES[cabinet.kind];
  const written = row.namesOf(dispatch);
  const names =
    written.length > 0
      ? written
      : (row.fallbackOf?.(dispatch) ?? []).filter(({ name }) => cabinet.find(name));
  if (names.length === 0 && row.assumed && cabinet.declared.length === 1) return cabinet.declared;
  const drafts = names.map((reference) => {
    const known = cabinet.find(reference.name);
    if (known) return known;
    const { name, bio = null, image = null, email = null, url = null } = reference;
    const isBare = bio === null && email === null && url === null;
    if (row.closed && isBare && cabinet.declared.length > 0)
      findings.push(unknown(cabinet, name, dispatch, site));
    return cabinet.add(name, { bio, image, email, url });
  });
  return unique(drafts);
}

/** Reports a shelf that a dispatch names and site.yaml does not list. */
function unknown({ kind, declared }: Cabinet, written: string, dispatch: Dispatch, site: Site): Finding {
  const { folder } = SHELVES[kind];
  const near = closest(
    sameName(written),
    declared.flatMap((draft) => [draft.key, sameName(draft.name)]),
  );
  const guess = declared.find((draft) => near === draft.key || near === sameName(draft.name)) ?? null;
  const line = dispatch.lines[kind];
  return {
    rule: `unknown-${kind}`,
    level: 'warning',
    source: dispatch.source,
    ...(line === undefined ? {} : { position: { line, column: 1 } }),
    reason: `The ${kind} "${written}" is not one that ${site.title} lists${guess ? `; did you mean "${guess.name}"?` : ''}`,
    remedy: guess
      ? `Write ${kind}: ${guess.wanted ?? guess.name}, or add "${written}" to ${folder} in site.yaml.`
      : `Add "${written}" to ${folder} in site.yaml; until then it is made from its name.`,
  };
}

/** Slug of a shelf's name. Signs that distinguish names are spelt out; a name made only of signs gets a number. */
function shelfSlug(name: string): Slug {
  const spelt = name.replace(/(?<=[\p{L}\p{N}+])\+/gu, ' plus ').replace(/(?<=[\p{L}\p{N}])#/gu, ' sharp ');
  return slugOf(spelt) || (`x-${digest(name).slice(0, 6)}` as Slug);
}

/** The most frequent spelling; of several, the first by code unit. */
function favourite(spellings: ReadonlyMap<string, number>): string {
  const [first] = [...spellings].sort(([a, m], [b, n]) => n - m || compareText(a, b));
  return (first?.[0] ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
}

function unique<T>(list: readonly T[]): readonly T[] {
  return list.length < 2 ? list : [...new Set(list)];
}
