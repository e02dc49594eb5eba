import { describe, expect, test } from 'vitest';
import { shareOut } from '../../../src/edge/program/share-out.ts';

/** A thread that answers each job with its double; a job of `huge` takes all the memory that it has. */
const DOUBLE = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, workerData as huge } from 'node:worker_threads';
    parentPort.on('message', (job) => {
      const all = [];
      if (job === huge) for (;;) all.push(new Array(1_000_000).fill(job));
      parentPort.postMessage({ job, double: 2 * job });
    });`)}`,
);

describe('work that is shared out', () => {
  test.for([
    ['is done once, here or in another thread', 1000],
    ['comes back from a thread that has not the memory for it', 1],
  ] as const)('%s', { timeout: 60_000 }, async ([, huge]) => {
    const batches = Array.from({ length: 12 }, (_, at) => at);
    const done = new Map<number, string>();
    const put = (batch: number, where: string) => {
      expect(done.has(batch)).toBe(false);
      done.set(batch, where);
    };
    let next = 0;
    await shareOut(2, DOUBLE, huge, {
      next: () => batches[next++],
      job: (batch) => batch,
      here: (batch) => put(batch, 'here'),
      answered: ({ job, double }: { readonly job: number; readonly double: number }) => {
        expect(double).toBe(2 * job);
        put(job, 'there');
      },
    });
    expect([...done.keys()].sort((a, b) => a - b)).toEqual(batches);
    if (huge < 12) expect(done.get(huge)).toBe('here');
  });

  test('is taken from one end here and from the other elsewhere', async () => {
    let [from, to] = [0, 12];
    const [here, there]: [number[], number[]] = [[], []];
    await shareOut(2, DOUBLE, null, {
      next: (isHere) => (from >= to ? undefined : isHere ? from++ : --to),
      job: (batch) => batch,
      here: (batch) => void here.push(batch),
      answered: ({ job }: { readonly job: number }) => void there.push(job),
    });
    expect([...here, ...there.toReversed()]).toEqual(Array.from({ length: 12 }, (_, at) => at));
    expect(there.length).toBeGreaterThan(0);
  });

  test('ends with the first error of any thread', async () => {
    const script = new URL('data:text/javascript,throw new Error("no such thread")');
    let next = 0;
    const work = shareOut(2, script, null, {
      next: () => (next++ < 3 ? next : undefined),
      job: (batch) => batch,
      here: () => {},
      answered: () => {},
    });
    await expect(work).rejects.toThrow('no such thread');
  });
});
