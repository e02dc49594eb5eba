import { describe, expect, test } from 'vitest';
import { built, post, SETTINGS } from '../support/built.ts';

const files = (link: string) => ({
  'site.yaml': `${SETTINGS.replace('wire.example', 'wire.example/cable')}bylines:\n  hale: {name: Hale, bio: "Of [it](${link})."}\n`,
  'posts/_pages/about.md': post('title: About & so on'),
  'posts/2009/a.md': post('title: A\ndate: 2009-02-01\nslug: first'),
  'posts/2009/b.md': post(
    `title: B\ndate: 2009-02-02\nbyline: hale\ncorrections: [{date: 2009-02-03, note: "Not [it](${link})."}]`,
  ),
});

describe('links in bio lines and corrections', () => {
  test.each([
    ['to an address', '/about/', '/cable/about/'],
    ['to an address with an anchor', '/about/#us', '/cable/about/#us'],
    ['to an address under the path of the site', '/cable/about/', '/cable/about/'],
    ['to a slug', 'first', '/cable/2009/02/01/first/'],
    ['to a file', '/posts/2009/a.md', '/cable/2009/02/01/first/'],
    ['to nothing', '/nowhere/', '/cable/nowhere/'],
    ['to elsewhere', 'https://o.example/?a=1&b=2', 'https://o.example/?a=1&amp;b=2'],
    ['to mail', 'mailto:hale@wire.example', 'mailto:hale@wire.example'],
  ])('lead where those of a text would: %s', async (_, link, href) => {
    const { page } = await built(files(link));
    const dispatch = page('/2009/02/02/b/');
    expect(dispatch).toContain(`Of <a href="${href}">it</a>.`);
    expect(dispatch).toContain(`Not <a href="${href}">it</a>.`);
    expect(page('/corrections/')).toContain(`Not <a href="${href}">it</a>.`);
  });

  test('of a correction count from its own file', async () => {
    const { page } = await built(files('a.md'));
    expect(page('/2009/02/02/b/')).toContain('Not <a href="/cable/2009/02/01/first/">it</a>.');
  });
});
