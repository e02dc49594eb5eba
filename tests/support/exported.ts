import { exportCommand } from '../../src/edge/commands/export.ts';
import { UsageError } from '../../src/edge/program/usage-error.ts';

/** Runs `backfile export` in this process, with the options by their names; what it says, and its exit status. */
export async function exported(
  format: string,
  { words = [], ...flags }: { site: string; words?: readonly string[] } & { [flag: string]: unknown },
  signal: AbortSignal = new AbortController().signal,
): Promise<{ readonly status: number; readonly said: string }> {
  const lines: string[] = [];
  const terminal = {
    paint: (_: string, text: string) => text,
    say: (line: string) => void lines.push(line),
    print: (line: string) => void lines.push(line),
    drawn: false,
  };
  try {
    const status = await exportCommand(format, words, flags as never, terminal as never, signal);
    return { status, said: lines.join('\n') };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { status: 2, said: error.message };
  }
}
