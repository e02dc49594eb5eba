import { join, relative, sep } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { type ChokidarOptions, watch } from 'chokidar';
import { belongsToSite, SITE_FOLDERS } from '../../model/membership.ts';

/** The site folder that a thread is to watch: what belongs to the site, and nothing else. */
export type WatchGround = { readonly folder: string; readonly poll: boolean };

/** What it tells: a path that something happened at, that watching has begun, or why it cannot be done. */
export type Told = { readonly path: string } | { readonly ready: true } | { readonly code: string };

// In a thread of its own, since a look at every folder takes a while, and pages are asked for meanwhile.
const { folder, poll } = workerData as WatchGround;
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
      const inside = relative(folder, path).split(sep).join('/');
      if (inside === '') return false;
      if (!belongsToSite(inside)) return true;
      const isSettings = !inside.includes('/') && !SITE_FOLDERS.includes(inside);
      return !poll && (isSettings || (stats?.isFile() ?? false));
    },
  };
}
