import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../support/chromium.ts';
import { backfile } from '../../support/command.ts';
import { layFiles, temporaryFolder } from '../../support/site-on-disk.ts';
import { pageAlone, type Running, startFor } from './running.ts';

const folder = temporaryFolder();
const READERS = { Cookie: 'other=1; backfile-view=readers' };
const OPEN = 'posts/2009-02-03-open.md';

const site = layFiles(join(folder, 'site'), {
  'site.yaml':
    'title: The Cable\nurl: https://example.org\ntimezone: UTC\nrules: {tag-once: off, straight-quotes: warning, dek-missing: info}\n',
  'posts/2009-02-02-talks.md': '---\ntitle: Talks\ndraft: true\n---\nA herring, [there](/nowhere/).\n',
  'posts/2030-01-01-ahead.md': '---\ntitle: Ahead\n---\nAnother herring.\n',
  'posts/2009-02-01-hidden.md': '---\ntitle: Hidden\nunlisted: true\n---\nA hidden herring.\n',
  [OPEN]:
    '---\ntitle: Open\ntags: [fish]\nrelated: [hidden]\n---\nAn open herring\'s "end", [gone](/gone/).\n\n![](none.jpg)\n',
});

let watch: Running;
let browser: Browser;

beforeAll(async () => {
  await backfile(['check', '--site', site, '--accept']);
  layFiles(site, {
    'posts/2009-02-04-new.md': '---\ntitle: New\n---\nA "new" one: [nowhere](/none/).\n',
    'posts/2009-02-05-draft.md': '---\ntitle: Later\ndraft: true\n---\nA "later" one: [nowhere](/none/).\n',
  });
  [watch, browser] = await Promise.all([
    startFor(['watch', '--site', site, '--port', '0'], { SOURCE_DATE_EPOCH: '1767225600' }),
    openBrowser(),
  ]);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await watch?.stop('SIGKILL');
});

function get(path: string, headers: { readonly [name: string]: string } = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    request(new URL(path, watch.url), { headers, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text) => {
        body += text;
      });
      response.on('end', () => resolve(body));
    })
      .on('error', reject)
      .end();
  });
}

type Review = { readonly warnings: number; readonly found: number; readonly findings: readonly unknown[] };

describe('the findings that a preview tells', () => {
  test.each([
    ['the desk', {}, ['--drafts', '--future']],
    ['readers', READERS, []],
  ] as const)(
    'are those of check, for the archive and for each dispatch, as seen by %s',
    async (_, headers, flags) => {
      const { stdout } = await backfile(['check', '--site', site, '--json', ...flags]);
      const { findings } = JSON.parse(stdout) as {
        findings: { level: string; rule: string; source: string; place?: unknown }[];
      };
      const told = findings.filter(({ level }) => level === 'warning');
      expect(told.length).toBeGreaterThan(0);
      for (const source of new Set([...told.map((finding) => finding.source), OPEN])) {
        const answer = await get(`/__backfile/findings?source=${encodeURIComponent(source)}`, headers);
        const review = JSON.parse(answer) as Review;
        const own = told.filter((finding) => finding.source === source);
        expect(review.warnings).toBe(told.length);
        expect(review.found).toBe(own.length);
        expect(review.findings).toMatchObject(own);
      }
    },
  );
});

describe('what is held back', () => {
  test('is marked on the front page and on every other list', async () => {
    const marks = (html: string) =>
      [...html.matchAll(/>([^<>]+)<\/a> <span class="label accent">(\w+)<\/span>/g)].map(
        ([, of, state]) => `${of}: ${state}`,
      );
    for (const path of ['/', '/2009/', '/2009/02/', '/2030/'])
      expect(marks(await get(path)).length, path).toBeGreaterThan(0);
    expect(marks(await get('/'))).toEqual(expect.arrayContaining(['Ahead: Embargoed', 'Later: Draft']));
    // What is unlisted is on no list, even if a listed dispatch names it as related.
    expect(marks(await get('/2009/02/03/open/'))).toEqual([
      'Talks: Draft',
      'Later: Draft',
      'Ahead: Embargoed',
    ]);
    expect(marks(await get('/2009/02/03/open/', READERS))).toEqual([]);
    expect(marks(await get('/', READERS))).toEqual([]);
  });
});

describe('the switch in the bar', () => {
  test('shows the archive as readers see it, stays from page to page, and changes no address', async () => {
    const page = await browser.newPage();
    await page.goto(`${watch.url}?q=1`);
    expect(await page.locator('body').textContent()).toContain('Ahead');
    const bar = page.locator('backfile-desk .bar');
    await bar.locator('summary').click();
    await Promise.all([page.waitForEvent('load'), bar.getByRole('switch').check()]);
    expect(page.url()).toBe(`${watch.url}?q=1`);
    expect(await page.locator('body').textContent()).not.toContain('Ahead');
    expect(await bar.locator('summary').textContent()).toContain('As readers see it');
    await page.goto(new URL('/2009/02/', watch.url).href);
    expect(await page.locator('body').textContent()).not.toContain('Talks');
    expect((await page.goto(new URL('/2009/02/02/talks/', watch.url).href))?.status()).toBe(404);
    await bar.locator('summary').waitFor();
    if (!(await bar.getByRole('switch').isVisible())) await bar.locator('summary').click();
    await Promise.all([page.waitForEvent('load'), bar.getByRole('switch').uncheck()]);
    expect(page.url()).toBe(new URL('/2009/02/02/talks/', watch.url).href);
    expect(await page.locator('h1').textContent()).toBe('Talks');
    await page.close();
  });

  test('gives the pages of a plain build, byte for byte but for what the preview adds', async () => {
    const out = join(folder, 'dist');
    const { status } = await backfile(['build', '--site', site, '--out', out, '--quiet']);
    expect(status).toBe(0);
    for (const path of ['/', '/2009/', '/2009/02/03/open/', '/archive/'])
      expect(pageAlone(await get(path, READERS)), path).toBe(
        readFileSync(join(out, `${path}index.html`), 'utf8'),
      );
  });
});

describe('the search of a preview', () => {
  test('finds what is in memory, and as readers see it nothing that is held back', async () => {
    const page = await browser.newPage();
    const found = async () => {
      await page.goto(new URL('/search/?q=herring&sort=desc', watch.url).href);
      // The count stands there before the first results do.
      await page.locator('.found').first().waitFor();
      return page.locator('.found h2').allTextContents();
    };
    expect(await found()).toEqual(['Ahead', 'Open', 'Talks']);
    await page.context().addCookies([{ name: 'backfile-view', value: 'readers', url: watch.url }]);
    expect(await found()).toEqual(['Open']);
    await page.close();
  });

  test('asks again after a save, and keeps what is asked', async () => {
    const page = await browser.newPage();
    await page.goto(new URL('/search/?q=mackerel', watch.url).href);
    await page.locator('.status:not(:empty)').waitFor();
    layFiles(site, { [OPEN]: '---\ntitle: Open\n---\nAn open mackerel.\n' });
    await page.locator('.found h2', { hasText: 'Open' }).waitFor();
    expect(await page.locator('form.search input[type="search"]').inputValue()).toBe('mackerel');
    await page.close();
  });
});
