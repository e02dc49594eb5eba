import type { Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { openBrowser } from '../support/chromium.ts';
import { temporaryFolder } from '../support/site-on-disk.ts';
import { inBrowser } from './browser.ts';
import { markup } from './markup.ts';
import { buildSample, type Sample, serve } from './sample.ts';

/** The sample archive, built once for all that is asked of it. */
const sample = { out: '', origin: '' } as Sample;
const folder = temporaryFolder();
let server: Server;

beforeAll(async () => {
  [sample.out, sample.browser] = await Promise.all([buildSample(join(folder, 'sample')), openBrowser()]);
  ({ server, origin: sample.origin } = await serve(sample.out));
});

afterAll(async () => {
  await sample.browser?.close();
  server?.close();
});

markup(sample);
inBrowser(sample);
