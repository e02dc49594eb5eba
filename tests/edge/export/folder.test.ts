import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { post } from '../../support/built.ts';
import { openBrowser } from '../../support/chromium.ts';
import { deadReferences } from '../../support/crawl.ts';
import { exported } from '../../support/exported.ts';
import { filesIn, layFiles, temporaryFolder } from '../../support/site-on-disk.ts';

const folder = temporaryFolder();
const site = join(folder, 'site');
const copy = join(folder, 'A copy #1 für später');
const read = (path: string) => readFileSync(join(copy, path), 'utf8');
const DOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><circle r="1"/></svg>';
let browser: Browser;

beforeAll(async () => {
  layFiles(site, {
    'site.yaml': `title: The Wire
url: https://wire.example/cable
host: netlify
timezone: UTC
images: {svg: keep}
`,
    'assets/theme.css': 'body { background: url("/cable/assets/the%20dot.svg") }',
    'assets/the dot.svg': DOT,
    'posts/talks.md': post(
      'title: Private talks\ndate: 2009-02-02\ntags: [Größe]\naliases: [/old/talks.html, "/?p=12"]',
      'An envoy had herring. ![A dot](<../assets/the dot.svg>)',
    ),
    'posts/after.md': post(
      'title: After the talks\ndate: 2010-03-01\nfollows: talks.md',
      'See [before](talks.md#top), and https://wire.example/cable/2009/02/02/talks/. Herring again. As [said](https://wire.example/cable/?p=12).',
    ),
    'posts/_pages/about.md': post('title: About'),
  });
  const [{ status, said }] = await Promise.all([
    exported('folder', { site, to: copy }),
    openBrowser().then((opened) => (browser = opened)),
  ]);
  expect([status, said]).toEqual([0, expect.stringMatching(/folder {2}.*\n {2}\d+ pages, \d+ files/)]);
});
afterAll(() => browser.close());

describe('a folder to open without a server', () => {
  test('has no link to anything that is not in it, on any page', () => {
    const files = filesIn(copy);
    const pages = Object.entries(files).filter(([path]) => path.endsWith('.html'));
    const { dead, followed } = deadReferences(
      pages,
      new Set(Object.keys(files)),
      'https://copy.example/x y/',
    );
    expect(dead).toEqual([]);
    expect(followed).toBeGreaterThan(100);
    expect(read('2010/03/01/after/index.html')).toContain(
      '<a href="../../../../2009/02/02/talks/index.html">said</a>',
    );
    const rooted = pages.flatMap(([, text]) => text.match(/\s(?:href|src|action|srcset)="\/[^"]*"/g) ?? []);
    expect(rooted).toEqual([]);
  });

  test('keeps public addresses where they are meant', () => {
    const page = read('2009/02/02/talks/index.html');
    expect(page).toContain('<link rel="canonical" href="https://wire.example/cable/2009/02/02/talks/">');
    expect(page).toContain('href="https://wire.example/cable/feed.xml"');
    expect(read('feed.xml')).toContain('https://wire.example/cable/2009/02/02/talks/');
    expect(read('feed.xml')).toContain('<?xml-stylesheet type="text/css" href="feed.css"?>');
    const ofTag = Object.keys(filesIn(copy)).find((path) => /^tags\/.*feed\.xml$/.test(path));
    expect(read(ofTag ?? '')).toContain('<?xml-stylesheet type="text/css" href="../../feed.css"?>');
    expect(read('archive.bib')).toContain('https://wire.example/cable/2009/02/02/talks/');
    expect(['robots.txt', 'sitemap.xml'].filter((name) => existsSync(join(copy, name)))).toEqual([]);
  });

  test('opens in a browser with its pictures and fonts, and says nothing is wrong', async () => {
    const { page, wrong } = await opened('2009/02/02/talks/index.html');
    const shown = (await page.evaluate(`document.fonts.ready.then(() => ({
      picture: document.querySelector('article img').naturalWidth,
      fonts: [...document.fonts].filter(({ status }) => status === 'loaded').length,
      sheet: getComputedStyle(document.body).backgroundImage,
    }))`)) as { picture: number; fonts: number; sheet: string };
    expect(shown.sheet).toContain('/assets/the%20dot.svg');
    expect(shown.picture).toBeGreaterThan(0);
    expect(shown.fonts).toBeGreaterThan(0);
    await page.goto(pathToFileURL(join(copy, 'old', 'talks.html')).href);
    await page.waitForURL(pathToFileURL(join(copy, '2009/02/02/talks/index.html')).href);
    expect(wrong).toEqual([]);
    await page.close();
  });

  test('finds what is searched for', async () => {
    const { page, wrong } = await opened('search/index.html');
    await page.waitForSelector('form.search:not([hidden])');
    await page.fill('#q', 'herring');
    await page.waitForSelector('.results article:nth-of-type(2)');
    const links = await page.evaluate(`[...document.querySelectorAll('.results a')].map(({ href }) => href)`);
    expect((links as string[]).sort()).toEqual(
      [
        ['2009/02/02/talks/index.html', '#am5cl:~:text=An%20envoy%20had-,herring'],
        ['2010/03/01/after/index.html', '#sk15g:~:text=Herring,-again'],
      ].map(([path = '', place]) => pathToFileURL(join(copy, path)).href + place),
    );
    expect(await page.textContent('.results mark')).toMatch(/herring/i);
    expect(wrong).toEqual([]);
    await page.close();
  });

  test('is searched from any page, keeps the search in the address, and counts its filters', async () => {
    const { page, wrong } = await opened('2010/03/01/after/index.html');
    await page.getByRole('searchbox').fill('herring');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.waitForURL(`${pathToFileURL(join(copy, 'search/index.html')).href}?q=herring`);
    await page.waitForSelector('.results article:nth-of-type(2)');
    const years = () => page.getByLabel('From year').locator('option').allTextContents();
    await soon(years).toEqual(['Any', '2009 (1)', '2010 (1)']);
    await page.getByLabel('By year').check();
    await soon(() => page.locator('.of-year > h2').allTextContents()).toEqual(['2010 1', '2009 1']);
    expect(new URL(page.url()).search).toBe('?q=herring&group=year');
    await page.goBack();
    await page.waitForSelector('.results > article');
    expect(wrong).toEqual([]);
    await page.close();
  });

  test('gives the same bytes twice', async () => {
    const before = filesIn(copy);
    expect(await exported('folder', { site, to: copy, quiet: true })).toEqual({ status: 0, said: '' });
    expect(filesIn(copy)).toEqual(before);
  });

  test('is of the whole site', async () => {
    const { status, said } = await exported('folder', { site, year: '2009' });
    expect([status, said]).toEqual([2, expect.stringContaining('holds the whole site')]);
  });
});

/** Waits until something is as it is expected to be. */
function soon<T>(look: () => T) {
  return expect.poll(look, { timeout: 30_000 });
}

async function opened(path: string): Promise<{ readonly page: Page; readonly wrong: readonly string[] }> {
  const page = await browser.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(error.message));
  await page.goto(pathToFileURL(join(copy, path)).href);
  return { page, wrong };
}
