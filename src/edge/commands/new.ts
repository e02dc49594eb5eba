import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readDate } from '../../copy/front/days/dates.ts';
import { draft, type UnknownName, unknownNames } from '../../desk/draft.ts';
import type { CivilTime } from '../../model/time/civil-time.ts';
import { yamlText } from '../../model/yaml/text.ts';
import { buildOptions, siteFolder } from '../program/options.ts';
import type { Terminal } from '../program/terminal.ts';
import { UsageError } from '../program/usage-error.ts';
import { archiveOf } from '../world/open-archive.ts';
import { openInEditor } from './editor.ts';

/** Options of `backfile new` as the command line gives them. */
type NewFlags = {
  readonly site: string;
  readonly byline?: string;
  readonly column?: string;
  readonly tag?: readonly string[];
  readonly date?: string;
  /** Leaves out `draft: true`. */
  readonly publish?: boolean;
  /** Begins a standing page. */
  readonly page?: boolean;
  readonly open?: boolean;
};

/** Writes a new dispatch or standing page, prints its path, and says what comes next. Never overwrites a file. */
export async function newCommand(title: string, flags: NewFlags, terminal: Terminal): Promise<number> {
  const site = siteFolder(flags.site);
  if (title.trim() === '') throw new UsageError('A dispatch needs a title: backfile new "Talks about talks"');
  if (flags.page) refuseForPage(flags);
  const { archive } = await archiveOf(site);
  const { timezone } = archive.site.style;
  const brief = {
    title,
    filed: filedOn(flags.date, timezone),
    id: randomUUID(),
    byline: flags.byline ?? null,
    writer: flags.byline === undefined ? gitName(site) : null,
    column: flags.column ?? null,
    tags: flags.tag ?? [],
    draft: !flags.publish,
    page: flags.page ?? false,
  };
  const { path, text } = draft(brief, archive);
  const file = join(site, ...path.split('/'));
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new UsageError(
      `${path} exists already, and stays as it is. Choose another title, or another --date.`,
    );
  }
  terminal.print(path);
  for (const unknown of unknownNames(brief, archive)) terminal.say(unknownLine(unknown));
  for (const line of whatNext(path, brief)) terminal.say(line);
  if (flags.open)
    openInEditor(file, text.split('\n').length, 1, (why) => terminal.say(`The editor did not open: ${why}.`));
  return 0;
}

/** A standing page has neither day nor writer nor subjects. */
function refuseForPage(flags: NewFlags): void {
  const given = (['byline', 'column', 'tag', 'date'] as const).find((name) => flags[name] !== undefined);
  if (given !== undefined)
    throw new UsageError(`A standing page has no ${given}: leave out --${given}, or leave out --page.`);
}

function unknownLine({ kind, name, likely }: UnknownName): string {
  const guess =
    likely === undefined ? '' : ` Did you mean ${JSON.stringify(likely)}? Then change it in the file.`;
  return `The ${kind} ${JSON.stringify(name)} is new to this archive.${guess}`;
}

function whatNext(
  path: string,
  { draft, page, title }: { draft: boolean; page: boolean; title: string },
): readonly string[] {
  const publish = draft
    ? 'It is a draft: remove the line draft: true when it is ready for readers.'
    : 'The next build publishes it.';
  const address = `/${path.replace(/^posts\/_pages\/|\.md$/g, '')}/`;
  const link = page
    ? [
        `To link it in the navigation, add to nav: in site.yaml: {title: ${yamlText(title, true)}, url: ${address}}`,
      ]
    : [];
  return [
    'Write below the second line of hyphens. backfile watch --open shows the page while you write.',
    publish,
    ...link,
  ];
}

/** The date that was asked for, or now: in the time zone of the site, or of the machine if the site names none. */
function filedOn(date: string | undefined, timezone: string | null): CivilTime {
  const now = new Date(buildOptions({}).now).toISOString().replace(/\.\d+/, '');
  const here = new Intl.DateTimeFormat('en').resolvedOptions().timeZone;
  const reading = date === undefined ? readDate(now, timezone ?? here) : readDate(date, timezone);
  if ('civilTime' in reading) return reading.civilTime;
  throw new UsageError(`${reading.problem.reason}. Write it as 2009-02-02 or "2009-02-02 14:31".`);
}

/** The user's name in Git; null if there is no Git, or no name. */
function gitName(site: string): string | null {
  try {
    const name = execFileSync('git', ['config', 'user.name'], {
      cwd: site,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return name.trim() || null;
  } catch {
    return null;
  }
}
