import { expect, test } from 'vitest';
import { plainLines, plainText } from '../../../src/model/text/plain-text.ts';

test.each([
  ['<p>One <b>two</b>\n three.</p>\n<p>Four</p>', ['One two three.', 'Four']],
  ['a <b> b</b><br>c', ['a b', 'c']],
  ['<tr><td>1</td><td>2</td></tr>', ['1 2']],
  ['<p title="a > b <p>">x</p><!-- <p>no</p> -->y', ['x', 'y']],
  ['a<script>let b = "<p>";</script>c<style>p {}</style>', ['ac']],
  ['5 &lt; 6 &amp;amp; &#x41;&#66; &nbsp;.&#32;&#32;x&#10;y', ['5 < 6 &amp; AB \u00a0. x', 'y']],
  ['3 < 4 and <b>5</b>', ['3 5']],
  ['', []],
])('%s', (html, lines) => {
  expect(plainLines(html)).toEqual(lines);
  expect(plainText(html)).toBe(lines.join('\n'));
});
