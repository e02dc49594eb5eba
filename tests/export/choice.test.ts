import { expect, test } from 'vitest';
import { file } from '../../src/archive/archive.ts';
import { parse } from '../../src/copy/parse.ts';
import { readSite } from '../../src/desk/settings/settings.ts';
import { type Choice, choose, leftOutOf } from '../../src/export/choice.ts';
import type { SourcePath } from '../../src/model/address/paths.ts';
import { digest } from '../../src/model/digest.ts';
import { SETTINGS } from '../support/built.ts';
import { testOptions } from '../support/memory-disk.ts';

const ALL: Choice = {
  wish: {
    tags: [],
    bylines: [],
    column: null,
    when: null,
    draft: null,
    future: null,
    unlisted: null,
    fields: [],
    words: [],
  },
  thread: null,
  story: null,
  list: null,
  unlisted: false,
};

test('translations are exported like other dispatches, and unlisted dispatches only if they are asked for', () => {
  const files = {
    'posts/2009-02-02-talks.md': '---\ntitle: Talks\n---\nThey met.\n',
    'posts/2009-02-03-pourparlers.md':
      '---\ntitle: Pourparlers\nlang: fr\ntranslation-of: talks\n---\nRien.\n',
    'posts/2009-02-04-hidden.md': '---\ntitle: Hidden\nunlisted: true\n---\nHidden.\n',
  };
  const site = readSite([{ path: 'site.yaml' as SourcePath, text: SETTINGS }], testOptions(), []);
  const dispatches = Object.entries(files).map(([path, text]) => {
    const { dispatch } = parse({ path: path as SourcePath, text, digest: digest(text) }, site.style);
    if (!dispatch) throw new Error(`${path} cannot be read`);
    return dispatch;
  });
  const archive = file(dispatches, [], site);
  const slugs = (choice: Choice) => choose(archive, choice).map(({ slip }) => slip.slug);
  expect(slugs(ALL)).toEqual(['pourparlers', 'talks']);
  expect(leftOutOf(archive, ALL)).toEqual(['1 unlisted dispatch']);
  const withUnlisted = { ...ALL, unlisted: true };
  expect(slugs(withUnlisted)).toEqual(['hidden', 'pourparlers', 'talks']);
  expect(leftOutOf(archive, withUnlisted)).toEqual([]);
});
