import { describe, expect, test } from 'vitest';
import { bring } from './outside.ts';

const MARKDOWN = (title: string, more = '') =>
  `---\ntitle: ${title}\ndate: 2020-01-01\n${more}---\n${title}.\n`;

/** What says of each imported piece in which language it is, where it was, and what it translates. */
async function languagesOf(files: { readonly [path: string]: string }) {
  const { report, rows, text } = await bring(files);
  return {
    format: report.format,
    pieces: rows
      .map(({ title, path, urls }) => ({
        title,
        path: path.replace(/^.*\//, ''),
        at: urls.kept,
        lang: /^lang: (.*)$/m.exec(text(path))?.[1] ?? null,
        of: /^translation-of: (.*)$/m.exec(text(path))?.[1]?.replace(/^.*\//, '') ?? null,
      }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

describe('Hugo', () => {
  const CONFIG =
    'baseURL = "https://x.example/"\ndefaultContentLanguage = "en"\n[languages.en]\n[languages.fr]\n[languages.pt-br]\n[languages.zh-hant-tw]\n';

  test('bundles and files in several languages are one piece, each called after its folder or file', async () => {
    const { format, pieces } = await languagesOf({
      'hugo.toml': CONFIG,
      'content/post/fog/index.fr.md': MARKDOWN('Brume'),
      'content/post/fog/index.md': MARKDOWN('Fog'),
      'content/post/fog/index.pt-br.md': MARKDOWN('Neblina'),
      'content/post/snow.md': MARKDOWN('Snow'),
      'content/post/snow.zh-hant-tw.md': MARKDOWN('雪'),
    });
    expect(format).toBe('hugo');
    expect(pieces).toEqual([
      {
        title: 'Brume',
        path: '2020-01-01-fog-fr.md',
        at: ['/fr/post/fog/'],
        lang: 'fr',
        of: 'index.md',
      },
      {
        title: 'Neblina',
        path: '2020-01-01-fog-pt-br.md',
        at: ['/pt-br/post/fog/'],
        lang: 'pt-br',
        of: 'index.md',
      },
      { title: 'Fog', path: '2020-01-01-fog.md', at: ['/post/fog/'], lang: null, of: null },
      {
        title: '雪',
        path: '2020-01-01-snow-zh-hant-tw.md',
        at: ['/zh-hant-tw/post/snow/'],
        lang: 'zh-hant-tw',
        of: 'snow.md',
      },
      { title: 'Snow', path: '2020-01-01-snow.md', at: ['/post/snow/'], lang: null, of: null },
    ]);
  });

  test('translationKey joins pieces whose files have other names; folders of languages join by path', async () => {
    const { pieces } = await languagesOf({
      'hugo.toml':
        'baseURL = "https://x.example/"\n[languages.en]\ncontentDir = "content/en"\n[languages.fr]\ncontentDir = "content/fr"\n',
      'content/en/post/fog.md': MARKDOWN('Fog', 'translationKey: fog\n'),
      'content/fr/post/brume.md': MARKDOWN('Brume', 'translationKey: fog\n'),
      'content/en/post/snow.md': MARKDOWN('Snow'),
      'content/fr/post/snow.md': MARKDOWN('Neige'),
    });
    expect(pieces.map(({ title, of }) => [title, of])).toEqual([
      ['Brume', 'fog.md'],
      ['Fog', null],
      ['Neige', 'snow.md'],
      ['Snow', null],
    ]);
  });

  test('a draft is no original, and the end of a name that is no language of the site stays', async () => {
    const { pieces } = await languagesOf({
      'hugo.toml': CONFIG,
      'content/post/fog.md': MARKDOWN('Fog', 'draft: true\n'),
      'content/post/fog.fr.md': MARKDOWN('Brume'),
      'content/post/part.iv.md': MARKDOWN('Part IV'),
    });
    expect(pieces.map(({ title, of }) => [title, of])).toEqual([
      ['Brume', null],
      ['Part IV', null],
      ['Fog', null],
    ]);
    expect(pieces[1]).toMatchObject({ path: '2020-01-01-part-iv.md', lang: null });
  });
});

describe('Zola', () => {
  test('a path of a translation is whole, and bundles are called after their folders', async () => {
    const front = (title: string, more = '') =>
      `+++\ntitle = "${title}"\ndate = 2020-01-01\n${more}+++\n${title}.\n`;
    const { format, pieces } = await languagesOf({
      'config.toml':
        'base_url = "https://x.example"\ndefault_language = "en"\n[languages.fr]\n[languages.zh-TW]\n',
      'content/blog/fog/index.fr.md': front('Brume', 'path = "fr/brume"\n'),
      'content/blog/fog/index.md': front('Fog'),
      'content/blog/fog/index.zh-TW.md': front('霧'),
    });
    expect(format).toBe('zola');
    expect(pieces).toEqual([
      { title: 'Brume', path: '2020-01-01-fog-fr.md', at: ['/fr/brume/'], lang: 'fr', of: 'index.md' },
      {
        title: '霧',
        path: '2020-01-01-fog-zh-tw.md',
        at: ['/zh-tw/blog/fog/'],
        lang: 'zh-tw',
        of: 'index.md',
      },
      { title: 'Fog', path: '2020-01-01-fog.md', at: ['/blog/fog/'], lang: null, of: null },
    ]);
  });
});

test('files of Nikola in other languages lie below the address of their language', async () => {
  const { format, pieces } = await languagesOf({
    'conf.py':
      'BLOG_TITLE = "X"\nSITE_URL = "https://x.example/"\nDEFAULT_LANG = "en"\nTRANSLATIONS = {DEFAULT_LANG: "", "es": "./es"}\nPOSTS = (("posts/*.md", "posts", "post.tmpl"),)\n',
    'posts/fog.es.md': '.. title: Niebla\n.. date: 2020-01-01\n.. slug: fog\n\nNiebla.\n',
    'posts/fog.md': '.. title: Fog\n.. date: 2020-01-01\n.. slug: fog\n\nFog.\n',
  });
  expect(format).toBe('nikola');
  expect(pieces).toEqual([
    { title: 'Niebla', path: '2020-01-01-fog-es.md', at: ['/es/posts/fog/'], lang: 'es', of: 'fog.md' },
    { title: 'Fog', path: '2020-01-01-fog.md', at: ['/posts/fog/'], lang: null, of: null },
  ]);
});

test('articles of Pelican with one slug in two languages are one text', async () => {
  const { format, pieces } = await languagesOf({
    'pelicanconf.py': "SITEURL = 'https://x.example'\nDEFAULT_LANG = 'en'\n",
    'content/a-fr.md': 'Title: Brume\nDate: 2020-01-01\nSlug: fog\nLang: fr\n\nBrume.\n',
    'content/a.md': 'Title: Fog\nDate: 2020-01-01\nSlug: fog\n\nFog.\n',
  });
  expect(format).toBe('pelican');
  expect(pieces.map(({ title, path, at }) => [title, path, at])).toEqual([
    ['Brume', '2020-01-01-fog-fr.md', ['/fog-fr.html']],
    ['Fog', '2020-01-01-fog.md', ['/fog.html']],
  ]);
  expect(pieces.map(({ of }) => of).filter(Boolean)).toHaveLength(1);
});

test('pages of tags that only translations have lead to the page of their language', async () => {
  const { report } = await bring({
    'hugo.toml': 'baseURL = "https://x.example/"\n[languages.en]\n[languages.fr]\n',
    'content/post/fog.md': MARKDOWN('Fog', 'tags: [sea]\n'),
    'content/post/fog.fr.md': MARKDOWN('Brume', 'tags: [sea, mer]\n'),
  });
  const leads = Object.fromEntries(report.redirects.map(({ from, to }) => [from, to]));
  expect(leads).toMatchObject({
    '/tags/sea/': '/tags/sea/',
    '/fr/tags/sea/': '/tags/sea/',
    '/fr/tags/mer/': '/languages/fr/',
    '/fr/tags/mer/index.xml': '/languages/fr/rss.xml',
  });
});

describe('Jekyll', () => {
  test('pieces that share a field or, with jekyll-polyglot, an address are one text', async () => {
    const { pieces } = await languagesOf({
      '_config.yml': 'url: https://x.example\nlanguages: [en, fr]\ndefault_lang: en\n',
      '_posts/2020-01-01-fog.md': MARKDOWN('Fog', 'lang: en\npermalink: /fog/\n'),
      '_posts/2020-01-01-fog-fr.md': MARKDOWN('Brume', 'lang: fr\npermalink: /fog/\n'),
      '_posts/2020-01-01-snow.md': MARKDOWN('Snow', 'lang: en\npage_id: snow\n'),
      '_posts/2020-01-01-neige.md': MARKDOWN('Neige', 'lang: fr\npage_id: snow\n'),
    });
    expect(pieces.map(({ title, at, lang }) => [title, at, lang])).toEqual([
      ['Brume', ['/fr/fog/'], 'fr'],
      ['Fog', ['/fog/'], null],
      ['Neige', ['/fr/2020/01/01/neige.html'], 'fr'],
      ['Snow', ['/2020/01/01/snow.html'], null],
    ]);
    expect(pieces.filter(({ of }) => of !== null)).toHaveLength(2);
  });
});
