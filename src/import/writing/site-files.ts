import { sameName, slugOf } from '../../model/address/slug.ts';
import type { Json } from '../../model/json.ts';
import { readLanguageTag } from '../../model/language/tags.ts';
import type { OldAddress } from '../addresses/old-shelves.ts';
import type { Holdings } from '../found/holdings.ts';
import type { Names } from '../found/names.ts';
import type { Shelf } from '../found/outside.ts';
import type { Term } from '../found/piece.ts';
import { addEntries, addFile, addRedirects, type Known, writeSettings } from './data-files.ts';
import type { FreshShelves } from './told-shelves.ts';

/** Columns that an import adds to a site, by id. */
export class Columns {
  readonly gained = new Map<string, { readonly name: string; readonly description: string | null }>();
  /** Ids of columns that the site has not yet, by their names. */
  private readonly fresh = new Map<string, string>();
  private readonly known: Known;
  private readonly holdings: Holdings;

  constructor(known: Known, holdings: Holdings) {
    this.known = known;
    this.holdings = holdings;
  }

  /** Id of a column by its key or name in the export; from now on the site has it. */
  idOf(column: string): string {
    const { id, title, description, isNew } = this.find(column);
    if (isNew && !this.gained.has(id)) this.gained.set(id, { name: title, description });
    return id;
  }

  /** Whether the site gains a column that this term describes. */
  describe(term: Term): boolean {
    return this.gained
      .values()
      .some(({ name, description }) => name === term.name && description === term.description);
  }

  /** What a column is called here by its key or name in the export. */
  find(column: string): {
    readonly id: string;
    readonly title: string;
    readonly description: string | null;
    readonly isNew: boolean;
  } {
    const means = (one: Term) => one.key === column || one.name === column;
    const { terms } = this.holdings;
    const term = terms.find((one) => one.kind === 'column' && means(one));
    const title = term?.name ?? column;
    const there = this.known.columns.get(sameName(title)) ?? this.known.columns.get(sameName(column));
    const id = there ?? this.freshId(title, slugOf(term?.key ?? column) || 'column');
    // Ghost has tags in place of columns.
    const described = term ?? terms.find((one) => one.kind === 'tag' && means(one));
    return { id, title, description: described?.description ?? null, isNew: there === undefined };
  }

  /** An id that no other column has: the names "C++" and "C#" have one slug. */
  private freshId(title: string, slug: string): string {
    const key = sameName(title);
    const there = this.fresh.get(key);
    if (there !== undefined) return there;
    const taken = new Set([...this.known.columns.values(), ...this.fresh.values()]);
    let id: string = slug;
    for (let count = 2; taken.has(id); count++) id = `${slug}-${count}`;
    this.fresh.set(key, id);
    return id;
  }
}

type SiteFiles = {
  readonly known: Known;
  readonly holdings: Holdings;
  readonly redirects: readonly OldAddress[];
  readonly names: Names;
  readonly columns: Columns;
  readonly fresh: FreshShelves;
  readonly zone: string | null;
  /** Addresses of portraits in the site, by the id of their writer. */
  readonly portraits: ReadonlyMap<string, string>;
  /** Name of the source, for a site whose export has no title. */
  readonly name: string;
};

/** Writes the files beside the posts: settings if there are none, writers, columns, old addresses of shelves. */
export function writeSiteFiles(
  shelf: Shelf,
  { known, holdings, redirects, names, columns, fresh, portraits, zone, name }: SiteFiles,
  guessed: Set<string>,
): void {
  if (!known.hasSettings) {
    const { site } = holdings;
    const tags = holdings.terms.filter(
      (term) => term.kind === 'tag' && term.description !== null && !columns.describe(term),
    );
    writeSettings(shelf, {
      title: site.title ?? name.replace(/\.\w+$/, ''),
      tagline: site.tagline ?? null,
      description: site.description ?? null,
      url: site.url ? siteAddress(site.url) : null,
      timezone: zone,
      lang: languageOf(site.lang, guessed),
      rights: site.rights ?? null,
      tags: mapOf([
        ...tags.map((tag) => [slugOf(tag.name), { name: tag.name, description: tag.description }] as const),
        ...fresh.tags,
      ]),
      places: mapOf(fresh.places),
    });
    guessed.add('site.yaml is new: look over its title, url and time zone');
  }
  const left = [
    ...addEntries(shelf, 'bylines', [
      ...fresh.bylines.map(
        ([id, settings]) => [id, { ...settings, image: portraits.get(id) ?? null }] as const,
      ),
      ...[...names.gained.values()].map(
        ({ id, name: printed, writer }) =>
          [
            id,
            {
              name: printed,
              bio: writer?.bio ?? null,
              image: portraits.get(id) ?? null,
              url: writer?.url && /^https?:/.test(writer.url) ? writer.url : null,
            },
          ] as const,
      ),
    ]),
    ...addEntries(shelf, 'columns', [
      ...fresh.columns,
      ...[...columns.gained].map(([id, column]) => [id, column] as const),
    ]),
  ];
  if (left.length > 0) guessed.add(`add to site.yaml by hand: ${left.join(', ')}`);
  for (const [file, text] of Object.entries(holdings.site.files ?? {}))
    if (!addFile(shelf, file, text))
      guessed.add(`the site has ${file} already: add what you need of the other`);
  addRedirects(shelf, redirects);
}

/** Entries as a map of settings; null if there are none. */
function mapOf(entries: readonly (readonly [string, Json])[]): Json {
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

/** The language of a site as a setting takes it: a tag of BCP 47, or the one that was probably meant. */
function languageOf(written: string | undefined, guessed: Set<string>): string | null {
  if (written === undefined) return null;
  const reading = readLanguageTag(written);
  if (reading.tag !== null) return written;
  const likely = reading.likely ?? null;
  guessed.add(
    `the language of the site: "${written.slice(0, 60)}" is no language tag; ${likely === null ? 'it was left out' : `"${likely}" was taken`}`,
  );
  return likely;
}

/** The address of a site as a setting takes it: without query, fragment and the slash at its end. */
function siteAddress(address: string): string | null {
  return URL.canParse(address) ? new URL(address).href.replace(/[?#].*$/s, '').replace(/\/$/, '') : null;
}
