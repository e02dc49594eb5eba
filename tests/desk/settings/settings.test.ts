import { describe, expect, test } from 'vitest';
import { readSite } from '../../../src/desk/settings/settings.ts';
import type { SourcePath } from '../../../src/model/address/paths.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { built, post, SETTINGS } from '../../support/built.ts';
import { found as checked, dispatch } from '../../support/copy-desk.ts';
import { type SiteFiles, testOptions } from '../../support/memory-disk.ts';

/** Reads `names.yaml`: findings as `level line reason`. */
function readNames(text: string): readonly string[] {
  const findings: Finding[] = [];
  readSite([{ path: 'names.yaml' as SourcePath, text }], testOptions(), findings);
  return findings
    .filter(({ source }) => source === 'names.yaml')
    .map(({ level, position, reason }) => `${level} ${position?.line} ${reason}`);
}

/** Reads settings: the site, and findings as `level line reason`. */
function read(text: string, zone = 'timezone: UTC\n') {
  const findings: Finding[] = [];
  const whole = SETTINGS.replace('timezone: UTC\n', zone) + text;
  const files = [{ path: 'site.yaml' as SourcePath, text: whole }];
  const site = readSite(files, testOptions(), findings);
  return {
    site,
    said: findings.map(({ level, position, reason }) => `${level} ${position?.line} ${reason}`),
  };
}

describe('settings', () => {
  test('host and headers are settings, and nothing that templates get beside', () => {
    const { site, said } = read('host: netlify\nheaders: true\nmood: grim\n');
    expect(said).toEqual([]);
    expect(site).toMatchObject({ host: 'netlify', headers: true, extra: { mood: 'grim' } });
    expect(Object.keys(site.extra)).toEqual(['mood']);
    expect(read('').site).toMatchObject({ host: null, headers: false });
  });

  test('a form of a name is used on days that there are, and until a day after them', () => {
    const form = (from: string, to: string) =>
      readNames(`a: {name: A, also: [{form: B, from: ${from}, to: ${to}}]}\n`);
    for (const [from, to] of [
      ['2009', '2009'],
      ['2009-02-28', '2009-02'],
      ['2008-02-29', '2008'],
      ['2009-02', '2009-02-01'],
    ])
      expect(form(from!, to!)).toEqual([]);
    expect(form('2013', '2009')).toEqual(['error 1 a.also: "B" is used from 2013 to 2009, which is earlier']);
    expect(form('2009-02-30', '2010')).toEqual([
      expect.stringContaining('"2009-02-30" is not a year, a month or a day'),
    ]);
    expect(form('2009-00', '2010')).toHaveLength(1);
  });

  test('a name that refers to one that refers to another means the last, in any number of steps', async () => {
    const chain = Array.from(
      { length: 15 },
      (_, at) => `n${at}: {name: Name ${at}${at > 0 ? `, see: n${at - 1}` : ''}}\n`,
    );
    const { page } = await built(
      {
        'names.yaml': `${chain.join('')}other: {name: Other, see-also: n14}\n`,
        'posts/a.md': post('title: A\ndate: 2009-01-01', 'Name 14 and Other.'),
      },
      { theme: 'builtin' },
    );
    expect(page('/names/n0/')).toContain('<b>Name 14</b>');
    expect(page('/names/')).toContain('<a href="/names/n0/">Name 0</a>');
    expect(page('/names/other/')).toMatch(/See also[\s\S]*?<a href="\/names\/n0\/">Name 0<\/a>/);
  });

  test('names that refer to each other in a circle are told, and so are empty ids', () => {
    expect(
      readNames(
        'a: {name: A, see: b}\nb: {name: B, see: c}\nc: {name: C, see: b}\nd: {name: D, see: d}\n"": {name: E}\n',
      ).toSorted(),
    ).toEqual([
      'error 2 b.see leads back to b, so it has no page',
      'error 3 c.see leads back to c, so it has no page',
      'error 4 d.see leads back to d, so it has no page',
      'error 5 There is an entry with an empty name',
    ]);
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
    ['theme: {colour: red}', 'warning 4 There is no setting "theme.colour"; did you mean "theme.accent"?'],
    [
      'images: {format: [webp]}',
      'warning 4 There is no setting "images.format"; did you mean "images.formats"?',
    ],
    [
      'images: no',
      'error 4 images is not a map of formats, widths, quality, originals, metadata, credit, svg, limit, cards, or false; did you mean "false"?',
    ],
    [
      'images: webp',
      'error 4 images is not a map of formats, widths, quality, originals, metadata, credit, svg, limit, cards, or false; did you mean "images: {formats: webp}"?',
    ],
    [
      'images: {formats: [webp, gif]}',
      'error 4 images.formats, entry 2 is not one of webp, avif, jpeg, png, original',
    ],
    [
      'images: {quality: 101}',
      'error 4 images.quality is not a whole number from 1 to 100, or a map of webp, avif, jpeg',
    ],
    ['search: no', 'error 4 search is not true or false; did you mean "false"?'],
    ['index: 60', 'error 4 index is not a map of single, days; did you mean "index: {single: 60}"?'],
    ['index: {single: "60"}', 'error 4 index.single is not a whole number above zero; did you mean "60"?'],
    ['feeds: {archives: site, tags}', 'warning 4 There is no setting "feeds.tags"'],
    ['nav: [/about/]', 'error 4 nav, entry 1 is not a map of title, url'],
    ['nav: {About: /about/}', 'error 4 nav is not a list'],
    [
      'nav: [{title: About, url: about}]',
      'error 4 nav, entry 1: url: "about" is neither a path of the site nor an address; did you mean "/about/"?',
    ],
    ['nav: [{title: About}]', 'error 4 nav, entry 1 has no url'],
    [
      'bylines: {ann: {nmae: Ann}}',
      'warning 4 There is no setting "bylines.ann.nmae"; did you mean "bylines.ann.name"?',
    ],
    [
      'bylines: {ann: {website: https://ann.example}}',
      'warning 4 There is no setting "bylines.ann.website"; did you mean "bylines.ann.url"?',
    ],
    [
      'bylines: {ann: {url: ann.example/me}}',
      'error 4 bylines.ann.url: "ann.example/me" is not a web address; did you mean "https://ann.example/me"?',
    ],
    ['columns: [wire]', 'error 4 columns is not a map'],
    ['tags: {iran: {label: Iran}}', 'warning 4 There is no setting "tags.iran.label"'],
    ['tags: {"": Iran}', 'error 4 tags has an entry with an empty name'],
    ['lists: {" ": {pieces: [talks]}}', 'error 4 lists has an entry with an empty name'],
    ['titel: The Wire', 'warning 4 There is no setting "titel"; did you mean "title"?'],
    ['Tagline: Daily', 'warning 4 There is no setting "Tagline"; did you mean "tagline"?'],
    ['baseurl: /blog', 'warning 4 There is no setting "baseurl"; did you mean "url"?'],
    [
      'archived_links: true',
      'warning 4 There is no setting "archived_links"; did you mean "archived-links"?',
    ],
    ['tagline:', 'warning 4 tagline has no value'],
    ['tagline: false', 'error 4 tagline is not text'],
    ['description: [a, b]', 'error 4 description is not text'],
    ['lang: english', 'error 4 lang: "english" is not a language tag; did you mean "en"?'],
    ['lang: Deutsch', 'error 4 lang: "Deutsch" is not a language tag; did you mean "de"?'],
    ['lang: jp', 'error 4 lang: "jp" is not a language tag; did you mean "ja"?'],
    ['lang: zh-CN-Hans', 'error 4 lang: "zh-CN-Hans" is not a language tag; did you mean "zh-Hans-CN"?'],
    [
      'permalink: /:yaer/:slug/',
      'error 4 permalink: "/:yaer/:slug/" cannot be used: there is no :yaer; did you mean "/:year/:slug/"?',
    ],
    [
      'permalink: /:year/:title/',
      'error 4 permalink: "/:year/:title/" cannot be used: there is no :title; did you mean "/:year/:slug/"?',
    ],
    [
      'permalink: pretty',
      'error 4 permalink: "pretty" is not a pattern; did you mean "/:year/:month/:day/:slug/"?',
    ],
    [
      'permalink: ":year/:slug/"',
      'error 4 permalink: ":year/:slug/" does not begin with a slash; did you mean "/:year/:slug/"?',
    ],
    [
      'permalink: /%year%/%postname%/',
      'error 4 permalink: "/%year%/%postname%/" holds a sign that no address of a dispatch has',
    ],
    [
      'redirects: {/old/: new}',
      'error 4 redirects./old/: "new" is not an address to which an old one can lead',
    ],
    [
      'markdown: sanitize',
      'error 4 markdown is not a map of html, smart-punctuation, accelerate; did you mean "markdown: {html: sanitize}"?',
    ],
    ['rules: {tag-once: none}', 'error 4 rules.tag-once is not one of error, warning, info, off'],
    [
      'rules: {tag-once: false}',
      'error 4 rules.tag-once is not one of error, warning, info, off; did you mean "off"?',
    ],
    ['theme: {accent: redd}', 'error 4 theme.accent: "redd" is not a colour that can be used'],
    [
      'theme: {accent: 0b5d3b}',
      'error 4 theme.accent: "0b5d3b" is not a colour that can be used; did you mean "#0b5d3b"?',
    ],
    ['theme: {accent: "#9c1b1b80"}', 'error 4 theme.accent: "#9c1b1b80" is not a colour that can be used'],
    [
      'theme: {accent: "red; } body { display: none"}',
      'error 4 theme.accent: "red; } body { display: none" is not a colour that can be used',
    ],
    [
      'theme: {serif: 16px/1.5 Georgia}',
      'error 4 theme.serif: "16px/1.5 Georgia" is not a list of typefaces',
    ],
    [
      'theme: {serif: Georgia serif}',
      'error 4 theme.serif: "Georgia serif" lacks a comma; did you mean "Georgia, serif"?',
    ],
    ['theme: {measure: 34}', 'error 4 theme.measure: "34" is not a length; did you mean "34rem"?'],
  ])('%s is told', (line, said) => {
    expect(read(`${line}\n`).said).toEqual([said]);
  });

  test.each([
    ['EST', 'America/New_York'],
    ['Europe/Olso', 'Europe/Oslo'],
    ['Oslo', 'Europe/Oslo'],
    ['New York', 'America/New_York'],
    ['America/New York', 'America/New_York'],
    ['UTC+1', '+01:00'],
  ])('the time zone %s is told with %s', (zone, meant) => {
    const { site, said } = read('', `timezone: ${zone}\n`);
    expect(said).toEqual([
      expect.stringMatching(
        /^error 3 timezone: ".+" is (?:not a time zone|an abbreviation, not a time zone); did you mean/,
      ),
    ]);
    expect(said[0]).toContain(`"${meant}"?`);
    expect(site.style.timezone).toBe('UTC');
  });

  test('what many bylines have and none can use is told once, with how many', () => {
    const bylines = '{a: {role: x}, b: {nmae: B, role: x}, c: {role: x, twitter: x}}';
    expect(read(`bylines: ${bylines}\n`).said).toEqual([
      'warning 4 There is no setting "bylines.a.role"; 2 others have it, too',
      'warning 4 There is no setting "bylines.b.nmae"; did you mean "bylines.b.name"?',
      'warning 4 There is no setting "bylines.c.twitter"',
    ]);
  });

  test('a language with an underscore is its tag', () => {
    const { site, said } = read('lang: en_US\n');
    expect([site.style.lang, said]).toEqual(['en-US', []]);
  });

  test.each(['Europe/Oslo', 'CET', 'US/Eastern', '"+05:30"', 'UTC'])('the time zone %s is one', (zone) => {
    expect(read('', `timezone: ${zone}\n`).said).toEqual([]);
  });

  test.each([
    ['example.org', '"example.org" is not the address of a site; did you mean "https://example.org"?'],
    [
      'www.example.org/blog',
      '"www.example.org/blog" is not the address of a site; did you mean "https://www.example.org/blog"?',
    ],
    ['https:/example.org', null],
    [
      'https://example.org/?a=b',
      '"https://example.org/?a=b" is not the address of a site, since it has a query or a fragment; did you mean "https://example.org/"?',
    ],
    ['/blog/', '"/blog/" is not the address of a site'],
  ])('the address %s is told', (url, told) => {
    const findings: Finding[] = [];
    const text = `title: T\ntimezone: UTC\nurl: ${url}\n`;
    readSite([{ path: 'site.yaml' as SourcePath, text }], testOptions(), findings);
    expect(findings).toMatchObject([{ rule: 'invalid-setting', level: 'error', position: { line: 3 } }]);
    if (told !== null) expect(findings[0]?.reason).toBe(`url: ${told}`);
  });

  test('rules, words and other keys that nothing reads are told with what was likely meant', async () => {
    const told = async (line: string, files: SiteFiles = {}) => {
      const { report } = await built({ 'site.yaml': `${SETTINGS}${line}\n`, ...files });
      return report.findings.map(({ rule, position, reason }) => `${rule} ${position?.line} ${reason}`);
    };
    expect(await told('rules: {tag-onec: off}')).toEqual([
      'unknown-setting 4 There is no setting "rules.tag-onec"; did you mean "rules.tag-once"?',
    ]);
    expect(await told('rules: {no-date: off}')).toEqual([
      'idle-setting 4 rules.no-date has no effect, because an error stays an error',
    ]);
    expect(await told('rules: {tag-once: off, dead-outside-link: info}')).toEqual([]);
    expect(await told('words: {latset: Newest}', { 'templates/words/en.yaml': 'latest: Latest\n' })).toEqual([
      'unknown-setting 4 There is no setting "words.latset"; did you mean "words.latest"?',
    ]);
    const own = { 'templates/partials/weather.njk': '{{ "mine" | word }} {{ site.extra.mood }}' };
    expect(await told('words: {mine: Our own}', own)).toEqual([]);
    expect(await told('mood: grim')).toEqual([
      'idle-setting 4 "mood" is not a setting, and no template of the site reads site.extra.mood, so it has no effect',
    ]);
    expect(await told('mood: grim', own)).toEqual([]);
  });

  test('a word of the interface may have plural forms', async () => {
    const words = { 'templates/words/en.yaml': 'pieces: {one: "{count} piece", other: "{count} pieces"}\n' };
    const template = '{{ "pieces" | word({ count: 1 }) }}, {{ "pieces" | word({ count: 2 }) }}';
    const { files } = await built({
      'site.yaml': `${SETTINGS}words: {pieces: {one: "{count} note", other: "{count} notes"}}\n`,
      'posts/a.md': post('title: A\ndate: 2009-02-02'),
      'templates/404.njk': template,
      ...words,
    });
    expect(files['404.html']).toBe('1 note, 2 notes');
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
    ).toEqual(['assets/film.mp4:-:- The file has 26 MiB; Cloudflare Pages takes at most 25 MiB for each']);
  });
});

describe('other spellings of a name', () => {
  test.each([
    ['a text', 'tags: {iran: {also: Persia}}', ['Persia']],
    ['a list', 'tags:\n  iran:\n    also: [Persia, 1979, " Tehran "]', ['Persia', '1979', 'Tehran']],
    ['none', 'tags: {iran: Iran}', []],
  ])('are %s', (_, text, also) => {
    const { site, said } = read(text);
    expect(said).toEqual([]);
    expect(site.tags[0]?.also).toEqual(also);
  });

  test.each([
    [
      'the name of another entry',
      'bylines:\n  a: Ann Roe\n  b:\n    name: Ben\n    also:\n      - Benny\n      - ANN  ROE\n',
      'warning 10 "ANN  ROE" is listed as another spelling of "Ben", but it already means "Ann Roe" (a), which counts',
    ],
    [
      'the id of another entry',
      'columns:\n  b: {name: Ben, also: a}\n  a: Ann\n',
      'warning 5 "a" is listed as another spelling of "Ben", but it already means "Ann" (a), which counts',
    ],
    [
      'a spelling of another entry',
      'tags:\n  a: {also: Persia}\n  b: {also: [persia]}\n',
      'warning 6 "persia" is listed as another spelling of "b", but it already means "a" (a), which counts',
    ],
  ])('are told where one is %s, and mean that one', (_, text, reason) => {
    const { site, said } = read(text);
    expect(said).toEqual([reason]);
    const named = [...site.bylines, ...site.columns, ...site.tags].filter(({ id }) => id === 'b');
    expect(named[0]?.also.join()).toMatch(/^(?:Benny)?$/);
  });

  test('are told in the file that holds them', () => {
    const findings: Finding[] = [];
    const files = [
      { path: 'site.yaml' as SourcePath, text: SETTINGS },
      { path: 'bylines.yaml' as SourcePath, text: 'a: Ann\nb: {name: Ben, also: Ann}\n' },
    ];
    expect(readSite(files, testOptions(), findings).bylines[1]?.also).toEqual([]);
    expect(findings.map(({ rule, source, position }) => [rule, source, position])).toEqual([
      ['spelling-taken', 'bylines.yaml', { line: 2, column: 16 }],
    ]);
  });
});
