import type { Page } from '../edition/page.ts';
import type { Difference } from '../ledger/compare.ts';
import { propsDigest } from '../ledger/key.ts';
import type { Ledger, Sealed } from '../ledger/ledger.ts';
import type { OutputPath } from '../model/address/paths.ts';
import type { Digest } from '../model/digest.ts';
import { compareText } from '../model/finding.ts';
import type { Begun } from './after-product.ts';
import type { Report } from './report.ts';
import type { Disk, PrintAll, Printed, Printing, World } from './world.ts';

/** What was published, and the ledger afterwards; its seal is null if nothing changed. */
export type PublishOutcome = Pick<Report, 'made' | 'removed' | 'fresh'> & Sealed;

/**
 * Renders everything before the first file of `dist/` is touched; then enters what will be touched, puts in place,
 * removes, vouches. `others` is what else is ours and stays as it is; `beforeWriting` is called once all is rendered;
 * `followers` receive each page once it is.
 */
export async function publish(
  difference: Difference,
  others: Ledger,
  printing: Printing,
  world: World,
  beforeWriting: () => void = () => {},
  followers: readonly Begun[] = [],
): Promise<PublishOutcome> {
  const { disk } = world;
  const { stale, obsolete } = difference;
  const pages = inOrderOfWork(stale.flatMap(({ made }) => ('template' in made ? [made] : [])));
  const onPrinted = (page: Page) => {
    for (const { printed } of followers) printed(page);
  };
  const print = (pages.length > 0 ? world.printAll(pages.length, followers.length) : null) ?? printHere(disk);
  world.progress('render', 0, pages.length);
  const printed = await print(pages, printing, (done, of) => world.progress('render', done, of), onPrinted);
  const written = new Set<OutputPath>();
  for (const [path, { isStaged }] of printed) if (isStaged) written.add(path);
  for (const { made } of stale) {
    if (!('template' in made) && disk.stage(made.path, made)) written.add(made.path);
  }
  world.progress('write', 0, written.size);
  beforeWriting();
  const isIdle = difference.touched.length === 0;
  if (!isIdle) disk.touch(difference.touched);
  for (const path of difference.inTheWay) disk.remove(path);
  const stamps = disk.publish();
  for (const path of obsolete) disk.remove(path);
  const ledger = new Map([...others, ...difference.kept, ...difference.entries(stamps, propsOf(printed))]);
  return {
    made: stale.map(({ path, because }) => ({ path, because, written: written.has(path) })),
    removed: obsolete,
    fresh: difference.fresh,
    ledger,
    seal: isIdle ? null : disk.record(ledger),
  };
}

/**
 * Pages in the order in which threads share them: one thread takes them from the first, all others from the last. Feeds of
 * the same year follow each other, since those of columns and of the site have the same entries, which are then set once
 * (`press/kept-entries.ts`). They and other files come first, since these share entries and references, and are long. Pages
 * follow by template, so that V8 meets the same code for long; those that the search finds are last.
 */
function inOrderOfWork(pages: readonly Page[]): readonly Page[] {
  const byYear = Map.groupBy(pages, ({ path }) => YEARLY.exec(path)?.[1] ?? '');
  const byTemplate = Map.groupBy(byYear.get('') ?? [], ({ template, searched }) =>
    searched ? SEARCHED : FILE.test(template) ? '' : template,
  );
  byYear.delete('');
  return [byYear, byTemplate].flatMap((groups) =>
    [...groups].sort(([a], [b]) => compareText(a, b)).flatMap(([, those]) => those),
  );
}

const YEARLY = /(?:^|\/)feed\/(\d+)\.xml$/;
/** The template of a file that is no page: `feed.xml.njk`. */
const FILE = /\.[^./]+\.njk$/;
/** Comes after the name of every template. */
const SEARCHED = '\uffff';

function propsOf(printed: ReadonlyMap<OutputPath, Printed>): ReadonlyMap<OutputPath, Digest> {
  return new Map([...printed].map(([path, { props }]) => [path, props]));
}

/** Prints pages one by one, in this thread, from the last: followers wait for dispatches, and an error names one sooner. */
function printHere(disk: Disk): PrintAll {
  return async (pages, { press, site }, onProgress, onPrinted) => {
    const digestOf = propsDigest(site);
    const printed = new Map<OutputPath, Printed>();
    for (const [at, page] of pages.toReversed().entries()) {
      if (at % 64 === 0) onProgress(at, pages.length);
      const props = page.props();
      const isStaged = disk.stage(page.path, press.print({ ...page, props: () => props }, site));
      printed.set(page.path, { props: digestOf(props).digest, isStaged });
      onPrinted(page);
    }
    return printed;
  };
}
