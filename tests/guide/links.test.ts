import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { guidePages } from '../../src/edge/program/guide.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { files: readonly string[] };
const guide = ['docs/README.md', ...guidePages().map(({ path }) => `docs/${path}`)];
const documents = ['README.md', 'ARCHITECTURE.md', 'SECURITY.md', 'templates/README.md', ...guide];

describe('links', () => {
  test.each(documents)('of %s lead to a file, and to a heading if they name one', (path) => {
    expect(
      linksOf(path)
        .filter(({ target }) => !leads(path, target))
        .map(({ target }) => target),
    ).toEqual([]);
  });

  test.each(['README.md', ...guide])('of %s stay within the package', (path) => {
    const outside = linksOf(path).filter(({ target }) => {
      const file = join(dirname(path), target.replace(/#.*$/, '')).replaceAll('\\', '/');
      return !manifest.files.some((name) => file === name || file.startsWith(`${name}/`));
    });
    expect(outside.filter(({ target }) => !target.startsWith('#')).map(({ target }) => target)).toEqual([]);
  });
});

/** Links and pictures of a document that do not lead to another site; code is left out. */
function linksOf(path: string): readonly { readonly target: string }[] {
  const text = readFileSync(join(ROOT, path), 'utf8')
    .replace(/^(`{3,})[\s\S]*?^\1$/gm, '')
    .replace(/^ {4}.*$/gm, '')
    .replace(/`[^`\n]+`/g, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => ({ target }))
    .filter(({ target }) => !/^(?:https?|mailto):/.test(target));
}

function leads(from: string, target: string): boolean {
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? join(ROOT, from) : join(ROOT, dirname(from), file);
  if (!existsSync(path)) return false;
  return anchor === undefined || anchorsOf(readFileSync(path, 'utf8')).includes(anchor);
}

/** Anchors of headings as code hosts make them. */
function anchorsOf(text: string): readonly string[] {
  return [...text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}
