import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { readDate } from '../../copy/front/days/dates.ts';
import { slugOf } from '../../model/address/slug.ts';
import type { CivilTime } from '../../model/time/civil-time.ts';
import { yearOf } from '../../model/time/civil-time.ts';
import { type AnswerFlags, answersTo } from '../new-site/answers.ts';
import { dependencyFor, machineNodeIsOld, makeLockfile } from '../new-site/dependency.ts';
import { editorFiles } from '../new-site/editor-files.ts';
import { folderFiles } from '../new-site/folder-files.ts';
import { copyInto, foundLines, lookAtFolder } from '../new-site/from-folder.ts';
import { hostFiles } from '../new-site/host-files.ts';
import { nextSteps } from '../new-site/next-steps.ts';
import { crons } from '../new-site/schedule.ts';
import { aboutPage, firstDispatch, firstPath, MARK, settings } from '../new-site/site-files.ts';
import type { Ask } from '../program/ask.ts';
import { now } from '../program/options.ts';
import type { Terminal } from '../program/terminal.ts';
import { UsageError } from '../program/usage-error.ts';

/** Options of `backfile init` as the command line gives them. */
type InitFlags = AnswerFlags & {
  /** A folder of Markdown to begin with. */
  readonly from?: string;
  /** Neither a first dispatch nor a page About: for an archive that is imported. */
  readonly empty?: boolean;
  /** False: makes no `package-lock.json`, for which npm asks its registry. */
  readonly lockfile?: boolean;
};

/** Makes a new site folder. A folder that is not empty is left as it is. Returns the exit status. */
export async function initCommand(
  dir: string,
  flags: InitFlags,
  terminal: Terminal,
  ask: Ask,
): Promise<number> {
  const { say, paint } = terminal;
  const folder = resolve(dir);
  refuseFull(folder);
  const found = flags.from === undefined ? null : await lookAtFolder(resolve(flags.from), folder);
  if (found) for (const line of foundLines(found)) say(line);
  const answers = await answersTo(flags, folder, found ?? {}, ask, terminal);
  const { title, url, timezone, hosts } = answers;
  const name = slugOf(title).replace(/[^a-z0-9-]+/g, '') || 'archive';
  const { hostname, pathname } = new URL(url);
  const base = pathname.replace(/\/$/, '');
  const filed = today(timezone);
  const charter = {
    ...answers,
    writers: (found?.writers ?? []).filter((writer) => writer !== answers.author),
    lang: found?.lang ?? 'en',
    host: hosts.length === 1 ? (hosts[0] ?? null) : null,
    filed,
    id: randomUUID(),
    about: !flags.empty,
  };
  const place = { name, base, domain: hostname, crons: crons(timezone, Number(yearOf(filed.day))) };
  mkdirSync(folder, { recursive: true });
  const copied = found === null ? [] : copyInto(found, folder);
  const dependency = dependencyFor(folder);
  const files: { readonly [path: string]: string } = {
    'site.yaml': settings(charter),
    ...(flags.empty || found
      ? {}
      : { [firstPath(charter)]: firstDispatch(charter), 'assets/mark.svg': MARK }),
    ...(flags.empty ? { 'posts/.gitkeep': '' } : {}),
    ...(flags.empty || copied.includes(ABOUT) ? {} : { [ABOUT]: aboutPage(charter) }),
    ...folderFiles({ name, dependency, ownNode: machineNodeIsOld() }),
    ...editorFiles(),
    ...Object.assign({}, ...hosts.map((host) => hostFiles(host, place))),
  };
  for (const [path, text] of Object.entries(files)) write(folder, path, text);
  for (const path of Object.keys(files).sort()) terminal.print(path);
  if (flags.lockfile !== false) lock(folder, terminal);
  if (dependency.onlyHere !== null) say(dependency.onlyHere);
  say(
    `\n${paint('green', '✓')} ${title} is ready${found ? `, with ${found.dispatches} from ${found.folder}` : ''}.`,
  );
  for (const line of nextSteps({ folder: wayTo(folder), host: charter.host, url, name, base })) say(line);
  return 0;
}

const ABOUT = 'posts/_pages/about.md';

/** A new Git repository counts as empty. */
function refuseFull(folder: string): void {
  if (!existsSync(folder)) return;
  const held = readdirSync(folder).filter((name) => name !== '.git' && name !== '.DS_Store');
  if (held.length > 0)
    throw new UsageError(
      `${folder} is not empty: it holds ${held.slice(0, 3).join(', ')}${held.length > 3 ? ' and more' : ''}. Name a new folder, such as: backfile init my-column. To begin with the Markdown in it: backfile init my-column --from ${JSON.stringify(folder)}`,
    );
}

function write(folder: string, path: string, text: string): void {
  const file = join(folder, ...path.split('/'));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { flag: 'wx' });
}

/** Build services install with \`npm ci\`, which needs a lockfile. */
function lock(folder: string, { say, print }: Terminal): void {
  say('Asking npm which packages the site needs …');
  const why = makeLockfile(folder);
  if (why === null) print('package-lock.json');
  else
    say(
      `There is no package-lock.json yet (${why}). npm install makes it; commit it, since build services need it.`,
    );
}

/** The folder as a shell takes it; null if the shell stands in it. */
function wayTo(folder: string): string | null {
  const here = relative(process.cwd(), folder);
  if (here === '') return null;
  return /[^\w./\\:-]/.test(here) ? JSON.stringify(here) : here;
}

function today(timezone: string): CivilTime {
  const reading = readDate(new Date(now()).toISOString().replace(/\.\d+/, ''), timezone);
  if ('civilTime' in reading) return reading.civilTime;
  throw new Error(reading.problem.reason);
}
