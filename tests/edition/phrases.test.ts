import { beforeAll, describe, expect, test } from 'vitest';
import { type Built, built, post, SETTINGS } from '../support/built.ts';
import { elementsOf } from '../support/elements.ts';

describe('inline Markdown of front matter', () => {
  let site: Built;

  beforeAll(async () => {
    site = await built(
      {
        'site.yaml': `${SETTINGS}tagline: All *hands*\ndescription: Of [the sea](posts/b.md) & *land*\ncolumns: {x: {name: X, tagline: Of **X**, description: "See [b](posts/b.md)"}}\n`,
        'assets/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
        'posts/a.md': post(
          `title: The *Titanic* &amp; [b](b.md)
date: 2009-01-01
dek: See [the *other*](b.md), 5 * 3 < 16
image: {src: /assets/a.svg, alt: "A *star*", caption: "The *Titanic* of [b](b.md)", credit: "**Staff** & Co"}`,
        ),
        'posts/b.md': post('title: B\ndate: 2009-01-02\nfollows: a\ncolumn: x'),
        'posts/c.md': post('date: 2009-01-03', '# By `code` and *heart*\n\nText.'),
        'posts/_pages/about.md': post('title: About *us*'),
      },
      { theme: 'builtin' },
    );
  });

  test('is set where a reader sees it', () => {
    const page = site.page('/2009/01/01/a/');
    expect(page).toMatch(/<h1 [^>]*>The <em>Titanic<\/em> &amp; b<\/h1>/);
    expect(page).toContain('See <a href="/2009/01/02/b/">the <em>other</em></a>, 5 * 3 &lt; 16</p>');
    expect(page).toContain(
      '<span class="caption">The <em>Titanic</em> of <a href="/2009/01/02/b/">b</a></span>',
    );
    expect(page).toContain('<span class="credit"><strong>Staff</strong> &amp; Co</span>');
    expect(site.page('/2009/01/03/c/')).toMatch(/<h1 [^>]*>By <code>code<\/code> and <em>heart<\/em><\/h1>/);
    expect(site.page('/about/')).toMatch(/<h1[^>]*>About <em>us<\/em><\/h1>/);
  });

  test('is set in lists, where a headline holds no link of its own', () => {
    const list = site.page('/2009/01/');
    expect(list).toMatch(/<a class="u-url" href="\/2009\/01\/01\/a\/">The <em>Titanic<\/em> &amp; b<\/a>/);
    expect(list).toContain('<a href="/2009/01/02/b/">the <em>other</em></a>');
    expect(site.page('/2009/01/02/b/')).toContain('The <em>Titanic</em> &amp; b</a>');
  });

  test('of settings is set in the masthead, the footer and on the page of a column', () => {
    const front = site.page('/');
    expect(front).toContain('All <em>hands</em>');
    expect(front).toContain('Of <a href="/2009/01/02/b/">the sea</a> &amp; <em>land</em>');
    expect(elementsOf(front).attribute('meta[name="description"]', 'content')).toBe('Of the sea & land');
    const column = site.page('/columns/x/');
    expect(column).toContain('Of <strong>X</strong>');
    expect(column).toContain('See <a href="/2009/01/02/b/">b</a>');
    expect(site.files['rss.xml']).toContain('<description>All hands</description>');
  });

  test('is plain text where text is needed', () => {
    const page = elementsOf(site.page('/2009/01/01/a/'));
    expect(page.text('title')).toBe('The Titanic & b · The Wire');
    expect(page.attribute('meta[name="description"]', 'content')).toBe('See the other, 5 * 3 < 16');
    expect(page.attribute('figure.lead img', 'alt')).toBe('A *star*');
    const graph = page.one('script[type="application/ld+json"]').textContent ?? '';
    expect(JSON.parse(graph)).toMatchObject({ headline: 'The Titanic & b' });
    const feed = JSON.parse(site.files['feed.json'] ?? '{}') as {
      items: { title: string; summary: string }[];
    };
    expect(feed.items.at(-1)).toMatchObject({
      title: 'The Titanic & b',
      summary: 'See the other, 5 * 3 < 16',
    });
    expect(site.files['feed.xml']).toContain('<title>The Titanic &amp; b</title>');
    expect(site.files['archive.ris']).toContain('The Titanic & b');
  });
});
