import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { makeIndex } from '../../desk/search/build-index.ts';
import { type IndexAll, SEARCH_FOLDER } from '../../desk/search/door.ts';
import type { Group } from '../../desk/search/index-group.ts';
import type { SearchedPage } from '../../desk/search/kept-index.ts';
import type { OutputPath } from '../../model/address/paths.ts';
import { bytesOf, textOf } from '../disk/output-folder.ts';
import { openByteNotes, openNotes } from '../memory/notes.ts';
import { makeV8Thrifty } from '../program/v8-thrift.ts';
import type { AheadGround, FromIndex, ToIndex } from './ahead.ts';
import { searchDoor } from './door.ts';
import { openSearchKit } from './pagefind.ts';

await makeAhead(workerData as AheadGround, parentPort as MessagePort);

/** Makes an index of pages, as far as they are printed, and then the rest. Sends its files as they are wanted. */
async function makeAhead({ pages, threads, ...ground }: AheadGround, port: MessagePort): Promise<void> {
  const { out, staging, generator, lang } = ground;
  const told = hearing(port, pages);
  const memory = openByteNotes(ground.notes, generator);
  const kit = await openSearchKit(lang, memory);
  // All that the thread needs is loaded now.
  makeV8Thrifty(pages.length);
  // A page that is no longer staged, or never was, is in place.
  const textAt = (path: OutputPath) => textOf(join(staging, path)) ?? textOf(join(out, path)) ?? '';
  const searched = pages.map((page): SearchedPage => ({ ...page, html: async () => textAt(page.path) }));
  const read = (path: string) => bytesOf(join(out, SEARCH_FOLDER, path));
  const { indexAll } = searchDoor(ground, threads);
  let first: IndexAll | null = asPrinted(told, (many) => indexAll(lang, many));
  const { files, keep } = await makeIndex(
    searched,
    kit,
    { notes: openNotes(ground.notes, generator), bytes: memory, read },
    (done, of) => send({ done, of }),
    (many) => {
      const one = first ?? indexAll(lang, many);
      first = null;
      return one;
    },
  );
  const contents = new Map<number, Uint8Array>();
  // If no index stands, all files will be wanted.
  const isFirst = !existsSync(join(out, SEARCH_FOLDER));
  for (const [at, file] of isFirst ? files.entries() : []) contents.set(at, await file.content());
  const keys = await told.keys;
  const keyOf = new Map(searched.map((page, at) => [page, keys[at] ?? null]));
  keep((page) => keyOf.get(page) ?? null);
  told.wanted(async (wanted) => {
    const those: Uint8Array[] = [];
    for (const at of wanted) those.push(contents.get(at) ?? (await files[at]?.content()) ?? new Uint8Array());
    send(joined(those));
  });
  send({ files: files.map(({ path, digest }) => [path, digest]) });

  function send(answer: FromIndex): void {
    port.postMessage(answer, 'bytes' in answer ? [answer.bytes.buffer] : []);
  }
}

/** What the thread was told so far. */
type Told = {
  readonly isPrinted: (path: OutputPath) => boolean;
  /** Whether all pages are in place. */
  readonly isOver: () => boolean;
  /** Resolves when more is told. */
  readonly more: () => Promise<void>;
  readonly keys: Promise<readonly SearchedPage['key'][]>;
  readonly wanted: (send: (files: readonly number[]) => Promise<void>) => void;
};

function hearing(port: MessagePort, pages: AheadGround['pages']): Told {
  const unprinted = new Set(pages.flatMap(({ path, key }) => (key === null ? [path] : [])));
  const { promise: keys, resolve } = Promise.withResolvers<readonly SearchedPage['key'][]>();
  let [isOver, wake] = [false, () => {}];
  let send: (files: readonly number[]) => Promise<void> = async () => {};
  port.on('message', async (told: ToIndex) => {
    if ('wanted' in told) return send(told.wanted);
    if ('printed' in told) for (const path of told.printed) unprinted.delete(path);
    else {
      isOver = true;
      resolve(told.keys);
    }
    wake();
  });
  return {
    isPrinted: (path) => isOver || !unprinted.has(path),
    isOver: () => isOver,
    more: () =>
      new Promise((resolve) => {
        wake = resolve;
      }),
    keys,
    wanted: (one) => {
      send = one;
    },
  };
}

/** Indexes groups once their pages are printed; when all are, threads may share the rest. */
function asPrinted(told: Told, sharing: (many: number) => IndexAll | null): IndexAll {
  return async (groups, here, each) => {
    const left = new Map(groups.entries());
    const isReady = ([, { pages }]: [number, Group]) => pages.every(({ path }) => told.isPrinted(path));
    while (left.size > 0) {
      if (told.isOver()) {
        const rest = [...left];
        const shared = sharing(rest.reduce((many, [, { pages }]) => many + pages.length, 0));
        const those = rest.map(([, group]) => group);
        if (shared) return shared(those, here, (one, done) => each((rest[one] as [number, Group])[0], done));
      }
      const ready = left.entries().find(isReady);
      if (ready) {
        const [at, group] = ready;
        left.delete(at);
        each(at, await here(group));
        // Lets in what it is told meanwhile.
        await turn();
      } else await told.more();
    }
  };
}

function joined(files: readonly Uint8Array[]): Extract<FromIndex, { readonly bytes: Uint8Array }> {
  const bytes = new Uint8Array(files.reduce((sum, { length }) => sum + length, 0));
  const ends: number[] = [];
  let end = 0;
  for (const file of files) {
    bytes.set(file, end);
    end += file.length;
    ends.push(end);
  }
  return { bytes, ends };
}
