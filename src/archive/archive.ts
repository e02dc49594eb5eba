import { foldPath, hrefOf, type SitePath } from '../model/address/paths.ts';
import type { AssetFile } from '../model/asset.ts';
import type { Dispatch } from '../model/dispatch.ts';
import { manifestPath } from '../model/facsimile.ts';
import type { Finding } from '../model/finding.ts';
import type { Picture } from '../model/picture.ts';
import { EMPTY_REGISTER, type Register } from '../model/register.ts';
import { hasFeeds } from '../model/shelf-kinds.ts';
import type { Site } from '../model/site.ts';
import { withAbsent } from './absent.ts';
import { type Catalogue, catalogue } from './catalogue.ts';
import {
  type Clipping,
  type FiledDispatch,
  type List,
  languageShelf,
  type Shelf,
  type StandingPage,
  type Story,
  standsOn,
} from './clipping.ts';
import { departed, fromEmptyShelves, whereTheyStood } from './departed.ts';
import { type Directory, directoryOf, pathOfAlias, withPages } from './directory.ts';
import { FiledClipping } from './filed.ts';
import { type Followed, followRegister } from './followed.ts';
import { findTranslations } from './languages/translations.ts';
import { bodyOf } from './linked-body.ts';
import { portraitsOf } from './links.ts';
import { findLists, LISTS, type PlacedList } from './lists.ts';
import {
  fileNotRead,
  filmWithPlace,
  type HeldFile,
  NO_SURROUNDINGS,
  publishedFiles,
  type Surroundings,
} from './published-files.ts';
import { Reads } from './reads.ts';
import { findAllAkin, type Related, relate } from './related.ts';
import { type Shelves, shelfFinder, withoutEmpty } from './shelves.ts';
import { findStories, type PlacedStory, STORIES } from './stories.ts';
import { followThreads, type Threads } from './threads.ts';
import type { AkinMemory } from './words/kept-akin.ts';

/** Remembers nothing of what is akin. */
const NO_MEMORY: AkinMemory = { recall: () => undefined, keep: () => {} };

/** All dispatches, filed. */
export type Archive = {
  readonly site: Site;
  /** Dispatches that indexes and feeds show. */
  readonly listed: readonly Clipping[];
  /** Listed dispatches with corrections. */
  readonly corrected: readonly Clipping[];
  /** Dispatches whose words changed after they were published, as far as the site shows changes. */
  readonly changed: readonly Clipping[];
  /** Dispatches with a page, but on no index: unlisted ones, and translations of listed ones. */
  readonly unlisted: readonly Clipping[];
  readonly pages: readonly StandingPage[];
  readonly shelves: Shelves;
  /** In the order of their first dispatches, oldest first. */
  readonly stories: readonly Story[];
  /** The editor's lists, in the order of the settings. */
  readonly lists: readonly List[];
  readonly threads: Threads;
  /** The clippings that are one piece in several languages, with the one that lists show first. */
  readonly translations: ReadonlyMap<Clipping, readonly Clipping[]>;
  readonly related: Related;
  /** Resolves the references that dispatches make. */
  readonly directory: Directory;
  /** Files that are published. */
  readonly assets: readonly AssetFile[];
  /** Files that are held back because they belong to unpublished dispatches: see `publishedFiles`. */
  readonly heldFiles: readonly HeldFile[];
  readonly portraits: ReadonlyMap<Shelf, Picture>;
  /** What became of the addresses that were published before. */
  readonly followed: Followed;
  /** Records what pages read from clippings. */
  readonly reads: Reads;
  readonly findings: readonly Finding[];
  /** How many dispatches were left out, by reason, and how many files. */
  readonly leftOut: Catalogue['leftOut'] & { readonly files: number };
} & Pick<Catalogue, 'held' | 'gone'>;

/**
 * Files dispatches and standing pages: orders them, gives them shelves and addresses, and resolves links. Also decides
 * which files are published. `assets`: all files of the site folder; `register`: every address published before; `memory`: what was akin last time.
 */
export function file(
  dispatches: readonly Dispatch[],
  assets: readonly AssetFile[],
  site: Site,
  surroundings: Surroundings = NO_SURROUNDINGS,
  register: Register = EMPTY_REGISTER,
  memory: AkinMemory = NO_MEMORY,
): Archive {
  const findings: Finding[] = [];
  const filed = catalogue(dispatches, site, findings, register);
  const { entries, pages, shelves, leftOut, held, unpublished } = filed;
  const published = [...entries, ...pages].map(({ dispatch }) => dispatch);
  const files = publishedFiles({ published, unpublished }, assets, site, surroundings);
  for (const { path, holds } of files.assets) if (holds === 'placed') findings.push(filmWithPlace(path));
  for (const { path, because } of files.held) if (because === 'kind') findings.push(fileNotRead(path));
  const translations = findTranslations(entries, site, findings, pathOfAlias);
  /** Whether lists show a dispatch: of a piece in several languages, they show one. */
  const isListed = ({ slip, rank }: Pick<FiledDispatch, 'slip' | 'rank'>) =>
    !slip.unlisted && (translations.get(rank)?.[0] ?? rank) === rank;
  const stood = follow(register, filed, site, isListed);
  const { gone } = stood;
  const { gathered, directory, followed } = gather(
    filed,
    withAbsent(directoryOf(entries, pages, assets, site, stood.followed.moved), unpublished, gone),
    stood,
    findings,
  );
  const reads = new Reads();
  const clippings = entries.map(
    (entry) =>
      new FiledClipping(entry, entry.dispatch, bodyOf(entry.dispatch, directory, findings), site, reads),
  );
  const inPlace = (rank: number) => clippings[rank] as Clipping;
  const stories = gathered.stories.map(
    ({ path, title, ranks }): Story => ({ path, title, clippings: ranks.map(inPlace) }),
  );
  const threads = followThreads(clippings, stories, directory, findings);
  const { listed, unlisted } = onShelves(clippings, isListed);
  // Without terms of texts, nothing is akin.
  if (site.style.terms)
    for (const [rank, akin] of findAllAkin(clippings, memory))
      (clippings[rank] as FiledClipping).setAkin(akin);
  return {
    site,
    listed,
    corrected: listed.filter(({ slip }) => slip.corrections.length > 0),
    changed: clippings.filter((_, rank) => entries[rank]?.dispatch.history),
    unlisted,
    pages: pages.map((page) => ({
      ...page,
      href: hrefOf(page.path, site.base),
      lang: page.dispatch.lang ?? site.style.lang,
      ...bodyOf(page.dispatch, directory, findings),
    })),
    shelves: withoutEmpty(shelves),
    stories,
    lists: gathered.lists.map(
      ({ pieces, ...list }): List => ({
        ...list,
        pieces: pieces.map(({ rank, note }) => ({ clipping: inPlace(rank), note })),
      }),
    ),
    threads,
    translations: new Map([...translations].map(([rank, ranks]) => [inPlace(rank), ranks.map(inPlace)])),
    related: relate(clippings, listed, threads),
    directory,
    assets: files.assets,
    heldFiles: files.held,
    portraits: portraitsOf(shelves, directory, findings),
    followed,
    gone,
    reads,
    leftOut: { ...leftOut, files: files.held.length },
    held,
    findings,
  };
}

/** Finds stories and lists, which need the directory of everything else; with the directory and the register of all. */
function gather(
  { entries, unpublished }: Catalogue,
  others: Directory,
  { followed, gone }: { readonly followed: Followed; readonly gone: Archive['gone'] },
  findings: Finding[],
): {
  readonly gathered: { readonly stories: readonly PlacedStory[]; readonly lists: readonly PlacedList[] };
  readonly directory: Directory;
  readonly followed: Followed;
} {
  const { stories, ...found } = findStories(entries, others, followed, findings);
  const { lists, ...away } = findLists(
    others.site,
    { entries, unpublished, gone },
    others,
    followed,
    findings,
  );
  const feed = hasFeeds('story', others.site);
  const pages = [
    ...(stories.length > 0 ? [STORIES] : []),
    ...(lists.length > 0 ? [LISTS] : []),
    ...entries.flatMap(({ dispatch, path }) => (dispatch.facsimile.length > 0 ? manifestPath({ path }) : [])),
    ...[...stories, ...lists].flatMap(({ path }) => (feed ? [path, `${path}feed.xml` as SitePath] : [path])),
  ];
  return {
    gathered: { stories, lists },
    directory: withPages(others, pages, [...found.moved, ...away.moved]),
    followed: {
      ...followed,
      moved: [...followed.moved, ...found.moved, ...away.moved],
      lost: [...followed.lost, ...found.lost, ...away.lost],
    },
  };
}

/** Looks for what stood at each registered address. Only shelves with listed dispatches have a page. */
function follow(
  register: Register,
  { entries, ...filed }: Catalogue,
  site: Site,
  isListed: (entry: Pick<FiledDispatch, 'slip' | 'rank'>) => boolean,
): { readonly followed: Followed; readonly gone: Archive['gone'] } {
  const shown = new Set<Shelf>();
  for (const entry of entries) {
    if (isListed(entry)) for (const shelf of standsOn(entry)) shown.add(shelf);
    const language = entry.slip.unlisted ? undefined : languageShelf(entry);
    if (language) shown.add(language);
  }
  let shelfNamed: ReturnType<typeof shelfFinder> | undefined;
  let settled: ReadonlySet<string> | undefined;
  const followed = followRegister(register, {
    ...filed,
    entries,
    shelves: [...shown],
    shelfNamed: (kind, name) => {
      shelfNamed ??= shelfFinder(filed.shelves);
      // A name that became one of a place stands among places.
      const shelf = shelfNamed(kind, name) ?? (kind === 'name' ? shelfNamed('place', name) : undefined);
      return shelf && shown.has(shelf) ? shelf : undefined;
    },
    settled: (folded) => {
      settled ??= new Set(site.redirects.map(({ from }) => foldPath(pathOfAlias(from, site))));
      return settled.has(folded);
    },
  });
  const placed = whereTheyStood(filed.gone, followed);
  const gone = departed(placed.gone, placed.followed, site);
  return { gone, followed: fromEmptyShelves(gone, placed.followed) };
}

/** Puts listed clippings on their shelves, and divides clippings into listed and unlisted ones. */
function onShelves(
  clippings: readonly Clipping[],
  isListed: (clipping: Clipping) => boolean,
): Pick<Archive, 'listed' | 'unlisted'> {
  const listed: Clipping[] = [];
  const unlisted: Clipping[] = [];
  for (const clipping of clippings) {
    if (!isListed(clipping)) {
      unlisted.push(clipping);
      // The index of a language shows its own version of a piece that other lists show in another one.
      if (!clipping.slip.unlisted) languageShelf(clipping)?.clippings.push(clipping);
      continue;
    }
    listed.push(clipping);
    for (const shelf of standsOn(clipping)) shelf.clippings.push(clipping);
  }
  return { listed, unlisted };
}
