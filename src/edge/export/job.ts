import type { World } from '../../desk/world.ts';
import type { ExportSource, Receipt } from '../../export/export.ts';

/** Options that only some formats take, as the command line gives them. */
export type FormatFlags = { readonly [name: string]: string | boolean | undefined };

/** All that a format gets. */
export type Job = ExportSource & {
  /** The site folder. */
  readonly site: string;
  readonly world: World;
  readonly flags: FormatFlags;
  /**
   * Where the format writes: an empty folder, or the name of a file that does not exist yet. What it leaves there is
   * moved to the place that was asked for.
   */
  readonly target: string;
  /** An empty folder for what is needed meanwhile; it is removed in the end. */
  readonly scratch: string;
  /**
   * Receives progress: what is being made, how many are done, of how many. Work waits for what it returns, so that Ctrl-C
   * is heard in the middle of it.
   */
  readonly progress: (stage: string, done: number, of: number) => Promise<void>;
};

/** Makes an export. Throws a `UsageError` if its flags make no sense. */
export type MakeExport = (job: Job) => Promise<Receipt>;
