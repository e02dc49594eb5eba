import { editionKey, lastEdition, standingReport } from './edition-key.ts';
import type { BuildOptions, Report } from './outcome.ts';
import type { World } from './world.ts';

/**
 * The one way from posts to `dist/`. An edition that stands as it was published, of these very sources, is known by
 * its key; else it is made, and compared page by page. What that takes is loaded then.
 */
export async function build(options: BuildOptions, world: World): Promise<Report> {
  world.progress('read', 0, 1);
  const sources = world.disk.sources();
  const key = editionKey(sources, options, world.pictures?.drawer ?? '');
  const ledger = world.disk.recall();
  const standing = world.disk.standing();
  const last = lastEdition(key, options.now, world.disk.seal(), world);
  if (last && last.key.whole === key?.whole && world.disk.isAsVouched(standing))
    return standingReport(last, ledger);
  const { printEdition } = await import('./print-edition.ts');
  return printEdition(options, world, { sources, key, ledger, standing, last });
}
