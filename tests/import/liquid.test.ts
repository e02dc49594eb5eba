import { describe, expect, test } from 'vitest';
import { bring } from './outside.ts';

const bodyOf = (text: string) => text.split('---\n\n').slice(1).join('---\n\n');

/** The body, the notes and the report of a post of Jekyll. */
async function post(body: string, files: { readonly [path: string]: string } = {}, front = '') {
  const { rows, text, report } = await bring({
    '_config.yml': 'url: https://x.org\ntitle: The Site\ncollections:\n  topics: {output: true}\n',
    ...files,
    '_posts/2009-02-02-a.md': `---\ntitle: A\n${front}---\n${body}`,
  });
  const row = rows.find(({ origin }) => origin.startsWith('_posts/'))!;
  return {
    body: bodyOf(text(row.path)),
    whole: text(row.path),
    notes: row.notes.map(({ kind, what, detail }) => `${kind} ${what}: ${detail}`),
    links: row.links,
    report,
  };
}

describe('Liquid of Jekyll is what Jekyll published:', () => {
  test('an include with parameters, which defines links', async () => {
    const { body, notes, links } = await post(
      'See [fog #1][] and [rain][].\n\n{% include linkers/issues.md v=2 issues="1,2" %}\n[rain]: https://x.org/rain\n',
      {
        '_includes/linkers/issues.md':
          '{% capture /dev/null %}\n<!-- how it is used -->\n{% assign _all = include.issues | split: "," %}\n{% endcapture %}{% for n in _all %}\n[fog #{{n}}]: https://y.org/{{n}}\n{% if include.v > 1 %}\n[ice #{{n}}]: https://z.org/{{n}}\n{% endif %}\n{% endfor %}\n',
      },
    );
    expect(body).toBe(
      'See [fog #1][] and [rain][].\n\n[fog #1]: https://y.org/1\n\n[rain]: https://x.org/rain\n',
    );
    expect(links).toBe(2);
    expect(notes).toEqual(['rendered include: linkers/issues.md']);
  });

  test('figures with pictures and captions', async () => {
    const { body, notes } = await post(
      '{% figure caption:"Fog over Kiel" class:"wide" %}\n![Fog](https://y.org/fog.png)\n{% endfigure %}\n\n{% figure caption:"By [Ann](https://y.org/ann)" %}\n![Rain](https://y.org/rain.png)\n{% endfigure %}\n',
    );
    expect(body).toBe(
      '![Fog](https://y.org/fog.png "Fog over Kiel")\n\n![Rain](https://y.org/rain.png)\n\nBy [Ann](https://y.org/ann)\n',
    );
    expect(notes.filter((note) => note.startsWith('left'))).toEqual([]);
  });

  test('values of the settings, of _data/ and of the front matter', async () => {
    const { body, notes } = await post(
      '{{ site.title }}: {{ page.title }}, {{ page.place }}, {{ page.date | date: "%-d %B" }}.\n\n{% for one in site.data.crew.ships %}{{ one.name | upcase }} {{ one.nowhere.at_all | default: "?" }}{% endfor %}\n\n{{ site.data.rows[0].sea }}\n',
      {
        '_data/crew/ships.yml': '- name: Fog\n- name: Rain\n',
        '_data/rows.csv': 'sea,depth\nNorth,90\n',
      },
      'place: Kiel\ndate: 2009-02-02 23:30:00\n',
    );
    expect(body).toBe('The Site: A, Kiel, 2 February.\n\nFOG ?RAIN ?\n\nNorth\n');
    expect(notes).toEqual([]);
  });

  test('assign, capture, if, unless and case; what shows nothing is gone', async () => {
    const { body } = await post(
      '{% assign bse = "https://x.org/q" %}\n{% capture name %}Fo{% endcapture %}{{ name }}g [a]({{bse}}/1)\n\n{% if page.lang == "fr" %}Non{% elsif page.lang %}?{% else %}Yes{% endif %} {% unless page.no %}yes{% endunless %} {% case page.title %}{% when "A" %}yes{% endcase %}\n',
    );
    expect(body).toBe('Fog [a](https://x.org/q/1)\n\nYes yes yes\n');
  });

  test('pieces of a collection, with their addresses', async () => {
    const { body } = await post(
      'On [topic fog][].\n\n{% for t in site.topics %}[topic {{ t.short | default: t.title }}]: {{ t.url }}\n{% endfor %}\n',
      {
        '_topics/fog.md': '---\ntitle: Fog\npermalink: /t/:title/\n---\nx\n',
        '_topics/rain.md': '---\ntitle: Rain\n---\nx\n',
      },
    );
    expect(body).toMatch(/^On \[topic fog\]\[\]\.\n\n\[topic Fog\]: (?:\/t\/fog\/|fog\.md|.*fog.*)\n+$/);
  });

  test('values of front matter', async () => {
    const { whole } = await post('x {{ page.excerpt }}\n', {}, 'excerpt: "From {{ site.title }}"\n');
    expect(whole).toContain('dek: From The Site\n');
  });

  test('a template of HTML is one block of HTML, whatever stands in it', async () => {
    const { body } = await post(
      '{% include box.html text="Fog" %}\n[rain]: https://x.org/rain\n\nIn [rain].\n',
      {
        '_includes/box.html':
          '\n    <aside>\n\n      {% if include.text %}\n\n        <p>{{ include.text }}</p>\n\n      {% endif %}\n    </aside>',
      },
    );
    expect(body).toContain('<aside>\n        <p>Fog</p>\n    </aside>\n\n[rain]: https://x.org/rain');
  });

  test('the day of the import is the day on which the site was made', async () => {
    const { body } = await post(
      '{% assign a = "2008-01-01" | date: "%s" %}{% assign now = "now" | date: "%s" %}{% if a < now %}gone{% endif %}\n',
    );
    expect(body).toBe('gone\n');
  });
});

describe('code and what is better in Markdown stays:', () => {
  test('fences, backticks and raw', async () => {
    const source =
      '`{{ page.title }}` and\n\n```\n{% assign a = 1 %}\n```\n\n{% raw %}{{ page.title }}{% endraw %}\n';
    const { body, notes } = await post(source);
    expect(body).toBe(source.replace('{% raw %}', '').replace('{% endraw %}', ''));
    expect(notes).toEqual([]);
  });

  test('highlights, pictures and links to posts, also in what is taken in', async () => {
    const { body } = await post(
      '{% include part.md %}\n',
      {
        '_includes/part.md':
          '{% highlight ruby %}\nputs "{{ x }}"\n{% endhighlight %}\n\n{% include figure.html src=page.photo alt="Fog" %}\n',
        '_includes/figure.html': '<img src="{{ include.src }}">',
      },
      'photo: https://x.org/a.png\n',
    );
    expect(body).toContain('```ruby\nputs "{{ x }}"\n```');
    expect(body).toContain('![Fog](');
  });
});

describe('what cannot be known stays as it is written, and is told:', () => {
  test.each([
    ['{% rain_of_plugin a %}', 'a tag of a plug-in'],
    ['{{ "a" | rain_of_plugin }}', 'a filter of a plug-in'],
    ['{% include missing.md %}', 'a text that is not there'],
    ['{% include ../_config.yml %}', 'a file outside of _includes/'],
    ['{% include uses.md %}', 'a text that uses what is not known'],
    ['{% for p in site.posts %}{{ p.title }}{% endfor %}', 'all posts'],
    ['{% if site.posts %}x{% endif %}', 'whether there are posts'],
    ['{{ fog }}', 'a value that nothing sets'],
    ['{{ page.content }}', 'what Jekyll makes of the body'],
    ['{% for i in (1..1000001) %}x{% endfor %}', 'a loop over a million'],
    ['{% for i in (1..400) %}{% for j in (1..400) %}{{ j }}{% endfor %}{% endfor %}', 'loops in loops'],
    ['{% include itself.md %}', 'a text that takes in itself'],
    ['{% if page.title %}x', 'a block without its end'],
  ])('%s (%s)', async (tag) => {
    const { body, notes } = await post(`Fog {{ page.title }}.\n\n${tag}\n`, {
      '_includes/uses.md': 'Rain {{ site.pages | size }}\n',
      '_includes/itself.md': 'x{% include itself.md %}',
    });
    expect(body).toMatch(/^Fog A\.\n\n/);
    expect(body).toContain(tag);
    expect(notes.filter((note) => note.startsWith('left template tag: '))).toHaveLength(1);
  });

  test('but a tag that shows nothing goes, and what uses it stays', async () => {
    const { body } = await post(
      '{% assign all = site.posts | size %}\nFog\n\n{% if all > 1 %}many{% endif %} {{ all }}\n',
    );
    expect(body).toBe('Fog\n\n{% if all > 1 %}many{% endif %} {{ all }}\n');
  });

  test('and does not swallow the definitions below it', async () => {
    const { body, links } = await post(
      'See [rain][].\n\n{% rain_of_plugin a %}\n[rain]: https://x.org/rain\n',
    );
    expect(body).toBe('See [rain][].\n\n{% rain_of_plugin a %}\n\n[rain]: https://x.org/rain\n');
    expect(links).toBe(1);
  });
});

test('texts that are taken in are counted and told once', async () => {
  const { report } = await post('{% include_cached ad.md %}\n\nFog\n\n{% include b.md %}\n', {
    '_includes/ad.md': 'Buy *fog*.\n',
    '_includes/b.md': 'Buy *rain*.\n',
  });
  expect(report.noted).toEqual([
    { kind: 'rendered', what: 'include', count: 2, example: 'posts/2009/2009-02-02-a.md: ad.md' },
  ]);
  expect(report.damage).toEqual([]);
});

test('text that a template shows nowhere is no damage', async () => {
  const hidden = 'These are many words that nobody saw at all. '.repeat(9);
  const { report } = await post(
    `Fog\n\n{% if page.no %}${hidden}{% endif %}\n\n{% capture a %}${hidden}{% endcapture %}\n\n{% comment %}${hidden}{% endcomment %}\n`,
  );
  expect(report.damage).toEqual([]);
});

test('Liquid of Eleventy reads the fields of a file', async () => {
  const { rows, text } = await bring({
    'eleventy.config.js': '',
    'a.md':
      '---\ntitle: Fog\ndate: 2009-02-02\n---\n{% if title %}On {{ title | downcase }}{% endif %} {{ collections.posts | size }}\n',
  });
  expect(bodyOf(text(rows[0]!.path))).toBe('On fog {{ collections.posts | size }}\n');
});

test.each([
  ['Eleventy', 'eleventy.config.js', 'a.md'],
  ['Hexo', '_config.yml', 'source/_posts/a.md'],
])(
  'comments of Nunjucks in a text for %s are left out and told, but not those in code',
  async (_, config, path) => {
    const { rows, text, report } = await bring({
      [config]: config.endsWith('.yml')
        ? 'title: T\nurl: https://wire.example\npermalink: :title/\ntheme: a\n'
        : '',
      [path]: '---\ntitle: Fog\ndate: 2009-02-02\n---\nFog.{# ask Laura #}\n\n`{# b #}` and {#c}\n',
    });
    expect(bodyOf(text(rows[0]!.path))).toBe('Fog.\n\n`{# b #}` and {#c}\n');
    expect(report.noted.map(({ kind, what }) => `${kind} ${what}`)).toContain(
      'dropped comment of a template',
    );
  },
);
