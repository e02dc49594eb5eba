import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../src/edge/server/serve.ts';
import { openBrowser } from '../support/chromium.ts';
import { backfile } from '../support/command.ts';
import { layFiles, temporaryFolder } from '../support/site-on-disk.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const AXE = `axe.run(document, { resultTypes: ['violations'] })
  .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 120)))`;
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
  'posts/long.md': post(
    'title: The herring clause\ndate: 2008-06-01\nbyline: Bo Lind\ntags: [treaties, fish]',
    [
      'Of clauses there are many, and of herring more.',
      ...Array.from(
        { length: 30 },
        () => 'Nothing of the kind stands in this paragraph, nor in those around it.',
      ),
      '## What was signed',
      'The minister read out the *herring clause* in full, and nobody asked which herring.',
      '## In other words',
      ...Array.from(
        { length: 30 },
        () => 'Nothing of the kind stands in this paragraph, nor in those around it.',
      ),
      '他们在旧码头等待了很久，海关官员终于来了。',
      '夜の波止場で灯台守の老人が静かに笑った。',
    ].join('\n\n'),
  ),
  'posts/clause.md': post(
    'title: A clause about herring\ndate: 2009-06-02\nbyline: Ann O’Brien\ntags: [fish]',
    'The clause on herring was struck out; צה"ל is named in it, and דו"ח too.',
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
  const status = page.locator('.status:not(:empty)');
  await status.waitFor();
  // The count is told before what was found is shown.
  if ((await status.textContent())?.startsWith('Found')) await page.locator('.found').first().waitFor();
  return page.locator('.found h2').allTextContents();
}

/** Waits until something is as it is expected to be. */
function soon<T>(look: () => T) {
  return expect.poll(look, { timeout: 30_000 });
}

/** What the filter with a label offers. */
async function offered(label: string): Promise<readonly string[]> {
  return page.getByLabel(label).locator('option').allTextContents();
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
    expect(await found(`byline=${encodeURIComponent('Ann O’Brien')}`)).toEqual([
      'A clause about herring',
      'Envoys',
    ]);
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

describe('the search page', () => {
  test('finds as one types, tells it, and keeps each search in the history', async () => {
    await page.goto(`${origin}/cable/search/`);
    const field = page.getByRole('searchbox');
    await soon(() => field.evaluate('document.activeElement.name')).toBe('q');
    await field.pressSequentially('herring clau');
    await page.locator('.found').nth(1).waitFor();
    expect(await page.getByRole('status').textContent()).toBe('Found: 2');
    expect(new URL(page.url()).search).toBe('?q=herring+clau');
    await page.locator('details summary').waitFor();
    await page.getByLabel('Tag').selectOption('treaties');
    await soon(() => page.locator('.found').count()).toBe(1);
    expect(new URL(page.url()).search).toBe('?q=herring+clau&tag=treaties');
    await page.goBack();
    await soon(() => page.locator('.found').count()).toBe(2);
    expect(await page.getByLabel('Tag').inputValue()).toBe('');
    await page.goBack();
    await soon(() => page.locator('.found').count()).toBe(0);
    expect(await field.inputValue()).toBe('');
  });

  test('is gone through with the arrows', async () => {
    await found('q=herring');
    const focused = () => page.evaluate('document.activeElement.textContent || document.activeElement.name');
    await page.getByRole('searchbox').focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(await page.locator('.found a').first().textContent());
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(await page.locator('.found a').nth(1).textContent());
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe('q');
  });

  test('tells with each filter how much of it the search finds', async () => {
    await found('q=herring');
    await soon(() => offered('Tag')).toEqual(['Any', 'fish (2)', 'treaties (1)']);
    expect(await offered('From year')).toEqual(['Any', '2008 (1)', '2009 (1)']);
    await page.getByLabel('Byline').selectOption('Bo Lind');
    await soon(() => offered('Tag')).toEqual(['Any', 'fish (1)', 'treaties (1)']);
    expect(await offered('Byline')).toEqual(['Any', 'Ann O’Brien (1)', 'Bo Lind (1)']);
  });

  test('finds nothing for a value that the archive does not have, and shows the value', async () => {
    expect(await found('q=herring&tag=smoke')).toEqual([]);
    expect(await page.locator('.status').textContent()).toBe('Nothing was found.');
    expect(await page.getByLabel('Tag').inputValue()).toBe('smoke');
  });

  test.each([
    ['"herring clause"', ['The herring clause']],
    ['“herring clause”', ['The herring clause']],
    ['„herring clause“', ['The herring clause']],
    ['« herring clause »', ['The herring clause']],
    ['struck "on herring"', ['A clause about herring']],
    ['"on herring" "struck out"', ['A clause about herring']],
    ['minister "on herring"', []],
    ['"海关官员"', ['The herring clause', '灯塔']],
    ['"官员海关"', []],
    ['herring "clau', ['A clause about herring', 'The herring clause']],
    ['צה"ל דו"ח', ['A clause about herring']],
    ['"צה"ל is named"', ['A clause about herring']],
  ] as const)('finds the phrases of %s', async (typed, titles) => {
    expect([...(await found(`q=${encodeURIComponent(typed)}`))].sort()).toEqual([...titles].sort());
  });

  test('counts filters for words and phrases together, too', async () => {
    await found(`q=${encodeURIComponent('struck "on herring"')}`);
    await soon(() => offered('Tag')).toEqual(['Any', 'fish (1)']);
  });

  test('shows the best of each year on request', async () => {
    expect(await found('q=common&group=year')).toHaveLength(0);
    await page.locator('.of-year .found').nth(5).waitFor();
    const years = await page.locator('.of-year > h2').allTextContents();
    expect(years).toEqual(['2012 1', '2011 1', '2009 1', '2007 1', '2005 1', '2001 1']);
    expect(await page.locator('.of-year h3').first().textContent()).toBe('L’État');
    await page.getByRole('link', { name: '2009', exact: true }).click();
    await page.locator('.found').first().waitFor();
    expect(new URL(page.url()).search).toBe('?q=common&from=2009&to=2009');
    expect(await page.locator('.found h2').allTextContents()).toEqual(['Envoys']);
  });

  test.each([
    ['"herring clause"', 'What was signed'],
    ['码头', 'In other words'],
    ['灯台守', 'In other words'],
  ] as const)('opens what is found of %s at its place', async (typed, heading) => {
    await found(`q=${encodeURIComponent(typed)}`);
    const link = page.getByRole('link', { name: 'The herring clause', exact: true });
    expect(await link.getAttribute('href')).toMatch(/^\/cable\/2008\/06\/01\/long\/#[^:]+:~:text=/);
    const facts = page.locator('.found', { has: link }).locator('.label');
    expect(await facts.textContent()).toBe(`1 June 2008 · Bo Lind · § ${heading}`);
    await link.click();
    await soon(() => page.evaluate('location.pathname')).toBe('/cable/2008/06/01/long/');
    const word = JSON.stringify(typed.replaceAll('"', '').split(' ').at(-1));
    const inView = `(() => {
      const walker = document.createTreeWalker(document.querySelector('.body'), NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      let top = -1;
      while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(${word});
        if (at < 0) continue;
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + 1);
        top = range.getBoundingClientRect().top;
        if (top > 0 && top < innerHeight) return true;
      }
      return false;
    })()`;
    await soon(() => page.evaluate(inView)).toBe(true);
  });

  test('leads to the paragraph where a browser finds no words by an address', async () => {
    const old = await browser.newPage();
    await old.addInitScript('delete Document.prototype.fragmentDirective');
    await old.goto(`${origin}/cable/search/?q=minister`);
    const link = old.getByRole('link', { name: 'The herring clause', exact: true });
    const [address, id] = (await link.getAttribute('href'))?.split('#') ?? [];
    expect([address, id]).toEqual(['/cable/2008/06/01/long/', expect.stringMatching(/^t[\da-z]{4}$/)]);
    await link.click();
    await soon(() => old.locator(`[id="${id}"]`).textContent()).toContain('herring clause in full');
    await old.close();
  });

  test('is asked by a form in the masthead of every page, and without scripts leads on', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(`${origin}/cable/2008/06/01/long/`);
    await plain.getByRole('searchbox').fill('herring & clause');
    await plain.getByRole('button', { name: 'Search' }).click();
    await plain.waitForURL('**/cable/search/?q=herring+%26+clause');
    expect(await plain.locator('.notice').textContent()).toContain('Searching needs JavaScript');
    expect(await plain.getByRole('link', { name: 'Archive' }).first().isVisible()).toBe(true);
    expect(await plain.locator('form:visible').count()).toBe(0);
    await context.close();
  });

  test('says so where the search cannot be loaded', async () => {
    const broken = await browser.newPage();
    await broken.route('**/pagefind.js', (route) => route.abort());
    await broken.goto(`${origin}/cable/search/?q=herring`);
    await soon(() => broken.getByRole('status').textContent()).toContain('could not be loaded');
    await broken.close();
  });

  test.each(['q=herring', 'q=common&group=year', 'q=nowhereatall'])('passes axe with %s', async (query) => {
    for (const [width, colorScheme] of [
      [320, 'light'],
      [1280, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await found(query);
      await page.evaluate(axe);
      expect(await page.evaluate(AXE), `${width} ${colorScheme}`).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    }
  });
});
