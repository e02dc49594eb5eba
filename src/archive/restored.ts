import type { AssetFile } from '../model/asset.ts';
import type { Dateline, Day } from '../model/dateline.ts';
import type { Dispatch } from '../model/dispatch.ts';
import type { Length } from '../model/length.ts';
import { type Href, hrefOf, type SitePath, type SourcePath } from '../model/paths.ts';
import type { Picture } from '../model/picture.ts';
import type { Site } from '../model/site.ts';
import { type Archive, file, withoutEmpty } from './archive.ts';
import type { Card, Clipping, Display, Shelf } from './clipping.ts';
import type { Directory } from './directory.ts';
import { type Filing, Reads, TracedClipping } from './filed.ts';
import { relate } from './related.ts';
import {
  BLANK_CARD,
  type Body,
  type Columns,
  NONE,
  type Numbers,
  type Seldom,
  type Snapshot,
} from './snapshot.ts';

/** Of what an archive is made again, beside its snapshot. */
export type Ground = {
  readonly site: Site;
  /** All files of the site folder. */
  readonly assets: readonly AssetFile[];
  /** Brings a dispatch. */
  readonly fetch: (source: SourcePath) => Dispatch;
  /** Brings the display copy of the dispatch at a place. */
  readonly show: (place: number) => Display;
  /** Brings the body of the clipping at a place. */
  readonly body: (place: number) => Body;
  /** Brings every dispatch, also those that were left out. */
  readonly fetchAll: () => readonly Dispatch[];
};

/** An archive that was restored. */
export type Restored = {
  readonly archive: Archive;
  /** Its clippings in their order. */
  readonly clippings: readonly RestoredClipping[];
};

/** Makes an archive of its snapshot. What is not in that is brought when it is read. */
export function restore(snapshot: Snapshot, { site, assets, ...ground }: Ground): Restored {
  const shelves = snapshot.shelves.map((shelf): Shelf => ({ ...shelf, clippings: [] }));
  const { fetch } = ground;
  const shelf = (number: number) => shelves[number] as Shelf;
  const reads = new Reads();
  const of: Origin = { ...ground, site, reads, shelf, columns: snapshot.clippings };
  const clippings = snapshot.clippings.source.map((_, place) => new RestoredClipping(place, of));
  const at = (place: number) => clippings[place] as RestoredClipping;
  const placed = (list: Snapshot['referred']) =>
    new Map<Clipping, readonly Clipping[]>(list.map(([place, others]) => [at(place), others.map(at)]));
  const stories = snapshot.stories.map((places) => places.map(at));
  const threads = {
    story: new Map<Clipping, readonly Clipping[]>(
      stories.flatMap((members) => members.map((member) => [member, members] as const)),
    ),
    referred: placed(snapshot.referred),
    picked: placed(snapshot.picked),
  };
  const { listed, unlisted } = onShelves(clippings, snapshot.clippings, shelf);
  const ofKind = (kind: Shelf['kind']) => shelves.filter((shelf) => shelf.kind === kind);
  const held = new Set(snapshot.heldFiles.map(({ path }) => path));
  const published = held.size === 0 ? assets : assets.filter(({ path }) => !held.has(path));
  const archive = {
    ...{ site, listed, unlisted, threads, assets: published, reads },
    corrected: listed.filter(({ place }) => snapshot.clippings.seldom[place]?.corrections !== undefined),
    pages: snapshot.pages.map(({ source, ...page }) => {
      const dispatch = fetch(source);
      const lang = dispatch.lang ?? site.style.lang;
      return { ...page, dispatch, card: dispatch, lang, href: hrefOf(page.path as SitePath, site.base) };
    }),
    shelves: withoutEmpty({ columns: ofKind('column'), bylines: ofKind('byline'), tags: ofKind('tag') }),
    related: relate(listed, threads),
    directory: directoryWhenAsked(() => file(ground.fetchAll(), assets, site).directory, site),
    portraits: new Map(snapshot.portraits.map(([number, picture]) => [shelf(number), picture])),
    held: snapshot.held.map(fetch),
    ...{ leftOut: snapshot.leftOut, heldFiles: snapshot.heldFiles },
    findings: snapshot.findings,
  };
  return { archive, clippings };
}

/** Of what restored clippings are made. */
type Origin = Pick<Ground, 'fetch' | 'show' | 'body'> &
  Filing & { readonly columns: Columns; readonly shelf: (number: number) => Shelf };

/** A clipping whose fields are made of the columns of a snapshot, and brought from elsewhere, when they are read. */
export class RestoredClipping extends TracedClipping implements Clipping {
  readonly place: number;
  protected readonly filing: Origin;
  private held: Dispatch | null = null;
  private known: Card | null = null;
  private inside: Body | null = null;
  private marked: Readonly<Record<'bylines' | 'tags', readonly Shelf[]>> | null = null;

  constructor(place: number, filing: Origin) {
    super();
    this.place = place;
    this.filing = filing;
  }

  /** The clipping of another state of its dispatch, in the same place. */
  as(dispatch: Dispatch): RestoredClipping {
    const other = new RestoredClipping(this.place, this.filing);
    other.become(dispatch);
    return other;
  }

  /** Takes another state of its dispatch. */
  become(dispatch: Dispatch): void {
    this.held = dispatch;
  }

  protected get whole(): Dispatch {
    this.held ??= this.filing.fetch(this.source);
    return this.held;
  }

  protected get shown(): Display {
    return this.held ?? this.filing.show(this.place);
  }

  protected get counted(): Length {
    if (this.held) return this.held.copy;
    return {
      words: this.filing.columns.words[this.place] as number,
      characters: this.seldom?.characters ?? null,
    };
  }

  get card(): Card {
    if (this.held) return this.held;
    this.known ??= { source: this.source, filed: this.filed, ...BLANK_CARD, ...this.seldom };
    return this.known;
  }

  get path(): SitePath {
    return this.filing.columns.path[this.place] as SitePath;
  }

  get href(): Href {
    return hrefOf(this.path, this.filing.site.base);
  }

  get instant(): number {
    return this.filing.columns.instant[this.place] as number;
  }

  get day(): Day | '' {
    return this.filing.columns.day[this.place] as Day | '';
  }

  get lang(): string {
    return this.seldom?.lang ?? this.filing.site.style.lang;
  }

  get embargoed(): boolean {
    return this.seldom?.embargoed ?? false;
  }

  get column(): Shelf | null {
    const number = this.filing.columns.column[this.place] as number;
    return number < 0 ? null : this.filing.shelf(number);
  }

  get bylines(): readonly Shelf[] {
    return this.shelves.bylines;
  }

  get tags(): readonly Shelf[] {
    return this.shelves.tags;
  }

  get fills(): Clipping['fills'] {
    return this.body.fills ?? NONE;
  }

  get archived(): Clipping['archived'] {
    return this.body.archived ?? NONE;
  }

  get lead(): Picture | null {
    return this.body.lead ?? null;
  }

  get thumbnail(): Picture | null {
    return this.body.thumbnail ?? null;
  }

  private get source(): SourcePath {
    return this.filing.columns.source[this.place] as SourcePath;
  }

  private get filed(): Dateline | null {
    const { time, offset } = this.filing.columns;
    const { place, day, instant } = this;
    if (day === '') return null;
    return { day, time: time[place] as string | null, offset: offset[place] as string | null, instant };
  }

  private get seldom(): Seldom | undefined {
    return this.filing.columns.seldom[this.place];
  }

  private get body(): Body {
    this.inside ??= this.filing.body(this.place);
    return this.inside;
  }

  private get shelves() {
    const { columns, shelf } = this.filing;
    this.marked ??= {
      bylines: (columns.bylines[this.place] as Numbers).map(shelf),
      tags: (columns.tags[this.place] as Numbers).map(shelf),
    };
    return this.marked;
  }
}

/** Puts listed clippings on their shelves, as `onShelves` of the archive does, and tells which are listed. */
function onShelves(
  clippings: readonly Clipping[],
  { column, bylines, tags, seldom }: Columns,
  shelf: (number: number) => Shelf,
): Pick<Archive, 'listed' | 'unlisted'> {
  const listed: Clipping[] = [];
  const unlisted: Clipping[] = [];
  for (const [place, clipping] of clippings.entries()) {
    if (seldom[place]?.unlisted) {
      unlisted.push(clipping);
      continue;
    }
    listed.push(clipping);
    const own = column[place] as number;
    if (own >= 0) shelf(own).clippings.push(clipping);
    for (const number of bylines[place] as Numbers) shelf(number).clippings.push(clipping);
    for (const number of tags[place] as Numbers) shelf(number).clippings.push(clipping);
  }
  return { listed, unlisted };
}

/** A directory that is made when something is looked up: few pages ask. */
function directoryWhenAsked(make: () => Directory, site: Site): Directory {
  let made: Directory | undefined;
  const directory = () => {
    made ??= make();
    return made;
  };
  return {
    site,
    find: (reference, from) => directory().find(reference, from),
    asset: (reference, folder) => directory().asset(reference, folder),
    assetHref: (asset) => directory().assetHref(asset),
  };
}
