import type { Asset, Page } from '../edition/page.ts';
import { compare, isAsVouched, type Stale, type Standing } from '../ledger/compare.ts';
import { type Ledger, partOf } from '../ledger/ledger.ts';
import type { OutputPath, SourcePath } from '../model/address/paths.ts';
import type { AfterProduct, Begun, ProductFile, PublishedEdition } from './after-product.ts';
import type { Planned } from './prepare.ts';
import { type PublishOutcome, publish } from './publish.ts';
import { search } from './search.ts';
import type { World } from './world.ts';

/** Everything that is made from an edition after it was published, in this order. */
const AFTER: readonly AfterProduct[] = [search];

/** Whether a path of the output folder belongs to such a product. */
export function isOfAfter(path: OutputPath): boolean {
  return AFTER.some(({ folder }) => path.startsWith(folder));
}

/** Products that were begun while pages are printed. */
export type BegunProducts = ReadonlyMap<AfterProduct, Begun>;

/** Begins the products that need not wait for the pages that `ledger` lacks. */
export async function beginAfter(edition: PublishedEdition): Promise<BegunProducts> {
  const begun = new Map<AfterProduct, Begun>();
  for (const product of AFTER) {
    const one = await product.begin?.(edition);
    if (one) begun.set(product, one);
  }
  return begun;
}

/**
 * Makes the products of a published edition and publishes them by comparison, like everything else. `ledger` vouches
 * for all that stands. Returns what was done for all products together, and the ledger afterwards.
 */
export async function publishAfter(
  planned: Planned,
  ledger: Ledger,
  standing: Standing,
  world: World,
  begun: BegunProducts = new Map(),
): Promise<PublishOutcome> {
  let done: PublishOutcome = { made: [], removed: [], fresh: 0, ledger, seal: null };
  for (const product of AFTER) {
    const [last, others] = partOf(done.ledger, (path) => path.startsWith(product.folder));
    const key = product.key({ planned, ledger, world });
    if (key === null && last.size === 0) continue;
    if (
      key !== null &&
      last.size > 0 &&
      world.notes.recall(product.name) === key &&
      isAsVouched(last, standing)
    ) {
      done = { ...done, fresh: done.fresh + last.size };
      continue;
    }
    const files = key === null ? [] : await (begun.get(product) ?? product).make({ planned, ledger, world });
    const made = new Map(files.map((file) => [assetOf(product, file), file]));
    const edition = { pages: [], assets: [...made.keys()], site: planned.edition.site };
    const difference = compare(edition, last, standing, planned.press.fingerprint);
    const stale = await Promise.all(difference.stale.map((one) => withContent(one, made)));
    const published = await publish({ ...difference, stale }, others, planned.printing, world);
    if (key !== null) world.notes.keep(product.name, key);
    done = {
      made: [...done.made, ...published.made],
      removed: [...done.removed, ...published.removed],
      fresh: done.fresh + published.fresh,
      ledger: published.ledger,
      seal: published.seal ?? done.seal,
    };
  }
  return done;
}

function assetOf({ folder }: AfterProduct, { path, digest }: ProductFile): Asset {
  return { path: `${folder}${path}` as OutputPath, digest, source: 'site.yaml' as SourcePath, content: null };
}

/** A file that is to be made, with its content. */
async function withContent(stale: Stale, files: ReadonlyMap<Page | Asset, ProductFile>): Promise<Stale> {
  const content = await files.get(stale.made)?.content();
  return content ? { ...stale, made: { ...(stale.made as Asset), content } } : stale;
}
