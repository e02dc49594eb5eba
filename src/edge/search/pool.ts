import type { IndexAll } from '../../desk/search/door.ts';
import type { Group, IndexedGroup } from '../../desk/search/index-group.ts';
import { moduleOf } from '../program/generator.ts';
import { shareOut } from '../program/share-out.ts';
import type { IndexGround, IndexJob } from './index-worker.ts';

/** A group with its name: what decides, with the HTML of its pages, what the index holds of it. */
type Named = { readonly name: string; readonly group: Group };
type Answer = { readonly name: string; readonly indexed: IndexedGroup };

/** Shares groups of pages among `threads`. */
export function indexPool(ground: IndexGround, threads: number): IndexAll {
  return async (groups, here, each) => {
    const named = groups.map(withName);
    const places = new Map(named.map(({ name }, at) => [name, at]));
    const done = (name: string, indexed: IndexedGroup) => each(places.get(name) as number, indexed);
    await shareOut<Named, IndexJob, Answer>(threads, SCRIPT, ground, {
      next: () => named.shift(),
      job: ({ name, group: { fields, pages } }: Named): IndexJob => ({
        name,
        fields,
        pages: pages.map(({ url, path, facts, kept }) => ({ url, path, facts, kept })),
      }),
      here: async ({ name, group }: Named) => done(name, await here(group)),
      answered: ({ name, indexed }: Answer) => done(name, indexed),
    });
  };
}

const SCRIPT = moduleOf('edge/search/index-thread');

function withName(group: Group): Named {
  const pages = group.pages.map(({ url, facts, kept }) => [url, facts !== undefined, kept]);
  return { name: JSON.stringify([group.fields, pages]), group };
}
