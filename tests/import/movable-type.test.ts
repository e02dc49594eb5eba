import { describe, expect, test } from 'vitest';
import { bring } from './outside.ts';

const body = (text: string) => text.split('---\n\n').slice(1).join('---\n\n');

/** An entry of an export with these fields and this body. */
const entry = (fields: object, text: string, more = '') =>
  `${Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')}\n-----\nBODY:\n${text}\n-----\n${more}--------\n`;

const HATENA = {
  AUTHOR: 'taro',
  TITLE: '霧',
  BASENAME: '2013/01/05/123456',
  STATUS: 'Publish',
  'CONVERT BREAKS': '0',
  DATE: '01/05/2013 12:34:56',
  CATEGORY: '海',
};

async function hatena(text: string, fields: object = {}) {
  const {
    posts,
    text: of,
    rows,
    report,
  } = await bring({ 'x.txt': entry({ ...HATENA, ...fields }, text) }, { oldUrl: 'https://h.example/' });
  return { text: of(posts[0]!), markdown: body(of(posts[0]!)), row: rows[0]!, report };
}

describe('Hatena', () => {
  test('an entry keeps its address, its column and its lead picture', async () => {
    const { text, row } = await hatena('<p>本文。</p>', {
      IMAGE: 'https://cdn-ak.f.st-hatena.com/images/fotolife/t/taro/20130105/20130105123000.jpg',
    });
    expect(text).toContain('aliases: [/entry/2013/01/05/123456]');
    expect(text).toContain(
      'image: https://cdn-ak.f.st-hatena.com/images/fotolife/t/taro/20130105/20130105123000.jpg',
    );
    expect(row).toMatchObject({ title: '霧', column: '海', urls: { kept: ['/entry/2013/01/05/123456'] } });
  });

  test('a lead picture that stands in the body is shown once, and that is noted', async () => {
    const src = 'https://cdn-ak.f.st-hatena.com/images/fotolife/t/taro/20130105/20130105123000.jpg';
    const picture = `<p><span itemscope><img src="${src}" alt="f:id:taro:20130105123000j:plain"></span></p>`;
    const { text, markdown, row } = await hatena(`<p>一。</p>${picture}<p>二。</p>`, { IMAGE: src });
    expect(markdown).toBe('一。\n\n二。\n');
    expect(text).toContain(`image: ${src}`);
    expect(row.notes).toMatchObject([{ kind: 'moved', what: 'image' }]);
    const other = await hatena(`<p>一。</p>${picture.replace('123000.jpg', '990000.jpg')}`, { IMAGE: src });
    expect(other.markdown).toContain('990000.jpg');
  });

  test('links that its program set go, with a note; cards, notes, pictures and code stay what they are', async () => {
    const { markdown, row } = await hatena(
      '<p><a class="keyword" href="http://d.hatena.ne.jp/keyword/x">海</a>を見た。<a href="#f-a" name="fn-a" title="注">*1</a></p><p><img src="https://cdn-ak.f.st-hatena.com/1.jpg" alt="f:id:taro:20130105123000j:plain" title="f:id:taro:20130105123000j:plain" class="hatena-fotolife"></p><p><iframe src="https://hatenablog-parts.com/embed?url=https%3A%2F%2Fe.example%2Fn" title="News" class="embed-card"></iframe><cite class="hatena-citation"><a href="https://e.example/n">e.example</a></cite></p><pre class="code lang-python" data-lang="python" data-unlink>x = a[i]</pre><div class="footnote"><p class="footnote"><a href="#fn-a" name="f-a" class="footnote-number">*1</a><span class="footnote-delimiter">:</span><span class="footnote-text">注の文</span></p></div>',
    );
    expect(markdown).toBe(
      '海を見た。[^1]\n\n![](https://cdn-ak.f.st-hatena.com/1.jpg)\n\n[News](https://e.example/n)\n\n```python\nx = a[i]\n```\n\n[^1]: 注の文\n',
    );
    expect(row.notes).toContainEqual({
      kind: 'dropped',
      what: 'link',
      detail: 'http://d.hatena.ne.jp/keyword/x, of "海"',
    });
  });

  test('its own notation is read where a body is written in it', async () => {
    const { markdown } = await hatena(
      '*見出し\n霧が来た((短い))。[https://e.example/:title=例]\n-一\n--二\n-三\n>|python|\nx = 1\n||<\n>https://q.example/>\n引用\n<<\n|*甲|*乙|\n|1|2|\n[f:id:taro:20130105123000p:plain]\n[:contents]\n',
    );
    expect(markdown).toBe(
      '## 見出し\n\n霧が来た[^1]。[例](https://e.example/)\n\n- 一\n  - 二\n- 三\n\n```python\nx = 1\n```\n\n> 引用\n>\n> — <https://q.example/>\n\n| 甲 | 乙 |\n| - | - |\n| 1 | 2 |\n\n![](https://cdn-ak.f.st-hatena.com/images/fotolife/t/taro/20130105/20130105123000.png)\n\n[^1]: 短い\n',
    );
  });
});

describe('other hosts', () => {
  test.each([
    ['livedoor', 'https://livedoor.blogimg.jp/x/1.jpg', '/archives/52001.html'],
    ['Seesaa', 'https://x.up.seesaa.net/image/1.jpg', '/article/52001.html'],
    ['FC2', 'https://blog-imgs-12.fc2.com/x/1.jpg', '/blog-entry-52001.html'],
  ])('an entry of %s has its old address from its number', async (_, picture, address) => {
    const { rows } = await bring({
      'x.txt': entry(
        { TITLE: 'Fog', BASENAME: '52001', DATE: '01/05/2013 12:34:56' },
        `<p><img src="${picture}">Fog.</p>`,
      ),
    });
    expect(rows[0]!.urls.kept).toEqual([address]);
  });

  test('what was not for everyone is held back, and a secret comment is not approved', async () => {
    const { files, posts, text } = await bring(
      {
        'x.txt': entry(
          { TITLE: 'Fog', STATUS: 'Pending', DATE: '01/05/2013 12:34:56' },
          '<p>Fog.</p>',
          'COMMENT:\nAUTHOR: Bo\nSECRET: 1\nDATE: 01/06/2013 08:00:00\nOnly for you.\n-----\nCOMMENT:\nAUTHOR: Cy\nDATE: 01/06/2013 09:00:00\nFor all.\n-----\n',
        ),
      },
      { publishComments: true },
    );
    expect(text(posts[0]!)).toContain('draft: true');
    expect(text(posts[0]!)).toContain('For all.');
    expect(text(posts[0]!)).not.toContain('Only for you');
    expect([...files.keys()].some((path) => path.startsWith('posts/'))).toBe(true);
  });

  // Bytes of "AUTHOR…", with かな as each encoding writes it.
  test.each([
    ['EUC-JP', [0xa4, 0xab, 0xa4, 0xca]],
    ['Shift_JIS', [0x82, 0xa9, 0x82, 0xc8]],
  ])('text in %s is read as such', async (_, kana) => {
    const bytes = [...new TextEncoder().encode('TITLE: ')]
      .concat(kana)
      .concat([...new TextEncoder().encode('\nDATE: 01/05/2013 12:34:56\n-----\nBODY:\n<p>')])
      .concat(kana, kana)
      .concat([...new TextEncoder().encode('</p>\n-----\n--------\n')]);
    const { rows, text, posts } = await bring({ 'x.txt': Uint8Array.from(bytes) });
    expect(rows[0]!.title).toBe('かな');
    expect(body(text(posts[0]!))).toBe('かなかな\n');
  });

  test('a Western text that is no UTF-8 is not taken for Japanese', async () => {
    const bytes = Uint8Array.from(
      'TITLE: Caf\u00e9 \u00e0 la cr\u00e8me\nDATE: 01/05/2013 12:34:56\n-----\nBODY:\n<p>\u00c9t\u00e9.</p>\n',
      (sign) => sign.charCodeAt(0),
    );
    const { rows } = await bring({ 'x.txt': bytes });
    expect(rows[0]!.title).toBe('Café à la crème');
  });
});
