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

/** Finds the shelves that dispatches (newest first) stand on; names that are one name share a shelf. */
export function shelve(
  dispatches: readonly Dispatch[],
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
  const settle = (cabinet: Cabinet, folder: string) => {
    const shelves = cabinet.shelves(folder);
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

  constructor(kind: Shelf['kind'], declared: readonly { keys: readonly string[]; draft: Draft }[]) {
    this.kind = kind;
    this.declared = declared.map((entry) => entry.draft);
    for (const { keys, draft } of declared) {
      for (const key of keys) if (!this.#byKey.has(key)) this.#byKey.set(key, draft);
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
      ...{ kind: this.kind, key: sameName(name), name, wanted: null, spellings: new Map([[name, 1]]) },
      ...{ tagline: null, description: null, bio: null, image: null, email: null, url: null },
      ...more,
    };
    this.#byKey.set(draft.key, draft);
    this.#bySpelling.set(name, draft);
    return draft;
  }

  /** Gives each draft its slug: slugs that merely collide stay apart, whatever order the names came in. */
  shelves(folder: string): Map<Draft, Shelf> {
    const drafts = [...new Set(this.#byKey.values())].sort((a, b) => compareText(a.key, b.key));
    const bySlug = Map.groupBy(drafts, (draft) => draft.wanted ?? shelfSlug(draft.key));
    const shelves = new Map<Draft, Shelf>();
    for (const [slug, rivals] of bySlug) {
      const owner =
        rivals.find((draft) => draft.wanted !== null) ??
        rivals.find((draft) => draft.key === slug) ??
        rivals.find((draft) => draft.key.replace(/ /g, '-') === slug) ??
        rivals[0];
      for (const draft of rivals) {
        const own = (draft === owner ? slug : `${slug}-${digest(draft.key).slice(0, 4)}`) as Slug;
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
    }
    return shelves;
  }
}

function declaredColumns(site: Site): { keys: readonly string[]; draft: Draft }[] {
  return site.columns.map(({ id, name, tagline, description }) => ({
    keys: [sameName(id), sameName(name)],
    draft: draftOf('column', id, name, { tagline, description }),
  }));
}

function declaredBylines(site: Site): { keys: readonly string[]; draft: Draft }[] {
  return site.bylines.map(({ id, name, bio, image, email, url }) => ({
    keys: [sameName(id), sameName(name)],
    draft: draftOf('byline', id, name, { bio, image, email, url }),
  }));
}

function declaredTags(site: Site): { keys: readonly string[]; draft: Draft }[] {
  return site.tags.map(({ id, name, description }) => ({
    keys: [sameName(id), sameName(name)],
    draft: draftOf('tag', id, name, { description }),
  }));
}

function draftOf(kind: Shelf['kind'], id: string, name: string, more: Partial<Draft>): Draft {
  return {
    ...{ kind, key: sameName(id), name, wanted: shelfSlug(id), spellings: new Map() },
    ...{ tagline: null, description: null, bio: null, image: null, email: null, url: null },
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
    ...(line === undefined ? {} : { place: { line, column: 1 } }),
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
