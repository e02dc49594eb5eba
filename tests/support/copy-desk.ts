import { file } from '../../src/archive/archive.ts';
import { parse } from '../../src/copy/parse.ts';
import type { HistoryDoor } from '../../src/desk/changes/door.ts';
import type { Baseline } from '../../src/desk/check/baseline.ts';
import { type CheckReport, check } from '../../src/desk/check/check.ts';
import { readSite } from '../../src/desk/settings/settings.ts';
import { plan } from '../../src/edition/edition.ts';
import { sortFindings } from '../../src/model/finding.ts';
import { proofread, RULES } from '../../src/rules/rules.ts';
import { MemoryDisk, type SiteFiles, testOptions, worldOf } from './memory-disk.ts';

/** Settings of a site in a test, with an address and a time zone, so that nothing is amiss in them. */
export const SETTINGS = 'title: The Wire\nurl: https://wire.example\ntimezone: UTC\n';

/** Checks a site that is written inside a test. */
export async function checkSite(
  files: SiteFiles,
  options: Parameters<typeof testOptions>[0] = {},
  baseline: Baseline = new Map(),
  history?: HistoryDoor,
): Promise<CheckReport> {
  const disk = new MemoryDisk({ 'site.yaml': SETTINGS, ...files });
  return check(testOptions(options), {
    ...worldOf(disk),
    ...(history ? { history: async () => history } : {}),
    text: (path) => disk.files.get(path) ?? null,
    baseline,
  });
}

/** Findings of one rule of the copy desk as `source:line:column reason`; no template is opened for them. `built`: bytes of files in `dist/`. */
export function found(
  rule: string,
  files: SiteFiles,
  built: ReadonlyMap<string, number> = new Map(),
): readonly string[] {
  const disk = new MemoryDisk({ 'site.yaml': SETTINGS, ...files });
  const { settings, manuscripts, assets } = disk.sources();
  const site = readSite(settings, testOptions(), []);
  const parsed = manuscripts.map((manuscript) => parse(manuscript.read(), site.style));
  const archive = file(
    parsed.flatMap(({ dispatch }) => dispatch ?? []),
    assets,
    site,
  );
  const html = new Map(parsed.map((each) => [each.dispatch?.source, each.html]));
  const findings = proofread(
    RULES.filter(({ name }) => name === rule),
    archive,
    plan(archive, [], {}),
    {
      text: (path) => disk.files.get(path) ?? null,
      html: ({ dispatch }) => html.get(dispatch.source) ?? '',
      built: () => built,
    },
  );
  return sortFindings(findings).map(
    ({ position, source, reason }) =>
      `${source}:${position?.line ?? '-'}:${position?.column ?? '-'} ${reason}`,
  );
}

/** A dispatch with a title and a date, with more front matter and a body. */
export function dispatch(more = '', body = 'The envoy did not come, and said so at length.'): string {
  return `---\ntitle: Talks\ndate: 2009-02-02\n${more}---\n\n${body}\n`;
}
