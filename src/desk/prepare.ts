import { type Archive, file } from '../archive/archive.ts';
import type { Read } from '../archive/reads.ts';
import type { AkinMemory } from '../archive/words/kept-akin.ts';
import type { Maker } from '../edition/bench.ts';
import { plan } from '../edition/edition.ts';
import type { Edition } from '../edition/page.ts';
import type { Digest } from '../model/digest.ts';
import type { Dispatch } from '../model/dispatch.ts';
import { type Finding, sortFindings } from '../model/finding.ts';
import type { Illustrations } from '../model/picture.ts';
import { EMPTY_REGISTER, type Register, readRegister } from '../model/register.ts';
import type { Site } from '../model/site.ts';
import { openPress, type Press } from '../press/press.ts';
import { showsReferred, showsRelated } from '../press/shows-related.ts';
import { openRegister } from './kept-register.ts';
import { minifySheets } from './minify-sheets.ts';
import { developPictures } from './pictures.ts';
import { type Options, readSite } from './settings/settings.ts';
import { unreadSettings } from './settings/unread.ts';
import { surroundingsOf } from './surroundings.ts';
import type { Copies, Printing, Sources, World } from './world.ts';

/** An edition ready to be compared or served. */
export type Planned = {
  readonly site: Site;
  readonly archive: Archive;
  readonly copies: Copies;
  readonly findings: readonly Finding[];
  /** How many manuscripts were not remembered, and had to be parsed. */
  readonly parsed: number;
  /** Every dispatch and page, also those that are left out of this edition. */
  readonly dispatches: readonly Dispatch[];
  readonly edition: Edition;
  /** What was read of clippings to plan it. */
  readonly read: Read;
  readonly press: Press;
  /** How the archive's pictures are shown; null if they are shown as they are. */
  readonly pictures: Illustrations | null;
  /** Digest of the results of making pictures. */
  readonly outcomes: Digest;
  readonly printing: Printing;
};

/** Everything up to the comparison: reads, parses, files and plans; writes nothing. `open` opens the press. */
export async function prepare(
  options: Options,
  world: World,
  open: typeof openPress = openPress,
  sources: Sources = world.disk.sources(),
): Promise<Planned> {
  const findings: Finding[] = [];
  const site = forTheme(readSite(sources.settings, options, findings), sources, world);
  const unreadSettingsFiles = findings.filter(({ rule }) => rule === 'front-matter-unreadable');
  world.progress('parse', 0, sources.manuscripts.length);
  const [{ parsed, copies, fresh }, assets] = await Promise.all([
    world.parseAll(sources.manuscripts, site.style),
    world.pictures?.look(sources.assets) ?? sources.assets,
  ]);
  world.progress('file', 0, 1);
  const read = parsed.flatMap(({ dispatch }): readonly Dispatch[] => (dispatch ? [dispatch] : []));
  const named =
    site.names.length === 0
      ? read
      : (await import('./mentions.ts')).withMentions(read, copies, site, world.notes, findings);
  const dispatches =
    site.changes === null || !world.history
      ? named
      : (await import('./changes/changes.ts')).withChanges(
          named,
          site,
          { ...sources, copies, door: await world.history(), notes: world.notes },
          findings,
        );
  const register = registerOf(sources, site, world);
  const archive = file(
    dispatches,
    assets,
    site,
    surroundingsOf(sources, copies),
    register,
    akinMemory(site, world),
  );
  const press = open(sources.templates, site, copies, world.notes, world.extensions?.press);
  const unread = await unreadSettings(
    sources,
    site,
    (world.extensions?.makers.length ?? 0) > 0 || (world.extensions?.press ?? null) !== null,
  );
  findings.push(
    ...sources.findings,
    ...parsed.flatMap((reading) => reading.findings),
    ...archive.findings,
    ...press.findings,
    ...unread,
  );
  const { pictures, outcomes } = await developPictures(archive, world, fails(findings, false));
  world.progress('plan', 0, 1);
  const theme = await minifySheets(press.theme, world.notes);
  const makers = [...(await ownMakers(site)), ...(world.extensions?.makers ?? []).map(asOfConfig)];
  const [edition, readToPlan] = archive.reads.during(() =>
    plan(archive, theme, press.words, pictures, makers),
  );
  // What an unreadable file contains is not lost: the error about the file stops the build, and is the one to mend.
  const unreadable = parsed.flatMap(({ dispatch, findings }) => (dispatch ? [] : findings));
  const isWhole = !fails([...sources.findings, ...unreadSettingsFiles, ...unreadable], false);
  findings.push(
    ...(pictures?.findings ?? []),
    ...edition.findings.filter(({ rule }) => isWhole || rule !== 'address-lost'),
  );
  return {
    site,
    archive,
    copies,
    parsed: fresh,
    dispatches,
    edition,
    read: readToPlan,
    press,
    pictures,
    outcomes,
    printing: { press, templates: sources.templates, settings: site, site: edition.site },
    findings: sortFindings(weighed(withoutUsed(findings, edition), site)),
  };
}

/** The settings without what the theme cannot show: terms of texts, which take a third of parsing, and sentences of links. */
function forTheme(site: Site, { templates }: Sources, { extensions }: World): Site {
  if (extensions?.press) return site;
  const { terms, ...style } = site.style;
  return {
    ...site,
    style: {
      ...style,
      ...(terms && showsRelated(templates) && { terms }),
      ...(!showsReferred(templates) && { sentences: false }),
    },
  };
}

/** What was akin to each dispatch last time; the settings change what words are compared. */
function akinMemory({ style, shortcuts }: Site, { notes }: World): AkinMemory | undefined {
  const ground = `${JSON.stringify(style)}\n`;
  if (!shortcuts) return undefined;
  return {
    recall: () => {
      const text = notes.recall(AKIN);
      return text?.startsWith(ground) ? text.slice(ground.length) : undefined;
    },
    keep: (text) => notes.keep(AKIN, ground + text),
  };
}

const AKIN = 'akin';

function registerOf({ register }: Sources, site: Site, { notes }: World): Register {
  if (!site.register || register === null) return EMPTY_REGISTER;
  return site.shortcuts ? openRegister(register, notes) : readRegister(register.text);
}

/** Makers of pages that few sites want, loaded for those alone. */
async function ownMakers({ catalogue }: Site): Promise<readonly Maker[]> {
  return catalogue ? [(await import('../edition/catalogue/site-catalogue.ts')).siteCatalogue] : [];
}

/** A maker of the site's config, whose pages are known as such. */
function asOfConfig(make: Maker): Maker {
  return (bench) => make(bench).map((page) => ({ ...page, ofConfig: true }));
}

/** Leaves out findings that a template is unused if a page uses it: makers of the site choose templates by themselves. */
function withoutUsed(findings: readonly Finding[], { pages }: Edition): readonly Finding[] {
  if (!findings.some(({ rule }) => rule === 'unused-template')) return findings;
  const used = new Set(pages.map(({ template }) => `templates/${template}`));
  return findings.filter(({ rule, source }) => rule !== 'unused-template' || !used.has(source));
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
