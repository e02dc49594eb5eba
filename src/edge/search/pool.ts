import type { IndexAll } from '../../desk/search/door.ts';
import type { IndexedGroup } from '../../desk/search/index-group.ts';
import { moduleOf } from '../program/generator.ts';
import { shareOut } from '../program/share-out.ts';
import type { IndexGround, IndexJob } from './index-worker.ts';

/** Shares groups of pages among `threads`. */
export function indexPool(ground: IndexGround, threads: number): IndexAll {
  return async (groups, here, each) => {
    let next = 0;
    await shareOut<number, IndexJob, { readonly at: number; readonly indexed: IndexedGroup }>(
      threads,
      moduleOf('edge/search/index-thread'),
      ground,
      {
        next: () => (next < groups.length ? next++ : undefined),
        job: (at) => {
          const { fields, pages } = groups[at]!;
          return {
            at,
            fields,
            pages: pages.map(({ url, path, facts, kept }) => ({ url, path, facts, kept })),
          };
        },
        here: async (at) => each(at, await here(groups[at]!)),
        answered: ({ at, indexed }) => each(at, indexed),
      },
    );
  };
}
