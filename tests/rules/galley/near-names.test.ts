import { describe, expect, test } from 'vitest';
import type { NamedKind } from '../../../src/model/shelf-kinds.ts';
import { SHELVES } from '../../../src/model/shelf-kinds.ts';
import { nearShelves } from '../../../src/rules/galley/near-names.ts';
import { checkSite, dispatch, SETTINGS } from '../../support/copy-desk.ts';

/** An archive in which each piece has one of these fields. */
async function archiveWith(fields: readonly string[], settings = '') {
  const posts = fields.map((field, at) => [`posts/p${at}.md`, dispatch(`slug: p${at}\n${field}\n`)]);
  return checkSite({ 'site.yaml': SETTINGS + settings, ...Object.fromEntries(posts) });
}

async function near(kind: NamedKind, fields: readonly string[], settings = '') {
  const { archive } = await archiveWith(fields, settings);
  return nearShelves(kind, archive.shelves[SHELVES[kind].folder]).map(
    ({ rare, common }) => `${rare.name} > ${common.name}`,
  );
}

describe('names that are nearly one', () => {
  test.each<readonly [string, NamedKind, readonly string[], readonly string[]]>([
    [
      'columns with an article or not',
      'column',
      ['column: Wire', 'column: The Wire', 'column: The Wire'],
      ['Wire > The Wire'],
    ],
    ['columns of other words', 'column', ['column: Wire', 'column: Notes'], []],
    ['tags with a hyphen', 'tag', ['tags: a-b c', 'tags: a b c', 'tags: a b c'], ['a-b c > a b c']],
    [
      'bylines by initials',
      'byline',
      ['byline: L. Hale', 'byline: L. Hale', 'byline: Laura Hale'],
      ['L. Hale > Laura Hale'],
    ],
  ])('%s', async (_, kind, fields, pairs) => {
    expect(await near(kind, fields)).toEqual(pairs);
  });

  test('the one that the settings list stays, however rare', async () => {
    const fields = ['tags: Back-channels', 'tags: Back-channels', 'tags: back channels'];
    expect(await near('tag', fields)).toEqual(['back channels > Back-channels']);
    expect(await near('tag', fields, 'tags: {bc: back channels}\n')).toEqual([
      'Back-channels > back channels',
    ]);
  });

  test('other spellings of one shelf are none', async () => {
    const fields = ['byline: L. Hale', 'byline: Laura Hale'];
    expect(await near('byline', fields, 'bylines: {lh: {name: Laura Hale, also: L. Hale}}\n')).toEqual([]);
  });

  test('findings name the command that merges them, as a shell takes it', async () => {
    const { all } = await archiveWith(
      [
        "tags: ['A$$AP news', 'A$$AP-news', \"O'Hara talks\", O'Hara-talks]",
        "tags: ['A$$AP news', \"O'Hara talks\"]",
        'byline: Laura Hal',
        'byline: Laura Hale',
      ],
      'bylines: {lh: Laura Hale}\n',
    );
    expect(all.flatMap(({ remedy }) => remedy?.match(/backfile merge .*/)?.[0] ?? [])).toEqual([
      `backfile merge tag 'A$$AP-news' 'A$$AP news'`,
      `backfile merge tag "O'Hara-talks" "O'Hara talks"`,
      `backfile merge byline "Laura Hal" "Laura Hale"`,
    ]);
  });
});
