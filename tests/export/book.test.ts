import { toHtml } from 'hast-util-to-html';
import { describe, expect, test } from 'vitest';
import { xmlId } from '../../src/export/book/attributes.ts';
import { levelled } from '../../src/export/book/levels.ts';
import { idsIn, linker, pathInSite } from '../../src/export/book/links.ts';
import { onePicture, pictureType } from '../../src/export/book/pictures.ts';
import { saidOnce } from '../../src/export/book/said-once.ts';
import { svgOfBooks } from '../../src/export/book/svg.ts';
import { type LeftOut, tidied } from '../../src/export/book/tidy.ts';

const left: LeftOut[] = [];
const binding = {
  link: (href: string) => (href.startsWith('javascript:') ? null : href),
  picture: (src: string) => (src.startsWith('/') ? `images${src}` : null),
  prefix: '',
  leaveOut: (what: LeftOut) => void left.push(what),
};
const tidy = (html: string, blocks = true) =>
  toHtml({ type: 'root', children: tidied(html, binding, blocks) });

describe('the HTML of a dispatch in a book', () => {
  test.each([
    ['<center><font color="red">A <big>b</big></font></center>', '<div>A b</div>'],
    ['<em>A <p>b</p></em>', 'A <p>b</p>'],
    ['<h2>A <div>b</div></h2>', '<div>A <div>b</div></div>'],
    ['<h3 id="x"></h3>', '<div id="x"></div>'],
    ['<ul>loose<li>a</li><p>b</p></ul>', '<ul><li>loose</li><li>a</li><li><p>b</p></li></ul>'],
    ['<li>alone</li>', '<div>alone</div>'],
    ['<dl><dd>a</dd></dl>', '<div><div>a</div></div>'],
    ['<dl><dt>a</dt><dd>b</dd></dl>', '<dl><dt>a</dt><dd>b</dd></dl>'],
    [
      '<table align="left"><tr><th></th><th width="9">a</th></tr></table>',
      '<table><tbody><tr><td></td><th>a</th></tr></tbody></table>',
    ],
    ['<table><tr></tr></table>', ''],
    ['<a href="javascript:x">a</a> <a href="/b"></a><a name="old">c</a>', 'a c'],
    ['<a href="/a"><h2>A</h2></a>', '<a href="/a"><h2>A</h2></a>'],
    [
      '<p onclick="x" style="color:red" class="a b" lang="de" dir="RTL">x</p>',
      '<p class="a b" lang="de" xml:lang="de" dir="rtl">x</p>',
    ],
    ['<p lang="nonsense-">x</p>', '<p>x</p>'],
    ['<i id="a">x</i><i id="a">y</i>', '<i id="a">x</i><i>y</i>'],
    ['<script>x</script><style>y</style><noscript>z</noscript>a', 'a'],
    ['<input type="checkbox" checked> done', '☑  done'],
    [
      '<figure><img src="/a.png"><figcaption>b</figcaption></figure>',
      '<figure><img src="images/a.png" alt=""><figcaption>b</figcaption></figure>',
    ],
    [
      '<picture><source srcset="x"><img src="/a.png" alt="b" width="3" loading="lazy"></picture>',
      '<img src="images/a.png" alt="b" width="3">',
    ],
    ['a\u000bc', 'ac'],
  ])('%s becomes %s', (html, expected) => {
    expect(tidy(html)).toBe(expected);
  });

  test.each([
    ['<a href="/c"><img src="/a.png" alt="The map"> The map.</a>', true],
    ['<p><img src="/a.png" alt="The map"><br>the  map</p>', true],
    ['<table><tr><td><img src="/a.png" alt="The map"> The map</td></tr></table>', true],
    ['<figure><img src="/a.png" alt="The map"><figcaption>The map</figcaption></figure>', true],
    [
      '<figure><img src="/a.png" alt="The map"><figcaption><span class="caption">The map.</span> <span class="credit">A. B.</span></figcaption></figure>',
      true,
    ],
    ['<a href="/c"><img src="/a.png" alt="The map"></a>', false],
    [
      '<figure><a href="/c"><img src="/a.png" alt="The map"></a><figcaption>The map</figcaption></figure>',
      false,
    ],
    ['<p><img src="/a.png" alt="The map"> of the sea</p>', false],
    [
      '<figure><img src="/a.png" alt="The map"><img src="/b.png" alt="A key"><figcaption>The map</figcaption></figure>',
      false,
    ],
  ])('says what a picture and its words say only once: %s', (html, isSaid) => {
    const set = toHtml({ type: 'root', children: saidOnce(tidied(html, binding)) });
    expect(set.includes('alt="The map"')).toBe(!isSaid);
    expect(set.replace(' alt=""', ' alt="The map"')).toBe(tidy(html));
  });

  test('in a heading has no blocks', () => {
    expect(tidy('a <p>b</p><hr><a href="/c">d</a>', false)).toBe('a <span>b</span> <a href="/c">d</a>');
  });

  test('leads to what a book cannot hold, and counts it', () => {
    left.length = 0;
    expect(tidy('<iframe src="https://v.example/e/1?a" title="A film"></iframe>')).toBe(
      '<p class="elsewhere"><a href="https://v.example/e/1?a">A film</a></p>',
    );
    expect(tidy('<video><source src="https://v.example/f.mp4"></video>')).toContain('>v.example/f.mp4<');
    expect(tidy('<p><img src="https://x.example/a.png" alt="A gull"></p>')).toBe(
      '<p><span class="elsewhere"><a href="https://x.example/a.png">A gull</a></span></p>',
    );
    expect(tidy('<svg><text>x</text></svg><input name="q">')).toBe('');
    expect(left).toEqual(['embed', 'embed', 'picture', 'drawing', 'field']);
  });

  test('has its notes as notes, each with its number and a way back', () => {
    const html =
      '<p>A<sup><a href="#fn-1" id="fnref-1" data-footnote-ref="" aria-describedby="footnote-label">1</a></sup></p>' +
      '<section data-footnotes="" class="footnotes"><h2 class="visually-hidden" id="footnote-label">Footnotes</h2>' +
      '<ol><li id="fn-1"><p>B. <a href="#fnref-1" data-footnote-backref="" aria-label="Back to 1">↩</a></p></li></ol></section>';
    expect(tidy(html)).toBe(
      '<p>A<sup><a href="#fn-1" id="fnref-1" epub:type="noteref" role="doc-noteref">1</a></sup></p>' +
        '<section epub:type="footnotes" class="notes"><h2>Footnotes</h2>' +
        '<aside epub:type="footnote" role="doc-footnote" id="fn-1"><p><a href="#fnref-1" role="doc-backlink" epub:type="backlink" class="number" aria-label="1. Back to 1">1</a> B. </p></aside></section>',
    );
  });

  test('has headings that leave no level out', () => {
    const heads = levelled(
      tidied('<h3>a</h3><h5>b</h5><h5>c</h5><h4>d</h4><h2>e</h2><h6>f</h6>', binding),
      2,
    );
    expect(heads.map((node) => (node.type === 'element' ? node.tagName : ''))).toEqual([
      'h2',
      'h3',
      'h3',
      'h3',
      'h2',
      'h3',
    ]);
  });
});

describe('an address in a book', () => {
  const site = { origin: 'https://wire.example', base: '/cable' };
  const url = 'https://wire.example/cable/2009/02/02/talks/';
  const link = linker([
    { url, ids: new Set(['so:1']), at: (id) => (id === null ? 'd0001.xhtml' : `d0001.xhtml#${id}`) },
  ]);
  const from = { url: 'https://wire.example/cable/2010/' };

  test.each([
    ['/cable/2009/02/02/talks/', 'd0001.xhtml'],
    ['/cable/2009/02/02/talks/#so:1', 'd0001.xhtml#so_3a_1'],
    ['/cable/2009/02/02/talks/#gone', 'd0001.xhtml'],
    ['/cable/2009/02/02/talks/?print', 'https://wire.example/cable/2009/02/02/talks/?print'],
    ['../2011/x/#y', 'https://wire.example/cable/2011/x/#y'],
    ['https://a.example/x|y?a=100%', 'https://a.example/x%7Cy?a=100%25'],
    ['https://a.example/x##11', 'https://a.example/x#%2311'],
    ['mailto:a@wire.example', 'mailto:a@wire.example'],
    ['javascript:alert(1)', null],
    ['https://', null],
  ])('%s leads to %s', (href, expected) => {
    expect(link(href, from)).toBe(expected);
  });

  test('of a picture is told from its path in the site', () => {
    expect(pathInSite('/cable/assets/a%20b.png?v=1', url, site)).toBe('assets/a b.png');
    expect(pathInSite('/assets/a.png', url, site)).toBe(null);
    expect(pathInSite('https://x.example/a.png', url, site)).toBe(null);
  });

  test('has an id that XML allows, and different ids stay different', () => {
    const ids = ['a', '1a', 'a:b', 'a_3a_b', 'ü', 'a b', '-'].map(xmlId);
    expect(ids).toEqual(['a', '_1a', 'a_3a_b', 'a__3a__b', 'ü', 'a_20_b', '_-']);
    expect([...idsIn('<p class="x" id="a">id="b"</p><i id="c"></i>')]).toEqual(['a', 'c']);
  });
});

describe('a picture in a book', () => {
  const of = (type: string, width: number) => ({
    href: `/p-${width}.${type}` as never,
    width,
    height: width / 2,
    type: `image/${type}`,
  });
  const picture = {
    asset: null,
    href: '/p.jpg',
    alt: '',
    caption: null,
    credit: null,
    width: 3000,
    height: 1500,
  };

  test('has one width, and a format that e-readers show', () => {
    const variants = [of('webp', 1120), of('jpeg', 480), of('jpeg', 1120), of('jpeg', 1472)];
    expect(onePicture({ ...picture, variants })).toMatchObject({
      href: '/p-1120.jpeg',
      width: 1120,
      height: 560,
      variants: [],
    });
    expect(onePicture({ ...picture, width: 400, height: 200, variants: [of('jpeg', 400)] }).href).toBe(
      '/p.jpg',
    );
    expect(onePicture({ ...picture, variants: [] }).href).toBe('/p.jpg');
  });

  test.each([
    ['\xff\xd8\xff\xe0', 'image/jpeg', 'copied'],
    ['\x89PNG\r\n', 'image/png', 'copied'],
    ['GIF89a', 'image/gif', 'copied'],
    ['RIFF....WEBP', 'image/jpeg', 'converted'],
    ['....ftypavif', 'image/jpeg', 'converted'],
    ['\xef\xbb\xbf<svg ', 'image/svg+xml', 'rewritten'],
  ])('that begins with %j is %s, %s', (start, type, made) => {
    expect(pictureType(Uint8Array.from([...start].map((sign) => sign.charCodeAt(0))))).toMatchObject({
      type,
      made,
    });
  });

  test('that is a drawing is written as SVG 1.1, with ids that stand once', () => {
    expect(pictureType(new Uint8Array([1, 2]))).toBe(null);
    expect(
      svgOfBooks(
        '<svg viewBox="0 0 1 1" data-x="y"><text paint-order="stroke" style="fill:red;" line-spacing="2">a</text><g id="1 a" fill="url(#1 a)"/><g id="1 a"/><use href="#1 a"/><a href="/x" fill="red"><text><a xlink:href="/y">b</a></text></a></svg>',
      ),
    ).toBe(
      '<svg viewBox="0 0 1 1" xmlns:xlink="http://www.w3.org/1999/xlink"><text style="fill:red;paint-order:stroke">a</text><g id="_1_20_a" fill="url(#_1_20_a)"/><g/><use xlink:href="#_1_20_a"/><g fill="red"><text><tspan>b</tspan></text></g></svg>',
    );
  });
});
