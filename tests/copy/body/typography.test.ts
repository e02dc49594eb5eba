import { describe, expect, it } from 'vitest';
import { dispatchOf, htmlOf } from '../parsing.ts';

describe('punctuation of a copy', () => {
  it.each([
    ['"*word*" and *"word"*', '“<em>word</em>” and <em>“word”</em>'],
    ['He said, "**No** way."', 'He said, “<strong>No</strong> way.”'],
    ['"[link](https://x.org)"', '“<a href="https://x.org">link</a>”'],
    ['*Ann*\'s "`code`"', '<em>Ann</em>’s “<code>code</code>”'],
    ['`"a" -- b...` "c"', '<code>"a" -- b...</code> “c”'],
    ['<kbd>"a"</kbd> "b"', '<kbd>"a"</kbd> “b”'],
    ['"<em>a</em>" b', '“<em>a</em>” b'],
    ['https://x.org/a--b...c "d"', '<a href="https://x.org/a--b...c">https://x.org/a--b...c</a> “d”'],
    ['<https://x.org/a--b>', '<a href="https://x.org/a--b">https://x.org/a--b</a>'],
    ['[a -- b](https://x.org/a--b)', '<a href="https://x.org/a--b">a — b</a>'],
    ['"one\ntwo"', '“one\ntwo”'],
    ['"one  \ntwo"', '“one<br>\ntwo”'],
    ['"Note."[^1] more\n\n[^1]: "n"', expect.stringContaining('“Note.”<sup>')],
    ['[track-two] talks, "[B]ecause"', '[track-two] talks, “[B]ecause”'],
    ["6'2\" tall -- the '90s...", '6\'2" tall — the ’90s…'],
    ['&quot;entity&quot;', '“entity”'],
  ])('sets %j', (body, html) => {
    const set = htmlOf(body);
    const inner = set.replace(/^<p>|<\/p>$/g, '');
    expect(inner).toEqual(html);
  });

  it('begins anew in each block', () => {
    expect(htmlOf('"One.\n\n"Two."\n\n- "a\n- b"\n\n| "c | d |\n| - | - |\n| e" | "f" |')).toBe(
      '<p>“One.</p>\n<p>“Two.”</p>\n<ul>\n<li>“a</li>\n<li>b”</li>\n</ul>\n<div class="table" role="region" aria-label="\u0001t:\u0002“c, d" tabindex="0"><table>\n<thead>\n<tr>\n<th>“c</th>\n<th>d</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>e”</td>\n<td>“f”</td>\n</tr>\n</tbody>\n</table></div>',
    );
  });

  it('is that of the dispatch’s language, else of the site’s', () => {
    expect(htmlOf('"Ja"', { lang: 'de' })).toBe('<p>„Ja“</p>');
    expect(dispatchOf('title: \'"Oui"\'\nlang: fr', '"Oui"', { lang: 'de' }).headline).toBe(
      '«\u202fOui\u202f»',
    );
  });

  it('is left alone where the site says so', () => {
    expect(htmlOf('"a" -- b...', { smartPunctuation: false })).toBe('<p>"a" -- b...</p>');
    expect(dispatchOf('title: \'"a"\'', 'x', { smartPunctuation: false }).headline).toBe('"a"');
  });
});
