import { digest } from '../model/digest.ts';
import type { BylineReference, Dispatch } from '../model/dispatch.ts';
import { compareText, type Finding } from '../model/finding.ts';
import { closest } from '../model/guess.ts';
import type { SitePath } from '../model/paths.ts';
import type { Site } from '../model/site.ts';
import { type Slug, sameName, slugOf } from '../model/slug.ts';
import type { Clipping, Shelf } from './clipping.ts';

export type Shelves = {
  readonly columns: readonly Shelf[];
  readonly bylines: readonly Shelf[];
  readonly tags: readonly Shelf[];
};

/** A dispatch with the shelves that it stands on. */
export type Placed = Pick<Clipping, 'dispatch' | 'column' | 'bylines' | 'tags'>;

type Draft = Omit<Shelf, 'slug' | 'path' | 'clippings'> & {
  readonly key: string;
  /** A slug that site.yaml fixes. */
  readonly wanted: Slug | null;
  readonly spellings: Map<string, number>;
};

/**
 * Finds the shelves that dispatches (newest first) stand on; names that are one name share a shelf. Of names with one
 * slug, the first by date has it, so that no later dispatch takes an index's address away. `expired`: dispatches
 * that stood on the site once, whose names keep their slugs.
 */
export function shelve(
  dispatches: readonly Dispatch[],
  expired: readonly Dispatch[],
  site: Site,
  findings: Finding[],
): { readonly shelves: Shelves; readonly placed: readonly Placed[] } {
  const columns = new Cabinet('column', declaredColumns(site));
  const bylines = new Cabinet('byline', declaredBylines(site));
  const tags = new Cabinet('tag', declaredTags(site));
  const entries = dispatches.map((dispatch) => ({
    dispatch,
    column: columnOf(dispatch, columns, site, findings),
    bylines: unique(dispatch.bylines.map((byline) => bylineOf(byline, dispatch, bylines, site, findings))),
    tags: unique(dispatch.tags.map((tag) => tags.find(tag) ?? tags.add(tag))),
  }));
  const shelfOf = new Map<Draft, Shelf>();
  const since = new Map<Draft, number>();
  const used = (draft: Draft, { filed }: Dispatch) =>
    since.set(draft, Math.min(since.get(draft) ?? Number.POSITIVE_INFINITY, filed?.instant ?? 0));
  for (const { dispatch, column, bylines, tags } of entries)
    for (const draft of [...(column ? [column] : []), ...bylines, ...tags]) used(draft, dispatch);
  for (const dispatch of expired) {
    if (dispatch.column !== null) used(columns.reserve(dispatch.column), dispatch);
    for (const { name } of dispatch.bylines) used(bylines.reserve(name), dispatch);
    for (const name of dispatch.tags) used(tags.reserve(name), dispatch);
  }
  const settle = (cabinet: Cabinet, folder: string) => {
    const shelves = cabinet.shelves(folder, since);
    for (const [draft, shelf] of shelves) shelfOf.set(draft, shelf);
    return [...shelves.values()].sort((a, b) => compareText(a.slug, b.slug));
  };
  const shelves = {
    columns: settle(columns, 'columns'),
    bylines: settle(bylines, 'bylines'),
    tags: settle(tags, 'tags'),
  };
  const shelf = (draft: Draft) => shelfOf.get(draft) as Shelf;
  return {
    shelves,
    placed: entries.map((entry) => ({
      dispatch: entry.dispatch,
      column: entry.column && shelf(entry.column),
      bylines: entry.bylines.map(shelf),
      tags: entry.tags.map(shelf),
    })),
  };
}

/** Drafts of shelves by what makes two names one. */
class Cabinet {
  readonly kind: Shelf['kind'];
  readonly declared: readonly Draft[];
  readonly #byKey = new Map<string, Draft>();
  readonly #bySpelling = new Map<string, Draft>();

  constructor(kind: Shelf['kind'], declared: readonly Draft[]) {
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
    const draft: Draft = {
      kind: this.kind,
      key: sameName(name),
      name,
      wanted: null,
      spellings: new Map([[name, 1]]),
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
    this.#byKey.set(draft.key, draft);
    this.#bySpelling.set(name, draft);
    return draft;
  }

  /** The draft of a name that nothing on the site has now, and that keeps its slug. */
  reserve(name: string): Draft {
    return this.#byKey.get(sameName(name)) ?? this.add(name, { spellings: new Map() });
  }

  /**
   * Gives each draft its slug. Names of site.yaml have the slug of their id; of the others with one slug, the first by
   * date (`since`: when each was first used) has it, and every later one its slug with a sign of its name. So an
   * address depends on nothing that came later.
   */
  shelves(folder: string, since: ReadonlyMap<Draft, number>): Map<Draft, Shelf> {
    const instant = (draft: Draft) => since.get(draft) ?? Number.POSITIVE_INFINITY;
    const drafts = [...new Set(this.#byKey.values())]
      .map((draft) => ({ draft, since: instant(draft), slug: draft.wanted ?? shelfSlug(draft.key) }))
      .sort(
        (a, b) =>
          Number(b.draft.wanted !== null) - Number(a.draft.wanted !== null) ||
          compareNumbers(a.since, b.since) ||
          // Of one moment, which was first is not known: the plainest spelling is.
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
        path: `/${folder}/${own}/` as SitePath,
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

/** A slug that no other shelf has: as it is, else with as much of the name's digest as it takes. */
function freeSlug(slug: Slug, key: string, taken: ReadonlySet<string>): Slug {
  const sign = digest(key);
  for (let length = 0; length < sign.length; length += 4) {
    const own = length === 0 ? slug : (`${slug}-${sign.slice(0, length)}` as Slug);
    if (!taken.has(own)) return own;
  }
  return `${slug}-${sign}` as Slug;
}

function declaredColumns(site: Site): readonly Draft[] {
  return site.columns.map(({ id, name, ...more }) => draftOf('column', id, name, more));
}

function declaredBylines(site: Site): readonly Draft[] {
  return site.bylines.map(({ id, name, bio, image, email, url }) =>
    draftOf('byline', id, name, { bio, image, email, url }),
  );
}

function declaredTags(site: Site): readonly Draft[] {
  return site.tags.map(({ id, name, ...more }) => draftOf('tag', id, name, more));
}

function draftOf(kind: Shelf['kind'], id: string, name: string, more: Partial<Draft>): Draft {
  return {
    kind,
    key: sameName(id),
    name,
    wanted: shelfSlug(id),
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

function columnOf(dispatch: Dispatch, columns: Cabinet, site: Site, findings: Finding[]): Draft | null {
  const category = dispatch.extra.category;
  const written =
    dispatch.column ?? (typeof category === 'string' && columns.find(category) ? category : null);
  if (written === null) return site.columns.length === 1 ? (columns.declared[0] ?? null) : null;
  const known = columns.find(written);
  if (known) return known;
  if (columns.declared.length > 0)
    findings.push(unknown('column', written, columns.declared, dispatch, site));
  return columns.add(written);
}

function bylineOf(
  byline: BylineReference,
  dispatch: Dispatch,
  bylines: Cabinet,
  site: Site,
  findings: Finding[],
): Draft {
  const known = bylines.find(byline.name);
  if (known) return known;
  const bare = byline.bio === undefined && byline.url === undefined && byline.email === undefined;
  if (bare && bylines.declared.length > 0) {
    findings.push(unknown('byline', byline.name, bylines.declared, dispatch, site));
  }
  const { bio = null, image = null, email = null, url = null } = byline;
  return bylines.add(byline.name, { bio, image, email, url });
}

function unknown(
  kind: 'column' | 'byline',
  written: string,
  declared: readonly Draft[],
  dispatch: Dispatch,
  site: Site,
): Finding {
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
      ? `Write ${kind}: ${guess.wanted ?? guess.name}, or add "${written}" to ${kind}s in site.yaml.`
      : `Add "${written}" to ${kind}s in site.yaml; until then it is made from its name.`,
  };
}

/** Slug of a shelf's name: signs that tell names apart are spelt out; a name of signs alone gets a number. */
function shelfSlug(name: string): Slug {
  const spelt = name.replace(/(?<=[\p{L}\p{N}+])\+/gu, ' plus ').replace(/(?<=[\p{L}\p{N}])#/gu, ' sharp ');
  return slugOf(spelt) || (`x-${digest(name).slice(0, 6)}` as Slug);
}

/** The spelling used most; of several, the first by code unit. */
function favourite(spellings: ReadonlyMap<string, number>): string {
  const [first] = [...spellings].sort(([a, m], [b, n]) => n - m || compareText(a, b));
  return (first?.[0] ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
}

function unique<T>(list: readonly T[]): readonly T[] {
  return list.length < 2 ? list : [...new Set(list)];
}
