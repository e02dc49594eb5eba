import { describe, expect, test } from 'vitest';
import { bring, png } from './outside.ts';

const body = (text: string) => text.split('---\n\n').slice(1).join('---\n\n');

/** What one post of the API becomes. */
async function shown(post: object, site: object = { name: 'quay', url: 'https://quay.tumblr.com/' }) {
  const { posts, text, rows, report } = await bring({
    'x.json': JSON.stringify({
      meta: { status: 200 },
      response: {
        blog: site,
        posts: [{ id: 7, timestamp: 1296522000, slug: 'fog', reblog_key: 'k', ...post }],
      },
    }),
  });
  return { text: text(posts[0]!), markdown: body(text(posts[0]!)), row: rows[0]!, report };
}

describe('posts of the API', () => {
  test.each<[string, object, string]>([
    ['text', { type: 'text', title: 'Fog', body: '<p>Fog came.</p>' }, 'Fog came.\n'],
    [
      'quote',
      { type: 'quote', text: 'Fog comes &amp; goes.', source: '<a href="https://b.example/">Bo</a>' },
      '> Fog comes & goes.\n\n— [Bo](https://b.example/)\n',
    ],
    [
      'link',
      { type: 'link', title: 'Fog', url: 'https://f.example/a', description: '<p>Read it.</p>' },
      '[Fog](https://f.example/a)\n\nRead it.\n',
    ],
    [
      'chat',
      {
        type: 'chat',
        dialogue: [
          { label: 'Ann:', name: 'Ann', phrase: 'Fog?' },
          { label: 'Bo:', name: 'Bo', phrase: 'Fog <here>.' },
        ],
      },
      '**Ann:** Fog?\n\n**Bo:** Fog \\<here>.\n',
    ],
    [
      'answer',
      {
        type: 'answer',
        asking_name: 'bo',
        asking_url: 'https://bo.example/',
        question: 'Fog?',
        answer: '<p>Yes.</p>',
      },
      '[bo](https://bo.example/) asked:\n\n> Fog?\n\nYes.\n',
    ],
    [
      'photo set',
      {
        type: 'photo',
        caption: '<p>Two.</p>',
        photos: [
          { caption: 'One', original_size: { url: 'https://m.example/1.jpg' } },
          {
            caption: '',
            alt_sizes: [
              { width: 75, url: 'https://m.example/s.jpg' },
              { width: 500, url: 'https://m.example/2.jpg' },
            ],
          },
        ],
      },
      '![](https://m.example/1.jpg "One")\n\n![](https://m.example/2.jpg)\n\nTwo.\n',
    ],
    [
      'reblog, whose words are in its trail alone',
      {
        type: 'text',
        body: '',
        trail: [
          { blog: { name: 'ann' }, content: '<p>Fog?</p>' },
          { blog: { name: 'quay' }, content: '<p>Yes.</p>', is_current_item: true },
        ],
      },
      '[ann](https://ann.tumblr.com/):\n\n> Fog?\n\nYes.\n',
    ],
  ])('a %s is shown as Tumblr showed it', async (_, post, markdown) => {
    const { markdown: made, report } = await shown(post);
    expect(made).toBe(markdown);
    expect(report.unlisted).toEqual([]);
  });

  test('blocks keep their marks, also where these cross or stand behind an emoji', async () => {
    const { markdown } = await shown({
      type: 'blocks',
      content: [
        {
          type: 'text',
          text: '🌫 fog came in',
          formatting: [
            { type: 'bold', start: 2, end: 10 },
            { type: 'italic', start: 6, end: 13 },
            { type: 'link', start: 2, end: 5, url: 'https://f.example/' },
          ],
        },
        { type: 'text', subtype: 'heading2', text: 'Why' },
        { type: 'text', subtype: 'ordered-list-item', text: 'one' },
        { type: 'text', subtype: 'unordered-list-item', text: 'inner', indent_level: 1 },
        { type: 'text', subtype: 'ordered-list-item', text: 'two' },
        { type: 'image', media: [{ url: 'https://m.example/1.jpg', width: 500 }], alt_text: 'A quay' },
        { type: 'video', url: 'https://www.youtube.com/watch?v=abcdefghijk' },
      ],
    });
    expect(markdown).toBe(
      '🌫 [**fog**](https://f.example/) **_came_** *in*\n\n## Why\n\n1. one\n   - inner\n2. two\n\n![A quay](https://m.example/1.jpg)\n\n[Video on YouTube](https://www.youtube.com/watch?v=abcdefghijk)\n',
    );
  });

  test('addresses, tags, states and the site are kept', async () => {
    const { text, row } = await shown(
      {
        type: 'text',
        state: 'private',
        title: 'Fog',
        body: '<p>Fog.</p>',
        tags: ['sea', 'fog, thick'],
        post_url: 'https://quay.tumblr.com/post/7/fog',
      },
      { title: 'Quay', url: 'https://quay.tumblr.com/' },
    );
    expect(text).toContain('tags: [sea, "fog, thick"]');
    expect(text).toContain('aliases: [/post/7/fog, /post/7]');
    expect(text).toContain('draft: true');
    expect(row.notes).toContainEqual({ kind: 'guessed', what: 'draft', detail: 'its state was "private"' });
  });

  test('the first version of the API and a list of bare posts are read, too', async () => {
    const first = await bring({
      'x.js': `var tumblr_api_read = ${JSON.stringify({ tumblelog: { title: 'Quay' }, posts: [{ id: '7', url: 'https://quay.tumblr.com/post/7', type: 'quote', 'unix-timestamp': 1296522000, 'quote-text': 'Fog.', 'quote-source': 'Bo' }] })};\n`,
    });
    expect(body(first.text(first.posts[0]!))).toBe('> Fog.\n\n— Bo\n');
    const bare = await bring({
      'a.json': JSON.stringify([
        { id: 7, type: 'text', reblog_key: 'x', date: '2011-02-01 01:00:00 GMT', body: 'Fog.' },
      ]),
    });
    expect(bare.report.format).toBe('tumblr');
    expect(bare.rows[0]!.date).toBe('2011-02-01T01:00:00+00:00');
  });
});

describe('XML of the first version of the API', () => {
  const XML = `<?xml version="1.0" encoding="UTF-8"?>
<tumblr version="1.0"><tumblelog name="quay" timezone="Europe/Lisbon" title="Quay">Fog &amp; ships</tumblelog><posts>
<post id="7" url="https://quay.tumblr.com/post/7" url-with-slug="https://quay.tumblr.com/post/7/fog" type="regular" date-gmt="2011-02-01 01:00:00 GMT" unix-timestamp="1296522000" slug="fog"><tag>sea</tag><tag>fog, thick</tag><regular-title>Fog</regular-title><regular-body><![CDATA[<p>Fog came.</p>]]></regular-body></post>
<post id="8" type="photo" date="February 2nd, 2020 3:00pm"><photoset><photo caption="One"><photo-url max-width="500">https://m.example/s.jpg</photo-url><photo-url max-width="1280">https://m.example/l.jpg</photo-url></photo></photoset><photo-caption>&lt;p&gt;A quay.&lt;/p&gt;</photo-caption></post>
<post id="9" type="conversation" date="February 3rd, 2020 3:00pm"><conversation-text>Ann: Fog?</conversation-text><conversation><line name="Ann" label="Ann:">Fog?</line></conversation></post>
<post id="10" type="regular" date="February 4th, 2020 3:00pm" private="true"><regular-body>&lt;p&gt;Only mine.&lt;/p&gt;</regular-body></post>
</posts></tumblr>`;

  test('posts of every kind, tags, times and the blog are read, and counted by other code', async () => {
    const { report, rows, text, posts, files } = await bring({ 'posts/posts.xml': XML });
    expect(report.format).toBe('tumblr');
    expect(report.counts).toMatchObject({ found: 4, imported: 4, drafts: 1 });
    expect(report.held.items).toEqual({ regular: 2, photo: 1, conversation: 1 });
    const one = (number: number) => text(rows.find(({ id }) => id.endsWith(`post/${number}`))!.path!);
    expect(one(7)).toContain('date: 2011-02-01T01:00:00+00:00');
    expect(one(7)).toContain('tags: [sea, "fog, thick"]');
    expect(one(7)).toContain('aliases: [/post/7, /post/7/fog]');
    expect(body(one(7))).toBe('Fog came.\n');
    expect(body(one(8))).toBe('![](https://m.example/l.jpg "One")\n\nA quay.\n');
    expect(body(one(9))).toBe('**Ann:** Fog?\n');
    expect(one(10)).toContain('draft: true');
    expect(posts).toHaveLength(4);
    expect(files.get('site.yaml')).toContain('url: https://quay.tumblr.com');
  });
});

describe('the export', () => {
  const page = (inner: string, tags = '') =>
    `<!DOCTYPE html><html><head><meta charset="utf-8"><title></title></head><body>${inner}<div id="footer"><span id="timestamp"> August 30th, 2019 3:14pm </span>${tags}</div></body></html>`;

  test('pages, their tags and times, and the pictures of media/ come in', async () => {
    const { report, rows, text, posts, files } = await bring({
      'posts/posts_index.html': '<a href="html/101.html">x</a>',
      'posts/html/101.html': page(
        '<h1>Fog</h1><p>Fog came.</p><img src="../../media/101_0.png">',
        '<span class="tag">sea</span><span class="tag">fog</span>',
      ),
      'posts/html/102.html': page('<div class="caption"><p>Two pictures.</p></div>'),
      'media/101_0.png': png(1),
      'media/102_1.png': png(3),
      'media/102_0.png': png(2),
    });
    expect(report.format).toBe('tumblr');
    expect(report.counts).toMatchObject({ found: 2, imported: 2 });
    expect(rows[0]).toMatchObject({
      title: 'Fog',
      date: '2019-08-30T15:14:00',
      tags: { names: ['sea', 'fog'] },
    });
    expect(text(posts[1]!)).toContain('aliases: [/post/101]');
    expect(body(text(posts[1]!))).toBe('Fog came.\n\n![](/assets/images/2019/101-0.png)\n');
    expect(body(text(posts[0]!))).toBe(
      '![](/assets/images/2019/102-0.png) ![](/assets/images/2019/102-1.png)\n\nTwo pictures.\n',
    );
    expect(files.has('assets/images/2019/102-1.png')).toBe(true);
  });
});
