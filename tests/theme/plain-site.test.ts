import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { post } from '../support/built.ts';
import { openBrowser } from '../support/chromium.ts';
import { backfile } from '../support/here.ts';
import { layFiles, temporaryFolder } from '../support/site-on-disk.ts';
import { serve } from './sample.ts';

const folder = temporaryFolder();
let browser: Browser;
let server: Server;
let origin: string;

beforeAll(async () => {
  const days = ['2009-02-03', '2009-02-02', '2009-01-15', '2008-12-31', '2008-03-01'];
  layFiles(folder, {
    'site.yaml': 'title: Notes\nurl: https://notes.example\ntimezone: UTC\n',
    ...Object.fromEntries(
      days.map((day) => [`posts/${day}-a.md`, post(`title: Of ${day}\nbyline: Maren Odd`)]),
    ),
  });
  const { status, stderr } = await backfile(['build', '--site', folder]);
  expect(status, stderr).toBe(0);
  browser = await openBrowser();
  ({ origin, server } = await serve(join(folder, 'dist')));
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

describe('the front page of a site without columns', () => {
  test('has the dates of its latest dispatches at the margin, with the year where it is not the last', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(origin);
    const briefs = await page.evaluate<{ off: number; date: string }[]>(
      `[...document.querySelectorAll('.brief')].map((brief) => ({
        off: brief.querySelector('time').getBoundingClientRect().left - brief.querySelector('h3').getBoundingClientRect().left,
        date: brief.querySelector('time').textContent,
      }))`,
    );
    expect(briefs).toEqual([
      { off: 0, date: '2 Feb' },
      { off: 0, date: '15 Jan' },
      { off: 0, date: '31 Dec 2008' },
      { off: 0, date: '1 Mar 2008' },
    ]);
    await page.close();
  });
});
