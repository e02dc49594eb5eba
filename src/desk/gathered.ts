import type { Archive } from '../archive/archive.ts';
import type { Clipping, List, Story } from '../archive/clipping.ts';
import { nameOf, type SourcePath } from '../model/address/paths.ts';
import { sameName, slugOf } from '../model/address/slug.ts';
import { closest } from '../model/text/guess.ts';

/** A story or a list that is not there; the message says what there is. */
export class NotGathered extends Error {}

/** A dispatch by its file, slug, address or id. */
export function dispatchNamed(named: string, { directory, listed, unlisted }: Archive): Clipping | undefined {
  const found = directory.find(named, { source: 'site.yaml' as SourcePath });
  return found?.kind === 'dispatch'
    ? [...listed, ...unlisted].find(({ rank }) => rank === found.rank)
    : undefined;
}

/** A story by its title, its address, the last part of that, or one of its dispatches. Throws `NotGathered`. */
export function storyNamed(named: string, archive: Archive): Story {
  const { stories, threads } = archive;
  const titleOf = ({ title, clippings }: Story) => title ?? clippings[0]?.display.headline ?? '';
  const dispatch = dispatchNamed(named, archive);
  const story =
    stories.find(({ path }) => isAt(path, named)) ??
    stories.find((each) => sameName(titleOf(each)) === sameName(named)) ??
    (dispatch && threads.story.get(dispatch));
  if (story) return story;
  const slugs = stories.map(({ path }) => slugIn(path));
  throw new NotGathered(
    stories.length === 0
      ? 'This archive has no stories: no dispatch follows another one (follows:), and none names a story (story:).'
      : `There is no story "${named}"${guessOf(named, slugs)} Name it by its title, its address, or one of its dispatches.`,
  );
}

/** A list of the editor by its id, its name or its address. Throws `NotGathered`. */
export function listNamed(named: string, { lists }: Archive): List {
  const list = lists.find(
    ({ id, name, path }) =>
      isAt(path, named) || [id, name].some((each) => sameName(each) === sameName(named)),
  );
  if (list) return list;
  throw new NotGathered(
    lists.length === 0
      ? 'This archive has no lists. They are written in lists.yaml: backfile help stories'
      : `There is no list "${named}"${guessOf(
          named,
          lists.map(({ id }) => id),
        )} There are: ${lists.map(({ id }) => id).join(', ')}.`,
  );
}

function isAt(path: string, named: string): boolean {
  return path === named || path === `${named}/` || slugIn(path) === slugOf(named);
}

function slugIn(path: string): string {
  return nameOf(path.replace(/\/$/, ''));
}

function guessOf(named: string, names: readonly string[]): string {
  const guess = closest(slugOf(named), names);
  return guess === undefined ? '.' : `; did you mean "${guess}"?`;
}
