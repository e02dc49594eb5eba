import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourcePath } from '../../src/model/paths.ts';
import type { TemplateFile } from '../../src/press/template-file.ts';

const PLAIN = join(import.meta.dirname, 'plain-theme');
const BUILTIN = join(import.meta.dirname, '..', '..', 'templates');

/** What machines read is the built-in theme's, so that tests with the plain theme show it as it is. */
const MACHINES = /\.(?:xml|json|txt)\.njk$|^_redirects\.njk$|^redirect\.njk$/;

/** A theme that prints what templates receive and little else: it moves only when the props do. */
export function plainTheme(): readonly TemplateFile[] {
  return filesOf().map(([folder, name]) => ({
    name,
    origin: 'builtin' as const,
    source: `templates/${name}` as SourcePath,
    content: readFileSync(join(folder, name)),
  }));
}

function filesOf(): readonly (readonly [folder: string, name: string])[] {
  return [
    ...readdirSync(PLAIN).map((name) => [PLAIN, name] as const),
    ...readdirSync(BUILTIN)
      .filter((name) => MACHINES.test(name))
      .map((name) => [BUILTIN, name] as const),
  ].sort(([, a], [, b]) => (a < b ? -1 : 1));
}
