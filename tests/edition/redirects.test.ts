import { describe, expect, test } from 'vitest';
import { build } from '../../src/desk/build.ts';
import { bring, item, wxr } from '../import/outside.ts';
import { built, post, SETTINGS } from '../support/built.ts';
import { MemoryDisk, testOptions, textOf, worldOf } from '../support/memory-disk.ts';
import { plainTheme } from '../support/plain-theme.ts';

const POST = { 'posts/a.md': post('title: A\ndate: 2009-02-02\ntags: [iran]\naliases: [/mine/]') };

describe('redirects.yaml', () => {
  test.each<[string, string, string, string, string]>([
    ['a path', '/tag/iran/: /tags/iran/', 'tag/iran/index.html', '/tag/iran/', '/tags/iran/'],
    ['a path without slashes', 'tag/iran: /tags/iran', 'tag/iran/index.html', '/tag/iran/', '/tags/iran/'],
    [
      'a whole address',
      'https://old.example/tag/iran/: /tags/iran/',
      'tag/iran/index.html',
      '/tag/iran/',
      '/tags/iran/',
    ],
    ['a file', '/old.html: /2009/02/02/a/', 'old.html', '/old.html', '/2009/02/02/a/'],
    ['a part of a page', '/notes/: /archive/#2009', 'notes/index.html', '/notes/', '/archive/#2009'],
    ['a file to fetch', '/p/: /assets/pier.svg', 'p/index.html', '/p/', '/assets/pier.svg'],
    [
      'an old dispatch, to which it leads at once',
      '/older/: /mine/',
      'older/index.html',
      '/older/',
      '/2009/02/02/a/',
    ],
  ])('of %s becomes a page that leads on, and a line in _redirects', async (_, line, file, from, to) => {
    const { files, found } = await built({ ...POST, 'assets/pier.svg': '<svg/>', 'redirects.yaml': line });
    expect(found).toEqual([]);
    expect(files[file]).toContain(`<meta http-equiv="refresh" content="0; url=${to}">`);
    expect(files._redirects).toContain(`${from} ${to} 301\n`);
  });

  test('leads to other sites, and to this one under its path', async () => {
    const { files, found } = await built({
      ...POST,
      'site.yaml': SETTINGS.replace('wire.example', 'wire.example/cable'),
      'redirects.yaml':
        '/shop/: https://shop.example/a?b=c&d\n/t/: https://wire.example/cable/tags/iran/\n/u/: /cable/tags/iran/\n',
    });
    expect(found).toEqual([]);
    expect(files['shop/index.html']).toContain('content="0; url=https://shop.example/a?b=c&amp;d"');
    expect(files._redirects).toContain('/cable/shop/ https://shop.example/a?b=c&d 301\n');
    expect(files._redirects).toContain('/cable/t/ /cable/tags/iran/ 301\n');
    expect(files._redirects).toContain('/cable/u/ /cable/tags/iran/ 301\n');
  });

  test.each([
    ['cloudflare-pages', '/notes/a#end'],
    ['netlify', '/notes/a.html#end'],
  ])('leads to a page whose address ends in .html in one hop on %s', async (host, to) => {
    const { files } = await built({
      ...POST,
      'site.yaml': `${SETTINGS}host: ${host}\npermalink: /notes/:slug.html\n`,
      'redirects.yaml': '/t/: "/notes/a.html#end"\n/out/: https://o.example/x.html\n',
    });
    expect(files._redirects).toMatch(new RegExp(`^/t/ ${to} 301`, 'm'));
    expect(files._redirects).toMatch(/^\/out\/ https:\/\/o\.example\/x\.html 301/m);
  });

  test('stands beside `redirects:` of site.yaml, and beside aliases', async () => {
    const { files, found } = await built({
      ...POST,
      'site.yaml': `${SETTINGS}redirects: {/t/: /tags/iran/, /same/: /archive/}\n`,
      'redirects.yaml': '/feed/: /rss.xml\n/same/: /archive/\n/mine/: /2009/02/02/a/\n',
    });
    expect(found).toEqual([]);
    expect(files._redirects).toBe(
      '/feed/ /rss.xml 301\n/mine/ /2009/02/02/a/ 301\n/same/ /archive/ 301\n/t/ /tags/iran/ 301\n',
    );
  });

  test('at the old address of a feed is the feed itself, however many old addresses lead to it', async () => {
    const { files, found } = await built({
      ...POST,
      'redirects.yaml':
        '/feed/: /feed.xml\n/index.xml: /feed/\n/old.json: /feed.json\n/tag/iran/feed/: /tags/iran/rss.xml\n/atom.php: /index.xml\n',
    });
    expect(found).toEqual([]);
    for (const [old, now] of [
      ['feed/index.html', 'feed.xml'],
      ['index.xml', 'feed.xml'],
      ['atom.php', 'feed.xml'],
      ['old.json', 'feed.json'],
      ['tag/iran/feed/index.html', 'tags/iran/rss.xml'],
    ] as const)
      expect(files[old], old).toBe(files[now]);
    expect(files['feed/index.html']).toContain(
      'rel="self" type="application/atom+xml" href="https://wire.example/feed.xml"',
    );
    expect(files._redirects).toContain('/index.xml /feed.xml 301\n');
  });

  test('a feed at an old address is made again with the feed, and ends in what a clean build gives', async () => {
    const disk = new MemoryDisk(
      {
        'site.yaml': SETTINGS,
        ...POST,
        'posts/b.md': post('title: B\ndate: 2009-02-01'),
        'redirects.yaml': '/feed/: /old-feed/\n/old-feed/: /feed.xml\n/t.json: /tags/iran/feed.json\n',
      },
      plainTheme(),
    );
    await build(testOptions(), worldOf(disk));
    for (const [path, words] of [
      ['posts/a.md', 'Other words.'],
      ['posts/b.md', 'More words.'],
      ['posts/a.md', 'Words again.'],
    ] as const) {
      disk.files.set(path, String(disk.files.get(path)).replace(/---\n\n[\s\S]*$/, `---\n\n${words}\n`));
      await build(testOptions(), worldOf(disk));
      const clean = new MemoryDisk(Object.fromEntries(disk.files), plainTheme());
      await build(testOptions(), worldOf(clean));
      expect(textOf(disk)).toEqual(textOf(clean));
      expect(textOf(disk)['feed/index.html']).toContain(words);
    }
    expect(textOf(disk)['t.json']).toContain('Words again.');
  });

  test('an address with a query stands in _redirects alone', async () => {
    const { files, found } = await built({ ...POST, 'redirects.yaml': '"/?cat=5": /tags/iran/\n' });
    expect(found).toEqual([]);
    expect(files._redirects).toContain('/ cat=5 /tags/iran/ 301!\n');
  });

  test.each<[string, string, string]>([
    ['over a page', '/archive/: /tags/iran/', 'redirect-over-page redirects.yaml:2'],
    ['over a file', '/assets/pier.svg: /tags/iran/', 'redirect-over-page redirects.yaml:2'],
    ['over an alias', '/mine/: /tags/iran/', 'redirect-over-page redirects.yaml:2'],
    ['to nothing', '/old/: /nowhere/', 'redirect-dead redirects.yaml:2'],
    ['to itself', '/old/: /old', 'redirect-loop redirects.yaml:2'],
  ])('one that leads %s is told, and the site is built', async (_, line, finding) => {
    const { files, found } = await built({
      ...POST,
      'assets/pier.svg': '<svg/>',
      'redirects.yaml': `# old\n${line}\n`,
    });
    expect(found).toEqual([finding]);
    expect(files['archive/index.html']).not.toContain('http-equiv');
    expect(files._redirects).toContain('/mine/ /2009/02/02/a/ 301\n');
  });

  test('a circle is told for each of its lines, and is not published', async () => {
    const { files, found, report } = await built({
      ...POST,
      'redirects.yaml': '/a/: /b/\n/b/: /a/\n/c/: /b/\n',
    });
    expect(found).toEqual([
      'redirect-loop redirects.yaml:1',
      'redirect-loop redirects.yaml:2',
      'redirect-loop redirects.yaml:3',
    ]);
    expect(report.findings.find(({ rule }) => rule === 'redirect-loop')?.reason).toBe(
      'The redirect from /a/ leads in a circle: /a/ → /b/ → /a/',
    );
    expect(files._redirects).toBe('/mine/ /2009/02/02/a/ 301\n');
  });

  test('one that is an address of its own target is simply satisfied', async () => {
    const { files, found } = await built({ ...POST, 'redirects.yaml': '/feed.xml: /feed.xml\n' });
    expect(found).toEqual([]);
    expect(files._redirects).toBe('/mine/ /2009/02/02/a/ 301\n');
  });

  test.each<[string, string, string]>([
    ['a list', '- /old/', 'invalid-setting redirects.yaml'],
    ['a target that is a list', '/ok/: /archive/\n/old/: [/archive/]', 'invalid-setting redirects.yaml:2'],
    ['a target that is no address', '/old/: archive', 'invalid-setting redirects.yaml:1'],
    ['a target that is a script', '/old/: "javascript:alert(1)"', 'invalid-setting redirects.yaml:1'],
    ['no target', '/old/:', 'invalid-setting redirects.yaml:1'],
    ['broken YAML', '/old/: [', 'front-matter-unreadable redirects.yaml:1'],
    ['a way out of the site', '/../x/: /archive/', 'alias-outside redirects.yaml:1'],
    ['two places for one address', '/old/: /archive/\n/Old: /tags/', 'alias-collision redirects.yaml:2'],
  ])('with %s stops the build, and says where', async (_, text, finding) => {
    const { files, found, report } = await built({ ...POST, 'redirects.yaml': text });
    expect(found).toEqual([finding]);
    expect(report.findings.every(({ remedy }) => remedy)).toBe(true);
    expect(files).toEqual({});
  });

  test('a change of it is a change of the edition', async () => {
    const disk = new MemoryDisk({ 'site.yaml': SETTINGS, ...POST }, plainTheme());
    await build(testOptions(), worldOf(disk));
    disk.files.set('redirects.yaml', '/feed/: /rss.xml\n');
    await build(testOptions(), worldOf(disk));
    expect(textOf(disk)['feed/index.html']).toContain('/rss.xml');
    disk.files.delete('redirects.yaml');
    await build(testOptions(), worldOf(disk));
    expect(textOf(disk)['feed/index.html']).toBeUndefined();
  });

  test('links to an address of it lead where it leads', async () => {
    const { page, found } = await built({
      'posts/a.md': post('title: A\ndate: 2009-02-02\ntags: [iran]', 'See [all](/tag/iran/).'),
      'redirects.yaml': 'https://old.example/tag/iran/: /tags/iran/\n',
    });
    expect(found).toEqual([]);
    expect(page('/2009/02/02/a/')).toContain('<a href="/tags/iran/">all</a>');
  });
});

describe('a `_redirects` of one’s own', () => {
  const OWN = '# mine\r\n/shop/* https://shop.example/:splat 302\n/mine/ /archive/\n\n';

  test('stands in front of the lines of the site, whose first match counts', async () => {
    const { files, found } = await built({
      ...POST,
      'assets/_root/_redirects': OWN,
      'redirects.yaml': '/feed/: /rss.xml\n',
    });
    expect(found).toEqual([]);
    expect(files._redirects).toBe(
      '# mine\n/shop/* https://shop.example/:splat 302\n/mine/ /archive/\n/feed/ /rss.xml 301\n/mine/ /2009/02/02/a/ 301\n',
    );
  });

  test('is copied as it is where the site has no lines', async () => {
    const { files, found } = await built({
      'posts/a.md': post('title: A\ndate: 2009-02-02'),
      'assets/_root/_redirects': OWN,
    });
    expect(found).toEqual([]);
    expect(files._redirects).toBe(OWN);
  });

  test('that is edited, gone and back ends in what a clean build gives', async () => {
    const disk = new MemoryDisk({ 'site.yaml': SETTINGS, ...POST }, plainTheme());
    for (const text of [OWN, '/x /archive/\n', null, OWN]) {
      if (text === null) disk.files.delete('assets/_root/_redirects');
      else disk.files.set('assets/_root/_redirects', text);
      await build(testOptions(), worldOf(disk));
      const clean = new MemoryDisk(Object.fromEntries(disk.files), plainTheme());
      await build(testOptions(), worldOf(clean));
      expect(textOf(disk)).toEqual(textOf(clean));
      expect(textOf(disk)._redirects?.includes('/mine/ /2009/02/02/a/ 301')).toBe(true);
    }
  });
});

describe('an imported archive', () => {
  test('has the old pages of its categories, tags, writers and feeds', async () => {
    const { files } = await bring({
      'x.xml': wxr(
        '<wp:category><wp:category_nicename>the-wire</wp:category_nicename><wp:cat_name><![CDATA[The Wire]]></wp:cat_name></wp:category>',
        '<wp:tag><wp:tag_slug>iran</wp:tag_slug><wp:tag_name><![CDATA[Iran]]></wp:tag_name></wp:tag>',
        item(
          {},
          '<category domain="category" nicename="the-wire"><![CDATA[The Wire]]></category><category domain="post_tag" nicename="iran"><![CDATA[Iran]]></category>',
        ),
      ),
    });
    const { files: out, found } = await built(
      Object.fromEntries([...files].map(([path, content]) => [path, String(content)])),
    );
    // The export names https://example.org as its address.
    expect(found).toEqual(['placeholder-url site.yaml:3']);
    expect(out['feed/index.html']).toBe(out['rss.xml']);
    expect(out._redirects).toContain('/feed/ /rss.xml 301\n');
    for (const [old, now] of [
      ['category/the-wire/', '/columns/the-wire/'],
      ['tag/iran/', '/tags/iran/'],
      ['author/lhale/', '/bylines/laura-hale/'],
    ] as const) {
      expect(out[`${old}index.html`]).toContain(`url=${now}"`);
      expect(out._redirects).toContain(`/${old} ${now} 301\n`);
    }
  });
});
