import { beforeAll, describe, expect, test } from 'vitest';
import { type Built, built, post, SETTINGS } from '../support/built.ts';
import { elementsOf } from '../support/elements.ts';
import type { SiteFiles } from '../support/memory-disk.ts';

const many = (count: number, fields: (at: number) => string): SiteFiles =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `posts/n-${String(at).padStart(3, '0')}.md`,
      post(`title: N ${at}\n${fields(at)}`),
    ]),
  );

const teasers = (html: string) => elementsOf(html).texts('.teaser h3');
const day = (at: number, year = 2009) =>
  `${year}-${String(1 + (Math.floor(at / 28) % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`;

describe('tags that are one', () => {
  test.each([
    ['letter case', ['Iran', 'iran', 'IRAN'], 'iran'],
    ['width', ['ＩＲＡＮ', 'iran'], 'iran'],
    ['spacing', ['back  channels', ' back channels', 'back\u00a0channels'], 'back-channels'],
    ['Unicode form', ['Caf\u00e9', 'Cafe\u0301'], 'cafe'],
  ])('differ only by %s', async (_, tags, slug) => {
    const { files, page } = await built(
      Object.fromEntries(
        tags.map((tag, at) => [
          `posts/p${at}.md`,
          post(`title: P${at}\ndate: 2009-02-0${at + 1}\ntags: [${JSON.stringify(tag)}]`),
        ]),
      ),
    );
    expect(tagFolders(files)).toEqual([slug]);
    expect(teasers(page(`/tags/${slug}/`))).toHaveLength(tags.length);
  });

  test('are called as most dispatches call them', async () => {
    const names = ['IRAN', 'Iran', 'Iran', 'iran'];
    const { page } = await built(
      Object.fromEntries(
        names.map((tag, at) => [
          `posts/p${at}.md`,
          post(`title: P${at}\ndate: 2009-02-0${at + 1}\ntags: ${tag}`),
        ]),
      ),
    );
    expect(elementsOf(page('/tags/iran/')).text('h1')).toBe('Iran (4)');
  });

  test('are called as site.yaml calls them, and stand under its id', async () => {
    const { page } = await built({
      'site.yaml': `${SETTINGS}tags:\n  iran: {name: The Islamic Republic, description: All of it.}\n`,
      'posts/a.md': post('title: A\ndate: 2009-02-01\ntags: IRAN'),
      'posts/b.md': post('title: B\ndate: 2009-02-02\ntags: the islamic republic'),
    });
    expect(elementsOf(page('/tags/iran/')).text('h1')).toBe('The Islamic Republic (2)');
  });

  test('written twice in a dispatch count once', async () => {
    const { page } = await built({ 'posts/a.md': post('title: A\ndate: 2009-02-01\ntags: [Iran, iran]') });
    expect(teasers(page('/tags/iran/'))).toEqual(['A']);
  });
});

describe('tags that stay apart', () => {
  test.each([
    ['signs that tell languages apart', ['C', 'C++', 'C#'], ['c', 'c-plus-plus', 'c-sharp']],
    ['accents', ['Café', 'Cafe'], 2],
    ['signs alone', ['!!!', '???'], 2],
    ['a sign at the end', ['Who?', 'Who'], 2],
    ['long names that begin alike', [`${'x'.repeat(90)}a`, `${'x'.repeat(90)}b`], 2],
  ])('by %s', async (_, tags, folders) => {
    const { files, found } = await built({
      'posts/a.md': post(`title: A\ndate: 2009-02-01\ntags: ${JSON.stringify(tags)}`),
    });
    expect(found).toEqual([]);
    if (typeof folders === 'number') expect(tagFolders(files)).toHaveLength(folders);
    else expect(tagFolders(files)).toEqual(folders);
  });
});

describe('tags of every script', () => {
  test.each([
    ['Japanese', '東京', '東京'],
    ['Arabic', 'العربية', 'العربية'],
    ['Cyrillic', 'Новости дня', 'новости-дня'],
    ['Greek', 'Ελλάδα', 'ελλάδα'],
    ['Hindi', 'हिन्दी', 'हिन्दी'],
    ['Korean', '한국', '한국'],
    ['an emoji', '🙂', '🙂'],
    ['German', 'Straße', 'strasse'],
    ['Turkish', 'İstanbul', 'istanbul'],
    ['a name of Windows', 'con', 'con-x'],
    ['dots', '../..', /^x-[0-9a-f]{6}$/],
  ])('have a page: %s', async (_, tag, slug) => {
    const { files, page } = await built({
      'posts/a.md': post(`title: A\ndate: 2009-02-01\ntags: [${JSON.stringify(tag)}]`),
    });
    const [folder = ''] = tagFolders(files);
    if (typeof slug === 'string') expect(folder).toBe(slug.normalize('NFC'));
    else expect(folder).toMatch(slug);
    const links = elementsOf(page('/2009/02/01/a/')).all('.tags a');
    expect(links.map((link) => [link.textContent, decodeURI(link.getAttribute('href') ?? '')])).toEqual([
      [tag, `/tags/${folder}/`],
    ]);
    expect(page(`/tags/${folder}/feed.xml`)).toContain('<title>A</title>');
  });
});

describe('a shelf', () => {
  let site: Built;

  beforeAll(async () => {
    site = await built({
      'site.yaml': `${SETTINGS}index: {single: 10}\n`,
      ...many(
        40,
        (at) => `date: ${day(at, at < 12 ? 2008 : 2009)}\ntags: [large${at < 10 ? ', small' : ''}]`,
      ),
    });
  });

  test('of no more than a page is one page by year, without pages of spans', () => {
    const page = elementsOf(site.page('/tags/small/'));
    expect(page.texts('h2')).toEqual(['2008 (10)']);
    expect(page.all('.teaser')).toHaveLength(10);
    expect(page.attribute('.spans a', 'href')).toBe('/tags/small/#y2008');
    expect(page.all('#y2008')).toHaveLength(1);
    expect(Object.keys(site.files).filter((path) => /^tags\/small\/\d/.test(path))).toEqual([]);
  });

  test('that is larger shows its latest and links its years', () => {
    const page = elementsOf(site.page('/tags/large/'));
    expect(page.texts('.teaser h3').slice(0, 2)).toEqual(['N 39', 'N 38']);
    expect(page.all('.teaser')).toHaveLength(20);
    expect(page.all('.spans a').map((link) => link.getAttribute('href'))).toEqual([
      '/tags/large/2008/',
      '/tags/large/2009/',
    ]);
  });

  test('has all of a year on the pages of its months where the year is large', () => {
    const year = elementsOf(site.page('/tags/large/2009/'));
    expect(year.texts('h2')).toEqual(['2009-02 (12)', '2009-01 (16)']);
    expect(year.all('h2 a').map((link) => link.getAttribute('href'))).toEqual([
      '/tags/large/2009/02/',
      '/tags/large/2009/01/',
    ]);
    const months = ['01', '02'].flatMap((month) => teasers(site.page(`/tags/large/2009/${month}/`)));
    expect(months).toHaveLength(28);
    expect(new Set(months).size).toBe(28);
  });

  test('turns from month to month and from year to year', () => {
    const months = elementsOf(site.page('/tags/large/2009/01/'));
    expect(months.attribute('a[rel=next]', 'href')).toBe('/tags/large/2009/02/');
    const year = elementsOf(site.page('/tags/large/2008/'));
    expect(year.attribute('a[rel=next]', 'href')).toBe('/tags/large/2009/');
    expect(year.all('a[rel=prev]')).toEqual([]);
  });

  test('never has a page of a number, whose content would move', () => {
    expect(Object.keys(site.files).filter((path) => /page\/|\/p\d/.test(path))).toEqual([]);
  });
});

describe('order and neighbours', () => {
  let site: Built;

  beforeAll(async () => {
    site = await built({
      'posts/z.md': post('title: Morning\ndate: 2009-02-02 08:00\ncolumn: Wire'),
      'posts/b.md': post('title: Evening\ndate: 2009-02-02 20:00\ncolumn: Wire'),
      'posts/d.md': post('title: Tie D\ndate: 2009-02-01'),
      'posts/c.md': post('title: Tie C\ndate: 2009-02-01'),
      'posts/a.md': post('title: Zoned\ndate: 2009-02-02T23:30:00-05:00\ncolumn: Wire'),
    });
  });

  test('are newest first, by the moment; ties by source path', () => {
    expect(teasers(site.page('/'))).toEqual(
      expect.arrayContaining(['Zoned', 'Evening', 'Morning', 'Tie C', 'Tie D']),
    );
    expect(teasers(site.page('/')).slice(0, 5)).toEqual(['Zoned', 'Evening', 'Morning', 'Tie C', 'Tie D']);
  });

  test('a date with a zone is filed under its day in the zone of the site', () => {
    expect(site.page('/2009/02/03/a/')).toContain('<time datetime="2009-02-03T04:30:00+00:00">');
  });

  test.each([
    ['in the column', '/2009/02/02/b/', '/2009/02/02/z/', '/2009/02/03/a/'],
    ['at the end of the column', '/2009/02/02/z/', null, '/2009/02/02/b/'],
    ['in the archive, for one without a column', '/2009/02/01/c/', '/2009/02/01/d/', '/2009/02/02/z/'],
  ])('neighbours are %s', (_, address, earlier, later) => {
    const page = elementsOf(site.page(address));
    const href = (rel: string) => page.all(`.turn a[rel=${rel}]`)[0]?.getAttribute('href') ?? null;
    expect([href('prev'), href('next')]).toEqual([earlier, later]);
  });
});

function tagFolders(files: SiteFiles): readonly string[] {
  return [...new Set(Object.keys(files).flatMap((path) => /^tags\/([^/]+)\//.exec(path)?.[1] ?? []))].sort();
}
