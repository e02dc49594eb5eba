import { sameName } from '../model/address/slug.ts';
import type { Dispatch } from '../model/dispatch.ts';
import { compareText, type Finding } from '../model/finding.ts';
import { mergeCommand } from '../model/merge-command.ts';
import { EMPTY_REGISTER, type Register } from '../model/register.ts';
import {
  byFolder,
  NAMED_KINDS,
  type NamedKind,
  SHELVES,
  type ShelfFolder,
  type ShelfKind,
} from '../model/shelf-kinds.ts';
import type { Site } from '../model/site.ts';
import { closest } from '../model/text/guess.ts';
import { Cabinet, type Draft, declaredOf, detailsOf, draftsOfLanguages } from './cabinet.ts';
import type { Clipping, Shelf } from './clipping.ts';
import { registeredSlugs } from './register/registered-slugs.ts';

export type Shelves = { readonly [Folder in ShelfFolder]: readonly Shelf[] };

/** A dispatch with its shelves. */
export type Shelved = Pick<Clipping, 'dispatch' | 'shelves' | 'column' | 'bylines' | 'tags' | 'names'>;

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
): { readonly shelves: Shelves; readonly placed: readonly Shelved[]; readonly expired: readonly Shelved[] } {
  const listed = registeredSlugs(register);
  const languages = languagesOf(dispatches, site);
  const cabinets = NAMED_KINDS.map((kind) => new Cabinet(kind, declaredOf(kind, site), listed));
  const inLanguages = new Cabinet('language', draftsOfLanguages([...languages]), listed);
  const named = draftsOfNames(site, cabinets);
  const entries = dispatches.map((dispatch) => {
    const drafts: Draft[] = [];
    for (const cabinet of cabinets) drafts.push(...draftsOf(dispatch, cabinet, findings));
    for (const draft of inLanguages.declared) if (draft.id === languageOf(dispatch, site)) drafts.push(draft);
    const { mentions } = dispatch;
    return {
      dispatch,
      drafts,
      names: mentions.length === 0 ? NONE : mentions.flatMap(({ name }) => named.get(name) ?? []),
    };
  });
  const since = new Map<Draft, number>();
  const used = (draft: Draft, { filed }: Dispatch) =>
    since.set(draft, Math.min(since.get(draft) ?? Number.POSITIVE_INFINITY, filed?.instant ?? 0));
  for (const { dispatch, drafts, names } of entries) {
    for (const draft of drafts) used(draft, dispatch);
    for (const draft of names) used(draft, dispatch);
  }
  const reserved = expired.map((dispatch) => ({
    dispatch,
    drafts: cabinets.flatMap((cabinet) =>
      SHELVES[cabinet.kind].namesOf(dispatch).map(({ name }) => cabinet.reserve(name)),
    ),
    names: [],
  }));
  for (const { dispatch, drafts } of reserved) for (const draft of drafts) used(draft, dispatch);
  const shelfOf = new Map([...cabinets, inLanguages].flatMap((cabinet) => [...cabinet.shelves(since)]));
  const all = [...shelfOf.values()].sort((a, b) => compareText(a.slug, b.slug));
  return {
    shelves: byFolder((kind) => all.filter((shelf) => shelf.kind === kind)),
    placed: entries.map((entry) => placedOn(entry, shelfOf)),
    expired: reserved.map((entry) => placedOn(entry, shelfOf)),
  };
}

/** The languages of what is listed, if there are several; else none. */
function languagesOf(dispatches: readonly Dispatch[], site: Site): ReadonlySet<string> {
  const listed = dispatches.filter(({ unlisted }) => !unlisted);
  const languages = new Set(listed.map((dispatch) => languageOf(dispatch, site)));
  return languages.size > 1 ? languages : new Set();
}

function languageOf({ lang }: Dispatch, { style }: Site): string {
  return lang ?? style.lang;
}

function placedOn(
  {
    dispatch,
    drafts,
    names,
  }: { readonly dispatch: Dispatch } & {
    readonly [part in 'drafts' | 'names']: readonly Draft[];
  },
  shelfOf: ReadonlyMap<Draft, Shelf>,
): Shelved {
  const shelves = drafts.map((draft) => shelfOf.get(draft) as Shelf);
  let column: Shelf | null = null;
  const [bylines, tags]: [Shelf[], Shelf[]] = [[], []];
  for (const shelf of shelves) {
    if (shelf.kind === 'column') column ??= shelf;
    else if (shelf.kind === 'byline') bylines.push(shelf);
    else if (shelf.kind === 'tag') tags.push(shelf);
  }
  return {
    dispatch,
    shelves,
    column,
    bylines,
    tags,
    names: names.length === 0 ? NONE : names.map((draft) => shelfOf.get(draft) as Shelf),
  };
}

const NONE: readonly never[] = Object.freeze([]);

/** The draft of each name of `names.yaml`, by its id. A place has that of the datelines from there. */
function draftsOfNames(site: Site, cabinets: readonly Cabinet[]): ReadonlyMap<string, Draft> {
  const drafts = new Map<string, Draft>();
  for (const { id, name, what } of site.names) {
    const cabinet = cabinets.find(({ kind }) => kind === (what === 'place' ? 'place' : 'name'));
    const draft = what === 'place' ? cabinet?.find({ name }) : cabinet?.declared.find((one) => one.id === id);
    if (draft) drafts.set(id, draft);
  }
  return drafts;
}

/**
 * Returns a function that finds a shelf by its name, its id in the settings or another spelling that they name, in any
 * case, width or spacing. A shelf's own name comes first.
 */
export function shelfFinder(shelves: Shelves): (kind: ShelfKind, name: string) => Shelf | undefined {
  const indexes = byFolder((kind) => {
    const byName = new Map<string, Shelf>();
    const list = shelves[SHELVES[kind].folder];
    for (const names of [
      (shelf: Shelf) => [shelf.name],
      ({ id }: Shelf) => (id === null ? [] : [id]),
      ({ also }: Shelf) => also,
    ])
      for (const shelf of list)
        for (const key of names(shelf).map(sameName)) if (!byName.has(key)) byName.set(key, shelf);
    return byName;
  });
  return (kind, name) => indexes[SHELVES[kind].folder].get(sameName(name));
}

/** Shelves without those that no listed dispatch stands on. */
export function withoutEmpty(shelves: Shelves): Shelves {
  return byFolder((kind) => shelves[SHELVES[kind].folder].filter((shelf) => shelf.clippings.length > 0));
}

/** The shelves of one kind that hold a dispatch; a new name makes a new shelf. */
function draftsOf(dispatch: Dispatch, cabinet: Cabinet<NamedKind>, findings: Finding[]): readonly Draft[] {
  const row = SHELVES[cabinet.kind];
  const written = row.namesOf(dispatch);
  const names =
    written.length > 0
      ? written
      : (row.fallbackOf?.(dispatch) ?? []).filter((reference) => cabinet.find(reference));
  if (names.length === 0 && row.assumed && cabinet.declared.length === 1) return cabinet.declared;
  const drafts = names.map((reference) => {
    const known = cabinet.find(reference);
    if (known) return known;
    const details = detailsOf(reference);
    const isBare = details.bio === null && details.email === null && details.url === null;
    if (row.closed && isBare && cabinet.declared.length > 0)
      findings.push(unknown(cabinet, reference.name, dispatch));
    return cabinet.add(reference.name, details);
  });
  return unique(drafts);
}

/** Reports a shelf that a dispatch names and site.yaml does not list. */
function unknown({ kind, declared }: Cabinet<NamedKind>, written: string, dispatch: Dispatch): Finding {
  const { folder } = SHELVES[kind];
  const near = closest(sameName(written), declared.flatMap(keysOf));
  const guess = declared.find((draft) => near !== undefined && keysOf(draft).includes(near)) ?? null;
  const line = dispatch.lines[SHELVES[kind].field];
  return {
    rule: `unknown-${kind}`,
    level: 'warning',
    source: dispatch.source,
    ...(line === undefined ? {} : { position: { line, column: 1 } }),
    reason: `The ${kind} "${written}" is not listed in the settings${guess ? `; did you mean "${guess.name}"?` : ''}`,
    remedy: guess
      ? `Write ${kind}: ${guess.wanted ?? guess.name}, or add "${written}" to ${folder} in site.yaml. If both mean the same: ${mergeCommand(kind, written, guess.name)}`
      : `Add "${written}" to ${folder} in site.yaml; until then, it is made from its name.`,
  };
}

function keysOf({ key, name, also }: Draft): readonly string[] {
  return [key, ...[name, ...also].map(sameName)];
}

function unique<T>(list: readonly T[]): readonly T[] {
  return list.length < 2 ? list : [...new Set(list)];
}
