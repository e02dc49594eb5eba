import { Worker } from 'node:worker_threads';
import type { IndexAhead } from '../../desk/search/door.ts';
import type { IndexFile } from '../../desk/search/index-files.ts';
import type { SearchedPage } from '../../desk/search/kept-index.ts';
import type { OutputPath } from '../../model/address/paths.ts';
import type { Digest } from '../../model/digest.ts';
import { moduleOf } from '../program/generator.ts';
import { makeV8Thrifty } from '../program/v8-thrift.ts';
import type { IndexGround } from './index-worker.ts';

/** What an index is made from while pages are printed. Pages without keys are still to be printed. */
export type AheadGround = IndexGround & {
  readonly pages: readonly Omit<SearchedPage, 'html'>[];
  /** How many threads may share what is left once all pages are printed. */
  readonly threads: number;
};

/** What the thread is told: which pages are staged or in place; the keys of all, once they are; which files are wanted. */
export type ToIndex =
  | { readonly printed: readonly OutputPath[] }
  | { readonly keys: readonly SearchedPage['key'][] }
  | { readonly wanted: readonly number[] };

/** What it answers: progress; its files; those that were wanted, one after another, and where each ends. */
export type FromIndex =
  | { readonly done: number; readonly of: number }
  | { readonly files: readonly (readonly [path: string, digest: Digest])[] }
  | { readonly bytes: Uint8Array<ArrayBuffer>; readonly ends: readonly number[] };

/** How many pages the thread is told of at once. */
const BATCH = 32;

/** The young generation of the thread has room for the short-lived data of a group. */
const LIMITS = { maxYoungGenerationSizeMb: 32 };

/**
 * Begins to make an index of pages in another thread, while this one prints those that have no keys. `threads` may share
 * what is left once all are printed.
 */
export function indexAhead(ground: IndexGround, pages: readonly SearchedPage[], threads: number): IndexAhead {
  const named = pages.map(({ url, path, key }) => ({ url, path, key }));
  const workerData: AheadGround = { ...ground, pages: named, threads };
  // The thread begins by V8's own rules, as its modules were compiled.
  makeV8Thrifty(null);
  const worker = new Worker(moduleOf('edge/search/ahead-thread'), { workerData, resourceLimits: LIMITS });
  const { promise: failure, reject: fail } = Promise.withResolvers<never>();
  // Its error is thrown where its files are asked for.
  failure.catch(() => {});
  worker.on('error', fail);
  /** Tells the thread something, and waits for the answer. */
  const ask = async <Answer extends FromIndex>(
    what: ToIndex,
    isAnswer: (told: FromIndex) => told is Answer,
    onOther: (told: FromIndex) => void = () => {},
  ): Promise<Answer> => {
    const { promise, resolve } = Promise.withResolvers<Answer>();
    const hear = (told: FromIndex) => (isAnswer(told) ? resolve(told) : onOther(told));
    worker.on('message', hear);
    worker.postMessage(what satisfies ToIndex);
    try {
      return await Promise.race([promise, failure]);
    } finally {
      worker.off('message', hear);
    }
  };
  let printed: OutputPath[] = [];
  let left = pages.filter(({ key }) => key === null).length;
  return {
    printed: (path) => {
      printed.push(path);
      if (--left > 0 && printed.length < BATCH) return;
      worker.postMessage({ printed } satisfies ToIndex);
      printed = [];
    },
    files: async (keys, onProgress) => {
      const { files } = await ask({ keys }, isFiles, (told) => {
        if ('done' in told) onProgress(told.done, told.of);
      });
      const contentOf = together(async (wanted) => {
        const { bytes, ends } = await ask({ wanted }, isBytes);
        return ends.map((end, at) => bytes.subarray(ends[at - 1] ?? 0, end));
      });
      return files.map(([path, digest], at): IndexFile => ({ path, digest, content: () => contentOf(at) }));
    },
    drop: async () => {
      await worker.terminate();
    },
  };
}

function isFiles(told: FromIndex): told is Extract<FromIndex, { readonly files: unknown }> {
  return 'files' in told;
}

function isBytes(told: FromIndex): told is Extract<FromIndex, { readonly bytes: unknown }> {
  return 'bytes' in told;
}

/** Asks for several things at once: all that are wanted one after another, before this thread does something else. */
function together<Thing>(
  get: (wanted: readonly number[]) => Promise<readonly Thing[]>,
): (one: number) => Promise<Thing> {
  let wanted: number[] = [];
  let all: Promise<readonly Thing[]> = Promise.resolve([]);
  return async (one) => {
    if (wanted.length === 0)
      all = Promise.resolve().then(() => {
        const those = wanted;
        wanted = [];
        return get(those);
      });
    const at = wanted.push(one) - 1;
    return (await all)[at] as Thing;
  };
}
