import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { backfile } from '../support/command.ts';
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
    const sheet = readFileSync(join(folder, 'dist', sheets()[1] ?? ''), 'utf8');
    expect(sheet.replace(/\s/g, '')).toMatch(/--accent:light-dark\(#0b5d3b,#7fd1a8\)/);
    expect(sheet).toMatch(/--serif:\s*Charter, ?serif/);
    expect(sheet).toMatch(/--measure:\s*34rem/);
  });

  test('the style with assets/theme.css has it loaded last', () => {
    expect(sheets()).toHaveLength(3);
    expect(sheets()[0]).toMatch(/^\/theme\/style\./);
    expect(sheets()[2]).toMatch(/^\/assets\/theme\.css/);
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

test('the README of the templates names every partial, and none that is not there', () => {
  const partials = readdirSync(join(TEMPLATES, 'partials'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.njk'))
    .map((name) => name.replaceAll('\\', '/').replace('.njk', ''));
  const [, table = ''] = readFileSync(join(TEMPLATES, 'README.md'), 'utf8').split('| partial |');
  const [rows = ''] = table.split('\n\n');
  const named = rows
    .split('\n')
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([\w/-]+)`/g)].map(([, name = '']) => name));
  expect(named.sort()).toEqual(partials.sort());
});
