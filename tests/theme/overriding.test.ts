import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from 'nunjucks';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Site } from '../../src/model/site.ts';
import { addFilters } from '../../src/press/filters.ts';
import { openPieces } from '../../src/press/pieces.ts';
import type { Words } from '../../src/press/words.ts';
import { backfile } from '../support/here.ts';
import { layFiles, temporaryFolder } from '../support/site-on-disk.ts';
import { TEMPLATES } from './sample.ts';

const folder = temporaryFolder();
const html = (path: string) => readFileSync(join(folder, 'dist', path), 'utf8');

beforeAll(async () => {
  layFiles(folder, {
    'site.yaml': [
      'title: The Cable',
      'url: https://cable.example',
      'lang: fr',
      'theme: { accent: "#0b5d3b", accent-dark: "#7fd1a8", serif: "Charter, serif", measure: 34rem }',
      'words: { filed: Envoyé }',
    ].join('\n'),
    'posts/2009-02-02-talks.md':
      '---\ntitle: Talks\nbyline: Laura Hale\nbio: Laura Hale is *here*.\n---\nA body.\n',
    'templates/partials/page/footer.njk': '<footer class="own">Kept by {{ site.title }}.</footer>\n',
    'templates/partials/dispatch/bio-line.njk':
      '{% for byline in dispatch.bylines %}\n<p class="own-bio">{{ byline.bio | inline }}</p>\n{% endfor %}\n',
    'templates/404.njk':
      '{% extends "builtin/404.njk" %}\n{% block head %}<meta name="own" content="yes">{% endblock %}\n',
    'assets/theme.css': '.kicker { letter-spacing: 0 }\n',
  });
  const { status, stderr } = await backfile(['build', '--site', folder]);
  expect(status, stderr).toBe(0);
});

describe('a site that overrides', () => {
  test('the footer in one line has it on every page', () => {
    for (const path of ['index.html', 'archive/index.html', '2009/02/02/talks/index.html', '404.html']) {
      expect(html(path), path).toContain('<footer class="own">Kept by The Cable.</footer>');
      expect(html(path), path).not.toContain('<footer class="footer">');
    }
  });

  test('the bio line in three lines has it under each dispatch', () => {
    expect(html('2009/02/02/talks/index.html')).toContain(
      '<p class="own-bio">Laura Hale is <em>here</em>.</p>',
    );
  });

  test('a page by extending the built-in one keeps the rest of it', () => {
    expect(html('404.html')).toContain('<meta name="own" content="yes">');
    expect(html('404.html')).toContain('class="ways"');
  });

  test('colours, typeface and measure in site.yaml has them in a sheet after the theme’s own', () => {
    const sheet = readFileSync(join(folder, 'dist', sheets()[2] ?? ''), 'utf8');
    expect(sheet.replace(/\s/g, '')).toMatch(/--accent:light-dark\(#0b5d3b,#7fd1a8\)/);
    expect(sheet).toMatch(/--serif:\s*Charter, ?serif/);
    expect(sheet).toMatch(/--measure:\s*34rem/);
  });

  test('the style with assets/theme.css has it loaded last', () => {
    expect(sheets()).toHaveLength(4);
    expect(sheets()[0]).toMatch(/^\/theme\/style\./);
    expect(sheets()[3]).toMatch(/^\/assets\/theme\.css/);
  });

  test('a word has it in the place of the theme’s, in the site’s language', () => {
    expect(html('2009/02/02/talks/index.html')).toContain('>Envoyé</dt>');
    expect(html('2009/02/02/talks/index.html')).toContain('2 février 2009');
  });
});

function sheets(): readonly string[] {
  return [...html('index.html').matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(
    ([, href]) => href ?? '',
  );
}

describe('the guide to the templates', () => {
  const page = readFileSync(join(TEMPLATES, '..', 'docs', '15-templates.md'), 'utf8');
  const files = readdirSync(TEMPLATES, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.njk'))
    .sort();

  test('names every template, and none that is not there', () => {
    const listed = [
      ...namedIn(page, '| template | page |'),
      ...namedIn(page, '| template | file for machines |'),
    ];
    expect(listed.sort()).toEqual(files.filter((name) => !name.includes('/')));
  });

  test('names every partial, and none that is not there', () => {
    const partials = files.filter((name) => name.startsWith('partials/'));
    const listed = namedIn(page, '| partial |').map((name) => `partials/${name}.njk`);
    expect(listed.sort()).toEqual(partials);
  });

  test('names every filter, and none that is not there', () => {
    const added: string[] = [];
    const environment = { addFilter: (name: string) => void added.push(name) } as unknown as Environment;
    addFilters(environment, {} as Site, {} as Words, () => '', openPieces());
    const shown = rowsOf(page, '| filter |').flatMap((row) =>
      [...row.matchAll(/`[^`]*? \\\| (\w+)[^`]*`/g)].map(([, name]) => name),
    );
    expect([...new Set(shown)].sort()).toEqual(added.sort());
  });

  test('tells truly which templates extend the layout', () => {
    const alone = namedIn(page, '| template | page |').filter(
      (name) => !readFileSync(join(TEMPLATES, name), 'utf8').includes('{% extends "layout.njk" %}'),
    );
    expect(page.replace(/\s+/g, ' ')).toContain(
      `All of these but ${alone.map((name) => `\`${name}\``).join(' and ')} extend \`layout.njk\``,
    );
  });
});

/** Rows of the table that begins with a heading. */
function rowsOf(text: string, heading: string): readonly string[] {
  const [, after = ''] = text.split(heading);
  return (after.split('\n\n')[0] ?? '').split('\n').slice(2);
}

/** Names in backquotes in the first cell of each row. */
function namedIn(text: string, heading: string): string[] {
  return rowsOf(text, heading).flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([\w/.-]+)`/g)].map(([, name = '']) => name),
  );
}
