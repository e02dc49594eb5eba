import type { Archive } from '../archive/archive.ts';
import type { Clipping } from '../archive/clipping.ts';
import { dispatchNamed, listNamed, storyNamed } from '../desk/gathered.ts';
import { fits, type Wish } from '../desk/list.ts';
import { counted } from './counted.ts';

/** What dispatches an export is to hold. */
export type Choice = {
  readonly wish: Wish;
  /** A dispatch by its file, slug or address, whose whole thread is wanted; null if none is named. */
  readonly thread: string | null;
  /** A story, and a list of the editor, by its name; null if none is asked for. */
  readonly story: string | null;
  readonly list: string | null;
  /** Whether unlisted dispatches may be among them. */
  readonly unlisted: boolean;
};

/** A choice that names a dispatch which does not exist, or which belongs to no thread. */
export class NoThread extends Error {}

/** The dispatches of an archive that are asked for, newest first, translations among them. Throws `NoThread` and `NotGathered`. */
export function choose(
  archive: Archive,
  { wish, thread, story, list, unlisted }: Choice,
): readonly Clipping[] {
  const others = archive.unlisted.filter(({ slip }) => unlisted || !slip.unlisted);
  const all = others.length === 0 ? archive.listed : inOrder([...archive.listed, ...others]);
  const sets = [
    thread === null ? null : threadOf(thread, archive),
    story === null ? null : storyNamed(story, archive).clippings,
    list === null ? null : listNamed(list, archive).pieces.map(({ clipping }) => clipping),
  ].flatMap((members) => (members === null ? [] : new Set(members)));
  return all.filter((clipping) => fits(clipping, wish) && sets.every((members) => members.has(clipping)));
}

/** Why dispatches of the site folder are in no export: `2 drafts`. */
export function leftOutOf({ leftOut, unlisted }: Archive, choice: Choice): readonly string[] {
  const hidden = unlisted.filter(({ slip }) => slip.unlisted).length;
  return [
    ...counted(leftOut.drafts, 'draft'),
    ...counted(leftOut.future, 'dispatch dated in the future', 'dispatches dated in the future'),
    ...counted(leftOut.expired, 'expired dispatch', 'expired dispatches'),
    ...counted(leftOut.withdrawn, 'withdrawn dispatch', 'withdrawn dispatches'),
    ...(choice.unlisted ? [] : counted(hidden, 'unlisted dispatch', 'unlisted dispatches')),
  ];
}

function inOrder(clippings: readonly Clipping[]): readonly Clipping[] {
  return clippings.toSorted((a, b) => a.rank - b.rank);
}

/** The dispatches of the thread of one, which is named by its file, slug or address. */
function threadOf(named: string, archive: Archive): readonly Clipping[] {
  const clipping = dispatchNamed(named, archive);
  if (!clipping)
    throw new NoThread(
      `There is no dispatch "${named}". Name one of the thread by its file, slug or address.`,
    );
  const story = archive.threads.story.get(clipping);
  if (!story)
    throw new NoThread(
      `${clipping.slip.source} belongs to no thread: it follows no dispatch, and none follows it.`,
    );
  return story.clippings;
}
