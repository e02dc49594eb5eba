import { describe, expect, test } from 'vitest';
import { bring, sourceOf } from './outside.ts';

const NAMESPACES =
  'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"';
const rss = (items: string, head = '') =>
  `<?xml version="1.0"?><rss version="2.0" ${NAMESPACES}><channel><title>W</title><link>https://example.org</link>${head}${items}</channel></rss>`;
const web = (address: string) => ({
  ...sourceOf({}),
  kind: 'web' as const,
  name: address,
  addresses: [address],
});

describe('feeds as systems write them', () => {
  test('the line that WordPress adds to its feeds goes', async () => {
    const more =
      '<p>The post <a rel="nofollow" href="https://example.org/talks/">Talks</a> appeared first on <a rel="nofollow" href="https://example.org">W</a>.</p>';
    const { text, rows } = await bring({
      'feed.xml': rss(
        `<item><title>Talks</title><link>https://example.org/talks/</link><pubDate>Mon, 02 Feb 2009 19:31:00 +0000</pubDate><description><![CDATA[<p>Dek.</p>${more}]]></description><content:encoded><![CDATA[<p>Full.</p>${more}]]></content:encoded></item>`,
      ),
    });
    expect(text('posts/2009/2009-02-02-talks.md')).toMatch(/dek: Dek\.\n[\s\S]*\n---\n\nFull\.\n$/);
    expect(rows[0]!.notes).toContainEqual({
      kind: 'dropped',
      what: 'furniture',
      detail: '"The post Talks appeared first on W."',
    });
  });

  test('a podcast has its author and its picture', async () => {
    const { text } = await bring({
      'feed.xml': rss(
        '<item><title>Pod</title><link>https://example.org/pod</link><pubDate>Mon, 02 Feb 2009 19:31:00 +0000</pubDate><description>x</description><itunes:author>Laura Hale</itunes:author><itunes:image href="https://example.org/p.jpg"/></item>',
      ),
    });
    expect(text('posts/2009/2009-02-02-pod.md')).toContain(
      'byline: laura-hale\nimage: https://example.org/p.jpg\n',
    );
  });

  test.each([
    [
      'https://example.org/rss',
      rss('<item><title>A</title><link>https://example.org/a</link></item>'),
      '/rss: /rss.xml\n',
    ],
    [
      'https://example.org/atom',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>W</title><entry><title>A</title><id>urn:a</id></entry></feed>',
      '/atom: /feed.xml\n',
    ],
    [
      'https://example.org/json',
      '{"version":"https://jsonfeed.org/version/1.1","title":"W","items":[{"id":"1","title":"A"}]}',
      '/json: /feed.json\n',
    ],
  ])('%s leads to the feed of its own kind', async (address, document, line) => {
    const { files } = await bring(web(address), { format: 'feed' }, new Map(), { [address]: document });
    expect(String(files.get('redirects.yaml'))).toContain(line);
  });

  test('a saved feed leads on, too, since it tells where it was', async () => {
    const { files } = await bring({
      'x.xml': rss(
        '<item><title>A</title><link>https://example.org/a</link></item>',
        '<atom:link href="https://example.org/feed/" rel="self"/>',
      ),
    });
    expect(String(files.get('redirects.yaml'))).toContain('/feed/: /rss.xml\n');
  });

  test('an entry without address has none, whatever the feed’s is', async () => {
    const { rows } = await bring(web('https://example.org/json'), { format: 'feed' }, new Map(), {
      'https://example.org/json':
        '{"version":"https://jsonfeed.org/version/1.1","title":"W","home_page_url":"https://example.org/","items":[{"id":2,"content_text":"x","date_published":"2009-02-02T10:00:00Z","attachments":[{"url":"https://example.org/a.mp3","mime_type":"audio/mpeg"}]}]}',
    });
    expect(rows[0]).toMatchObject({ id: 'tag:localhost,2000:feed/2', urls: { found: 0 } });
  });

  test('sound of a JSON Feed stands over its text', async () => {
    const { text } = await bring({
      'x.json':
        '{"version":"https://jsonfeed.org/version/1.1","title":"W","items":[{"id":"https://example.org/1","title":"T","content_html":"<p>x</p>","date_published":"2009-02-02T10:00:00Z","attachments":[{"url":"https://example.org/a.mp3","mime_type":"audio/mpeg"},{"url":"https://example.org/a.pdf","mime_type":"application/pdf","title":"Paper"}]}]}',
    });
    expect(text('posts/2009/2009-02-02-t.md')).toContain(
      '<audio src="https://example.org/a.mp3" controls></audio>\n\nx\n\n[Paper](https://example.org/a.pdf)\n',
    );
  });

  test('the base and language of an Atom feed count for its entries', async () => {
    const { text, rows } = await bring({
      'a.atom':
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr" xml:base="https://a.org/w/"><title>W</title><link href="/"/><entry><title>One</title><link href="one/"/><id>urn:1</id><published>2009-02-02T10:00:00Z</published><content type="html">&lt;p&gt;&lt;a href="two/"&gt;x&lt;/a&gt;&lt;/p&gt;</content></entry><entry><title>Out</title><id>urn:2</id><published>2009-02-03T10:00:00Z</published><content src="https://a.org/out.html" type="text/html"/></entry></feed>',
      'b.xml': '<x/>',
    });
    expect(rows[0]!.urls.kept).toEqual(['/w/one/']);
    expect(text('posts/2009/2009-02-02-one.md')).toContain('[x](https://a.org/w/one/two/)');
    expect(text('site.yaml')).toContain('lang: fr');
    expect(text('posts/2009/2009-02-03-out.md')).toContain('<https://a.org/out.html>');
    expect(rows[1]!.notes).toContainEqual({
      kind: 'lost',
      what: 'body',
      detail: 'its text is only at https://a.org/out.html',
    });
  });

  test('subjects of RSS 1.0 are tags', async () => {
    const { text } = await bring({
      'b.rdf':
        '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://r.org/"><title>R</title><link>https://r.org/</link></channel><item rdf:about="https://r.org/one"><title>One</title><link>https://r.org/one</link><description>D</description><dc:date>2009-02-02T10:00:00+00:00</dc:date><dc:subject>Iran</dc:subject></item></rdf:RDF>',
    });
    expect(text('posts/2009/2009-02-02-one.md')).toContain('tags: [Iran]');
  });

  test('entries of feeds of one name are not taken for each other', async () => {
    const item = (name: string, words: string) =>
      `<item><title>${name}</title><guid>${name}</guid><pubDate>Mon, 02 Feb 2009 19:31:00 +0000</pubDate><description>${words}</description></item>`;
    const { report, rows } = await bring({
      'a/feed.xml': rss(item('One', 'few words')),
      'b/feed.xml': rss(item('Two', 'many words '.repeat(100))),
    });
    expect(rows.map(({ origin }) => origin)).toEqual(['a/feed.xml, entry 1', 'b/feed.xml, entry 1']);
    expect(report.damage).toEqual([]);
  });
});
