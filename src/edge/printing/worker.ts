import { parentPort, workerData } from 'node:worker_threads';
import { type Page, type Props, pageAt } from '../../edition/page.ts';
import type { SiteProps } from '../../edition/props.ts';
import type { Stamp } from '../../ledger/ledger.ts';
import type { OutputPath } from '../../model/address/paths.ts';
import type { Site } from '../../model/site.ts';
import { openPress, TemplateError } from '../../press/press.ts';
import type { TemplateFile } from '../../press/template-file.ts';
import { stagePage } from '../disk/output-folder.ts';
import { openNotes } from '../memory/notes.ts';
import { openReader } from '../memory/parse-store.ts';
import { withShipped } from '../memory/shipped-notes.ts';

/** What the press of a thread is opened with. */
export type PrintGround = {
  readonly out: string;
  readonly staging: string;
  /** The file of the store with the copies. */
  readonly store: string;
  readonly notes: string;
  readonly templates: readonly TemplateFile[];
  readonly settings: Site;
  readonly site: SiteProps;
};

/** Pages to render and stage. `stands`: there is a file at the path, so it is compared before anything is written. */
export type PrintJob = readonly (Pick<Page, 'path' | 'url' | 'template' | 'source'> & {
  readonly props: Props;
  readonly stands: boolean;
})[];

/** A staged page with its stamp; null if the same bytes are in place already. */
export type Staged = { readonly path: OutputPath; readonly stamp: Stamp | null };

const ground = workerData as PrintGround;
const { recall } = withShipped(openNotes(ground.notes, ground.settings.generator));
const copies = openReader(ground.store);
const press = openPress(ground.templates, ground.settings, copies, { recall, keep: () => {} });

parentPort?.on('message', (job: PrintJob) => {
  try {
    const staged = job.map(({ props, stands, ...page }): Staged => {
      const { path, url, template, source } = page;
      const text = press.print({ ...pageAt(url, template, () => props), path, source }, ground.site);
      return { path: page.path, stamp: stagePage(ground.out, ground.staging, page.path, text, stands) };
    });
    parentPort?.postMessage({ staged });
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    parentPort?.postMessage({ finding: error.finding });
  }
});
