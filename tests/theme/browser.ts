import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { serve as compressing } from '../../src/edge/server/serve.ts';
import { runs, sample as some } from '../support/deep.ts';
import { CHANGES, dispatchesOf, htmlOf, type Sample } from './sample.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTHS = [320, 768, 1280] as const;
/** Where axe looks: the narrowest and the widest window, and in a deep run those between. */
const AXE_WIDTHS: readonly number[] = runs(1) > 1 ? WIDTHS : [320, 1280];
/** One page of each kind, and dispatches with all that a dispatch can have. */
const KINDS = [
  '/',
  '/archive/',
  '/columns/',
  '/bylines/',
  '/tags/',
  '/search/',
  '/corrections/',
  '/404.html',
  '/about/',
  '/columns/the-harbour-wire/',
  '/bylines/maren-odd/',
  '/tags/lindholm/',
  '/2009/',
  '/2009/02/',
  '/2008/10/30/',
];
/** What axe checks on a page: all that it knows of WCAG 2.2 AA, and what it recommends. */
const GUIDELINES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];
/** Rules whose result may depend on the width: on colours, sizes, what scrolls, and what is shown at all. */
const RULES_OF_LAYOUT =
  `color-contrast link-in-text-block target-size scrollable-region-focusable bypass skip-link region
  heading-order link-name button-name image-alt label select-name svg-img-alt role-img-alt aria-hidden-focus landmark-unique
  landmark-one-main page-has-heading-one empty-heading`.split(/\s+/);
const STORY = '/2009/02/02/envoy-attended-the-unofficial-talks/';

/** Code that scrolls on a phone. */
const CODE = '/2009/05/14/how-we-count/';

/** What can be asked of a built archive in a real browser. */
export function inBrowser(sample: Sample): void {
  describe('every kind of page', () => {
    test('passes axe in both schemes at all widths, and never scrolls sideways', async () => {
      const found: string[] = [];
      const page = await open(sample, { width: WIDTHS[0] });
      await page.route(/\/assets\//, (route) => route.abort());
      const rich = dispatchesOf(sample.out)
        .filter((path) => /footnote-ref|<table|class="row"/.test(htmlOf(sample.out, path)))
        .slice(0, 2);
      for (const path of [...KINDS, ...CHANGES, STORY, CODE, arabicOf(sample.out), ...rich]) {
        await page.goto(sample.origin + path, { waitUntil: 'load' });
        await page.evaluate(axe);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: heightOf(width) });
          if (await overflows(page)) found.push(`${path} scrolls sideways at ${width} px`);
          if (!AXE_WIDTHS.includes(width)) continue;
          const rules = width === WIDTHS[0] ? GUIDELINES : { type: 'rule', values: RULES_OF_LAYOUT };
          const light = await violations(page, rules);
          await page.emulateMedia({ colorScheme: 'dark' });
          const dark = await violations(page, { type: 'rule', values: RULES_OF_COLOUR });
          await page.emulateMedia({ colorScheme: 'light' });
          found.push(...[...light, ...dark].map((violation) => `${path} at ${width} px ${violation}`));
        }
      }
      await page.context().close();
      expect(found).toEqual([]);
    });

    test('asks nothing of another host, breaks no link to a file, and logs no error', async () => {
      const page = await open(sample, { width: 1280 });
      const wrong: string[] = [];
      page.on(
        'request',
        (request) =>
          request.url().startsWith(sample.origin) ||
          request.url().startsWith('data:') ||
          wrong.push(request.url()),
      );
      page.on('pageerror', (error) => wrong.push(String(error)));
      page.on(
        'response',
        (response) =>
          response.status() >= 400 && !response.url().includes('/pagefind/') && wrong.push(response.url()),
      );
      for (const path of [...KINDS.filter((path) => path !== '/search/'), STORY])
        await page.goto(sample.origin + path);
      await page.context().close();
      expect(wrong).toEqual([]);
    });

    test.each([
      ['/feed.xml', 'feed', 'entry', 'summary', 'content'],
      ['/rss.xml', 'channel', 'item', 'description', 'encoded'],
    ])('shows the feed %s as a list that says what it is', async (path, frame, entry, dek, body) => {
      const page = await open(sample, { width: 390 });
      await page.goto(sample.origin + path);
      const shown = (selector: string) => styleOf(page, selector, 'display');
      expect(await styleOf(page, frame, 'content', '::before')).toMatch(
        /^"This is a feed.* All feeds: https:\/\/harbour\.example\/subscribe\/"$/,
      );
      const kinds = [frame, entry, `${entry} > title`, `${entry} > ${dek}`, `${entry} > link`];
      expect(await Promise.all(kinds.map(shown))).toEqual(kinds.map(() => 'block'));
      expect(await shown(body)).toBe('none');
      expect(await overflows(page)).toBe(false);
      await page.context().close();
    });

    test('loads less than 120 KB for a first search, from the masthead of a dispatch', async () => {
      const server = createServer(compressing({ out: sample.out, base: '', host: null, hosts: new Set() }));
      await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
      const page = await open(sample, { width: 1280 });
      const network = await page.context().newCDPSession(page);
      await network.send('Network.enable');
      let bytes = 0;
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}${STORY}`);
      await page.waitForLoadState('networkidle');
      network.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength;
      });
      await page.getByRole('searchbox').fill('herring');
      await page.keyboard.press('Enter');
      await page.locator('.found').nth(5).waitFor();
      await page.waitForLoadState('networkidle');
      await page.context().close();
      server.close();
      expect(bytes).toBeGreaterThan(60_000);
      expect(bytes).toBeLessThan(120_000);
    });

    test('holds still while it loads: no layout shift, fonts and pictures included', async () => {
      const shifts: string[] = [];
      for (const width of [390, 1280]) {
        const page = await open(sample, { width });
        // Fonts come after the first paint: at the worst moment, and at the same in every run.
        let paint = () => {};
        let painted = Promise.resolve();
        await page.route(/\.woff2$/, (route) => painted.then(() => route.continue()));
        for (const path of [
          '/',
          STORY,
          '/tags/lindholm/',
          '/columns/the-harbour-wire/',
          arabicOf(sample.out),
        ]) {
          painted = new Promise((resolve) => {
            paint = resolve;
          });
          await page.goto(sample.origin + path, { waitUntil: 'commit' });
          await page.evaluate(FIRST_PAINT);
          paint();
          await page.waitForLoadState('load');
          const shift = await page.evaluate<number>(MEASURE_SHIFT);
          // Less than a thousandth is a letter's breadth in a line that is set to the right.
          if (shift >= 0.001) shifts.push(`${path} at ${width}: ${shift}`);
        }
        await page.context().close();
      }
      expect(shifts).toEqual([]);
    });

    test('keeps the twelve months of a year’s chart in one row at 320 px', async () => {
      const page = await open(sample, { width: 320 });
      await page.goto(`${sample.origin}/2009/`);
      const tops = await page.evaluate<number[]>(
        `[...document.querySelectorAll('.years li')].map((bar) => bar.getBoundingClientRect().bottom)`,
      );
      expect(tops).toHaveLength(12);
      expect(new Set(tops).size).toBe(1);
      await page.context().close();
    });

    test('moves nothing by itself', async () => {
      const page = await open(sample, { width: 1280 });
      await page.goto(sample.origin + STORY);
      expect(await page.evaluate('document.getAnimations().length')).toBe(0);
      await page.context().close();
    });
  });

  describe('the search page', () => {
    test('finds words, keeps what was asked in its address, and says so where it cannot', async () => {
      const page = await open(sample, { width: 1280 });
      await page.goto(`${sample.origin}/search/?q=herring`);
      await page.locator('.found').first().waitFor();
      const all = await page.locator('.found').count();
      await page.locator('select[name="column"]').selectOption('Slack Water');
      await page.waitForFunction(`document.querySelectorAll('.found').length < ${all}`);
      expect(new URL(page.url()).searchParams.get('column')).toBe('Slack Water');
      await page.context().close();
      const plain = await open(sample, { width: 1280, javaScriptEnabled: false });
      await plain.goto(`${sample.origin}/search/`);
      expect(await plain.locator('.notice').isVisible()).toBe(true);
      expect(await plain.locator('.search').isVisible()).toBe(false);
      expect(await plain.locator('.ways a').count()).toBe(6);
      await plain.context().close();
    });
  });

  describe('a dispatch', () => {
    test('reads whole without JavaScript, and its footnotes come up where one reads', async () => {
      const page = await open(sample, { width: 390, javaScriptEnabled: false });
      const noted =
        dispatchesOf(sample.out).find((path) => htmlOf(sample.out, path).includes('data-footnote-ref')) ?? '';
      await page.goto(sample.origin + noted);
      expect((await page.locator('.body').textContent())?.length).toBeGreaterThan(500);
      const mark = page.locator('[data-footnote-ref]').first();
      await mark.click();
      const note = page.locator('[data-footnotes] li').first();
      const box = await note.boundingBox();
      expect(await mark.boundingBox()).toMatchObject({ y: expect.any(Number) });
      expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(844);
      await note.locator('.data-footnote-backref').first().click();
      expect(await styleOf(page, '[data-footnotes] li', 'position')).toBe('static');
      await page.context().close();
    });

    test('has its first words on the first screen of a phone, and keeps to the window at 320 px', async () => {
      const page = await open(sample, { width: 390 });
      const wrong: string[] = [];
      for (const path of some(dispatchesOf(sample.out), 16)) {
        await page.setViewportSize({ width: 390, height: heightOf(390) });
        await page.goto(sample.origin + path, { waitUntil: 'load' });
        const top = await page.evaluate<number>(
          `document.querySelector('.body').getBoundingClientRect().top`,
        );
        if (!(top < heightOf(390))) wrong.push(`${path} begins at ${top}`);
        await page.setViewportSize({ width: 320, height: heightOf(320) });
        if (await overflows(page)) wrong.push(`${path} is too wide`);
      }
      await page.context().close();
      expect(wrong).toEqual([]);
    });

    test('in Arabic has its rail at the right and its text from the right', async () => {
      const page = await open(sample, { width: 1280 });
      await page.goto(sample.origin + arabicOf(sample.out));
      const rail = await page.locator('.rail').boundingBox();
      const body = await page.locator('.body').boundingBox();
      expect(rail?.x ?? 0).toBeGreaterThan((body?.x ?? 0) + (body?.width ?? 0));
      await page.context().close();
    });

    test('has a rail that stays in view on a desk and is a band over the picture on a phone', async () => {
      for (const [width, position] of [
        [1280, 'sticky'],
        [390, 'static'],
      ] as const) {
        const page = await open(sample, { width });
        await page.goto(sample.origin + STORY);
        expect(await styleOf(page, '.rail', 'position')).toBe(position);
        await page.context().close();
      }
    });

    test('prints as a clipping: without navigation, with its citation and the addresses of its links', async () => {
      const page = await open(sample, { width: 800 });
      await page.goto(sample.origin + STORY);
      await page.emulateMedia({ media: 'print' });
      for (const part of ['.nav', '.more', '.turn', '.footer', '.cite'])
        expect(await page.locator(part).isVisible(), part).toBe(false);
      expect(await page.locator('.clipping').textContent()).toContain(STORY);
      const address = await styleOf(page, '.body a[href^="/2009/"]', 'content', '::after');
      expect(address).toContain('/2009/');
      await page.context().close();
    });

    test('is walked by keyboard from a link that skips to the text, and focus is seen', async () => {
      const page = await open(sample, { width: 1280 });
      await page.goto(sample.origin + STORY);
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.className')).toBe('skip');
      expect((await page.locator('.skip').boundingBox())?.y).toBeGreaterThanOrEqual(0);
      await page.keyboard.press('Tab');
      const outline = await styleOf(page, ':focus', 'outlineStyle');
      expect(outline).toBe('solid');
      await page.context().close();
    });

    test('shows its charts in forced colours', async () => {
      const page = await open(sample, { width: 1280 });
      await page.emulateMedia({ forcedColors: 'active' });
      await page.goto(`${sample.origin}/tags/lindholm/`);
      const bar = await styleOf(page, '.years path', 'fill');
      const paper = await styleOf(page, 'body', 'backgroundColor');
      expect(bar).not.toBe(paper);
      await page.context().close();
    });
  });
}

/** The dispatch that is written from right to left. */
function arabicOf(out: string): string {
  return dispatchesOf(out).find((page) => htmlOf(out, page).includes('<html lang="ar"')) ?? '';
}

async function open(
  sample: Sample,
  options: { readonly width: number; readonly javaScriptEnabled?: boolean },
): Promise<Page> {
  const { width, javaScriptEnabled = true } = options;
  const context = await sample.browser.newContext({
    viewport: { width, height: heightOf(width) },
    javaScriptEnabled,
    reducedMotion: 'reduce',
  });
  return context.newPage();
}

/** The height of a window: that of a phone, or of a desk. */
function heightOf(width: number): number {
  return width < 600 ? 844 : 900;
}

async function overflows(page: Page): Promise<boolean> {
  return page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth');
}

async function styleOf(page: Page, selector: string, property: string, part = ''): Promise<string> {
  const [at, name, pseudo] = [selector, property, part].map((value) => JSON.stringify(value));
  return page.evaluate<string>(`getComputedStyle(document.querySelector(${at}), ${pseudo})[${name}]`);
}

async function violations(page: Page, runOnly: readonly string[] | object): Promise<readonly string[]> {
  return page.evaluate<string[]>(`axe
    .run(document, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'] })
    .then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 120))))`);
}

/** Waits until something of a page was painted. */
const FIRST_PAINT = `new Promise((resolve) => {
  new PerformanceObserver(resolve).observe({ type: 'paint', buffered: true });
})`;

/** Sums all layout shifts of a page, after it was scrolled to its end so that every picture is there. */
const MEASURE_SHIFT = `(async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
    window.scrollTo(0, y);
    await frame();
  }
  await Promise.all([...document.images].filter((image) => image.getClientRects().length > 0).map((image) => image.decode().catch(() => undefined)));
  await document.fonts.ready;
  await frame();
  return sum;
})()`;
