import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { dispatchesOf, htmlOf, pagesOf, type Sample } from './sample.ts';

const hasJava = spawnSync('java', ['-version']).status === 0;
/** A Java that compiles quickly rather than well takes less than half the time for one check. */
const FOR_SHORT_RUNS = ['-Xss8m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
const vnu = join(
  createRequire(import.meta.url).resolve('vnu-jar/package.json'),
  '..',
  'build',
  'dist',
  'vnu.jar',
);

/** What can be asked of the files of a built archive. */
export function markup(sample: Sample): void {
  describe('the markup of the theme', () => {
    test.skipIf(!hasJava)(
      'is valid by the Nu checker, on every page and in the style sheet',
      { timeout: 300_000 },
      () => {
        const { stderr } = spawnSync(
          'java',
          [
            ...FOR_SHORT_RUNS,
            '-jar',
            vnu,
            '--skip-non-html',
            '--also-check-css',
            '--errors-only',
            '--format',
            'json',
            sample.out,
          ],
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
      },
    );

    test('weighs at most 14 KB with its style sheets, gzipped, for a dispatch of up to 900 words', () => {
      const sheets = (html: string) =>
        [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href = '']) => href);
      const sheet = (html: string) =>
        sheets(html).reduce((sum, href) => sum + weight(readFileSync(join(sample.out, href))), 0);
      const heavy = dispatchesOf(sample.out)
        .filter((page) => wordsOf(htmlOf(sample.out, page)) <= 900)
        .map((page) => ({ page, html: htmlOf(sample.out, page) }))
        .map(({ page, html }) => ({ page, bytes: weight(html) + sheet(html), sheets: sheets(html).length }))
        .filter(({ bytes, sheets }) => bytes > 14 * 1024 || sheets === 0);
      expect(heavy).toEqual([]);
    });

    test('has two font files, roman and italic, of at most 45 KB each', () => {
      const fonts = themeFiles(sample.out, '.woff2');
      expect(fonts).toHaveLength(2);
      for (const name of fonts)
        expect(readFileSync(join(sample.out, 'theme', name)).byteLength, name).toBeLessThan(45 * 1024);
    });

    test('tells on every page what kind of card links elsewhere show, and has no cell with an obsolete align', () => {
      for (const page of pagesOf(sample.out)) {
        const html = htmlOf(sample.out, page);
        if (html.includes('http-equiv="refresh"')) continue;
        const card = html.includes('property="og:image"') ? 'summary_large_image' : 'summary';
        expect(html, page).toContain(`<meta name="twitter:card" content="${card}">`);
        expect(html, page).not.toMatch(/<t[hd][^>]* align=/);
      }
      const table =
        pagesOf(sample.out).find((page) => htmlOf(sample.out, page).includes('align-right')) ?? '';
      expect(htmlOf(sample.out, table)).toContain('<td class="align-right">');
    });

    test('names nothing of another host that a browser would load', () => {
      for (const page of pagesOf(sample.out)) {
        const html = htmlOf(sample.out, page);
        const loaded = [
          ...html.matchAll(/<(?:img|script|source|iframe)[^>]*?\s(?:src|srcset)="([^"]*)"/g),
        ].map(([, at]) => at);
        expect(
          loaded.filter((at) => /^(?:https?:)?\/\//.test(at ?? '')),
          page,
        ).toEqual([]);
      }
    });

    test('carries a script on the search page alone', () => {
      const withScript = pagesOf(sample.out).filter((page) =>
        /<script(?! type="application\/ld\+json")/.test(htmlOf(sample.out, page)),
      );
      expect(withScript.filter((page) => page !== '/search/')).toEqual([]);
    });

    test('names a month as readers do, to machines, too', () => {
      const graph = graphOf(htmlOf(sample.out, '/2009/02/'));
      expect(graph.name).toBe('February 2009');
      expect(graph.breadcrumb.itemListElement.map(({ name }: { name: string }) => name)).toEqual([
        'The Sandvik Packet',
        'Archive',
        '2009',
        'February 2009',
      ]);
    });

    test('tells reference managers and machines what a dispatch is', () => {
      for (const page of dispatchesOf(sample.out)) {
        const html = htmlOf(sample.out, page);
        const graph = graphOf(html);
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
      const arabic = dispatchesOf(sample.out).filter((page) =>
        htmlOf(sample.out, page).startsWith('<!doctype html>\n<html lang="ar" dir="rtl">'),
      );
      const japanese = dispatchesOf(sample.out).filter((page) =>
        htmlOf(sample.out, page).startsWith('<!doctype html>\n<html lang="ja" dir="ltr">'),
      );
      expect(arabic.length).toBeGreaterThan(0);
      expect(japanese.length).toBeGreaterThan(0);
      expect(htmlOf(sample.out, arabic[0] ?? '')).toContain('>الأرشيف</a>');
      expect(htmlOf(sample.out, '/tags/')).toContain('<html lang="en" dir="ltr">');
      const lists = pagesOf(sample.out).filter(
        (page) =>
          !dispatchesOf(sample.out).includes(page) &&
          /<a class="u-url"[^>]* lang="ar" dir="rtl">/.test(htmlOf(sample.out, page)),
      );
      expect(lists.length).toBeGreaterThan(0);
    });
  });
}

function themeFiles(out: string, extension: string): readonly string[] {
  return readdirSync(join(out, 'theme')).filter((name) => name.endsWith(extension));
}

function weight(content: string | Uint8Array): number {
  return gzipSync(content, { level: 9 }).byteLength;
}

function wordsOf(html: string): number {
  return graphOf(html).wordCount;
}

function graphOf(html: string) {
  return JSON.parse(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '{}');
}
