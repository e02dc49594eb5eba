import type { Asset } from '../edition/page.ts';
import type { Ledger, Stamp } from '../ledger/ledger.ts';
import type { AssetFile } from '../model/asset.ts';
import type { Digest } from '../model/digest.ts';
import type { Manuscript, Parsed } from '../model/dispatch.ts';
import type { Finding } from '../model/finding.ts';
import type { OutputPath, SourcePath } from '../model/paths.ts';
import type { Style } from '../model/site.ts';
import type { TemplateFile } from '../press/template-file.ts';

/**
 * A manuscript that need not be read: its digest is known, its text comes when asked for. What is read then may be
 * newer (the digest tells), or gone (null).
 */
export type ManuscriptFile = {
  readonly path: SourcePath;
  readonly digest: Digest;
  readonly read: () => Manuscript | null;
};

/** `site.yaml`, `bylines.yaml` or `columns.yaml`. */
export type SettingsFile = { readonly path: SourcePath; readonly text: string };

/** Everything that stood in the site folder when it was looked at, in order of path by code unit. */
export type Sources = {
  readonly manuscripts: readonly ManuscriptFile[];
  readonly assets: readonly AssetFile[];
  readonly templates: readonly TemplateFile[];
  readonly settings: readonly SettingsFile[];
  /** What could not be read: no UTF-8, no permission, a link out of the site. */
  readonly findings: readonly Finding[];
};

/** Where the files of a site lie, and where the built site goes. */
export type Disk = {
  sources(): Sources;
  /** What stands in the output folder now, ours or not, each with the stamp of its file. */
  standing(): ReadonlyMap<OutputPath, Stamp>;
  /** The ledger of the last build; empty where there is none, or where it is not of this output folder. */
  recall(): Ledger;
  /** Whether the output folder was ever written by Backfile. A folder that does not exist counts as ours. */
  isOurs(): boolean;
  /** Puts new content aside, to be published later; false where the very same bytes stand at the path already. */
  stage(path: OutputPath, content: string | Uint8Array | Asset): boolean;
  record(ledger: Ledger): void;
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

/** The steps of a build, in their order. */
export type Stage = 'read' | 'parse' | 'file' | 'plan' | 'compare' | 'render' | 'write';

/** The whole list of what the day's work may ask of the outside. */
export type World = {
  readonly disk: Disk;
  readonly parseAll: ParseAll;
  /** Told when a stage begins and how far it is; does nothing where nobody looks. */
  readonly progress: (stage: Stage, done: number, of: number) => void;
};
