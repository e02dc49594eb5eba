import { describe, expect, it } from 'vitest';
import { setPhrase } from '../../../src/copy/front/phrase.ts';

const set = (line: string, links = true, smart = true) => setPhrase(line, { lang: 'en', smart, links });

describe('a line of front matter', () => {
  it.each([
    ['The *Titanic* sails', 'The Titanic sails', 'The <em>Titanic</em> sails'],
    ['*All* of _it_', 'All of it', '<em>All</em> of <em>it</em>'],
    [
      'A **big** and __very big__ thing',
      'A big and very big thing',
      'A <strong>big</strong> and <strong>very big</strong> thing',
    ],
    [
      '**News**&mdash;*more* &ldquo;**b**&rdquo;',
      'News—more “b”',
      '<strong>News</strong>—<em>more</em> “<strong>b</strong>”',
    ],
    ['***Both***', 'Both', '<strong><em>Both</em></strong>'],
    ['**a *b* c**', 'a b c', '<strong>a <em>b</em> c</strong>'],
    ['Use `a < "b"` -- "now"', 'Use a < "b" — “now”', 'Use <code>a &lt; "b"</code> — “now”'],
    ['"*Lost*"\'s finale', '“Lost”’s finale', '“<em>Lost</em>”’s finale'],
    ["*The Times*'s view", 'The Times’s view', '<em>The Times</em>’s view'],
    ['(*so*), "*so*"; *so*...', '(so), “so”; so…', '(<em>so</em>), “<em>so</em>”; <em>so</em>…'],
    [
      'See [the *other*](../b.md "x") now',
      'See [the other](../b.md “x”) now',
      'See [the <em>other</em>](../b.md “x”) now',
    ],
    [
      'See [the *other*](../b.md) now',
      'See the other now',
      'See <a href="../b.md">the <em>other</em></a> now',
    ],
    ['[x](https://x.org/?a=1&b="2")', 'x', '<a href="https://x.org/?a=1&amp;b=&quot;2&quot;">x</a>'],
    ['[x](javascript:alert)', 'x', null],
    ['![The pier](pier.jpg) in fog', 'The pier in fog', null],
    ['!\\[The pier](pier.jpg)', '![The pier](pier.jpg)', null],
    ['Wow! [x](/a/)', 'Wow! x', 'Wow! <a href="/a/">x</a>'],
    [
      'The <em>Titanic</em> and <I class="x">it</I>',
      'The Titanic and it',
      'The <em>Titanic</em> and <i>it</i>',
    ],
    ['One<br>two <span style="a">three</span>', 'One two three', null],
    ['<a href="/b/" onclick="x()">b</a>', 'b', '<a href="/b/">b</a>'],
    ['Q&amp;A &lt;b&gt; it&#8217;s &eacute; &#x2014;', 'Q&A <b> it’s é —', null],
    ['<em>a</em> &lt;b&gt;', 'a <b>', '<em>a</em> &lt;b>'],
    [
      'Not \\*so\\*, \\_so\\_, \\`so\\`, \\[x](a.b), \\&amp; \\<em>x</em>',
      'Not *so*, _so_, `so`, [x](a.b), &amp; <em>x</em>',
      null,
    ],
  ])('of %j is set as text and as HTML', (line, text, html) => {
    expect(set(line)).toEqual({ text, html });
  });

  it.each([
    '5 * 3 * 2',
    '5*3*2',
    'M*A*S*H',
    'f*** and s***',
    '*args and **kwargs',
    'Rated *****',
    '* * *',
    'A* search and B* trees',
    'snake_case_name and _private',
    '__init__.py explained',
    'foo__bar__baz',
    '_ and _',
    '¯\\_(ツ)_/¯',
    'C:\\*.* and D:\\_x',
    'AC\\DC',
    '[sic] and [x]',
    '[HD](2009) and [Review](9.5/10)',
    'f[x](a.b)',
    'The ` key',
    '``like this´´',
    '<title> and <img> considered',
    'a < b > c',
    'I <3 you',
    '<b> alone, <em>open',
    'R&D, AT&T; and &foo; and &',
    '#1: what? 50%',
    '1. Not a list',
    '- Not a list, + nor this',
    '> Not a quotation',
    '~~not struck~~',
    '*',
    '**',
    '_',
    '\\',
    '',
  ])('keeps every sign of %j', (line) => {
    expect(set(line, true, false)).toEqual({ text: line, html: null });
  });

  it('has no links where it is to stand in one', () => {
    expect(set('See [the *other*](../b.md)', false)).toEqual({
      text: 'See the other',
      html: 'See the <em>other</em>',
    });
  });

  it('of many signs is set in a moment', () => {
    for (const signs of ['*a ', '_a ', '`', '``` ', '[a](b.', '<em>', '<a href="', '&#', '\\*', '**a *b '])
      expect(set(signs.repeat(3000)).text.length).toBeGreaterThan(1000);
  });
});
