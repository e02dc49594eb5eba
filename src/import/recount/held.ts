/** What one item of an export holds, by a count that knows nothing of the readers. */
export type RawItem = {
  readonly kind: string;
  readonly words: number;
  readonly pictures: number;
  readonly comments: number;
  /** Of those, spam and what lies in the trash. */
  readonly spam: number;
  readonly addresses: number;
};

/** The sums over all files that were read. */
export type RawTotals = {
  readonly files: number;
  readonly items: { readonly [kind: string]: number };
  readonly words: number;
  readonly pictures: number;
  readonly comments: number;
  readonly spam: number;
  readonly addresses: number;
};
