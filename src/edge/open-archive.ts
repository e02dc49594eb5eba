import { join } from 'node:path';
import { type Archive, file } from '../archive/archive.ts';
import { readSite } from '../desk/settings.ts';
import type { Dispatch } from '../model/dispatch.ts';
import { type Finding, sortFindings } from '../model/finding.ts';
import { buildOptions, siteFolder } from './build-command.ts';
import { loadConfig, withConfig } from './config.ts';
import { openWorld } from './open-world.ts';

/** Every dispatch of a site folder, filed: drafts and future ones too. Nothing is planned, rendered or written. */
export async function archiveOf(site: string): Promise<{
  readonly archive: Archive;
  readonly findings: readonly Finding[];
}> {
  const folder = siteFolder(site);
  const config = await loadConfig(folder);
  const options = withConfig(buildOptions({ drafts: true, future: true }), config);
  const { generator } = options;
  const out = join(folder, 'dist');
  const { world, close } = openWorld({ site: folder, out, generator, jobs: null, remember: true, config });
  try {
    const findings: Finding[] = [];
    const sources = world.disk.sources();
    const settings = readSite(sources.settings, options, findings);
    const { parsed } = await world.parseAll(sources.manuscripts, settings.style);
    const dispatches = parsed.flatMap(({ dispatch }): readonly Dispatch[] => (dispatch ? [dispatch] : []));
    const archive = file(dispatches, sources.assets, settings);
    const all = [
      ...findings,
      ...sources.findings,
      ...parsed.flatMap((reading) => reading.findings),
      ...archive.findings,
    ];
    return { archive, findings: sortFindings(all) };
  } finally {
    close();
  }
}
