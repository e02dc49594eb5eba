import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/site-on-disk.ts';
import { buildSample, htmlOf, pagesOf } from './sample.ts';

const folder = temporaryFolder();
let out: string;
let pages: readonly string[];
let dispatches: readonly string[];

beforeAll(async () => {
  out = await buildSample(join(folder, 'sample'), OVERRIDES);
  pages = pagesOf(out);
  dispatches = pages.filter((page) => /^\/\d{4}\/\d\d\/\d\d\/[^/]+\/$/.test(page));
});

/** A site's own templates: a partial replaced, a page extended, a style sheet of three rules. */
const OVERRIDES = {
  'templates/partials/footer.njk': '<footer class="own">Kept by {{ site.title }}.</footer>\n',
  'templates/404.njk': `{% extends "builtin/404.njk" %}\n{% block head %}<meta name="own" content="yes">{% endblock %}\n`,
  'assets/theme.css': '.kicker { letter-spacing: 0 }\n',
};

const hasJava = spawnSync('java', ['-version']).status === 0;
const vnu = join(
  createRequire(import.meta.url).resolve('vnu-jar/package.json'),
  '..',
  'build',
  'dist',
  'vnu.jar',
);

describe('the markup of the theme', () => {
  test.skipIf(!hasJava)('is valid by the Nu checker, on every page', () => {
    const { stderr } = spawnSync(
      'java',
      ['-jar', vnu, '--skip-non-html', '--errors-only', '--format', 'json', out],
      {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      },
    );
    const { messages } = JSON.parse(stderr) as {
      messages: readonly { url: string; message: string; extract: string }[];
    };
    const said = messages.map(
      ({ url, message, extract }) => `${url.slice(url.indexOf('/dist/') + 5)}: ${message} (${extract})`,
    );
    expect(said).toEqual([]);
  });

  test.skipIf(!hasJava)('is dressed by a valid style sheet', () => {
    const sheets = themeFiles('.css').map((name) => join(out, 'theme', name));
    expect(
      execFileSync('java', ['-jar', vnu, '--css', '--errors-only', ...sheets], { encoding: 'utf8' }),
    ).toBe('');
  });

  test('weighs at most 14 KB with its style sheet, gzipped, for a dispatch of up to 900 words', () => {
    const sheet = themeFiles('.css').reduce(
      (sum, name) => sum + weight(readFileSync(join(out, 'theme', name))),
      0,
    );
    const heavy = dispatches
      .filter((page) => wordsOf(page) <= 900)
      .map((page) => ({ page, bytes: weight(htmlOf(out, page)) + sheet }))
      .filter(({ bytes }) => bytes > 14 * 1024);
    expect(heavy).toEqual([]);
  });

  test('has two font files, roman and italic, of at most 45 KB each', () => {
    const fonts = themeFiles('.woff2');
    expect(fonts).toHaveLength(2);
    for (const name of fonts)
      expect(readFileSync(join(out, 'theme', name)).byteLength, name).toBeLessThan(45 * 1024);
  });

  test('names nothing of another host that a browser would load', () => {
    for (const page of pages) {
      const html = htmlOf(out, page);
      const loaded = [...html.matchAll(/<(?:img|script|source|iframe)[^>]*?\s(?:src|srcset)="([^"]*)"/g)].map(
        ([, at]) => at,
      );
      expect(
        loaded.filter((at) => /^(?:https?:)?\/\//.test(at ?? '')),
        page,
      ).toEqual([]);
    }
  });

  test('carries a script on the search page alone', () => {
    const withScript = pages.filter((page) =>
      /<script(?! type="application\/ld\+json")/.test(htmlOf(out, page)),
    );
    expect(withScript.filter((page) => page !== '/search/')).toEqual([]);
  });

  test('tells reference managers and machines what a dispatch is', () => {
    for (const page of dispatches) {
      const html = htmlOf(out, page);
      const graph = JSON.parse(
        /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '{}',
      );
      const bylines = (html.match(/rel="author"/g) ?? []).length;
      expect(graph.author.length, page).toBe(bylines);
      expect((html.match(/name="DC\.creator"/g) ?? []).length, page).toBe(bylines);
      for (const property of ['og:title', 'og:type', 'og:url', 'og:site_name', 'article:published_time']) {
        expect(html, page).toContain(`property="${property}"`);
      }
      expect(html, page).toContain('<meta name="DC.type" content="newspaperArticle">');
      expect(html, page).not.toMatch(/name="citation_(?:journal_)?title"/);
      expect(html, page).toMatch(
        /class="dispatch h-entry"[\s\S]*class="p-name[\s\S]*class="dt-published"[\s\S]*class="e-content"/,
      );
    }
  });

  test('stands in one language, with words of another marked as such', () => {
    const arabic = dispatches.filter((page) =>
      htmlOf(out, page).startsWith('<!doctype html>\n<html lang="ar" dir="rtl">'),
    );
    const japanese = dispatches.filter((page) =>
      htmlOf(out, page).startsWith('<!doctype html>\n<html lang="ja" dir="ltr">'),
    );
    expect(arabic.length).toBeGreaterThan(0);
    expect(japanese.length).toBeGreaterThan(0);
    expect(htmlOf(out, arabic[0] ?? '')).toContain('>الأرشيف</a>');
    expect(htmlOf(out, '/tags/')).toContain('<html lang="en" dir="ltr">');
    const lists = pages.filter(
      (page) =>
        !dispatches.includes(page) && /<a class="u-url"[^>]* lang="ar" dir="rtl">/.test(htmlOf(out, page)),
    );
    expect(lists.length).toBeGreaterThan(0);
  });
});

describe('a site that overrides', () => {
  test('a partial in one line has it on every page', () => {
    for (const page of pages.filter((page) => !isRedirect(page))) {
      expect(htmlOf(out, page), page).toContain('<footer class="own">Kept by The Sandvik Packet.</footer>');
    }
  });

  test('a page by extending the built-in one keeps the rest of it', () => {
    const html = htmlOf(out, '/404.html');
    expect(html).toContain('<meta name="own" content="yes">');
    expect(html).toContain('class="ways"');
  });

  test('the style with assets/theme.css has it loaded after the theme’s own', () => {
    const sheets = [...htmlOf(out, '/').matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(
      ([, href]) => href,
    );
    expect(sheets).toHaveLength(2);
    expect(sheets[1]).toMatch(/^\/assets\/theme\.css/);
  });
});

function themeFiles(extension: string): readonly string[] {
  return readdirSync(join(out, 'theme')).filter((name) => name.endsWith(extension));
}

function weight(content: string | Uint8Array): number {
  return gzipSync(content, { level: 9 }).byteLength;
}

function wordsOf(page: string): number {
  return JSON.parse(
    /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(htmlOf(out, page))?.[1] ?? '{}',
  ).wordCount;
}

function isRedirect(page: string): boolean {
  return htmlOf(out, page).includes('http-equiv="refresh"');
}
