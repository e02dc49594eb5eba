import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Compiles the program when npm installs it from its sources: from a Git repository, or from a folder that a site names
 * in its `package.json`. npm calls this (`prepare`) after `npm install` in the repository, too, where it compiles only if
 * nothing was compiled yet. Works in the current folder, and ends the process with the status of a failed script.
 */
export function compileOnce(): void {
  const isForAnother = process.env.INIT_CWD !== undefined && resolve(process.env.INIT_CWD) !== process.cwd();
  if (existsSync('lib/cli.js') && existsSync('schemas') && !(isForAnother && isStale())) return;
  for (const script of ['compile', 'schemas']) {
    const { status } = spawnSync('npm', ['run', '--silent', script], {
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    if (status !== 0) process.exit(status ?? 1);
  }
}

/** Whether a source is newer than the compiled program. */
function isStale(): boolean {
  const { mtimeMs } = statSync('lib/cli.js');
  return (readdirSync('src', { recursive: true }) as string[]).some(
    (name) => statSync(join('src', name)).mtimeMs > mtimeMs,
  );
}
