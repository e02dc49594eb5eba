import { join, relative, resolve } from 'node:path';
import { moduleOf, PACKAGE, version } from './generator.ts';
import { OLDEST_NODE } from './oldest-node.ts';
import { sourceOf } from './source.ts';

/** What to say on a Node that is too old, with a command that works in its place. */
export function tooOld(args: readonly string[]): string {
  const isOfSite = PACKAGE === resolve('node_modules', 'backfile');
  const lines = [
    `Backfile needs Node ${OLDEST_NODE} or newer; this is Node ${process.versions.node}.`,
    'Install it from nodejs.org, or let npm fetch it for this command:',
    '',
    `  ${[...program(isOfSite), ...args].map(quoted).join(' ')}`,
  ];
  const own = ['', 'Or give this site a Node of its own, after which npx backfile works as it is:', ''];
  if (isOfSite) lines.push(...own, `  npm install --save-dev node@${OLDEST_NODE}`);
  return lines.join('\n');
}

/** The command that runs this very program on a Node that npm fetches. */
function program(isOfSite: boolean): readonly string[] {
  const fetched = ['npx', '--yes', '-p', `node@${OLDEST_NODE}`];
  const named = (spec: string) => [...fetched, '-p', spec, '--', 'backfile'];
  if (isOfSite) return named('backfile');
  const source = sourceOf();
  if (source.kind === 'registry') return named(`backfile@${version()}`);
  if (source.kind === 'tarball') return named(source.file);
  const script = moduleOf('cli');
  const near = relative('.', script);
  return [...fetched, '--', 'node', near.startsWith('..') ? script : join(near)];
}

/** An argument as a shell takes it for one word. */
function quoted(argument: string): string {
  if (/^[\w@%+=:,./\\-]+$/.test(argument)) return argument;
  return process.platform === 'win32'
    ? `"${argument.replaceAll('"', '""')}"`
    : `'${argument.replaceAll("'", `'\\''`)}'`;
}
