import { isAsVouched } from '../ledger/compare.ts';
import { mayAskForChanges } from './changes/door.ts';
import { editionKey, lastEdition, standingReport } from './edition-key.ts';
import type { BuildOptions, Report } from './report.ts';
import type { World } from './world.ts';

/**
 * The one way from `posts/` to `dist/`: reads the site folder, makes the edition, and publishes what differs from what
 * stands. An edition with a known key that stands as it was published is not made at all (a shortcut, see
 * `editionKey`); what making it takes is loaded only if it is needed.
 */
export async function build(options: BuildOptions, world: World): Promise<Report> {
  const { disk, progress } = world;
  progress('read', 0, 1);
  const sources = disk.sources();
  const history = mayAskForChanges(sources.settings) ? (await world.history?.())?.lastCommit() : undefined;
  const made = [world.pictures?.drawer ?? '', JSON.stringify(history ?? null)].join(' ');
  const key = options.shortcuts ? editionKey(sources, options, made) : null;
  const last = lastEdition(key, sources.register?.digest ?? null, options.now, world);
  const stands = { ...disk.recall(), standing: disk.standing() };
  if (last && last.ledger === stands.seal && isAsVouched(stands.ledger, stands.standing))
    return standingReport(last, stands.ledger);
  const { printEdition } = await import('./print-edition.ts');
  return printEdition(options, world, { sources, key, stands });
}
