import type { Clock } from '../../found/moment.ts';
import type { Remark } from '../../found/piece.ts';
import type { PermalinkParts } from '../permalink.ts';

/** What differs between systems whose pieces are files with front matter. */
export type Habits = {
  readonly name: string;
  readonly kind: 'dispatch' | 'page';
  readonly draft: boolean;
  readonly clock: Clock | null;
  /** The path of a file without the language in its name, which is no part of its slug. */
  readonly plainPath?: string;
  /** Address of the old site, for aliases. */
  readonly home: string | null;
  /** Folder of the old site on its host (`/blog`), below which the addresses are that front matter gives. */
  readonly folder?: string;
  /** Where the old system showed a piece, as a path; null if nobody knows. */
  readonly address: (parts: PermalinkParts) => string | null;
  /** Whether a text with spaces names several categories and tags. */
  readonly spacedLists: boolean;
  /** A text with the system's own tags shown as Markdown; `fields`: its front matter and what its site adds to it. */
  readonly show: (
    text: string,
    notes: Remark[],
    file: string,
    fields: { readonly [key: string]: unknown },
  ) => string;
  /** Whether the title and the dek may have such tags, too. */
  readonly showsFields?: boolean;
  /** Category that names the column, where the file names none. */
  readonly section: string;
  /** What the site's settings say of files that say nothing themselves. */
  readonly defaults?: { readonly [key: string]: unknown };
  /** Why the old system held a piece of these fields back; null if it did not, or if its fields say so themselves. */
  readonly holds?: (fields: { readonly [key: string]: unknown }) => string | null;
  /** Whether the old system showed a piece of these fields in no list. */
  readonly isUnlisted?: (fields: { readonly [key: string]: unknown }) => boolean;
  /** Fields by which the old system held pieces back, if `holds` reads them. */
  readonly understood?: readonly string[];
  /** Categories that the folders of a file stand for. */
  readonly folders?: readonly string[];
  /** Whether Backfile wrote the files: then every field means what it means to a build. */
  readonly isExact?: boolean;
  /** Tags that only sorted the machine's collections. */
  readonly notTags: readonly string[];
};
