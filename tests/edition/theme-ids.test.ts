import { beforeAll, describe, expect, test } from 'vitest';
import { type Built, built, post } from '../support/built.ts';
import { elementsOf } from '../support/elements.ts';

/** Words that stand in ids of the theme, and those ids themselves. */
const WORDS = ['Main', 'Corrections', 'Story', 'Theme', 'Theme main', 'theme.main', 'Q'];

describe('ids of the theme', () => {
  let site: Built;

  beforeAll(async () => {
    const headings = WORDS.map((word) => `## ${word}\n\nText.`).join('\n\n');
    site = await built(
      {
        'posts/a.md': post(
          'title: A\ndate: 2009-01-01\ncorrections: [{date: 2009-01-02, note: N}]',
          `[to main](#main)\n\n<p id="theme.main">Mine.</p>\n\n${headings}`,
        ),
        'posts/b.md': post('title: B\ndate: 2009-01-02\nfollows: a', headings),
        'posts/_pages/about.md': post('title: About', headings),
      },
      { theme: 'builtin' },
    );
  });

  const idsOf = (address: string) =>
    elementsOf(site.page(address))
      .all('[id]')
      .map((element) => element.getAttribute('id') ?? '');

  test.each(['/2009/01/01/a/', '/2009/01/02/b/', '/about/'])(
    'stand once in %s, whatever its headings say',
    (address) => {
      const ids = idsOf(address);
      expect(ids).toContain('theme.main');
      expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    },
  );

  test('are none that a heading would have: a link to #main leads to the heading', () => {
    const page = elementsOf(site.page('/2009/01/01/a/'));
    expect(page.all('[id="main"]').map((element) => element.textContent)).toEqual(['Main']);
    expect(page.texts('a[href="#main"]')).toContain('to main');
  });

  test('are what links of the theme lead to', () => {
    for (const address of ['/2009/01/01/a/', '/2009/01/02/b/', '/corrections/']) {
      const links = elementsOf(site.page(address)).all('a[href*="#theme."]');
      expect(links.length, address).toBeGreaterThan(1);
      for (const link of links) {
        const [page, id] = (link.getAttribute('href') ?? '').split('#');
        expect(idsOf(page || address), address).toContain(id);
      }
    }
  });
});
