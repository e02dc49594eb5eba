/** The examples of GFM's own sections (tables, tasks, deletions, addresses), and of footnotes. */
export const GFM_EXAMPLES: readonly string[] = [
  '| foo | bar |\n| --- | --- |\n| baz | bim |',
  '| abc | defghi |\n:-: | -----------:\nbar | baz',
  '| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |',
  '| abc | def |\n| --- | --- |\n| bar | baz |\n> bar',
  '| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar',
  '| abc | def |\n| --- |\n| bar |',
  '| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |',
  '| abc | def |\n| --- | --- |',
  '- [ ] foo\n- [x] bar',
  '- [x] foo\n  - [ ] bar\n  - [x] baz\n- [ ] bim',
  '~~Hi~~ Hello, ~there~ world!',
  'This ~~has a\n\nnew paragraph~~.',
  'This will ~~~not~~~ strike.',
  'www.commonmark.org',
  'Visit www.commonmark.org/help for more information.',
  'Visit www.commonmark.org.\n\nVisit www.commonmark.org/a.b.',
  'www.google.com/search?q=Markup+(business)\n\nwww.google.com/search?q=Markup+(business)))\n\n(www.google.com/search?q=Markup+(business))\n\n(www.google.com/search?q=Markup+(business)',
  'www.google.com/search?q=(business))+ok',
  'www.google.com/search?q=commonmark&hl=en\n\nwww.google.com/search?q=commonmark&hl;',
  'www.commonmark.org/he<lp',
  'http://commonmark.org\n\n(Visit https://encrypted.google.com/search?q=Markup+(business))',
  'foo@bar.baz',
  "hello@mail+xyz.example isn't valid, but hello+xyz@mail.example is.",
  'a.b-c_d@a.b\n\na.b-c_d@a.b.\n\na.b-c_d@a.b-\n\na.b-c_d@a.b_',
  'mailto:foo@bar.baz\n\nmailto:a.b-c_d@a.b\n\nmailto:a.b-c_d@a.b.\n\nxmpp:foo@bar.baz\n\nxmpp:foo@bar.baz/txt@bin.com/a',
  '<strong> <title> <style> <em>\n\n<blockquote>\n  <xmp> is disallowed.  <XMP> is also disallowed.\n</blockquote>',
  'A note[^1] and a long one[^long].\n\n[^1]: Here.\n\n[^long]: One paragraph.\n\n    Another, indented.\n\n        code\n',
  'Twice[^a], and again[^a].\n\n[^a]: Said once.',
  'Never[^b] noted, [^c]: and\n\n[^d]: never called.',
  '[^x] first\n\n> [^x]: in a quotation\n\n- [^y]: in an item[^x]\n\n[^y]',
];

/** Pieces that meet in no way that a writer would think of. */
export const FRAGMENTS: readonly string[] =
  `a|b |foo|1|2. |1) |- |* |+ |> | |   |    |\t|\n|\n|\n\n|\n\n\n|*|**|_|__|***|~|~~|\`|\`\`|\`\`\`|~~~|[|](|](/u)|](/u "t")|](<u v>)|)|(|![|[a]|[a]: /u|[a]: /u "t"\n|[^1]|[^1]: n|<|>|<b>|</b>|<div>|</div>\n|<!-- c -->|<!--|-->|<br>|<a href="x">|<img src=x>|<pre>|</pre>|<https://a.b>|<a@b.c>|http://a.bc/d|https://x.org/a_b?c=d&amp;e|www.x.org|www.x.org/a(b)|a@b.co|mailto:a@b.co|#|# |## |===|---|- - -|***\n|\\|\\*|\\\n|  \n|&amp;|&copy;|&#35;|&nope;|"|'|--|...|!|.|,|;|:|é|“|”|—|’|\u00a0|😀|中|©|[ ] |[x] |- [x] a|][|[]|*a*|_b_|**c**|\`d\`|\n    |\n  |\n> |\n- |\n1. |#\n|a  \nb`
    .split('|')
    .concat(
      ...['- **<!-- c -->b**', ' <!-- c -->', '<!--\n', '<script>', '</script>', '<pre>\na\n</pre>\n'],
      ...['\n[a]: /u', '\n[c]: v "t', '{ x }\n', '\nb\n', '"t"\n', '[[a]: u', '[\n', '- [a]: u\n'],
      ...['- ```\n  a\n  ```\n', '\n  ```\n', '\n  ~~~\n\n', '\n    ```\n', '1. ~~~\n', '   b\n'],
      ...[
        '[**a 😀**](https://b.co)',
        '[*😀*](https://b.co/c)',
        '😀**',
        '**😀',
        '😀_ ',
        'https://a.bc/d@e.fg',
      ],
    )
    .concat('|', '| a | b |\n| - | :-: |\n| c | d |', '|-|', '\\|');
