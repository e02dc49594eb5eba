import type { IndexAll, SearchDoor } from '../../desk/search/door.ts';
import { openByteNotes } from '../memory/notes.ts';
import type { IndexGround } from './index-worker.ts';

/** Fewer pages than this are indexed in this thread. */
const MANY = 400;

/** What the search asks of the outside. Pagefind is loaded when it is needed. It shares work among at most `jobs` threads. */
export function searchDoor(ground: Omit<IndexGround, 'lang'>, jobs: number): SearchDoor {
  const memory = openByteNotes(ground.notes, ground.generator);
  const threadsFor = (many: number) => (many < MANY ? 1 : Math.min(jobs, Math.ceil(many / MANY)));
  return {
    open: async (lang) => (await import('./pagefind.ts')).openSearchKit(lang, memory),
    memory,
    indexAll: (lang, many): IndexAll | null => {
      const threads = threadsFor(many);
      if (threads < 2) return null;
      return async (...job) => (await import('./pool.ts')).indexPool({ ...ground, lang }, threads)(...job);
    },
    indexAhead: (lang, many) => {
      const threads = threadsFor(many);
      if (threads < 2) return null;
      return async (pages) => (await import('./ahead.ts')).indexAhead({ ...ground, lang }, pages, threads);
    },
  };
}

/** The same with nothing remembered, and in this thread. */
export function forgetfulSearchDoor(): SearchDoor {
  return {
    open: async (lang) => (await import('./pagefind.ts')).openSearchKit(lang, null),
    memory: { recall: () => undefined, keep: () => {} },
    indexAll: () => null,
    indexAhead: () => null,
  };
}
