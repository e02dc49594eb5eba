import { describe, expect, test } from 'vitest';
import { parseText } from '../copy/parsing.ts';
import { bring, png } from './outside.ts';

const bodyOf = (text: string) => text.split('---\n\n').slice(1).join('---\n\n');

describe('all folders', () => {
  test.each<[system: string, files: { readonly [path: string]: string }]>([
    [
      'jekyll',
      { '_posts/2009-02-02-a.md': '---\ntitle: A\n---\nx\n', '_posts/2009-02-03-b.textile': 'h1. B' },
    ],
    [
      'hugo',
      {
        'hugo.toml': '',
        'content/posts/a.md': '---\ntitle: A\ndate: 2009-02-02\n---\nx\n',
        'content/posts/b.org': '* B',
      },
    ],
    [
      'hexo',
      {
        '_config.yml': '',
        'source/_posts/a.md': '---\ntitle: A\ndate: 2009-02-02\n---\nx\n',
        'source/_posts/b.org': '* B',
      },
    ],
    [
      'eleventy',
      { 'eleventy.config.js': '', 'a.md': '---\ntitle: A\ndate: 2009-02-02\n---\nx\n', 'b.adoc': '= B' },
    ],
  ])('%s: a piece in a markup that is not read is listed', async (format, files) => {
    const { report } = await bring(files);
    expect(report.format).toBe(format);
    expect(report.skipped.map(({ name, why }) => `${name.replace(/^.*\//, '').slice(-6)}: ${why}`)).toEqual([
      expect.stringMatching(
        /(?:extile|.org|.adoc): it is written in (?:Textile|Org|AsciiDoc), which is not read here; convert/,
      ),
    ]);
  });

  test('a link to the file of another piece leads to where that is now', async () => {
    const { text } = await bring({
      'hugo.toml': '',
      'content/posts/a/index.md':
        '---\ntitle: A\ndate: 2009-02-02\n---\n[b](../b.md#x) [c](/posts/c.md) [none](../none.md)\n',
      'content/posts/b.md': '---\ntitle: B\ndate: 2009-02-03\n---\nx\n',
      'content/posts/c.md': '---\ntitle: C\ndate: 2009-02-04\n---\nx\n',
    });
    expect(bodyOf(text('posts/2009/2009-02-02-a.md'))).toBe(
      '[b](2009-02-03-b.md#x) [c](2009-02-04-c.md) [none](../none.md)\n',
    );
  });

  test('ids of headings go where a build makes the same, or stay as anchors', async () => {
    const { text, rows } = await bring({
      '_posts/2009-02-02-a.md':
        '---\ntitle: A\n---\n[x](#one)\n\n## First {#one}\n\n## Two {#two .wide}\n\n```\n# {#not}\n```\n',
    });
    expect(bodyOf(text('posts/2009/2009-02-02-a.md'))).toBe(
      '[x](#one)\n\n## <a id="one"></a>First\n\n## Two\n\n```\n# {#not}\n```\n',
    );
    expect(rows[0]!.notes).toEqual([{ kind: 'dropped', what: 'heading id', detail: '{#two .wide}' }]);
  });
});

describe('Jekyll', () => {
  test('what the configuration says of all posts counts for those that say nothing', async () => {
    const { text, files } = await bring({
      '_config.yml':
        'author: {name: Site Author}\nfeed: {path: atom.xml}\ndefaults:\n  - scope: {path: "", type: posts}\n    values: {author: lhale, category: wire}\n  - scope: {path: _posts/guest}\n    values: {author: Guest}\n',
      '_data/authors.yml': 'lhale: {name: Laura Hale}\n',
      '_posts/2009-02-02-a.md': '---\ntitle: A\n---\nx\n',
      '_posts/2009-02-03-b.md': '---\ntitle: B\nauthor: Jane Doe\ncategory: own\n---\nx\n',
      '_posts/guest/2009-02-04-c.md': '---\ntitle: C\n---\nx\n',
    });
    expect(text('posts/2009/2009-02-02-a.md')).toContain('byline: laura-hale\ncolumn: wire\n');
    expect(text('posts/2009/2009-02-02-a.md')).toContain('aliases: [/wire/2009/02/02/a.html]');
    expect(text('posts/2009/2009-02-03-b.md')).toContain('byline: jane-doe\ncolumn: own\n');
    expect(text('posts/2009/2009-02-04-c.md')).toContain('byline: guest\n');
    expect(String(files.get('redirects.yaml'))).toContain('/atom.xml: /feed.xml\n');
  });

  test.each(['source: .tmp/src\n', 'title: T\n'])(
    'the folder with layouts beside its posts is no category, whatever %j says',
    async (setting) => {
      const { text } = await bring({
        '_config.yml': `${setting}permalink: /:categories/:title/\n`,
        'src/_layouts/post.html': '{{ content }}',
        'src/_posts/wire/2009-02-02-a.md': '---\ntitle: A\ncategories: [Herrings]\n---\nx\n',
      });
      const written = text('posts/2009/2009-02-02-a.md');
      expect(written).toContain('column: herrings\n');
      expect(written).toContain('aliases: [/herrings/a/]\n');
    },
  );

  test('a feed named by its whole address leads on if it is on the same site', async () => {
    const redirectsOf = async (feed: string) => {
      const { files } = await bring({
        '_config.yml': `url: https://a.example\nfeed: {path: "${feed}"}\n`,
        '_posts/2009-02-02-a.md': '---\ntitle: A\n---\nx\n',
      });
      return String(files.get('redirects.yaml') ?? '');
    };
    expect(await redirectsOf('https://a.example/atom.xml')).toContain('/atom.xml: /feed.xml\n');
    expect(await redirectsOf('https://feeds.example/a')).not.toContain('feed.xml');
  });

  test('the author of the site wrote what names nobody', async () => {
    const { text } = await bring({
      '_config.yml': 'author: Laura Hale\n',
      '_posts/2009-02-02-a.md': '---\ntitle: A\n---\nx\n',
    });
    expect(text('posts/2009/2009-02-02-a.md')).toContain('byline: laura-hale\n');
  });

  test('a collection that was shown comes, the page of errors does not', async () => {
    const { text, report } = await bring({
      '_config.yml':
        'collections:\n  columns: {output: true, permalink: "/c/:name/"}\n  data: {output: false}\n',
      '_posts/2009-02-02-a.md': '---\ntitle: A\n---\nx\n',
      '_columns/talk.md': '---\ntitle: Talk\ndate: 2009-02-03\n---\nx\n',
      '_data/x.md': '---\ntitle: Data\n---\nx\n',
      '404.html': '---\ntitle: Not found\n---\nx',
    });
    expect(text('posts/2009/2009-02-03-talk.md')).toContain('aliases: [/c/talk/]');
    expect(report.skipped.map(({ name }) => name)).toEqual(['404.html', '_data/x.md']);
  });

  test.each([
    ['/:categories/:title/', '/world news/iran/a/'],
    ['/:slugified_categories/:title/', '/world-news/iran/a/'],
    ['ordinal', '/world news/iran/2009/033/a.html'],
    ['/:year/:short_month/:long_day/:title', '/2009/Feb/Monday/a'],
  ])('the old address by %s is %s', async (permalink, alias) => {
    const { rows } = await bring({
      '_config.yml': `permalink: ${permalink}\n`,
      '_posts/2009-02-02-a.md': '---\ntitle: A\ncategories: [World News, Iran]\n---\nx\n',
    });
    expect(rows[0]!.urls.kept).toEqual([alias]);
  });

  test('tags of Liquid that lead elsewhere are links, and marks of kramdown go', async () => {
    const { text } = await bring({
      '_posts/2009-02-02-a.md':
        '---\ntitle: A\n---\n[b]({% link _posts/2009-02-03-b.md %}) [f]({% link /assets/x.pdf %})\n\n{% gist 5555251 %}\n\n{% twitter https://twitter.com/a/status/1 %}\n\n* toc\n{:toc}\n\n{::nomarkdown}<b>x</b>{:/}\n',
      '_posts/2009-02-03-b.md': '---\ntitle: B\n---\nx\n',
    });
    expect(bodyOf(text('posts/2009/2009-02-02-a.md'))).toBe(
      '[b](2009-02-03-b.md) [f](/assets/x.pdf)\n\n[Code on GitHub](https://gist.github.com/5555251)\n\n[Post on Twitter](https://twitter.com/a/status/1)\n\n\n\n<b>x</b>\n',
    );
  });
});

describe('Hugo', () => {
  test('shortcodes with an end are what they held', async () => {
    const { text, rows } = await bring({
      'hugo.toml': '',
      'content/posts/a.md':
        '---\ntitle: A\ndate: 2009-02-02\n---\n{{< details summary="See" >}}\nInner **md**\n{{< /details >}}\n\n{{% notice note %}}\nA notice\n{{% /notice %}}\n\n{{< quote author="Who" >}}Said{{< /quote >}}\n\n{{< rawhtml >}}<b>x</b>{{< /rawhtml >}}\n\n{{< audio src="https://x.org/a.mp3" >}}\n\n{{< own >}}In{{< /own >}}\n',
    });
    expect(bodyOf(text('posts/2009/2009-02-02-a.md'))).toBe(
      '<details><summary>See</summary>\n\nInner **md**\n\n</details>\n\n> A notice\n\n> Said\n>\n> — Who\n\n<b>x</b>\n\n<audio src="https://x.org/a.mp3" controls></audio>\n\n{{< own >}}In{{< /own >}}\n',
    );
    expect(rows[0]!.notes.map(({ detail }) => detail)).toEqual(['{{< own >}}', '{{< /own >}}']);
  });

  test('pages and feeds of terms and sections lead on; a translation does not take the address', async () => {
    const { files, rows } = await bring({
      'hugo.toml': 'baseURL = "https://example.org/"\n',
      'content/wire/a.fr.md': '---\ntitle: A\ndate: 2009-02-02\n---\nx\n',
      'content/wire/a.md':
        '---\ntitle: A\ndate: 2009-02-02\ntags: [Nuclear Talks]\ncategories: [World]\n---\nx\n',
      'content/posts/b.md': '---\ntitle: B\ndate: 2009-02-03\n---\nx\n',
      'content/wire/c.md': '---\ntitle: C\ndate: 2009-02-04\n---\nx\n',
    });
    const redirects = String(files.get('redirects.yaml'));
    for (const line of [
      '/categories/world/: /columns/world/',
      '/categories/world/index.xml: /columns/world/rss.xml',
      '/tags/nuclear-talks/index.xml: /tags/nuclear-talks/rss.xml',
      '/posts/: /archive/',
      '/posts/index.xml: /rss.xml',
      '/wire/: /columns/wire/',
      '/wire/index.xml: /columns/wire/rss.xml',
    ])
      expect(redirects).toContain(`${line}\n`);
    expect(rows.find(({ origin }) => origin === 'content/wire/a.md')!.urls.kept).toEqual(['/wire/a/']);
    expect(rows.find(({ origin }) => origin === 'content/wire/a.fr.md')!.urls.kept).toEqual(['/fr/wire/a/']);
  });
});

describe('Hexo', () => {
  test('front matter without its first line is front matter', async () => {
    const { text } = await bring({
      '_config.yml': '',
      'source/_posts/a.md': 'title: A\ndate: 2009-02-02 10:00:00\ntags:\n- Iran\n---\nBody\n\n---\n\nMore\n',
    });
    expect(text('posts/2009/2009-02-02-a.md')).toContain('title: A\n');
    expect(bodyOf(text('posts/2009/2009-02-02-a.md'))).toBe('Body\n\n---\n\nMore\n');
  });

  test('pictures of its own folder, tags of themes, and addresses with a colon', async () => {
    const { text, rows } = await bring({
      '_config.yml': 'post_asset_folder: true\n',
      'source/_posts/a.md':
        '---\ntitle: A\ndate: 2009-02-02\n---\n![x](a.png)\n\n{% link Text https://z.org true Title %}\n{% gist 123abc %}\n{% iframe https://y.org 100 100 %}\n\n{% pullquote %}Pulled{% endpullquote %}\nText.\n\n{% note info %}A note{% endnote %}\n',
      'source/_posts/a/a.png': png(),
    });
    expect(bodyOf(text('posts/2009/2009-02-02-a.md'))).toBe(
      '![x](/assets/images/2009/a.png)\n\n[Text](https://z.org)\n[Code on GitHub](https://gist.github.com/123abc)\n[Embedded from y.org](https://y.org)\n\n> Pulled\n\nText.\n\n> A note\n',
    );
    expect(rows[0]!.notes).toEqual([]);
  });

  test('pages and feeds of tags and categories lead on; pages that the theme filled are listed', async () => {
    const { files, report } = await bring({
      '_config.yml': 'url: https://example.org\ntag_dir: t\ncategory_map: {World News: world}\n',
      'source/_posts/a.md':
        '---\ntitle: A\ndate: 2009-02-02\ntags: [Nuclear talks]\ncategories: [World News, Iran]\n---\nx\n',
      'source/tags/index.md': '---\ntitle: Tags\ntype: tags\n---\n',
    });
    const redirects = String(files.get('redirects.yaml'));
    for (const line of [
      '/t/Nuclear-talks/: /tags/nuclear-talks/',
      '/categories/world/: /columns/world-news/',
      '/categories/world/Iran/: /tags/iran/',
    ])
      expect(redirects).toContain(`${line}\n`);
    expect(report.skipped.map(({ name }) => name)).toEqual(['source/tags/index.md']);
  });
});

test.each<[string, string, string, string[], string[]]>([
  [
    'Octopress',
    'source/_posts/2012-03-04-fog.markdown',
    'category_dir: blog/categories\n',
    ['/blog/categories/c-and-sea/: /columns/c-and-sea/', '/blog/categories/node-dot-js/: /tags/node-js/'],
    ['霧'],
  ],
  [
    'jekyll-archives',
    '_posts/2012-03-04-fog.markdown',
    'jekyll-archives:\n  enabled: [categories, tags]\n  permalinks:\n    tag: /t/:name.html\n',
    ['/category/node-js/: /tags/node-js/', '/category/霧/: /tags/霧/', '/t/thick-fog.html: /tags/thick-fog/'],
    [],
  ],
])('pages of categories and tags that %s made lead to shelves', async (_, path, settings, lines, told) => {
  const { files, report } = await bring({
    Rakefile: '',
    'plugins/category_generator.rb': '',
    '_config.yml': settings,
    [path]: '---\ntitle: Fog\ncategories: [C_and sea, node.js, 霧]\ntags: [Thick fog]\n---\nFog.\n',
  });
  for (const line of lines) expect(String(files.get('redirects.yaml'))).toContain(`${line}\n`);
  expect(report.skipped.filter(({ what }) => what === 'old address').map(({ name }) => name)).toEqual(told);
});

test('a permalink that the settings of Jekyll give takes every token of theirs', async () => {
  const { rows } = await bring({
    '_config.yml':
      'defaults:\n  - scope: { path: "", type: posts }\n    values: { permalink: "/:year/:i_month/:i_day/:title" }\n',
    '_posts/2004-02-06-fog.md': '---\ntitle: Fog\n---\nx\n',
  });
  expect(rows[0]!.urls.kept).toEqual(['/2004/2/6/fog']);
});

describe('Eleventy', () => {
  test('data that is a program is looked through for what it says plainly', async () => {
    const { text, report } = await bring({
      'eleventy.config.js': 'export default () => ({ dir: { input: "content" } });',
      '_data/metadata.js':
        'export default {\n  title: "The Wire",\n  url: "https://example.org/",\n  language: "en",\n};\n',
      'content/blog/blog.11tydata.js': 'export default { tags: ["posts"], layout: "post.njk" };',
      'content/blog/a.md': '---\ntitle: A\ndate: 2009-02-02\n---\nx\n',
    });
    expect(text('site.yaml')).toContain('title: The Wire\nurl: https://example.org\n');
    expect(report.skipped.map(({ name }) => name)).toEqual(['content/blog/blog.11tydata.js']);
  });

  test('the data file of a piece says what its front matter does not, in JSON or YAML', async () => {
    const { text, posts, rows, report } = await bring({
      'eleventy.config.js': 'export default () => ({ dir: { input: "src" } });',
      'src/articles/fog/index.md': '---\ntags: [sea]\n---\nFog came.\n',
      'src/articles/fog/index.yml': "title: 'Fog at sea'\ndate: 2022-09-26\ntags:\n  - Weather\n  - sea\n",
      'src/articles/ships/ships.md': 'Ships came.\n',
      'src/articles/ships/ships.json': '{ "title": "Ships", "date": "2022-10-01" }',
      'src/articles/broken/index.md': '---\ntitle: Broken\ndate: 2022-11-01\n---\nx\n',
      'src/articles/broken/index.yaml': 'draft: [true\n',
    });
    expect(posts).toEqual([
      'posts/2022/2022-09-26-fog.md',
      'posts/2022/2022-10-01-ships.md',
      'posts/_drafts/broken.md',
    ]);
    expect(text(posts[0]!)).toContain('title: Fog at sea\n');
    expect(text(posts[0]!)).toContain('tags: [sea, Weather]\n');
    expect(text(posts[0]!)).toContain('aliases: [/articles/fog/]\n');
    expect(rows.map(({ title, draft }) => [title, draft])).toContainEqual(['Ships', false]);
    expect(report.skipped).toEqual([
      {
        what: 'file',
        name: 'src/articles/broken/index.yaml',
        why: 'its data are not understood, so what it is about is a draft',
      },
    ]);
  });

  test.each([
    ['/{{ title | slugify }}/', ['/talks-and-more/']],
    ['/n/{{ page.fileSlug }}.html', ['/n/a.html']],
    ['/{{ page.date | date: "%Y" }}/x/', ['/2009/x/']],
    ['/{{ page.date | season }}/x/', []],
    ['false', []],
  ])('permalink: %s', async (permalink, kept) => {
    const { rows } = await bring({
      'eleventy.config.js': '',
      'a.md': `---\ntitle: Talks & more\ndate: 2009-02-02\npermalink: ${permalink.includes('{') ? `'${permalink}'` : permalink}\n---\nx\n`,
    });
    expect(rows[0]!.urls.kept).toEqual(kept);
    expect(rows[0]!.draft).toBe(permalink === 'false');
    if (kept.length === 0) expect(rows[0]!.notes).toHaveLength(1);
  });

  test('pictures and addresses of its own shortcodes and filters', async () => {
    const { text } = await bring({
      'eleventy.config.js': '',
      'posts/a.md':
        '---\ntitle: A\ndate: 2009-02-02\n---\n{% image "./a.png", "Alt text", [300] %} [x]({{ "/about/" | url }})\n',
      'posts/a.png': png(),
      'about.md': '---\ntitle: About\n---\nUs\n',
    });
    expect(bodyOf(text('posts/2009/2009-02-02-a.md'))).toBe(
      '![Alt text](/assets/images/2009/a.png) [x](../_pages/about.md)\n',
    );
  });

  test('a post of which only git knows the date waits as a draft, in its column', async () => {
    const { rows } = await bring({
      'eleventy.config.js': '',
      'blog/blog.json': '{"tags": "post", "category": "wire"}',
      'blog/a.md': '---\ntitle: A\ndate: git Last Modified\n---\nx\n',
    });
    expect(rows[0]).toMatchObject({ kind: 'dispatch', draft: true, column: 'wire' });
  });
});

describe('front matter that is not understood', () => {
  test.each([['draft: perhaps'], ['is_draft: true'], ['draft:true'], ['status: ready']])(
    '%s makes a draft, and is told',
    async (line) => {
      const { report, files } = await bring({
        'hugo.toml': '',
        'content/posts/a.md': `---\ntitle: A\ndate: 2009-02-02\n${line}\n---\nx\n`,
      });
      expect(report.format).toBe('hugo');
      expect(
        Object.entries(files)
          .filter(([path]) => path.endsWith('.md'))
          .every(([, text]) => /^draft: true$/m.test(String(text))),
      ).toBe(true);
    },
  );
});

describe('Hugo', () => {
  const hugo = (files: { readonly [path: string]: string }) =>
    bring({
      'hugo.toml': '',
      'content/posts/rain/index.md': '---\ntitle: Rain\ndate: 2009-02-03\n---\nx\n',
      ...files,
    });

  test('a reference leads to the piece of its path, also between bundles, and is a link where it stood alone', async () => {
    const { text } = await hugo({
      'content/posts/fog/index.md':
        '---\ntitle: Fog\ndate: 2009-02-02\n---\nSee {{< ref "rain" >}}. [a]({{< ref "posts/rain/index.md" >}}) [b]({{% relref "/posts/rain#top" %}}) <a href="{{< ref "rain" >}}">c</a>\n\n[r]: {{< ref "rain" >}}\n',
    });
    expect(bodyOf(text('posts/2009/2009-02-02-fog.md'))).toBe(
      'See [rain](2009-02-03-rain.md). [a](2009-02-03-rain.md) [b](2009-02-03-rain.md#top) <a href="2009-02-03-rain.md">c</a>\n\n[r]: 2009-02-03-rain.md\n',
    );
  });

  test('a page that no list shows is unlisted, and one that is not rendered is a draft', async () => {
    const { text, files } = await hugo({
      'content/posts/a.md': '---\ntitle: A\ndate: 2009-02-02\nbuild: {list: never}\n---\nx\n',
      'content/posts/b.md': '---\ntitle: B\ndate: 2009-02-02\n_build: {render: never, list: never}\n---\nx\n',
    });
    expect(text('posts/2009/2009-02-02-a.md')).toContain('\nunlisted: true\n');
    expect([...files.keys()]).toContain('posts/_drafts/b.md');
  });
});

test('Jekyll: the address of a post that stood alone is a link', async () => {
  const { text } = await bring({
    '_posts/2009-02-02-a.md':
      '---\ntitle: A\n---\nSee {% post_url 2009-02-03-b %}, [b]({% post_url 2009-02-03-b %}).\n',
    '_posts/2009-02-03-b.md': '---\ntitle: B\n---\nx\n',
  });
  expect(bodyOf(text('posts/2009/2009-02-02-a.md'))).toBe(
    'See [b](2009-02-03-b.md), [b](2009-02-03-b.md).\n',
  );
});

test('Eleventy: an address that a program makes is not known; a permalink that it writes as a text is', async () => {
  const { rows } = await bring({
    'eleventy.config.js': '',
    'a/one.md': '---\ntitle: One\ndate: 2009-02-02\n---\nx\n',
    'a/a.11tydata.js': 'module.exports = { permalink: (data) => "/n/" + data.page.fileSlug + "/" };',
    'b/two.md': '---\ntitle: Two\ndate: 2009-02-03\n---\nx\n',
    'b/b.11tydata.js': "export default { permalink: '/w/{{ page.fileSlug }}/', tags: ['x'] };",
  });
  expect(rows.map(({ title, urls }) => [title, urls?.kept])).toEqual([
    ['One', []],
    ['Two', ['/w/two/']],
  ]);
});

test('Obsidian: double brackets lead to notes and show pictures, wherever these lie', async () => {
  const { report, text, rows } = await bring({
    '.obsidian/app.json': '{}',
    'Notes/2009-02-02 Fog.md':
      '---\ntitle: Fog\n---\nSee [[Rain storm]], [[Rain storm#The head|the rain]], [[#Here]], [[Nobody|none]] and ![[quay one.png]].\n\n`[[Code]]`\n\n## Here\n',
    'Other/Rain storm.md': '---\ntitle: Rain\ndate: 2009-02-03\n---\n## The head\n',
    'Files/quay one.png': png(),
  });
  expect([report.format, rows.length]).toEqual(['folder', 2]);
  expect(bodyOf(text('posts/2009/2009-02-02-fog.md'))).toMatch(
    /^See \[Rain storm\]\(2009-02-03-rain-storm\.md\), \[the rain\]\(2009-02-03-rain-storm\.md#the-head\), \[Here\]\(#here\), none and !\[\]\(\/assets\/\S*quay\S*\.png\)\.\n\n`\[\[Code\]\]`\n/,
  );
});

test('columns whose names have one slug stay apart; what is no language tag and no address is left out or guessed', async () => {
  const post = (fields: string) => `---\ntitle: A\n${fields}\n---\nText.\n`;
  const { files, rows, report } = await bring({
    '_config.yml': 'url: "https://x.example:99999/a b"\nlang: "not a tag!"\n',
    '_posts/2009-02-02-a.md': post('category: C++\nlang: german'),
    '_posts/2009-02-03-b.md': post('category: C#\nlang: "??"'),
  });
  expect(rows.map(({ column }) => column)).toEqual(['c', 'c-2']);
  expect(String(files.get('columns.yaml'))).toContain('c-2:\n  name: C#');
  expect(String(files.get('site.yaml'))).not.toMatch(/^(?:lang|url):/m);
  expect([...files.values()].filter((text) => String(text).includes('lang: de'))).toHaveLength(1);
  expect(report.guessed).toContainEqual(expect.stringContaining('"not a tag!" is no language tag'));
  expect(report.noted.map(({ what, example }) => [what, example.replace(/^.*: "/, '"')])).toContainEqual([
    'lang',
    '"german" is no language tag; "de" was taken',
  ]);
});

describe('elements of a page’s head in a body of Markdown', () => {
  const bodyOf = async (body: string) => {
    const { report, rows, text } = await bring({
      '_config.yml': 'url: https://x.org\n',
      '_posts/2009-02-02-talks.md': `---\ntitle: Talks\n---\n\n${body}\n`,
    });
    expect(report.unlisted).toEqual([]);
    return { text: text(rows[0]!.path).split('---\n\n')[1]!.trim(), notes: rows[0]!.notes };
  };

  test('are taken out and told, where they act on the whole page', async () => {
    const { text, notes } = await bodyOf(
      'A <base href="https://x.org/2009/02/02/talks.html">b.\n\n<link rel="canonical" href="/2009/02/02/talks.html" />\n\n<META name="robots" content="noindex">\n\n<div>\n<meta http-equiv="refresh" content="0;url=/">\nC\n</div>',
    );
    expect(text.replace(/\s+/g, ' ')).toBe('A b. <div> C </div>');
    expect(notes.map(({ kind, what }) => `${kind} ${what}`)).toEqual(Array(4).fill('dropped element'));
  });

  test('are shown, where their writer wrote of them', async () => {
    const { text, notes } = await bodyOf('* Make <base> tags optional, `<base>` too\n* `<link>` and <link>');
    expect(text).toBe('* Make &lt;base&gt; tags optional, `<base>` too\n* `<link>` and &lt;link&gt;');
    expect(notes.map(({ kind, what }) => `${kind} ${what}`)).toEqual(Array(2).fill('repaired element'));
  });

  test('stay, where they do no harm', async () => {
    const harmless =
      '<link rel="stylesheet" href="https://x.org/a.css"> and <meta itemprop="name" content="A">';
    expect(await bodyOf(harmless)).toEqual({ text: harmless, notes: [] });
  });

  test('a script is taken out with its address', async () => {
    const { text } = await bodyOf('A <script src="/2009/02/02/talks.html"></script>b.');
    expect(text).toBe('A b.');
  });
});

describe('the settings of a site', () => {
  const post = '---\ntitle: A\ncategories: [sea]\n---\nx\n';
  const octopress = {
    '_config.yml': 'url: https://x.org\nsource: source\n',
    Rakefile: '',
    '.themes/classic/_config.yml': 'url: https://theme.example\n',
    '.themes/classic/source/archives/index.md': '---\ntitle: Archives\n---\nx\n',
    'source/_posts/2009-02-02-a.md': post,
    'source/.hidden/b.md': '---\ntitle: B\n---\nx\n',
    'source/about/index.md': '---\ntitle: About\n---\nx\n',
  };

  test('are the outermost ones, and what lies outside of their folder is left out', async () => {
    const { report, rows } = await bring(octopress);
    expect(rows.map(({ path, column, urls }) => [path, column, urls.kept])).toEqual([
      ['posts/2009/2009-02-02-a.md', 'sea', ['/sea/2009/02/02/a.html']],
      ['posts/_pages/about.md', null, ['/about/']],
    ]);
    expect(report.skipped.map(({ name, why }) => `${name}: ${why}`)).toEqual([
      '.themes/classic/source/archives/index.md: it lies outside the folder that Jekyll reads',
      'source/.hidden/b.md: Jekyll leaves out hidden files',
    ]);
  });

  test('are none, where only a theme has some', async () => {
    const { '_config.yml': _, ...rest } = octopress;
    const { rows } = await bring(rest, { format: 'jekyll' });
    expect(rows.map(({ title }) => title)).toContain('A');
  });

  test.each([
    ['docusaurus', 'docusaurus.config.js', "module.exports = { url: 'HERE' };", 'blog/2009-02-02-a.md'],
    ['astro', 'astro.config.mjs', "export default { site: 'HERE' };", 'src/content/blog/a.md'],
    ['pelican', 'pelicanconf.py', "SITEURL = 'HERE'\n", 'content/a.md'],
  ])('of %s are not those of an example', async (format, name, text, path) => {
    const { report, files } = await bring({
      [`a-demo/x/${name}`]: text.replace('HERE', 'https://demo.example'),
      [name]: text.replace('HERE', 'https://x.org'),
      [path]: '---\ntitle: A\ndate: 2009-02-02\n---\nx\n',
    });
    expect([report.format, report.counts.imported]).toEqual([format, 1]);
    expect(String(files.get('site.yaml'))).toContain('https://x.org');
  });
});

test('words of scripts in a body of Markdown are not missed, nor are those of Japanese around links', async () => {
  const links = '詳細は[情報源][x]をご覧ください。'.repeat(40);
  const { report } = await bring({
    '_config.yml': 'url: https://x.org\n',
    '_posts/2009-02-02-a.md': `---\ntitle: A\n---\nOne.\n\n<script>\nlet ${'a b c '.repeat(50)}\n</script>\n\n<style>\n${'.a b { c } '.repeat(50)}\n</style>\n`,
    '_posts/2009-02-03-b.md': `---\ntitle: B\n---\n${links}\n\n[x]: https://y.org/\n`,
  });
  expect([report.unlisted, report.damage]).toEqual([[], []]);
});

test('endings after links are not missed: Korean', async () => {
  const { report } = await bring({
    '_config.yml': 'url: https://x.org\n',
    '_posts/2009-02-02-a.md': `---\ntitle: A\n---\n${'여기[참여](https://y.org/a)를 보세요. '.repeat(40)}\n`,
  });
  expect([report.unlisted, report.damage]).toEqual([[], []]);
});

test('a text that a post of Jekyll includes is in the piece, with the definitions that the piece uses', async () => {
  const { rows, text, report } = await bring({
    '_config.yml': 'url: https://x.org\n',
    '_includes/links.md':
      '{% comment %}All links{% endcomment %}\n[Rain]: https://y.org/rain\n[fog  horn]: https://y.org/fog\n',
    '_includes/notes/sea.md': 'Of the *sea*.\n',
    '_includes/ad.md': '{{ include.text }}\n',
    '_includes/more.md':
      '{% for t in site.topics %}\n[{{ t }}]: /{{ t }}/\n{% endfor %}\n[hail]: {{ base }}/hail\n[sleet]: https://y.org/sleet\n',
    '_posts/2009-02-02-a.md':
      '---\ntitle: A\n---\n{% include notes/sea.md %}\n\nA [fog\nhorn][]. {% include ad.md text="B" %}\n\n{% include links.md %}\n',
    '_posts/2009-02-03-b.md': `---\ntitle: B\n---\n[Sleet][].${' [s][sleet]'.repeat(40)}\n\n{% include more.md %}\n`,
  });
  expect(text(rows[0]!.path).split('---\n\n')[1]).toBe(
    'Of the *sea*.\n\nA [fog\nhorn][]. B\n\n[fog  horn]: https://y.org/fog\n',
  );
  expect(rows[0]!.links).toBe(1);
  expect(text(rows[1]!.path).split('---\n\n')[1]).toMatch(
    /^\[Sleet\]\[\]\.[\s\S]*\n\n\[sleet\]: https:\/\/y\.org\/sleet\n$/,
  );
  expect(rows[1]!.notes.map(({ kind, what }) => `${kind} ${what}`)).toEqual(['dropped template tag']);
  expect(report.damage).toEqual([]);
});

describe('languages of Hugo', () => {
  const post = (more = '') => `---\ntitle: A\ndate: 2009-02-02\ntags: [sea]\n${more}---\nx\n`;
  const standing = async (files: { readonly [path: string]: string }) => {
    const { rows, report } = await bring(files, { format: 'hugo' });
    return {
      kept: Object.fromEntries(rows.map(({ origin, urls }) => [origin, urls.kept])),
      shelves: report.redirects.map(({ from }) => from),
    };
  };

  test('in folders of their own stand below their language, the main one at the top', async () => {
    const { kept, shelves } = await standing({
      'config/_default/hugo.toml':
        'baseURL = "https://x.org/"\n[uglyURLs]\npost = true\n[permalinks]\npost = "/:year/:month/:day/:slug/"\n',
      'config/_default/languages.en.toml': 'contentDir = "content/en"\n',
      'config/_default/languages.fr.toml': 'contentDir = "content/fr"\n',
      'content/en/post/2009-2-2-a.md': post('slug: fog\n'),
      'content/fr/post/2009-2-2-a.md': post('slug: brume\n'),
      'content/fr/docs/b.md': post(),
      'content/base/post/c.md': post(),
    });
    expect(kept).toEqual({
      'content/en/post/2009-2-2-a.md': ['/2009/02/02/fog.html'],
      'content/fr/post/2009-2-2-a.md': ['/fr/2009/02/02/brume.html'],
      'content/fr/docs/b.md': ['/fr/docs/b/'],
    });
    expect(shelves).toContain('/tags/sea/');
    expect(shelves).toContain('/fr/tags/sea/');
  });

  test('all stand below their language where the settings say so', async () => {
    const { kept } = await standing({
      'hugo.yaml':
        'baseURL: https://x.org/\ndefaultContentLanguage: de\ndefaultContentLanguageInSubdir: true\nlanguages:\n  de: {contentDir: ./de/}\n  en: {contentDir: en}\n',
      'de/posts/a.md': post(),
      'en/posts/a.md': post(),
    });
    expect(kept).toEqual({ 'de/posts/a.md': ['/de/posts/a/'], 'en/posts/a.md': ['/en/posts/a/'] });
  });

  test('a file may name its language, and a mount may give it', async () => {
    const { kept } = await standing({
      'hugo.toml':
        'baseURL = "https://x.org/"\n[[module.mounts]]\nsource = "notes"\ntarget = "content/notes"\nlang = "fr"\n[[module.mounts]]\nsource = "content"\ntarget = "content"\n',
      'content/posts/a.en.md': post(),
      'content/posts/a.fr.md': post(),
      'notes/b.md': post(),
    });
    expect(kept).toEqual({
      'content/posts/a.en.md': ['/posts/a/'],
      'content/posts/a.fr.md': ['/fr/posts/a/'],
      'notes/b.md': ['/fr/notes/b/'],
    });
  });

  test('a setting of content names its folder', async () => {
    const { kept } = await standing({
      'hugo.toml': 'baseURL = "https://x.org/"\ncontentDir = "texts"\n',
      'texts/posts/a.md': post(),
      'README/a.md': post(),
    });
    expect(kept).toEqual({ 'texts/posts/a.md': ['/posts/a/'] });
  });
});

describe('Eleventy', () => {
  const post = '---\ntitle: A\ndate: 2009-02-02\n---\nx\n';

  test('is not taken for Jekyll where its posts are in _posts/, and reads its input alone', async () => {
    const { report, rows } = await bring({
      '.eleventy.js': 'module.exports = () => ({ dir: { input: "src" } });',
      'docs/how-to.md': '# How to\n',
      'src/_posts/2009-02-02-a.md': post,
    });
    expect(report.format).toBe('eleventy');
    expect(rows.map(({ origin }) => origin)).toEqual(['src/_posts/2009-02-02-a.md']);
    expect(report.skipped.map(({ why }) => why)).toEqual([
      'it lies outside of src/, which is what Eleventy reads',
    ]);
  });

  test('is read as a whole where its input is not there', async () => {
    const { rows } = await bring({
      '.eleventy.js': 'module.exports = () => ({ dir: { input: "source" } });',
      'notes/a.md': post,
    });
    expect(rows.map(({ origin }) => origin)).toEqual(['notes/a.md']);
  });

  test('gives way to Jekyll where its settings are there, too', async () => {
    const { report } = await bring({
      '.eleventy.js': '',
      '_config.yml': 'title: A\n',
      '_posts/2009-02-02-a.md': post,
    });
    expect(report.format).toBe('jekyll');
  });
});

test('a file that a piece links to comes along, whatever its ending, if the folder holds it', async () => {
  const { rows, text, files } = await bring({
    '_config.yml': 'url: https://x.org\n',
    'code/a.py': 'print(1)\n',
    'certs/root.pem': 'PEM\n',
    'img/fog.png': png(),
    '_private/b.py': 'x\n',
    'Rakefile.rb': 'x\n',
    '_posts/2009-02-02-a.md':
      '---\ntitle: A\n---\n[Code](/code/a.py) [Root](https://x.org/certs/root.pem) [Fog](/img/fog.png) [B](/_private/b.py) [C](/Rakefile.rb) [Gone](/gone.py)\n',
    '_posts/2009-02-03-b.html': '---\ntitle: B\n---\n<p><a href="/certs/root.pem">Root</a></p>\n',
  });
  expect(text(rows[0]!.path)).toContain(
    '[Code](/assets/files/2009/a.py) [Root](/assets/files/2009/root.pem) [Fog](/assets/images/2009/fog.png) [B](/_private/b.py) [C](/Rakefile.rb) [Gone](/gone.py)',
  );
  expect(text(rows[1]!.path)).toContain('[Root](/assets/files/2009/root.pem)');
  expect(rows[0]!.files).toEqual({ found: 3, kept: 3, lost: [] });
  expect([...files.keys()].filter((path) => path.startsWith('assets/'))).toHaveLength(3);
});

test('code on GitHub that a script showed in a body of Markdown becomes a link', async () => {
  const { rows, text, report } = await bring({
    '_config.yml': 'url: https://x.org\n',
    '_posts/2009-02-02-a.md':
      '---\ntitle: A\n---\nOne.\n\n<script src="//gist.github.com/ann/0a1b.js?file=a.py"></script>\n\n<div><script src="https://y.org/a.js"></script></div>\n',
  });
  expect(text(rows[0]!.path).split('---\n\n')[1]).toBe(
    'One.\n\n<a href="https://gist.github.com/ann/0a1b">Code on GitHub</a>\n\n<div></div>\n',
  );
  expect(rows[0]!.notes.map(({ kind, what }) => `${kind} ${what}`)).toEqual(['left embed', 'dropped script']);
  expect(report.unlisted).toEqual([]);
});

test('a folder of Jekyll that only says what kind of thing is in it is no column', async () => {
  const { rows } = await bring({
    '_config.yml': 'url: https://x.org\n',
    'blog/_posts/2009-02-02-a.md': '---\ntitle: A\ncategories: [sea]\n---\nx\n',
    'blog/_posts/2009-02-03-b.md': '---\ntitle: B\n---\nx\n',
    'sea/_posts/2009-02-04-c.md': '---\ntitle: C\n---\nx\n',
  });
  expect(rows.map(({ column, tags, urls }) => [column, tags.names, urls.kept])).toEqual([
    ['sea', [], ['/blog/sea/2009/02/02/a.html']],
    [null, [], ['/blog/2009/02/03/b.html']],
    ['sea', [], ['/sea/2009/02/04/c.html']],
  ]);
});

test.each([
  [
    'hexo',
    { '_config.yml': '', 'source/_posts/a.md': '---\ntitle: A\ndate: 2009-02-02\n---\nx\n' },
    'source/404/index.md',
  ],
  ['jekyll', { '_config.yml': '', '_posts/2009-02-02-a.md': '---\ntitle: A\n---\nx\n' }, '404.html'],
  [
    'eleventy',
    { '.eleventy.js': '', 'posts/a.md': '---\ntitle: A\ndate: 2009-02-02\n---\nx\n' },
    'common/404.md',
  ],
])('the page for errors is left out: %s', async (format, posts, path) => {
  const { report, rows } = await bring({ ...posts, [path]: '---\ntitle: Not found\n---\nSorry.\n' });
  expect(report.format).toBe(format);
  expect(rows.map(({ title }) => title)).toEqual(['A']);
  expect(report.skipped).toEqual([
    { what: 'page', name: path, why: 'it is the page for errors; the site has its own' },
  ]);
});

test('Hexo reads only source/', async () => {
  const { rows, report } = await bring({
    '_config.yml': '',
    '.agents/skills/a.md': '---\ntitle: Skill\n---\nx\n',
    'source/_posts/a.md': '---\ntitle: A\ndate: 2009-02-02\n---\nx\n',
  });
  expect(rows.map(({ title }) => title)).toEqual(['A']);
  expect(report.skipped.map(({ why }) => why)).toEqual([
    'it lies outside of source/, which is what Hexo reads',
  ]);
});

describe('links within a piece', () => {
  const bodyFor = async (body: string) => {
    const { rows, text, report } = await bring({
      '_config.yml': 'url: https://x.org\n',
      '_posts/2009-02-02-a.md': `---\ntitle: A\n---\n${body}`,
    });
    expect(report.unlisted).toEqual([]);
    const shown = text(rows[0]!.path).split('---\n\n').slice(1).join('---\n\n');
    const { findings } = parseText(text(rows[0]!.path), {}, rows[0]!.path);
    return { shown, notes: rows[0]!.notes, dead: findings.filter(({ rule }) => rule === 'dead-anchor') };
  };

  test('lead to the headings that the old system meant', async () => {
    const { shown, notes, dead } = await bodyFor(
      '[One](#what-s-next) [Two](#Theme-Flatten-it) [Three][x] [Four](#plan) [Five](#here) [Six](#gone)\n\n## What’s next?\n\n## Theme: Flatten it\n\n## Release 1.31.0\n\n## 2. Plan\n\n<a name="here"></a>\n\n[x]: #release-1-31-0\n',
    );
    expect(shown).toContain(
      '[One](#whats-next) [Two](#theme-flatten-it) [Three][x] [Four](#2-plan) [Five](#here) [Six](#gone)',
    );
    expect(shown).toContain('[x]: #release-1310\n');
    expect(notes.map(({ what }) => what)).toEqual(Array(4).fill('anchor'));
    expect(dead).toHaveLength(1);
  });

  test('lead to no heading where several could be meant', async () => {
    const { shown } = await bodyFor('[One](#a_b)\n\n## A b\n\n## A, b\n');
    expect(shown).toContain('[One](#a_b)');
  });

  test('lead to marks of kramdown, and other pieces may, too', async () => {
    const { shown, dead } = await bodyFor(
      '[One](#m) [Two](#plan)\n\n- *one*{:#m}\n- {:#o} two\n\n{:#n .big}\nText.\n\n## Our plan {#plan}\n\n## Why {#why}\n\n*End.*{: .big}\n',
    );
    expect(shown).toBe(
      '[One](#m) [Two](#plan)\n\n- *one*<a id="m"></a>\n- <a id="o"></a> two\n\n<a id="n"></a>\nText.\n\n## <a id="plan"></a>Our plan\n\n## Why\n\n*End.*\n',
    );
    expect(dead).toEqual([]);
  });
});

test('a note that is one word or one address is no definition of a link', async () => {
  const { rows, text, report } = await bring({
    '_config.yml': 'url: https://x.org\n',
    '_posts/2009-02-02-a.md':
      '---\ntitle: A\n---\nOne[^1] two[^2].\n\n[^1]: https://x.org/2009/02/02/a.html\n[^2]: 当矿工在链的顶端创建一个新区块时\n',
  });
  expect(text(rows[0]!.path)).toContain('[^1]: https://x.org/2009/02/02/a.html\n');
  expect(rows[0]!.words.found).toBeGreaterThan(17);
  expect(report.damage).toEqual([]);
});

test('Jekyll sets hyphens for spaces in the name of a file', async () => {
  const { rows } = await bring({
    '_config.yml': 'url: https://x.org\npermalink: /blog/:title/\n',
    '_posts/2009-02-02-New release-1.3.0.md': '---\ntitle: A\n---\nx\n',
    '_posts/2009-02-03-b.md': '---\ntitle: B\nslug: Fog & rain?\n---\nx\n',
  });
  expect(rows.map(({ urls }) => urls.kept)).toEqual([['/blog/New-release-1.3.0/'], ['/blog/Fog-&-rain/']]);
});
