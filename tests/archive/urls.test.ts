import { beforeAll, describe, expect, test } from 'vitest';
import { type Built, built, post, SETTINGS } from '../support/built.ts';

describe('addresses', () => {
  let site: Built;

  beforeAll(async () => {
    site = await built({
      'site.yaml': `${SETTINGS}columns: {the-wire: The Wire}\nbylines: {laura-hale: Laura Hale}\nindex: {single: 3}\n`,
      'posts/_pages/about.md': post('title: About'),
      'posts/_pages/legal/index.md': post('title: Legal'),
      'posts/_pages/legal/privacy.md': post('title: Privacy'),
      'posts/a.md': post(
        'title: A\ndate: 2009-02-02\nslug: slug\nbyline: laura-hale\ncolumn: the-wire\ntags: iran',
      ),
      'posts/b.md': post('title: B\ndate: 2009-02-02\ntags: iran'),
      'posts/c.md': post('title: C\ndate: 2009-02-03\ntags: iran\ncorrections: [Not so.]'),
      'posts/d.md': post('title: D\ndate: 2008-12-31\ntags: iran'),
    });
  });

  test.each([
    ['home', '/'],
    ['a dispatch', '/2009/02/02/slug/'],
    ['a year', '/2009/'],
    ['a month', '/2009/02/'],
    ['a day with several dispatches', '/2009/02/02/'],
    ['the overview of the archive', '/archive/'],
    ['all columns', '/columns/'],
    ['a column', '/columns/the-wire/'],
    ['all bylines', '/bylines/'],
    ['a byline', '/bylines/laura-hale/'],
    ['all tags', '/tags/'],
    ['a large tag', '/tags/iran/'],
    ['a year of a large tag', '/tags/iran/2009/'],
    ['feeds', '/feed.xml'],
    ['feeds', '/rss.xml'],
    ['feeds', '/feed.json'],
    ['feeds of a column', '/columns/the-wire/feed.xml'],
    ['feeds of a column', '/columns/the-wire/rss.xml'],
    ['feeds of a byline', '/bylines/laura-hale/feed.json'],
    ['feeds of a tag', '/tags/iran/feed.xml'],
    ['a standing page', '/about/'],
    ['a standing page in a folder', '/legal/'],
    ['a standing page in a folder', '/legal/privacy/'],
    ['corrections', '/corrections/'],
    ['search', '/search/'],
    ['the map of the site', '/sitemap.xml'],
    ['robots.txt', '/robots.txt'],
    ['the page for what is missing', '/404.html'],
  ])('%s: %s', (_, address) => {
    expect(site.page(address)).not.toBe('');
  });

  test('a day with one dispatch has no page', () => {
    expect(Object.keys(site.files)).not.toContain('2009/02/03/index.html');
  });

  test('a day with one dispatch has a page where days are wanted always', async () => {
    const { page } = await built({
      'site.yaml': `${SETTINGS}index: {days: always}\n`,
      'posts/c.md': post('title: C\ndate: 2009-02-03'),
    });
    expect(page('/2009/02/03/')).toContain('/2009/02/03/c/');
  });

  test.each([
    ['/:year/:month/:day/:slug/', '/2009/02/03/café-noir/'.replace('é', 'e')],
    ['/:column/:year/:slug/', '/the-wire/2009/cafe-noir/'],
    ['/:byline/:slug.html', '/laura-hale/cafe-noir.html'],
    ['/notes/:slug', '/notes/cafe-noir/'],
  ])('the pattern %s gives %s', async (pattern, address) => {
    const { page } = await built({
      'site.yaml': `${SETTINGS}permalink: ${pattern}\n`,
      'posts/Café noir.md': post('title: C\ndate: 2009-02-03\nbyline: Laura Hale\ncolumn: The Wire'),
    });
    expect(page(address)).toContain(`https://wire.example${address}`);
  });

  test.each([
    ['permalink: /exactly/here.html', '/exactly/here.html'],
    ['permalink: exactly/here', '/exactly/here/'],
    ['url: /2009/here/', '/2009/here/'],
    ['permalink: https://wire.example/was/there/', '/was/there/'],
  ])('%s overrides the pattern', async (field, address) => {
    const { page, found } = await built({ 'posts/c.md': post(`title: C\ndate: 2009-02-03\n${field}`) });
    expect(found).toEqual([]);
    expect(page(address)).toContain(`https://wire.example${address}`);
  });

  test.each([
    'permalink: /../outside/',
    'permalink: ../../outside/',
    'permalink: /a/../../outside/',
    'permalink: \\..\\outside',
    'permalink: https://other.example/there/',
    'permalink: //other.example/../../there/',
  ])('%s is an error, and nothing is written', async (field) => {
    const { found, files } = await built({ 'posts/c.md': post(`title: C\ndate: 2009-02-03\n${field}`) });
    expect(found).toEqual(['permalink-outside posts/c.md:4']);
    expect(files).toEqual({});
  });
});

describe('two things that would share an address', () => {
  test.each([
    ['two dispatches', 'slug: same', 'slug: same'],
    ['by letter case', 'permalink: /Same/', 'permalink: /same/'],
    ['by Unicode form', 'permalink: "/caf\\u00e9/"', 'permalink: "/cafe\\u0301/"'],
    ['a file where a folder is needed', 'permalink: /same.html', 'permalink: /same.html/inside/'],
  ])('%s: an error that names both', async (_, one, two) => {
    const { report, files } = await built({
      'posts/a.md': post(`title: A\ndate: 2009-02-02\n${one}`),
      'posts/b.md': post(`title: B\ndate: 2009-02-02\n${two}`),
    });
    const collisions = report.findings.filter(({ rule }) => rule === 'path-collision');
    expect(collisions).toHaveLength(1);
    expect(collisions[0]?.level).toBe('error');
    expect(collisions[0]?.reason).toContain('posts/a.md');
    expect(collisions[0]?.reason).toContain('posts/b.md');
    expect(files).toEqual({});
  });

  test.each([
    ['a page of the archive', 'permalink: /archive/', 'posts/a.md'],
    ['a feed', 'permalink: /feed.xml', 'posts/a.md'],
    ['the map of the site', 'permalink: /sitemap.xml', 'posts/a.md'],
    ['a year', 'permalink: /2009/', 'posts/a.md'],
  ])('a dispatch over %s', async (_, field, source) => {
    const { found } = await built({ 'posts/a.md': post(`title: A\ndate: 2009-02-02\n${field}`) });
    expect(found).toContain(`path-collision ${source}`);
  });

  test('a file of assets/_root over a page', async () => {
    const { found } = await built({
      'posts/a.md': post('title: A\ndate: 2009-02-02'),
      'assets/_root/robots.txt': 'mine',
    });
    expect(found).toEqual(['path-collision assets/_root/robots.txt']);
  });

  test('dispatches of one slug on different days stay apart', async () => {
    const { found, page } = await built({
      'posts/a.md': post('title: A\ndate: 2009-02-02\nslug: same'),
      'posts/b.md': post('title: B\ndate: 2009-02-03\nslug: same'),
    });
    expect(found).toEqual([]);
    expect(page('/2009/02/02/same/')).not.toBe(page('/2009/02/03/same/'));
  });
});

describe('old addresses', () => {
  test.each<[string, string, string, string]>([
    ['a path', '/old/talks', 'old/talks/index.html', '/old/talks/'],
    ['a file', '/old/talks.html', 'old/talks.html', '/old/talks.html'],
    ['a whole address', 'https://old.example/x/y/', 'x/y/index.html', '/x/y/'],
    ['an address of this site under its path', '/cable/was/', 'was/index.html', '/was/'],
    ['a path with spaces', '/old talks/', 'old talks/index.html', '/old%20talks/'],
    ['an encoded path', '/caf%C3%A9/', 'café/index.html', '/caf%C3%A9/'],
  ])('%s has a page that leads on, and a line in _redirects', async (_, alias, file, from) => {
    const { files, found } = await built({
      'site.yaml': SETTINGS.replace('wire.example', 'wire.example/cable'),
      'posts/a.md': post(`title: A\ndate: 2009-02-02\naliases: [${JSON.stringify(alias)}]`),
    });
    expect(found).toEqual([]);
    expect(files[file]).toContain('<link rel="canonical" href="https://wire.example/cable/2009/02/02/a/">');
    expect(files[file]).toContain('<meta http-equiv="refresh" content="0; url=/cable/2009/02/02/a/">');
    expect(files[file]).toContain('<meta name="robots" content="noindex">');
    expect(files._redirects).toBe(`/cable${from} /cable/2009/02/02/a/ 301\n`);
  });

  test.each<[string, string, string]>([
    ['a query', '/?p=123', '/ p=123 /2009/02/02/a/ 301!\n'],
    ['a query of several', '/index.php?p=123&page=2', '/index.php p=123 page=2 /2009/02/02/a/ 301!\n'],
    ['a script', '/archives/0042.php', '/archives/0042.php /2009/02/02/a/ 301\n'],
  ])('one with %s stands in _redirects alone', async (_, alias, line) => {
    const { files, found } = await built({
      'posts/a.md': post(`title: A\ndate: 2009-02-02\naliases: ["${alias}"]`),
    });
    expect(found).toEqual([]);
    expect(files._redirects).toBe(line);
    expect(Object.keys(files).filter((path) => /php|p=/.test(path))).toEqual([]);
  });

  test('one that is the own address of its dispatch is simply satisfied', async () => {
    const { files, found } = await built({
      'posts/a.md': post('title: A\ndate: 2009-02-02\naliases: [/2009/02/02/A/, /2009/02/02/a]'),
    });
    expect(found).toEqual([]);
    expect(Object.keys(files)).not.toContain('_redirects');
  });

  test('one that is written twice by its dispatch counts once', async () => {
    const { files, found } = await built({
      'posts/a.md': post('title: A\ndate: 2009-02-02\naliases: [/old/, /old, /Old/]'),
    });
    expect(found).toEqual([]);
    expect(files._redirects?.split('\n')).toHaveLength(2);
  });

  test.each([
    ['over another dispatch', '/2009/02/03/b/', 'alias-collision posts/a.md:4'],
    ['over an index', '/tags/', 'alias-collision posts/a.md:4'],
    ['over a feed', '/feed.xml', 'alias-collision posts/a.md:4'],
    ['over the home page', '/', 'alias-collision posts/a.md:4'],
    ['over the map of the site', '/sitemap.xml', 'alias-collision posts/a.md:4'],
    ['over a file', '/assets/pier.svg', 'path-collision posts/a.md'],
    ['claimed by another, too', '/mine/', 'alias-collision posts/a.md:4'],
    ['that leaves the site', '/../x/', 'alias-outside posts/a.md:4'],
    ['that leaves the site, encoded', '/%2e%2e/x/', 'alias-outside posts/a.md:4'],
  ])('one %s is an error', async (_, alias, finding) => {
    const { files, found } = await built({
      'posts/a.md': post(`title: A\ndate: 2009-02-02\naliases: [${alias}]`),
      'posts/b.md': post('title: B\ndate: 2009-02-03\naliases: [/mine]\ntags: [iran]'),
      'assets/pier.svg': '<svg/>',
    });
    expect(found).toEqual([finding]);
    expect(files).toEqual({});
  });

  test('links to an old address lead to the new one', async () => {
    const { page, found } = await built({
      'posts/a.md': post('title: A\ndate: 2009-02-02\naliases: [/old.html, "/?p=7"]'),
      'posts/b.md': post('title: B\ndate: 2009-02-03', 'See [a](/old.html).'),
    });
    expect(found).toEqual([]);
    expect(page('/2009/02/03/b/')).toContain('<a href="/2009/02/02/a/">a</a>');
  });
});

describe('links between dispatches', () => {
  test.each([
    ['a file', '../2008/talks.md'],
    ['a file without its ending', '../2008/talks'],
    ['a file from the root', '/posts/2008/talks.md'],
    ['a file from posts/', '/2008/talks.md'],
    ['a slug', 'talks'],
    ['an address', '/2008/12/31/talks/'],
    ['an address without its slash', '/2008/12/31/talks'],
    ['an address with the path of the site', '/cable/2008/12/31/talks/'],
    ['a permanent id', 'talks-id'],
  ])('by %s resolve: %s', async (_, link) => {
    const { page, found } = await built({
      'site.yaml': SETTINGS.replace('wire.example', 'wire.example/cable'),
      'posts/2008/talks.md': post('title: Talks\ndate: 2008-12-31\nid: talks-id'),
      'posts/2009/b.md': post('title: B\ndate: 2009-02-03', `See [it](${link}#part "T").`),
    });
    expect(found).toEqual([]);
    expect(page('/2009/02/03/b/')).toContain('<a href="/cable/2008/12/31/talks/#part" title="T">it</a>');
  });

  test.each([
    ['talks.md#a%20b', '/2008/12/31/talks/#a%20b'],
    ['<talks.md#a b>', '/2008/12/31/talks/#a%20b'],
    ['talks.md?q=%C3%A9&r=1%25#é', '/2008/12/31/talks/?q=%C3%A9&amp;r=1%25#%C3%A9'],
    ['</no where/é>', '/no%20where/%C3%A9'],
  ])('are written as an address may be: %s', async (link, href) => {
    const { page } = await built({
      'posts/talks.md': post('title: Talks\ndate: 2008-12-31'),
      'posts/b.md': post('title: B\ndate: 2009-02-03', `See [it](${link}).`),
    });
    expect(page('/2009/02/03/b/')).toContain(`<a href="${href}">it</a>`);
  });

  test('by the whole address of the site resolve, too', async () => {
    const { page, found } = await built({
      'posts/a.md': post('title: A\ndate: 2008-12-31'),
      'posts/b.md': post('title: B\ndate: 2009-02-03', 'See [it](https://wire.example/2008/12/31/a/).'),
    });
    expect(found).toEqual([]);
    expect(page('/2009/02/03/b/')).toMatch(
      /<a href="(?:https:\/\/wire\.example)?\/2008\/12\/31\/a\/">it<\/a>/,
    );
  });
});
