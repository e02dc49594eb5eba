import { setImmediate as turn } from 'node:timers/promises';
import type { IndexAhead, IndexAll } from '../../desk/search/door.ts';
import type { Group, IndexedGroup, IndexGroup } from '../../desk/search/index-group.ts';
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
    await shareOut<Named, IndexJob, Answer>(
      threads,
      SCRIPT,
      ground,
      work(named, () => here, done),
    );
  };
}

/**
 * Begins to index groups of pages in another thread, while this one does something else. What was indexed of them is kept
 * until it is asked for.
 */
export function indexAhead(ground: IndexGround, threads: number): IndexAhead {
  const waiting: Named[] = [];
  const offered = new Set<string>();
  const ready = new Map<string, IndexedGroup>();
  let [more, here] = [() => {}, null as IndexGroup | null];
  let done = (name: string, indexed: IndexedGroup) => void ready.set(name, indexed);
  const { promise: first, resolve: end, reject: drop } = Promise.withResolvers<number>();
  const running = shareOut<Named, IndexJob, Answer>(threads, SCRIPT, ground, {
    ...work(
      waiting,
      () => here as IndexGroup,
      (name, indexed) => done(name, indexed),
    ),
    first: (tell) => {
      more = tell;
      return first;
    },
  });
  // Its error is thrown where its results are asked for.
  running.catch(() => {});
  const offer = (group: Group) => {
    const named = withName(group);
    offered.add(named.name);
    waiting.push(named);
  };
  return {
    offer: (group) => {
      offer(group);
      more();
    },
    pause: () => turn(),
    indexAll: async (groups, inThisThread, each) => {
      here = inThisThread;
      const places = new Map(groups.map((group, at) => [withName(group).name, at]));
      done = (name, indexed) => {
        const at = places.get(name);
        if (at !== undefined) each(at, indexed);
      };
      for (const [name, indexed] of ready) done(name, indexed);
      ready.clear();
      for (const group of groups) if (!offered.has(withName(group).name)) offer(group);
      end(Math.min(threads, waiting.length));
      await running;
    },
    drop: async () => {
      drop(new Error('The index is no longer wanted.'));
      await running.catch(() => {});
    },
  };
}

const SCRIPT = moduleOf('edge/search/index-thread');

function work(waiting: Named[], here: () => IndexGroup, done: (name: string, indexed: IndexedGroup) => void) {
  return {
    next: () => waiting.shift(),
    job: ({ name, group: { fields, pages } }: Named): IndexJob => ({
      name,
      fields,
      pages: pages.map(({ url, path, facts, kept }) => ({ url, path, facts, kept })),
    }),
    here: async ({ name, group }: Named) => done(name, await here()(group)),
    answered: ({ name, indexed }: Answer) => done(name, indexed),
  };
}

function withName(group: Group): Named {
  const pages = group.pages.map(({ url, facts, kept }) => [url, facts !== undefined, kept]);
  return { name: JSON.stringify([group.fields, pages]), group };
}
