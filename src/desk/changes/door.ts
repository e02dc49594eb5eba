import type { SourcePath } from '../../model/address/paths.ts';
import type { Manuscript, Parsed } from '../../model/dispatch.ts';
import type { Style } from '../../model/site.ts';
import type { SettingsFile } from '../settings/file.ts';

/** A state of a file that was committed. */
export type Version = {
  /** Where the file was in the site folder then. */
  readonly path: SourcePath;
  /** The name of its content; null if the file was removed. */
  readonly blob: string | null;
  /** When it was committed, in RFC 3339. */
  readonly at: string;
};

/** Why version control does not tell how files changed; `said`: what it answered itself. */
export type Untold = {
  readonly why: 'no-git' | 'no-repository' | 'not-trusted' | 'shallow' | 'failed';
  readonly said: string;
};

/** The name of the last commit, which is empty if nothing was committed yet; or why there is none. */
export type Look = { readonly commit: string } | Untold;

/** What version control knows of the files of `posts/`. */
export type HistoryDoor = {
  readonly look: () => Look;
  /** The committed states of every file that is in the last commit, oldest first, by its path in the site folder. */
  readonly versions: () => ReadonlyMap<SourcePath, readonly Version[]> | Untold;
  /** Contents by name; those that are no text are missing. */
  readonly texts: (blobs: readonly string[]) => ReadonlyMap<string, string> | Untold;
  /** Whether a text is committed under a name, if line ends do not matter. */
  readonly isBlob: (text: string, blob: string) => boolean;
  /** Parses a manuscript as the site does, with its plugins. */
  readonly parse: (manuscript: Manuscript, style: Style) => Parsed;
};

/** Whether a result says that nothing can be told. */
export function isUntold(result: object): result is Untold {
  return 'why' in result;
}

/** Whether settings may ask for changes, before they are read. */
export function mayAskForChanges(files: readonly SettingsFile[]): boolean {
  return files.some(({ path, text }) => /^site\.ya?ml$/.test(path) && /\bchanges["']?\s*:/.test(text));
}
