import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHtml } from '../../../src/import/body/read-html.ts';
import { textOf } from '../../../src/import/body/tree.ts';
import { htmlOf } from '../../copy/parsing.ts';
import { runs } from '../../support/deep.ts';
import { markdownOf } from './setting.ts';

describe('HTML becomes Markdown as a person would write it', () => {
  test.each<[name: string, html: string, markdown: string]>([
    [
      'editorial insertions keep their brackets bare',
      '<p>“the [track-two] talks, [B]ecause”</p>',
      '“the [track-two] talks, [B]ecause”',
    ],
    ['the last sign of a headline stays', '<h2>Prize of the C #</h2>', '## Prize of the C \\#'],
    ['what would be a link keeps its escape', '<p>[a](b) and [^1]</p>', '[a]\\(b) and \\[^1]'],
    ['underscores inside words are bare', '<p>snake_case and _edge_</p>', 'snake_case and \\_edge\\_'],
    ['typographic quotation marks are left alone', '<p>‘He said’ “no” — 1–2…</p>', '‘He said’ “no” — 1–2…'],
    ['no-break spaces of editors become plain', '<p>word&nbsp; word &nbsp;</p>', 'word word'],
    ['no-break spaces that French needs stay', '<p>«\u00a0oui\u00a0»\u00a0!</p>', '«\u00a0oui\u00a0»\u00a0!'],
    [
      'spaces at the edges of emphasis go outside',
      '<p>a <em>b </em>c <strong> d</strong></p>',
      'a *b* c **d**',
    ],
    [
      'emphasis of a style is emphasis',
      '<p><span style="font-style: italic">a</span> <span style="font-weight:700">b</span></p>',
      '*a* **b**',
    ],
    ['the bold wrapper of Google Docs is none', '<b style="font-weight:normal"><p>a</p></b>', 'a'],
    [
      'empty paragraphs and Word tags go',
      '<p class="MsoNormal">a<o:p></o:p></p><p>&nbsp;</p><p><br></p><p>b</p>',
      'a\n\nb',
    ],
    [
      'lists by old names are lists, and an applet leaves its words',
      '<menu><li>a</li></menu><dir><li>b</li></dir><p><applet>c</applet></p>',
      '- a\n\n* b\n\nc',
    ],
    [
      'areas of a map over a picture become links',
      '<p><img src="https://x.example/a.png" usemap="#m"><map name="m"><area href="https://x.example/b" alt="Quay"><area href="https://x.example/c"><area nohref></map></p>',
      '![](https://x.example/a.png)\n\n- [Quay](https://x.example/b)\n- <https://x.example/c>',
    ],
    ['two line breaks part paragraphs', 'a<br>b<br><br>c', 'a\\\nb\n\nc'],
    [
      'wrappers of page builders give way',
      '<div class="row"><div><div><p>a</p></div><div>b</div></div></div>',
      'a\n\nb',
    ],
    ['nested lists stay close', '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>', '- a\n  - b\n- c'],
    ['quotations keep their paragraphs', '<blockquote><p>a</p><p>b</p></blockquote>', '> a\n>\n> b'],
    [
      'who is quoted stands under the quotation',
      '<blockquote><p>a</p><cite>An official</cite></blockquote><blockquote><p>b</p><footer>— <cite>Who</cite></footer></blockquote><blockquote><p>c</p><p><cite>Third</cite></p></blockquote><p>In <cite>The Book</cite>.</p>',
      '> a\n>\n> — An official\n\n> b\n>\n> — Who\n\n> c\n>\n> — Third\n\nIn <cite>The Book</cite>.',
    ],
    [
      'a table is a table',
      '<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>x | y</td></tr></table>',
      '| a | b |\n| - | - |\n| 1 | x \\| y |',
    ],
    [
      'a table with spans stays HTML',
      '<table><tr><td colspan="2">a</td></tr><tr><td>1</td><td>2</td></tr></table>',
      '<table><tbody><tr><td colspan="2">a</td></tr><tr><td>1</td><td>2</td></tr></tbody></table>',
    ],
    [
      'a table with one paragraph in a cell is a table',
      '<table><tr><th><p>a</p></th><th>b</th></tr><tr><td><p>1</p></td><td>2</td></tr></table>',
      '| a | b |\n| - | - |\n| 1 | 2 |',
    ],
    [
      'a table with two paragraphs in a cell stays HTML',
      '<table><tr><th>a</th><th>b</th></tr><tr><td><p>1</p><p>2</p></td><td>3</td></tr></table>',
      '<table><tbody><tr><th>a</th><th>b</th></tr><tr><td><p>1</p><p>2</p></td><td>3</td></tr></tbody></table>',
    ],
    [
      'a table that lays out one column gives way',
      '<table><tr><td><p>a</p></td></tr><tr><td>b</td></tr></table>',
      'a\n\nb',
    ],
    ['a definition list stays HTML', '<dl><dt>a</dt><dd>b</dd></dl>', '<dl><dt>a</dt><dd>b</dd></dl>'],
    [
      'code keeps its language and its lines',
      '<pre class="brush: php"><code>a *b*\n\n  c</code></pre>',
      '```php\na *b*\n\n  c\n```',
    ],
    ['a poem keeps its lines', '<pre class="wp-block-verse">a\nb</pre>', 'a\\\nb'],
    [
      'a figure is a picture with its caption as title',
      '<figure><img src="/samore.jpg" alt="A man"><figcaption>In <em>January</em>.</figcaption></figure>',
      '![A man](/assets/images/samore.jpg "In January.")',
    ],
    [
      'a caption with a link stays HTML',
      '<figure><img src="/samore.jpg" alt="A man"><figcaption>By <a href="https://x.org/">X</a></figcaption></figure>',
      '<figure>\n<img src="/assets/images/samore.jpg" alt="A man">\n<figcaption>By <a href="https://x.org/">X</a></figcaption>\n</figure>',
    ],
    [
      'a picture that leads to its own full size leads nowhere',
      '<a href="https://example.org/samore.jpg"><img src="https://example.org/samore-300x200.jpg" alt="A man"></a>',
      '![A man](/assets/images/samore.jpg)',
    ],
    [
      'an alternative text that is a file name is none',
      '<p><img src="/samore_090202.jpg" alt="samore_090202"></p>',
      '![](/assets/images/samore.jpg)',
    ],
    [
      'a caption that is a file name is none',
      '<figure><img src="/samore.jpg" alt="A man"><figcaption>090202_samore2.jpg</figcaption></figure>',
      '![A man](/assets/images/samore.jpg)',
    ],
    [
      'a lazy picture has its own address',
      '<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/samore.jpg" alt="A man"></p>',
      '![A man](/assets/images/samore.jpg)',
    ],
    [
      'a counter of visits is no picture',
      '<p>a<img src="https://pixel.wp.com/g.gif" width="1" height="1"></p>',
      'a',
    ],
    ['a smiley is its text', '<p>a <img class="wp-smiley" src="/s.gif" alt=":)"></p>', 'a :)'],
    [
      'an embed is a link with a title',
      '<iframe src="//www.youtube.com/embed/abcdefgh123" title="The talk"></iframe>',
      '[The talk](https://www.youtube.com/watch?v=abcdefgh123)',
    ],
    [
      'sound stays, without what runs by itself',
      '<audio src="a.mp3" autoplay onplay="x()"></audio>',
      '<audio src="https://example.org/2009/02/talks/a.mp3" controls></audio>',
    ],
    [
      'a link into the archive leads to the manuscript',
      '<p><a href="/2008/earlier/#two">a</a></p>',
      '[a](../2008/earlier.md#two)',
    ],
    [
      'any other link leads where it led',
      '<p><a href="../x/?a=1&amp;b=2">a</a></p>',
      '[a](https://example.org/2009/02/x/?a=1&b=2)',
    ],
    [
      'a link that runs code is text',
      '<p><a href=" java\nscript:alert(1)">a</a> <a href="data:text/html,x">b</a></p>',
      'a b',
    ],
    [
      'what Markdown cannot say stays HTML',
      '<p>H<sub>2</sub>O, E=mc<sup>2</sup>, <abbr title="x y">XY</abbr></p>',
      'H<sub>2</sub>O, E=mc<sup>2</sup>, <abbr title="x y">XY</abbr>',
    ],
    ['an h1 goes down, and all others with it', '<h1>a</h1><h2>b</h2>', '## a\n\n### b'],
    ['headings that begin too low go up', '<h3>a</h3><h4>b</h4>', '## a\n\n### b'],
    [
      'a smaller size that Blogger made is the full one',
      '<p><img src="https://1.bp.blogspot.com/-x/s320/a.jpg" alt="x"></p>',
      '![x](https://1.bp.blogspot.com/-x/s0/a.jpg)',
    ],
    [
      'what Substack fetched is the original',
      '<p><img src="https://substackcdn.com/image/fetch/w_1456,c_limit/https%3A%2F%2Fbucketeer.s3.amazonaws.com%2Fa.png" alt="x"></p>',
      '![x](https://bucketeer.s3.amazonaws.com/a.png)',
    ],
    [
      'scripts, styles and comments go',
      '<p>a</p><script>alert(1)</script><style>p{}</style><!-- x --><p onclick="x()">b</p>',
      'a\n\nb',
    ],
    [
      'footnotes of any system are footnotes',
      '<p>a<sup><a href="#fn1" id="r1">1</a></sup></p><ol><li id="fn1"><p>The note. <a href="#r1">↩</a></p></li></ol>',
      'a[^1]\n\n[^1]: The note.',
    ],
    [
      'footnotes of Substack, too',
      '<p>a<a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1">1</a></p><div class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a><div class="footnote-content"><p>The note.</p></div></div>',
      'a[^1]\n\n[^1]: The note.',
    ],
    [
      'footnotes of Word, too',
      '<p>a<a href="#_ftn1" name="_ftnref1">[1]</a></p><p><a href="#_ftnref1" name="_ftn1">[1]</a> The note.</p>',
      'a[^1]\n\n[^1]: The note.',
    ],
    [
      'a place that a link leads to keeps its name',
      '<p><a href="#s">go</a></p><h2 id="s">Part</h2>',
      '[go](#s)\n\n## <a id="s"></a>Part',
    ],
  ])('%s', (_, html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
  });

  test('a gallery is a row of pictures, each with its caption', () => {
    const html =
      '<figure class="gallery"><figure><img src="a.jpg" alt="x"><figcaption>one</figcaption></figure><figure><img src="b.jpg" alt="y"></figure></figure>';
    expect(markdownOf(html)).toBe(
      '![x](https://example.org/2009/02/talks/a.jpg "one")\n![y](https://example.org/2009/02/talks/b.jpg)',
    );
  });

  test('whatever signs a text holds, the built page shows them', () => {
    const signs = fc.constantFrom(
      ...'*_[]()!<>#-+=.:;~`|\\"\'^$@/{}1 aB é“”…&'.split(''),
      ' ',
      ' ',
      'word',
      'http',
      '1. ',
      '- ',
      '](',
      '![',
      '[^a]',
      '**',
      '__',
      '&amp',
      '&lt;',
    );
    const text = fc.array(signs, { minLength: 1, maxLength: 24 }).map((parts) => parts.join(''));
    const escaped = (plain: string) => plain.replace(/&/g, '&amp;').replace(/</g, '&lt;');
    fc.assert(
      fc.property(text, text, (first, second) => {
        const html = `<p>${escaped(first)}<em>${escaped(second)}</em> ${escaped(first)}</p>`;
        const built = textOf(readHtml(htmlOf(markdownOf(html), { smartPunctuation: false })));
        expect(built).toBe(textOf(readHtml(html)));
      }),
      { numRuns: runs(100) },
    );
  });

  test('a body nested a thousand deep is read without falling', () => {
    expect(markdownOf(`${'<div><b>'.repeat(1000)}deep${'</b></div>'.repeat(1000)}`)).toContain('deep');
  });
});
