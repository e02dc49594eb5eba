import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { makeV8Thrifty } from './v8-thrift.ts';

/** Work in batches: `Job` is a batch as it is sent to another thread, `Answer` is what comes back. Both are plain data. */
type Work<Batch, Job, Answer> = {
  /** The next batch, for this thread or for another one; undefined if there is none left. */
  readonly next: (isHere: boolean) => Batch | undefined;
  readonly job: (batch: Batch) => Job;
  /** Does a batch in this thread. */
  readonly here: (batch: Batch) => void | Promise<void>;
  readonly answered: (answer: Answer) => void;
};

/** How many batches are sent to a thread in advance, so that it never waits for this one. */
const AHEAD = 2;
/**
 * Memory of a thread. The young generation has room for the short-lived data of a batch. If a batch needs more than the
 * old generation has, this thread does it.
 */
const LIMITS = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 256 };

/**
 * Shares work among `threads`. This thread is the first one and works while the others start. They run `script`, live
 * for this call, and answer each job with one message. Throws the first error of any thread.
 */
export async function shareOut<Batch, Job, Answer>(
  threads: number,
  script: string | URL,
  workerData: unknown,
  { next, job, here, answered }: Work<Batch, Job, Answer>,
): Promise<void> {
  const waiting = new Map<Worker, Batch[]>();
  const returned: Batch[] = [];
  let failure: { readonly error: unknown } | undefined;
  let wake = () => {};
  const failed = (error: unknown) => {
    failure ??= { error };
    wake();
  };
  const give = (worker: Worker) => {
    if ((waiting.get(worker)?.length ?? AHEAD) >= AHEAD) return;
    const batch = failure ? undefined : next(false);
    if (batch === undefined) return;
    waiting.get(worker)?.push(batch);
    worker.postMessage(job(batch));
  };
  const start = () => {
    const worker = new Worker(script, { workerData, resourceLimits: LIMITS });
    waiting.set(worker, []);
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return failed(error);
      returned.push(...(waiting.get(worker) ?? []));
      waiting.delete(worker);
      wake();
    });
    worker.on('message', (answer: Answer) => {
      makeV8Thrifty(Number.POSITIVE_INFINITY);
      waiting.get(worker)?.shift();
      try {
        give(worker);
        answered(answer);
      } catch (error) {
        failed(error);
      }
      wake();
    });
  };
  try {
    // A thread begins by V8's own rules, as its modules were compiled; after its first batch, it is thrifty.
    if (threads > 1) makeV8Thrifty(null);
    while (waiting.size + 1 < threads) start();
    for (let ahead = 0; ahead < AHEAD; ahead++) for (const worker of waiting.keys()) give(worker);
    while (!failure) {
      const batch = returned.pop() ?? next(true);
      if (batch !== undefined) {
        await here(batch);
        await turn();
      } else if ([...waiting.values()].some((batches) => batches.length > 0)) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else break;
    }
    if (failure) throw failure.error;
  } finally {
    // Their memory is freed before this thread needs more.
    await Promise.all(waiting.keys().map((worker) => worker.terminate()));
  }
}
