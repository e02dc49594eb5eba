import { describe, expect, test } from 'vitest';
import { build } from '../../src/desk/build.ts';
import { built, post, SETTINGS } from '../support/built.ts';
import { MemoryDisk, testOptions, textOf, worldOf } from '../support/memory-disk.ts';

const ASKED = `${SETTINGS}archived-links: true\n`;
const COPY = 'https://web.archive.org/web/2010/http://gone.example/a';
const ledgerOf = (archived: { readonly [address: string]: unknown }) =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(archived).map(([address, copy]) => [
        address,
        { status: 404, goneSince: '2026-01-01', archived: copy },
      ]),
    ),
  );
const LEDGER = ledgerOf({ 'http://gone.example/a': COPY, 'http://lost.example/': null });
const PAGE = '/2009/02/02/a/';
const site = (body: string, ledger: string | null = LEDGER, settings = ASKED) => ({
  'site.yaml': settings,
  'posts/a.md': post('title: A\ndate: 2009-02-02', body),
  ...(ledger === null ? {} : { 'links.json': ledger }),
});
const linkTo = (href: string, was: string) => `<a href="${href}" data-gone="${was}">`;

describe('a link to a page that is gone', () => {
  test.each<[string, string, string]>([
    ['as it is', '[it](http://gone.example/a)', linkTo(COPY, 'http://gone.example/a')],
    [
      'with signs of its own',
      `<a href='http://gone.example/a#"b"&c'>it</a>`,
      `<a href="${COPY}#%22b%22&amp;c" data-gone="http://gone.example/a#&quot;b&quot;&amp;c">`,
    ],
    ['to a part of it', '[it](http://gone.example/a#b)', linkTo(`${COPY}#b`, 'http://gone.example/a#b')],
    [
      'written in another way',
      '[it](HTTP://Gone.example:80/x/../a)',
      linkTo(COPY, 'HTTP://Gone.example:80/x/../a'),
    ],
    ['bare', 'See <http://gone.example/a>.', linkTo(COPY, 'http://gone.example/a')],
    [
      'in HTML of its writer',
      '<a class="x" title="a > b" href="http://gone.example/a">it</a>',
      `<a class="x" title="a > b" href="${COPY}" data-gone="http://gone.example/a">`,
    ],
  ])('leads to its archived copy: %s', async (_, body, link) => {
    const { page, found } = await built(site(body));
    expect(found).toEqual([]);
    expect(page(PAGE)).toContain(link);
  });

  test('leads there in feeds, too', async () => {
    const { files } = await built(site('[it](http://gone.example/a)'));
    expect(files['feed.json']).toContain(JSON.stringify(linkTo(COPY, 'http://gone.example/a')).slice(1, -1));
  });

  test('with a query leads there whole', async () => {
    const copy = 'https://web.archive.org/web/2010/http://gone.example/?a=1&b="2"';
    const body = '[it](http://gone.example/?a=1&b=2)';
    const { page } = await built(site(body, ledgerOf({ 'http://gone.example/?a=1&b=2': copy })));
    expect(page(PAGE)).toContain(
      'href="https://web.archive.org/web/2010/http://gone.example/?a=1&amp;b=%222%22" data-gone="http://gone.example/?a=1&amp;b=2"',
    );
  });

  test.each<[string, string, string | null, string]>([
    ['where the site does not ask', '[it](http://gone.example/a)', LEDGER, SETTINGS],
    ['where no copy was found', '[it](http://lost.example/)', LEDGER, ASKED],
    ['where the ledger does not know it', '[it](http://gone.example/b)', LEDGER, ASKED],
    ['where there is no ledger', '[it](http://gone.example/a)', null, ASKED],
    ['in text that only looks like one', '`<a href="http://gone.example/a">`', LEDGER, ASKED],
    ['that is a picture', '![it](http://gone.example/a)', LEDGER, ASKED],
  ])('stays as it was written %s', async (_, body, ledger, settings) => {
    const { page } = await built(site(body, ledger, settings));
    expect(page(PAGE)).not.toContain('web.archive.org');
    expect(page(PAGE)).not.toContain('data-gone');
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', '//web.archive.org/x', 'x', 7, {}])(
    'never leads to what is not a web address: %j',
    async (copy) => {
      const { found, report } = await built(
        site('[it](http://gone.example/a)', ledgerOf({ 'http://gone.example/a': copy })),
      );
      expect(found).toEqual(['invalid-setting links.json']);
      expect(report.published).toBe(false);
    },
  );

  test.each(['', '[]', '{', '{"http://gone.example/a": "x"}', 'null'])(
    'waits until a ledger that cannot be read is mended: %j',
    async (ledger) => {
      const { found } = await built(site('[it](http://gone.example/a)', ledger));
      expect(found).toEqual(['invalid-setting links.json']);
    },
  );

  test('a ledger that is not there yet is a remark, and none where the site does not ask for it', async () => {
    const remarks = async (settings: string) =>
      (await built(site('Text.', null, settings))).report.findings.map(
        ({ rule, level }) => `${rule} ${level}`,
      );
    expect(await remarks(ASKED)).toEqual(['no-links info']);
    expect(await remarks(SETTINGS)).toEqual([]);
  });

  test('a ledger that cannot be read stops nobody who does not ask for it', async () => {
    expect((await built(site('Text.', '{', SETTINGS))).found).toEqual([]);
  });
});

describe('a change of the ledger of links', () => {
  const others = { 'posts/b.md': post('title: B\ndate: 2009-02-03', '[other](http://fine.example/)') };

  test('makes anew what holds the link, and ends in what a clean build gives', async () => {
    const disk = new MemoryDisk({ ...site('[it](http://gone.example/a)', null), ...others });
    const options = testOptions();
    await build(options, worldOf(disk));
    for (const ledger of [LEDGER, ledgerOf({ 'http://fine.example/': COPY }), '{}', null, LEDGER]) {
      if (ledger === null) disk.files.delete('links.json');
      else disk.files.set('links.json', ledger);
      await build(options, worldOf(disk));
      const clean = new MemoryDisk(Object.fromEntries(disk.files));
      await build(options, worldOf(clean));
      expect(textOf(disk)).toEqual(textOf(clean));
    }
  });

  test('leaves pages alone that do not hold the link', async () => {
    const disk = new MemoryDisk({ ...site('[it](http://gone.example/a)', null), ...others });
    await build(testOptions(), worldOf(disk));
    disk.files.set('links.json', LEDGER);
    const { made } = await build(testOptions(), worldOf(disk));
    const paths = made.map(({ path }) => path);
    expect(paths).toContain('2009/02/02/a/index.html');
    expect(paths).not.toContain('2009/02/03/b/index.html');
    expect(paths).not.toContain('index.html');
  });
});
