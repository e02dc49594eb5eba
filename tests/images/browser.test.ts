import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../support/chromium.ts';
import { backfile } from '../support/command.ts';
import { layFiles, temporaryFolder } from '../support/site-on-disk.ts';
import { serve } from '../theme/sample.ts';
import { photograph } from './photographs.ts';

const folder = temporaryFolder();
let browser: Browser;
let server: Server;
let origin: string;

const PROSE = 'Words of a dispatch that go on for a while, so that a shift would show. '.repeat(12);

beforeAll(async () => {
  const photo = (seed: number, width = 1800, height = 1200) => photograph(width, height, 'jpeg', { seed });
  layFiles(folder, {
    'site.yaml':
      'title: The Wire\nurl: https://wire.example\ntimezone: UTC\nbylines: {laura: {name: Laura Hale, bio: Writes., image: laura.jpg}}\n',
    'posts/2009-02-02-talks.md': `---\ntitle: Talks\nbyline: laura\nimage: {src: lead.jpg, alt: A pier}\n---\n\n${PROSE}\n\n![A boat](boat.jpg "A boat.")\n\n${PROSE}\n\n![One](one.jpg) ![Two](two.jpg)\n\n${PROSE}\n`,
    'posts/2009-02-01-earlier.md': '---\ntitle: Earlier\nimage: {src: one.jpg, alt: A list}\n---\n\nText.\n',
    'assets/lead.jpg': await photo(1),
    'assets/boat.jpg': await photo(2),
    'assets/one.jpg': await photo(3),
    'assets/two.jpg': await photo(4),
    'assets/laura.jpg': await photo(5, 600, 600),
  });
  const [run, opened] = await Promise.all([backfile(['build', '--site', folder]), openBrowser()]);
  expect([run.status, run.stderr]).toEqual([0, expect.stringContaining('✓')]);
  browser = opened;
  ({ server, origin } = await serve(join(folder, 'dist')));
}, 120_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
});

type Shown = { readonly alt: string; readonly file: string; readonly width: number };
type Viewed = {
  readonly shown: readonly Shown[];
  readonly shift: number;
  readonly attributes: { readonly [alt: string]: { readonly [name: string]: string | null } };
};

/** What of a page's pictures a browser of a width chose to load, and how far anything moved while they came. */
async function viewed(path: string, width: number, dense = 1): Promise<Viewed> {
  const page = await browser.newPage({ viewport: { width, height: 800 }, deviceScaleFactor: dense });
  try {
    await page.addInitScript(WATCH_SHIFTS);
    await slowPictures(page);
    await page.goto(origin + path, { waitUntil: 'load' });
    return (await page.evaluate(SCROLL_AND_LOOK)) as Viewed;
  } finally {
    await page.close();
  }
}

/** Pictures come after everything else has been laid out; fonts not at all, so that only pictures can move anything. */
async function slowPictures(page: Page): Promise<void> {
  await page.route(/\.woff2$/, (route) => route.abort());
  await page.route(/\.(?:webp|jpg)$/, async (route) => {
    await page
      .evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
      .catch(() => {});
    await route.continue();
  });
}

const WATCH_SHIFTS = `
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

const SCROLL_AND_LOOK = `(async () => {
  const images = [...document.querySelectorAll('main img')];
  for (const image of images) {
    image.scrollIntoView({ behavior: 'instant', block: 'center' });
    if (!image.complete) await new Promise((done) => { image.onload = done; image.onerror = done; });
    await image.decode().catch(() => {});
  }
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return {
    shift: window.shift,
    shown: images.map((image) => ({
      alt: image.alt,
      file: image.currentSrc.replace(/.*-(?=\\d+\\.\\w+$)/, ''),
      width: Math.round(image.getBoundingClientRect().width),
    })),
    attributes: Object.fromEntries(images.map((image) => [image.alt, Object.fromEntries(
      ['loading', 'fetchpriority', 'decoding', 'width', 'height'].map((name) => [name, image.getAttribute(name)]),
    )])),
  };
})()`;

const chosen = ({ shown }: Viewed, alt: string) => shown.find((image) => image.alt === alt);

/** Enough pixels for where it stands, and no more than the next size up. */
function isRight(image: Shown | undefined, dense: number, widths: readonly number[]): boolean {
  if (!image) return false;
  const wanted = image.width * dense;
  const best = widths.find((width) => width >= wanted) ?? widths.at(-1);
  return image.file === `${best}.webp`;
}

const WIDE = [480, 768, 1120, 1472];

describe.each([
  [320, 1],
  [320, 2],
  [1280, 1],
  [1280, 2],
])('in a window of %i pixels, %i to a dot', (width, dense) => {
  test('the lead and the pictures of the text are the smallest that are large enough, and nothing moves', async () => {
    const page = await viewed('/2009/02/02/talks/', width, dense);
    for (const alt of ['A pier', 'A boat', 'One', 'Two'])
      expect([alt, chosen(page, alt), isRight(chosen(page, alt), dense, WIDE)]).toEqual([
        alt,
        chosen(page, alt),
        true,
      ]);
    expect(page.shift).toBe(0);
  });

  test('the front page, lists and portraits load what is large enough for them', async () => {
    const front = await viewed('/', width, dense);
    expect([chosen(front, 'A pier'), isRight(chosen(front, 'A pier'), dense, WIDE)]).toEqual([
      chosen(front, 'A pier'),
      true,
    ]);
    const page = await viewed('/2009/02/02/talks/', width, dense);
    const list = chosen(page, 'A list');
    expect([list, isRight(list, dense, [160, 320, 480])]).toEqual([list, true]);
    expect(chosen(page, 'Laura Hale')?.file).toBe('160.webp');
    expect(front.shift).toBe(0);
  });
});

test('the lead is asked for first, the rest when they are near', async () => {
  const { attributes } = await viewed('/2009/02/02/talks/', 1280);
  expect(attributes['A pier']).toEqual({
    loading: null,
    fetchpriority: 'high',
    decoding: 'async',
    width: '1800',
    height: '1200',
  });
  expect(attributes['A boat']).toMatchObject({ loading: 'lazy', fetchpriority: null, width: '1800' });
});
