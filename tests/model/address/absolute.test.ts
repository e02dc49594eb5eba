import { describe, expect, test } from 'vitest';
import { absolute, withAbsoluteAddresses } from '../../../src/model/address/absolute.ts';

const PAGE = 'https://wire.example/cable/2009/talks/';
const at = (html: string) => withAbsoluteAddresses(html, PAGE);

describe('an address in a feed', () => {
  test.each([
    ['from the root', '<a href="/x?a=1&#x26;b=2">', '<a href="https://wire.example/x?a=1&amp;b=2">'],
    ['from the page', '<a href="part.html">', '<a href="https://wire.example/cable/2009/talks/part.html">'],
    ['from a folder above', '<a href="../x/">', '<a href="https://wire.example/cable/2009/x/">'],
    ['of a part', '<use href="#icon">', `<use href="${PAGE}#icon">`],
    ['of a part, in old SVG', '<use xlink:href="#icon">', `<use xlink:href="${PAGE}#icon">`],
    ['of the page itself', '<a href="">', `<a href="${PAGE}">`],
    [
      'without a scheme',
      '<iframe src="//cdn.example/f" title="x">',
      '<iframe src="https://cdn.example/f" title="x">',
    ],
    [
      'of a film',
      '<video poster="p.jpg" src="/v.mp4" controls>',
      `<video poster="${PAGE}p.jpg" src="https://wire.example/v.mp4" controls>`,
    ],
    [
      'after one that is absolute already',
      '<img src="https://o.example/a.jpg" srcset="https://o.example/a.jpg 1x, /b.jpg 2x" longdesc="x">',
      `<img src="https://o.example/a.jpg" srcset="https://o.example/a.jpg 1x, https://wire.example/b.jpg 2x" longdesc="${PAGE}x">`,
    ],
    ['whose name begins like a scheme', '<a href="https/x">', `<a href="${PAGE}https/x">`],
    ['of a quotation', '<blockquote cite="/q">', '<blockquote cite="https://wire.example/q">'],
    ['of an object', '<object data="/o.svg">', '<object data="https://wire.example/o.svg">'],
    [
      'of a form',
      '<form action="/search/"><button formaction="x">',
      `<form action="https://wire.example/search/"><button formaction="${PAGE}x">`,
    ],
    [
      'of one size of a picture',
      '<img srcset="a.jpg" src="/b.jpg">',
      `<img srcset="${PAGE}a.jpg" src="https://wire.example/b.jpg">`,
    ],
    [
      'of several sizes of a picture',
      '<source srcset="/a,b.jpg 1x,  //c.example/d.jpg 2x, e.jpg">',
      `<source srcset="https://wire.example/a,b.jpg 1x,  https://c.example/d.jpg 2x, ${PAGE}e.jpg">`,
    ],
    [
      'of sizes without a space between',
      '<img srcset="/a.jpg 1x,/b.jpg 2x">',
      '<img srcset="https://wire.example/a.jpg 1x,https://wire.example/b.jpg 2x">',
    ],
    [
      'behind an attribute with a bracket',
      '<a title="1 > 0" href="/x">',
      '<a title="1 > 0" href="https://wire.example/x">',
    ],
  ])('%s is made absolute', (_, html, expected) => {
    expect(at(html)).toBe(expected);
  });

  test.each([
    '<a href="https://o.example/?a=1&#x26;b">x</a>',
    '<a href="mailto:a@b.example">x</a> <a href="tel:+47">y</a>',
    '<img src="data:image/png;base64,AAAA" srcset="data:image/png;base64,AAAA 2x" alt="">',
    '<p title=" href=x">the text href="/x" and src="/y"</p>',
    '<code>&#x3C;a href="/x"></code>',
    '<a data-gone="/x">x</a>',
    '<a href="HTTPS://O.example:443/a b">x</a>',
    '<img src="">',
  ])('stays where it is none, or is whole: %s', (html) => {
    expect(at(html)).toBe(html);
  });
});

test('an address of the site gets its host, and one of another host the scheme', () => {
  expect(absolute('/a', 'http://wire.example')).toBe('http://wire.example/a');
  expect(absolute('//cdn.example/a', 'http://wire.example')).toBe('http://cdn.example/a');
  expect(absolute('https://o.example/', 'http://wire.example')).toBe('https://o.example/');
});
