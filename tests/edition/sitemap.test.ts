import { expect, test } from 'vitest';
import { built, post, SETTINGS } from '../support/built.ts';

test('the last change of a year is the latest moment, not the greatest text', async () => {
  // Clocks in Oslo went back from three to two that night.
  const { page } = await built({
    'site.yaml': SETTINGS.replace('UTC', 'Europe/Oslo'),
    'posts/a.md': post('title: A\ndate: 2009-10-25T02:30:00+02:00'),
    'posts/b.md': post('title: B\ndate: 2009-10-25T02:00:00+01:00'),
  });
  const [, year] = page('/sitemap.xml').split('sitemap-2009.xml');
  expect(/<lastmod>(.*?)<\/lastmod>/.exec(year ?? '')?.[1]).toBe('2009-10-25T02:00:00+01:00');
});
