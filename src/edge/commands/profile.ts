import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { dirname } from 'node:path';
import type { Stage, World } from '../../desk/world.ts';

/** Profiles a build: the time of each stage, and a CPU profile of this thread. */
type Profiling = {
  readonly progress: World['progress'];
  /** Stops profiling: writes the profile to `file` and returns a line for each stage. */
  readonly end: (file: string) => Promise<readonly string[]>;
};

/** Starts profiling; passes progress on to `inner`. */
export async function startProfile(inner: World['progress']): Promise<Profiling> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  const times: { readonly stage: Stage; readonly at: number; readonly cpu: number }[] = [];
  const cpu = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  const begin = { at: performance.now(), cpu: cpu() };
  return {
    progress: (stage, done, of) => {
      if (times.at(-1)?.stage !== stage) times.push({ stage, at: performance.now(), cpu: cpu() });
      inner(stage, done, of);
    },
    end: async (file) => {
      const last = { at: performance.now(), cpu: cpu() };
      const { profile } = await session.post('Profiler.stop');
      session.disconnect();
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(profile));
      const rows = times.map(({ stage, at, cpu: spent }, index) => {
        const next = times[index + 1] ?? last;
        return row(stage, next.at - at, next.cpu - spent);
      });
      return [
        'stage         wall ms     CPU ms   (CPU of all threads)',
        ...rows,
        row('all', last.at - begin.at, last.cpu - begin.cpu),
        `Profile of the main thread: ${file} (open it in a browser's developer tools)`,
      ];
    },
  };
}

function row(stage: string, wall: number, cpu: number): string {
  return `${stage.padEnd(10)} ${wall.toFixed(0).padStart(10)} ${cpu.toFixed(0).padStart(10)}`;
}
