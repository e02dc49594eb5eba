import { describe, expect, test } from 'vitest';
import { readSite } from '../../src/desk/settings/settings.ts';
import type { Page } from '../../src/edition/page.ts';
import type { SiteProps } from '../../src/edition/props.ts';
import type { OutputPath, SitePath, SourcePath } from '../../src/model/address/paths.ts';
import type { Finding } from '../../src/model/finding.ts';
import { openPress, TemplateError } from '../../src/press/press.ts';
import type { TemplateFile } from '../../src/press/template-file.ts';
import { built, post } from '../support/built.ts';
import { testOptions } from '../support/memory-disk.ts';

type Texts = { readonly [name: string]: string };

describe('a template that cannot be read', () => {
  test.each([
    ['an unknown tag', '<p>\n{% if x %}\n  {% foo %}\n{% endif %}', 3, 6, 'unknown block tag: foo'],
    ['an unclosed tag', '{% if x %}\nabc\n', 2, 1, 'parseIf: expected elif, else, or endif, got end of file'],
    ['a filter without a name', 'a\n{{ x | }}', 2, 8, 'expected symbol, got variable-end'],
    ['an open comment', 'a\n\n{# b', 3, 1, 'expected end of comment, got end of file'],
  ])('with %s is an error at its line', (_, text, line, column, cause) => {
    expect(open({ 'tag.njk': text }).findings).toEqual([
      {
        rule: 'template-syntax',
        level: 'error',
        source: 'templates/tag.njk',
        position: { line, column },
        reason: `The template cannot be read: ${cause}`,
        remedy: 'Correct the template; nothing was written.',
      },
    ]);
  });

  test('is found though no page leans on it, and all of them are told at once', () => {
    const { findings } = open({ 'a.njk': '{% x %}', 'partials/b.njk': '{{', 'c.njk': 'fine' });
    expect(findings.map(({ source }) => source)).toEqual(['templates/a.njk', 'templates/partials/b.njk']);
  });
});

describe('a template that names another which is not there', () => {
  test.each([
    ['{% extends "layuot.njk" %}', 1, 12],
    ['{# layuot.njk #}\n{% include "layuot.njk" %}', 2, 12],
    ['{% import "layuot.njk" as l %}', 1, 11],
    ['{% from "layuot.njk" import l %}', 1, 9],
  ])('%j is an error at the name, with a guess', (text, line, column) => {
    const { findings } = open({ 'tag.njk': text, 'layout.njk': '' });
    expect(findings).toMatchObject([
      { rule: 'unknown-template', source: 'templates/tag.njk', position: { line, column } },
    ]);
    expect(findings[0]?.reason).toBe('There is no template layuot.njk; did you mean layout.njk?');
  });

  test('may do so with "ignore missing"', () => {
    const press = open({ 'tag.njk': 'a{% include "mine.njk" ignore missing %}b' });
    expect(press.findings).toEqual([]);
    expect(render(press, 'tag.njk')).toBe('ab');
  });
});

describe('a template of the site that nothing uses', () => {
  const theme = {
    'tag.njk': '{% include "partials/footer.njk" %}{% include "partials/dispatch/meta.njk" %}',
    'partials/footer.njk': 'F',
    'partials/dispatch/meta.njk': 'M',
  };

  test.each([
    ['fotter.njk', 'partials/footer.njk'],
    ['partials/dispatch-meta.njk', 'partials/dispatch/meta.njk'],
    ['partials/foter.njk', 'partials/footer.njk'],
    ['footer.njk', 'partials/footer.njk'],
    ['tags.njk', 'tag.njk'],
  ])('%s is told with the likely one', (name, meant) => {
    const [finding] = open({ [name]: '' }, theme).findings;
    expect(finding).toMatchObject({ rule: 'unused-template', level: 'warning', source: `templates/${name}` });
    expect(finding?.remedy).toContain(`Did you mean ${meant}?`);
  });

  test.each<[string, Texts]>([
    ['replaces a built-in one', { 'tag.njk': '' }],
    ['is named by another of the site', { 'tag.njk': '{% include "fotter.njk" %}', 'fotter.njk': '' }],
    ['may be named by a computed name', { 'tag.njk': '{% include page.x %}', 'fotter.njk': '' }],
    ['is near to none', { 'essay.njk': '' }],
  ])('is not one that %s', (_, texts) => {
    expect(open(texts, theme).findings).toEqual([]);
  });
});

describe('a template that fails while it renders a page', () => {
  test.each<[string, Texts, string, number, number, string]>([
    [
      'on the page itself',
      { 'tag.njk': 'a\n  {{ page.titel }}' },
      'tag.njk',
      2,
      3,
      '{{ page.titel }} has no value',
    ],
    [
      'after an include, which is not to blame',
      { 'tag.njk': '{% include "partials/a.njk" %}\n\n<b>{{ none }}', 'partials/a.njk': 'fine' },
      'tag.njk',
      3,
      4,
      '{{ none }} has no value',
    ],
    [
      'in an included template, after that one included another',
      {
        'tag.njk': '{% extends "layout.njk" %}',
        'layout.njk': '\n\n\n\n{% include "partials/a.njk" %}',
        'partials/a.njk': '{% include "partials/b.njk" %}\n{{ none.at.all }}',
        'partials/b.njk': 'fine',
      },
      'partials/a.njk',
      2,
      1,
      '{{ none.at.all }} has no value',
    ],
    [
      'in a block of a page that extends another',
      {
        'layout.njk': '<html>\n{% block main %}{% endblock %}',
        'tag.njk': '{% extends "layout.njk" %}\n{% block main %}\n\n{{ none }}{% endblock %}',
      },
      'tag.njk',
      4,
      1,
      '{{ none }} has no value',
    ],
    [
      'in a macro of another',
      {
        'macros.njk': '{% macro m(x) %}\n\n{{ x.y }}{% endmacro %}',
        'tag.njk': '{% import "macros.njk" as own %}\n{{ own.m({}) }}',
      },
      'macros.njk',
      3,
      1,
      '{{ x.y }} has no value',
    ],
    [
      'where a word has a placeholder that gets no value',
      {
        'tag.njk': 'a\n{{ "dispatches" | word }}',
        'words/en.yaml': 'dispatches: "{count} dispatches"',
      },
      'tag.njk',
      2,
      1,
      'The word "dispatches" has {count}, for which the template gives no value',
    ],
    [
      'where a filter refuses what it gets',
      { 'tag.njk': '\n\n{{ "2009-02-02" | date("lnog") }}' },
      'tag.njk',
      3,
      1,
      'There is no date style "lnog": choose one of long, full, medium, short, month, month-name, month-short, month-narrow, day-month, year, weekday, weekday-narrow, weekday-short, day, time',
    ],
    [
      'where a filter refuses what it gets, in a template that another one includes',
      {
        'tag.njk': 'a\n\n\n\n{% include "b.njk" %}',
        'b.njk': '{% include "c.njk" %}\n {{ 1 | cite("x") }}',
        'c.njk': '',
      },
      'b.njk',
      2,
      2,
      "Cannot read properties of undefined (reading 'map')",
    ],
    [
      'where a filter is unknown',
      { 'tag.njk': 'a\n{{ page.title | shout }}' },
      'tag.njk',
      2,
      1,
      'filter not found: shout',
    ],
    [
      'where something is called that is no function',
      { 'tag.njk': 'a\n{% if page.title.shout() %}b{% endif %}' },
      'tag.njk',
      2,
      23,
      'Unable to call `page["title"]["shout"]`, which is undefined or falsey',
    ],
  ])('%s: the finding names the right file and line', (_, texts, file, line, column, cause) => {
    const press = open(texts);
    expect(press.findings).toEqual([]);
    expect(failure(press)).toEqual({
      rule: 'template-error',
      level: 'error',
      source: `templates/${file}`,
      position: { line, column },
      reason: `/tags/iran/index.html cannot be rendered: ${cause}`,
      remedy: 'Nothing was written. What each template receives: backfile help templates.',
    });
  });

  test.each([
    ['in a condition', 'a\n{% if page.lang and page.titel %}b{% endif %}', 2, 21],
    ['in what a loop asks', '{% for x in [1] %}{% if x == page.titel %}b{% endif %}{% endfor %}', 1, 30],
    ['where a filter takes it', '\n\n{{ page.titel | upper }}', 3, 4],
  ])('a name that a prop lacks is an error %s', (_, text, line, column) => {
    expect(failure(open({ 'tag.njk': text }, { 'tag.njk': '' }))).toMatchObject({
      position: { line, column },
      reason:
        '/tags/iran/index.html cannot be rendered: page.titel is not something that a template receives; did you mean page.title?',
    });
  });

  test.each([
    ['that one asks for', '{% if page.titel is defined %}b{% endif %}{{ page.titel | default("c") }}', 'c'],
    ['of what a template made itself', '{% set own = { a: 1 } %}{% if own.b %}b{% endif %}c', 'c'],
    ['that is null', '{% if page.nothing %}b{% endif %}c', 'c'],
    ['below those of the site itself', '{% if page.extra.titel or page.extra.deep.er %}b{% endif %}c', 'c'],
  ])('a name that is missing is no error %s', (_, text, printed) => {
    expect(render(open({ 'tag.njk': text }, { 'tag.njk': '' }), 'tag.njk')).toBe(printed);
  });

  test.each([
    ['partials/footer.njk', 'partials/page/footer.njk'],
    ['partials/fotter.njk', 'partials/page/footer.njk'],
    ['partials/pge/footer.njk', 'partials/page/footer.njk'],
  ])('an include of %s, which is not there, is told with the likely name', (name, meant) => {
    const theme = { 'partials/page/footer.njk': '', 'tag.njk': '' };
    const { findings } = open({ 'tag.njk': `{% include "${name}" %}` }, theme);
    expect(findings[0]?.reason).toBe(`There is no template ${name}; did you mean ${meant}?`);
  });

  test('a computed name that leads nowhere is told with the file, for nunjucks knows no line of it', () => {
    const found = failure(open({ 'tag.njk': 'a\n{{ page.title }}\n{% include page.title + ".njk" %}' }));
    expect(found).toMatchObject({
      source: 'templates/tag.njk',
      reason: '/tags/iran/index.html cannot be rendered: template not found: Iran.njk',
    });
    expect(found?.position).toBeUndefined();
  });

  test('a page whose template is missing says so', () => {
    expect(failure(open({ 'tags.njk': '' }))).toMatchObject({
      rule: 'unknown-template',
      source: 'templates/tag.njk',
      reason: 'There is no template tag.njk for /tags/iran/index.html; did you mean tags.njk?',
    });
  });
});

describe('templates of the site and of the built-in theme', () => {
  const theme = { 'tag.njk': 'T{% block a %}1{% endblock %}{% include "part.njk" %}', 'part.njk': 'P' };

  test.each<[string, Texts, string]>([
    ['none of its own', {}, 'T1P'],
    ['a whole one', { 'tag.njk': 'mine' }, 'mine'],
    [
      'one that extends the built-in one',
      { 'tag.njk': '{% extends "builtin/tag.njk" %}{% block a %}2{% endblock %}' },
      'T2P',
    ],
    ['a partial', { 'part.njk': 'Q' }, 'T1Q'],
    [
      'a partial that includes the built-in one',
      { 'part.njk': '[{% include "builtin/part.njk" %}]' },
      'T1[P]',
    ],
  ])('with %s', (_, own, wanted) => {
    const press = open(own, theme);
    expect(press.findings).toEqual([]);
    expect(render(press, 'tag.njk')).toBe(wanted);
  });

  test.each<[string, Texts, boolean]>([
    ['a partial that it includes', { 'part.njk': 'Q' }, true],
    ['a template that it does not lean on', { 'other.njk': 'Q' }, false],
  ])('the fingerprint of a template: %s', (_, own, moves) => {
    const before = open({}, theme).fingerprint('tag.njk');
    expect(open(own, theme).fingerprint('tag.njk') !== before).toBe(moves);
  });

  test('a template that includes a computed name leans on all of them', () => {
    const dynamic = { ...theme, 'tag.njk': '{% include page.title %}' };
    const before = open({}, dynamic).fingerprint('tag.njk');
    expect(open({ 'other.njk': 'Q' }, dynamic).fingerprint('tag.njk')).not.toBe(before);
  });

  test('a partial that is missing and may be moves the fingerprint when it comes', () => {
    const lenient = { 'tag.njk': '{% include "mine.njk" ignore missing %}' };
    const before = open({}, lenient).fingerprint('tag.njk');
    expect(open({ 'mine.njk': 'Q' }, lenient).fingerprint('tag.njk')).not.toBe(before);
  });
});

test('a template that prints a teaser as JSON prints what it holds, not what stands for it in keys', async () => {
  const { page } = await built({
    'posts/a.md': post('title: A\ndate: 2009-02-01'),
    'posts/b.md': post('title: B\ndate: 2009-02-02'),
    'templates/dispatch.njk': '{{ { more: more } | json }}',
  });
  expect(JSON.parse(page('/2009/02/02/b/'))).toMatchObject({
    more: [{ headline: 'A', href: '/2009/02/01/a/' }],
  });
});

function open(own: Texts, theme: Texts = {}) {
  const findings: Finding[] = [];
  const site = readSite([], testOptions(), findings);
  const files = [
    ...Object.entries(theme).map(([name, text]) => fileOf(name, text, 'builtin')),
    ...Object.entries(own).map(([name, text]) => fileOf(name, text, 'site')),
  ];
  return openPress(files, site, () => '');
}

function fileOf(name: string, text: string, origin: TemplateFile['origin']): TemplateFile {
  return { name, origin, source: `templates/${name}` as SourcePath, content: Buffer.from(text) };
}

function render(press: ReturnType<typeof open>, template: string): string {
  const page: Page = {
    path: 'tags/iran/index.html' as OutputPath,
    url: '/tags/iran/' as SitePath,
    template,
    source: null,
    modified: () => null,
    sitemap: null,
    searched: false,
    yields: false,
    props: () => ({ page: { title: 'Iran', lang: 'en', nothing: null, extra: { deep: {} } } }),
  };
  return press.render(page, {} as SiteProps);
}

function failure(press: ReturnType<typeof open>): Finding | undefined {
  try {
    render(press, 'tag.njk');
  } catch (error) {
    if (error instanceof TemplateError) return error.finding;
    throw error;
  }
  return undefined;
}
