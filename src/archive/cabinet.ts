import type { SitePath } from '../model/address/paths.ts';
import { type Slug, sameName, slugOf } from '../model/address/slug.ts';
import { digest } from '../model/digest.ts';
import type { BylineReference } from '../model/dispatch.ts';
import { compareText } from '../model/finding.ts';
import { languageName } from '../model/language/language-name.ts';
import { SHELVES, type ShelfFolder, type ShelfKind } from '../model/shelf-kinds.ts';
import type { Site } from '../model/site.ts';
import type { Shelf } from './clipping.ts';
import type { RegisteredSlugs } from './register/registered-slugs.ts';

/** What is said about a person beside the name. */
type Details = {
  bio: string | null;
  image: string | null;
  email: string | null;
  url: string | null;
  orcid: string | null;
};

/** A shelf before it has an address. */
export type Draft = Omit<Shelf, 'slug' | 'path' | 'clippings' | keyof Details> &
  Details & {
    readonly key: string;
    /** The slug that site.yaml sets. */
    readonly wanted: Slug | null;
    readonly spellings: Map<string, number>;
  };

/** Drafts of the shelves of one kind, by the key of their names. */
export class Cabinet<Kind extends ShelfKind = ShelfKind> {
  readonly kind: Kind;
  readonly declared: readonly Draft[];
  readonly #byKey = new Map<string, Draft>();
  readonly #bySpelling = new Map<string, Draft>();
  readonly #registered: RegisteredSlugs;

  constructor(kind: Kind, declared: readonly Draft[], registered: RegisteredSlugs) {
    this.kind = kind;
    this.declared = declared;
    this.#registered = registered;
    const keysOf = [
      // What an entry is called by its id is never taken by the name of another one, nor that by a spelling.
      ({ key }: Draft) => [key],
      ({ name }: Draft) => [sameName(name)],
      ({ also }: Draft) => also.map(sameName),
    ];
    for (const keys of keysOf)
      for (const draft of declared)
        for (const key of keys(draft)) if (!this.#byKey.has(key)) this.#byKey.set(key, draft);
  }

  /** Finds the draft that a dispatch means. If nothing is said about the person yet, what the first dispatch says counts. */
  find(reference: BylineReference): Draft | undefined {
    const { name } = reference;
    const known = this.#bySpelling.get(name) ?? this.#byKey.get(sameName(name));
    if (known) {
      if (known.spellings.size === 0 && !saysMore(known)) Object.assign(known, detailsOf(reference));
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
        const listed = this.#registered.of(this.kind, draft.key);
        const kept = listed.includes(plain) ? plain : listed.at(-1);
        const slug = draft.wanted ?? kept ?? plain;
        const isPlain = draft.key.replace(/ /g, '-') === slug;
        return { draft, since: instant(draft), isListed: kept !== undefined, isPlain, slug };
      })
      .sort(
        (a, b) =>
          Number(b.draft.wanted !== null) - Number(a.draft.wanted !== null) ||
          Number(b.isListed) - Number(a.isListed) ||
          compareNumbers(a.since, b.since) ||
          // Of names first used at the same moment, the plainest spelling comes first.
          Number(b.isPlain) - Number(a.isPlain) ||
          compareText(a.draft.key, b.draft.key),
      );
    const taken = new Set<string>();
    const declared = new Set(this.declared);
    const shelves = new Map<Draft, Shelf>();
    for (const { draft, slug, isListed } of drafts) {
      const isOwn = isListed || draft.wanted !== null;
      const isTaken = (slug: Slug) => taken.has(slug) || (!isOwn && this.#registered.has(this.kind, slug));
      const own = freeSlug(slug, draft.key, isTaken);
      taken.add(own);
      const { key: _key, wanted: _wanted, spellings, ...rest } = draft;
      const name = declared.has(draft) ? draft.name : favourite(spellings);
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

/** What a dispatch says about a person. */
export function detailsOf(reference: BylineReference): Details {
  const { bio = null, image = null, email = null, url = null, orcid = null } = reference;
  return { bio, image, email, url, orcid };
}

function saysMore({ bio, image, email, url, orcid }: Details): boolean {
  return [bio, image, email, url, orcid].some((detail) => detail !== null);
}

function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** A slug that nothing else has: unchanged, else with as much of the key's digest as necessary. */
export function freeSlug(slug: Slug, key: string, isTaken: (slug: Slug) => boolean): Slug {
  if (!isTaken(slug)) return slug;
  const sign = digest(key);
  for (let length = 4; length < sign.length; length += 4) {
    const own = `${slug}-${sign.slice(0, length)}` as Slug;
    if (!isTaken(own)) return own;
  }
  return `${slug}-${sign}` as Slug;
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

/** The shelves of a kind that site.yaml lists. */
export function declaredOf(kind: ShelfKind, site: Site): readonly Draft[] {
  const declared: { readonly [Folder in ShelfFolder]?: readonly DeclaredShelf[] } = {
    ...site,
    names: namesWithPages(site),
  };
  return (declared[SHELVES[kind].folder] ?? []).map(({ name, ...more }) =>
    draftOf(kind, name, { key: sameName(more.id), wanted: shelfSlug(more.id), ...more }),
  );
}

/** A shelf for each language, by its tag (BCP 47); its name is that of the language in itself. */
export function draftsOfLanguages(tags: readonly string[]): readonly Draft[] {
  return tags.map((tag) =>
    draftOf('language', languageName(tag), { key: sameName(tag), id: tag, wanted: slugOf(tag) }),
  );
}

/** Names that have shelves of their own: not places, which are among those of datelines, and no references to other names. */
function namesWithPages({ names }: Site): readonly DeclaredShelf[] {
  return names
    .filter(({ what, see }) => what !== 'place' && see === null)
    .map(({ id, name, also, description, descriptionHtml }) => ({
      id,
      name,
      also,
      description,
      descriptionHtml,
    }));
}

type DeclaredShelf = { readonly id: string; readonly name: string } & Partial<Draft>;

/** A shelf whose name alone is known, with what else is given. */
function draftOf(kind: ShelfKind, name: string, more: Partial<Draft>): Draft {
  return {
    kind,
    key: sameName(name),
    name,
    id: null,
    also: [],
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
    orcid: null,
    ended: false,
    rights: null,
    ...more,
  };
}
