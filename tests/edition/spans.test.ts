import { describe, expect, test } from 'vitest';
import { built, post, SETTINGS } from '../support/built.ts';
import { elementsOf } from '../support/elements.ts';

const settings = `${SETTINGS}index: {single: 2}\n`;

/** Dispatches with one tag, by day. */
const tagged = (...days: readonly string[]) =>
  Object.fromEntries(
    days.map((day, at) => [`posts/n-${at}.md`, post(`title: N ${at}\ndate: ${day}\ntags: [cod]`)]),
  );

describe('the month of a tag', () => {
  test.each([
    ['the year, if that is one page', ['2008-12-01', '2008-12-02'], '/tags/cod/2008/'],
    ['the month, if the year is several', ['2008-11-30', '2008-12-01', '2008-12-02'], '/tags/cod/2008/12/'],
  ])('leads back to %s', async (_, before, expected) => {
    const { page, files } = await built({
      'site.yaml': settings,
      ...tagged('2009-01-03', '2009-01-02', '2009-01-01', ...before),
    });
    const hrefs = elementsOf(page('/tags/cod/2009/01/'))
      .all('main a[href^="/tags/cod/"]')
      .map((link) => link.getAttribute('href'));
    expect(hrefs).toContain(expected);
    for (const href of hrefs) expect(Object.keys(files)).toContain(`${href?.slice(1)}index.html`);
  });
});

describe('a month', () => {
  test.each([
    ['of ten times a single page shows all', 20, 20],
    ['of more shows the latest five of each day', 21, 10],
  ])('%s', async (_, count, shown) => {
    const days = Array.from({ length: count }, (_, at) => (at % 2 === 0 ? '2009-02-02' : '2009-02-03'));
    const { page } = await built({ 'site.yaml': settings, ...tagged(...days) });
    expect(elementsOf(page('/2009/02/')).texts('.teaser h3')).toHaveLength(shown);
  });
});

describe('a day', () => {
  const FILES = tagged('2009-02-02', '2009-02-02', '2009-02-03');

  test.each([
    ['several', ['2009/02/02/index.html']],
    ['always', ['2009/02/02/index.html', '2009/02/03/index.html']],
    ['never', []],
  ])('has a page of its own with "days: %s"', async (days, pages) => {
    const { files } = await built({ 'site.yaml': `${SETTINGS}index: {days: ${days}}\n`, ...FILES });
    expect(Object.keys(files).filter((path) => /^\d{4}\/\d\d\/\d\d\/index/.test(path))).toEqual(pages);
  });

  test('of several dispatches and no page is no link in its month, and a link to it is broken', async () => {
    const { page, found } = await built(
      {
        'site.yaml': `${SETTINGS}index: {days: never}\n`,
        ...FILES,
        'posts/links.md': post('title: Links\ndate: 2009-02-04', '[That day](/2009/02/02/).'),
      },
      { theme: 'builtin' },
    );
    const links = elementsOf(page('/2009/02/')).all('table a');
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '/2009/02/03/n-2/',
      '/2009/02/04/links/',
    ]);
    expect(found).toEqual(['broken-link posts/links.md:6']);
  });
});
