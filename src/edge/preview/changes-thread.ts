import { join, relative, sep } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { type ChokidarOptions, watch } from 'chokidar';

/** What a thread is to watch; `folders` and `files` of the site folder, and no others. */
export type WatchGround = {
  readonly folder: string;
  readonly poll: boolean;
  readonly folders: readonly string[];
  readonly files: RegExp;
};

/** What it tells: a path that something happened at, that watching has begun, or why it cannot be done. */
export type Told = { readonly path: string } | { readonly ready: true } | { readonly code: string };

// In a thread of its own, since a look at every folder takes a while, and pages are asked for meanwhile.
const { folder, poll, folders, files } = workerData as WatchGround;
const tell = (told: Told) => parentPort?.postMessage(told);

watch(folder, options())
  .on('all', (_event, path) => tell({ path }))
  .on('raw', (_event, name, details) => {
    const { watchedPath } = details as { watchedPath?: string };
    if (!poll && watchedPath !== undefined) tell({ path: name ? join(watchedPath, name) : watchedPath });
  })
  .on('error', (error) => tell({ code: (error as NodeJS.ErrnoException).code ?? String(error) }))
  .on('ready', () => tell({ ready: true }));

function options(): ChokidarOptions {
  return {
    ignoreInitial: true,
    atomic: false,
    ...(poll ? { usePolling: true, interval: 300, binaryInterval: 1000 } : {}),
    ignored: (path, stats) => {
      const inside = relative(folder, path);
      if (inside === '') return false;
      const [top = '', ...rest] = inside.split(sep);
      if (!folders.includes(top)) return rest.length > 0 || !files.test(top) || !poll;
      if (rest.some((name) => name === '.git' || name === 'node_modules')) return true;
      return !poll && (stats?.isFile() ?? false);
    },
  };
}
