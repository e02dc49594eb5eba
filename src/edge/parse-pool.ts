import { Worker } from 'node:worker_threads';
import type { ManuscriptFile } from '../desk/world.ts';
import type { Style } from '../model/site.ts';
import type { Parser, Reading } from './parser.ts';

/** What a worker is asked: to read and parse these files of the site folder. */
export type Batch = {
  readonly root: string;
  readonly style: Style;
  readonly files: readonly { readonly at: number; readonly path: string }[];
};

/** Files in a batch: large enough that messages cost little, small enough that threads end together. */
const BATCH = 32;

/**
 * A parser with worker threads that read and parse files of the site folder `root`; results come in any order.
 * Threads live for one call. `jobs` is how many; with `plugged` each loads the site's config for its plugins.
 */
export function parsePool(root: string, jobs: number, plugged: boolean): Parser {
  return (files, style, each) =>
    new Promise<void>((done, failed) => {
      const batches = inBatches(files);
      const workers = Array.from(
        { length: Math.min(jobs, batches.length) },
        () =>
          new Worker(WORKER, {
            workerData: plugged ? root : null,
            resourceLimits: { maxYoungGenerationSizeMb: 64 },
          }),
      );
      let open = batches.length;
      const end = (error?: unknown) => {
        for (const worker of workers) void worker.terminate();
        if (error === undefined) done();
        else failed(error);
      };
      const give = (worker: Worker) => {
        const batch = batches.shift();
        if (batch) worker.postMessage({ root, style, files: batch } satisfies Batch);
      };
      for (const worker of workers) {
        worker.on('error', end);
        worker.on('message', (readings: readonly Reading[]) => {
          give(worker);
          for (const reading of readings) each(reading);
          if (--open === 0) end();
        });
        give(worker);
      }
      if (open === 0) end();
    });
}

const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './parse-thread.ts' : './parse-thread.js',
  import.meta.url,
);

function inBatches(files: readonly ManuscriptFile[]): { at: number; path: string }[][] {
  const numbered = files.map(({ path }, at) => ({ at, path }));
  return Array.from({ length: Math.ceil(files.length / BATCH) }, (_, batch) =>
    numbered.slice(batch * BATCH, (batch + 1) * BATCH),
  );
}
