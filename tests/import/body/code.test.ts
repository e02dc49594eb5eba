import { expect, test } from 'vitest';
import { bodied, markdownOf } from './setting.ts';

test.each([
  ['WP-Syntax', '<pre lang="ruby" line="1">x = 1</pre>'],
  ['SyntaxHighlighter', '<pre class="brush: ruby; title: ; notranslate" title="">x = 1</pre>'],
  ['Crayon', '<pre class="lang:ruby decode:true ">x = 1</pre>'],
  ['Enlighter', '<pre class="EnlighterJSRAW" data-enlighter-language="ruby">x = 1</pre>'],
  ['Prism', '<pre class="line-numbers language-ruby"><code class="language-ruby">x = 1</code></pre>'],
  ['highlight.js', '<pre><code class="hljs ruby">x = 1</code></pre>'],
  ['Medium', '<pre data-code-block-mode="1" data-code-block-lang="ruby"><span>x = 1</span></pre>'],
  [
    'Jekyll',
    '<div class="language-ruby highlighter-rouge"><div class="highlight"><pre><code>x = 1</code></pre></div></div>',
  ],
  ['GitHub', '<div class="highlight highlight-source-ruby"><pre>x = 1</pre></div>'],
  [
    'Pandoc',
    '<div class="sourceCode"><pre class="sourceCode ruby"><code class="sourceCode ruby">x = 1</code></pre></div>',
  ],
  [
    'Hugo',
    '<div class="highlight"><pre class="chroma"><code class="language-ruby" data-lang="ruby">x = 1</code></pre></div>',
  ],
  ['dp.SyntaxHighlighter', '<textarea name="code" class="ruby" cols="60" rows="10">x = 1</textarea>'],
  ['a class of its own', '<pre class="ruby">x = 1</pre>'],
])('code keeps its language as %s told it', (_, html) => {
  expect(markdownOf(html)).toBe('```ruby\nx = 1\n```');
});

test.each([
  ['a language that people speak', '<pre lang="en">x</pre>'],
  ['a word for no language', '<pre class="brush: plain">x</pre><!-- -->'],
  ['a class that is only looks', '<pre class="wide">x</pre>'],
])('%s is no language of code', (_, html) => {
  expect(markdownOf(html)).toBe('```\nx\n```');
});

test.each([
  [
    'Rouge',
    '<table class="rouge-table"><tr><td class="rouge-gutter gl"><pre class="lineno">1\n2\n</pre></td><td class="rouge-code"><pre>a\n  b</pre></td></tr></table>',
  ],
  [
    'Hexo',
    '<figure class="highlight"><table><tr><td class="gutter"><pre><span class="line">1</span><br><span class="line">2</span></pre></td><td class="code"><pre><span class="line">a</span><br><span class="line">  b</span></pre></td></tr></table></figure>',
  ],
  [
    'SyntaxHighlighter',
    '<table><tr><td class="gutter"><div class="line">1</div><div class="line">2</div></td><td class="code"><div class="container"><div class="line"><code>a</code></div><div class="line"><code>  </code><code>b</code></div></div></td></tr></table>',
  ],
])('the numbers of lines that %s set go, and are noted', (_, html) => {
  const { markdown, notes, unlisted } = bodied(html);
  expect(markdown).toBe('```\na\n  b\n```');
  expect(notes).toMatchObject([{ kind: 'dropped', what: 'line numbers', words: 2 }]);
  expect(unlisted).toBe(0);
});

test('a table of numbers and names is not taken for code', () => {
  expect(markdownOf('<table><tr><td>1</td><td>Ann</td></tr></table>')).toContain('| 1 | Ann |');
});

test('code of several lines that stands alone is a block', () => {
  expect(markdownOf('<p>So:</p><p><code>a = 1<br>b = 2</code></p>')).toBe('So:\n\n```\na = 1\nb = 2\n```');
});

test('lines of code within a sentence stay lines', () => {
  expect(markdownOf('<p>Type <code>ls<br>pwd</code> here.</p>')).toBe('Type `ls`\\\n`pwd` here.');
});

test('a link in code stays a link', () => {
  expect(markdownOf('<p>See <code>a.<a href="https://x.org/b">b</a></code>.</p>')).toBe(
    'See `a.`[`b`](https://x.org/b).',
  );
});
