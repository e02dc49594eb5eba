import { type Archive, file } from '../archive/archive.ts';
import type { Wanted } from '../edition/desk.ts';
import { plan } from '../edition/edition.ts';
import type { Edition } from '../edition/page.ts';
import type { Dispatch } from '../model/dispatch.ts';
import { type Finding, sortFindings } from '../model/finding.ts';
import type { Illustrations } from '../model/picture.ts';
import type { Site } from '../model/site.ts';
import { openPress, type Press } from '../press/press.ts';
import { developPictures } from './pictures.ts';
import { type Options, readSite } from './settings/settings.ts';
import { unreadSettings } from './settings/unread.ts';
import { minifySheets } from './sheets.ts';
import { surroundingsOf } from './surroundings.ts';
import type { Copies, Printing, Sources, World } from './world.ts';

/** An archive that an edition can be planned of, and all that was found on the way. */
export type Filed = {
  readonly site: Site;
  readonly archive: Archive;
  readonly copies: Copies;
  readonly findings: readonly Finding[];
  readonly parsed: number;
};

/** An edition ready to be compared or served. */
export type Planned = Filed & {
  readonly edition: Edition;
  readonly press: Press;
  /** How the archive's pictures are shown; null where they are shown as they are. */
  readonly pictures: Illustrations | null;
  readonly printing: Printing;
};

/** One that was planned of all that stands in the site folder. */
export type Prepared = Planned & {
  /** Every dispatch and page, also those that are left out of this edition. */
  readonly dispatches: readonly Dispatch[];
  /** What parsing found in manuscripts. */
  readonly ofManuscripts: readonly Finding[];
};

/** Everything up to the comparison: reads, parses, files and plans; writes nothing. `open` opens the press. */
export async function prepare(
  options: Options,
  world: World,
  open: typeof openPress = openPress,
  sources: Sources = world.disk.sources(),
): Promise<Prepared> {
  const findings: Finding[] = [];
  const site = readSite(sources.settings, options, findings);
  world.progress('parse', 0, sources.manuscripts.length);
  const [{ parsed, copies, fresh }, assets] = await Promise.all([
    world.parseAll(sources.manuscripts, site.style),
    world.pictures?.look(sources.assets) ?? sources.assets,
  ]);
  world.progress('file', 0, 1);
  const dispatches = parsed.flatMap(({ dispatch }): readonly Dispatch[] => (dispatch ? [dispatch] : []));
  const archive = file(dispatches, assets, site, surroundingsOf(sources, copies));
  const ofManuscripts = parsed.flatMap((reading) => reading.findings);
  findings.push(...sources.findings, ...ofManuscripts, ...archive.findings);
  const filed = { site, archive, copies, findings, parsed: fresh };
  return { ...(await planned(filed, sources, world, open)), dispatches, ofManuscripts };
}

/** Plans an edition of an archive; `wanted`: see `plan`. */
export async function planned(
  filed: Filed,
  sources: Sources,
  world: World,
  open: typeof openPress = openPress,
  wanted?: Wanted,
): Promise<Planned> {
  const { site, archive, copies } = filed;
  const press = open(sources.templates, site, copies, world.notes, world.extensions?.press);
  const unread = await unreadSettings(
    sources,
    site,
    (world.extensions?.makers.length ?? 0) > 0 || (world.extensions?.press ?? null) !== null,
  );
  const soFar = [...filed.findings, ...press.findings, ...unread];
  const pictures = await developPictures(archive, world, fails(soFar, false));
  world.progress('plan', 0, 1);
  const theme = await minifySheets(press.theme, world.notes);
  const edition = plan(archive, theme, press.words, pictures, world.extensions?.makers, wanted);
  const all = [...soFar, ...(pictures?.findings ?? []), ...edition.findings];
  return {
    ...{ ...filed, edition, press, pictures },
    printing: { press, templates: sources.templates, settings: site, site: edition.site },
    findings: sortFindings(weighed(all, site)),
  };
}

/** An edition planned anew from its archive, after a dispatch of it was filed anew where it stood. */
export async function replan(prepared: Prepared, world: World): Promise<Prepared> {
  const { archive, press, pictures } = prepared;
  const theme = await minifySheets(press.theme, world.notes);
  const edition = plan(archive, theme, press.words, pictures, world.extensions?.makers);
  return { ...prepared, edition, printing: { ...prepared.printing, site: edition.site } };
}

/** Findings at the level that the site gives their rules; an error stays one. */
export function weighed(findings: readonly Finding[], site: Site): readonly Finding[] {
  return findings.flatMap((finding) => {
    const level = site.rules[finding.rule];
    if (level === undefined || finding.level === 'error') return [finding];
    return level === 'off' ? [] : [{ ...finding, level }];
  });
}

/** Whether findings stop a build; `strict`: warnings, too. */
export function fails(findings: readonly Finding[], strict: boolean): boolean {
  return findings.some(({ level }) => level === 'error' || (strict && level === 'warning'));
}
