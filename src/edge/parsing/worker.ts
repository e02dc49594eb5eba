import { parentPort, workerData } from 'node:worker_threads';
import { NO_PLUGINS } from '../../copy/body/plugins.ts';
import { openReading, type ParsedReading } from './parser.ts';
import type { ParseJob } from './pool.ts';

/** Plugins cannot be sent from thread to thread: each thread loads them itself. */
const plugins =
  workerData === null
    ? NO_PLUGINS
    : (await (await import('../program/config.ts')).loadConfig(workerData as string)).plugins;

const read = openReading(plugins);

parentPort?.on('message', ({ style, manuscripts }: ParseJob) => {
  parentPort?.postMessage(read(manuscripts, style) satisfies readonly ParsedReading[]);
});
