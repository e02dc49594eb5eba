import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import type { Format } from '../../export/formats.ts';
import { type Digest, digestEach } from '../../model/digest.ts';
import { refuseOutput } from '../disk/node-disk.ts';
import { pauses } from '../program/pauses.ts';
import { UsageError } from '../program/usage-error.ts';
import { writeWhole } from '../program/write-whole.ts';
import { pathsIn, sumOfFile } from './file-sums.ts';

/** Where an export goes: the whole name of its file or folder, and the site that it is made of. */
type Destination = { readonly path: string; readonly form: Format['form']; readonly site: string };

/**
 * Has an export made under a temporary name beside its place, and then moves it there. What stands there is replaced
 * only if an export put it there and nobody changed it since. Throws a `UsageError` before anything is made if the
 * place is taken, or belongs to the site. If the process ends meanwhile, nothing temporary stays behind; once `signal` is
 * aborted, nothing is moved.
 */
export async function putInPlace<T>(
  target: Destination,
  make: (places: { readonly target: string; readonly scratch: string }) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const path = existsSync(target.path) ? realpathSync(target.path) : target.path;
  const keeper = exportsOf(target.site);
  await refusePlace({ ...target, path }, keeper.last(path));
  const temporary = join(dirname(path), `.${basename(path)}.backfile-part`);
  const scratch = `${temporary}-scratch`;
  const clear = () => {
    for (const made of [temporary, scratch]) rmSync(made, { recursive: true, force: true, maxRetries: 3 });
  };
  clear();
  process.once('exit', clear);
  mkdirSync(dirname(path), { recursive: true });
  mkdirSync(scratch);
  if (target.form === 'folder') mkdirSync(temporary);
  try {
    const made = await make({ target: temporary, scratch });
    const digest = await contentOf(temporary);
    signal.throwIfAborted();
    replace(path, temporary);
    keeper.keep(path, digest);
    return made;
  } finally {
    clear();
    process.off('exit', clear);
  }
}

/** What the exports of a site have put where: the digest of each, in a file beside the state of its builds. */
function exportsOf(site: string) {
  const file = join(site, '.backfile', 'exports.json');
  const all = (): { readonly [path: string]: string } => {
    try {
      return JSON.parse(readFileSync(file, 'utf8'));
    } catch {
      return {};
    }
  };
  return {
    last: (path: string) => all()[path],
    keep: (path: string, digest: Digest) =>
      writeWhole(file, `${JSON.stringify({ ...all(), [path]: digest }, null, 1)}\n`),
  };
}

async function refusePlace({ path, form, site }: Destination, last: string | undefined): Promise<void> {
  refuseOutput(site, path, '--to');
  const dist = join(site, 'dist');
  const within = (inner: string, outer: string) => inner === outer || inner.startsWith(outer + sep);
  if (within(path, dist) || within(dist, path))
    throw new UsageError(
      `${path} would mix with the built site in dist/, which an export never touches. Name another place with --to.`,
    );
  const stands = lstatSync(path, { throwIfNoEntry: false });
  if (!stands) return;
  if (stands.isDirectory() !== (form === 'folder'))
    throw new UsageError(
      form === 'folder'
        ? `${path} is a file, and this export is a folder. Name another place with --to.`
        : `${path} is a folder, and this export is a file. Name the file: --to ${join(path, 'NAME')}`,
    );
  const isEmpty = stands.isDirectory() && readdirSync(path).length === 0;
  if (!isEmpty && (await contentOf(path)) !== last)
    throw new UsageError(
      `${path} is there already, and was not written by an export of this site, or was changed since. Remove it, or name another place with --to.`,
    );
}

/** Puts what was made in the place of what stands there. */
function replace(path: string, made: string): void {
  try {
    if (!existsSync(path)) renameSync(made, path);
    else if (!lstatSync(path).isDirectory()) renameSync(made, path);
    else if (readdirSync(path).length === 0) {
      rmdirSync(path);
      renameSync(made, path);
    } else {
      const before = `${made}-before`;
      rmSync(before, { recursive: true, force: true });
      renameSync(path, before);
      renameSync(made, path);
      rmSync(before, { recursive: true, force: true });
    }
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['EBUSY', 'EXDEV', 'EPERM'].includes(code)) throw error;
    throw new UsageError(
      `${path} cannot be replaced, since it is a disk or is in use. Name a new folder on it: --to ${join(path, 'archive')}`,
    );
  }
}

/** The digest of a file, or of all files of a folder with their paths. */
async function contentOf(path: string): Promise<Digest> {
  if (!lstatSync(path).isDirectory()) return digestEach([sumOfFile(path, 'sha256')]);
  const pause = pauses();
  const parts: string[] = [];
  for (const name of pathsIn(path)) {
    parts.push(name, sumOfFile(join(path, name), 'sha256'));
    await pause();
  }
  return digestEach(parts);
}
