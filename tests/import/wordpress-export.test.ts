import { describe, expect, test } from 'vitest';
import { bring, item, wxr } from './outside.ts';

const meta = (key: string, value: string) =>
  `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`;
const POST = 'posts/2009/2009-02-02-talks.md';

describe('what WordPress itself writes into an export', () => {
  test('WXR 1.0 names each category twice, which makes no tag of it', async () => {
    const { text } = await bring({
      'x.xml': wxr(
        item(
          {},
          '<category><![CDATA[News]]></category><category domain="category" nicename="news"><![CDATA[News]]></category><category domain="tag"><![CDATA[Iran &amp; Iraq]]></category><category domain="tag" nicename="iran-iraq"><![CDATA[Iran &amp; Iraq]]></category>',
        ),
      ),
    });
    expect(text(POST)).toContain('column: news\ntags: [Iran & Iraq]\n');
  });

  test('taxonomies of plugins are kept, and the language of one is the language', async () => {
    const { text } = await bring({
      'x.xml': wxr(
        item(
          {},
          '<category domain="series" nicename="long-road"><![CDATA[The Long Road]]></category><category domain="post_format" nicename="post-format-aside"><![CDATA[Aside]]></category><category domain="language" nicename="fr"><![CDATA[Français]]></category>',
        ),
      ),
    });
    expect(text(POST)).toContain('lang: fr\n');
    expect(text(POST)).toContain('terms:\n  series: [The Long Road]\n');
    expect(text(POST)).not.toContain('Aside');
  });

  test('the credit of a picture is the one that WordPress read from it', async () => {
    const { text } = await bring({
      'x.xml': wxr(
        item({ body: '<p>x</p>' }, meta('_thumbnail_id', '21')),
        `<item><title>a</title><link>https://example.org/a/</link><wp:post_id>21</wp:post_id><wp:post_parent>7</wp:post_parent><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://example.org/a.jpg</wp:attachment_url>${meta('_wp_attachment_metadata', 'a:2:{s:5:"width";i:10;s:10:"image_meta";a:2:{s:6:"credit";s:11:"AP/John Doe";s:9:"copyright";s:2:"AP";}}')}</item>`,
      ),
    });
    expect(text(POST)).toContain('credit: AP/John Doe');
  });

  test('the day that an old address had leads on, too', async () => {
    const { rows } = await bring({
      'x.xml': wxr(
        item(
          { link: 'https://example.org/2009/02/02/talks/' },
          meta('_wp_old_date', '2009-01-31') +
            meta('_wp_old_date', '2009-02-01') +
            meta('_wp_old_slug', 'old'),
        ),
      ),
    });
    expect(rows[0]!.urls.kept).toEqual([
      '/2009/02/02/talks/',
      '/?p=7',
      '/2009/02/02/old/',
      '/2009/01/31/talks/',
      '/2009/02/01/talks/',
    ]);
  });

  test('what Yoast was told of search engines is used or listed', async () => {
    const { text, rows } = await bring({
      'x.xml': wxr(
        item(
          {},
          meta('_yoast_wpseo_canonical', 'https://first.example.org/talks/') +
            meta('_yoast_wpseo_metadesc', 'All about talks.'),
        ),
      ),
    });
    expect(text(POST)).toContain('canonical: https://first.example.org/talks/');
    expect(rows[0]!.notes).toContainEqual({
      kind: 'dropped',
      what: 'description for search engines',
      detail: 'All about talks.',
    });
  });

  test('a last change before publication is none', async () => {
    const { text } = await bring({
      'x.xml': wxr(
        item(
          {},
          '<wp:post_modified>2009-01-30 10:00:00</wp:post_modified><wp:post_modified_gmt>2009-01-30 15:00:00</wp:post_modified_gmt>',
        ),
      ),
    });
    expect(text(POST)).not.toContain('updated');
  });

  test('footnotes of blocks come without a note, and a file without its second link', async () => {
    const { text, rows } = await bring({
      'x.xml': wxr(
        item(
          {
            body: '<!-- wp:paragraph -->\n<p>Left<sup data-fn="f1" class="fn"><a href="#f1" id="f1-link">1</a></sup></p>\n<!-- /wp:paragraph -->\n<!-- wp:file {"id":22,"href":"https://example.org/doc.pdf"} -->\n<div class="wp-block-file"><a id="m1" href="https://example.org/doc.pdf">The document</a><a href="https://example.org/doc.pdf" class="wp-block-file__button wp-element-button" download>Download</a></div>\n<!-- /wp:file -->\n<!-- wp:footnotes /-->',
          },
          meta('footnotes', '[{"content":"The <em>note</em>.","id":"f1"}]'),
        ),
      ),
    });
    expect(text(POST)).toContain(
      'Left[^1]\n\n[The document](https://example.org/doc.pdf)\n\n[^1]: The *note*.\n',
    );
    expect(rows[0]!.notes.map(({ what }) => what)).toEqual(['link']);
  });

  test.each([
    ['footnote', 'One[footnote]A <em>note</em>.[/footnote] two.'],
    ['ref', 'One[ref]A <em>note</em>.[/ref] two.'],
    ['efn_note', 'One[efn_note]A <em>note</em>.[/efn_note] two.'],
    ['mfn', 'One[mfn]A <em>note</em>.[/mfn] two.'],
  ])('[%s] is a footnote', async (_, body) => {
    const { text, rows } = await bring({ 'x.xml': wxr(item({ body: `${body}\n\nThree.` })) });
    expect(text(POST).split('---\n\n')[1]).toBe('One[^1] two.\n\nThree.\n\n[^1]: A *note*.\n');
    expect(rows[0]!.footnotes).toBe(1);
    expect(rows[0]!.notes).toEqual([]);
  });
});

describe('what is easily passed over', () => {
  test('a body that holds the end of a CDATA section comes in whole', async () => {
    const body =
      '<script>// <![CDATA[\nx();\n// ]]></script>\n\nFog lay on the quay.\n\nThe second paragraph.';
    const { text, report } = await bring({
      'x.xml': wxr(item({ body }), item({ id: '8', guid: 'g8', name: 'b' })),
    });
    expect(text('posts/2009/2009-02-02-talks.md')).toContain('Fog lay on the quay.\n\nThe second paragraph.');
    expect(report.counts.imported).toBe(2);
  });

  test('a body whose end tag stands on a line of its own takes no piece after it', async () => {
    const spaced = wxr(item(), item({ id: '8', guid: 'g8', name: 'b' })).replaceAll(
      ']]></content:encoded>',
      ']]>\n   </content:encoded>',
    );
    expect((await bring({ 'x.xml': spaced })).report.counts.imported).toBe(2);
  });

  test('a body whose last section has bare text behind it takes no piece after it', async () => {
    const spaced = wxr(item(), item({ id: '8', guid: 'g8', name: 'b' })).replaceAll(
      ']]></content:encoded>',
      ']]> and more</content:encoded>',
    );
    expect((await bring({ 'x.xml': spaced })).report.counts.imported).toBe(2);
  });

  test('comments under pictures are counted and listed as left out', async () => {
    const comment =
      '<wp:comment><wp:comment_id>5</wp:comment_id><wp:comment_content>What a quay!</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment>';
    const picture = item(
      { id: '8', guid: 'https://example.org/?p=8', type: 'attachment', title: 'quay' },
      `<wp:attachment_url>https://example.org/quay.jpg</wp:attachment_url>${comment}`,
    );
    const { report } = await bring({ 'x.xml': wxr(item(), picture) });
    expect(report.counts.comments).toEqual({ found: 1, kept: 0, left: 1 });
    expect(report.skipped).toContainEqual({
      what: 'comment',
      name: 'quay',
      why: 'it is about a picture, which has no page of its own here',
    });
  });

  test('tags are counted once each', async () => {
    const tag = '<category domain="post_tag" nicename="sea"><![CDATA[Sea]]></category>';
    const { report } = await bring({
      'x.xml': wxr(item({}, tag), item({ id: '8', guid: 'g8', name: 'b' }, tag)),
    });
    expect(report.counts.tags).toBe(1);
  });
});

describe('a body that is not in its place', () => {
  const elementor = JSON.stringify([
    {
      elType: 'section',
      elements: [
        { widgetType: 'heading', settings: { title: 'A head', header_size: 'h3' } },
        { widgetType: 'text-editor', settings: { editor: '<p>Built <b>words</b>.</p>' } },
        { widgetType: 'image', settings: { image: { url: 'https://example.org/a.jpg', alt: 'A' } } },
        { widgetType: 'google_maps', settings: {} },
      ],
    },
  ]);

  test('is read from the data of Elementor', async () => {
    const { text, rows } = await bring({
      'x.xml': wxr(item({ body: '' }, meta('_elementor_data', elementor))),
    });
    expect(text(POST)).toContain('A head\n\nBuilt **words**.\n\n![A](');
    expect(rows[0]?.notes.map(({ kind, what }) => `${kind} ${what}`)).toEqual(
      expect.arrayContaining(['repaired body', 'left widget']),
    );
  });

  test('is made of long custom fields, in their order', async () => {
    const long = (word: string) => `<p>${`${word} `.repeat(60)}</p>`;
    const { text } = await bring({
      'x.xml': wxr(
        item({ body: '' }, meta('part_1', long('one')) + meta('note', 'short') + meta('part_2', long('two'))),
      ),
    });
    expect(text(POST)).toMatch(/(?:one ){59}one\n\n(?:two ){59}two\n$/);
    expect(text(POST)).toContain('note: short\n');
  });

  test('a field that could be the dek is kept if the excerpt is', async () => {
    const { text } = await bring({
      'x.xml': wxr(
        item(
          { body: '<p>x</p>' },
          `<excerpt:encoded><![CDATA[The excerpt.]]></excerpt:encoded>${meta('standfirst', 'Another line.')}${meta('dek', 'The excerpt.')}`,
        ),
      ),
    });
    expect(text(POST)).toContain('dek: The excerpt.\n');
    expect(text(POST)).toContain('standfirst: Another line.\n');
    expect(text(POST)).not.toContain('  dek:');
  });
});
