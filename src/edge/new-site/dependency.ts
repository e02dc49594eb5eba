import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, delimiter, join, relative } from 'node:path';
import { PACKAGE, version } from '../program/generator.ts';
import { OLDEST_NODE } from '../program/oldest-node.ts';
import { type Source, sourceOf } from '../program/source.ts';
import { npm } from './npm.ts';

/** What the `package.json` of a new site depends on. */
export type Dependency = {
  /** What `backfile` is installed from, as npm reads it. */
  readonly spec: string;
  /** Why a build service cannot install it; null if it can. */
  readonly onlyHere: string | null;
};

/** Where the tarball of the program lies in a new site, so that a build service finds it, too. */
const VENDOR = 'vendor';

/**
 * Names the very source that the program runs from. A tarball is copied into the site, since a build service does not
 * have the files of this machine. npm does not record where a global installation came from, so the installed
 * package is packed, unless the registry has the same one.
 */
export function dependencyFor(folder: string, source: Source = sourceOf()): Dependency {
  switch (source.kind) {
    case 'registry':
      return { spec: `^${version()}`, onlyHere: null };
    case 'address':
      return { spec: source.spec, onlyHere: null };
    case 'tarball': {
      mkdirSync(join(folder, VENDOR), { recursive: true });
      copyFileSync(source.file, join(folder, VENDOR, basename(source.file)));
      return { spec: `file:${VENDOR}/${basename(source.file)}`, onlyHere: null };
    }
    case 'folder':
      return linked(folder, source.folder);
    case 'unknown':
      return packed(folder) ?? linked(folder, PACKAGE);
  }
}

/** Packs the program as it is installed; null if that fails. If the registry has the very same package, that is named. */
function packed(folder: string): Dependency | null {
  const vendor = join(folder, VENDOR);
  mkdirSync(vendor, { recursive: true });
  const made = npm(vendor, ['pack', PACKAGE, '--ignore-scripts', '--json']);
  const { filename, integrity } = made.ok ? first(made.printed) : {};
  if (filename === undefined || !existsSync(join(vendor, filename))) return null;
  const published = npm(folder, ['view', `backfile@${version()}`, 'dist.integrity']);
  if (!published.ok || published.printed.trim() !== integrity)
    return { spec: `file:${VENDOR}/${filename}`, onlyHere: null };
  rmSync(vendor, { recursive: true });
  return dependencyFor(folder, { kind: 'registry' });
}

/** The entry that `npm pack --json` prints: in a list, or by the name of the package. */
function first(printed: string): { readonly filename?: string; readonly integrity?: string } {
  try {
    return (Object.values(JSON.parse(printed))[0] ?? {}) as ReturnType<typeof first>;
  } catch {
    return {};
  }
}

function linked(folder: string, source: string): Dependency {
  const path = relative(folder, source).replaceAll('\\', '/');
  return {
    spec: `file:${path}`,
    onlyHere: `The site uses Backfile from the folder ${source}, which only this machine has. Before a build service builds the site, pack Backfile: npm pack ${path} --pack-destination ${VENDOR}, then npm install --save-dev ./${VENDOR}/backfile-${version()}.tgz`,
  };
}

/** Whether `node` on this machine is too old for Backfile. What npm put on the path for this run does not count. */
export function machineNodeIsOld(path: string = process.env.PATH ?? ''): boolean {
  const names = process.platform === 'win32' ? ['node.exe', 'node.cmd'] : ['node'];
  const node = path
    .split(delimiter)
    .filter((folder) => folder !== '' && !/node_modules[\\/]+\.bin[\\/]*$/.test(folder))
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((file) => existsSync(file));
  if (node === undefined) return false;
  const asked = spawnSync(node, ['--version'], { encoding: 'utf8', shell: node.endsWith('.cmd') });
  const major = Number(/^v(\d+)/.exec(asked.stdout ?? '')?.[1] ?? OLDEST_NODE);
  return major < OLDEST_NODE;
}

/** Makes `package-lock.json`, which `npm ci` needs, without installing anything. Returns why it was not made; null if it was. */
export function makeLockfile(folder: string): string | null {
  const made = npm(folder, [
    'install',
    '--package-lock-only',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
  ]);
  return made.ok ? null : made.why;
}
