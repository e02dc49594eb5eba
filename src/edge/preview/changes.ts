import { isAbsolute, relative, sep } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SourcePath } from '../../model/address/paths.ts';
import { belongsToSite } from '../../model/membership.ts';
import { moduleOf } from '../program/generator.ts';
import { UsageError } from '../program/usage-error.ts';
import type { WatchedSite, WatchMessage } from './changes-thread.ts';

/** What happened to a site folder since the last burst; paths from its root. */
export type Burst = {
  readonly paths: ReadonlySet<SourcePath>;
  /** The first, without paths: watching has begun, and what happened before is not known. */
  readonly isFirst?: boolean;
};

/** Milliseconds without an event after which a burst ends: of one saved file, and of many files (a storm). */
const CALM = 12;
const STORM_CALM = 120;
/** Milliseconds after which a storm is passed on, even if it has not ended. */
const STORM_LASTS = 1000;

/**
 * Changes of a site folder, in bursts. Folders are watched instead of files, so that a file that is replaced, or removed
 * and written again at once, is noticed. Events only say where to look: sources are always read from the disk. With
 * `poll`, files are checked at intervals, for folders that report no changes (network and container mounts). Throws a
 * `UsageError` if the machine can watch no more folders.
 */
export async function* changes(
  folder: string,
  { poll, signal }: { readonly poll: boolean; readonly signal: AbortSignal },
): AsyncGenerator<Burst> {
  const pending = new Set<SourcePath>();
  const state = { isReady: false, isFirst: true, failure: null as Error | null };
  let wake = Promise.withResolvers<void>();
  const workerData: WatchedSite = { folder, poll };
  const thread = new Worker(THREAD, { workerData });
  thread.on('error', (error) => {
    state.failure = error as Error;
    wake.resolve();
  });
  thread.on('message', (message: WatchMessage) => {
    if ('path' in message) {
      const path = sitePath(message.path, folder);
      if (!belongsToSite(path)) return;
      pending.add(path as SourcePath);
    } else if ('ready' in message) state.isReady = true;
    else state.failure = failureOf(message.code);
    wake.resolve();
  });
  const stop = () => wake.resolve();
  signal.addEventListener('abort', stop);
  try {
    while (!signal.aborted) {
      await wake.promise;
      if (state.failure) throw state.failure;
      if (state.isReady) await calm(pending, signal);
      wake = Promise.withResolvers();
      if (!state.isReady || signal.aborted) continue;
      const paths = new Set(pending);
      pending.clear();
      if (state.isFirst || paths.size > 0) yield { paths, isFirst: state.isFirst };
      state.isFirst = false;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    await thread.terminate();
  }
}

const THREAD = moduleOf('edge/preview/changes-thread');

function sitePath(path: string, folder: string): string {
  const inside = isAbsolute(path) ? relative(folder, path) : path;
  return inside.split(sep).join('/');
}

function failureOf(code: string): Error | null {
  if (code !== 'ENOSPC' && code !== 'EMFILE') return null;
  return new UsageError(
    'This machine cannot watch so many folders. Add --poll, or raise its limit (on Linux: fs.inotify.max_user_watches).',
  );
}

/** Waits until no more events come: a moment for one file, longer for many. */
async function calm(pending: ReadonlySet<SourcePath>, signal: AbortSignal): Promise<void> {
  const from = performance.now();
  for (let seen = -1; seen !== pending.size && !signal.aborted; ) {
    seen = pending.size;
    const isStorm = seen > 4;
    if (performance.now() - from > STORM_LASTS) return;
    await new Promise((resolve) => setTimeout(resolve, isStorm ? STORM_CALM : CALM));
  }
}
