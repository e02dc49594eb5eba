import { beforeAll, describe, expect, test } from 'vitest';
import { type Built, built, post, SETTINGS } from '../support/built.ts';

const BODY = `A smiley <img src="a.jpg" width="18" height="18" class="wp-smiley" id="s" title="t" style="height:1em" align="left" alt=":-)"> here, [go](#s).

<img src="a.jpg" usemap="#m" alt="map" loading="eager" longdesc="b.md"> <map name="m"><area shape="rect" coords="0,0,10,10" href="b.md" alt="a"></map>

<img src="a.jpg" srcset="a.jpg 1x, sub/b%20c.jpg 2x" sizes="50vw" alt="">

<picture><source media="(max-width: 40em)" srcset="sub/b%20c.jpg"><source srcset="a.jpg 2x" type="image/jpeg"><img src="a.jpg" alt="p" width="300"></picture>

<object data="a.jpg" type="image/jpeg"></object> <embed src="f.pdf"> <video poster="a.jpg" src="v.mp4"><source src="v.mp4"><track src="t.vtt"></video>

<svg width="20" height="20"><image href="a.jpg"></image><image xlink:href="a.jpg"></image><use href="i.svg#x"></use><use href="#own"></use></svg> <i id="own"></i>

<blockquote cite="b.md">Q</blockquote>
<table background="a.jpg"><tr><td>x</td></tr></table>
<form action="/archive/"><input type="image" src="a.jpg" formaction="b.md"></form>
<a href="b.md" ping="b.md https://p.example/">l</a>
<p data-src="a.jpg">d</p>`;

describe('raw HTML on a page', () => {
  let site: Built;
  let html: string;

  beforeAll(async () => {
    site = await built({
      'site.yaml': SETTINGS.replace('wire.example', 'wire.example/cable'),
      'posts/a.md': post('title: A\ndate: 2009-01-01', BODY),
      'posts/b.md': post('title: B\ndate: 2009-01-02'),
      'posts/c.md': post(
        'title: C\ndate: 2009-01-03',
        'Text.\n\n<object data="gone.jpg"></object><video poster="none.jpg"></video>\n\n<img src="no.jpg" class="x" alt="No">',
      ),
      ...Object.fromEntries(
        ['a.jpg', 'sub/b c.jpg', 'f.pdf', 'v.mp4', 't.vtt', 'i.svg'].map((name) => [
          `posts/${name}`,
          name.endsWith('.svg') ? '<svg xmlns="http://www.w3.org/2000/svg"/>' : 'x',
        ]),
      ),
    });
    html = site.page('/2009/01/01/a/');
  });

  const A = '/cable/assets/a.jpg';
  const B = '/cable/2009/01/02/b/';

  test('keeps what a writer gave an image, and what it is shown as large as', () => {
    const [smiley = ''] = html.match(/<img[^>]*wp-smiley[^>]*>/) ?? [];
    expect(smiley).toContain(`src="${A}"`);
    for (const attribute of [
      'width="18"',
      'height="18"',
      'id="s"',
      'title="t"',
      'style="height:1em"',
      'align="left"',
      'alt=":-)"',
    ])
      expect(smiley.split(attribute), attribute).toHaveLength(2);
    expect(html).toContain('<a href="#s">go</a>');
    expect(html).toMatch(new RegExp(`<img [^>]*usemap="#m" [^>]*longdesc="${B}"`));
    expect(html).toMatch(/<img [^>]*loading="eager"/);
    expect(html).toContain(`<area shape="rect" coords="0,0,10,10" href="${B}" alt="a">`);
  });

  test('keeps versions of a picture that the writer named, in their order', () => {
    const other = '/cable/assets/sub/b%20c.jpg';
    expect(html).toContain(`srcset="${A} 1x, ${other} 2x" sizes="50vw"`);
    expect(html).toMatch(
      new RegExp(
        `<picture><source media="\\(max-width: 40em\\)" srcset="${other}"><source srcset="${A} 2x" type="image/jpeg"><img [^>]*width="300"[^>]*></picture>`,
      ),
    );
    for (const path of ['assets/a.jpg', 'assets/sub/b c.jpg', 'assets/f.pdf'])
      expect(site.files[path], path).toBeDefined();
  });

  test.each([
    `<object data="${A}" type="image/jpeg">`,
    '<embed src="/cable/assets/f.pdf">',
    `<video poster="${A}" src="/cable/assets/v.mp4"><source src="/cable/assets/v.mp4"><track src="/cable/assets/t.vtt"></video>`,
    `<image href="${A}"></image><image xlink:href="${A}"></image><use href="/cable/assets/i.svg#x"></use><use href="#own"></use>`,
    `<blockquote cite="${B}">`,
    `<table background="${A}">`,
    `<form action="/cable/archive/"><input type="image" src="${A}" formaction="${B}">`,
    `<a href="${B}" ping="${B} https://p.example/">`,
    '<p data-src="a.jpg">',
  ])('leads where a link beside the dispatch would lead: %s', (wanted) => {
    expect(html).toContain(wanted);
  });

  test('that leads to nothing is told', () => {
    expect(site.found).toEqual([
      'broken-link posts/c.md:8',
      'broken-link posts/c.md:8',
      'missing-image posts/c.md:10',
    ]);
    expect(site.page('/2009/01/03/c/')).toContain('<span class="missing">No</span>');
  });

  test('is absolute in feeds', () => {
    const feed = JSON.parse(site.files['feed.json'] ?? '{}') as { items: { content_html: string }[] };
    const content = feed.items.at(-1)?.content_html ?? '';
    expect(content).toContain(
      `srcset="https://wire.example${A} 1x, https://wire.example/cable/assets/sub/b%20c.jpg 2x"`,
    );
    expect(content).toContain(`<object data="https://wire.example${A}"`);
    expect(content).not.toMatch(/="\/cable/);
  });
});
