import { describe, expect, test } from 'vitest';
import { bring, png } from './outside.ts';

const PATH = 'posts/2023/2023-01-02-talks.md';

function ghost(post: object, more: object = {}) {
  const row = {
    id: '1',
    uuid: '11111111-2222-3333-4444-555555555555',
    slug: 'talks',
    title: 'Talks',
    status: 'published',
    visibility: 'public',
    published_at: '2023-01-02T10:00:00.000Z',
    ...post,
  };
  return { 'x.json': JSON.stringify({ db: [{ data: { posts: [row], ...more } }] }) };
}

const lexical = (...children: object[]) => JSON.stringify({ root: { type: 'root', children } });
const bodyOf = (text: string) => text.split('---\n\n').slice(1).join('---\n\n');

describe('Ghost', () => {
  test.each<[name: string, html: string, markdown: string]>([
    [
      'a bookmark is a link with its description',
      '<figure class="kg-card kg-bookmark-card kg-card-hascaption"><a class="kg-bookmark-container" href="https://y.org/"><div class="kg-bookmark-content"><div class="kg-bookmark-title">Y title</div><div class="kg-bookmark-description">Desc</div><div class="kg-bookmark-metadata"><img class="kg-bookmark-icon" src="https://y.org/i.png" alt=""><span class="kg-bookmark-author">Au</span><span class="kg-bookmark-publisher">Pub</span></div></div><div class="kg-bookmark-thumbnail"><img src="https://y.org/th.png" alt=""></div></a><figcaption>Cap</figcaption></figure>',
      '[Y title](https://y.org/)\\\nDesc\n\n*Cap*\n',
    ],
    [
      'a callout is a quotation with its sign',
      '<div class="kg-card kg-callout-card kg-callout-card-blue"><div class="kg-callout-emoji">💡</div><div class="kg-callout-text">Call <b>out</b></div></div>',
      '> 💡 Call **out**\n',
    ],
    [
      'a toggle opens',
      '<div class="kg-card kg-toggle-card" data-kg-toggle-state="close"><div class="kg-toggle-heading"><h4 class="kg-toggle-heading-text">Head</h4><button class="kg-toggle-card-icon"><svg><path/></svg></button></div><div class="kg-toggle-content"><p>Body</p></div></div>',
      '<details><summary>Head</summary><p>Body</p></details>\n',
    ],
    [
      'a player shows its sound and no clock',
      '<div class="kg-card kg-audio-card"><img src="" class="kg-audio-thumbnail kg-audio-hide"><div class="kg-audio-player-container"><audio src="https://example.org/a.mp3" preload="metadata"></audio><div class="kg-audio-title">Sound</div><div class="kg-audio-player"><span class="kg-audio-current-time">0:00</span><div class="kg-audio-time">/<span class="kg-audio-duration">3:03</span></div><input type="range" class="kg-audio-seek-slider" max="100" value="0"><button class="kg-audio-playback-rate">1×</button></div></div></div>',
      '<audio src="https://example.org/a.mp3" controls></audio>\n\n*Sound*\n',
    ],
    [
      'a film shows its caption and no clock',
      '<figure class="kg-card kg-video-card kg-card-hascaption"><div class="kg-video-container"><video src="https://example.org/v.mp4" width="1"></video><div class="kg-video-player-container"><span class="kg-video-current-time">0:00</span><button class="kg-video-playback-rate">1×</button></div></div><figcaption>A <b>film</b></figcaption></figure>',
      '<video src="https://example.org/v.mp4" controls></video>\n\n*A __film__*\n',
    ],
    [
      'a file is a link with its caption',
      '<div class="kg-card kg-file-card"><a class="kg-file-card-container" href="https://example.org/doc.pdf" title="Download" download><div class="kg-file-card-contents"><div class="kg-file-card-title">Doc</div><div class="kg-file-card-caption">Cap</div><div class="kg-file-card-metadata"><div class="kg-file-card-filename">doc.pdf</div><div class="kg-file-card-filesize">1 KB</div></div></div><div class="kg-file-card-icon"><svg><title>download-circle</title></svg></div></a></div>',
      '[Doc](https://example.org/doc.pdf)\\\nCap\n',
    ],
    ['what stands between cards is untouched', '<p>a <i>b</i></p><hr><p>c</p>', 'a *b*\n\n---\n\nc\n'],
  ])('%s', async (_, html, markdown) => {
    const { text } = await bring(ghost({ html }));
    expect(bodyOf(text(PATH))).toBe(markdown);
  });

  test('Markdown of a card keeps its lines', async () => {
    const { text } = await bring(
      ghost({
        lexical: lexical({
          type: 'markdown',
          markdown: '## Head\n\n* a\n* b\n\nNote[^1].\n\n[^1]: Below.',
        }),
      }),
    );
    expect(bodyOf(text(PATH))).toBe('## Head\n\n* a\n* b\n\nNote[^1].\n\n[^1]: Below.\n');
  });

  test('a numbered list begins with its number', async () => {
    const list = (start: number, text: string) => ({
      ...{ type: 'list', listType: 'number', start },
      children: [{ type: 'listitem', children: [{ type: 'text', text }] }],
    });
    const paragraph = { type: 'paragraph', children: [{ type: 'text', text: 'Between.' }] };
    const { text } = await bring(
      ghost({ lexical: lexical(list(1, 'One'), paragraph, list(2, 'Two'), paragraph, list(7, 'Seven')) }),
    );
    expect(bodyOf(text(PATH))).toBe('1. One\n\nBetween.\n\n2. Two\n\nBetween.\n\n7. Seven\n');
  });

  test('cards that only mails and members had are dropped and told; one that is not known, too', async () => {
    const { text, rows } = await bring(
      ghost({
        lexical: lexical(
          { type: 'email', html: '<p>Hey {first_name}</p>' },
          { type: 'signup', header: 'Sign up' },
          { type: 'paywall' },
          { type: 'hologram', depth: 3 },
          {
            type: 'call-to-action',
            textValue: '<p>Read on</p>',
            showButton: true,
            buttonText: 'Here',
            buttonUrl: 'https://x.org/',
          },
          {
            type: 'product',
            productTitle: 'Book',
            productDescription: '<p>Good</p>',
            productImageSrc: 'https://x.org/b.png',
          },
        ),
      }),
    );
    expect(bodyOf(text(PATH))).toBe(
      'Read on\n\n[Here](https://x.org/)\n\n![](https://x.org/b.png)\n\n## Book\n\nGood\n',
    );
    expect(rows[0]!.notes.filter(({ what }) => what === 'card').map(({ detail }) => detail)).toEqual([
      'email, which only mails showed',
      'signup, which asked for an address',
      'hologram, which is not known: {"type":"hologram","depth":3}',
    ]);
  });

  test('a picture in another size is the picture itself', async () => {
    const { text } = await bring({
      ...ghost({
        html: '<figure class="kg-card kg-image-card"><img src="__GHOST_URL__/content/images/size/w1000/format/webp/2023/01/a.png" class="kg-image" alt="A"></figure>',
      }),
      'content/images/2023/01/a.png': png(),
    });
    expect(bodyOf(text(PATH))).toBe('![A](/assets/images/2023/01/a.png)\n');
  });

  test('what was only mailed is a draft', async () => {
    const { rows } = await bring(ghost({ status: 'sent', html: '<p>x</p>' }));
    expect(rows[0]).toMatchObject({ draft: true });
    expect(rows[0]!.notes).toContainEqual({
      kind: 'guessed',
      what: 'draft',
      detail: 'it was mailed to readers, and was never on the site',
    });
  });

  test('an export that does not tell its site’s address says how its pictures come', async () => {
    const post = { html: '<p><img src="__GHOST_URL__/content/images/2023/01/a.png" alt="A"></p>' };
    const hint =
      'the export does not give the address of the old site; with --old-url, pictures that are only there are fetched';
    expect((await bring(ghost(post))).report.guessed).toContain(hint);
    const told = await bring(ghost(post), { oldUrl: 'https://example.org/' }, new Map(), {
      'https://example.org/content/images/2023/01/a.png': png(),
    });
    expect(told.report.guessed).not.toContain(hint);
    expect(told.rows[0]!.pictures.kept).toBe(1);
  });

  test.each([
    [
      'redirects.yaml',
      '301:\n  "^/old/talks\\\\.html$": /talks/\n  /older/?: /talks/\n  "^/tags/(.*)$": /tag/$1/\n302:\n  /now/: /other/\n',
    ],
    [
      'redirects.json',
      JSON.stringify([
        { from: '^\\/old\\/talks\\.html$', to: '/talks/' },
        { from: '/older/', to: '/talks/' },
      ]),
    ],
  ])('the old addresses of %s lead to its pieces', async (name, text) => {
    const { rows } = await bring({ ...ghost({ html: '<p>Text.</p>' }), [name]: text });
    expect(rows[0]?.urls.kept).toEqual(expect.arrayContaining(['/old/talks.html', '/older/', '/talks/']));
    expect(rows[0]?.urls.kept).not.toContain('/now/');
  });
});
