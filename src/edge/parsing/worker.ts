import { parentPort, workerData } from 'node:worker_threads';
import { NO_PLUGS } from '../../copy/body/plugs.ts';
import { type Reading, readingOf } from './parser.ts';
import type { ParseJob } from './pool.ts';

/** Plugins cannot cross from thread to thread: each loads them anew. */
const plugs =
  workerData === null
    ? NO_PLUGS
    : (await (await import('../program/config.ts')).loadConfig(workerData as string)).plugs;

parentPort?.on('message', ({ style, manuscripts }: ParseJob) => {
  const readings: Reading[] = manuscripts.map(([at, manuscript]) => readingOf(at, manuscript, style, plugs));
  parentPort?.postMessage(readings);
});
