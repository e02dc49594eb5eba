import { describe, expect, test } from 'vitest';
import { shelfFinder } from '../../src/archive/shelves.ts';
import { built, post, SETTINGS } from '../support/built.ts';
import { checkSite } from '../support/copy-desk.ts';
import { elementsOf } from '../support/elements.ts';

const BYLINES = 'bylines:\n  laura-hale: {name: Laura Hale, also: [L. Hale, Laura B. Hale, l-hale]}\n';

/** A piece by somebody. */
const by = (byline: string, day = 1) => post(`title: Day ${day}\ndate: 2009-02-0${day}\nbyline: ${byline}`);

describe('other spellings of a name', () => {
  test('share a shelf, its feeds and references under the name in site.yaml', async () => {
    const { files, page, found } = await built({
      'site.yaml': `${SETTINGS}${BYLINES}columns:\n  the-wire: {name: The Wire, also: Wire}\ntags:\n  iran: {name: Iran, also: Persia}\n`,
      'posts/a.md': post('title: A\ndate: 2009-02-01\nbyline: L. HALE\ncolumn: wire\ntags: [Persia, Iran]'),
      'posts/b.md': post('title: B\ndate: 2009-02-02\nbyline: Laura Hale\ncolumn: The Wire\ntags: persia'),
    });
    expect(found).toEqual([]);
    const folders = Object.keys(files).filter((path) =>
      /^(?:bylines|columns|tags)\/[^/]+\/index\.html$/.test(path),
    );
    expect(folders.sort()).toEqual([
      'bylines/laura-hale/index.html',
      'columns/the-wire/index.html',
      'tags/iran/index.html',
    ]);
    expect(elementsOf(page('/bylines/laura-hale/')).text('h1')).toContain('Laura Hale');
    for (const file of ['feed.xml', 'archive.bib', 'bylines/laura-hale/feed.xml'])
      expect(files[file]).not.toMatch(/L\. Hale|Hale, L\./i);
    expect(files['archive.bib']?.match(/Hale, Laura/g)).toHaveLength(2);
  });

  test.each([
    ['L. Hale', 'L. Hale'],
    ['laura b. hale', 'laura b. hale'],
    ['Laura Hale', 'Laura Hale'],
    ['laura-hale', 'Laura Hale'],
    ['l-hale', 'L. Hale'],
  ])('a piece by "%s" prints %s and leads to the one shelf', async (written, printed) => {
    const { page, files } = await built(
      { 'site.yaml': SETTINGS + BYLINES, 'posts/a.md': by(written) },
      { theme: 'builtin' },
    );
    const html = page('/2009/02/01/a/');
    const line = elementsOf(html);
    expect(line.texts('.rail a.p-author')).toEqual([printed]);
    expect(html).toMatch(/<a class="p-author h-card"[^>]* href="\/bylines\/laura-hale\/"/);
    // Search, citations and machines know one person.
    if (printed === 'Laura Hale') expect(html).toMatch(/<a [^>]*data-pagefind-filter="byline" /);
    else {
      expect(html).toContain('data-name="Laura Hale" data-pagefind-filter="byline[data-name]"');
      expect(html).toContain('data-names="Laura Hale" data-pagefind-meta="byline[data-names]"');
    }
    expect(html).toContain('<meta name="DC.creator" content="Laura Hale">');
    expect(html).toContain('"author":[{"@type":"Person","name":"Laura Hale"');
    expect(html).toContain('Hale, Laura. “Day 1.”');
    if (printed !== 'Laura Hale')
      for (const [path, text] of Object.entries(files))
        if (path !== '2009/02/01/a/index.html') expect(text, path).not.toContain(printed);
  });

  test('a name that is the id in other letters is printed as it was before the person was renamed', async () => {
    const { page } = await built(
      {
        'site.yaml': `${SETTINGS}bylines:\n  madonna: {name: M. Ciccone, also: Madonna}\n`,
        'posts/a.md': by('Madonna'),
      },
      { theme: 'builtin' },
    );
    expect(elementsOf(page('/2009/02/01/a/')).texts('.rail a.p-author')).toEqual(['Madonna']);
  });

  test('a piece that names a person twice has one byline', async () => {
    const { page } = await built(
      { 'site.yaml': SETTINGS + BYLINES, 'posts/a.md': by('[L. Hale, Laura Hale, Ann Roe]') },
      { theme: 'builtin' },
    );
    const line = elementsOf(page('/2009/02/01/a/'));
    expect(line.texts('.rail a.p-author')).toEqual(['L. Hale', 'Ann Roe']);
  });

  test('a spelling counts as listed, and one that is near is asked after', async () => {
    const site = {
      'site.yaml': SETTINGS + BYLINES,
      'posts/a.md': by('L. Hale'),
      'posts/b.md': by('Laura B Hale', 2),
    };
    const { report } = await built(site);
    const unknown = report.findings.filter(({ rule }) => rule === 'unknown-byline');
    expect(unknown.map(({ source, reason }) => `${source} ${reason}`)).toEqual([
      'posts/b.md The byline "Laura B Hale" is not listed in the settings; did you mean "Laura Hale"?',
    ]);
  });

  test('a shelf is found by its name, its id and every spelling, its own name first', async () => {
    const { archive } = await checkSite({
      'site.yaml': `${SETTINGS}bylines:\n  lh: {name: Laura Hale, also: L. Hale}\n`,
      'posts/a.md': by('L. Hale'),
      'posts/b.md': by('Ann Roe', 2),
    });
    const find = shelfFinder(archive.shelves);
    for (const name of ['Laura Hale', 'LAURA  HALE', 'lh', 'l. hale'])
      expect(find('byline', name)?.path, name).toBe('/bylines/lh/');
    expect(find('byline', 'ann roe')?.path).toBe('/bylines/ann-roe/');
    for (const name of ['Hale', 'laura-hale', 'ann-roe']) expect(find('byline', name), name).toBeUndefined();
    expect(find('tag', 'Laura Hale')).toBeUndefined();
  });
});

describe('a byline that site.yaml lists by its name alone', () => {
  test('keeps what a dispatch says of the person', async () => {
    const files = {
      'posts/a.md': post(
        'title: A\ndate: 2009-02-01\nbyline: {name: Ann Roe, bio: Of Geneva., url: https://ann.example}',
      ),
      'posts/b.md': post('title: B\ndate: 2009-01-01\nbyline: Ann Roe'),
    };
    const plain = await built(files, { theme: 'builtin' });
    const listed = await built(
      { ...files, 'site.yaml': `${SETTINGS}bylines:\n  ann-roe: Ann Roe\n` },
      { theme: 'builtin' },
    );
    expect(plain.page('/bylines/ann-roe/')).toContain('Of Geneva.');
    expect(listed.page('/bylines/ann-roe/')).toBe(plain.page('/bylines/ann-roe/'));
  });
});
