import { describe, expect, test } from 'vitest';
import type { CopyProps } from '../../src/edition/dispatch-props.ts';
import type { Fill } from '../../src/model/picture.ts';
import { type Typesetting, typeset } from '../../src/press/typeset.ts';

const slot = (name: string | number) => `\u0001${name}\u0002`;
const URL = 'https://wire.example/a/';
const set = (html: string, setting: Typesetting = {}, more: Partial<CopyProps> = {}) =>
  typeset(html, { prefix: 'p-', url: URL, fills: [], ...more } as unknown as CopyProps, setting);
const picture = {
  href: '/p.jpg',
  alt: 'A pier',
  caption: null,
  credit: null,
  width: null,
  height: null,
  variants: [],
};
const image = (more: object = {}, facts: object = {}) =>
  ({
    kind: 'image',
    row: false,
    lazy: true,
    inline: false,
    ...more,
    picture: { ...picture, ...facts },
  }) as unknown as Fill;
const shown = (fill: Fill, setting: Typesetting = {}) => set(slot(0), setting, { fills: [fill] });
const IMG = '<img src="/p.jpg" alt="A pier" loading="lazy" decoding="async">';

describe('ids and links within the text', () => {
  test('have the prefix of the dispatch on its page, and lead to the page in a feed', () => {
    const html = `<h2 id="${slot('i')}x">X</h2><a href="${slot('#')}x">x</a>`;
    expect(set(html)).toBe('<h2 id="p-x">X</h2><a href="#p-x">x</a>');
    expect(set(html, { feed: true })).toContain(`<a href="${URL}#x">`);
  });
});

describe('the dateline and the word for a table', () => {
  test('stand where they are given', () => {
    expect(set(`<p>${slot('d')}Text`, { dateline: 'Geneva <1>' })).toBe(
      '<p><span class="dateline">Geneva &lt;1&gt;</span> Text',
    );
    expect(set(`<p>${slot('d')}Text`)).toBe('<p>Text');
    expect(set(`[${slot('t')}][${slot('t:')}Ships]`, { table: 'Table' })).toBe('[Table][Table: Ships]');
    expect(set(`[${slot('t')}][${slot('t:')}Ships]`)).toBe('[][Ships]');
  });
});

describe('a slot', () => {
  test('holds a link, the words of a lost picture, or nothing', () => {
    const link: Fill = { kind: 'link', href: '/a/?b&"c' as never };
    expect(set(`<a href="${slot(0)}">`, {}, { fills: [link] })).toBe('<a href="/a/?b&amp;&quot;c">');
    expect(shown({ kind: 'lost', alt: 'A <pier>' })).toBe('<span class="missing">A &lt;pier&gt;</span>');
    expect(shown({ kind: 'lost', alt: '' })).toBe('');
    expect(set(slot(7))).toBe('');
  });

  test('holds a picture in a figure, with what is said under it', () => {
    expect(shown(image())).toBe(`<figure class="picture">${IMG}</figure>`);
    expect(shown(image({ row: true }))).toContain('<figure class="picture in-row">');
    expect(shown(image({}, { caption: 'Fog & co', credit: 'Odd' }))).toContain(
      '<figcaption><span class="caption">Fog &amp; co</span> <span class="credit">Odd</span></figcaption>',
    );
    expect(shown(image({}, { caption: 'Fog', captionHtml: '<i>Fog</i>' }))).toContain(
      '<figcaption><span class="caption"><i>Fog</i></span></figcaption>',
    );
    expect(shown(image({}, { credit: 'Odd', creditHtml: '<b>Odd</b>' }))).toContain(
      '<figcaption><span class="credit"><b>Odd</b></span></figcaption>',
    );
  });

  test('holds a picture within a line, whose caption is its title', () => {
    expect(shown(image({ inline: true }))).toBe(IMG);
    expect(shown(image({ inline: true }, { caption: 'A "pier"' }))).toContain(' title="A &quot;pier&quot;"');
    expect(shown(image({}, { caption: 'Fog' }))).not.toContain('title');
  });

  test('holds a picture with a writer’s attributes, in which ids are filled in', () => {
    expect(shown(image({ inline: true, attributes: ` id="${slot('i')}x"` }))).toContain(' id="p-x"');
  });

  test('holds a picture as wide as its place', () => {
    const variants = [400, 800].map((width) => ({ type: 'image/jpeg', width, href: `/${width}.jpg` }));
    const sizes = (fill: Fill, setting?: Typesetting) => /sizes="([^"]*)"/.exec(shown(fill, setting))?.[1];
    expect(sizes(image({}, { variants }))).toBe('(min-width: 40em) 640px, 94vw');
    expect(sizes(image({ row: true }, { variants }))).toBe(
      '(min-width: 40em) 450px, (min-width: 22em) 46vw, 94vw',
    );
    expect(sizes(image({}, { variants }), { sizes: '9px' })).toBe('9px');
    expect(sizes(image({ plain: true }, { variants }))).toBe(undefined);
    expect(sizes(image({}, { variants }), { feed: true })).toBe(undefined);
  });

  test('holds a picture that a feed loads at once, by its whole address', () => {
    expect(shown(image(), { feed: true })).toContain(
      '<img src="https://wire.example/p.jpg" alt="A pier" decoding="async">',
    );
  });
});

describe('HTML for browsers', () => {
  const HTML =
    '<pre><code>x</code></pre><pre class="a" tabindex="-1">y</pre><td align="right">1</td><th align="up">';

  test('has code that can be focused, and alignment as a class', () => {
    expect(set(HTML)).toBe(
      '<pre tabindex="0"><code>x</code></pre><pre class="a" tabindex="-1">y</pre><td class="align-right">1</td><th align="up">',
    );
  });

  test('is as it was written for feeds', () => {
    expect(set(HTML, { feed: true })).toBe(HTML);
  });
});

describe('links to pages that are gone', () => {
  const archived = [{ from: 'http://gone.example/a?b&"c', to: 'https://archive.example/1&2' }] as never;

  test('lead to their copies and keep what was written', () => {
    const html =
      '<a class="x" href="http://gone.example/a?b&#x26;&quot;c">there</a><a href="http://e.example/">here</a>';
    expect(set(html, {}, { archived })).toBe(
      '<a class="x" href="https://archive.example/1&amp;2" data-gone="http://gone.example/a?b&#x26;&quot;c">there</a><a href="http://e.example/">here</a>',
    );
    expect(set(html)).toBe(html);
  });
});
