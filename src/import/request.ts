/** The options of an import. */
export type ImportRequest = {
  /** Name of a format; if null, it is recognised and reported. */
  readonly format: string | null;
  readonly dry: boolean;
  readonly timezone: string | null;
  readonly oldUrl: string | null;
  /** Columns of a table by field (`title`, `body`), if their names do not show it. */
  readonly columns?: { readonly [field: string]: string };
  /** Name of a column that takes all pieces. */
  readonly column: string | null;
  readonly publishComments: boolean;
  readonly offline: boolean;
};

/** Thrown if a source cannot be understood at all; the message is for the operator. */
export class ImportProblem extends Error {}
