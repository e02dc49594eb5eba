import type { Wish } from '../../desk/list.ts';
import { UsageError } from './usage-error.ts';

/** Options that say which dispatches are asked for, as the command line gives them. */
export type WishFlags = {
  readonly tag?: readonly string[];
  readonly byline?: readonly string[];
  readonly column?: string;
  readonly year?: string;
  readonly field?: readonly string[];
  readonly draft?: boolean;
  readonly future?: boolean;
  readonly unlisted?: boolean;
};

/** The dispatches that words and options ask for. Throws a `UsageError` if a time cannot be read. */
export function wishOf(words: readonly string[], flags: WishFlags): Wish {
  const year = flags.year ?? null;
  if (year !== null && !isTime(year))
    throw new UsageError(
      `"${year}" is not a year, month, day or span. Write 2009, 2009-02, 2009-02-02 or 2009-11..2011.`,
    );
  return {
    tags: flags.tag ?? [],
    bylines: flags.byline ?? [],
    column: flags.column ?? null,
    when: year,
    draft: flags.draft ?? null,
    future: flags.future ?? null,
    unlisted: flags.unlisted ?? null,
    fields: flags.field ?? [],
    words,
  };
}

/** Whether a text is a time, or a span that does not end before it begins. */
function isTime(written: string): boolean {
  const [first = '', last = first, ...more] = written.split('..');
  const areTimes = [first, last].every((time) => /^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(time));
  return areTimes && more.length === 0 && (first <= last || first.startsWith(last));
}
