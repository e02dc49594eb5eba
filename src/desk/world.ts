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
import type { RegisterFile } from '../model/register.ts';
import type { Site, Style } from '../model/site.ts';
import type { Additions, Press } from '../press/press.ts';
import type { Notes } from '../press/press-notes.ts';
import type { TemplateFile } from '../press/template-file.ts';
import type { HistoryDoor } from './changes/door.ts';
import type { SearchDoor } from './search/door.ts';
import type { SettingsFile } from './settings/file.ts';

/**
 * A manuscript that is read only if it is needed, since its digest is known. The text that `read` returns may be newer
 * (its digest shows that); null if the file is gone.
 */
export type ManuscriptFile = {
  readonly path: SourcePath;
  readonly digest: Digest;
  readonly read: () => Manuscript | null;
};

/** The files of the site folder when it was listed, in order of path by code unit. */
export type Sources = {
  readonly manuscripts: readonly ManuscriptFile[];
  readonly assets: readonly AssetFile[];
  readonly templates: readonly TemplateFile[];
  readonly settings: readonly SettingsFile[];
  /** The register of published addresses; null if there is none. */
  readonly register: RegisterFile | null;
  /** Files that could not be read (not UTF-8, no permission, a link out of the site), and files that nothing reads. */
  readonly findings: readonly Finding[];
  /** A file of the site folder as text; null if it cannot be read. */
  readonly textOf: (path: SourcePath) => string | null;
};

/** The site folder and the output folder. The ledger is that of the output folder. */
export type Disk = LedgerKeeper & {
  sources(): Sources;
  /** The files in the output folder now, ours or not; each is looked up when it is asked for. */
  standing(): Standing;
  /** Whether the output folder was ever written by Backfile. A folder that does not exist counts as ours. */
  isOurs(): boolean;
  /** The text of a file in the output folder; null if there is none. */
  read(path: OutputPath): string | null;
  /** The same as bytes. */
  bytes(path: OutputPath): Uint8Array | null;
  /** Stages new content, to be published later; false if the same bytes are at the path already. */
  stage(path: OutputPath, content: string | Uint8Array | readonly Uint8Array[] | Asset): boolean;
  /** Moves all files staged since the last time into place, each whole or not at all; returns their stamps. */
  publish(): ReadonlyMap<OutputPath, Stamp>;
  /** Removes a file, and the folders that become empty. */
  remove(path: OutputPath): void;
  /** Replaces the register of published addresses. */
  keepRegister(text: string): void;
  /** Removes what was staged but not published. */
  discard(): void;
};

/** The HTML of copies by digest, wherever it is kept. */
export type Copies = (digest: Digest) => string;

/** Parses manuscripts and returns the results in their order. `fresh`: how many were not remembered. */
export type ParseAll = (
  manuscripts: readonly ManuscriptFile[],
  style: Style,
) => Promise<{
  readonly parsed: readonly Omit<Parsed, 'html'>[];
  readonly copies: Copies;
  readonly fresh: number;
}>;

/** Reads pictures and makes files from them. Results are remembered by the digests of what they were made from. */
export type PictureDoor = {
  /** The name and version of the encoder, which are part of every recipe's key. The encoder need not be loaded. */
  readonly engine: string;
  /** The same for the program that draws cards. */
  readonly drawer: string;
  /** Whether an asset is read as a picture. */
  readonly isPicture: (asset: AssetFile) => boolean;
  /** The assets, with the facts of pictures that were read before. */
  readonly seen: (assets: readonly AssetFile[]) => readonly AssetFile[];
  /** How many times more pictures have become ready, if they are made while a preview is shown. */
  readonly rounds?: () => number;
  /** The assets, each with the facts of its picture. */
  readonly look: (assets: readonly AssetFile[]) => Promise<readonly AssetFile[]>;
  /** Earlier results of recipes, by key. */
  readonly known: (recipes: readonly Recipe[]) => ReadonlyMap<Digest, Outcome>;
  /** Makes what is missing; returns the result of each recipe, by its key. `onProgress` receives how many are done. */
  readonly make: (
    recipes: readonly Recipe[],
    onProgress: (done: number, of: number) => void,
  ) => Promise<ReadonlyMap<Digest, Outcome>>;
  /** Called when all needed results were asked for; others may be forgotten. */
  readonly settle: () => void;
};

/** What pages are printed with. */
export type Printing = {
  readonly press: Press;
  readonly templates: readonly TemplateFile[];
  readonly settings: Site;
  readonly site: SiteProps;
};

/** The result of printing a page: the digest of its props (see `propsDigest`), and whether it was staged. */
export type Printed = { readonly props: Digest; readonly isStaged: boolean };

/**
 * Renders pages and stages them; a page whose bytes are in place already is not staged. Throws a `TemplateError` if a
 * template fails. `onProgress` receives how many are done, `onPrinted` each page once it is staged.
 */
export type PrintAll = (
  pages: readonly Page[],
  printing: Printing,
  onProgress: (done: number, of: number) => void,
  onPrinted: (page: Page) => void,
) => Promise<ReadonlyMap<OutputPath, Printed>>;

/** The steps of a build, in order. */
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

/** What a site's config adds to the program: to its press, and makers of pages. */
export type Extensions = { readonly press: Additions | null; readonly makers: readonly Maker[] };

/** Everything that the desk may ask of the outside. */
export type World = {
  readonly disk: Disk;
  readonly parseAll: ParseAll;
  /** Null: pictures are shown as they are, and nothing is known about them. */
  readonly pictures: PictureDoor | null;
  /** Prints this many pages in other threads, beside `busy` ones; null if they are printed in this one. */
  readonly printAll: (many: number, busy: number) => PrintAll | null;
  readonly notes: Notes;
  /** What the site's config adds; null if it has none. */
  readonly extensions?: Extensions | null;
  /** What version control knows about the manuscripts; absent if it is not asked. */
  readonly history?: () => Promise<HistoryDoor>;
  /** Null if no search index is made. */
  readonly search: SearchDoor | null;
  /** Receives the progress of a stage; does nothing if nobody is watching. */
  readonly progress: (stage: Stage, done: number, of: number) => void;
};
