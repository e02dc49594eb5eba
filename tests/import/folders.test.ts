import { describe, expect, test } from 'vitest';
import { bring, png } from './outside.ts';

describe('Jekyll', () => {
  test('posts keep their dates, addresses and columns; Liquid and kramdown marks are shown', async () => {
    const { text, report } = await bring({
      '_config.yml': 'title: The Wire\nurl: https://example.org\nbaseurl: /wire\ntimezone: Europe/Paris\n',
      '_data/authors.yml': 'lhale:\n  name: Laura Hale\n  bio: Writes The Wire.\n',
      '_posts/2009-02-02-talks.md':
        '---\ntitle: Talks\ndate: 2009-02-02 14:31\nauthor: lhale\ncategories: news iran\nlayout: post\n---\nSee [two]({% post_url 2009-02-03-two %}).{: .note}\n\n{% highlight js %}\na *b*\n{% endhighlight %}\n\n{% include figure.html src="/images/a.png" alt="A man" caption="In January" %}\n\n{% unknown x %} {{ site.baseurl }}/x\n',
      '_posts/2009-02-03-two.md': '---\ntitle: Two\n---\nHello.\n',
      'about.md': '---\ntitle: About\npermalink: /about/\n---\nUs.\n',
      'images/a.png': png(),
    });
    expect(text('posts/2009/2009-02-02-talks.md')).toBe(`---
title: Talks
id: tag:example.org,2000:jekyll/_posts/2009-02-02-talks.md
date: 2009-02-02T14:31:00+01:00
byline: laura-hale
column: news
tags: [iran]
aliases: [/wire/news/iran/2009/02/02/talks.html]
---

See [two](2009-02-03-two.md).

\`\`\`js
a *b*
\`\`\`

![A man](/assets/images/2009/a.png "In January")

{% unknown x %} /wire/x
`);
    expect(text('bylines.yaml')).toBe('laura-hale:\n  name: Laura Hale\n  bio: Writes The Wire.\n');
    expect(text('posts/_pages/about.md')).toContain('aliases: [/wire/about/]');
    expect(report.counts).toMatchObject({ found: 3, pages: 1 });
  });
});

describe('Hugo', () => {
  test('reads TOML, JSON and YAML, bundles and shortcodes', async () => {
    const { text, report } = await bring({
      'hugo.toml':
        'baseURL = "https://example.org/"\ntitle = "The Wire"\nlanguageCode = "en-us"\ntimeZone = "America/New_York"\n[permalinks]\nposts = "/:year/:month/:slug/"\n[params]\nauthor = "Laura Hale"\n',
      'content/posts/talks/index.md':
        '+++\ntitle = "Talks"\ndate = 2009-02-02T14:31:00-05:00\ntags = ["Iran"]\naliases = ["/old/"]\nexpiryDate = 2999-01-01\n+++\n{{< figure src="a.png" alt="A man" caption="In January" >}}\n\nSee {{< youtube abcdefgh123 >}} and [two]({{< ref "two.md" >}}). {{< unknown >}}\n',
      'content/posts/talks/a.png': png(),
      'content/posts/talks/featured.png': png(1),
      'content/posts/two.md': '{"title": "Two", "date": "2009-02-03", "draft": true}\nBody.\n',
      'content/posts/_index.md': '---\ntitle: Posts\n---\n',
      'content/about.md': '---\ntitle: About\n---\nUs.\n',
    });
    expect(text('posts/2009/2009-02-02-talks.md')).toBe(`---
title: Talks
id: tag:example.org,2000:hugo/content/posts/talks/index.md
date: 2009-02-02T14:31:00-05:00
byline: laura-hale
tags: [Iran]
image: /assets/images/2009/featured.png
expires: 2999-01-01
aliases: [/2009/02/talks/, /old/]
---

![A man](/assets/images/2009/a.png "In January")

See [Video on YouTube](https://www.youtube.com/watch?v=abcdefgh123) and [two](../_drafts/two.md). {{< unknown >}}
`);
    expect(text('posts/_drafts/two.md')).toContain('draft: true');
    expect(report.counts).toMatchObject({ found: 3, pages: 1, drafts: 1, skipped: 1 });
    expect(text('site.yaml')).toContain('timezone: America/New_York');
  });
});

describe('Hexo', () => {
  test('posts, drafts, pages and their own folders of pictures', async () => {
    const { text, report } = await bring({
      '_config.yml':
        'title: The Wire\nurl: https://example.org\npermalink: :year/:month/:day/:title/\nauthor: Laura Hale\ntimezone: UTC\n',
      'source/_posts/talks.md':
        '---\ntitle: Talks\ndate: 2009-02-02 14:31:00\ntags:\n  - Iran\ncategories:\n  - [News, World]\n---\n{% asset_img a.png A man %}\n<!-- more -->\n\n{% blockquote Jane Doe %}\nSaid so.\n{% endblockquote %}\n\n{% post_link two Two %}\n',
      'source/_posts/talks/a.png': png(),
      'source/_posts/two.md': '---\ntitle: Two\ndate: 2009-02-03 10:00:00\n---\nB.\n',
      'source/_drafts/three.md': '---\ntitle: Three\n---\nC.\n',
      'source/about/index.md': '---\ntitle: About\ndate: 2009-01-01\n---\nUs.\n',
    });
    expect(text('posts/2009/2009-02-02-talks.md')).toBe(`---
title: Talks
id: tag:example.org,2000:hexo/source/_posts/talks.md
date: 2009-02-02T14:31:00+00:00
byline: laura-hale
column: news
tags: [Iran, World]
aliases: [/2009/02/02/talks/]
---

![A man](/assets/images/2009/a.png)

> Said so.
>
> — Jane Doe

[Two](2009-02-03-two.md)
`);
    expect(report.counts).toMatchObject({ found: 4, pages: 1, drafts: 1 });
    expect(text('posts/_drafts/three.md')).toContain('date: 2009-02-03\n');
  });
});

describe('Eleventy', () => {
  test('folder data, collection tags and pages without dates', async () => {
    const { text, report } = await bring({
      'eleventy.config.js': 'export default () => ({ dir: { input: "src" } });',
      'src/posts/posts.json': '{"layout": "post", "tags": ["posts"], "author": "Laura Hale"}',
      'src/posts/talks.md':
        '---\ntitle: Talks\ndate: 2009-02-02\ntags: [posts, Iran]\n---\nBody with {% image "a.png" %}.\n',
      'src/about.md': '---\ntitle: About\n---\nUs.\n',
    });
    expect(text('posts/2009/2009-02-02-talks.md')).toContain(
      'byline: laura-hale\ntags: [Iran]\naliases: [/posts/talks/]\n---\n\nBody with {% image "a.png" %}.\n',
    );
    expect(report.counts).toMatchObject({ found: 2, pages: 1 });
    expect(report.noted.map(({ kind, what }) => `${kind} ${what}`)).toContain('left template tag');
  });
});

describe('Markdown bodies', () => {
  test('stay as they were typed, but for pictures, links into the archive and what runs code', async () => {
    const body =
      'A  *b* __c__\n* one\n* two\n\n[x](javascript:alert(1)) [y](/2008/01/01/old.html "t") ![z](a.png) <img src="a.png">\n\n```\n![z](a.png)\n```\n\n<script>alert(1)</script>\n\n[ref]: https://example.org/2008/01/01/old.html\n';
    const { text } = await bring({
      '_config.yml': 'url: https://example.org\n',
      '_posts/2009-02-02-talks.md': `---\ntitle: Talks\n---\n${body}`,
      '_posts/2008-01-01-old.md': '---\ntitle: Old\n---\nOld.\n',
      '_posts/a.png': png(),
    });
    expect(text('posts/2009/2009-02-02-talks.md').split('---\n\n')[1]).toBe(
      'A  *b* __c__\n* one\n* two\n\nx [y](../2008/2008-01-01-old.md "t") ![z](/assets/images/2009/a.png) <img src="/assets/images/2009/a.png">\n\n```\n![z](a.png)\n```\n\n\n\n[ref]: ../2008/2008-01-01-old.md\n',
    );
  });
});
