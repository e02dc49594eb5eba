import { describe, expect, test } from 'vitest';
import { built, post, SETTINGS } from '../support/built.ts';

const inTheme = { theme: 'builtin' } as const;
const LEAP = {
  'site.yaml': SETTINGS,
  'posts/a.md': post('title: First leap\ndate: 2004-02-29'),
  'posts/b.md': post('title: Second leap\ndate: 2008-02-29'),
  'posts/c.md': post('title: Also then\ndate: 2008-02-29'),
  'posts/d.md': post('title: Alone\ndate: 2008-03-01'),
  'posts/e.md': post('title: Off the lists\ndate: 2007-03-01\nunlisted: true'),
};

describe('this day in other years', () => {
  test('has a page where several years have dispatches on it, newest year first', async () => {
    const { files, found } = await built(LEAP, inTheme);
    expect(found).toEqual([]);
    expect(Object.keys(files).filter((path) => path.startsWith('days/'))).toEqual(['days/02/29/index.html']);
    const page = String(files['days/02/29/index.html']);
    expect(page).toContain('<h1>29 February</h1>');
    const list = page.slice(page.indexOf('<main'));
    const order = ['>2008 <', 'Second leap', '>2004 <', 'First leap'].map((text) => list.indexOf(text));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(Math.min(...order)).toBeGreaterThan(0);
  });

  test('is linked from the dispatches of the day; a date leads to its day or its month', async () => {
    const { page } = await built(LEAP, inTheme);
    expect(page('/2004/02/29/a/')).toContain('href="/days/02/29/"');
    expect(page('/2004/02/29/a/')).toContain('<a href="/2004/02/">29 February 2004</a>');
    expect(page('/2008/02/29/b/')).toContain('<a href="/2008/02/29/">29 February 2008</a>');
    expect(page('/2008/03/01/d/')).not.toContain('/days/');
    expect(page('/2007/03/01/e/')).not.toContain('/days/');
    expect(page('/2007/03/01/e/')).not.toContain('href="/2007/03/"');
  });

  test('has no page on a site that wants no pages of days', async () => {
    const { files, page } = await built(
      { ...LEAP, 'site.yaml': `${SETTINGS}index: {days: never}\n` },
      inTheme,
    );
    expect(Object.keys(files).filter((path) => path.startsWith('days/'))).toEqual([]);
    expect(page('/2004/02/29/a/')).not.toContain('/days/');
  });

  test('can be linked to from a text only where it has a page', async () => {
    const { found } = await built({
      ...LEAP,
      'posts/f.md': post(
        'title: Links\ndate: 2010-05-05',
        'On [leap days](/days/02/29/) and [others](/days/03/01/).',
      ),
    });
    expect(found).toEqual(['broken-link posts/f.md:6']);
  });
});
