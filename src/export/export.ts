import type { Clipping } from '../archive/clipping.ts';
import type { Planned } from '../desk/prepare.ts';
import type { Choice } from './choice.ts';

/** What every export is made of: the edition as a build plans it, and the dispatches that were asked for. */
export type ExportSource = {
  readonly planned: Planned;
  /** Dispatches with a page on the site, newest first. */
  readonly chosen: readonly Clipping[];
  readonly choice: Choice;
  /** Whether all dispatches were asked for. */
  readonly isWhole: boolean;
  /** The name and version of the program: `Backfile 0.1.0`. */
  readonly program: string;
};

/** A file of an export. Its path is relative to the export's folder, with slashes. */
export type ExportFile = {
  readonly path: string;
  /** Text, bytes, or the name of a file on the disk that is copied. */
  readonly content: string | Uint8Array | { readonly file: string };
};

/** What was made and what was left out, in lines for whoever ran the command. Counts come first: `2 drafts`. */
export type Receipt = {
  readonly made: readonly string[];
  readonly leftOut: readonly string[];
};
