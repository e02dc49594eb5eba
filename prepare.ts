/**
 * Compiles the program where npm installs it from its sources: from a Git repository, or from a folder of which a site
 * makes use. npm runs this after `npm install` in the repository, too; there it compiles once, and `npm run compile` later.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const isForAnother = process.env.INIT_CWD !== undefined && resolve(process.env.INIT_CWD) !== process.cwd();

if (!existsSync('lib/cli.js') || !existsSync('schemas') || (isForAnother && isStale()))
  for (const script of ['compile', 'schemas']) {
    const { status } = spawnSync('npm', ['run', '--silent', script], {
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    if (status !== 0) process.exit(status ?? 1);
  }

/** Whether a source is newer than the compiled program. */
function isStale(): boolean {
  const { mtimeMs } = statSync('lib/cli.js');
  return (readdirSync('src', { recursive: true }) as string[]).some(
    (name) => statSync(join('src', name)).mtimeMs > mtimeMs,
  );
}
