import type { Dispatch } from '../model/dispatch.ts';
import type { Site } from '../model/site.ts';
import type { Gone } from './catalogue.ts';
import { type Directory, directoryOf } from './directory.ts';
import { withPaths } from './permalinks.ts';

/**
 * A directory that also knows what is left out of the archive: by file, slug, id or future address. `unpublished`: all
 * that is left out; `gone`: what of it has a page that says so.
 */
export function withAbsent(
  directory: Directory,
  unpublished: readonly Dispatch[],
  gone: readonly Gone[],
): Directory {
  if (unpublished.length === 0) return directory;
  const paths = new Map(gone.map(({ dispatch, path }) => [dispatch, path]));
  const left = pathsOf(unpublished, directory.site);
  let absentees: Directory | undefined;
  return {
    ...directory,
    left: left.map(({ dispatch: { source, slug, id, aliases }, path }) =>
      JSON.stringify([source, slug, id, aliases, path]),
    ),
    absent: (reference, from) => {
      absentees ??= directoryOf(
        left.map(({ dispatch, path }, rank) => ({ slip: dispatch, path, rank, shelves: [], names: [] })),
        [],
        [],
        directory.site,
      );
      const found = absentees.find(reference, from);
      const dispatch =
        found?.kind === 'dispatch' && found.rank !== null ? left[found.rank]?.dispatch : undefined;
      return dispatch && { source: dispatch.source, path: paths.get(dispatch) ?? null };
    },
  };
}

/** Where dispatches would be, as far as columns and bylines do not decide it. */
function pathsOf(dispatches: readonly Dispatch[], site: Site) {
  return withPaths(
    dispatches.map((dispatch) => ({
      dispatch,
      shelves: [],
      column: null,
      bylines: [],
      tags: [],
      names: [],
    })),
    site,
  );
}
