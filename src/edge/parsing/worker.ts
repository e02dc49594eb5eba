import { parentPort, workerData } from 'node:worker_threads';
import { NO_PLUGINS } from '../../copy/body/plugins.ts';
import { type ParsedReading, readingOf } from './parser.ts';
import type { ParseJob } from './pool.ts';

/** Plugins cannot be sent from thread to thread: each thread loads them itself. */
const plugins =
  workerData === null
    ? NO_PLUGINS
    : (await (await import('../program/config.ts')).loadConfig(workerData as string)).plugins;

parentPort?.on('message', ({ style, manuscripts }: ParseJob) => {
  const readings: ParsedReading[] = manuscripts.map(([at, manuscript]) =>
    readingOf(at, manuscript, style, plugins),
  );
  parentPort?.postMessage(readings);
});
