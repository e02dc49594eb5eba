import { describe, expect, test } from 'vitest';
import { bring } from './outside.ts';

const PATH = 'posts/2023/2023-01-02-talks.md';

async function body(html: string) {
  const { text, rows } = await bring({
    'posts.csv':
      'post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url\n1.talks,2023-01-02T10:00:00.000Z,true,,,newsletter,everyone,Talks,,\n',
    'posts/1.talks.html': html,
  });
  return { markdown: text(PATH).split('---\n\n').slice(1).join('---\n\n'), notes: rows[0]!.notes };
}

const attrs = (data: object) => `data-attrs="${JSON.stringify(data).replace(/"/g, '&quot;')}"`;
const CDN = 'https://substackcdn.com/image/fetch/f_auto,q_auto:good,fl_progressive:steep/';
const MEDIA = 'https://substack-post-media.s3.amazonaws.com/public/images/a.jpeg';

describe('Substack', () => {
  test.each<[name: string, html: string, markdown: string]>([
    [
      'a picture that leads to itself is a picture',
      `<div class="captioned-image-container"><figure><a class="image-link image2" href="${CDN}${encodeURIComponent(MEDIA)}"><div class="image2-inset"><picture><source srcset="${CDN}x 424w"><img src="${CDN}w_1456/${encodeURIComponent(MEDIA)}" alt="A man"></picture><div></div></div></a><figcaption class="image-caption">Cap</figcaption></figure></div>`,
      `![A man](${MEDIA} "Cap")\n`,
    ],
    [
      'a post of Twitter is quoted with its address',
      `<div class="tweet" ${attrs({ url: 'https://twitter.com/a/status/1', full_text: 'One <two>', username: 'a', name: 'A B' })} data-component-name="Twitter2ToDOM"></div>`,
      '> One \\<two>\n>\n> — [A B (@a)](https://twitter.com/a/status/1)\n',
    ],
    ['a pull quote is a quotation', '<div class="pullquote"><p>Pulled</p></div>', '> Pulled\n'],
    [
      'a gallery shows its pictures',
      `<div class="image-gallery-embed" ${attrs({ gallery: { images: [{ src: 'https://x.org/1.jpeg' }, { src: 'https://x.org/2.jpeg' }], caption: 'Both', alt: 'Two men' } })}></div>`,
      '![Two men](https://x.org/1.jpeg)\n![Two men](https://x.org/2.jpeg)\n\n*Both*\n',
    ],
    [
      'a formula is code',
      `<div class="latex-rendered" ${attrs({ persistentExpression: 'x^2' })}></div>`,
      '```latex\nx^2\n```\n',
    ],
    [
      'another post is a link',
      `<div class="digest-post-embed" ${attrs({ title: 'Other', caption: 'On it', canonical_url: 'https://o.substack.com/p/o', cta: 'Read full story' })}></div><div class="embedded-post-wrap" ${attrs({ title: 'Third', url: 'https://o.substack.com/p/t' })}><a class="embedded-post" href="https://o.substack.com/p/t?utm_source=substack"><span class="embedded-post-publication-name">O</span><div class="embedded-post-title">Third</div><div class="embedded-post-meta">a year ago · 3 likes</div></a></div>`,
      '[Other](https://o.substack.com/p/o)\\\nOn it\n\n[Third](https://o.substack.com/p/t)\n',
    ],
    [
      'a file is a link',
      '<div class="file-embed-wrapper" data-component-name="FileToDOM"><div class="file-embed-container-reader"><div class="file-embed-container-top"><image class="file-embed-thumbnail-default" src="https://substackcdn.com/x.svg"></image><div class="file-embed-details"><div class="file-embed-details-h1">Report</div><div class="file-embed-details-h2">1MB ∙ PDF file</div></div><a class="file-embed-button wide" href="https://w.substack.com/api/v1/file/x.pdf"><span class="file-embed-button-text">Download</span></a></div></div></div>',
      '[Report](https://w.substack.com/api/v1/file/x.pdf) (1MB ∙ PDF file)\n',
    ],
    [
      'a name is a name',
      `<p>Said <span class="mention-wrap" ${attrs({ name: 'Laura Hale', id: 1 })}></span>.</p>`,
      'Said Laura Hale.\n',
    ],
    [
      'verse keeps its lines, and no word of the editor',
      '<div class="preformatted-block"><label class="hide-text" contenteditable="false">Text within this block will maintain its original spacing when published</label><pre class="text">Roses\n are</pre></div>',
      '```\nRoses\n are\n```\n',
    ],
  ])('%s', async (_, html, markdown) => {
    expect((await body(html)).markdown).toBe(markdown);
  });

  test('what asks for readers goes, a button of the writer stays', async () => {
    const { markdown, notes } = await body(
      '<p>Text.</p><p class="button-wrapper"><a class="button primary" href="https://w.substack.com/subscribe?"><span>Subscribe now</span></a></p><div class="subscription-widget-wrap-editor"><div class="subscription-widget show-subscribe"><div class="preamble"><p class="cta-caption">Thanks for reading!</p></div><form><input type="email"></form></div></div><div class="captioned-button-wrap"><div class="preamble"><p class="cta-caption">Feel free to share it.</p></div><p class="button-wrapper"><a class="button primary" href="https://w.substack.com/p/talks?utm_source=substack&amp;action=share"><span>Share</span></a></p></div><p class="button-wrapper"><a class="button primary" href="https://x.org/donate"><span>Give</span></a></p>',
    );
    expect(markdown).toBe('Text.\n\n[Give](https://x.org/donate)\n');
    expect(notes).toEqual([
      { kind: 'dropped', what: 'furniture', detail: '"Subscribe now"', words: 2 },
      { kind: 'dropped', what: 'link', detail: 'https://w.substack.com/subscribe?, of "Subscribe now"' },
      { kind: 'dropped', what: 'furniture', detail: '"Thanks for reading!"', words: 3 },
      { kind: 'dropped', what: 'furniture', detail: '"Feel free to share it. Share"', words: 6 },
      {
        kind: 'dropped',
        what: 'link',
        detail:
          'https://w.substack.com/p/talks?utm_source=substack&action=share, of "Feel free to share it. Share"',
      },
    ]);
  });

  test('a post whose elements stand too deep in each other is no end of the others', async () => {
    const { report, rows } = await bring({
      'posts.csv':
        'post_id,post_date,is_published,type,title\n1.a,2023-01-02,true,newsletter,A\n2.b,2023-01-03,true,newsletter,B\n',
      'posts/1.a.html': '<div data-attrs="{}" class="pullquote">'.repeat(30_000),
      'posts/2.b.html': '<p>B</p>',
    });
    expect(report.damage).toEqual([]);
    expect(rows.map(({ title }) => title)).toEqual(['A', 'B']);
  });

  test('what only its server could show is a link, or is told', async () => {
    const { markdown, notes } = await body(
      `<p>Text.</p><div class="poll-embed" ${attrs({ id: 7 })} data-component-name="PollToDOM"></div><div class="native-video-embed" data-component-name="VideoPlaceholder" ${attrs({ mediaUploadId: 'x' })}></div><div class="instagram" ${attrs({ instagram_id: 'Ab1', title: 'A picture', author_name: 'a' })}></div><div class="new-thing" ${attrs({ url: 'https://y.org/', title: 'Y' })}></div>`,
    );
    expect(markdown).toBe('Text.\n\n[A picture](https://www.instagram.com/p/Ab1/)\n\n[Y](https://y.org/)\n');
    expect(notes).toEqual([
      { kind: 'lost', what: 'embed', detail: 'PollToDOM: {"id":7}' },
      { kind: 'lost', what: 'embed', detail: 'VideoPlaceholder: {"mediaUploadId":"x"}' },
    ]);
  });
});
