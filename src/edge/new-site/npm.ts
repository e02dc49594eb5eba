import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What npm printed, or why it failed, in one line. */
type NpmAnswer =
  | { readonly ok: true; readonly printed: string }
  | { readonly ok: false; readonly why: string };

/** Milliseconds that npm may take. */
const PATIENCE = 120_000;

/** Variables of the npx or npm script that runs this program. They would make npm work on another folder. */
const OF_CALLER =
  /^npm_(?:config_(?:call|global|include|noproxy|omit|package|prefix|local_prefix|workspace|yes)|lifecycle_|package_)/i;

/** Runs npm in a folder. */
export function npm(folder: string, args: readonly string[]): NpmAnswer {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OF_CALLER.test(name)));
  const [command, ...before] = program();
  const ran = spawnSync(command, [...before, ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
    timeout: PATIENCE,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (ran.status === 0) return { ok: true, printed: ran.stdout };
  const code = (ran.error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOENT') return { ok: false, why: 'npm was not found' };
  if (code === 'ETIMEDOUT') return { ok: false, why: `npm took longer than ${PATIENCE / 1000} seconds` };
  const line = ran.stderr
    ?.split('\n')
    .find((each) => /^npm (?:error|ERR!) (?!code |errno |syscall )/.test(each));
  return { ok: false, why: line?.replace(/^npm (?:error|ERR!) /, '') ?? 'npm failed' };
}

/** The command that is npm. On Windows it is a batch file, which only a shell runs: there, Node runs what that would. */
function program(): readonly [string, ...string[]] {
  if (process.platform !== 'win32') return ['npm'];
  const beside = join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const script = [process.env.npm_execpath, beside].find(
    (path) => path?.endsWith('npm-cli.js') && existsSync(path),
  );
  return script === undefined ? ['npm.cmd'] : [process.execPath, script];
}
