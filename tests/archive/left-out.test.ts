import { beforeAll, describe, expect, test } from 'vitest';
import { type Built, built, post } from '../support/built.ts';
import type { SiteFiles } from '../support/memory-disk.ts';

const FILES: SiteFiles = {
  'posts/plain.md': post('title: Plain\ndate: 2009-02-01', 'See [the draft](draft.md).'),
  'posts/draft.md': post('title: Draft\ndate: 2009-02-02\ndraft: true\ntags: only-draft'),
  'posts/_drafts/folder.md': post('title: In a folder\ndate: 2009-02-02'),
  'posts/status.md': post('title: Status\ndate: 2009-02-02\nstatus: draft'),
  'posts/unpublished.md': post('title: Unpublished\ndate: 2009-02-02\npublished: false'),
  'posts/future.md': post('title: Future\ndate: 2030-01-01\naliases: /soon/'),
  'posts/expired.md': post('title: Expired\ndate: 2009-02-03\nexpires: 2010-01-01'),
  'posts/expires.md': post('title: Expires later\ndate: 2009-02-03\nexpires: 2040-01-01'),
  'posts/unlisted.md': post(
    'title: Unlisted\ndate: 2009-02-04\nunlisted: true\ntags: only-unlisted\nbyline: Nemo',
  ),
};

const dispatches = (site: Built) =>
  Object.keys(site.files)
    .filter((path) => /^\d{4}\/\d\d\/\d\d\/[^/]+\/index\.html$/.test(path))
    .map((path) => path.split('/')[3])
    .sort();

test.each([
  ['expires now is out', 'expires: 2026-01-01T00:00:00Z', []],
  ['expires in a second is in', 'expires: 2026-01-01T00:00:01Z', ['edge']],
  ['is dated now is in', 'date: 2026-01-01T00:00:00Z', ['edge']],
  ['is dated in a second is out', 'date: 2026-01-01T00:00:01Z', []],
])('what %s', async (_, field, expected) => {
  const dated = field.startsWith('date') ? field : `date: 2009-02-01\n${field}`;
  expect(dispatches(await built({ 'posts/edge.md': post(`title: Edge\n${dated}`) }))).toEqual(expected);
});

test.each([
  ['дата_публикации: 2027-03-01', 1],
  ['appears: 5 May 2099', 1],
  ['card: {appears: 5 May 2099}', 1],
  ['event: {from: 2099-05-05}', 0],
  ['first_published_at: 2099-01-01', 1],
  ['held_until: 2026-01-02', 1],
  ['held_until: 2025-12-31', 0],
  ['дата_публикации: 2027-03-01\ndraft: false', 0],
  ['event_date: 2099-01-01', 0],
  ['eventEnd: 2099-01-01', 0],
  ['nextReview: 2099-01-01', 0],
])('a key that no field takes may name a day in the future: %s', async (lines, count) => {
  const { report } = await built({ 'posts/a.md': post(`title: A\ndate: 2009-02-01\n${lines}`) });
  const told = report.findings.filter(({ rule }) => rule === 'perhaps-draft');
  expect(told.map(({ level, position }) => [level, position?.line])).toEqual(
    Array.from({ length: count }, () => ['warning', 4]),
  );
});

test.each([
  ['posts/2099-01-01-a.md', 'date: 2009-02-01', 'warning perhaps-draft 3'],
  ['posts/2099-01-01-a.md', 'date: 2009-02-01\ndraft: false', ''],
  ['posts/2008-01-01-a.md', 'date: 2009-02-01', ''],
  ['posts/a-2099.md', 'date: 2009-02-01', ''],
])('the name of a file may have a day in the future: %s with %s', async (path, lines, told) => {
  const { report } = await built({ [path]: post(`title: A\n${lines}`) });
  const found = report.findings.map(({ level, rule, position }) => `${level} ${rule} ${position?.line}`);
  expect(found.filter((one) => one.includes('perhaps')).join()).toBe(told);
});

describe('what is left out', () => {
  let site: Built;

  beforeAll(async () => {
    site = await built(FILES);
  });

  test('is counted by its reason', () => {
    expect(site.report.leftOut).toEqual({ withdrawn: 0, drafts: 4, future: 1, expired: 1, files: 0 });
    expect(site.report.dispatches).toBe(3);
  });

  test('has no page, and no alias of its own', () => {
    expect(dispatches(site)).toEqual(['expires', 'plain', 'unlisted']);
    expect(Object.keys(site.files)).not.toContain('soon/index.html');
  });

  test('is on no index, in no feed and on no map', () => {
    const all = Object.entries(site.files)
      .filter(([path]) => !path.endsWith('plain/index.html'))
      .map(([, text]) => text)
      .join('\n');
    for (const title of ['Draft', 'In a folder', 'Status', 'Unpublished', 'Future', 'Expired'])
      expect(all).not.toContain(`>${title}<`);
    expect(all).not.toContain('only-draft');
  });

  test('may be linked to, which is a warning', () => {
    expect(site.found).toEqual(['broken-link posts/plain.md:6']);
  });
});

describe.each<[string, { drafts?: boolean; future?: boolean }, readonly string[]]>([
  ['drafts', { drafts: true }, ['draft', 'expires', 'folder', 'plain', 'status', 'unlisted', 'unpublished']],
  ['future', { future: true }, ['expires', 'future', 'plain', 'unlisted']],
])('with --%s', (kind, options, names) => {
  test('they are built and marked', async () => {
    const site = await built(FILES, options);
    expect(dispatches(site)).toEqual(names);
    expect(site.report.leftOut[kind as 'drafts' | 'future']).toBe(0);
    const page = kind === 'drafts' ? site.page('/2009/02/02/draft/') : site.page('/2030/01/01/future/');
    expect(page).toMatch(kind === 'drafts' ? / words draft<\/p>/ : / words embargoed<\/p>/);
  });
});

describe('an unlisted dispatch', () => {
  let site: Built;

  beforeAll(async () => {
    site = await built(FILES);
  });

  test('has a page that robots do not index', () => {
    expect(site.page('/2009/02/04/unlisted/')).toContain('<meta name="robots" content="noindex">');
    expect(site.page('/2009/02/04/unlisted/')).not.toContain('rel="canonical"');
  });

  test('is on no index, in no feed and on no map, and neither are tags and bylines of its own', () => {
    const others = Object.entries(site.files).filter(([path]) => !path.endsWith('/unlisted/index.html'));
    const naming = others.filter(([, text]) => /Unlisted|only-unlisted|Nemo|\/unlisted\//.test(text));
    expect(naming.map(([path]) => path)).toEqual([]);
    expect(others.map(([path]) => path).filter((path) => /only-unlisted|nemo/.test(path))).toEqual([]);
  });

  test('links only to pages that are there', () => {
    const html = site.page('/2009/02/04/unlisted/');
    const stand = new Set(Object.keys(site.files).map((path) => `/${path.replace(/index\.html$/, '')}`));
    const links = [...html.matchAll(/ href="(\/[^"#]*)"/g)].map(([, href = '']) => decodeURI(href));
    expect(links.filter((href) => !stand.has(href))).toEqual([]);
    for (const name of ['only-unlisted', 'Nemo']) expect(html).toContain(name);
  });
});

describe('a standing page', () => {
  let site: Built;

  beforeAll(async () => {
    site = await built({
      'site.yaml':
        'title: W\nurl: https://wire.example\ntimezone: UTC\nnav: [{title: About us, url: /about/}, {title: Start, url: /}]\n',
      'posts/a.md': post(
        'title: A\ndate: 2009-02-01',
        'See [about](/about/) and [by file](_pages/about.md).',
      ),
      'posts/_pages/about.md': post('title: About', 'We wrote [this](../a.md).'),
      'posts/elsewhere.md': post('title: Of a kind\nkind: page'),
      'posts/_pages/moved.md': post('title: Moved\npermalink: /somewhere/else.html'),
      'posts/_pages/named.md': post('title: Named\nslug: other'),
      'posts/_pages/legal/index.md': post('title: Legal'),
    });
  });

  test('needs no date and stands at its own path', () => {
    expect(site.found).toEqual([]);
    for (const address of ['/about/', '/elsewhere/', '/somewhere/else.html', '/other/', '/legal/'])
      expect(site.page(address)).toContain('<h1>');
  });

  test('is on no index and in no feed, and in the navigation where site.yaml lists it', () => {
    const naming = Object.entries(site.files).filter(([, text]) => />Of a kind<|>Legal</.test(text));
    expect(naming.map(([path]) => path).sort()).toEqual(['elsewhere/index.html', 'legal/index.html']);
    expect(site.page('/2009/02/01/a/')).toContain('<a href="/about/">About us</a> <a href="/">Start</a>');
    expect(site.report.dispatches).toBe(1);
  });

  test('is linked to, and links', () => {
    expect(site.page('/2009/02/01/a/')).toContain(
      '<a href="/about/">about</a> and <a href="/about/">by file</a>',
    );
    expect(site.page('/about/')).toContain('<a href="/2009/02/01/a/">this</a>');
  });

  test('is on the map of the site', () => {
    expect(site.page('/sitemap-pages.xml')).toContain('<loc>https://wire.example/about/</loc>');
  });

  test('may be the home page', async () => {
    const own = await built({
      'posts/_pages/index.md': post('title: Welcome'),
      'posts/a.md': post('title: A\ndate: 2009-02-01'),
    });
    expect(own.found).toEqual([]);
    expect(own.page('/')).toContain('<h1>Welcome</h1>');
  });
});

describe('what waits for its day', () => {
  const files: SiteFiles = {
    'posts/plain.md': post('title: Plain\ndate: 2009-02-01'),
    'posts/later.md': post('title: Later\ndate: 2009-02-01\npublishDate: 2030-01-01'),
    'posts/_pages/about.md': post('title: About\ndate: 2030-01-01'),
    'posts/_pages/contact.md': post('title: Contact\ndate: 2009-02-01'),
  };

  test('may be a standing page, or a dispatch that names a later day of publication', async () => {
    const site = await built(files);
    expect(Object.keys(site.files)).toContain('contact/index.html');
    expect(Object.keys(site.files)).not.toContain('about/index.html');
    expect(dispatches(site)).toEqual(['plain']);
    expect(site.report.leftOut.future).toBe(2);
  });

  test('is built with --future', async () => {
    const site = await built(files, { future: true });
    expect(Object.keys(site.files)).toContain('about/index.html');
    expect(dispatches(site)).toEqual(['later', 'plain']);
  });
});
