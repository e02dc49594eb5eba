import { beforeAll, describe, expect, test } from 'vitest';
import { licenseOf } from '../../src/model/rights.ts';
import { orcidOf } from '../../src/model/text/orcid.ts';
import { type Built, built, post, SETTINGS } from '../support/built.ts';

describe('a licence', () => {
  test.each([
    ['CC-BY-4.0', 'CC BY 4.0', 'https://creativecommons.org/licenses/by/4.0/'],
    ['cc by-nc-sa 3.0', 'CC BY-NC-SA 3.0', 'https://creativecommons.org/licenses/by-nc-sa/3.0/'],
    ['CC0-1.0', 'CC0 1.0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
    [
      'http://creativecommons.org/licenses/by-nd/2.5/deed.de',
      'CC BY-ND 2.5',
      'https://creativecommons.org/licenses/by-nd/2.5/',
    ],
    ['https://wire.example/terms/', 'wire.example/terms', 'https://wire.example/terms/'],
    ['All rights reserved', 'All rights reserved', null],
  ])('%s is %s', (written, name, url) => {
    expect(licenseOf(written)).toEqual({ name, url });
  });
});

test.each([
  ['0000-0002-1825-0097', '0000-0002-1825-0097'],
  ['https://orcid.org/0000-0002-1694-233x', '0000-0002-1694-233X'],
  ['0000-0002-1825-0098', null],
  ['Laura Hale', null],
])('the ORCID iD in %s is %s', (text, id) => {
  expect(orcidOf(text)).toBe(id);
});

const SITE = `${SETTINGS}rights: {license: CC-BY-4.0, holder: The Wire & Co, machines: no-training}
feeds: {complete: true, entries: 1}
columns:
  the-wire: {name: The Wire, rights: CC0-1.0}
  other: Other
bylines: {laura-hale: {name: Laura Hale, orcid: https://orcid.org/0000-0002-1825-0097}, ann: Ann}
`;

describe('rights, DOIs and ORCID iDs', () => {
  let site: Built;
  const graphOf = (address: string) =>
    JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(site.page(address))?.[1] ?? '');

  beforeAll(async () => {
    site = await built(
      {
        'site.yaml': SITE,
        'posts/2009-02-02-a.md': post(
          'title: A\nbyline: laura-hale\ncolumn: the-wire\ntags: [iran]\ndoi: https://doi.org/10.5555/wire.1',
        ),
        'posts/2009-02-03-b.md': post(
          'title: B\nbyline: {name: Ann, orcid: 0000-0002-1825-0097}\ncolumn: other\nlicense: All rights reserved\nrights: {holder: Ann}',
        ),
        'posts/2009-02-04-c.md': post('title: C\ncolumn: other\ndoi: 11.1/x\nrights: {machines: some}'),
      },
      { theme: 'builtin' },
    );
  });

  test('of a dispatch go before those of its column, and these before those of the site', () => {
    const printed = (address: string) =>
      /<p class="rights">(.*?)<\/p>/s.exec(site.page(address))?.[1]?.replace(/<[^>]+>/g, '');
    expect(
      ['/', '/2009/02/02/a/', '/columns/the-wire/', '/2009/02/03/b/', '/2009/02/04/c/'].map(printed),
    ).toEqual([
      '© The Wire &amp; Co · CC BY 4.0',
      '© The Wire &amp; Co · CC0 1.0',
      '© The Wire &amp; Co · CC0 1.0',
      '© Ann · All rights reserved',
      '© The Wire &amp; Co · CC BY 4.0',
    ]);
    expect(site.page('/')).toContain('<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">');
    expect(site.page('/')).toContain(
      '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">',
    );
    expect(site.page('/')).toContain('<meta name="tdm-reservation" content="1">');
  });

  test('are in structured data and references', () => {
    expect(graphOf('/2009/02/02/a/')).toMatchObject({
      license: 'https://creativecommons.org/publicdomain/zero/1.0/',
      copyrightHolder: { name: 'The Wire & Co' },
      copyrightYear: 2009,
      identifier: { propertyID: 'DOI', value: '10.5555/wire.1' },
      author: [{ identifier: 'https://orcid.org/0000-0002-1825-0097' }],
    });
    expect(site.files['archive.bib']).toContain('  doi = {10.5555/wire.1},\n');
    expect(site.files['archive.ris']).toContain('DO  - 10.5555/wire.1\r\n');
    expect(site.files['archive.csl.json']).toContain('"DOI":"10.5555/wire.1"');
    expect(site.page('/2009/02/02/a/')).toContain('https://doi.org/10.5555/wire.1');
  });

  test('are in a feed that tells all, with tags before the column', () => {
    const { items, ...feed } = JSON.parse(site.files['feed/complete.json'] ?? '');
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: 'https://wire.example/feed/complete.json',
      _citation: { rights: '© The Wire & Co. CC BY 4.0' },
    });
    expect(items.map(({ title }: { title: string }) => title)).toEqual(['C', 'B', 'A']);
    expect(items[2]).toMatchObject({
      authors: [{ name: 'Laura Hale', url: 'https://orcid.org/0000-0002-1825-0097' }],
      tags: ['iran', 'The Wire'],
      _citation: {
        doi: 'https://doi.org/10.5555/wire.1',
        license: 'https://creativecommons.org/publicdomain/zero/1.0/',
      },
    });
    expect(items[1].authors[0].url).toBe('https://orcid.org/0000-0002-1825-0097');
    const atom = site.files['columns/the-wire/feed.xml'];
    expect(atom).toContain('<link rel="related" href="https://doi.org/10.5555/wire.1"/>');
    expect(atom).toContain('<rights>© The Wire &amp; Co. CC0 1.0</rights>');
    expect(site.files['rss.xml']).toContain('<copyright>© The Wire &amp; Co. CC BY 4.0</copyright>');
  });

  test('refuse programs in robots.txt by plain groups', () => {
    const lines = site.files['robots.txt']?.split('\n') ?? [];
    expect(lines.slice(0, 3)).toEqual(['User-agent: *', 'Allow: /', '']);
    expect(lines).toContain('User-agent: GPTBot');
    expect(lines).not.toContain('User-agent: ChatGPT-User');
    expect(lines.slice(-4)).toEqual(['Disallow: /', '', 'Sitemap: https://wire.example/sitemap.xml', '']);
    // Lighthouse knows no others.
    expect(lines.filter((line) => !/^(?:|(?:User-agent|Allow|Disallow|Sitemap): \S+)$/.test(line))).toEqual(
      [],
    );
  });

  test('that cannot be meant are told', async () => {
    expect(site.found).toEqual(
      expect.arrayContaining([
        'invalid-field posts/2009-02-04-c.md:4',
        'invalid-field posts/2009-02-04-c.md:5',
      ]),
    );
    const { found } = await built({
      'site.yaml': `${SETTINGS}bylines: {tim: {name: Tim, orcid: 0000-0002-1825-0098}}\n`,
    });
    expect(found).toContain('invalid-setting site.yaml:4');
  });
});

describe('what has ended', () => {
  const posts = Object.fromEntries(
    [1, 2, 3].map((day) => [`posts/2009-02-0${day}-a.md`, post(`title: A${day}\ncolumn: The Wire`)]),
  );
  const FEW = 'feeds: {entries: 1}\nindex: {single: 2}\n';

  test('says from when to when it ran, and calls nothing the latest', async () => {
    const { files, page } = await built(
      { 'site.yaml': `${SETTINGS}${FEW}status: ended\n`, ...posts },
      { theme: 'builtin' },
    );
    const sentence = 'This column ran from 1 February 2009 to 3 February 2009.';
    expect(page('/')).toContain(`<p class="ran">${sentence}</p>`);
    expect(page('/columns/the-wire/')).toContain(sentence);
    expect(page('/columns/the-wire/')).toContain('"startDate":"2009-02-01","endDate":"2009-02-03"');
    for (const address of ['/', '/columns/the-wire/', '/2009/02/01/a/'])
      expect(page(address)).not.toContain('>Latest<');
    for (const path of ['feed.xml', 'columns/the-wire/feed.xml']) {
      expect(files[path]).toContain('<fh:complete/>');
      expect(files[path]).not.toContain('prev-archive');
      expect(files[path]?.match(/<entry /g)).toHaveLength(3);
    }
    expect(JSON.parse(files['feed.json'] ?? '')).toMatchObject({ expired: true });
    expect(Object.keys(files)).toContain('feed/2009.xml');
  });

  test('is one column, while the others go on', async () => {
    const more = { 'posts/2009-03-01-b.md': post('title: B\ncolumn: Other') };
    const settings = `${SETTINGS}${FEW}columns: {the-wire: {name: The Wire, status: ended}, other: Other}\n`;
    const { files, page } = await built({ 'site.yaml': settings, ...posts, ...more }, { theme: 'builtin' });
    expect(page('/columns/the-wire/')).toContain('This column ran from');
    expect(page('/columns/the-wire/')).toContain('The last dispatches');
    expect(page('/')).not.toContain('class="ran"');
    expect(page('/')).toContain('Latest');
    expect(files['columns/the-wire/feed.xml']).toContain('<fh:complete/>');
    expect(files['feed.xml']).not.toContain('<fh:complete/>');
  });

  test('is an archive of several columns', async () => {
    const more = { 'posts/2009-03-01-b.md': post('title: B\ncolumn: Other') };
    const { page } = await built(
      { 'site.yaml': `${SETTINGS}status: ended\nlang: de\n`, ...posts, ...more },
      { theme: 'builtin' },
    );
    expect(page('/')).toContain('Erschienen vom 1. Februar 2009 bis zum 1. März 2009.');
  });
});
