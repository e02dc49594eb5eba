import { describe, expect, test } from 'vitest';
import { built, post } from '../../support/built.ts';

const ENGLISH = post('title: Talks\ndate: 2009-02-02\ntags: [iran]', 'The talks failed.');
const FRENCH = post(
  'title: Pourparlers\ndate: 2009-02-03\nlang: fr\ntags: [iran, paris]\ntranslation-of: talks',
  'Rien.',
);
const OTHER = post('title: Other\ndate: 2009-02-04');
const PAIR = { 'posts/talks.md': ENGLISH, 'posts/pourparlers.md': FRENCH, 'posts/other.md': OTHER };

const links = (page: string) =>
  [...page.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/g)].map(([, lang, url]) => [
    lang,
    url,
  ]);

const URL_EN = 'https://wire.example/2009/02/02/talks/';
const URL_FR = 'https://wire.example/2009/02/03/pourparlers/';

describe('a dispatch and its translation', () => {
  test.each([
    'https://wire.example/2009/02/02/talks/',
    '/2009/02/02/talks',
    '/old/talks/',
    '/old/talks',
    'https://wire.example/old/talks/',
  ])('find each other by the address %s', async (address) => {
    const { page, found } = await built(
      {
        'posts/talks.md': post('title: Talks\ndate: 2009-02-02\naliases: [/old/talks/]', 'The talks failed.'),
        'posts/x.md': post(`title: X\ndate: 2009-02-03\nlang: fr\ntranslation-of: ${address}`, 'Rien.'),
      },
      { theme: 'builtin' },
    );
    expect(found).toEqual([]);
    expect(links(page('/2009/02/02/talks/'))).toHaveLength(3);
  });

  test('lead to each other, for readers and for search engines', async () => {
    const { page, files, found } = await built(PAIR, { theme: 'builtin' });
    expect(found).toEqual([]);
    const alternates = [
      ['en', URL_EN],
      ['fr', URL_FR],
      ['x-default', URL_EN],
    ];
    expect(links(page('/2009/02/02/talks/'))).toEqual(alternates);
    expect(links(page('/2009/02/03/pourparlers/'))).toEqual(alternates);
    expect(links(page('/2009/02/04/other/'))).toEqual([]);
    expect(page('/2009/02/02/talks/')).toContain(
      '<a href="/2009/02/03/pourparlers/" hreflang="fr" lang="fr" dir="ltr" rel="alternate">français</a>',
    );
    expect(page('/2009/02/03/pourparlers/')).toContain('<a href="/2009/02/02/talks/" hreflang="en"');
    expect(page('/2009/02/02/talks/')).toContain(
      `"workTranslation":[{"@type":"NewsArticle","@id":"${URL_FR}"`,
    );
    expect(page('/2009/02/03/pourparlers/')).toContain(
      `"translationOfWork":{"@type":"NewsArticle","@id":"${URL_EN}"`,
    );
    const sitemap = files['sitemap-2009.xml'] ?? '';
    expect(sitemap.match(/<xhtml:link rel="alternate" hreflang="x-default"/g)).toHaveLength(2);
    expect(sitemap).toContain(`hreflang="fr" href="${URL_FR}"/>`);
    const alone = await built({ 'posts/talks.md': ENGLISH });
    for (const map of ['sitemap-2009.xml', 'sitemap-pages.xml'])
      expect(alone.files[map]).not.toContain('xhtml');
  });

  test('are one line in lists, indexes and feeds: the one in the language of the site', async () => {
    const { files } = await built(PAIR, { theme: 'builtin' });
    for (const list of [
      'index.html',
      '2009/index.html',
      '2009/02/index.html',
      'tags/iran/index.html',
      'feed.xml',
      'archive.bib',
    ]) {
      expect(files[list], list).toContain('Talks');
      expect(files[list], list).not.toContain('Pourparlers');
    }
    expect(files['tags/paris/index.html']).toBeUndefined();
  });

  test('are found by the name of a file, too', async () => {
    const { page, found, report } = await built(
      {
        'posts/talks.md': ENGLISH,
        'posts/talks.fr.md': post('title: Pourparlers\ndate: 2009-02-02'),
        'posts/of.it.md': OTHER,
        'posts/talks.new.md': post('title: New talks\ndate: 2009-02-06'),
      },
      { theme: 'builtin' },
    );
    expect(found).toEqual(['translation-language posts/talks.fr.md:2']);
    expect(report.findings.find(({ rule }) => rule === 'translation-language')?.remedy).toBe(
      'Write lang: fr',
    );
    expect(links(page('/2009/02/02/talks/')).map(([lang]) => lang)).toEqual(['en', 'fr', 'x-default']);
    expect(page('/2009/02/02/talks-fr/')).toContain('<html lang="fr"');
    expect(page('/')).toContain('New talks');
    // No other file has the name without ".it".
    expect(page('/2009/02/04/of-it/')).toContain('<html lang="en"');
  });

  test('that name each other, or one another in turn, are one piece', async () => {
    const third = post(
      'title: Gespräche\ndate: 2009-02-05\nlang: de\ntranslation-of: /2009/02/03/pourparlers/',
    );
    const { page, found } = await built(
      {
        ...PAIR,
        'posts/talks.md': ENGLISH.replace('tags', 'translation-of: pourparlers.md\ntags'),
        'posts/de.md': third,
      },
      { theme: 'builtin' },
    );
    expect(found).toEqual([]);
    for (const address of ['/2009/02/02/talks/', '/2009/02/03/pourparlers/', '/2009/02/05/de/'])
      expect(
        links(page(address))
          .map(([lang]) => lang)
          .sort(),
      ).toEqual(['de', 'en', 'fr', 'x-default']);
  });

  test('are told where one is not published, or both have one language', async () => {
    const draft = await built({ ...PAIR, 'posts/talks.md': ENGLISH.replace('tags', 'draft: true\ntags') });
    expect(draft.found).toEqual(['unknown-translation posts/pourparlers.md:6']);
    expect(draft.files['tags/paris/index.html']).toContain('Pourparlers');
    const same = await built({ ...PAIR, 'posts/pourparlers.md': FRENCH.replace('lang: fr\n', '') });
    expect(same.found).toEqual(['translation-language posts/pourparlers.md:5']);
  });

  test('are told where the name of a file says so and the original is missing or a draft', async () => {
    const french = FRENCH.replace('translation-of: talks\n', '').replace('translation-of: talks', '');
    const named = async (files: { readonly [path: string]: string }) => (await built(files)).found;
    expect(await named({ 'posts/talks.fr.md': french })).toEqual(['unknown-translation posts/talks.fr.md:4']);
    const draft = ENGLISH.replace('tags', 'draft: true\ntags');
    expect(await named({ 'posts/talks.fr.md': french, 'posts/talks.md': draft })).toEqual([
      'unknown-translation posts/talks.fr.md:4',
    ]);
    // A name that only looks like one of a translation says nothing.
    expect(await named({ 'posts/release.is.md': post('title: It is\ndate: 2009-02-02') })).toEqual([]);
  });

  test('are apart where one is unlisted: neither leads to it, and lists show the other', async () => {
    const unlisted = (text: string) => text.replace('tags', 'unlisted: true\ntags');
    const translation = await built(
      { ...PAIR, 'posts/pourparlers.md': unlisted(FRENCH) },
      { theme: 'builtin' },
    );
    expect(translation.found).toEqual(['unknown-translation posts/pourparlers.md:7']);
    expect(translation.page('/2009/02/02/talks/')).not.toContain('pourparlers');
    expect(translation.page('/2009/02/03/pourparlers/')).toContain('noindex');

    const original = await built(
      { 'posts/talks.md': unlisted(ENGLISH), 'posts/talks.fr.md': FRENCH.replace(/\ntransl.*/, '') },
      { theme: 'builtin' },
    );
    expect(original.found).toEqual(['unknown-translation posts/talks.fr.md']);
    expect(original.files['index.html']).toContain('Pourparlers');
    expect(original.files['feed.xml']).toContain('Pourparlers');
    expect(original.page('/2009/02/03/talks-fr/')).not.toContain('/talks/');
  });

  test('lead to each other where both are unlisted', async () => {
    const hidden = (text: string) => text.replace('tags', 'unlisted: true\ntags');
    const { page, found } = await built(
      { 'posts/talks.md': hidden(ENGLISH), 'posts/pourparlers.md': hidden(FRENCH), 'posts/other.md': OTHER },
      { theme: 'builtin' },
    );
    expect(found).toEqual([]);
    expect(page('/2009/02/02/talks/')).toContain('/2009/02/03/pourparlers/');
    expect(links(page('/2009/02/02/talks/'))).toEqual([]);
  });
});
