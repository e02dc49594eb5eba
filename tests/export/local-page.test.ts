import { describe, expect, test } from 'vitest';
import { localPage } from '../../src/export/folder/local-page.ts';
import { localSheet, withFonts } from '../../src/export/folder/local-sheet.ts';
import { locator, relativePath } from '../../src/export/folder/locate.ts';
import { forbiddenNames } from '../../src/export/forbidden-names.ts';
import type { Href } from '../../src/model/address/paths.ts';

const PATHS = [
  'index.html',
  '404.html',
  '2009/02/02/talks/index.html',
  'tags/café #1/index.html',
  'assets/a:b.jpg',
  'assets/sky.css',
  'theme/font.woff2',
  'feed.xml',
  'search.js',
  '2009/02/02/talks/manifest.json',
];
const HERE = '2009/02/02/talks/index.html';
const SITE = { origin: 'https://wire.example', base: '/cable' };
const REDIRECTS = [
  { from: '/?p=12', to: '/cable/2009/02/02/talks/' as Href },
  { from: '/node/view.aspx?id=4', to: '/cable/2009/02/02/talks/#notes' as Href },
  { from: '/old/tag/', to: '/cable/tags/caf%C3%A9%20%231/' as Href },
  { from: '/away/', to: 'https://other.example/' as Href },
  { from: '/feed.xml', to: '/cable/search.js' as Href },
];
const located = () => locator(new Set(PATHS), SITE, REDIRECTS);
const page = (html: string, path = HERE) =>
  localPage(html, path, {
    locate: located(),
    scriptAt: (at) => (at === 'search.js' ? 'const a = "</script>";' : undefined),
    search: 'pagefind/files.js',
  });

describe('an address of a page without a server', () => {
  test.each([
    ['index.html', 'feed.xml', 'feed.xml'],
    ['index.html', 'index.html', 'index.html'],
    [HERE, HERE, 'index.html'],
    [HERE, 'index.html', '../../../../index.html'],
    [HERE, 'tags/café #1/index.html', '../../../../tags/caf%C3%A9%20%231/index.html'],
    ['2009/index.html', '2009/02/index.html', '02/index.html'],
    ['2009/02/index.html', '2009/index.html', '../index.html'],
    ['index.html', 'a:b.html', 'a%3Ab.html'],
  ])('from %s to %s is %s', (from, to, address) => {
    expect(relativePath(from, to)).toBe(address);
    const site = 'https://copy.example/a/';
    expect(decodeURIComponent(new URL(address, site + encodeURI(from)).pathname)).toBe(`/a/${to}`);
  });

  test.each([
    ['/cable/', '../../../../index.html'],
    ['/cable', '../../../../index.html'],
    ['/cable/2009/02/02/talks', 'index.html'],
    ['/cable/2009/02/02/talks/?print=1#notes', 'index.html?print=1#notes'],
    ['https://wire.example/cable/feed.xml', '../../../../feed.xml'],
    ['/cable/assets/a:b.jpg', '../../../../assets/a%3Ab.jpg'],
    ['#notes', '#notes'],
    ['mailto:a@wire.example', 'mailto:a@wire.example'],
    ['//cdn.example/x.js', 'https://cdn.example/x.js'],
    ['https://other.example/cable/', 'https://other.example/cable/'],
    ['/cable/?p=12', 'index.html'],
    ['/cable/?P=12', '../../../../index.html?P=12'],
    ['/cable/?p=12#bio', 'index.html#bio'],
    ['/cable/node/View.aspx?id=4', 'index.html#notes'],
    ['https://wire.example/cable/Old/Tag', '../../../../tags/caf%C3%A9%20%231/index.html'],
    ['/cable/away/', 'https://other.example/'],
    ['/cable/nothing/', 'https://wire.example/cable/nothing/'],
    ['/elsewhere/', 'https://wire.example/elsewhere/'],
    ['/cable/%E0%A4%A/', 'https://wire.example/cable/%E0%A4%A/'],
  ])('%s becomes %s', (written, address) => {
    expect(located().local(written, HERE)).toBe(address);
  });

  test('that leads to no file of the copy is counted', () => {
    const locate = located();
    for (const address of ['/cable/nothing/', '/cable/nothing/', 'https://other.example/'])
      locate.local(address, HERE);
    expect([...locate.lost]).toEqual(['https://wire.example/cable/nothing/']);
  });
});

describe('a page without a server', () => {
  test('shows and loads what is beside it, however its attributes are written', () => {
    expect(
      page(
        `<a href='/cable/'>a</a><A HREF=/cable/feed.xml>b</A><img srcset="/cable/assets/a:b.jpg 480w, /cable/assets/a:b.jpg 960w" alt="a > b">`,
      ),
    ).toBe(
      `<a href="../../../../index.html">a</a><A HREF="../../../../feed.xml">b</A><img srcset="../../../../assets/a%3Ab.jpg 480w, ../../../../assets/a%3Ab.jpg 960w" alt="a > b">`,
    );
    expect(page('<a href="/cable/?a=1&amp;b=&quot;">a</a>', 'index.html')).toBe(
      '<a href="index.html?a=1&amp;b=%22">a</a>',
    );
    expect(page('<meta http-equiv="refresh" content="0; url=/cable/">')).toBe(
      '<meta http-equiv="refresh" content="0; url=../../../../index.html">',
    );
    expect(page('<p style="background:url(/cable/assets/a:b.jpg)">')).toBe(
      '<p style="background:url(&quot;../../../../assets/a%3Ab.jpg&quot;)">',
    );
  });

  test('keeps the public address of what is for the public', () => {
    const head = [
      '<link rel="canonical" href="https://wire.example/cable/2009/02/02/talks/">',
      '<meta property="og:url" content="https://wire.example/cable/2009/02/02/talks/">',
      '<script type="application/ld+json">{"url":"https://wire.example/cable/"}</script>',
    ].join('');
    expect(page(head)).toBe(head);
    expect(page('<link rel="alternate" type="application/atom+xml" href="/cable/feed.xml">')).toBe(
      '<link rel="alternate" type="application/atom+xml" href="https://wire.example/cable/feed.xml">',
    );
  });

  test('keeps the public address of a IIIF manifest, which no viewer loads from a disk', () => {
    const link = (type: string, href: string) => `<link rel="alternate" type="${type}" href="${href}">`;
    const iiif = 'application/ld+json;profile=&quot;http://iiif.io/api/presentation/3/context.json&quot;';
    const [written, address] = [
      '/cable/2009/02/02/talks/manifest.json',
      'https://wire.example/cable/2009/02/02/talks/manifest.json',
    ];
    expect(page(`${link(iiif, written)}<a href="${written}">IIIF</a><a href="/cable/">a</a>`)).toBe(
      `${link(iiif, address)}<a href="${address}">IIIF</a><a href="../../../../index.html">a</a>`,
    );
  });

  test('leaves text alone that only looks like a tag', () => {
    const text =
      '<!-- <a href="/cable/"> --><textarea><a href="/cable/"></textarea><script>"<a href=/cable/>"</script>';
    expect(page(text)).toBe(text);
  });

  test('has its modules in it, and loads nothing as from another site', () => {
    expect(page('<link rel="preload" href="/cable/theme/font.woff2" as="font" crossorigin>')).toBe('');
    expect(page('<script src="/cable/search.js" integrity="sha256-x" crossorigin></script>')).toBe(
      '<script src="../../../../search.js"></script>',
    );
    expect(page('<script type="module" src="/cable/search.js"></script>')).toBe(
      '<script type="module">const a = "<\\/script>";</script>',
    );
  });

  test('loads the search index as scripts where it has a search', () => {
    expect(page('<head></head><form data-pagefind="/cable/pagefind/">', 'search/index.html')).toBe(
      '<head><script src="../pagefind/files.js"></script>\n</head><form data-pagefind="../pagefind/">',
    );
  });
});

describe('a style sheet without a server', () => {
  test('finds its pictures, and has its fonts in it', () => {
    const sheet = localSheet(
      `@import "/cable/assets/sky.css"; a { background: url(/cable/assets/a:b.jpg) } b { background: url('data:x') } @font-face { src: url("../theme/font.woff2") }`,
      'assets/own.css',
      located(),
    );
    expect(sheet).toBe(
      `@import "sky.css"; a { background: url("a%3Ab.jpg") } b { background: url('data:x') } @font-face { src: url("../theme/font.woff2") }`,
    );
    const font = (path: string) =>
      path === 'theme/font.woff2' ? { type: 'font/woff2', base64: 'AAAA' } : undefined;
    expect(withFonts(sheet, 'assets/own.css', font)).toContain('url("data:font/woff2;base64,AAAA")');
    expect(withFonts('a { font-display:optional }', 'own.css', font)).toBe('a { font-display:swap }');
  });
});

test.each([
  ['assets/a:b?.txt', true],
  ['assets/aux/x.txt', true],
  ['Con.jpg', true],
  ['assets/dot./y.txt', true],
  ['assets/z ', true],
  ['assets/console.txt', false],
  ['2009/a b %.svg', false],
])('whether Windows forbids the name %j: %j', (path, isForbidden) => {
  expect(forbiddenNames([path]).length > 0).toBe(isForbidden);
});
