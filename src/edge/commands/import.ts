import { type ImportOptions, importArchive } from '../import/import-archive.ts';
import type { Terminal } from '../program/terminal.ts';
import { drawnProgress } from './progress.ts';

type Flags = Omit<ImportOptions, 'format' | 'source' | 'progress' | 'signal'> & { readonly json?: boolean };

/** `backfile import`: one argument is the source, two are the format and the source. Returns the exit status. */
export async function importCommand(
  first: string,
  second: string | undefined,
  flags: Flags,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const { json, ...options } = flags;
  const drawn = terminal.drawn ? drawnProgress(process.stderr, () => performance.now()) : null;
  const { exit, summary, report } = await importArchive({
    ...options,
    ...(second === undefined ? { source: first } : { format: first, source: second }),
    progress: (stage, done, of) => void (of !== null && drawn?.progress(stage, done, of)),
    signal,
  });
  drawn?.end();
  if (json) terminal.print(JSON.stringify(report, null, 1));
  else terminal.say(summary);
  return signal.aborted ? 130 : exit;
}
