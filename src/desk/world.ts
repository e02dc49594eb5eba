import type { Maker } from '../edition/bench.ts';
import type { Asset, Page } from '../edition/page.ts';
import type { SiteProps } from '../edition/props.ts';
import type { Standing } from '../ledger/compare.ts';
import type { LedgerKeeper } from '../ledger/keeper.ts';
import type { Stamp } from '../ledger/ledger.ts';
import type { OutputPath, SourcePath } from '../model/address/paths.ts';
import type { AssetFile } from '../model/asset.ts';
import type { Digest } from '../model/digest.ts';
import type { Manuscript, Parsed } from '../model/dispatch.ts';
import type { Finding } from '../model/finding.ts';
import type { Outcome, Recipe } from '../model/picture.ts';
import type { Site, Style } from '../model/site.ts';
import type { Additions, Press } from '../press/press.ts';
import type { Notes } from '../press/press-notes.ts';
import type { TemplateFile } from '../press/template-file.ts';
import type { SearchDoor } from './search/kit.ts';
import type { SettingsFile } from './settings/file.ts';

/**
 * A manuscript that need not be read: its digest is known, its text comes when asked for. What is read then may be
 * newer (the digest tells), or gone (null).
 */
export type ManuscriptFile = {
  readonly path: SourcePath;
  readonly digest: Digest;
  readonly read: () => Manuscript | null;
};

/** Everything that stood in the site folder when it was looked at, in order of path by code unit. */
export type Sources = {
  readonly manuscripts: readonly ManuscriptFile[];
  readonly assets: readonly AssetFile[];
  readonly templates: readonly TemplateFile[];
  readonly settings: readonly SettingsFile[];
  /** What could not be read (no UTF-8, no permission, a link out of the site), and what is not read. */
  readonly findings: readonly Finding[];
  /** A file of the site folder as text; null where it cannot be read. */
  readonly textOf: (path: SourcePath) => string | null;
};

/** Where the files of a site lie, and where the built site goes. The ledger is that of the output folder. */
export type Disk = LedgerKeeper & {
  sources(): Sources;
  /** What stands in the output folder now, ours or not; a path is looked at when it is asked for. */
  standing(): Standing;
  /** Whether the output folder was ever written by Backfile. A folder that does not exist counts as ours. */
  isOurs(): boolean;
  /** Text of a file that stands in the output folder; null where there is none. */
  read(path: OutputPath): string | null;
  /** Puts new content aside, to be published later; false where the very same bytes stand at the path already. */
  stage(path: OutputPath, content: string | Uint8Array | Asset): boolean;
  /** Puts all that was staged in place, each file whole or not at all; tells the stamps of what stands there now. */
  publish(): ReadonlyMap<OutputPath, Stamp>;
  /** Removes a file and the folders that it leaves empty. */
  remove(path: OutputPath): void;
  /** Throws away what was staged and never published. */
  discard(): void;
};

/** The copies' HTML by digest, wherever it is kept. */
export type Copies = (digest: Digest) => string;

/** Parses manuscripts, in their order; `fresh` counts those that were not remembered. */
export type ParseAll = (
  manuscripts: readonly ManuscriptFile[],
  style: Style,
) => Promise<{
  readonly parsed: readonly Omit<Parsed, 'html'>[];
  readonly copies: Copies;
  readonly fresh: number;
}>;

/** Looks at pictures and makes files of them; everything is remembered by the digests of what it was made of. */
export type PictureDoor = {
  /** Names the encoder and its version: it enters every recipe's key. Known without loading it. */
  readonly engine: string;
  /** The same of what draws cards. */
  readonly drawer: string;
  /** Whether an asset is one that is looked at. */
  readonly isPicture: (asset: AssetFile) => boolean;
  /** The assets, with the facts of those pictures that were looked at before. */
  readonly seen: (assets: readonly AssetFile[]) => readonly AssetFile[];
  /** How often more has come since, where pictures are made while others look. */
  readonly rounds?: () => number;
  /** The assets, each with the facts of its picture. */
  readonly look: (assets: readonly AssetFile[]) => Promise<readonly AssetFile[]>;
  /** What came of recipes before, by key. */
  readonly known: (recipes: readonly Recipe[]) => ReadonlyMap<Digest, Outcome>;
  /** Makes what is not yet made; what came of each recipe, by its key. `told` is told how many are done. */
  readonly make: (
    recipes: readonly Recipe[],
    told: (done: number, of: number) => void,
  ) => Promise<ReadonlyMap<Digest, Outcome>>;
  /** All that is needed was asked for: what else is kept may go, where something new was made. */
  readonly settle: () => void;
};

/** What pages are printed with. */
export type Printing = {
  readonly press: Press;
  readonly templates: readonly TemplateFile[];
  readonly settings: Site;
  readonly site: SiteProps;
};

/** What came of printing a page: the digest of its props (see `propsDigest`), and whether it was staged. */
export type Printed = { readonly props: Digest; readonly isStaged: boolean };

/**
 * Renders pages and stages them; what came of each (where the very same bytes stand already, it is not staged). A
 * template that fails throws a `TemplateError`. `told` is told how many are done.
 */
export type PrintAll = (
  pages: readonly Page[],
  printing: Printing,
  told: (done: number, of: number) => void,
) => Promise<ReadonlyMap<OutputPath, Printed>>;

/** The steps of a build, in their order. */
export type Stage =
  | 'read'
  | 'parse'
  | 'file'
  | 'pictures'
  | 'plan'
  | 'compare'
  | 'render'
  | 'write'
  | 'search';

/** What a site adds to the program: to its press, and pages of its own making. */
export type Extensions = { readonly press: Additions | null; readonly makers: readonly Maker[] };

/** The whole list of what the day's work may ask of the outside. */
export type World = {
  readonly disk: Disk;
  readonly parseAll: ParseAll;
  /** Null where pictures are shown as they are, and nothing is known of them. */
  readonly pictures: PictureDoor | null;
  /** Prints so many pages elsewhere (in threads), or null where they are printed here. */
  readonly printAll: (many: number) => PrintAll | null;
  readonly notes: Notes;
  /** What the site's config adds; null where it has none. */
  readonly extensions?: Extensions | null;
  /** Null if no search index is made. */
  readonly search: SearchDoor | null;
  /** Told when a stage begins and how far it is; does nothing where nobody looks. */
  readonly progress: (stage: Stage, done: number, of: number) => void;
};
