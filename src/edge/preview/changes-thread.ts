import { join, relative, sep } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { type ChokidarOptions, watch } from 'chokidar';
import { belongsToSite, SITE_FOLDERS } from '../../model/membership.ts';

/** The site folder that a thread watches. Only what belongs to the site is watched. */
export type WatchedSite = { readonly folder: string; readonly poll: boolean };

/** A message of the thread: a path that changed, that watching has begun, or the code of an error. */
export type WatchMessage = { readonly path: string } | { readonly ready: true } | { readonly code: string };

// In a thread of its own: looking at every folder takes a while, and pages must be served meanwhile.
const { folder, poll } = workerData as WatchedSite;
const send = (message: WatchMessage) => parentPort?.postMessage(message);

watch(folder, options())
  .on('all', (_event, path) => send({ path }))
  // Without polling, only folders are watched (see `ignored`). Raw events name the files in them.
  .on('raw', (_event, name, details) => {
    const { watchedPath } = details as { watchedPath?: string };
    if (!poll && watchedPath !== undefined) send({ path: name ? join(watchedPath, name) : watchedPath });
  })
  .on('error', (error) => send({ code: (error as NodeJS.ErrnoException).code ?? String(error) }))
  .on('ready', () => send({ ready: true }));

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
