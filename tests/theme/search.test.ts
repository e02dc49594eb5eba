import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../src/edge/server/serve.ts';
import { openBrowser } from '../support/chromium.ts';
import { backfile } from '../support/command.ts';
import { layFiles, temporaryFolder } from '../support/site-on-disk.ts';

const POSTS = join(import.meta.dirname, '..', '..', 'posts', '2008');
const sample = (name: string) => readFileSync(join(POSTS, name), 'utf8');
const post = (fields: string, body: string) => `---\n${fields}\nimage: false\n---\n${body}\n`;

/** Dispatches in nine languages, the words of each next to what makes them hard to find. */
const FILES = {
  'site.yaml': 'title: The Wire\nurl: https://wire.example/cable/\ntimezone: UTC\nlang: en\n',
  'posts/hebrew.md': sample('2008-02-14-half-a-bulb.md'),
  'posts/arabic.md': sample('2008-07-03-the-thread-cafe.md'),
  'posts/pointed.md': post(
    'title: בְּרֵאשִׁית\ndate: 2007-03-01\nlang: he\ntags: [common]',
    'הַשָּׁמַיִם וְאֵת הָאָרֶץ, בית־ספר ודו״ח של צה"ל; צ׳ק ג׳ירפה. common',
  ),
  'posts/stretched.md': post(
    'title: كتـــاب\ndate: 2011-03-01\nlang: ar\ntags: [common]',
    'مُؤتَمَر القُرآن، إسلام وأحمد؛الآن شيء ئ ؤ مسؤولية — «وبالكتاب» ٱلرحمن ٢٠١١. common',
  ),
  'posts/persian.md': post(
    'title: کتاب\ndate: 2010-05-01\nlang: fa',
    'می\u200cروم و کتاب\u200cها را می‌خوانم.',
  ),
  'posts/french.md': post(
    'title: L’État\ndate: 2012-01-02\nlang: fr\ntags: [common]',
    'Aujourd’hui, l’homme d’“honneur” — après-midi. common',
  ),
  'posts/japanese.md': post(
    'title: 港の灯\ndate: 2013-06-01\nlang: ja',
    '港の灯台は東京都の記者が書いた。GPT漢字2009年です。',
  ),
  'posts/chinese.md': post(
    'title: 灯塔\ndate: 2009-06-01\nlang: zh-Hans',
    '记者在码头等待，海关官员没有来。',
  ),
  'posts/english.md': post(
    'title: Envoys\ndate: 2009-02-02\nbyline: Ann O’Brien\ncolumn: slack-water\ntags: [common]',
    'The talks—unofficial ones…quiet—were held at 10°C; “don’t,” he said—“anyone” could. Studies of cities. common',
  ),
  'posts/elsewhere.md': post(
    'title: Elsewhere\ndate: 2005-01-01\ncanonical: https://elsewhere.example/a\ntags: [common]',
    'Syndicated common.',
  ),
  'posts/early.md': post(
    'title: Early\ndate: 2001-12-31\nbyline: Bo Lind\ntags: [common]',
    'The first common one.',
  ),
  'posts/unlisted.md': post('title: Hidden\ndate: 2009-02-03\nunlisted: true', 'Secretword common.'),
  'posts/draft.md': post('title: Draft\ndate: 2009-02-03\ndraft: true', 'Secretword common.'),
  'posts/later.md': post('title: Later\ndate: 2030-02-03', 'Secretword common.'),
  'posts/gone.md': post('title: Gone\ndate: 2009-02-04\nexpires: 2010-01-01', 'Secretword common.'),
  'posts/_pages/about.md': post('title: About this archive', 'Masthead and imprint.'),
};

const folder = temporaryFolder();
let browser: Browser;
let server: Server;
let page: Page;
let origin: string;

beforeAll(async () => {
  const site = layFiles(join(folder, 'site'), FILES);
  const out = join(folder, 'dist');
  const [{ status, stderr }] = await Promise.all([
    backfile(['build', '--site', site, '--out', out, '--quiet']),
    openBrowser().then((opened) => (browser = opened)),
  ]);
  if (status !== 0) throw new Error(stderr);
  server = createServer(serve({ out, base: '/cable', host: null, hosts: new Set() }));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  page = await browser.newPage();
}, 300_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** Titles of what is shown for an address of the search page. */
async function found(query: string): Promise<readonly string[]> {
  await page.goto(`${origin}/cable/search/?${query}`);
  await page.locator('.status:not(:empty)').waitFor();
  return page.locator('.found h2').allTextContents();
}

/** Of words, those for which the search as the page asks it does not find an address. */
async function missed(words: readonly string[], address: string): Promise<readonly string[]> {
  await page.goto(`${origin}/cable/search/`);
  return page.evaluate<readonly string[]>(`(async () => {
    const { asIndexed } = await import(document.querySelector('script[type="module"]').src);
    const pagefind = await import('/cable/pagefind/pagefind.js');
    const missed = [];
    for (const word of ${JSON.stringify(words)}) {
      const { results } = await pagefind.search(asIndexed(word), {});
      const found = await Promise.all(results.map((result) => result.data()));
      if (!found.some(({ url }) => url.includes(${JSON.stringify(address)}))) missed.push(word);
    }
    return missed;
  })()`);
}

/** What stands between spaces in the title, the dek and the body of a manuscript, and the words without their punctuation. */
function wordsOf(manuscript: string): readonly string[] {
  const [, fields = '', body = ''] = manuscript.split(/^---\n/m);
  const said = [...fields.matchAll(/^(?:title|dek): (.*)$/gm)].map(([, text]) => text);
  const chunks = [...said, body]
    .join(' ')
    .split(/\s+/)
    .filter((chunk) => /[\p{L}\p{N}]/u.test(chunk));
  const bare = chunks.flatMap((chunk) => chunk.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []);
  return [...new Set([...chunks, ...bare])];
}

describe('a search over an archive in nine languages', () => {
  test.each([
    ['the Hebrew of the sample archive', 'posts/hebrew.md', '/half-a-bulb/'],
    ['the Arabic of the sample archive', 'posts/arabic.md', '/the-thread-cafe/'],
    ['Hebrew with points, maqaf, gershayim and geresh', 'posts/pointed.md', '/pointed/'],
    ['Arabic with vowels, tatweel and every form of hamza', 'posts/stretched.md', '/stretched/'],
    ['Persian with characters that join nothing', 'posts/persian.md', '/persian/'],
    ['French with apostrophes', 'posts/french.md', '/french/'],
    ['English with dashes that no space surrounds', 'posts/english.md', '/english/'],
  ] as const)('finds every word of %s as it is written', async (_, source, address) => {
    const words = wordsOf(FILES[source]).filter((word) => !/^[a-z]{0,2}$/i.test(word));
    expect(words.length).toBeGreaterThan(3);
    expect(await missed(words, address)).toEqual([]);
  });

  test.each([
    ['without the points of Hebrew', ['בראשית', 'השמים', 'הארץ'], '/pointed/'],
    ['without the vowels and the tatweel of Arabic', ['كتاب', 'مؤتمر', 'القران', 'اسلام'], '/stretched/'],
    ['with tatweel and marks of direction', ['ضـفـة\u200f', '\u200eالضـفـة'], '/the-thread-cafe/'],
    [
      'without the Arabic article or what stands before it',
      ['ضفة', 'الصيادون', 'صيادون', 'قدم'],
      '/the-thread-cafe/',
    ],
    ['without the Hebrew prefixes', ['מוזיאון', 'נורה', 'לינדהולם', 'זכוכית', 'הכין'], '/half-a-bulb/'],
    ['in Japanese, though no space surrounds them', ['灯台', '東京都', '記者', '漢字', 'GPT'], '/japanese/'],
    ['in Chinese', ['码头', '海关', '没有来', '海关官员没有来'], '/chinese/'],
    [
      'in capitals, in other forms and with symbols',
      ['TALKS', 'talk', 'city', 'study', '10°C', '(unofficial)'],
      '/english/',
    ],
  ] as const)('finds words %s', async (_, words, address) => {
    expect(await missed(words, address)).toEqual([]);
  });

  test('sorts by date over all languages', async () => {
    const newest = ['L’État', 'كتاب', 'Envoys', 'בְּרֵאשִׁית', 'Elsewhere', 'Early'];
    expect(await found('q=common&sort=desc')).toEqual(newest);
    expect(await found('q=common&sort=asc')).toEqual(newest.toReversed());
    expect(await found('tag=common')).toEqual(newest);
  });

  test('keeps to a range of years, whichever end is named or comes first', async () => {
    expect(await found('q=common&from=2005&to=2009&sort=asc')).toEqual(['Elsewhere', 'בְּרֵאשִׁית', 'Envoys']);
    expect(await found('q=common&from=2009&to=2005&sort=asc')).toEqual(['Elsewhere', 'בְּרֵאשִׁית', 'Envoys']);
    expect(await found('from=2011')).toEqual(['港の灯', 'L’État', 'كتاب']);
    expect(await found('to=2005')).toEqual(['Elsewhere', 'Early']);
  });

  test('changes its range without loading the page anew, and keeps it in the address', async () => {
    await page.goto(`${origin}/cable/search/?q=common`);
    await page.locator('.found').first().waitFor();
    await page.evaluate('globalThis.stayed = true');
    await page.getByLabel('From year').selectOption('2009');
    await page.getByLabel('To year').selectOption('2011');
    await page.waitForFunction(`document.querySelectorAll('.found').length === 2`);
    expect(await page.evaluate('globalThis.stayed')).toBe(true);
    expect(new URL(page.url()).search).toBe('?q=common&from=2009&to=2011');
    expect(await page.locator('.status').textContent()).toBe('Found: 2');
  });

  test('filters by byline, column and tag', async () => {
    expect(await found(`byline=${encodeURIComponent('Ann O’Brien')}`)).toEqual(['Envoys']);
    expect(await found('column=slack-water')).toEqual(['Envoys']);
    expect(await found('q=common&tag=common&byline=Bo+Lind')).toEqual(['Early']);
  });

  test('finds what was first published elsewhere and standing pages, and nothing that is held back', async () => {
    expect(await found('q=syndicated')).toEqual(['Elsewhere']);
    expect(await found('q=masthead')).toEqual(['About this archive']);
    expect(await found('q=secretword')).toEqual([]);
  });

  test('shows texts as they are written, each in its own language', async () => {
    await found('q=unofficial');
    expect(await page.locator('.found p').first().textContent()).toContain(
      'The talks—unofficial ones…quiet—were held',
    );
    expect(await page.locator('.found mark').first().textContent()).toBe('talks—unofficial');
    await found(`q=${encodeURIComponent('灯台')}`);
    const shown = page.locator('.found').first();
    expect(await shown.getAttribute('lang')).toBe('ja');
    expect(await shown.locator('p').first().textContent()).toContain(
      '港の灯台は東京都の記者が書いた。GPT漢字2009年です。',
    );
  });
});
