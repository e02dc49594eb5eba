import { expect, test } from 'vitest';
import { readSite } from '../../src/desk/settings/settings.ts';
import type { Page } from '../../src/edition/page.ts';
import type { SiteProps } from '../../src/edition/props.ts';
import type { OutputPath, SitePath, SourcePath } from '../../src/model/address/paths.ts';
import { type Additions, openPress, TemplateError } from '../../src/press/press.ts';
import type { TemplateFile } from '../../src/press/template-file.ts';
import { testOptions } from '../support/memory-disk.ts';

type Texts = { readonly [name: string]: string };

const PAGE = {
  title: `"R&D" <b> 'x' \\ y`,
  signs: [...'&"\'<>\\`a'],
  list: ['a', 'b'],
  pairs: [['k', 1]],
  none: null,
  no: false,
  zero: 0,
};

test.each<[string, Texts]>([
  ['text with signs that are escaped', { 'tag.njk': '{{ page.title }}{{ page.title | safe }}' }],
  ['single signs', { 'tag.njk': '{% for x in page.signs %}{{ x }} {% endfor %}' }],
  ['numbers, false and lists', { 'tag.njk': '{{ page.zero }}{{ page.no }}{{ page.list }}{{ 1.50 }}' }],
  ['nothing', { 'tag.njk': 'a\n {{ page.none }}' }],
  ['a name that is not there', { 'tag.njk': '{{ nobody }}' }],
  ['what a loop sets', { 'tag.njk': '{% for x in page.list %}{{ x }}{{ loop.index }}{% endfor %}{{ x }}' }],
  [
    'pairs',
    {
      'tag.njk':
        '{% for k, v in page.pairs %}{{ k }}={{ v }}{% endfor %}{% for k, v in {a: 1} %}{{ k }}{{ v }}{% endfor %}',
    },
  ],
  [
    'a variable set in a loop',
    { 'tag.njk': '{% set y = 0 %}{% for x in page.list %}{% set y = x %}{% endfor %}{{ y }}' },
  ],
  ['a block of text in a variable', { 'tag.njk': '{% set y %}<i>{{ page.title }}</i>{% endset %}{{ y }}' }],
  [
    'an include that sets nothing',
    {
      'tag.njk': '{% for x in page.list %}{% include "b.njk" %}{% endfor %}',
      'b.njk': '{{ x }}{{ loop.last }}',
    },
  ],
  [
    'an include that sets a variable',
    { 'tag.njk': '{% set y = 1 %}{% include "b.njk" %}{{ y }}', 'b.njk': '{{ y }}{% set y = 2 %}{{ y }}' },
  ],
  [
    'an include within an include',
    {
      'tag.njk': '{% set y = 1 %}{% include "b.njk" %}{{ y }}',
      'b.njk': '{% set z = 3 %}{% include "c.njk" %}',
      'c.njk': '{{ y }}{{ z }}{% set y = 4 %}',
    },
  ],
  [
    'an include with blocks',
    { 'tag.njk': '{% include "b.njk" %}', 'b.njk': '{% block a %}{{ page.title }}{% endblock %}' },
  ],
  [
    'an include that extends',
    {
      'tag.njk': '{% include "b.njk" %}',
      'b.njk': '{% extends "c.njk" %}{% block a %}1{% endblock %}',
      'c.njk': '{% block a %}2{% endblock %}',
    },
  ],
  [
    'an include that imports',
    {
      'tag.njk': '{% include "b.njk" %}',
      'b.njk': '{% from "c.njk" import m %}{{ m(page.title) }}',
      'c.njk': '{% macro m(t) %}[{{ t }}]{% endmacro %}',
    },
  ],
  [
    'a macro with what it lacks',
    { 'tag.njk': '{% macro m(a, b=2) %}{{ a }}{{ b }}{% endmacro %}{{ m(1) }}{{ m(1, b=3) }}' },
  ],
  [
    'a computed include',
    {
      'tag.njk': '{% set y = 1 %}{% for x in page.list %}{% include x + ".njk" %}{% endfor %}',
      'a.njk': '{{ x }}{{ y }}{% include "c.njk" %}',
      'b.njk': '',
      'c.njk': '{{ x }}{{ y }}',
    },
  ],
  [
    'a block with a variable of its own',
    {
      'tag.njk':
        '{% extends "l.njk" %}{% set y = 1 %}{% block a %}{{ y }}{% set y = 2 %}{{ y }}{% endblock %}',
      'l.njk': '{% block a %}{% endblock %}{{ y }}',
    },
  ],
  [
    'an include that sets a variable in a loop',
    {
      'tag.njk': '{% set y = 1 %}{% include "b.njk" %}{{ y }}',
      'b.njk': '{% for x in page.list %}{% set y = x %}{% endfor %}{{ y }}',
    },
  ],
  [
    'a variable that is looked up before it is set in a loop',
    {
      'tag.njk':
        '{% set y = 1 %}{% include "b.njk" %}{% for x in page.list %}{% include "b.njk" %}{% endfor %}{{ z }}',
      'b.njk':
        '{% for x in page.list %}{{ y }}{{ y }}{{ loop.index }}{{ loop.index }}{% set y = x %}{% endfor %}',
    },
  ],
  [
    'a loop around an include that looks at it twice',
    {
      'tag.njk': '{% for x in page.list %}{% include "b.njk" %}{% endfor %}',
      'b.njk': '{{ x }}{{ x }}{{ loop.index }}{{ loop.last }}{% block c %}{{ x }}{{ x }}{% endblock %}',
    },
  ],
  [
    'a macro that looks up what is set around it',
    {
      'tag.njk': '{% for x in page.list %}{% include "b.njk" %}{% endfor %}',
      'b.njk':
        '{{ x }}{{ x }}{% macro m() %}{{ x is defined }}{{ x is defined }}{{ page.zero }}{% endmacro %}{{ m() }}',
    },
  ],
  [
    'a macro within an include that sets a variable',
    {
      'tag.njk': '{% include "b.njk" %}',
      'b.njk': '{% set y = 1 %}{% include "c.njk" %}',
      'c.njk': '{% macro m() %}{{ y }}{% endmacro %}{{ m() }}',
    },
  ],
  [
    'an include that sets the page, whose language filters read',
    {
      'tag.njk': '{% include "b.njk" %}',
      'b.njk': '{% set page = { lang: "de" } %}{{ "2009-05-02" | date }}',
    },
  ],
  [
    'includes of each other',
    {
      'tag.njk': '{% set n = [1, 2, 3] %}{% include "b.njk" %}',
      'b.njk': '{% set n = n.slice(1) %}{{ n.length }}{% if n.length %}{% include "c.njk" %}{% endif %}',
      'c.njk': '{% set m = n %}{% include "b.njk" %}{{ m.length }}',
    },
  ],
  [
    'an include of a template that is not there, on a way not taken',
    {
      'tag.njk': '{% include "b.njk" %}',
      'b.njk': '{% set y = 1 %}{{ y }}{% if page.no %}{% include "gone.njk" %}{% endif %}',
    },
  ],
  ['a filter that is not there', { 'tag.njk': '{{ page.title | shout }}' }],
  [
    'text marked as HTML',
    { 'tag.njk': '{{ page.title | safe | length }}{{ "<i>" | safe }}{{ none | safe }}' },
  ],
  [
    'a filter of the site',
    { 'tag.njk': '{% include "b.njk" %}', 'b.njk': '{% set y = 1 %}{{ "y" | sees }}' },
  ],
])('%s: both compilers give the same', (_, texts) => {
  expect(outcome(texts, true)).toEqual(outcome(texts, false));
});

test('what both give is what the template says', () => {
  expect(outcome({ 'tag.njk': '{{ page.title }}' }, true)).toBe(
    '&quot;R&amp;D&quot; &lt;b&gt; &#39;x&#39; &#92; y',
  );
});

/** A filter of a site that looks for a variable in the context of the template that calls it. */
const OWN: Additions = {
  filters: {
    sees(this: { readonly ctx: { readonly [name: string]: unknown } }, name: string) {
      return this.ctx[name];
    },
  },
  globals: {},
};

/** What a template prints, or the finding of its error. */
function outcome(texts: Texts, shortcuts: boolean): unknown {
  const files = Object.entries(texts).map(
    ([name, text]): TemplateFile => ({
      name,
      origin: 'site',
      source: `templates/${name}` as SourcePath,
      content: new TextEncoder().encode(text),
    }),
  );
  const site = { ...readSite([], testOptions(), []), shortcuts };
  const press = openPress(files, site, () => '', null, texts['b.njk']?.includes('sees') ? OWN : null);
  const page: Page = {
    path: 'a.html' as OutputPath,
    url: '/a.html' as SitePath,
    template: 'tag.njk',
    source: null,
    modified: () => null,
    sitemap: null,
    searched: false,
    yields: false,
    props: () => ({ page: PAGE }),
  };
  try {
    return press.render(page, { title: 'S' } as SiteProps);
  } catch (error) {
    if (error instanceof TemplateError) return error.finding;
    throw error;
  }
}
