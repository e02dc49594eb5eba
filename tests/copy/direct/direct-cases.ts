/** Texts that are set directly, each a construct that could go wrong by itself or beside others. */
export const CONSTRUCTS: readonly string[] = [
  'Prose of *some* __weight__, ~~gone~~, `code`.\n\n',
  'a&#32;\n&#9;b&#13;c &#1;&#0; &quot;&lt;&amp;#35;&gt;\u00a0"\'`',
  'a\\\n***&#32;x*** [y](z "&#96;")\n\n',
  'a  \n&#32;b\\\n**&#32;x *&#32;y***\\\n`  z `\\\n[&#32;u](v) ![w](x.png)\n\n',
  '# a\n\n## A `b` *c* ![d](e.png)\\\nf\n\n### a\n\n#\n\n',
  '# fn-1\n\n## Footnote\n\n## ſK 😀 中 user-content-b\n\n',
  '[to](#a) [top](#top) [none](#nope "t") [empty](#) [](<>) [c](#c%C3%A4)\n\n',
  '[in](../a%20b.md "\'q\' & `r`") [<a@b.c>](x) [q](<a b"\'`<c%zz%4a>) [ü](/ü/K/ſ/😀?a=b&c#d)\n\n',
  '[out](https://x.org/?a&b) [same](https://x.org/?a&b) [rel](//y.org) [m](mailto:a@b.c) [s](javascript:x "t")\n\n',
  'www.x.org, https://x.org/a_b?c=d&amp;e and a@b.co\n\n',
  '![fig](j.png "A *caption*")\n\n![](k.png)  \n[![in link](l.png)](m.md "t")\n\n[![i](j.png) ](k.md)\n\n',
  '![d](data:image/png;base64,AA "t") ![s](javascript:x) ![](data:text/html,x)\n\n![s](vbscript:x)\n\n',
  'An ![inline](%41.png " ") image, ![out](http://x.org/i.png).\n\n',
  '- tight\n- *b* ![i](j.png)\n  - deep\n\n    loose\n- # head\n\n7) x\n8) > y\n\n0. z\n\n',
  '> *Quoted* first.\n>\n> ![i](j.png)\n>\n> - x\n\n',
  '-\n- ```\n  c\n  ```\n- [r]: /u\n\n***\n\n',
  '```j&s" x\na < b & "c"\n```\n\n~~~\n~~~\n\n    indented\n\n',
  '[r] ![r] [*t*][R] [x][a b]\n\n[r]: /ü%20x "t\'`"\n[R]: /no\n[a b]: <>\n\n',
  '| h "q" | ![i](j.png) | *e*\\|f |\n| :-- | :-: | --: |\n| a | b\n| c | d | e | f\n\n> | x |\n> | - |\n\n',
  '||\n|-|\n\n',
  'Note[^1], again[^1] and[^Ü x%20"]\n\n[^1]: Said *once*[^2].\n\n[^2]:\n    | t |\n    | - |\n\n    # In a note\n\n[^Ü x%20"]: ![i](j.png)\n\n',
  'Note[^b], again[^b] and [^b]\n\n[^b]: Words.\n\n    - item[^c]\n\n[^c]: > quoted\n[^c]: no\n\n- x[^c]\n\n',
  '[^SS][^ß] [^-2] [^][^]\n\n[^ß]: sharp\n[^-2]: two\n\n> [^x]: x[^x]\n\n',
  "\"It's\" -- he said... 'so'\n\n",
];

/** Texts that are not: what they hold, or mean, only the long way knows. */
export const LEFT_ALONE: readonly string[] = [
  'a <b>c</b>',
  '<!-- more -->',
  '<p id="x">a</p>\n\n[x](#x)',
  '- [ ] a task',
  '# user-content-a\n\n[to](#a)',
  '*a '.repeat(110) + ' a*'.repeat(110),
];
