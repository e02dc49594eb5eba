import { describe, expect, test } from 'vitest';
import { bring, item, wxr } from './outside.ts';

const body = (text: string) => text.split('---\n\n').slice(1).join('---\n\n');

const POST = { link: '/blog/2019/2/2/fog', guid: '', name: 'blog/2019/2/2/fog', title: 'Fog' };

async function shown(html: string) {
  const { posts, text, rows } = await bring({ 'x.xml': wxr(item({ ...POST, body: html })) });
  return { markdown: body(text(posts[0]!)), row: rows[0]! };
}

const CDN = 'https://images.squarespace-cdn.com/content/v1/5';

describe('Squarespace', () => {
  test('a piece stands under its own path, its column and tags lead there, and no address is of WordPress', async () => {
    const terms =
      '<category domain="category" nicename="sea-air"><![CDATA[Sea & Air]]></category><category domain="post_tag" nicename="deep-fog"><![CDATA[Deep Fog]]></category>';
    const { report, text, posts, files, rows } = await bring({
      'x.xml': wxr(
        item({ ...POST, body: '<p>Fog.</p>' }, terms),
        item({
          id: '9',
          type: 'page',
          link: '/about',
          name: 'about',
          guid: '',
          title: 'About',
          body: '<p>Who.</p>',
        }),
      ),
    });
    expect(report.format).toBe('squarespace');
    expect(posts).toEqual(['posts/2009/2009-02-02-fog.md', 'posts/_pages/about.md']);
    expect(text(posts[0]!)).toContain('aliases: [/blog/2019/2/2/fog]');
    expect(text(posts[0]!)).toContain('id: tag:example.org,2000:wordpress/7');
    expect(rows[0]!.urls).toMatchObject({ found: 1, kept: ['/blog/2019/2/2/fog'] });
    const redirects = String(files.get('redirects.yaml'));
    expect(redirects).toContain('/blog/category/Sea+&+Air: /columns/sea-air/');
    expect(redirects).toContain('/blog/tag/Deep+Fog: /tags/deep-fog/');
    expect(redirects).toContain('/blog?format=rss: /rss.xml');
    expect(redirects).not.toContain('feed/rss2');
  });

  test('the address of a picture is no old address of the piece that it belongs to', async () => {
    const url = `${CDN}/quay.jpg`;
    const picture = `<wp:attachment_url>${url}</wp:attachment_url><wp:post_parent>7</wp:post_parent>`;
    const { rows } = await bring({
      'x.xml': wxr(
        item(POST),
        item({ id: '8', type: 'attachment', link: url, guid: '', name: 'quay' }, picture),
      ),
    });
    expect(rows[0]!.urls).toMatchObject({ found: 1, kept: ['/blog/2019/2/2/fog'] });
  });

  test.each<[string, string, string]>([
    [
      'a picture that a script loads is shown once, in its own size, with its caption and its link',
      `<div class="sqs-block image-block sqs-block-image"><div class="sqs-block-content"><figure class="sqs-block-image-figure"><a href="https://x.example/"><noscript><img src="${CDN}/quay.jpg" /></noscript><img class="thumb-image" data-src="${CDN}/quay.jpg" data-image="${CDN}/quay.jpg?format=1500w" alt="Quay"></a><figcaption class="image-caption-wrapper"><div class="image-caption"><p>At <em>noon</em></p></div></figcaption></figure></div></div>`,
      `[![Quay](${CDN}/quay.jpg "At noon")](https://x.example/)\n`,
    ],
    [
      'a gallery shows every picture once',
      `<div class="sqs-gallery-container"><div class="sqs-gallery"><div class="slide"><noscript><img src="${CDN}/1.jpg"></noscript><img data-src="${CDN}/1.jpg" alt="One"></div><div class="slide"><img data-src="${CDN}/2.jpg" alt=""><div class="meta"><p>Two</p></div></div></div></div>`,
      `![One](${CDN}/1.jpg)\n\n![](${CDN}/2.jpg "Two")\n`,
    ],
    [
      'a quotation keeps its words and its source, without the marks of its block',
      '<div class="sqs-block quote-block sqs-block-quote"><figure><blockquote><span>“</span>Fog comes.<span>”</span></blockquote><figcaption class="source">— Bo</figcaption></figure></div>',
      '> Fog comes.\n>\n> — Bo\n',
    ],
    [
      'a film is a link',
      '<div class="sqs-block video-block sqs-block-video"><div class="sqs-video-wrapper" data-html="&lt;iframe src=&quot;https://www.youtube.com/embed/abcdefghijk&quot;&gt;&lt;/iframe&gt;"></div></div>',
      '[Video on YouTube](https://www.youtube.com/watch?v=abcdefghijk)\n',
    ],
    [
      'an embed that lies there as data is what it showed',
      '<div class="sqs-block embed-block sqs-block-embed" data-block-json="{&quot;html&quot;:&quot;&lt;blockquote&gt;&lt;p&gt;Fog.&lt;/p&gt;&lt;/blockquote&gt;&quot;}"></div>',
      '> Fog.\n',
    ],
    [
      'a button is a link, a line a line, and code is code',
      '<div class="sqs-block sqs-block-button"><div class="sqs-block-button-container"><a class="sqs-block-button-element" href="/give">Give</a></div></div><div class="sqs-block sqs-block-horizontalrule"><hr/></div><div class="sqs-block sqs-block-code"><pre class="source-code">a[1] = 2</pre></div><p>End.</p>',
      '[Give](https://example.org/give)\n\n---\n\n```\na[1] = 2\n```\n\nEnd.\n',
    ],
  ])('%s', async (_, html, markdown) => {
    expect((await shown(html)).markdown).toBe(markdown);
  });

  test('what asks for readers goes and is noted, with its words', async () => {
    const { markdown, row } = await shown(
      '<p>Fog.</p><div class="sqs-block newsletter-block sqs-block-newsletter"><p>Sign up now</p></div>',
    );
    expect(markdown).toBe('Fog.\n');
    expect(row.notes).toContainEqual({
      kind: 'dropped',
      what: 'furniture',
      detail: '"Sign up now"',
      words: 3,
    });
  });

  test('an export of WordPress is not taken for one', async () => {
    const { report } = await bring({ 'x.xml': wxr(item()) });
    expect(report.format).toBe('wordpress');
  });
});
