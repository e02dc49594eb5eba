import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourcePath } from '../../src/model/address/paths.ts';
import type { TemplateFile } from '../../src/press/template-file.ts';

const PLAIN = join(import.meta.dirname, 'plain-theme');
const BUILTIN = join(import.meta.dirname, '..', '..', 'templates');

/** What machines read is the built-in theme's, so that tests with the plain theme show it as it is. */
const MACHINES = /\.\w+\.njk$|^_(?:redirects|headers)\.njk$|^redirect\.njk$/;

/** A kind of page that the plain theme has no template for shows its title. */
const TITLE = '{% extends "layout.njk" %}{% block main %}<h1>{{ page.title }}</h1>{% endblock %}\n';

/** A theme that prints what templates receive and little else: it moves only when the props do. */
export function plainTheme(): readonly TemplateFile[] {
  return PLAIN_THEME;
}

const PLAIN_THEME = readTheme();

function readTheme(): readonly TemplateFile[] {
  const plain = readdirSync(PLAIN);
  const builtin = readdirSync(BUILTIN).filter((name) => name.endsWith('.njk') && !plain.includes(name));
  return [...plain, ...builtin].sort().map((name) => ({
    name,
    origin: 'builtin' as const,
    source: `templates/${name}` as SourcePath,
    content: plain.includes(name)
      ? readFileSync(join(PLAIN, name))
      : MACHINES.test(name)
        ? readFileSync(join(BUILTIN, name))
        : Buffer.from(TITLE),
  }));
}
