import { Worker } from 'node:worker_threads';
import type { PrintAll } from '../desk/world.ts';
import type { Page, Props } from '../edition/page.ts';
import type { Stamp } from '../ledger/ledger.ts';
import type { Finding } from '../model/finding.ts';
import type { OutputPath } from '../model/paths.ts';
import { TemplateError } from '../press/press.ts';
import type { OutputFolder } from './output-folder.ts';
import type { Printed, PrintGround, PrintJob } from './print-worker.ts';

/** Pages in a batch; parts of props that several of its pages share cross to the thread once. */
const BATCH = 48;
/** Batches that wait at a thread, so that it never waits for this one. */
const AHEAD = 2;

/**
 * Renders and stages pages in worker threads, each with its own press. `ground` is what a press is opened on;
 * what the threads wrote is entered in `folder`. Threads live for one call.
 */
export function printPool(
  folder: OutputFolder,
  ground: Omit<PrintGround, 'templates' | 'settings' | 'site'>,
  jobs: number,
): PrintAll {
  return (pages, printing, told) =>
    new Promise((done, failed) => {
      const staged = new Set<OutputPath>();
      let next = 0;
      let open = 0;
      let ended = false;
      const workerData: PrintGround = {
        ...ground,
        templates: printing.templates,
        settings: printing.settings,
        site: printing.site,
      };
      const workers = Array.from({ length: jobs }, () => new Worker(SCRIPT, { workerData }));
      const end = (error?: unknown) => {
        if (ended) return;
        ended = true;
        for (const worker of workers) void worker.terminate();
        if (error === undefined) done(staged);
        else failed(error);
      };
      const give = (worker: Worker) => {
        if (ended || next >= pages.length) return;
        const batch = pages.slice(next, next + BATCH);
        next += BATCH;
        open++;
        const job: PrintJob = batch.map((page): PrintJob[number] => ({
          path: page.path,
          url: page.url,
          template: page.template,
          source: page.source,
          props: whole(page),
          stands: folder.stands(page.path),
        }));
        worker.postMessage(job);
      };
      for (const worker of workers) {
        worker.on('error', end);
        worker.on(
          'message',
          (answer: { readonly printed: readonly Printed[] } | { readonly finding: Finding }) => {
            if ('finding' in answer) return end(new TemplateError(answer.finding));
            open--;
            try {
              give(worker);
            } catch (error) {
              return end(error);
            }
            for (const { path, stamp } of answer.printed) {
              if (stamp === null) continue;
              folder.adopt(path, stamp as Stamp);
              staged.add(path);
            }
            told(Math.min(next, pages.length), pages.length);
            if (open === 0 && next >= pages.length) end();
          },
        );
        for (let ahead = 0; ahead < AHEAD; ahead++) give(worker);
      }
      if (pages.length === 0) end();
    });
}

const SCRIPT = new URL(
  import.meta.url.endsWith('.ts') ? './print-thread.ts' : './print-thread.js',
  import.meta.url,
);

/** Props with what follows from them: the thread has nothing to derive it with. */
function whole(page: Page): Props {
  const props = page.props();
  return page.derived ? { ...props, page: { ...(props.page as object), ...page.derived() } } : props;
}
