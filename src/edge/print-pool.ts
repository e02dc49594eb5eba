import type { PrintAll } from '../desk/world.ts';
import type { Page, Props } from '../edition/page.ts';
import type { Stamp } from '../ledger/ledger.ts';
import type { Finding } from '../model/finding.ts';
import type { OutputPath } from '../model/paths.ts';
import { TemplateError } from '../press/press.ts';
import type { OutputFolder } from './output-folder.ts';
import type { Printed, PrintGround, PrintJob } from './print-worker.ts';
import { scriptBeside, shareOut } from './share-out.ts';

/** Pages in a batch; parts of props that several of its pages share cross to a thread once. */
const BATCH = 32;

/**
 * Shares the rendering and staging of pages out among `jobs` threads, each with its own press. `ground` is what a
 * press is opened on; what other threads wrote is entered in `folder`.
 */
export function printPool(
  folder: OutputFolder,
  ground: Omit<PrintGround, 'templates' | 'settings' | 'site'>,
  jobs: number,
): PrintAll {
  return async (pages, { press, templates, settings, site }, told) => {
    const staged = new Set<OutputPath>();
    let next = 0;
    const workerData: PrintGround = { ...ground, templates, settings, site };
    await shareOut<
      readonly Page[],
      PrintJob,
      { readonly printed: readonly Printed[] } | { readonly finding: Finding }
    >(jobs, scriptBeside(import.meta.url, 'print-thread'), workerData, {
      next: () => {
        if (next >= pages.length) return undefined;
        told(next, pages.length);
        const batch = pages.slice(next, next + BATCH);
        next += BATCH;
        return batch;
      },
      job: (batch) =>
        batch.map((page) => ({
          path: page.path,
          url: page.url,
          template: page.template,
          source: page.source,
          props: whole(page),
          stands: folder.stands(page.path),
        })),
      here: (batch) => {
        for (const page of batch)
          if (folder.stage(page.path, press.render(page, site))) staged.add(page.path);
      },
      answered: (answer) => {
        if ('finding' in answer) throw new TemplateError(answer.finding);
        for (const { path, stamp } of answer.printed) {
          if (stamp === null) continue;
          folder.adopt(path, stamp as Stamp);
          staged.add(path);
        }
      },
    });
    return staged;
  };
}

/** Props with what follows from them: the thread has nothing to derive it with. */
function whole(page: Page): Props {
  const props = page.props();
  return page.derived ? { ...props, page: { ...(props.page as object), ...page.derived() } } : props;
}
