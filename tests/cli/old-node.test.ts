import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { delimiter, dirname, join, relative } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from '../support/command.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Within the project, so that the program finds its packages. */
const PACKED = join(ROOT, '.tmp', `old-node-${process.pid}`);

afterAll(() => rmSync(PACKED, { recursive: true, force: true }));

test('a Node that is too old is reported with a command that works, and with status 2', async () => {
  const old = await olderNode();
  if (old === null) {
    console.log('Left out: this machine has no Node older than 24 to try it with.');
    return;
  }
  cpSync(join(ROOT, 'package.json'), join(PACKED, 'package.json'), { recursive: true });
  compile(join(ROOT, 'src', 'cli.ts'));
  compile(join(ROOT, 'src', 'edge', 'program', 'node-version.ts'));
  const { status, stdout, stderr } = await run(old.node, [
    join(PACKED, 'lib', 'cli.js'),
    'build',
    '--site',
    'my column',
    '-q',
  ]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toBe(`Backfile needs Node 24 or newer; this is Node ${old.version}.
Install it from nodejs.org, or let npm fetch it for this command:

  npx --yes -p node@24 -- node ${relative('.', join(PACKED, 'lib', 'cli.js'))} build --site 'my column' -q
`);
});

/** The first Node of the path that is older than 24; null where there is none. */
async function olderNode(): Promise<{ node: string; version: string } | null> {
  for (const folder of [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin']) {
    const node = join(folder, 'node');
    if (!existsSync(node)) continue;
    const version = (await run(node, ['--version'])).stdout.trim().replace(/^v/, '');
    if (Number(version.split('.')[0]) < 24) return { node, version };
  }
  return null;
}

/** Compiles a file and all that it imports before it runs, as the package is compiled. */
function compile(file: string): void {
  const target = join(PACKED, 'lib', relative(join(ROOT, 'src'), file).replace(/\.ts$/, '.js'));
  if (existsSync(target)) return;
  const code = stripTypeScriptTypes(readFileSync(file, 'utf8'));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, code.replace(/((?:from|import\()\s*'\.[^']*)\.ts'/g, "$1.js'"));
  for (const [, path = ''] of code.matchAll(/^(?:import|export)\b[^;]*?from '(\.[^']*)'/gm))
    compile(join(dirname(file), path));
}
