import { parentPort, workerData } from 'node:worker_threads';
import { NO_PLUGS } from '../copy/plugs.ts';
import type { SourcePath } from '../model/paths.ts';
import type { ParseJob } from './parse-pool.ts';
import { type Reading, readingOf } from './parser.ts';
import { readManuscript } from './site-folder.ts';

/** Plugins cannot cross from thread to thread: each loads them anew. */
const plugs =
  workerData === null
    ? NO_PLUGS
    : (await (await import('./config.ts')).loadConfig(workerData as string)).plugs;

parentPort?.on('message', ({ root, style, files }: ParseJob) => {
  const readings: Reading[] = [];
  for (const { at, path } of files) {
    const manuscript = readManuscript(root, path as SourcePath, []);
    if (manuscript) readings.push(readingOf(at, manuscript, style, plugs));
  }
  parentPort?.postMessage(readings);
});
