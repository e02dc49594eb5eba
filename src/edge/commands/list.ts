import { listNamed, NotGathered, storyNamed } from '../../desk/gathered.ts';
import { find, tableLines } from '../../desk/list.ts';
import type { Terminal } from '../program/terminal.ts';
import { UsageError } from '../program/usage-error.ts';
import { type WishFlags, wishOf } from '../program/wish.ts';
import { archiveOf, entriesOf } from '../world/open-archive.ts';

/** Options of `backfile list` as the command line gives them. */
type ListFlags = WishFlags & {
  readonly site: string;
  readonly limit?: string;
  readonly json?: boolean;
  readonly story?: string;
  readonly list?: string;
};

/** Finds dispatches and prints them as a table of `width` columns; if that is null, as lines with tabs. */
export async function listCommand(
  words: readonly string[],
  flags: ListFlags,
  terminal: Terminal,
  width: number | null,
): Promise<number> {
  const limit = limitOf(flags.limit);
  const { entries, settings, findings } = await entriesFor(flags);
  const found = find(entries, wishOf(words, flags), settings);
  const shown = found.slice(0, limit);
  if (flags.json) terminal.print(JSON.stringify(shown, null, 1));
  else if (width !== null) for (const line of tableLines(shown, width)) terminal.print(line);
  else
    for (const { date, title, column, bylines, source } of shown)
      terminal.print([date, title, column ?? '', bylines.join(', '), source].join('\t'));
  const errors = findings.filter(({ level }) => level === 'error').length;
  if (width !== null && !flags.json)
    terminal.say(
      terminal.paint(
        'dim',
        `${found.length.toLocaleString('en-US')} found${hidden(found.length - shown.length)}.`,
      ),
    );
  if (errors > 0)
    terminal.say(
      `${errors === 1 ? 'One dispatch has an error' : `There are ${errors} errors`}, and may be missing here: backfile check says more.`,
    );
  return 0;
}

/** The dispatches of a story, oldest first, or of a list in its order; else all. Those of both: in the order of the list. */
async function entriesFor({ site, story, list }: ListFlags): Promise<Awaited<ReturnType<typeof entriesOf>>> {
  if (story === undefined && list === undefined) return entriesOf(site);
  const { archive, findings } = await archiveOf(site);
  try {
    const parts = story === undefined ? null : storyNamed(story, archive).clippings;
    const pieces =
      list === undefined ? null : listNamed(list, archive).pieces.map(({ clipping }) => clipping);
    const entries = pieces?.filter((clipping) => parts === null || parts.includes(clipping)) ?? parts ?? [];
    return { entries, settings: archive.site, findings };
  } catch (error) {
    if (error instanceof NotGathered) throw new UsageError(error.message);
    throw error;
  }
}

function limitOf(written: string | undefined): number {
  if (written === undefined) return Number.POSITIVE_INFINITY;
  const limit = Number(written);
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw new UsageError(
    `"${written}" is not a number of dispatches. Write a whole number such as --limit 20.`,
  );
}

function hidden(many: number): string {
  return many > 0 ? `, ${many.toLocaleString('en-US')} of them not shown` : '';
}
