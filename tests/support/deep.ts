/**
 * How much longer tests look: 1 in the suite. `npm run test:deep` sets `BACKFILE_DEEP=1`, which means ten times as many
 * random cases and whole lists in place of samples; `BACKFILE_DEEP=5` means fifty times as many.
 */
const DEPTH = 10 * Number(process.env.BACKFILE_DEEP ?? 0) || 1;

/** Whether this is a deep run. */
export const isDeep = DEPTH > 1;

/** Another seed makes other random edits: `BACKFILE_SEED=2`. */
export const SEED = Number(process.env.BACKFILE_SEED ?? 1);

/** The number of random cases to try: `few` in the suite. */
export function runs(few: number): number {
  return few * DEPTH;
}

/** Every nth element of a list, so that at most `few` are left; the whole list in a deep run. */
export function sample<T>(list: readonly T[], few: number): readonly T[] {
  const step = DEPTH > 1 ? 1 : Math.ceil(list.length / few);
  return list.filter((_, index) => index % step === 0);
}
