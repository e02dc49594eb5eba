import { describe, expect, test } from 'vitest';
import { closeBody, openBody } from '../../../src/import/body/body.ts';
import type { Media } from '../../../src/import/found/piece.ts';
import { bodied, markdownOf, movedMarkdown } from './setting.ts';

describe('a linked small picture becomes the picture to which it leads', () => {
  test.each([
    ['https://x.org/wp-content/uploads/fog-300x200.jpg', 'https://x.org/wp-content/uploads/fog.jpg'],
    ['https://x.files.wordpress.com/2011/fog.jpg?w=300&h=200', 'https://x.files.wordpress.com/2011/fog.jpg'],
    ['https://i0.wp.com/x.org/a/fog.jpg?resize=300%2C200&ssl=1', 'https://x.org/a/fog.jpg'],
    ['http://farm1.static.flickr.com/4/12_ab_m.jpg', 'http://farm1.static.flickr.com/4/12_ab_b.jpg'],
    ['https://x.org/thumbs/fog.jpg', 'https://x.org/full/fog.jpg'],
    ['https://x.org/fog-thumb-300x200-45.jpg', 'https://x.org/fog.jpg'],
    ['https://x.org/fog.thumbnail.jpg', 'https://x.org/fog.jpg'],
    ['https://x.org/tn_fog.jpg', 'https://x.org/fog.jpg'],
    ['http://i.imgur.com/abcde12m.jpg', 'http://i.imgur.com/abcde12.jpg'],
  ])('%s', (small, large) => {
    const html = `<a href="${large}"><img src="${small.replace(/&/g, '&#038;')}" alt="Fog"></a>`;
    expect(markdownOf(html)).toBe(`![Fog](${large})`);
  });

  test('a link to another picture stays', () => {
    expect(
      markdownOf('<a href="https://x.org/map.jpg"><img src="https://x.org/fog.jpg" alt="Fog"></a>'),
    ).toBe('[![Fog](https://x.org/fog.jpg)](https://x.org/map.jpg)');
  });

  test('words in the link go on leading to the file', () => {
    expect(
      markdownOf(
        '<a href="https://x.org/fog.jpg"><img src="https://x.org/fog-300x200.jpg" alt="Fog"> Larger</a>',
      ),
    ).toBe('[![Fog](https://x.org/fog.jpg) Larger](https://x.org/fog.jpg)');
  });
});

describe('a picture that a page showed by other means than img', () => {
  const fog = '![Fog](https://example.org/fog.jpg)';
  test.each([
    ['<object data="/fog.jpg" type="image/jpeg">Fog</object>', fog],
    ['<object><param name="src" value="/fog.jpg"><param name="poster" value="/x.jpg">Fog</object>', fog],
    ['<amp-img src="/fog.jpg" alt="Fog" width="3" height="2"></amp-img>', fog],
    ['<input type="image" src="/fog.jpg" alt="Fog">', fog],
    ['<div style="color:red;background-image:url(/fog.jpg)" aria-label="Fog">&nbsp;</div>', fog],
    [
      '<section style="background: #fff url(\'/fog.jpg\') no-repeat"><p>Rain</p></section>',
      '![](https://example.org/fog.jpg)\n\nRain',
    ],
    ['<div style="background:url(/fog.jpg) repeat-x"><p>Rain</p></div>', 'Rain'],
    ['<div style="background-image:url(/img/bg-paper.png)"><p>Rain</p></div>', 'Rain'],
    ['<div style="background-image:url(/fog.jpg)"><img src="/fog.jpg" alt="Fog"></div>', fog],
  ])('%s', (html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
  });

  test('a poster of a player is none', () => {
    const html =
      '<object data="https://www.youtube.com/v/abcdefghijk"><param name="src" value="/fog.jpg"></object>';
    expect(markdownOf(html)).toBe('[Video on YouTube](https://www.youtube.com/watch?v=abcdefghijk)');
  });
});

test('a figure within a heading stands before it, with its caption', () => {
  const html =
    '<h2><figure><img src="/fog.jpg" alt="Fog"><figcaption>By <a href="https://x.org/">Ann</a></figcaption></figure> Rain</h2><h3><a href="/x"><figure><img src="/b.jpg" alt="B"><figcaption>Sea</figcaption></figure></a></h3><p>End.</p>';
  const { markdown, unlisted } = bodied(html);
  expect(markdown).toContain('<figcaption>By <a href="https://x.org/">Ann</a></figcaption>');
  expect(markdown).toMatch(/## Rain\n\n.*!\[B\]\(https:\/\/example\.org\/b\.jpg "Sea"\).*\n\nEnd\./s);
  expect(unlisted).toBe(0);
});

test('parameters that only tell a size go', () => {
  expect(markdownOf('<p><img src="https://x.files.wordpress.com/fog.jpg?w=300&amp;v=2" alt="Fog"></p>')).toBe(
    '![Fog](https://x.files.wordpress.com/fog.jpg?v=2)',
  );
});

test('a picture leads neither to its own page nor to its own piece', () => {
  const media: Media = {
    key: '2',
    url: 'https://x.org/fog.jpg',
    alt: null,
    caption: null,
    credit: null,
    pages: ['https://x.org/fog/'],
    parent: '1',
  };
  const open = openBody(
    '<a href="https://x.org/fog/"><img src="/fog-300x200.jpg" alt="A"></a> <a href="https://x.org/piece/"><img src="/rain.jpg" alt="B"></a> <a href="https://x.org/piece/">here</a>',
    {
      base: 'https://x.org/piece/',
      map: (address) => (address === 'https://x.org/piece/' ? 'piece.md' : null),
      media: (reference) => (reference.includes('fog') ? media : null),
      isOwn: () => true,
      shownAt: (address) => (address === 'https://x.org/fog/' ? media : null),
      isItself: (address) => address === 'https://x.org/piece/',
    },
  );
  expect(closeBody(open, () => null).markdown.trim()).toBe(
    '![A](https://x.org/fog.jpg) ![B](https://x.org/rain.jpg) [here](piece.md)',
  );
  expect(open.notes.filter(({ what }) => what === 'link')).toHaveLength(2);
});

describe('the place of every picture in Markdown is found, however its address is written', () => {
  test.each([
    ['spaces in angle brackets', '![a](<my photo.jpg> "T")', 'my photo.jpg', '![a](/assets/0.jpg "T")'],
    ['bare spaces', '![a](my photo.jpg)', 'my photo.jpg', '![a](/assets/0.jpg)'],
    ['bare spaces and a title', '![a](my photo (1).jpg "T")', 'my photo (1).jpg', '![a](/assets/0.jpg "T")'],
    ['percent signs', '![a](my%20photo.jpg)', 'my%20photo.jpg', '![a](/assets/0.jpg)'],
    ['escaped parentheses', '![a](photo\\(1\\).jpg)', 'photo(1).jpg', '![a](/assets/0.jpg)'],
    ['parentheses', '![a](photo(1).jpg)', 'photo(1).jpg', '![a](/assets/0.jpg)'],
    ['square brackets', '![a \\] b [c]](photo[1].jpg)', 'photo[1].jpg', '![a \\] b [c]](/assets/0.jpg)'],
    ['character references', '![a](photo.jpg?x=1&amp;y=2)', 'photo.jpg?x=1&y=2', '![a](/assets/0.jpg)'],
    ['a definition', '![a][r]\n\n[r]: photo.jpg "T"', 'photo.jpg', '![a][r]\n\n[r]: /assets/0.jpg "T"'],
    [
      'HTML',
      '<img src="http:&#47;&#47;x.org/a&amp;b.jpg">',
      'http://x.org/a&b.jpg',
      '<img src="/assets/0.jpg">',
    ],
  ])('%s', (_, text, source, moved) => {
    expect(movedMarkdown(text)).toEqual({ markdown: moved, pictures: [source] });
  });

  test('what stands in code is no picture', () => {
    const text = '`![a](my photo.jpg)`\n\n    ![a](my photo.jpg)';
    expect(movedMarkdown(text)).toEqual({ markdown: text, pictures: [] });
  });

  test('references in the addresses of HTML are resolved', () => {
    expect(movedMarkdown('<a href="http:&#47;&#47;x.org/?a=1&amp;b=2">x</a>').markdown).toBe(
      '<a href="http://x.org/?a=1&amp;b=2">x</a>',
    );
  });
});

test('a picture without an address goes, and is told; a smiley leaves its words', () => {
  const { markdown, notes } = bodied(
    '<p>A <img alt="Fog"> b <img class="wp-smiley" alt=":-)"> c <img class="wp-smiley" src="/s.gif" alt=""> d</p>',
  );
  expect(markdown.replace(/ +/g, ' ')).toBe('A b :-) c d');
  expect(notes).toEqual([{ kind: 'dropped', what: 'image', detail: 'an image without address' }]);
});

test('a picture whose address is none goes, and is told', () => {
  const { markdown, notes } = bodied('<p>A <img src="http://[" alt="Fog"> b</p>');
  expect(markdown.replace(/ +/g, ' ')).toBe('A b');
  expect(notes).toEqual([
    { kind: 'dropped', what: 'image', detail: 'an image with an address that is none: http://[' },
  ]);
});
