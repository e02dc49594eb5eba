/** What an operator asks of an import. */
export type ImportRequest = {
  /** Name of a format; null: look and tell. */
  readonly format: string | null;
  readonly dry: boolean;
  readonly timezone: string | null;
  readonly oldUrl: string | null;
  /** Columns of a table by what they are (`title`, `body`), where their names do not tell. */
  readonly columns?: { readonly [field: string]: string };
  /** Name of a column that takes all pieces. */
  readonly column: string | null;
  readonly publishComments: boolean;
  readonly offline: boolean;
};

/** Thrown where a source cannot be understood at all; the message is for the operator. */
export class ImportProblem extends Error {}
