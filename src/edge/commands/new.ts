import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readDate } from '../../copy/front/dates.ts';
import { draft } from '../../desk/draft.ts';
import type { CivilTime } from '../../model/time/civil-time.ts';
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
  readonly draft?: boolean;
  readonly open?: boolean;
};

/** Writes a new dispatch and prints its path. Never overwrites a file. */
export async function newCommand(title: string, flags: NewFlags, terminal: Terminal): Promise<number> {
  const site = siteFolder(flags.site);
  if (title.trim() === '') throw new UsageError('A dispatch needs a title: backfile new "Talks about talks"');
  const { archive } = await archiveOf(site);
  const { timezone } = archive.site.style;
  const { path, text } = draft(
    {
      title,
      filed: filedOn(flags.date, timezone),
      id: randomUUID(),
      byline: flags.byline ?? null,
      writer: flags.byline === undefined ? gitName(site) : null,
      column: flags.column ?? null,
      tags: flags.tag ?? [],
      draft: flags.draft ?? false,
    },
    archive,
  );
  const file = join(site, ...path.split('/'));
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new UsageError(
      `${path} is there already, and stays as it is. Choose another title, or another --date.`,
    );
  }
  terminal.print(path);
  if (flags.open)
    openInEditor(file, text.split('\n').length, 1, (why) => terminal.say(`The editor did not open: ${why}.`));
  return 0;
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
