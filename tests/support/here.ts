import { runProgram } from '../../src/edge/command-line/program.ts';
import type { Run } from './command.ts';

/** What would change what the program prints or does, and is not the test's. */
const OTHERS = ['CI', 'GITHUB_ACTIONS', 'GITHUB_WORKSPACE', 'GITLAB_CI', 'JENKINS_URL'];

/**
 * Runs the program in this process, from its sources, which takes a fraction of a process of its own: for what commands
 * say and write. The clock stands at 2026-01-01, nobody is at the terminal, and it shows no colours.
 */
export async function backfile(
  args: readonly string[],
  { env = {} }: { readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Run> {
  const [stdout, stderr] = [[] as string[], [] as string[]];
  const terminal = {
    paint: (_: unknown, text: string) => text,
    say: (line: string) => void stderr.push(`${line}\n`),
    print: (line: string) => void stdout.push(`${line}\n`),
    drawn: false,
  };
  const before = { ...process.env };
  for (const name of OTHERS) delete process.env[name];
  Object.assign(process.env, { SOURCE_DATE_EPOCH: '1767225600' }, env);
  try {
    const status = await runProgram(args, {
      terminal,
      asker: async () => null,
      untilInterrupted: () => new AbortController().signal,
      width: null,
    });
    return { status, stdout: stdout.join(''), stderr: stderr.join('') };
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}
