import { join } from 'node:path';
import { type Archive, file } from '../../archive/archive.ts';
import { catalogue } from '../../archive/catalogue.ts';
import type { FiledDispatch } from '../../archive/clipping.ts';
import { NO_SURROUNDINGS } from '../../archive/published-files.ts';
import type { Passage } from '../../copy/names/finder.ts';
import { passageOf } from '../../desk/mentions.ts';
import type { Filed } from '../../desk/names/filed.ts';
import type { Read } from '../../desk/names/seen.ts';
import type { SettingsFile } from '../../desk/settings/file.ts';
import { type Options, readSite } from '../../desk/settings/settings.ts';
import type { AssetFile } from '../../model/asset.ts';
import type { Dispatch } from '../../model/dispatch.ts';
import { type Finding, sortFindings } from '../../model/finding.ts';
import { EMPTY_REGISTER, type Register, readRegister } from '../../model/register.ts';
import type { Site } from '../../model/site.ts';
import { placeOfDateline } from '../../model/text/place-of-dateline.ts';
import { loadConfig, withConfig } from '../program/config.ts';
import { buildOptions, siteFolder } from '../program/options.ts';
import { openWorld } from './open-world.ts';

/** Every dispatch of a site folder, filed: drafts and future ones too. Nothing is planned, rendered or written. */
export async function archiveOf(site: string): Promise<{
  readonly archive: Archive;
  readonly findings: readonly Finding[];
}> {
  const { dispatches, assets, settings, register, findings } = await dispatchesOf(site);
  const archive = file(dispatches, assets, settings, NO_SURROUNDINGS, register);
  return { archive, findings: sortFindings([...findings, ...archive.findings]) };
}

/** Every dispatch of a site folder with its address, newest first. Links in bodies are not resolved. */
export async function entriesOf(site: string): Promise<{
  readonly entries: readonly FiledDispatch[];
  readonly settings: Site;
  readonly findings: readonly Finding[];
}> {
  const { dispatches, settings, findings } = await dispatchesOf(site);
  const found: Finding[] = [];
  const { entries } = catalogue(dispatches, settings, found);
  return { entries, settings, findings: sortFindings([...findings, ...found]) };
}

/** The archive of a site folder as its settings name things, and `refiled`: as other texts of its settings would. */
export async function filedOf(site: string): Promise<{
  readonly filed: Filed;
  readonly files: readonly SettingsFile[];
  readonly findings: readonly Finding[];
  readonly refiled: (files: readonly SettingsFile[]) => {
    readonly filed: Filed;
    readonly findings: readonly Finding[];
  };
}> {
  const { dispatches, files, options } = await dispatchesOf(site);
  const refiled = (files: readonly SettingsFile[]) => {
    const findings: Finding[] = [];
    const settings = readSite(files, options, findings);
    const { entries, shelves } = catalogue(dispatches, settings, []);
    return { filed: { site: settings, dispatches, entries, shelves }, findings };
  };
  return { ...refiled(files), files, refiled };
}

/** What is read of each dispatch for names, drafts and future ones too. */
export async function passagesOf(site: string): Promise<{
  readonly settings: Site;
  readonly reads: readonly Read[];
}> {
  const { dispatches, settings, passages } = await dispatchesOf(site, passageOf);
  const listed = new Map(settings.bylines.map(({ id, name }) => [id, name]));
  const reads = dispatches.map(
    ({ source, dateline, bylines }, at): Read => ({
      source,
      dateline: dateline === null ? null : placeOfDateline(dateline),
      bylines: bylines.map(({ name }) => listed.get(name) ?? name),
      passage: passages[at]!,
    }),
  );
  return { settings, reads };
}

async function dispatchesOf(
  site: string,
  read: typeof passageOf | null = null,
): Promise<{
  readonly files: readonly SettingsFile[];
  readonly options: Options;
  readonly dispatches: readonly Dispatch[];
  readonly assets: readonly AssetFile[];
  readonly settings: Site;
  readonly register: Register;
  readonly findings: readonly Finding[];
  /** What `read` makes of each dispatch. */
  readonly passages: readonly Passage[];
}> {
  const folder = siteFolder(site);
  const config = await loadConfig(folder);
  const options = withConfig(buildOptions({ drafts: true, future: true }), config);
  const { generator } = options;
  const out = join(folder, 'dist');
  const { world, close } = openWorld({ site: folder, out, generator, jobs: null, remember: true, config });
  try {
    const findings: Finding[] = [];
    const { settings: files, manuscripts, assets, register, findings: found } = world.disk.sources();
    const settings = readSite(files, options, findings);
    const { parsed, copies } = await world.parseAll(manuscripts, settings.style);
    const dispatches = parsed.flatMap(({ dispatch }) => (dispatch ? [dispatch] : []));
    return {
      passages: read === null ? [] : dispatches.map((dispatch) => read(dispatch, copies, settings, [])),
      files,
      options,
      dispatches,
      assets,
      settings,
      register: settings.register && register !== null ? readRegister(register.text) : EMPTY_REGISTER,
      findings: [...findings, ...found, ...parsed.flatMap((reading) => reading.findings)],
    };
  } finally {
    close();
  }
}
