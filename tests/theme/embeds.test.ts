import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { post } from '../support/built.ts';
import { openBrowser } from '../support/chromium.ts';
import { backfile } from '../support/here.ts';
import { layFiles, temporaryFolder } from '../support/site-on-disk.ts';
import { serve } from './sample.ts';

/** Ways in which a writer's HTML is wider than a phone. */
const WIDE = [
  '<iframe src="about:blank" width="1200" height="315"></iframe>',
  '<iframe src="about:blank" style="width:1200px;min-width:900px;height:200px"></iframe>',
  '<div style="width: 1200px"><iframe src="about:blank" width="100%"></iframe></div>',
  '<embed src="about:blank" width="1200" height="100">',
  '<object type="text/html" data="about:blank" width="1200" height="100"></object>',
  '<video width="1200" height="100" controls></video>',
  '<audio controls style="width: 1200px"></audio>',
  '<canvas width="1200" height="100"></canvas>',
  '<svg width="1200" height="100"><rect width="10" height="10"></rect></svg>',
  '<img src="https://e.example/a.png" width="1200" height="100" style="max-width: none" alt="">',
  '<blockquote style="min-width: 900px; max-width: 1200px">Tweet</blockquote>',
  '<form><input size="200"> <textarea cols="200"></textarea></form>',
  '<table width="1200"><tr><td style="width: 900px">x</td></tr></table>',
];

const folder = temporaryFolder();
let browser: Browser;
let server: Server;
let origin: string;

beforeAll(async () => {
  const small =
    'Words <img src="/a.svg" width="18" height="18" alt=""> <img src="https://e.example/b.png" height="16" alt=""> go on.';
  layFiles(folder, {
    'site.yaml': 'title: Notes\nurl: https://notes.example\ntimezone: UTC\nsearch: false\n',
    'posts/wide.md': post('title: Wide\ndate: 2009-01-01', [...WIDE, small].join('\n\n')),
    'posts/list.md': post(
      'title: List\ndate: 2009-01-02',
      '- One.\n\n  Two.\n\n- Three.\n\n  - Four.\n  - Five.',
    ),
    'assets/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90"/>',
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

describe('a writer’s own HTML', () => {
  test.each([320, 390, 1280])('is never wider than its column at %i px', async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 844 } });
    await page.route(/example/, (route) => route.abort());
    await page.goto(`${origin}/2009/01/01/wide/`);
    const wide = await page.evaluate<string[]>(`(() => {
      const { left, right } = document.querySelector('.body').getBoundingClientRect();
      return [...document.querySelectorAll('.body > *, .body iframe')]
        .filter((node) => node.getBoundingClientRect().right > right + 1 || node.getBoundingClientRect().left < left - 1)
        .map((node) => node.outerHTML);
    })()`);
    expect(wide).toEqual([]);
    expect(
      await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
    ).toBe(true);
    await page.close();
  });

  test('shows small pictures within a line of text, as large as it says', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    const body = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"/>';
    await page.route(/e.example/, (route) => route.fulfill({ contentType: 'image/svg+xml', body }));
    await page.goto(`${origin}/2009/01/01/wide/`);
    await page.evaluate(
      `Promise.all([...document.querySelectorAll('.body p img')].map((img) => { img.loading = 'eager'; return img.decode(); }))`,
    );
    const sizes = await page.evaluate(
      `[...document.querySelectorAll('.body p img')].map((img) => { const { width, height } = img.getBoundingClientRect(); return [width, height, getComputedStyle(img).display] })`,
    );
    expect(sizes).toEqual([
      [18, 18, 'inline'],
      [16, 16, 'inline'],
    ]);
    await page.close();
  });
});

test('paragraphs of an item are apart, and items further', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(`${origin}/2009/01/02/list/`);
  const [within, between] = (await page.evaluate(`(() => {
    const [one, two, three] = [...document.querySelectorAll('.body li > p')].map((p) => p.getBoundingClientRect());
    return [two.top - one.bottom, three.top - two.bottom];
  })()`)) as [number, number];
  expect(within).toBeGreaterThan(4);
  expect(between).toBeGreaterThan(within);
  await page.close();
});
