import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

/** Work in batches: `Job` is a batch as it crosses to another thread, `Answer` what comes back. Plain data, both. */
type Work<Batch, Job, Answer> = {
  /** The next batch; undefined once there is none left. */
  readonly next: () => Batch | undefined;
  readonly job: (batch: Batch) => Job;
  /** Does a batch in this thread. */
  readonly here: (batch: Batch) => void;
  readonly answered: (answer: Answer) => void;
};

/** Batches that wait at a thread, so that it never waits for this one. */
const AHEAD = 2;
/**
 * What a thread may use. The young generation takes what a batch makes, which has died before it fills; a batch that
 * needs more than the old one has is done here.
 */
const LIMITS = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 256 };

/**
 * Shares work out among `threads`, of which this one is the first: the others start meanwhile, run `script`, live for
 * this call, and answer each job with one message. Ends with the first error, wherever it arose.
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
    const batch = failure ? undefined : next();
    if (batch === undefined) return;
    waiting.get(worker)?.push(batch);
    worker.postMessage(job(batch));
  };
  for (let thread = 1; thread < threads; thread++) {
    const worker = new Worker(script, { workerData, resourceLimits: LIMITS });
    waiting.set(worker, []);
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return failed(error);
      returned.push(...(waiting.get(worker) ?? []));
      waiting.delete(worker);
      wake();
    });
    worker.on('message', (answer: Answer) => {
      waiting.get(worker)?.shift();
      try {
        give(worker);
        answered(answer);
      } catch (error) {
        failed(error);
      }
      wake();
    });
  }
  try {
    for (let ahead = 0; ahead < AHEAD; ahead++) for (const worker of waiting.keys()) give(worker);
    while (!failure) {
      const batch = returned.pop() ?? next();
      if (batch !== undefined) {
        here(batch);
        await turn();
      } else if ([...waiting.values()].some((batches) => batches.length > 0)) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else break;
    }
    if (failure) throw failure.error;
  } finally {
    // Their memory is given back before this thread needs more.
    await Promise.all(waiting.keys().map((worker) => worker.terminate()));
  }
}
