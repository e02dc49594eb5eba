import { statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { type ChokidarOptions, watch } from 'chokidar';
import type { SourcePath } from '../model/paths.ts';

/** What happened to a site folder since the last burst; paths from its root. */
export type Burst = { readonly paths: ReadonlySet<SourcePath> };

/** Milliseconds without an event after which one saved file is passed on, and after which a storm is. */
const CALM = 12;
const STORM_CALM = 120;
/** Milliseconds after which a storm is passed on although it goes on. */
const STORM_LASTS = 1000;
const FOLDERS = ['posts', 'assets', 'templates'];
const FILES = /^(?:site\.ya?ml|bylines\.yaml|columns\.yaml|backfile\.config\.(?:ts|js|mjs|mts))$/;

/**
 * Changes of a site folder, in bursts. The first burst, without paths, says that watching has begun. Folders are
 * watched, not files: a file that is replaced, or gone and back within a moment, is still seen. Events are hints
 * of what to look at: what a site is made of is always read from the disk. With `poll`, files are looked at again
 * and again, for folders whose changes are not told (network and container mounts).
 */
export async function* changes(
  folder: string,
  { poll, signal }: { readonly poll: boolean; readonly signal: AbortSignal },
): AsyncGenerator<Burst> {
  const pending = new Set<SourcePath>();
  let wake = Promise.withResolvers<void>();
  let isReady = false;
  const note = (path: string) => {
    const inside = isAbsolute(path) ? relative(folder, path) : path;
    const name = inside.split(sep).join('/');
    if (!isOfTheSite(name)) return;
    pending.add(name as SourcePath);
    wake.resolve();
  };
  const watcher = watch(folder, optionsFor(folder, poll));
  watcher.on('all', (_event, path) => note(path));
  watcher.on('raw', (_event, name, details) => {
    const { watchedPath } = details as { watchedPath?: string };
    if (!poll && watchedPath !== undefined) note(name ? join(watchedPath, name) : watchedPath);
  });
  watcher.on('ready', () => {
    isReady = true;
    wake.resolve();
  });
  const stop = () => wake.resolve();
  signal.addEventListener('abort', stop);
  try {
    while (!signal.aborted) {
      await wake.promise;
      if (!isReady) {
        wake = Promise.withResolvers();
        continue;
      }
      await calm(pending, signal);
      wake = Promise.withResolvers();
      const paths = new Set(pending);
      pending.clear();
      if (!signal.aborted) yield { paths };
    }
  } finally {
    signal.removeEventListener('abort', stop);
    await watcher.close();
  }
}

/** Whether a path is one that a site can be made of; editors' own files beside it are not. */
function isOfTheSite(path: string): boolean {
  const [top = '', ...rest] = path.split('/');
  if (rest.length === 0) return FOLDERS.includes(top) || FILES.test(top);
  if (!FOLDERS.includes(top)) return false;
  const name = rest.at(-1) ?? '';
  return path.startsWith('assets/_root/') || !/^\.|~$|^4913$|\.(?:swp|swx|tmp)$/.test(name);
}

function optionsFor(folder: string, poll: boolean): ChokidarOptions {
  return {
    ignoreInitial: true,
    atomic: false,
    ...(poll ? { usePolling: true, interval: 300, binaryInterval: 1000 } : {}),
    ignored: (path, stats) => {
      const inside = relative(folder, path);
      if (inside === '') return false;
      const [top = '', ...rest] = inside.split(sep);
      if (!FOLDERS.includes(top)) return rest.length > 0 || !FILES.test(top) || !poll;
      if (rest.some((name) => name === '.git' || name === 'node_modules')) return true;
      return !poll && (stats?.isFile() ?? false);
    },
  };
}

/** Waits until nothing comes any more: a moment for one file, longer for many. */
async function calm(pending: ReadonlySet<SourcePath>, signal: AbortSignal): Promise<void> {
  const from = performance.now();
  for (let seen = -1; seen !== pending.size && !signal.aborted; ) {
    seen = pending.size;
    const isStorm = seen > 4;
    if (performance.now() - from > STORM_LASTS) return;
    await new Promise((resolve) => setTimeout(resolve, isStorm ? STORM_CALM : CALM));
  }
}

/** Whether a path is a file now; for what is only named by an event. */
export function isFileNow(folder: string, path: SourcePath): boolean {
  return statSync(join(folder, path), { throwIfNoEntry: false })?.isFile() ?? false;
}
