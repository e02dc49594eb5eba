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

/** Why version control has no history of the files; `answer`: its own message, '' if that says no more. */
export type NoHistory = {
  readonly why: 'no-git' | 'no-repository' | 'not-trusted' | 'shallow' | 'failed';
  readonly answer: string;
};

/** The name of the last commit, which is empty if nothing was committed yet; or why there is none. */
export type LastCommit = { readonly commit: string } | NoHistory;

/** What version control knows about the files of `posts/`. */
export type HistoryDoor = {
  readonly lastCommit: () => LastCommit;
  /** The committed states of every file that is in the last commit, oldest first, by its path in the site folder. */
  readonly versions: () => ReadonlyMap<SourcePath, readonly Version[]> | NoHistory;
  /** Contents by name; those that are not text are missing. */
  readonly texts: (blobs: readonly string[]) => ReadonlyMap<string, string> | NoHistory;
  /** Whether a text is committed under a name, if line ends do not matter. */
  readonly isBlob: (text: string, blob: string) => boolean;
  /** Parses a manuscript as the site does, with its plugins. */
  readonly parse: (manuscript: Manuscript, style: Style) => Parsed;
};

/** Whether a result says why there is no history. */
export function isNoHistory(result: object): result is NoHistory {
  return 'why' in result;
}

/** Whether settings may ask for changes, before they are read. */
export function mayAskForChanges(files: readonly SettingsFile[]): boolean {
  return files.some(({ path, text }) => /^site\.ya?ml$/.test(path) && /\bchanges["']?\s*:/.test(text));
}
