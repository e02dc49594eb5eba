import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '..', '..', '..', 'src');

test('a build loads no module of the exports, nor a package that only they use', () => {
  const build = loadedBy('edge/command-line/program.ts', 'edge/commands/build.ts', 'edge/commands/watch.ts');
  const exports = loadedBy(
    'edge/commands/export.ts',
    ...['folder', 'bag', 'wacz', 'epub', 'pdf', 'catalogue', 'leaving'].map(
      (name) => `edge/export/${name}.ts`,
    ),
  );
  // The table by which help names the formats.
  expect(build.modules.filter((path) => /(?:^|\/)export\//.test(path))).toEqual(['export/formats.ts']);
  expect(build.modules.length).toBeGreaterThan(100);
  const own = exports.packages.filter((name) => !build.packages.includes(name));
  expect(own).toEqual(expect.arrayContaining(['hast-util-to-xast', 'yazl']));
});

test('a build loads nothing that finds changes, unless it is asked for them', () => {
  const { modules, packages } = loadedBy('edge/commands/build.ts', 'desk/print-edition.ts');
  expect(modules.filter((path) => /\/(?:changes|history)\//.test(path))).toEqual(['desk/changes/door.ts']);
  expect(packages).not.toContain('diff');
});

/** What is loaded with a module: by `import` and `export … from`, but not by `import()`, which waits until it is asked. */
function loadedBy(...doors: readonly string[]): {
  readonly modules: readonly string[];
  readonly packages: readonly string[];
} {
  const modules = new Set<string>();
  const packages = new Set<string>();
  const follow = (file: string): void => {
    const path = relative(SRC, file).replaceAll('\\', '/');
    if (modules.has(path)) return;
    modules.add(path);
    const text = readFileSync(file, 'utf8');
    for (const [, from = ''] of text.matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from '([^']*)';$/gm)) {
      if (from.startsWith('.')) follow(join(dirname(file), from));
      else if (!from.startsWith('node:')) packages.add(from);
    }
  };
  for (const door of doors) follow(join(SRC, ...door.split('/')));
  return { modules: [...modules].sort(), packages: [...packages].sort() };
}
