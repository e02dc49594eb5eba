import { beforeAll, describe, expect, test } from 'vitest';
import { type Built, built, post, SETTINGS } from '../support/built.ts';
import { elementsOf } from '../support/elements.ts';

const CHINESE = '我们等了一个小时，然后又等了一个小时。';

describe('a Hebrew archive with dispatches in other languages', () => {
  let site: Built;

  beforeAll(async () => {
    site = await built(
      {
        'site.yaml': `${SETTINGS}lang: he\ncolumns: {Street: {tagline: "On the street (and off it)!"}}\n`,
        'posts/a.md': post(
          'title: האוטובוס\ndate: 2009-01-01\nby: [דנה, Ben]\ncolumn: Street\ntags: [Bus 12]',
        ),
        'posts/b.md': post(
          'title: The bus (part 2)!\ndate: 2009-02-02\nlang: en\nby: דנה\ncorrections: [{date: 2009-02-03, note: Not so!}]',
          'A much longer one. '.repeat(100),
        ),
        'posts/c.md': post('title: 公交车\ndate: 2009-03-03\nlang: zh-CN', CHINESE),
      },
      { theme: 'builtin' },
    );
  });

  const outer = (address: string, selector: string) =>
    elementsOf(site.page(address))
      .all(selector)
      .map((element) => element.outerHTML);

  test.each(['/', '/2009/', '/2009/02/', '/archive/', '/corrections/', '/bylines/דנה/'])(
    'marks the language and the direction of an English headline in %s',
    (address) => {
      const links = outer(address, 'a').filter((html) => html.includes('>The bus (part 2)!<'));
      expect(links.length).toBeGreaterThan(0);
      for (const html of links) expect(html).toMatch(/ lang="en" dir="ltr"/);
    },
  );

  test('isolates names that run against the page, and no others', () => {
    expect(outer('/2009/01/01/a/', '.rail [rel="author"]').join(' and ')).toMatch(
      />דנה<\/a> and .*<bdi>Ben<\/bdi>/,
    );
    expect(outer('/2009/01/01/a/', '.plate')).toEqual([
      expect.stringMatching(/<bdi>Street<\/bdi>.*<bdi>On the street \(and off it\)!<\/bdi>/s),
    ]);
    expect(outer('/2009/01/01/a/', '.tags a')).toEqual([expect.stringContaining('<bdi>Bus 12</bdi>')]);
    expect(outer('/2009/02/02/b/', '.rail [rel="author"]')).toEqual([
      expect.stringContaining('<bdi>דנה</bdi>'),
    ]);
  });

  test('has its interface in the language of each page', () => {
    const length = (address: string) => elementsOf(site.page(address)).texts('.rail .length');
    expect(length('/2009/01/01/a/')).toEqual(['אורךשתי מילים דקה אחת']);
    expect(length('/2009/02/02/b/')).toEqual(['Length400 words 2 minutes']);
    expect(length('/2009/03/03/c/')).toEqual(['篇幅19字 约1分钟']);
    expect(elementsOf(site.page('/404.html')).texts('h1')).toEqual(['אין דבר בכתובת הזאת']);
  });

  test('tells its own length in words, that of a Chinese dispatch in characters', async () => {
    expect(elementsOf(site.page('/archive/')).texts('.totals dd')[0]).toBe('411 מילים');
    const chinese = await built(
      {
        'site.yaml': `${SETTINGS}lang: zh-TW\n`,
        'posts/c.md': post('title: 公交车\ndate: 2009-03-03', CHINESE),
        'posts/b.md': post('title: Bus\ndate: 2009-02-02\nlang: en', 'Two words.'),
      },
      { theme: 'builtin' },
    );
    const totals = elementsOf(chinese.page('/archive/')).texts('.totals dd');
    expect(totals[0]).toBe('23字');
    expect(totals.at(2)).toBe('公交车 19字');
  });
});

describe('an archive in a language that has no words', () => {
  let site: Built;

  beforeAll(async () => {
    site = await built(
      {
        'site.yaml': `${SETTINGS}lang: ur\nwords: {latest: تازہ ترین}\n`,
        'posts/a.md': post('title: بس\ndate: 2009-01-01', 'بس نہیں آئی۔'),
        'posts/b.md': post('title: گلی\ndate: 2009-02-01', 'بس آئی۔'),
      },
      { theme: 'builtin' },
    );
  });

  test('says in English what it must, marked and isolated, and nothing else in English', () => {
    for (const [address, html] of Object.entries(site.files).filter(([name]) => name.endsWith('.html'))) {
      const text = html
        .replace(/<head>.*?<\/head>|<option.*?<\/option>/gs, '')
        // Names of formats are the same in all languages.
        .replace(/>(?:Atom|RSS|JSON)<\/a>/g, '></a>')
        .replace(/<details class="cite">.*?<\/details>|<p class="clipping">.*?<\/p>/gs, '')
        .replace(
          /<(?:span|bdi)(?: lang="en" dir="ltr")?>(?:(?!<span|<bdi).)*?<\/(?:span|bdi)>/gs,
          (marked) => (/ lang="en"|<bdi>/.test(marked) ? '' : marked),
        );
      const left = text.replace(/<[^>]*>/g, ' ').match(/[A-Za-z]{3,}/g);
      expect(left, address).toBe(null);
      expect(html, address).not.toMatch(/[\ufdd0-\ufdd2]/);
    }
    expect(
      elementsOf(site.page('/'))
        .all('.folio [lang="en"][dir="ltr"]')
        .map((word) => word.textContent),
    ).toEqual(['2 dispatches', 'Complete since 2009']);
  });

  test("has the site's own words as its language", () => {
    expect(elementsOf(site.page('/')).all('.nav a')[0]?.innerHTML).toBe('تازہ ترین');
  });

  test('has no marks in its feeds, its sitemap or its data', () => {
    for (const [address, text] of Object.entries(site.files))
      expect(text, address).not.toMatch(/[\ufdd0-\ufdd2]/);
    expect(site.page('/archive/')).toContain('"name":"Archive"');
  });
});

test('dates of a language that this program does not know are in English, whatever the machine speaks', async () => {
  const site = await built(
    { 'site.yaml': `${SETTINGS}lang: la\n`, 'posts/a.md': post('title: De urbe\ndate: 2009-02-02') },
    { theme: 'builtin' },
  );
  expect(elementsOf(site.page('/2009/02/02/a/')).all('.rail time')[0]?.innerHTML).toBe(
    '<a href="/2009/02/"><span lang="en" dir="ltr">2 February 2009</span></a>',
  );
  expect(elementsOf(site.page('/2009/02/')).all('h1')[0]?.innerHTML).toBe(
    '<span lang="en" dir="ltr">February 2009</span>',
  );
});
