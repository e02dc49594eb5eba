import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesUnder } from '../../../src/edge/disk/files-under.ts';
import { kindOf } from '../../../src/edge/disk/first-bytes.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { layFiles, temporaryFolder } from '../../support/site-on-disk.ts';

/** Levels, rules and files of what is found in the names of a site's `posts/`. */
function found(files: { readonly [path: string]: string }): readonly string[] {
  const findings: Finding[] = [];
  filesUnder(layFiles(join(temporaryFolder(), 'site'), files), 'posts', findings);
  return findings.map(({ level, rule, source }) => `${level} ${rule} ${source}`).sort();
}

const TALKS = '---\ntitle: Talks\n---\nWords.\n';

describe('a section of Hugo that holds its dispatches back', () => {
  test.each([
    '---\ncascade:\n  draft: true\n---\n',
    '+++\n[cascade]\ndraft = true\n+++\n',
    '+++\n[[cascade]]\n[cascade.params]\nprivate = true\n+++\n',
  ])('is an error: %j', (text) => {
    expect(found({ 'posts/a/_index.md': text, 'posts/a/talks.md': TALKS })).toEqual([
      'error dispatch-not-read posts/a/_index.md',
    ]);
  });

  test('is a warning without that', () => {
    const text = '---\ntitle: A\ncascade:\n  type: docs\n---\n';
    expect(found({ 'posts/a/_index.md': text, 'posts/a/talks.md': TALKS })).toEqual([
      'warning dispatch-not-read posts/a/_index.md',
    ]);
  });
});

test('a site all of whose dispatches are in a folder that is not read is an error', () => {
  expect(found({ 'posts/_posts/2009-02-02-talks.md': TALKS })).toEqual([
    'error dispatch-not-read posts/_posts',
  ]);
  expect(found({ 'posts/_posts/2009-02-02-talks.md': TALKS, 'posts/a.md': TALKS })).toEqual([
    'warning dispatch-not-read posts/_posts',
  ]);
});

describe('a copy beside its original', () => {
  test.each([
    'talks copy.md',
    'talks copy 2.md',
    'Copy of talks.md',
    'talks (1).md',
    'talks - Copy.md',
    'talks – Kopie.md',
    'Kopie von Talks.md',
    'talks (copy).md',
    'talks-old.md',
    'talks.backup.md',
    'autosave-talks.md',
    '~talks.md',
  ])('is told: %s', (name) => {
    expect(found({ 'posts/talks.md': TALKS, [`posts/${name}`]: TALKS })).toEqual([
      `warning perhaps-draft posts/${name}`,
    ]);
    expect(found({ 'posts/other.md': TALKS, [`posts/${name}`]: TALKS })).toEqual([]);
  });

  test.each(['talks-2.md', 'talks.fr.md', 'old-talks-resume.md', 'talks-about-copy-editing.md'])(
    'is not what %s is taken for',
    (name) => {
      expect(found({ 'posts/talks.md': TALKS, [`posts/${name}`]: TALKS })).toEqual([]);
    },
  );
});

test('data of a folder that hold its dispatches back are known by their words', () => {
  const kind = (path: string, text: string) => kindOf(path, new TextEncoder().encode(text));
  expect(kind('posts/a/a.json', '{"layout": "post", "draft": true}')).toBe('holding');
  expect(
    kind('posts/a/a.11tydata.js', 'export default {\n  eleventyExcludeFromCollections: true,\n};\n'),
  ).toBe('holding');
  expect(kind('posts/a/data.yaml', 'status: draft\n')).toBe('holding');
  expect(kind('posts/a/a.json', '{"layout": "post", "draft": false}')).toBe('other');
  expect(kind('assets/a.json', '{"draft": true}')).toBe('other');
});
