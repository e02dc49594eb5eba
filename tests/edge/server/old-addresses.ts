import { post } from '../../support/built.ts';
import type { SiteFiles } from '../../support/memory-disk.ts';

/** An old address as a browser asks for it, and where it has to lead: an address of the site, or a whole one. */
export type OldAddress = { readonly alias?: string; readonly from: string; readonly to: string };

const TALKS = '/2009/02/02/talks/';

/** Old addresses of every kind that archives have; of aliases, how they are written. */
export const OLD: readonly OldAddress[] = [
  ...[
    ['/old/talks/', '/old/talks/'],
    ['/old/noslash', '/old/noslash'],
    ['/old/page.html', '/old/page.html'],
    ['/old/page.htm', '/old/page.htm'],
    ['/archives/0042.php', '/archives/0042.php'],
    ['/story.aspx', '/story.aspx'],
    ['/?p=123', '/?p=123'],
    ['/?p=12', '/?p=12'],
    ['/index.php?p=12&page=2', '/index.php?p=12&page=2'],
    ['/index.php?p=12', '/index.php?p=12'],
    ['/?about', '/?about'],
    ['/archive/?y=2009', '/archive/?y=2009'],
    ['/?s=two words', '/?s=two%20words'],
    ['/caf%C3%A9/', '/caf%C3%A9/'],
    ['/東京/', '/%E6%9D%B1%E4%BA%AC/'],
    ['/two words/', '/two%20words/'],
    ['/a+b(c)$d/', '/a+b(c)$d/'],
    ['/50%25/', '/50%25/'],
    ['/star*/', '/star*/'],
    ['/:name/x/', '/:name/x/'],
    ['/2009/02/02/Talks/', '/2009/02/02/Talks/'],
    [`/long/${'x'.repeat(300)}/`, `/long/${'x'.repeat(300)}/`],
    [`/very/${'x/'.repeat(480)}`, `/very/${'x/'.repeat(480)}`],
    ['/quote"d/', '/quote%22d/'],
  ].map(([alias = '', from = '']) => ({ alias, from, to: TALKS })),
  { from: '/feed/', to: '/feed.xml' },
  { from: '/feed', to: '/feed.xml' },
  { from: '/index.xml', to: '/rss.xml' },
  { from: '/rss.php', to: '/rss.xml' },
  { from: '/?feed=atom', to: '/feed.xml' },
  { from: '/tag/x/', to: '/tags/%E6%9D%B1%E4%BA%AC/' },
  { from: '/part.asp', to: '/archive/#y2009' },
  { from: '/shop/', to: 'https://shop.example/a?b=c%20d' },
  { from: '/shop.php', to: 'https://shop.example/' },
  { from: '/img/p.jpg', to: '/assets/pier.svg' },
  { from: '/spelt/', to: TALKS },
  { from: '/bare.asp', to: TALKS },
  { from: '/composed/', to: '/Kaf%C3%A9/' },
  { from: '/to/page/', to: '/t/page.html' },
];

/** A site with all of them, but for its host and its address. */
export const SITE: SiteFiles = {
  'posts/talks.md': post(
    `title: Talks\ndate: 2009-02-02\ntags: [東京]\naliases: ${JSON.stringify(OLD.flatMap(({ alias }) => alias ?? []))}`,
  ),
  'posts/other.md': post('title: Other\ndate: 2009-02-03'),
  'posts/cafe.md': post('title: Kafé\ndate: 2009-02-04\npermalink: /Kafé/'),
  'posts/page.md': post('title: Page\ndate: 2009-02-05\npermalink: /t/page.html'),
  'assets/pier.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'redirects.yaml': `/feed/: /feed.xml
/index.xml: /rss.xml
/rss.php: /index.xml
"/?feed=atom": /feed.xml
/tag/x/: /tags/東京/
/part.asp: /archive/#y2009
/shop/: "https://shop.example/a?b=c d"
/shop.php: https://shop.example/
/img/p.jpg: /assets/pier.svg
/spelt/: /2009/02/02/TALKS
/bare.asp: /2009/02/02/talks
/composed/: "/kafe\\u0301/"
/to/page/: /T/Page.html
`,
};

/** What a server answered. */
export type Answered = { readonly status: number; readonly location: string | null; readonly body: string };

/** Where an answer leads a reader: by a redirect, by a page that leads on, or because it is the feed itself. */
export function leadsTo({ status, location, body }: Answered, origin: string): string | null {
  if (status >= 300 && status < 400 && location !== null)
    return location.startsWith(origin) ? location.slice(origin.length) : location;
  if (status !== 200) return null;
  const [, refresh] = /http-equiv="refresh" content="0; url=([^"]*)"/.exec(body) ?? [];
  if (refresh !== undefined) return refresh.replaceAll('&amp;', '&');
  const [, self] = /rel="self"[^>]* href="https:\/\/wire\.example([^"]*)"/.exec(body) ?? [];
  return self ?? null;
}
