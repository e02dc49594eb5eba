import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { writeSchemas } from '../../src/edge/world/schema.ts';
import { run } from '../support/command.ts';

export const ROOT = join(import.meta.dirname, '..', '..');

/** A Node to try the first hour with, by the folder that has it. */
export type Machine = { readonly name: string; readonly bin: string; readonly isOld: boolean };

/**
 * Packs the program into a folder as npm publishes it; the path of the tarball. It is compiled beside the repository, so
 * that other tests may compile it meanwhile, and without its types and notes, which take time and change nothing here.
 */
export async function pack(folder: string): Promise<string> {
  const at = join(folder, 'package');
  const { files } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    files: readonly string[];
  };
  const kept = files.filter((path) => path !== 'lib' && path !== 'schemas');
  for (const path of ['package.json', ...kept]) cpSync(join(ROOT, path), join(at, path), { recursive: true });
  writeSchemas(join(at, 'schemas'));
  const rolldown = join(ROOT, 'node_modules', 'rolldown', 'bin', 'cli.mjs');
  for (const [command, args] of [
    [process.execPath, [rolldown, '-c', '--dir', join(at, 'lib')]],
    ['npm', ['pack', at, '--silent', '--ignore-scripts', '--pack-destination', folder]],
  ] as const) {
    const { status, stderr } = await run(command, args, { cwd: ROOT });
    if (status !== 0) throw new Error(stderr);
  }
  return join(folder, 'backfile-0.1.0.tgz');
}

/**
 * A `node_modules/` as npm makes it of the tarball, without asking a registry: the packages are those of this repository,
 * and npm's record says where Backfile came from. The folder that holds it.
 */
export function installed(tarball: string, folder: string): string {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'backfile'), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    if (!name.startsWith('.')) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  execFileSync('tar', ['-xzf', tarball, '-C', join(modules, 'backfile'), '--strip-components=1']);
  const resolved = `file:${relative(folder, tarball)}`;
  const record = { packages: { 'node_modules/backfile': { resolved } } };
  writeFileSync(join(modules, '.package-lock.json'), JSON.stringify(record));
  mkdirSync(join(modules, '.bin'));
  symlinkSync('../backfile/lib/cli.js', join(modules, '.bin', 'backfile'));
  chmodSync(join(modules, 'backfile', 'lib', 'cli.js'), 0o755);
  return folder;
}

/** The Node of this repository, and the first older one of the machine, if there is one. */
export async function machines(): Promise<readonly Machine[]> {
  const own = { name: 'Node 24', bin: dirname(process.execPath), isOld: false };
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  for (const bin of folders) {
    const node = join(bin, process.platform === 'win32' ? 'node.exe' : 'node');
    if (!existsSync(node) || !existsSync(join(bin, 'npm'))) continue;
    const { stdout } = await run(node, ['--version']);
    if (Number(/^v(\d+)/.exec(stdout)?.[1]) < 24)
      return [own, { name: `Node ${stdout.trim()}`, bin, isOld: true }];
  }
  return [own];
}

/** The environment of somebody who opens a terminal on a machine: its Node comes first, and npm script variables are unknown. */
export function terminalOf({ bin }: Machine): NodeJS.ProcessEnv {
  const { NO_COLOR: _no, FORCE_COLOR: _force, CI: _ci, ...rest } = process.env;
  const env = Object.fromEntries(Object.entries(rest).filter(([name]) => !/^npm_/i.test(name)));
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !/node_modules[\\/]\.bin/.test(folder));
  return { ...env, PATH: [bin, ...path].join(delimiter), SOURCE_DATE_EPOCH: '1767225600' };
}
