import { parseFeed as parseLeniently } from '@rowanmanning/feed-parser';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Built, built, post, SETTINGS } from '../support/built.ts';
import { elementsOf } from '../support/elements.ts';
import type { SiteFiles } from '../support/memory-disk.ts';

const URL_BASE = 'https://wire.example/cable';

const FILES: SiteFiles = {
  'site.yaml': `${SETTINGS.replace('wire.example', 'wire.example/cable')}timezone: Europe/Oslo
tagline: Ports & "ministries" <inside>
lang: en-GB
columns: {the-wire: {name: The Wire, tagline: Daily.}}
feeds: {entries: 5, archives: [site, columns, bylines, tags]}
`.replace('timezone: UTC\n', ''),
  'assets/pier.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'posts/full.md': post(
    `title: 'Talks & "quotes" <b>'
date: 2009-06-02 14:31
updated: 2009-06-04
byline: [Laura Hale, Ivar Lund]
column: the-wire
tags: [iran, "R&D", 東京]
dek: The dek <b>, &lt; & more
dateline: OSLO
image: {src: /assets/pier.svg, alt: A "pier", caption: Its caption, credit: Staff}
canonical: https://elsewhere.example/first`,
    'He said ]]> and "that".[^1] See [the other](plain.md#x), [me](#part), [outside](https://o.example/).\n\n## Part\n\n![Gull](/assets/pier.svg "Its title") <img src="/assets/pier.svg" srcset="/assets/pier.svg 2x" alt="">\n\n[^1]: A note.',
  ),
  'posts/plain.md': post('title: Plain\ndate: 2009-05-01\nlang: fr', 'Texte.[^1]\n\n[^1]: Note.'),
  'posts/2008/same.md': post('title: Same name\ndate: 2008-05-01\nslug: same', 'One.[^1]\n\n[^1]: Note.'),
  'posts/2008/other.md': post(
    'title: Same name too\ndate: 2008-06-01\nslug: same',
    'Two.[^1]\n\n[^1]: Note.',
  ),
  'posts/control.md': post('title: "Bell \\x07 and \\uFFFE"\ndate: 2009-04-01\ntags: ["x\\x08y"]', 'Fine.'),
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, at) => [
      `posts/n${at}.md`,
      post(
        `title: N ${at}\ndate: ${2005 + Math.floor(at / 4)}-0${1 + (at % 4)}-01\ncolumn: the-wire\ntags: [n]`,
      ),
    ]),
  ),
};

describe('feeds', () => {
  let site: Built;

  beforeAll(async () => {
    site = await built(FILES);
    expect(site.report.published).toBe(true);
  });

  const feedFiles = (ending: RegExp) => Object.entries(site.files).filter(([path]) => ending.test(path));

  test('and every other XML file are well-formed', () => {
    const files = feedFiles(/\.xml$/);
    expect(files.length).toBeGreaterThan(30);
    for (const [path, text] of files) expect(XMLValidator.validate(text), path).toBe(true);
    for (const [path, text] of files)
      expect(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text), path).toBe(false);
  });

  test.each([
    ['the site', ''],
    ['a column', 'columns/the-wire/'],
    ['a byline', 'bylines/laura-hale/'],
    ['a tag', 'tags/iran/'],
    ['a tag of another script', 'tags/東京/'],
  ])('of %s are read alike by four readers', async (_, folder) => {
    const [atom, rss, json] = ['feed.xml', 'rss.xml', 'feed.json'].map(
      (file) => site.files[folder + file] ?? '',
    );
    const strictAtom = parseAtomFeed(atom ?? '');
    const strictRss = parseRssFeed(rss ?? '');
    const strictJson = parseJsonFeed(json ?? '');
    const oldAtom = await new RssParser().parseString(atom ?? '');
    const oldRss = await new RssParser().parseString(rss ?? '');
    const lenient = [parseLeniently(atom ?? ''), parseLeniently(rss ?? '')];
    const titles = strictAtom.entries?.map((entry) => String(entry.title?.value ?? entry.title));
    expect(titles?.length).toBeGreaterThan(0);
    const wanted = titles;
    expect(strictRss.items?.map((item) => item.title)).toEqual(wanted);
    expect(strictJson.items?.map((item) => item.title)).toEqual(wanted);
    expect(oldAtom.items.map((item) => item.title)).toEqual(wanted);
    expect(oldRss.items.map((item) => item.title)).toEqual(wanted);
    for (const feed of lenient) expect(feed.items.map((item) => item.title)).toEqual(wanted);
    const links = strictJson.items?.map((item) => item.url);
    expect(strictRss.items?.map((item) => item.link)).toEqual(links);
    expect(oldAtom.items.map((item) => item.link)).toEqual(links);
    for (const feed of lenient) expect(feed.items.map((item) => item.url)).toEqual(links);
    const ids = strictJson.items?.map((item) => item.id);
    expect(strictAtom.entries?.map((entry) => entry.id)).toEqual(ids);
    expect(oldRss.items.map((item) => item.guid)).toEqual(ids);
  });

  test('tell of a dispatch what its page tells', () => {
    const entry = parseAtomFeed(site.files['feed.xml'] ?? '').entries?.[0];
    expect(entry).toMatchObject({
      published: '2009-06-02T14:31:00+02:00',
      updated: '2009-06-04T00:00:00+02:00',
      authors: [
        { name: 'Laura Hale', uri: `${URL_BASE}/bylines/laura-hale/` },
        { name: 'Ivar Lund', uri: `${URL_BASE}/bylines/ivar-lund/` },
      ],
      categories: [{ term: 'iran' }, { term: 'R&D' }, { term: '東京' }, { term: 'The Wire' }],
    });
    expect(site.files['feed.xml']).toContain('<title>Talks &amp; “quotes” &lt;b&gt;</title>');
    expect(site.files['feed.xml']).toContain('<link rel="via" href="https://elsewhere.example/first"/>');
    const item = parseJsonFeed(site.files['feed.json'] ?? '').items?.[0];
    expect(item).toMatchObject({
      title: 'Talks & “quotes” <b>',
      external_url: 'https://elsewhere.example/first',
      image: `${URL_BASE}/assets/pier.svg`,
      date_published: '2009-06-02T14:31:00+02:00',
    });
    expect(site.files['rss.xml']).toContain('<pubDate>Tue, 02 Jun 2009 14:31:00 +0200</pubDate>');
  });

  test('hold the whole text, and say where they stand and what they are of', () => {
    const feed = parseAtomFeed(site.files['columns/the-wire/feed.xml'] ?? '');
    expect(feed.id).toBe('tag:wire.example,2000:/cable/column/the-wire');
    expect(feed.links).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ rel: 'self', href: `${URL_BASE}/columns/the-wire/feed.xml` }),
        expect.objectContaining({ rel: 'alternate', href: `${URL_BASE}/columns/the-wire/` }),
      ]),
    );
    const content = contentOf(site.files['feed.xml'] ?? '', 0);
    expect(content).toContain('He said ]]> and “that”.');
    expect(content).toContain('<span class="dateline">OSLO</span>');
    expect(content).toContain('<figcaption>Its caption Staff</figcaption>');
  });

  test('have no address that is not whole', () => {
    const relative: string[] = [];
    for (const [path, text] of feedFiles(/(?:^|\/)feed(?:\/\d{4})?\.xml$/)) {
      const { length } = parseAtomFeed(text).entries ?? [];
      for (let at = 0; at < length; at++) {
        const content = elementsOf(`<body>${contentOf(text, at)}</body>`);
        const addresses = ['href', 'src'].flatMap((name) =>
          content.all(`[${name}]`).map((element) => element.getAttribute(name) ?? ''),
        );
        relative.push(
          ...addresses.filter((href) => !/^(?:https?|mailto):/.test(href)).map((to) => `${path}: ${to}`),
        );
      }
    }
    expect(relative).toEqual([]);
  });

  test('describe an item of RSS in HTML, as readers take it', () => {
    const [description = ''] =
      parseRssFeed(site.files['rss.xml'] ?? '').items?.map((item) => item.description) ?? [];
    expect(elementsOf(`<body>${description}</body>`).all('body')[0]?.textContent).toBe(
      'The dek <b>, < & more',
    );
  });

  test('lead from a link within a text to that very place of its page', () => {
    const content = elementsOf(`<body>${contentOf(site.files['feed.xml'] ?? '', 0)}</body>`);
    const page = elementsOf(site.page('/2009/06/02/full/'));
    const within = content
      .all('a')
      .map((link) => link.getAttribute('href') ?? '')
      .filter((href) => href.startsWith(`${URL_BASE}/2009/06/02/full/#`));
    expect(within).toHaveLength(3);
    for (const href of within)
      expect(page.all(`[id="${new URL(href).hash.slice(1)}"]`), href).toHaveLength(1);
  });

  test('have no id twice, though dispatches share a name and number their notes alike', () => {
    for (const [path, text] of feedFiles(/(?:^|\/)feed(?:\/\d{4})?\.xml$/)) {
      const { length } = parseAtomFeed(text).entries ?? [];
      const ids = Array.from({ length }, (_, at) => contentOf(text, at)).flatMap((content) =>
        [...content.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id),
      );
      expect(new Set(ids).size, path).toBe(ids.length);
    }
  });

  test.each(['', 'columns/the-wire/', 'tags/n/'])(
    'of /%s lead through the whole archive (RFC 5005)',
    (folder) => {
      const seen = new Set<string>();
      const documents: string[] = [];
      let url: string | undefined = `${URL_BASE}/${folder}feed.xml`;
      while (url !== undefined && documents.length < 20) {
        const text: string | undefined = site.files[decodeURI(url.slice(URL_BASE.length + 1))];
        expect(text, url).toBeDefined();
        documents.push(url);
        const feed: ReturnType<typeof parseAtomFeed> = parseAtomFeed(text ?? '');
        const links = new Map<string | undefined, string | undefined>(
          feed.links?.map((link) => [link.rel, link.href]),
        );
        expect(links.get('self')).toBe(url);
        if (documents.length > 1) {
          expect(text).toContain('<fh:archive/>');
          expect(links.get('current')).toBe(documents[0]);
          if (documents.length > 2) expect(links.get('next-archive')).toBe(documents.at(-2));
        }
        for (const entry of feed.entries ?? []) seen.add(entry.id ?? '');
        url = links.get('prev-archive');
      }
      const all = folder === 'tags/n/' ? 12 : 17;
      expect(seen.size).toBe(all);
      expect(documents.at(-1)).toMatch(/2005\.xml$/);
    },
  );

  test('that hold everything say so', () => {
    expect(site.files['tags/iran/feed.xml']).toContain('<fh:complete/>');
    expect(site.files['feed.xml']).not.toContain('<fh:complete/>');
  });
});

describe('identifiers of feeds', () => {
  const one = (path: string, fields: string) => ({ [path]: post(`title: A\ndate: 2009-02-02\n${fields}`) });
  const idIn = async (files: SiteFiles) =>
    parseAtomFeed((await built(files)).files['feed.xml'] ?? '').entries?.[0]?.id;

  test.each([
    ['its slug', 'slug: other'],
    ['its permalink', 'permalink: /moved/'],
    ['its title', 'headline: Another'],
    ['an alias', 'aliases: /old/'],
  ])('stay when a dispatch changes %s', async (_, field) => {
    const before = await idIn(one('posts/a.md', ''));
    expect(before).toBe('tag:wire.example,2009-02-02:posts/a');
    expect(await idIn(one('posts/a.md', field))).toBe(before);
  });

  test.each([
    ['0b2f8a44-93ea-4b6f-8f5e-2f4d6f4f2d11', 'urn:uuid:0b2f8a44-93ea-4b6f-8f5e-2f4d6f4f2d11'],
    ['https://old.example/?p=3', 'https://old.example/?p=3'],
    ['tag:old.example,2001:3', 'tag:old.example,2001:3'],
    ['dispatch 3', 'tag:wire.example,2009-02-02:id/dispatch%203'],
  ])('are the id that is written: %s', async (id, wanted) => {
    expect(await idIn(one('posts/a.md', `id: "${id}"`))).toBe(wanted);
    expect(await idIn(one('posts/moved/b.md', `id: "${id}"`))).toBe(wanted);
  });
});

describe('maps of the site', () => {
  let site: Built;
  const parser = new XMLParser({ isArray: (name) => name === 'url' || name === 'sitemap' });

  beforeAll(async () => {
    site = await built({
      ...FILES,
      'posts/hidden.md': post('title: Hidden\ndate: 2009-01-01\nunlisted: true'),
    });
  });

  test('are named by robots.txt, and name a file for each year', () => {
    expect(site.files['robots.txt']).toContain(`Sitemap: ${URL_BASE}/sitemap.xml\n`);
    const { sitemapindex } = parser.parse(site.files['sitemap.xml'] ?? '');
    expect(sitemapindex.sitemap.map(({ loc }: { loc: string }) => loc.slice(URL_BASE.length))).toEqual([
      ...['2005', '2006', '2007', '2008', '2009'].map((year) => `/sitemap-${year}.xml`),
      '/sitemap-pages.xml',
    ]);
  });

  test('date each page by its content, not by the clock', () => {
    const { urlset } = parser.parse(site.files['sitemap-2009.xml'] ?? '');
    expect(urlset.url).toEqual([
      { loc: `${URL_BASE}/2009/05/01/plain/`, lastmod: '2009-05-01T00:00:00+02:00' },
      { loc: `${URL_BASE}/2009/04/01/control/`, lastmod: '2009-04-01T00:00:00+02:00' },
    ]);
    const { sitemapindex } = parser.parse(site.files['sitemap.xml'] ?? '');
    expect(sitemapindex.sitemap[0].lastmod).toBe('2005-04-01T00:00:00+02:00');
  });

  test('name every page that may be indexed once, and no other', () => {
    const urls = Object.entries(site.files)
      .filter(([path]) => path.startsWith('sitemap-'))
      .flatMap(([, text]) => parser.parse(text).urlset.url.map(({ loc }: { loc: string }) => loc));
    const indexed = Object.entries(site.files)
      .filter(([path, text]) => path.endsWith('.html') && text.includes('rel="canonical"'))
      .map(
        ([path]) =>
          `${URL_BASE}/${path
            .replace(/index\.html$/, '')
            .split('/')
            .map(encodeURIComponent)
            .join('/')}`,
      )
      // First printed elsewhere, so that its canonical address is not of this site.
      .filter((url) => !url.endsWith('/full/'));
    expect(new Set(urls).size).toBe(urls.length);
    expect([...urls].sort()).toEqual(indexed.sort());
  });
});

describe('addresses in feeds', () => {
  test('are absolute wherever they stand, also those that lead to nothing or name no scheme', async () => {
    const { files } = await built({
      'site.yaml': SETTINGS.replace('wire.example', 'wire.example/cable'),
      'posts/a.md': post(
        'title: A\ndate: 2009-02-02\nimage: {src: "//cdn.example/lead.jpg", alt: Lead}\ncorrections: [{date: 2009-02-03, note: "See [this](nowhere.html), [that](/lost/), [it](//o.example/)."}]',
        `[one](/nothing/) [two](gone.html) [three](//o.example/x) [four](#part)

![](//cdn.example/a.jpg)

<svg><use href="#icon"></use><use xlink:href="/icons.svg#x"></use></svg>

<iframe src="/embed/"></iframe>

<video src="f.mp4" poster="/p.jpg"></video>

<img src="b.jpg" srcset="/b.jpg 1x, c.jpg 2x" alt="">

<picture><source srcset="/d.avif, /e.avif 2x"><img src="/d.jpg" alt=""></picture>

<blockquote cite="/q">Quoted</blockquote>

## Part
`,
      ),
    });
    const feeds = ['feed.xml', 'rss.xml', 'feed.json', 'corrections/feed.xml'].map(
      (path) => files[path] ?? '',
    );
    for (const text of feeds) {
      // The style sheet is for browsers, which know where they found the feed.
      const html = text.startsWith('{')
        ? (JSON.parse(text).items[0].content_html as string)
        : text.replace(/<\?xml-stylesheet [^>]*\?>/, '');
      const found = [
        ...html.matchAll(/(?:href|src|poster|cite|data|srcset)=(?:"|&quot;)(.*?)(?:"|&quot;)/g),
      ].flatMap(([whole, address = '']) => (whole.startsWith('srcset') ? address.split(/, /) : [address]));
      expect(found.length).toBeGreaterThan(4);
      expect(found.filter((address) => !/^https:\/\/(?:wire|o|cdn)\.example\//.test(address))).toEqual([]);
    }
    expect(JSON.parse(files['feed.json'] ?? '').items[0].image).toBe('https://cdn.example/lead.jpg');
    expect(files['feed.xml']).toContain('href="https://wire.example/cable/2009/02/02/a/gone.html"');
    expect(files['2009/02/02/a/index.html']).toContain('"//o.example/x"');
  });
});

/** The content of an entry of an Atom feed, HTML. */
function contentOf(text: string, at: number): string {
  const content = parseAtomFeed(text).entries?.[at]?.content;
  return (typeof content === 'string' ? content : content?.value) ?? '';
}

test('bylines and tags have no feeds, and name none, with "others: false"; columns and the site have theirs', async () => {
  const { files, page, found } = await built(
    {
      'site.yaml': `${SETTINGS}feeds: {others: false, archives: [site, tags]}\n`,
      'posts/a.md': post(
        'title: A\ndate: 2009-02-02\nbyline: Ana\ntags: [iran]\ncolumn: The Wire',
        '[Feed](/tags/iran/feed.xml) and [feed](/columns/the-wire/rss.xml).',
      ),
    },
    { theme: 'builtin' },
  );
  const feeds = Object.keys(files).filter((path) => /(?:feed|rss)\.(?:xml|json)$/.test(path));
  expect(feeds).toEqual(
    ['columns/the-wire/', ''].flatMap((folder) => [
      `${folder}feed.json`,
      `${folder}feed.xml`,
      `${folder}rss.xml`,
    ]),
  );
  const named = (address: string) =>
    page(address).match(/(?<=type="application\/atom\+xml"[^>]*href=")[^"]+/g);
  expect([named('/tags/iran/'), named('/bylines/ana/')]).toEqual([['/feed.xml'], ['/feed.xml']]);
  expect(named('/columns/the-wire/')).toEqual(['/columns/the-wire/feed.xml', '/feed.xml']);
  expect(found).toEqual(['broken-link posts/a.md:9']);
});
