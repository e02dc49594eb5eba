import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { type Group, type GroupPage, openGroups } from '../../desk/search/index-group.ts';
import type { OutputPath } from '../../model/address/paths.ts';
import type { Digest } from '../../model/digest.ts';
import { textOf } from '../disk/output-folder.ts';
import { openByteNotes } from '../memory/notes.ts';
import { openSearchKit } from './pagefind.ts';

/** What a thread indexes with: the output folder, the folder of the notes, and the language of the index. */
export type IndexGround = {
  readonly out: string;
  /** Where pages are staged for the output folder. */
  readonly staging: string;
  readonly notes: string;
  readonly generator: Digest;
  readonly lang: string;
};

/** A group of pages to index, by its name. */
export type IndexJob = Omit<Group, 'pages'> & {
  readonly name: string;
  readonly pages: readonly Omit<GroupPage, 'html'>[];
};

// Jobs may come while the kit is being opened, so they wait for it here.
const opened = (async () => {
  const { notes, generator, lang } = workerData as IndexGround;
  const memory = openByteNotes(notes, generator);
  return openGroups(await openSearchKit(lang, memory));
})();

parentPort?.on('message', async ({ name, pages, ...group }: IndexJob) => {
  const { out, staging } = workerData as IndexGround;
  // A page that is no longer staged, or never was, is in place.
  const read = (path: OutputPath) => textOf(join(staging, path)) ?? textOf(join(out, path)) ?? '';
  const indexGroup = await opened;
  const indexed = await indexGroup({
    ...group,
    pages: pages.map((page) => ({ ...page, html: async () => read(page.path) })),
  });
  // These bytes may be a part of a larger buffer, which a message would contain as a whole.
  const fragments = indexed.fragments.map((fragment) => fragment && new Uint8Array(fragment));
  const postings = indexed.postings && { ...indexed.postings, bytes: new Uint8Array(indexed.postings.bytes) };
  parentPort?.postMessage({ name, indexed: { ...indexed, fragments, postings } });
});
