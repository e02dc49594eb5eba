import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built } from '../support/built.ts';
import { openBrowser } from '../support/chromium.ts';
import type { SiteFiles } from '../support/memory-disk.ts';
import { unsafeIn } from './safety.ts';
import { VECTORS } from './vectors.ts';

const ORIGIN = 'https://wire.example';
const SETTINGS = `title: The Wire\nurl: ${ORIGIN}\ntimezone: UTC\nheaders: true\n`;
const TYPES: { readonly [extension: string]: string } = {
  html: 'text/html; charset=utf-8',
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
  xml: 'application/xml',
  json: 'application/json',
  woff2: 'font/woff2',
};

/** The address of a page that shows others in frames. */
const FRAMES = '/frames';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** What a page did in a real browser that it should not have done. */
type Seen = {
  readonly dialogs: string[];
  readonly asked: string[];
  readonly refused: string[];
  readonly errors: string[];
};

/** A page on which the site's files are served from memory; nothing else is, and every attempt is noted. */
async function visitor(
  files: SiteFiles,
  policy: string | null,
): Promise<{ readonly page: Page; readonly seen: Seen }> {
  const page = await browser.newPage();
  const seen: Seen = { dialogs: [], asked: [], refused: [], errors: [] };
  page.on('dialog', async (dialog) => {
    seen.dialogs.push(dialog.message());
    await dialog.dismiss();
  });
  page.on('pageerror', (error) => seen.errors.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Content-Security-Policy/.test(message.text()))
      seen.refused.push(message.text());
  });
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    if (url.origin !== ORIGIN) {
      seen.asked.push(url.href);
      return route.abort();
    }
    // Fonts change nothing of what a text may do.
    if (policy === null && url.pathname.endsWith('.woff2')) return route.abort();
    if (url.pathname === FRAMES) {
      const frames = url.searchParams.getAll('of').map((of) => `<iframe src="${of}"></iframe>`);
      return route.fulfill({ body: frames.join('\n'), contentType: TYPES.html as string });
    }
    const inside = decodeURIComponent(url.pathname.slice(1));
    const path = inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
    const body = files[path];
    if (body === undefined) return route.fulfill({ status: 404, body: '' });
    const contentType = TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    const headers = policy === null ? {} : { 'content-security-policy': policy };
    return route.fulfill({ body, contentType, headers });
  });
  return { page, seen };
}

/** The policy that `_headers` gives every page. */
function policyIn(files: SiteFiles): string {
  return /^\/\*\n {2}Content-Security-Policy: (.*)$/m.exec(files._headers ?? '')?.[1] ?? '';
}

/** Runs in the page. */
const FIDDLE = `
  const body = document.querySelector('.e-content') ?? document.body;
  for (const element of body.querySelectorAll('*')) {
    for (const type of ['mouseover', 'mouseenter', 'focus', 'pointerenter', 'toggle', 'animationstart'])
      element.dispatchEvent(new Event(type, { bubbles: true }));
    const leads = element.tagName === 'A' && /^https?:$/.test(element.protocol);
    if (/^(?:BUTTON|SUMMARY|A)$/.test(element.tagName) && !leads) element.click();
  }`;

/** Opens pages of the site in frames of one page, and moves over and clicks whatever there is, as a reader might. */
async function visit(page: Page, paths: readonly string[]): Promise<void> {
  const query = new URLSearchParams(paths.map((path): [string, string] => ['of', `/${encodeURI(path)}`]));
  await page.goto(`${ORIGIN}${FRAMES}?${query}`, { waitUntil: 'load' });
  const [, ...frames] = page.frames();
  expect(frames.length).toBe(paths.length);
  for (const frame of frames) {
    expect(await frame.locator('body > *').count()).toBeGreaterThan(0);
    // A click may lead its frame elsewhere while it is still being looked at.
    await frame.evaluate(FIDDLE).catch(() => {});
  }
}

/** Clears what was seen, and says whether there was anything wrong. */
function wrongIn(seen: Seen): unknown {
  const { dialogs, asked, errors } = seen;
  const wrong = dialogs.length + asked.length + errors.length > 0 ? structuredClone(seen) : null;
  for (const list of Object.values(seen)) list.length = 0;
  return wrong;
}

describe('texts of others, with markdown: {html: sanitize}', () => {
  test(`none of ${VECTORS.length} vectors opens a dialog or asks another host, with no policy to help`, {
    timeout: 300_000,
  }, async () => {
    const posts = Object.fromEntries(
      VECTORS.map((vector, at) => [
        `posts/v${at}.md`,
        `---\ntitle: V${at}\ndate: 2009-02-02\nslug: v${at}\n---\n\nBefore.\n\n${vector}\n\nAfter.\n`,
      ]),
    );
    const { files } = await built(
      { ...posts, 'site.yaml': `${SETTINGS}markdown: {html: sanitize}\n` },
      { theme: 'builtin' },
    );
    expect(unsafeIn(files)).toEqual([]);
    const { page, seen } = await visitor(files, null);
    const pathOf = (at: number) => `2009/02/02/v${at}/index.html`;
    await visit(page, [...VECTORS.keys()].map(pathOf));
    const wrong: { [vector: string]: unknown } = {};
    if (wrongIn(seen) !== null)
      for (const [at, vector] of VECTORS.entries()) {
        await visit(page, [pathOf(at)]);
        wrong[vector] = wrongIn(seen);
      }
    expect(wrong).toEqual({});
    await page.close();
  });

  test('the same vectors do run where raw HTML is kept: the drill can tell', {
    timeout: 120_000,
  }, async () => {
    const { files } = await built(
      {
        'posts/v.md':
          '---\ntitle: V\ndate: 2009-02-02\nslug: v\n---\n\n<img src=x onerror=alert(1)>\n\n<svg onload="alert(2)"></svg>\n\n<video src="//evil.example/x.mp4" autoplay></video>\n',
        'site.yaml': SETTINGS,
      },
      { theme: 'builtin' },
    );
    const open = await visitor(files, null);
    await visit(open.page, ['2009/02/02/v/index.html']);
    expect(open.seen.dialogs).toContain('2');
    expect(open.seen.asked).toEqual(['https://evil.example/x.mp4']);
    const guarded = await visitor(files, policyIn(files));
    await guarded.page.goto(`${ORIGIN}/2009/02/02/v/`, { waitUntil: 'load' });
    expect(guarded.seen.dialogs).toEqual([]);
    expect(guarded.seen.refused.length).toBeGreaterThan(0);
    await Promise.all([open.page.close(), guarded.page.close()]);
  });
});

describe('injection through fields', () => {
  const PAYLOADS = [
    `"><script>alert('P')</script>`,
    `' onmouseover='alert(1)' x='`,
    '</script><script>alert(1)</script>',
    '</title></style></textarea><img src=x onerror=alert(1)>',
    ']]><script>alert(1)</script><![CDATA[',
    '--><script>alert(1)</script><!--',
    `{{ 7*7 }}{% include "layout.njk" %}\${7*7}`,
    '\\u003cscript\\u003ealert(1)\\u003c/script\\u003e &lt;script&gt;alert(1)&lt;/script&gt;',
    'javascript:alert(1)',
    '[x](javascript:alert(1)) <a href="javascript:alert(1)">y</a> <b onclick=alert(1)>z</b>',
    'a\nSet-Cookie: x=1\n/evil https://evil.example 301',
    '\u2028alert(1)\u2029',
  ];
  const q = (text: string) => JSON.stringify(text);
  const hostile = (payload: string, at: number): SiteFiles => ({
    [`posts/p${at}.md`]: `---
title: ${q(`T ${payload}`)}
dek: ${q(`D ${payload}`)}
date: 2009-02-0${1 + (at % 9)}
slug: p${at}
byline: [{name: ${q(`B ${payload}`)}, bio: ${q(`Bio ${payload}`)}, url: ${q(payload)}, email: ${q(payload)}}]
bio: ${q(payload)}
column: ${q(`C ${payload}`)}
tags: [${q(`G ${payload}`)}]
image: {src: ${q(`https://wire.example/x.png?${payload}`)}, alt: ${q(payload)}, caption: ${q(payload)}, credit: ${q(payload)}}
dateline: ${q(payload)}
kicker: ${q(payload)}
lang: en
id: ${q(`id ${payload}`)}
canonical: ${q(payload)}
aliases: [${q(`/old${at}/${payload.replace(/\.\.|\\/g, '')}`)}]
corrections: [{date: 2009-03-01, note: ${q(payload)}}]
follows: ${q(payload)}
related: [${q(payload)}]
extra: ${q(payload)}
---

Text of ${at}.

![${payload.replace(/[[\]\n]/g, ' ')}](https://wire.example/y.png "${payload.replace(/["\n]/g, "'")}")
`,
  });

  test(`none of ${PAYLOADS.length} payloads gets out of any field: HTML, JSON-LD, feeds, tables`, {
    timeout: 300_000,
  }, async () => {
    const posts = Object.assign({}, ...PAYLOADS.map(hostile)) as SiteFiles;
    const all = PAYLOADS.join(' ');
    const settings = `title: ${q(all)}\ntagline: ${q(all)}\ndescription: ${q(all)}\nurl: ${ORIGIN}\ntimezone: UTC\nheaders: true\nsearch: false\nmarkdown: {html: sanitize}\nnav:\n${PAYLOADS.map((payload) => `  - {title: ${q(payload)}, url: ${q(`/x${payload}`)}}`).join('\n')}\ntags: {fish: {name: ${q(all)}, description: ${q(all)}}}\n`;
    const { report, files } = await built({ ...posts, 'site.yaml': settings }, { theme: 'builtin' });
    expect(report.findings.filter(({ level }) => level === 'error')).toEqual([]);
    expect(unsafeIn(files)).toEqual([]);
    for (const [path, text] of Object.entries(files))
      if (/\.(?:html|xml|json)$/.test(path))
        expect(text.includes('49${') || text.includes('P49'), path).toBe(false);
    const { page, seen } = await visitor(files, null);
    const paths = Object.keys(files).filter((path) =>
      /^(?:index|404|archive\/index|corrections\/index|2009\/02\/\d\d\/p\d+\/index|(?:bylines|tags|columns)\/(?:[^/]+\/)?index)\.html$/.test(
        path,
      ),
    );
    await visit(page, paths);
    expect({ dialogs: seen.dialogs, errors: seen.errors, asked: seen.asked }).toEqual({
      dialogs: [],
      errors: [],
      asked: [],
    });
    await page.close();
  });
});

describe('the policy in _headers', () => {
  test('is obeyed by every page of the theme, with its own colours and measure', {
    timeout: 300_000,
  }, async () => {
    const rich = `---\ntitle: "Talks, at length"\ndate: 2009-02-02 08:30\nbyline: Laura Hale\ncolumn: The Wire\ntags: [iran, cod]\ndek: One line.\nimage: {src: /assets/pier.svg, alt: A pier, caption: The pier, credit: Lund}\ncorrections: [{date: 2009-03-01, note: Not so.}]\naliases: /old/\n---\n\n## Part\n\nText.[^1] | ~~no~~\n\n| a | b |\n|:-|-:|\n| 1 | 2 |\n\n- [x] done\n\n![A pier](/assets/pier.svg)\n\n[^1]: Here.\n`;
    const { files } = await built(
      {
        'posts/talks.md': rich,
        'posts/more.md': rich.replace('aliases: /old/', 'slug: more\nfollows: talks'),
        'posts/_pages/about.md': '---\ntitle: About\n---\nUs.\n',
        'assets/pier.svg':
          '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
        'assets/theme.css': 'body { letter-spacing: 0 }',
        'site.yaml': `${SETTINGS}theme: {accent: "#123456", measure: 30rem}\n`,
      },
      { theme: 'builtin' },
    );
    const policy = policyIn(files);
    expect(policy).toContain("default-src 'none'; script-src 'self'");
    expect(policy).not.toContain('unsafe-inline');
    const { page, seen } = await visitor(files, policy);
    for (const path of Object.keys(files).filter((name) => name.endsWith('.html'))) {
      await page.goto(`${ORIGIN}/${encodeURI(path.replace(/index\.html$/, ''))}`, { waitUntil: 'load' });
    }
    expect(seen.refused).toEqual([]);
    await page.goto(`${ORIGIN}/2009/02/02/talks/`);
    const accent = await page.evaluate(
      "getComputedStyle(document.documentElement).getPropertyValue('--accent')",
    );
    expect(accent).toContain('#123456');
    await page.close();
  });

  test('is not made where the site has a table of its own, or asks for none', async () => {
    const post = { 'posts/a.md': '---\ntitle: T\ndate: 2009-02-02\n---\nText.\n' };
    const own = await built(
      { ...post, 'site.yaml': SETTINGS, 'assets/_root/_headers': '/*\n  X-Mine: yes\n' },
      { theme: 'builtin' },
    );
    expect(own.files._headers).toBe('/*\n  X-Mine: yes\n');
    const none = await built(post, { theme: 'builtin' });
    expect(none.files._headers).toBeUndefined();
  });
});
