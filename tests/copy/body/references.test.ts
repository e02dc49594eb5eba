import { describe, expect, it } from 'vitest';
import type { Slot } from '../../../src/model/dispatch.ts';
import { htmlOf, parseText, shown } from '../parsing.ts';

/** HTML with slots as `{0}`, and the slots without their places. */
function set(body: string, fields = 'title: T') {
  const parsed = parseText(`---\n${fields}\ndate: 2009-02-02\n---\n${body}`);
  const slots = parsed.dispatch!.copy.slots;
  return { html: visible(parsed.html), slots: slots.map(brief), parsed, whole: slots };
}

function visible(html: string): string {
  return html.trim().replace(/\u0001([^\u0002]*)\u0002/g, '{$1}');
}

function brief(slot: Slot): string {
  if (slot.kind === 'link') return slot.target;
  const where = slot.inline ? 'inline' : slot.row ? 'row' : 'block';
  return [where, slot.src, slot.alt, slot.caption].join('|');
}

describe('links', () => {
  it.each([
    ['[a](b.md)', '<p><a href="{0}">a</a></p>', ['b.md']],
    [
      '[a](../2008/talks.md#part "Title")',
      '<p><a href="{0}" title="Title">a</a></p>',
      ['../2008/talks.md#part'],
    ],
    ['[a](/2009/02/02/talks/)', '<p><a href="{0}">a</a></p>', ['/2009/02/02/talks/']],
    ['[a](?page=2)', '<p><a href="{0}">a</a></p>', ['?page=2']],
    [
      '[a](caf%C3%A9.md) [b](<été 1.md>)',
      '<p><a href="{0}">a</a> <a href="{1}">b</a></p>',
      ['café.md', 'été 1.md'],
    ],
    ['[a](100%25.md)', '<p><a href="{0}">a</a></p>', ['100%.md']],
    ['[a](100%.md)', '<p><a href="{0}">a</a></p>', ['100%.md']],
    ['[a][r]\n\n[r]: b.md', '<p><a href="{0}">a</a></p>', ['b.md']],
    ['<a href="b.md">a</a>', '<p><a href="{0}">a</a></p>', ['b.md']],
    [
      '[a](https://example.org/x) <http://x.org>',
      '<p><a href="https://example.org/x">a</a> <a href="http://x.org">http://x.org</a></p>',
      [],
    ],
    [
      '[a](mailto:a@b.c) [b](tel:+1) [c](//cdn.org/x)',
      '<p><a href="mailto:a@b.c">a</a> <a href="tel:+1">b</a> <a href="//cdn.org/x">c</a></p>',
      [],
    ],
    ['[a]()', '<p><a href="">a</a></p>', []],
    [
      '<video src="a.mp4" poster="b.jpg"></video>',
      '<p><video src="{0}" poster="{1}"></video></p>',
      ['a.mp4', 'b.jpg'],
    ],
    ['<iframe src="https://x.org/e"></iframe>', '<iframe src="https://x.org/e"></iframe>', []],
    ['<audio><source src="a.mp3"></audio>', '<p><audio><source src="{0}"></audio></p>', ['a.mp3']],
  ])('%j wait for the archive only where they need it', (body, html, slots) => {
    const result = set(body);
    expect([result.html, result.slots]).toEqual([html, slots]);
    expect(shown(result.parsed)).toEqual([]);
  });

  it.each([
    '[a](javascript:alert(1))',
    '[a](JavaScript:alert(1))',
    '[a](vbscript:x)',
    '[a](data:text/html;base64,PHNjcmlwdD4=)',
    '<a href=" javascript:alert(1)">a</a>',
    '<a href="java\tscript:alert(1)">a</a>',
    '<a href="java&#10;script:alert(1)">a</a>',
    '<a href="&#x6a;avascript:alert(1)">a</a>',
    '<a href="&#14;javascript:alert(1)">a</a>',
    '<javascript:alert(1)>',
  ])('%j lose an address that would run something', (body) => {
    const { html, parsed } = set(body);
    expect(html).not.toMatch(/script:|data:/i.test(html.replace(/>[^<]*</g, '><')) ? /./ : /href/);
    expect(shown(parsed)).toEqual(['5:1 warning unsafe-link']);
  });

  it('know their places in the whole file', () => {
    const { whole } = set(
      'One\n[a](b.md)\n\n- x ![c](d.png)\n\n<div>\n\n<p><a href="e.md">e</a></p>\n</div>',
    );
    expect(whole.map(({ position }) => `${position?.line}:${position?.column}`)).toEqual([
      '6:1',
      '8:5',
      '12:4',
    ]);
  });
});

describe('links within the copy', () => {
  it('and the ids they lead to wait for a prefix', () => {
    const { html, parsed } = set(
      '# Part one\n\n[a](#part-one) [b](#nowhere) [top](#top) [c](#)\n\n<a name="x"></a><i id="y"></i> [x](#x) [y](#y)',
    );
    expect(html).toBe(
      '<h1 id="{i}part-one">Part one</h1>\n<p><a href="{#}part-one">a</a> <a href="{#}nowhere">b</a> <a href="{#}top">top</a> <a href="#">c</a></p>\n' +
        '<p><a name="{i}x"></a><i id="{i}y"></i> <a href="{#}x">x</a> <a href="{#}y">y</a></p>',
    );
    expect(shown(parsed)).toEqual(['7:16 warning dead-anchor']);
  });

  it('of footnotes, too', () => {
    expect(set('A[^n] b[^n].\n\n[^n]: Note.').html).toBe(
      '<p>A<sup><a href="{#}fn-n" id="{i}fnref-n" data-footnote-ref aria-describedby="{i}footnote-label">1</a></sup> ' +
        'b<sup><a href="{#}fn-n" id="{i}fnref-n-2" data-footnote-ref aria-describedby="{i}footnote-label">1</a></sup>.</p>\n' +
        '<section data-footnotes class="footnotes"><h2 class="visually-hidden" id="{i}footnote-label">Footnotes</h2>\n<ol>\n<li id="{i}fn-n">\n' +
        '<p>Note. <a href="{#}fnref-n" data-footnote-backref="" aria-label="Back to reference 1" class="data-footnote-backref">↩</a> ' +
        '<a href="{#}fnref-n-2" data-footnote-backref="" aria-label="Back to reference 1-2" class="data-footnote-backref">↩<sup>2</sup></a></p>\n</li>\n</ol>\n</section>',
    );
  });

  it('of labels, descriptions and table headers, too', () => {
    expect(set('<label for="a">x</label><input id="a" aria-labelledby="b c">').html).toBe(
      '<p><label for="{i}a">x</label><input id="{i}a" aria-labelledby="{i}b {i}c"></p>',
    );
  });

  it('keep an id once where raw HTML gives it twice', () => {
    expect(set('<i id="a"></i> <b id="a"></b> <u id=""></u>').html).toBe(
      '<p><i id="{i}a"></i> <b></b> <u></u></p>',
    );
  });
});

describe('headings', () => {
  it('get unique ids of any script, and are listed', () => {
    const { html, parsed } = set(
      '## A & "B"\n\n## A & B\n\n## A & B\n\n### 東京 *news*\n\n## !\n\n## Café ~~no~~ `x_y`\n\n## Fn 1\n\n<h3 id="own">Own</h3>',
    );
    expect(html.match(/id="[^"]*"/g)).toEqual(
      ['a--b', 'a--b-1', 'a--b-2', '東京-news', 'section', 'café-no-x_y', 'section-fn-1', 'own'].map(
        (id) => `id="{i}${id}"`,
      ),
    );
    expect(
      parsed.dispatch?.copy.headings.map(({ id, depth, text }) => `${depth} ${id} ${text}`).slice(0, 4),
    ).toEqual(['2 a--b A & “B”', '2 a--b-1 A & B', '2 a--b-2 A & B', '3 東京-news 東京 news']);
  });

  it('never take an id that stands already', () => {
    expect(set('# a-1\n\n# a\n\n# a').html.match(/\{i\}[^"]*/g)).toEqual(['{i}a-1', '{i}a', '{i}a-2']);
  });
});

describe('images', () => {
  it.each([
    ['![a](b.png)', '{0}', ['block|b.png|a|']],
    ['![a](b.png "It\'s \\"so\\"")', '{0}', ['block|b.png|a|It’s “so”']],
    ['![](b.png)', '{0}', ['block|b.png||']],
    ['Text ![a](b.png) text', '<p>Text {0} text</p>', ['inline|b.png|a|']],
    ['![a](b.png) ![c](d.png)', '<div class="row">{0}{1}</div>', ['row|b.png|a|', 'row|d.png|c|']],
    [
      '![a](b.png)\n![c](d.png)  \n![e](f.png)',
      '<div class="row">{0}{1}{2}</div>',
      ['row|b.png|a|', 'row|d.png|c|', 'row|f.png|e|'],
    ],
    ['[![a](b.png)](c.md)', '<a href="{0}">{1}</a>', ['c.md', 'block|b.png|a|']],
    ['[![a](b.png)](https://x.org)', '<a href="https://x.org">{0}</a>', ['block|b.png|a|']],
    ['[![a](b.png) text](c.md)', '<p><a href="{0}">{1} text</a></p>', ['c.md', 'inline|b.png|a|']],
    ['- ![a](b.png)', '<ul>\n<li>{0}</li>\n</ul>', ['inline|b.png|a|']],
    ['> ![a](b.png)', '<blockquote>\n{0}\n</blockquote>', ['block|b.png|a|']],
    ['## ![a](b.png) Head', '<h2 id="{i}head">{0} Head</h2>', ['inline|b.png|a|']],
    ['![a](https://x.org/b.png)', '{0}', ['block|https://x.org/b.png|a|']],
    ['![a](été%201.png)', '{0}', ['block|été 1.png|a|']],
    [
      '<img src="b.png" alt="a" width="3" srcset="c.png 2x" onerror="x()">',
      '{1}',
      ['c.png', 'inline|b.png|a|'],
    ],
    ['<p align="center"><img src="b.png"></p>', '<p align="center">{0}</p>', ['inline|b.png||']],
    ['<p><img src="b.png"></p>', '{0}', ['block|b.png||']],
    ['<p><img src="b.png" class="left"></p>', '<p>{0}</p>', ['inline|b.png||']],
    ['<p><img src="b.png" title="t"></p>', '<p>{0}</p>', ['inline|b.png||']],
    [
      '<figure><img src="b.png" alt="a"><figcaption>C</figcaption></figure>',
      '<figure>{0}<figcaption>C</figcaption></figure>',
      ['inline|b.png|a|'],
    ],
    [
      '<picture><source srcset="c.webp"><img src="b.png" alt="a"></picture>',
      '<p><picture><source srcset="{0}">{1}</picture></p>',
      ['c.webp', 'inline|b.png|a|'],
    ],
    ['![a](data:image/png;base64,AAAA)', '<img src="data:image/png;base64,AAAA" alt="a">', []],
    ['<img alt="a">', 'a', []],
  ])('%j become slots', (body, html, slots) => {
    const result = set(body);
    expect([result.html, result.slots]).toEqual([html, slots]);
    expect(shown(result.parsed)).toEqual([]);
  });

  it.each(['![a](javascript:x)', '![a](data:image/svg+xml,x)', '![a](data:text/html,x)'])(
    '%j give way to their alternative text',
    (body) => {
      const { html, slots, parsed } = set(body);
      expect([html, slots, shown(parsed)]).toEqual(['a', [], ['5:1 warning unsafe-link']]);
    },
  );

  it('load late, but for the first of a copy without a lead image', () => {
    const lazy = (fields: string) =>
      set('![a](b.png)\n\n![c](d.png)', fields).whole.map((slot) => slot.kind === 'image' && slot.lazy);
    expect(lazy('title: T')).toEqual([false, true]);
    expect(lazy('title: T\nimage: e.jpg')).toEqual([true, true]);
    expect(lazy('title: T\nimage: false')).toEqual([false, true]);
  });

  it('are told to the archive by the first of them', () => {
    const { parsed } = set('Text.\n\n![A man](b.png "Caption")\n\n![c](d.png)');
    expect(parsed.dispatch?.firstImage).toEqual({
      src: 'b.png',
      alt: 'A man',
      caption: 'Caption',
      credit: null,
      position: { line: 7, column: 1 },
    });
  });
});

describe('raw HTML', () => {
  it('passes as the writer’s own, read as a browser reads it', () => {
    expect(
      htmlOf('<div class=x onclick=y()>\n\n*a*\n\n<script>let a = "b" -- c</script>\n</div>\n\n<b>open'),
    ).toBe(
      '<div class="x" onclick="y()">\n<p><em>a</em></p>\n<script>let a = "b" -- c</script>\n</div>\n<p><b>open</b></p>',
    );
  });

  it.each([
    '<area coords="0,0,10,10" shape="rect" href="https://e.example/">',
    '<area coords="0, 0,  10,10" href="https://e.example/">',
    '<img src="data:image/gif;base64,AAAA" alt="" width="050" height="18.0" srcset="https://r.example/w_300,h_200/a.jpg 300w,https://r.example/b.jpg 2x">',
    '<input type="file" accept=".jpg,.png" disabled>',
    '<details open><summary>S</summary>T</details>',
    '<my-card data-a="1, 2" data-b-c="x" href="b.html">x</my-card>',
    '<svg viewBox="0 0 9 9" preserveAspectRatio="none"><path stroke-dasharray="4,2" d="M0,0"></path><linearGradient gradientUnits="userSpaceOnUse"></linearGradient></svg>',
    '<math><mi definitionURL="x" mathvariant="bold">x</mi></math>',
    '<script>if (a <b && c coords= "1,2") x("title", "</i>")</script>',
    '<style>[title="a,b"]{width:1px}</style>',
    '<iframe src="https://v.example/1" width="100%" height="315" allow="a; b" allowfullscreen></iframe>',
  ])('stays as it was written: %j', (html) => {
    expect(htmlOf(`<div>${html}</div>`)).toBe(`<div>${html}</div>`);
  });

  it('names each link and each picture at its own place, though attributes travel under other names', () => {
    const { parsed } = set('<i title="a,b" width="1"></i> <a href="javascript:x()" title="t">x</a>');
    expect(parsed.findings.map(({ position }) => position)).toEqual([{ line: 5, column: 31 }]);
  });

  it('is cleaned where the site says so', () => {
    const body =
      '<script>x()</script><style>a{}</style>\n\n<iframe src="https://x.org"></iframe>\n\n<b onclick="x()" style="a:b" class="c" id="d">bold</b> <a href="javascript:x()">j</a> ' +
      '<form action="/x"><input name="y"></form>\n\n<figure><img src="b.png" onerror="x()" alt="a"><figcaption>C</figcaption></figure>\n\n[to d](#d)[^1]\n\n[^1]: Note.\n\n- [x] done';
    const html = visible(htmlOf(body, { html: 'sanitize' }));
    expect(html).not.toMatch(/script|style|iframe|onclick|onerror|<form/);
    expect(html).toContain('<b id="{i}user-content-d">bold</b>');
    expect(html).toContain('<a href="{#}user-content-d">to d</a>');
    expect(html).toContain('href="{#}user-content-fn-1" id="{i}user-content-fnref-1"');
    expect(html).toContain('<figure>{0}<figcaption>C</figcaption></figure>');
    expect(html).toContain('<input type="checkbox" checked disabled aria-label="done">');
  });
});

describe('a table', () => {
  it('has no picture in the name of its region', () => {
    const html = visible(htmlOf('| ![a](b.png) c | d |\n|-|-|'));
    expect(html).toContain('aria-label="{t:}c, d"');
    expect(html).toContain('<th>{0} c</th>');
  });

  it('scrolls in a region of its own, named by its caption or else its heads; one in another does not', () => {
    const region = (name: string) => `<div class="table" role="region" aria-label="${name}" tabindex="0">`;
    expect(visible(htmlOf('| Year | *Cod* |\n| - | - |\n| 1 | 2 |'))).toMatch(
      new RegExp(`^${region('{t:}Year, Cod')}<table>[^]*</table></div>$`),
    );
    const inner = '<table><tr><td>a</td></tr></table>';
    expect(
      visible(htmlOf(`<table><caption>Cod "now"</caption><tr><td>${inner}</td></tr></table>`)),
    ).toContain(
      `${region('{t:}Cod &quot;now&quot;')}<table><caption>Cod "now"</caption><tbody><tr><td><table>`,
    );
    expect(visible(htmlOf(inner))).toContain(region('{t}'));
  });
});

describe('a dateline', () => {
  it.each([
    ['One.\n\nTwo.', '<p>{d}One.</p>\n<p>Two.</p>'],
    [
      '# Head\n\n> Quoted.\n\nSaid.',
      '<h1 id="{i}head">Head</h1>\n<blockquote>\n<p>Quoted.</p>\n</blockquote>\n<p>{d}Said.</p>',
    ],
    ['> Quoted.', '<blockquote>\n<p>{d}Quoted.</p>\n</blockquote>'],
    [
      '# [a](b.md "<p> onclick=x ")\n\nSaid.',
      '<h1 id="{i}a"><a href="{0}" title="<p> onclick=x ">a</a></h1>\n<p>{d}Said.</p>',
    ],
    ['![](a.jpg)', '{0}'],
  ])('of %j stands in front of the first sentence', (body, html) => {
    expect(set(body, 'title: T\ndateline: Rome').html).toBe(html);
    expect(set(body).html).toBe(html.replace('{d}', ''));
  });
});
