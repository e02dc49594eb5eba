import { editionKey, lastEdition, standingReport } from './edition-key.ts';
import type { BuildOptions, Report } from './outcome.ts';
import type { Stands, World } from './world.ts';

/**
 * The one way from posts to `dist/`. An edition that stands as it was published, of these very sources, is known by
 * its key; else it is made, and compared page by page. What that takes is loaded then.
 */
export async function build(options: BuildOptions, world: World): Promise<Report> {
  const { disk, progress } = world;
  progress('read', 0, 1);
  const sources = disk.sources();
  const key = editionKey(sources, options, world.pictures?.drawer ?? '');
  const last = lastEdition(key, options.now, world);
  let stands: Stands | undefined;
  const look = () => {
    stands ??= { ledger: disk.recall(), standing: disk.standing(), seal: disk.seal() };
    return stands;
  };
  if (last && last.key.whole === key?.whole) {
    const { ledger, standing, seal } = look();
    if (seal === last.ledger && disk.isAsVouched(standing)) return standingReport(last, ledger);
  }
  const { printEdition } = await import('./print-edition.ts');
  return printEdition(options, world, { sources, key, last, look });
}
