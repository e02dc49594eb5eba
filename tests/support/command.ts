import { spawn } from 'node:child_process';
import { program } from './program.ts';

/** What a run of the program left behind. */
export type Run = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/**
 * Runs the real program in a process of its own. The environment is the test's, without what would colour or date
 * its output: the clock stands at 2026-01-01.
 */
export function backfile(
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string; readonly node?: string } = {},
): Promise<Run> {
  const { NO_COLOR: _no, FORCE_COLOR: _force, CI: _ci, ...inherited } = process.env;
  const env = { ...inherited, SOURCE_DATE_EPOCH: '1767225600', ...options.env };
  return run(options.node ?? process.execPath, [program(), ...args], { ...options, env });
}

/** Runs a program to its end. */
export function run(
  executable: string,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string } = {},
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(executable, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const [stdout, stderr] = [[] as Buffer[], [] as Buffer[]];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (status) =>
      resolve({
        status,
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
      }),
    );
  });
}
