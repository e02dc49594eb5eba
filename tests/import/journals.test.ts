import { describe, expect, test } from 'vitest';
import { bring, png } from './outside.ts';
import { publiiDatabase } from './publii-database.ts';

const body = (text: string) => text.split('---\n\n').slice(1).join('---\n\n');

describe('LiveJournal and Dreamwidth', () => {
  test('entries keep their addresses, lines, tags and journals; what only friends could read is held back', async () => {
    const { report, rows, text, posts } = await bring(
      {
        'x.xml':
          '<?xml version="1.0"?><livejournal><entry><itemid>261</itemid><eventtime>2004-02-02 14:31:00</eventtime><subject>Fog</subject><event>Fog came.\nIt &lt;b&gt;stayed&lt;/b&gt;.\n\n&lt;lj-cut text="More"&gt;So &lt;lj user="bo_b"&gt; said.&lt;/lj-cut&gt; &lt;user name="cy" site="dreamwidth.org"&gt;</event><security>public</security><taglist>sea, fog</taglist><current_music>Bach</current_music></entry><entry><itemid>518</itemid><eventtime>2004-02-03 10:00:00</eventtime><subject></subject><event>Only us.</event><security>usemask</security></entry></livejournal>',
      },
      { oldUrl: 'https://ann.livejournal.com/' },
    );
    expect(report.format).toBe('livejournal');
    const fog = text(posts.find((path) => path.endsWith('fog.md'))!);
    expect(fog).toContain('aliases: [/261.html]\n');
    expect(fog).toContain('tags: [sea, fog]\n');
    expect(fog).toContain('music: Bach\n');
    expect(body(fog)).toBe(
      'Fog came.\\\nIt **stayed**.\n\nSo [bo_b](https://bo-b.livejournal.com/) said. [cy](https://cy.dreamwidth.org/)\n',
    );
    expect(rows.map(({ draft }) => draft)).toEqual([false, true]);
  });

  test('a poll leaves its questions and answers, and files of single entries are counted a second time', async () => {
    const { report, rows, text, posts } = await bring({
      'L-1':
        '<?xml version="1.0"?><event><itemid>261</itemid><eventtime>2004-02-02 14:31:00</eventtime><subject>Fog</subject><event>Fog came.\n\n&lt;lj-poll name="Weather" whovote="all"&gt;&lt;lj-pq type="radio"&gt;Which fog?&lt;lj-pi&gt;thick&lt;/lj-pi&gt;&lt;lj-pi&gt;thin&lt;/lj-pi&gt;&lt;/lj-pq&gt;&lt;lj-pq type="text"&gt;Why?&lt;/lj-pq&gt;&lt;/lj-poll&gt;\n\nIt went.</event></event>',
      'L-2':
        '<?xml version="1.0"?><event><itemid>518</itemid><eventtime>2004-02-03 14:31:00</eventtime><subject>Sea</subject><event>The sea came.</event></event>',
    });
    expect(body(text(posts[0]!))).toBe(
      'Fog came.\n\n**Weather**\n\n**Which fog?**\n\n- thick\n- thin\n\n**Why?**\n\nIt went.\n',
    );
    expect(rows[0]!.notes).toContainEqual({
      kind: 'dropped',
      what: 'poll',
      detail: 'its votes; its 2 questions are text now',
    });
    expect(report.held).toMatchObject({ files: 2, items: { post: 2 } });
    expect(report.damage).toEqual([]);
    expect(report.held.words).toBeGreaterThan(5);
  });

  test('an entry a file, with its comments beside, is read, too', async () => {
    const { rows, text, posts } = await bring(
      {
        'L-1':
          '<?xml version="1.0"?><event><itemid>1</itemid><anum>5</anum><eventtime>2004-02-02 14:31:00</eventtime><subject>Fog</subject><event>Fog.</event><props><taglist>sea</taglist></props></event>',
        'C-1':
          '<?xml version="1.0"?><comments><comment><id>9</id><user>bo</user><date>2004-02-03T10:00:00Z</date><body>So true.</body></comment><comment><id>10</id><state>S</state><body>Screened.</body></comment></comments>',
      },
      { publishComments: true },
    );
    expect(rows[0]).toMatchObject({
      title: 'Fog',
      comments: 2,
      urls: { kept: ['/261.html'] },
      tags: { names: ['sea'] },
    });
    expect(text(posts[0]!)).toContain('So true.');
    expect(text(posts[0]!)).not.toContain('Screened.');
  });
});

test('Write.as: posts of a blog keep address and tags; one of no blog is held back', async () => {
  const { report, rows, text, posts } = await bring({
    'x.json': JSON.stringify({
      username: 'ann',
      collections: [
        {
          alias: 'quay',
          title: 'Quay',
          url: 'https://quay.example/',
          posts: [
            {
              id: 'a1',
              slug: 'fog',
              created: '2019-02-02T19:31:00Z',
              updated: '2019-02-02T19:31:00Z',
              title: '',
              body: '# Fog\n\nFog *came*. #sea',
              tags: ['sea', 'air'],
            },
          ],
        },
      ],
      posts: [{ id: 'b2', created: '2019-02-03T19:31:00Z', title: 'Note', body: 'Alone.' }],
    }),
  });
  expect(report.format).toBe('writeas');
  const fog = text(posts.find((path) => path.endsWith('fog.md'))!);
  expect(fog).toContain('title: Fog\n');
  expect(fog).toContain('aliases: [/fog]\n');
  expect(fog).toContain('tags: [sea, air]\n');
  expect(body(fog)).toBe('Fog *came*. #sea\n');
  expect(rows.map(({ draft }) => draft)).toEqual([false, true]);
});

test('Bear: its table is read by its columns', async () => {
  const { report, rows, text, posts } = await bring({
    'post_export.csv':
      'uid,title,slug,alias,published date,all tags,publish,make discoverable,is page,content,canonical url,meta description,lang\nabc,Fog,fog,,2022-01-02 10:00:00+00:00,"[""sea""]",True,True,False,"Fog *came*.\n\n- one",,So thick,en\ndef,About,about,,2022-01-02 10:00:00+00:00,[],True,True,True,Who.,,,\nghi,Rain,rain,,2022-01-03 10:00:00+00:00,[],False,True,False,Rain.,,,\n',
  });
  expect(report.format).toBe('csv');
  expect(rows.map(({ title, kind, draft }) => [title, kind, draft])).toEqual([
    ['Fog', 'dispatch', false],
    ['About', 'page', false],
    ['Rain', 'dispatch', true],
  ]);
  const fog = text(posts.find((path) => path.endsWith('fog.md'))!);
  expect(fog).toContain('tags: [sea]\ndek: So thick\n');
  expect(body(fog)).toBe('Fog *came*.\n\n- one\n');
});

test('Micro.blog: a blog archive keeps Markdown, pictures and addresses; entries that only its page has come in', async () => {
  const { report, rows, text, posts, files } = await bring({
    'feed.json': JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Ann',
      home_page_url: 'https://ann.example/',
      author: { name: 'Ann Lee' },
      items: [
        {
          id: '1',
          url: 'https://ann.example/2019/02/02/fog.html',
          date_published: '2019-02-02T19:31:00-05:00',
          tags: ['sea'],
          content_html: '<p>Fog <em>came</em>.</p>',
          content_text: 'Fog *came*. <img src="uploads/2019/a.png" alt="A quay">',
        },
      ],
    }),
    'index.html':
      '<html><body><div class="h-feed"><div class="h-entry"><a class="u-url" href="https://ann.example/2019/02/02/fog.html">x</a><div class="e-content">Fog came.</div></div><div class="h-entry"><h1 class="p-name">Rain</h1><a class="u-url" href="https://ann.example/2019/02/03/rain.html"><time class="dt-published" datetime="2019-02-03 19:31:00">x</time></a><div class="e-content"><p>Rain.</p></div></div></div></body></html>',
    'uploads/2019/a.png': png(),
  });
  expect(report.format).toBe('microblog');
  expect(rows.map(({ title, date, urls }) => [title, date, urls.kept])).toEqual([
    [null, '2019-02-02T19:31:00-05:00', ['/2019/02/02/fog.html']],
    ['Rain', '2019-02-03T19:31:00-05:00', ['/2019/02/03/rain.html']],
  ]);
  const fog = text(posts.find((path) => path.endsWith('fog.md'))!);
  expect(fog).toContain('byline: ann-lee\n');
  expect(body(fog)).toMatch(/^Fog \*came\*\. .*\/assets\/images\/2019\/a\.png/);
  expect(files.has('assets/images/2019/a.png')).toBe(true);
});

describe('Publii', () => {
  test('posts of its database keep pictures, tags, writers, blocks and addresses; what is in the trash is listed', async () => {
    const { report, rows, text, posts, files } = await bring({
      'input/db.sqlite': publiiDatabase(),
      'input/config/site.config.json': JSON.stringify({
        displayName: 'Quay',
        domain: 'https://quay.example',
        language: 'en',
        advanced: { urls: { cleanUrls: true, tagsPrefix: 'tags' } },
      }),
      'input/media/posts/1/lead.png': png(1),
      'input/media/posts/2/a.png': png(2),
    });
    expect(report.format).toBe('publii');
    expect(rows.map(({ title, kind, draft }) => [title, kind, draft])).toEqual([
      ['Fog', 'dispatch', false],
      ['Rain', 'dispatch', true],
      ['About', 'page', false],
    ]);
    expect(report.skipped).toEqual([{ what: 'post', name: 'Gone', why: 'it is in the trash' }]);
    const fog = text(posts.find((path) => path.endsWith('fog.md'))!);
    expect(fog).toContain('byline: ann-lee\n');
    expect(fog).toContain('tags: [Sea]\n');
    expect(fog).toContain(
      '  src: /assets/images/2019/lead.png\n  alt: Fog\n  caption: Thick\n  credit: Bo\n',
    );
    expect(fog).toContain('aliases: [/fog/]\n');
    expect(body(fog)).toBe('Fog came.\n\nIt went.\n');
    const rain = text(posts.find((path) => path.endsWith('rain.md'))!);
    expect(body(rain)).toContain('fog.md)');
    expect(body(rain)).toContain('![A quay](/assets/images/2019/a.png "At noon")');
    expect(body(text(posts.find((path) => path.endsWith('about.md'))!))).toBe('Who *writes*.\n');
    expect(String(files.get('bylines.yaml'))).toContain('bio: Writes.');
    expect(JSON.stringify([...files.values()])).not.toContain('secret');
  });

  test('a database that is damaged is listed', async () => {
    const { report } = await bring(
      { 'input/db.sqlite': publiiDatabase().slice(0, 700), 'input/config/site.config.json': '{}' },
      { format: 'publii' },
    );
    expect(report.counts.imported).toBe(0);
    expect(report.failed.map(({ name }) => name)).toEqual(['input/db.sqlite']);
  });
});
