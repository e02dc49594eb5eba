import type { ByteNotes, SearchDoor } from '../../desk/search/kit.ts';

/** What the search asks of the outside; `memory`: null to remember nothing. Pagefind is loaded when it is needed. */
export function searchDoor(memory: ByteNotes | null): SearchDoor {
  return {
    open: async (lang) => (await import('./pagefind.ts')).openSearchKit(lang, memory),
    memory: memory ?? { recall: () => undefined, keep: () => {} },
  };
}
