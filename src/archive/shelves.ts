import type { SitePath } from '../model/address/paths.ts';
import { type Slug, sameName, slugOf } from '../model/address/slug.ts';
import { digest } from '../model/digest.ts';
import type { Dispatch } from '../model/dispatch.ts';
import { compareText, type Finding } from '../model/finding.ts';
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
 * that were once published and whose names keep their slugs.
 */
export function shelve(
  dispatches: readonly Dispatch[],
  expired: readonly Dispatch[],
  site: Site,
  findings: Finding[],
): { readonly shelves: Shelves; readonly placed: readonly Placed[] } {
  const cabinets = SHELF_KINDS.map((kind) => new Cabinet(kind, declaredOf(kind, site)));
  const entries = dispatches.map((dispatch) => ({
    dispatch,
    drafts: cabinets.flatMap((cabinet) => draftsOf(dispatch, cabinet, site, findings)),
  }));
  const since = new Map<Draft, number>();
  const used = (draft: Draft, { filed }: Dispatch) =>
    since.set(draft, Math.min(since.get(draft) ?? Number.POSITIVE_INFINITY, filed?.instant ?? 0));
  for (const { dispatch, drafts } of entries) for (const draft of drafts) used(draft, dispatch);
  for (const dispatch of expired)
    for (const cabinet of cabinets)
      for (const { name } of SHELVES[cabinet.kind].namesOf(dispatch)) used(cabinet.reserve(name), dispatch);
  const shelfOf = new Map(cabinets.flatMap((cabinet) => [...cabinet.shelves(since)]));
  const all = [...shelfOf.values()].sort((a, b) => compareText(a.slug, b.slug));
  return {
    shelves: byFolder((kind) => all.filter((shelf) => shelf.kind === kind)),
    placed: entries.map(({ dispatch, drafts }) => {
      const shelves = drafts.map((draft) => shelfOf.get(draft) as Shelf);
      return {
        dispatch,
        shelves,
        column: shelves.find(({ kind }) => kind === 'column') ?? null,
        bylines: shelves.filter(({ kind }) => kind === 'byline'),
        tags: shelves.filter(({ kind }) => kind === 'tag'),
      };
    }),
  };
}

/** Drafts of the shelves of one kind, by the key of their names. */
class Cabinet {
  readonly kind: ShelfKind;
  readonly declared: readonly Draft[];
  readonly #byKey = new Map<string, Draft>();
  readonly #bySpelling = new Map<string, Draft>();

  constructor(kind: ShelfKind, declared: readonly Draft[]) {
    this.kind = kind;
    this.declared = declared;
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
   * Gives each draft its slug. Names in site.yaml get the slug of their id. If other names give the same slug, the earliest
   * (`since`: when each was first used) gets it, and each later one gets the slug with a part of its name's digest. So an
   * address depends on nothing that comes later.
   */
  shelves(since: ReadonlyMap<Draft, number>): Map<Draft, Shelf> {
    const instant = (draft: Draft) => since.get(draft) ?? Number.POSITIVE_INFINITY;
    const drafts = [...new Set(this.#byKey.values())]
      .map((draft) => ({ draft, since: instant(draft), slug: draft.wanted ?? shelfSlug(draft.key) }))
      .sort(
        (a, b) =>
          Number(b.draft.wanted !== null) - Number(a.draft.wanted !== null) ||
          compareNumbers(a.since, b.since) ||
          // Of names first used at the same moment, the plainest spelling comes first.
          Number(isPlain(b)) - Number(isPlain(a)) ||
          compareText(a.draft.key, b.draft.key),
      );
    const taken = new Set<string>();
    const shelves = new Map<Draft, Shelf>();
    for (const { draft, slug } of drafts) {
      const own = freeSlug(slug, draft.key, taken);
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
function freeSlug(slug: Slug, key: string, taken: ReadonlySet<string>): Slug {
  const sign = digest(key);
  for (let length = 0; length < sign.length; length += 4) {
    const own = length === 0 ? slug : (`${slug}-${sign.slice(0, length)}` as Slug);
    if (!taken.has(own)) return own;
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
