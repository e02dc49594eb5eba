import { beforeAll, describe, expect, test } from 'vitest';
import { type Built, built, post, SETTINGS } from '../support/built.ts';
import { elementsOf } from '../support/elements.ts';

describe('an archive in two languages', () => {
  let site: Built;

  beforeAll(async () => {
    site = await built(
      {
        'posts/talks.md': post('title: Talks\ndate: 2009-02-02'),
        'posts/talks.fr.md': post('title: Pourparlers\ndate: 2009-02-02\nlang: fr'),
        'posts/only.md': post('title: Seulement\ndate: 2009-02-03\nlang: fr'),
        'posts/hidden.md': post('title: Versteckt\ndate: 2009-02-04\nlang: de\nunlisted: true'),
      },
      { theme: 'builtin' },
    );
  });

  const headlines = (address: string) => elementsOf(site.page(address)).texts('.ledger h3');

  test('has an index of each, in which a translation stands in place of what other lists show', () => {
    expect(site.found).toEqual([]);
    expect(headlines('/languages/en/')).toEqual(['Talks']);
    expect(headlines('/languages/fr/')).toEqual(['Seulement', 'Pourparlers']);
    expect(headlines('/2009/')).toEqual(['Seulement', 'Talks']);
    expect(Object.keys(site.files).filter((path) => path.startsWith('languages/de'))).toEqual([]);
    expect(elementsOf(site.page('/languages/')).texts('h2')).toEqual(['English', 'français']);
  });

  test('has feeds of each', () => {
    const titles = (address: string) =>
      [...site.page(address).matchAll(/<title[^>]*>([^<]+)<\/title>/g)].map(([, title]) => title);
    expect(titles('/languages/fr/feed.xml')).toEqual(['français – The Wire', 'Seulement', 'Pourparlers']);
    expect(titles('/feed.xml')).toEqual(['The Wire', 'Seulement', 'Talks']);
  });

  test('has each index in its own language, linked with the others for search engines', () => {
    const french = site.page('/languages/fr/');
    expect(french).toContain('<html lang="fr" dir="ltr">');
    expect(elementsOf(french).texts('.facts')[0]).toMatch(/^2 articles/);
    expect(elementsOf(french).all('.trail [lang="en"]')).toHaveLength(1);
    for (const address of ['/languages/', '/languages/en/', '/languages/fr/']) {
      const links = elementsOf(site.page(address)).all('link[hreflang]');
      expect(links.map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')])).toEqual([
        ['en', 'https://wire.example/languages/en/'],
        ['fr', 'https://wire.example/languages/fr/'],
        ['x-default', 'https://wire.example/languages/'],
      ]);
    }
    expect(site.page('/sitemap-pages.xml')).toContain(
      'hreflang="fr" href="https://wire.example/languages/fr/"',
    );
  });

  test('leads to them from the archive and from a piece, and filters its search by them', () => {
    expect(elementsOf(site.page('/archive/')).all('.ways a[href="/languages/"]')).toHaveLength(1);
    const piece = site.page('/2009/02/03/only/');
    expect(elementsOf(piece).all('.rail a[href="/languages/fr/"]')).toHaveLength(1);
    expect(piece).toMatch(/data-language="français" data-pagefind-filter="[^"]*language\[data-language\]/);
    expect(elementsOf(site.page('/2009/02/02/talks/')).all('.rail a[href="/languages/en/"]')).toEqual([]);
  });
});

test('an archive in one language has no index of languages, nor one with another language that is unlisted', async () => {
  const { files } = await built({
    'site.yaml': SETTINGS,
    'posts/a.md': post('title: A\ndate: 2009-02-02'),
    'posts/b.md': post('title: B\ndate: 2009-02-03\nlang: de\nunlisted: true'),
  });
  expect(Object.keys(files).filter((path) => path.includes('languages'))).toEqual([]);
  expect(files['2009/02/02/a/index.html']).not.toContain('data-language');
});
