import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

/** Work in batches: `Job` is a batch as it crosses to another thread, `Answer` what comes back. Plain data, both. */
export type Work<Batch, Job, Answer> = {
  /** The next batch; undefined once there is none left. */
  readonly next: () => Batch | undefined;
  readonly job: (batch: Batch) => Job;
  /** Does a batch in this thread. */
  readonly here: (batch: Batch) => void;
  readonly answered: (answer: Answer) => void;
};

/** Batches that wait at a thread, so that it never waits for this one. */
const AHEAD = 2;
/** Megabytes of young generation: what a batch makes has died before it fills. */
const YOUNG = 32;

/**
 * Shares work out among `threads`, of which this one is the first: the others start meanwhile, run `script`, live for
 * this call, and answer each job with one message. Ends with the first error, wherever it arose.
 */
export async function shareOut<Batch, Job, Answer>(
  threads: number,
  script: URL,
  workerData: unknown,
  { next, job, here, answered }: Work<Batch, Job, Answer>,
): Promise<void> {
  let failure: { readonly error: unknown } | undefined;
  let out = 0;
  let wake = () => {};
  const failed = (error: unknown) => {
    failure ??= { error };
    wake();
  };
  const give = (worker: Worker) => {
    const batch = failure ? undefined : next();
    if (batch === undefined) return;
    out++;
    worker.postMessage(job(batch));
  };
  const workers = Array.from(
    { length: threads - 1 },
    () => new Worker(script, { workerData, resourceLimits: { maxYoungGenerationSizeMb: YOUNG } }),
  );
  try {
    for (const worker of workers) {
      worker.on('error', failed);
      worker.on('message', (answer: Answer) => {
        out--;
        try {
          give(worker);
          answered(answer);
        } catch (error) {
          failed(error);
        }
        wake();
      });
      for (let ahead = 0; ahead < AHEAD; ahead++) give(worker);
    }
    for (let batch = next(); batch !== undefined && !failure; batch = next()) {
      here(batch);
      await turn();
    }
    while (out > 0 && !failure) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    if (failure) throw failure.error;
  } finally {
    for (const worker of workers) void worker.terminate();
  }
}

/** Address of a thread's script beside the module at `here`, compiled or not. */
export function scriptBeside(here: string, name: string): URL {
  return new URL(`./${name}${here.endsWith('.ts') ? '.ts' : '.js'}`, here);
}
