import { describe, expect, test } from 'vitest';
import { built, post, SETTINGS } from '../support/built.ts';
import { deadReferences } from '../support/crawl.ts';
import type { SiteFiles } from '../support/memory-disk.ts';

/** A site with every kind of page, link, picture, feed and redirect. */
const FILES: SiteFiles = {
  'site.yaml': `${SETTINGS}tagline: Ports
index: {single: 6}
feeds: {entries: 4}
columns: {the-wire: The Wire, letters: Letters}
bylines: {laura-hale: {name: Laura Hale, bio: 'See [about](/about/) and [it](n5).', image: face.svg}}
nav: [{title: About, url: /about/}]
`,
  'assets/face.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'assets/pier.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'assets/theme.css': 'body { color: black }',
  'assets/_root/CNAME': 'wire.example',
  'posts/_pages/about.md': post(
    'title: About',
    'See [the first](../n0.md), [all](/archive/) and [a feed](/feed.xml).',
  ),
  'posts/2009/gull.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'posts/2009/full.md': post(
    `title: Full
date: 2009-06-02
byline: [laura-hale, Ivar Lund]
column: the-wire
tags: [iran, "R&D", 東京, C++, "a/b", "50%"]
image: gull.svg
follows: n3
related: [n1]
aliases: [/old.html, /was there/, "/?p=3"]
corrections: [{date: 2009-06-03, note: 'Not [so](../n2.md), [so](/about/) nor [so](https://o.example/).'}]`,
    `See [one](../n0.md#top), [two](/n1) and [its tag](/tags/iran/), [me](#part).[^1]

## Part

![Gull](gull.svg) and <img src="/assets/pier.svg" alt="">

| a |
| - |
| [cell](n2) |

[^1]: A note.`,
  ),
  'posts/2009/same-day.md': post(
    'title: Same day\ndate: 2009-06-02\nunlisted: true\ntags: [hidden]\nbyline: Nemo',
  ),
  'posts/2009/day.md': post('title: Same day too\ndate: 2009-06-02\nlang: ar\ntags: [عربي]'),
  ...Object.fromEntries(
    Array.from({ length: 30 }, (_, at) => [
      `posts/n${at}.md`,
      post(
        `title: N ${at}\ndate: ${2006 + Math.floor(at / 10)}-${String(1 + (at % 10)).padStart(2, '0')}-05\ncolumn: ${at % 2 ? 'letters' : 'the-wire'}\nbyline: laura-hale\ntags: [large, ${at % 5 ? 'b' : 'c'}]`,
      ),
    ]),
  ),
};

describe.each([
  ['at the root of a host', 'https://wire.example'],
  ['under a path', 'https://wire.example/cable'],
  ['under a path of another script, by --url', 'https://wire.example/ar/%D8%B9'],
])('a site %s', (_, url) => {
  test('has no link, picture, style, feed or redirect that leads to nothing', async () => {
    const site = await built(FILES, { theme: 'builtin', url });
    expect(site.found.filter((found) => !found.startsWith('unknown-byline'))).toEqual([
      'broken-link posts/2009/full.md:14',
    ]);
    const files = Object.entries(site.files);
    const { dead, followed } = deadReferences(files, new Set(Object.keys(site.files)), url);
    // `/n1` is a slug where an address is meant: the writer was told of it above.
    expect(dead.filter(({ to }) => !to.endsWith('/n1'))).toEqual([]);
    expect(followed).toBeGreaterThan(2000);
  });
});

describe('the crawl of these tests', () => {
  test.each([
    ['a page that is not there', '<a href="/cable/gone/">', '/cable/gone/', 'page'],
    ['an address outside of the path of the site', '<a href="/">', '/', 'page'],
    ['an anchor that is not there', '<a href="#gone">', '#gone', 'anchor'],
    ['a picture', '<img src="/cable/gone.jpg" alt="">', '/cable/gone.jpg', 'page'],
    [
      'one of several sizes',
      '<img src="/cable/x.html" srcset="/cable/gone.jpg 2x" alt="">',
      '/cable/gone.jpg',
      'page',
    ],
    ['a redirect', '<meta http-equiv="refresh" content="0; url=/cable/gone/">', '/cable/gone/', 'page'],
  ])('finds %s', (_, html, to, lacks) => {
    const files = [['x.html', html]] as const;
    expect(deadReferences(files, new Set(['x.html']), 'https://wire.example/cable').dead).toEqual([
      { on: 'x.html', to, lacks },
    ]);
  });
});
