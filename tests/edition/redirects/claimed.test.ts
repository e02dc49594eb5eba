import { expect, test } from 'vitest';
import { buildOn, dispatch, siteOf } from '../../support/registered-site.ts';

test('an alias that two dispatches claim stops the build, and names the other one', async () => {
  const disk = siteOf({
    'posts/a.md': dispatch('A', 'aliases: [/old/]', '2009-02-02'),
    'posts/b.md': dispatch('B', 'aliases: [/Old/]', '2009-02-03'),
  });
  const { published, findings } = await buildOn(disk);
  expect(published).toBe(false);
  expect(findings.filter(({ level }) => level === 'error')).toMatchObject([
    { rule: 'alias-collision', source: 'posts/a.md', reason: expect.stringContaining('posts/b.md') },
  ]);
});
