import { describe, expect, test } from 'vitest';
import { readSite } from '../../../src/desk/settings/settings.ts';
import type { Finding } from '../../../src/model/finding.ts';
import type { SourcePath } from '../../../src/model/paths.ts';
import { built, post, SETTINGS } from '../../support/built.ts';
import { found as checked, dispatch } from '../../support/copy-desk.ts';
import { testOptions } from '../../support/memory-disk.ts';

/** Reads settings: the site, and findings as `level line reason`. */
function read(text: string) {
  const findings: Finding[] = [];
  const files = [{ path: 'site.yaml' as SourcePath, text: SETTINGS + text }];
  const site = readSite(files, testOptions(), findings);
  return { site, said: findings.map(({ level, place, reason }) => `${level} ${place?.line} ${reason}`) };
}

describe('settings', () => {
  test('host and headers are settings, and nothing that templates get beside', () => {
    const { site, said } = read('host: netlify\nheaders: true\nmood: grim\n');
    expect(said).toEqual([]);
    expect(site).toMatchObject({ host: 'netlify', headers: true, extra: { mood: 'grim' } });
    expect(Object.keys(site.extra)).toEqual(['mood']);
    expect(read('').site).toMatchObject({ host: null, headers: false });
  });

  test.each([
    [
      'host: netlfy',
      'error 4 host is not one of github-pages, netlify, cloudflare-pages, apache, nginx, s3, none; did you mean "netlify"?',
    ],
    [
      'host: Netlify',
      'error 4 host is not one of github-pages, netlify, cloudflare-pages, apache, nginx, s3, none; did you mean "netlify"?',
    ],
    [
      'host: cloudflare',
      'error 4 host is not one of github-pages, netlify, cloudflare-pages, apache, nginx, s3, none; did you mean "cloudflare-pages"?',
    ],
    [
      'host: geocities',
      'error 4 host is not one of github-pages, netlify, cloudflare-pages, apache, nginx, s3, none',
    ],
    ['headers: strict', 'error 4 headers is not true or false'],
    ['hosts: netlify', 'warning 4 There is no setting "hosts"; did you mean "host"?'],
    ['header: true', 'warning 4 There is no setting "header"; did you mean "headers"?'],
    [
      'markdown: {html: sanitise}',
      'error 4 markdown.html is not one of keep, sanitize; did you mean "sanitize"?',
    ],
    [
      'markdown: {htlm: sanitize}',
      'warning 4 There is no setting "markdown.htlm"; did you mean "markdown.html"?',
    ],
    ['theme: {colour: red}', 'warning 4 There is no setting "theme.colour"'],
    [
      'images: {format: [webp]}',
      'warning 4 There is no setting "images.format"; did you mean "images.formats"?',
    ],
  ])('%s is told', (line, said) => {
    expect(read(`${line}\n`).said).toEqual([said]);
  });

  test('headers writes the table of headers, host has its limits checked', async () => {
    const { files, found } = await built({
      'site.yaml': `${SETTINGS}headers: true\nhost: cloudflare-pages\n`,
      'posts/a.md': post('title: A\ndate: 2009-02-02'),
    });
    expect(found).toEqual([]);
    expect(files._headers).toContain('Content-Security-Policy: ');
    expect(
      checked('host-limits', {
        'site.yaml': `${SETTINGS}host: cloudflare-pages\n`,
        'posts/a.md': dispatch(),
        'assets/film.mp4': 'x'.repeat(27_000_000),
      }),
    ).toEqual(['assets/film.mp4:-:- The file has 26 MiB; Cloudflare Pages takes 25 a file']);
  });
});
