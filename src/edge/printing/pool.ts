import type { PrintAll, Printed } from '../../desk/world.ts';
import type { Page, Props } from '../../edition/page.ts';
import { propsDigest } from '../../ledger/key.ts';
import type { Stamp } from '../../ledger/ledger.ts';
import type { OutputPath } from '../../model/address/paths.ts';
import type { Digest } from '../../model/digest.ts';
import type { Finding } from '../../model/finding.ts';
import { TemplateError } from '../../press/press.ts';
import type { OutputFolder } from '../disk/output-folder.ts';
import { moduleOf } from '../program/generator.ts';
import { shareOut } from '../program/share-out.ts';
import type { PrintGround, PrintJob, Staged } from './worker.ts';

/** How many pages are in a batch. Parts of props that its pages share are sent to a thread only once. */
const BATCH = 32;

/** Larger props, in characters of their JSON, are not sent: a thread would hold a second copy of all their parts. */
const LARGE = 50_000;

/**
 * Shares the rendering and staging of pages among `jobs` threads, each with its own press. `ground` is what a press is
 * opened with. What other threads staged is entered in `folder`.
 */
export function printPool(
  folder: OutputFolder,
  ground: Omit<PrintGround, 'templates' | 'settings' | 'site'>,
  jobs: number,
): PrintAll {
  return async (pages, { press, templates, settings, site }, told, onPrinted) => {
    const digestOf = propsDigest(site);
    const printed = new Map<OutputPath, Printed>();
    const printHere = (page: Page, props: Props, digest: Digest) => {
      const isStaged = folder.stage(page.path, press.print({ ...page, props: () => props }, site));
      printed.set(page.path, { props: digest, isStaged });
      onPrinted(page);
    };
    const sent = new Map<OutputPath, Page>();
    // This thread takes feeds and lists from the beginning, others take dispatches from the end: so each has fewer templates
    // and entries to warm up for, and less is sent.
    let [from, to] = [0, pages.length];
    const workerData: PrintGround = { ...ground, templates, settings, site };
    await shareOut<
      readonly Page[],
      PrintJob,
      { readonly staged: readonly Staged[] } | { readonly finding: Finding }
    >(jobs, moduleOf('edge/printing/print-thread'), workerData, {
      next: (isHere) => {
        if (from >= to) return undefined;
        told(from + pages.length - to, pages.length);
        const [begin, end] = isHere ? [from, Math.min(from + BATCH, to)] : [Math.max(to - BATCH, from), to];
        if (isHere) from = end;
        else to = begin;
        return pages.slice(begin, end);
      },
      job: (batch) =>
        batch.flatMap((page) => {
          const props = page.props();
          const { digest, length } = digestOf(props);
          if (length > LARGE) {
            printHere(page, props, digest);
            return [];
          }
          printed.set(page.path, { props: digest, isStaged: false });
          const { path, url, template, source } = page;
          sent.set(path, page);
          return [{ path, url, template, source, props: whole(page, props), stands: folder.stands(path) }];
        }),
      here: (batch) => {
        for (const page of batch) {
          const props = page.props();
          printHere(page, props, digestOf(props).digest);
        }
      },
      answered: (answer) => {
        if ('finding' in answer) throw new TemplateError(answer.finding);
        for (const { path, stamp } of answer.staged) {
          if (stamp !== null) {
            folder.adopt(path, stamp as Stamp);
            printed.set(path, { ...(printed.get(path) as Printed), isStaged: true });
          }
          onPrinted(sent.get(path) as Page);
        }
      },
    });
    return printed;
  };
}

/** Props with everything that is derived from them, since a thread cannot derive it. */
function whole(page: Page, props: Props): Props {
  return page.derived ? { ...props, page: { ...(props.page as object), ...page.derived(props) } } : props;
}
