import { parentPort } from 'node:worker_threads';
import type { SourcePath } from '../model/paths.ts';
import type { Batch } from './parse-pool.ts';
import { type Reading, readingOf } from './parser.ts';
import { readManuscript } from './site-folder.ts';

parentPort?.on('message', ({ root, style, files }: Batch) => {
  const readings: Reading[] = [];
  for (const { at, path } of files) {
    const manuscript = readManuscript(root, path as SourcePath, []);
    if (manuscript) readings.push(readingOf(at, manuscript, style));
  }
  parentPort?.postMessage(readings);
});
