import { describe, expect, test } from 'vitest';
import { built, post } from '../support/built.ts';
import { elementsOf } from '../support/elements.ts';

const inTheme = { theme: 'builtin' } as const;

/** A story of so many dispatches, one a month from January 2005. */
const storyOf = (count: number, more = '') =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => {
      const date = new Date(Date.UTC(2005, at, 1)).toISOString().slice(0, 10);
      const by = at % 2 === 0 ? 'Laura Hale' : 'Ivar Lund';
      return [
        `posts/p${at}.md`,
        post(`title: Part ${at}\ndate: ${date}\nbyline: ${by}\nstory: The lamp\n${more}`),
      ];
    }),
  );

describe('the page of a story', () => {
  test('has its dispatches in order, oldest first, and who wrote them from when to when', async () => {
    const site = await built(
      { ...storyOf(14), 'posts/alone.md': post('title: Alone\ndate: 2009-01-01') },
      inTheme,
    );
    expect(site.found).toEqual([]);
    const page = elementsOf(site.page('/stories/the-lamp/'));
    expect(page.text('h1')).toBe('The lamp');
    expect(page.texts('.entry h3')).toEqual(Array.from({ length: 14 }, (_, at) => `Part ${at}`));
    expect(page.text('.facts')).toMatch(
      /14 dispatches\s+Feed\s+1 January 2005 – 1 February 2006\s+Laura Hale and Ivar Lund/,
    );
    const feed = String(site.files['stories/the-lamp/feed.xml']);
    expect(feed.match(/<entry\b/g)).toHaveLength(14);
    expect(feed).toContain('<fh:complete');
  });

  test('is listed under the year in which the story began, with the title of its first dispatch if it has none', async () => {
    const site = await built(
      {
        ...storyOf(2),
        'posts/x.md': post('title: An *early* one\ndate: 2003-01-01'),
        'posts/y.md': post('title: Its end\ndate: 2009-01-01\nfollows: x'),
      },
      inTheme,
    );
    const list = elementsOf(site.page('/stories/'));
    expect(list.texts('.ledger h2')).toEqual(['2005', '2003']);
    expect(list.texts('.tale h3')).toEqual(['The lamp', 'An early one']);
    expect(site.page('/stories/')).toContain('An <em>early</em> one');
    expect(site.page('/2009/01/01/y/')).toContain('href="/stories/x/"');
    expect(site.page('/archive/')).toContain('href="/stories/"');
  });

  test('shows nothing that is held back or unlisted, and none is made for one dispatch', async () => {
    const { files } = await built({
      ...storyOf(1),
      'posts/a.md': post('title: A\ndate: 2009-01-01\nstory: The lamp\ndraft: true'),
      'posts/b.md': post('title: B\ndate: 2009-01-01\nstory: The lamp\nunlisted: true'),
    });
    expect(Object.keys(files).filter((path) => path.startsWith('stories/'))).toEqual([]);
  });

  test('reads a list of one series, as other systems write it, and no truth', async () => {
    const { files, found } = await built({
      'posts/a.md': post('title: A\ndate: 2009-01-01\nseries: [Lamps]'),
      'posts/b.md': post('title: B\ndate: 2009-01-02\nseries: Lamps'),
    });
    expect(found).toEqual([]);
    expect(Object.keys(files)).toContain('stories/lamps/index.html');
    const truth = await built({ 'posts/a.md': post('title: A\ndate: 2009-01-01\nstory: true') });
    expect(truth.found).toEqual(['invalid-field posts/a.md:4']);
  });

  test('of a long story leaves the pages of its early dispatches alone when it goes on', async () => {
    const before = await built(storyOf(20), inTheme);
    const after = await built(storyOf(21), inTheme);
    const thread = elementsOf(before.page('/2005/10/01/p9/'));
    expect(thread.texts('.story li b, .story li a')).toEqual(
      Array.from({ length: 12 }, (_, at) => `Part ${at + 3}`),
    );
    for (const at of [0, 5, 9]) {
      const address = `/2005/${String(at + 1).padStart(2, '0')}/01/p${at}/`;
      expect(after.page(address)).toBe(before.page(address));
    }
  });
});
