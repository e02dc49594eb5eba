import { describe, expect, test } from 'vitest';
import { bring, png } from './outside.ts';

const entry = (id: number, type: string, more: string, text = 'Fog came.') =>
  `<entry><id>tag:blogger.com,1999:blog-1.post-${id}</id><blogger:type>${type}</blogger:type><blogger:status>LIVE</blogger:status><author><name>Ann</name></author><title>P${id}</title><content type='html'>${text}</content><published>2009-02-0${id}T03:30:00Z</published>${more}</entry>`;
const feed = (...entries: readonly string[]) =>
  `<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'><id>tag:blogger.com,1999:blog-1</id><title>Wire</title>${entries.join('')}</feed>`;

/** A Takeout of Google, as it lies in its zip. */
const TAKEOUT = {
  'Takeout/Blogger/Blogs/Wire/feed.atom': feed(
    entry(
      1,
      'POST',
      '<blogger:filename>/2009/01/one.html</blogger:filename>',
      '&lt;img src="https://blogger.googleusercontent.com/img/b/R29/AVv/s320/Quay.png" alt="Quay"&gt; Fog came.',
    ),
    entry(2, 'PAGE', '<blogger:filename>/p/about.html</blogger:filename>'),
    entry(3, 'COMMENT', '<blogger:parent>tag:blogger.com,1999:blog-1.post-1</blogger:parent>', 'True.'),
  ),
  'Takeout/Blogger/Blogs/Wire/settings.csv':
    'blog_name,blog_custom_domain,blog_time_zone,blog_locale\nThe Wire,wire.example,America/New_York,en\n',
  'Takeout/Blogger/Blogs/Wire/theme-layouts.xml': '<html xmlns="x"/>',
  'Takeout/Blogger/Blogs/Wire/theme-classic.html': '<html></html>',
  'Takeout/Blogger/Comments/Wire/feed.atom': feed(
    entry(9, 'COMMENT', '<blogger:parent>tag:blogger.com,1999:blog-7.post-1</blogger:parent>'),
  ),
  'Takeout/Blogger/Albums/Wire/Quay.png': png(),
  'Takeout/Blogger/Profile/profile.csv': 'display_name\nAnn\n',
};

describe('a Takeout of Google', () => {
  test('has a blog with its settings, pictures and addresses; what is no blog is listed', async () => {
    const { report, rows, files } = await bring(TAKEOUT, { timezone: null });
    expect(report.format).toBe('blogger');
    expect(rows).toMatchObject([
      { kind: 'dispatch', date: '2009-01-31T22:30:00-05:00', comments: 1, pictures: { found: 1, kept: 1 } },
      { kind: 'page', comments: 0 },
    ]);
    expect(rows.map(({ urls }) => urls.kept)).toEqual([['/2009/01/one.html'], ['/p/about.html']]);
    expect(report.timezone).toBe('America/New_York');
    expect(String(files.get('site.yaml'))).toMatch(/title: The Wire[\s\S]*url: https:\/\/wire\.example/);
    expect(report.damage).toEqual([]);
    expect(report.skipped.map(({ name }) => name.replace('Takeout/Blogger/', '')).sort()).toEqual([
      'Blogs/Wire/theme-classic.html',
      'Blogs/Wire/theme-layouts.xml',
      'Comments/Wire/feed.atom',
      'Profile/profile.csv',
    ]);
  });

  test('a picture of whose name there are two in albums is none of them', async () => {
    const { rows } = await bring({ ...TAKEOUT, 'Takeout/Blogger/Albums/Other/Quay.png': png(1) });
    expect(rows[0]!.pictures).toMatchObject({ found: 1, kept: 0 });
  });

  test('comments under what the export does not hold are counted as left out', async () => {
    const stray = entry(4, 'COMMENT', '<blogger:parent>tag:blogger.com,1999:blog-1.post-8</blogger:parent>');
    const { report } = await bring({ 'feed.atom': feed(entry(1, 'POST', ''), stray) });
    expect(report.counts.comments).toEqual({ found: 1, kept: 0, left: 1 });
    expect(report.damage).toEqual([]);
  });
});
