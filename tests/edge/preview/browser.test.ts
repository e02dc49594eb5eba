import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { openBrowser } from '../../support/chromium.ts';
import { layFiles, temporaryFolder } from '../../support/site-on-disk.ts';
import { type Running, start } from './running.ts';

const folder = temporaryFolder();
const TALKS = '2009/02/02/talks/';
const LONG = Array.from({ length: 120 }, (_, at) => `Paragraph ${at} of a long piece.`).join('\n\n');
const svg = (width: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="10"><rect width="${width}" height="10"/></svg>`;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe('a page in the browser', () => {
  test('follows a save without losing its place, its focus, what is typed or what is open', async () => {
    const { file, page } = await open('place');
    await page.evaluate("document.querySelector('details').open = true");
    await page.locator('.e-content a').first().focus();
    await page.evaluate('scrollTo(0, 1200)');
    const state = () =>
      page.evaluate(
        '({ y: scrollY, focus: document.activeElement.textContent, born: performance.timeOrigin })',
      );
    const before = await state();
    expect(before).toMatchObject({ y: 1200, focus: 'First' });
    await refreshed(page, 'The new end.', () =>
      writeFileSync(file, talks(`[First](https://example.org/).\n\n${LONG}\n\nThe new end.`)),
    );
    expect(await state()).toEqual(before);
    expect(await page.evaluate("document.querySelector('details').open")).toBe(true);
  });

  test('takes a new style sheet without being loaded again', async () => {
    const { page, site } = await open('style', { 'assets/theme.css': 'body { letter-spacing: 1px }' });
    const spacing = () => page.evaluate('getComputedStyle(document.body).letterSpacing');
    const born = await page.evaluate('performance.timeOrigin');
    expect(await spacing()).toBe('1px');
    writeFileSync(join(site, 'assets/theme.css'), 'body { letter-spacing: 3px }');
    await vi.waitFor(async () => expect(await spacing()).toBe('3px'), { timeout: 120_000 });
    expect(await page.evaluate('performance.timeOrigin')).toBe(born);
  });

  test('shows a picture’s new bytes', async () => {
    const { page, site } = await open('picture', { 'assets/mark.svg': svg(40) }, '![A mark](mark.svg)');
    const width = () => page.evaluate("document.querySelector('.e-content img').naturalWidth");
    await vi.waitFor(async () => expect(await width()).toBe(40), { timeout: 120_000 });
    writeFileSync(join(site, 'assets/mark.svg'), svg(70));
    await vi.waitFor(async () => expect(await width()).toBe(70), { timeout: 120_000 });
  });

  test('goes where its dispatch goes', async () => {
    const { page, site, file } = await open('moved');
    renameSync(file, join(site, 'posts/2009-02-02-parley.md'));
    await page.waitForURL('**/2009/02/02/parley/');
    expect(await page.locator('h1').textContent()).toBe('Talks');
  });

  test('has a sheet over it while something is wrong, whose places open the editor', async () => {
    const opened = join(folder, 'opened.txt');
    const editor = layFiles(folder, { 'editor.sh': `#!/bin/sh\necho "$@" > '${opened}'\n` });
    chmodSync(join(editor, 'editor.sh'), 0o755);
    const { page, file, site } = await open('wrong', {}, LONG, { VISUAL: join(editor, 'editor.sh') });
    writeFileSync(file, '---\ntitle: Talks\ndate: 2009-02-30\n---\nWrong.\n');
    const sheet = page.locator('backfile-desk .overlay');
    await sheet.waitFor();
    expect(await sheet.textContent()).toContain('The date 2009-02-30 does not exist');
    expect(await sheet.locator('.line.here').textContent()).toContain('date: 2009-02-30');
    expect(await page.locator('h1').textContent()).toBe('Talks');
    expect(await page.locator('body').textContent()).toContain('Paragraph 119');
    await sheet.locator('button.open').first().click();
    await vi.waitFor(() => expect(existsSync(opened)).toBe(true), { timeout: 120_000 });
    await vi.waitFor(() =>
      expect(readFileSync(opened, 'utf8')).toContain(join(site, 'posts/2009-02-02-talks.md')),
    );
    writeFileSync(file, talks('Right again.'));
    await sheet.waitFor({ state: 'detached' });
    expect(await page.locator('body').textContent()).toContain('Right again.');
  });

  test('has a bar with what a writer wants to know of the dispatch', async () => {
    const { page, file } = await open('bar', {}, 'One two three [four](/nowhere/).');
    const bar = page.locator('backfile-desk .bar');
    await bar.locator('summary').waitFor();
    await bar.locator('.found').waitFor();
    expect(await bar.locator('summary').textContent()).toMatch(/4 words\s*1 min\s*1 finding/);
    await bar.locator('summary').click();
    expect(await bar.textContent()).toContain('posts/2009-02-02-talks.md');
    expect(await bar.textContent()).toContain('nothing in this archive');
    expect(await bar.locator('.indexes a').first().getAttribute('href')).toMatch(/^\/(?:tags\/iran|2009)\//);
    await refreshed(page, 'One two.', () => writeFileSync(file, talks('One two.', 'draft: true\n')));
    expect(await bar.locator('summary').textContent()).toMatch(/Draft\s*2 words/);
    expect(await bar.locator('.inside').isVisible()).toBe(true);
  });

  test('of a built site knows nothing of the preview', async () => {
    const { watch } = await open('built');
    for (const path of ['feed.xml', 'feed.json', 'sitemap.xml', 'robots.txt'])
      expect((await watch.get(`/${path}`)).body).not.toContain('backfile-note');
  });
});

type Opened = {
  readonly page: Page;
  readonly watch: Running;
  readonly site: string;
  readonly file: string;
};

/** A site with one long dispatch, previewed, and its page in the browser. */
async function open(
  name: string,
  more: { readonly [path: string]: string } = {},
  body = `[First](https://example.org/).\n\n${LONG}`,
  environment: NodeJS.ProcessEnv = {},
): Promise<Opened> {
  const site = layFiles(join(folder, name), {
    'site.yaml': 'title: The Cable\nurl: https://example.org\ntimezone: UTC\n',
    'posts/2009-02-02-talks.md': talks(body),
    ...more,
  });
  const watch = await start(['watch', '--site', site, '--port', '0', '--quiet'], environment);
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  await page.goto(`${watch.url}${TALKS}`);
  return { page, watch, site, file: join(site, 'posts/2009-02-02-talks.md') };
}

function talks(body: string, more = ''): string {
  return `---\ntitle: Talks\ntags: [iran]\n${more}---\n${body}\n`;
}

/** Does something and waits until the page has been refreshed since and shows a text. The page may be refreshed before. */
async function refreshed(page: Page, text: string, doing: () => void): Promise<void> {
  await page.evaluate(
    `void (window.refreshed = new Promise((done) => document.addEventListener('backfile:refreshed', () => {
      if (document.body.textContent.includes(${JSON.stringify(text)})) done();
    })))`,
  );
  doing();
  await page.evaluate('window.refreshed.then(() => true)');
}
