import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { find, tableLines, type Wish } from '../../../src/desk/list.ts';
import { entriesOf } from '../../../src/edge/world/open-archive.ts';
import { backfile } from '../../support/here.ts';
import { layFiles, temporaryFolder } from '../../support/site-on-disk.ts';

const site = layFiles(join(temporaryFolder(), 'site'), {
  'site.yaml':
    'title: The Cable\nurl: https://example.org\ntimezone: UTC\ncolumns:\n  wire: The Wire\n  notes: Notes\n',
  'posts/a.md':
    '---\ntitle: Talks in Geneva\ndate: 2009-02-02 14:00\ntags: [Iran, back channels]\nbyline: Laura Hale\ncolumn: wire\ndateline: Geneva\nmood: grim\n---\nThe minister’s “first” words.\n',
  'posts/b.md':
    '---\ntitle: Herring\ndate: 2009-03-01\ntags: fish\nbyline: [Ivar Lund, Laura Hale]\ncolumn: notes\n---\nOf fish and men.\n',
  'posts/c.md': '---\ntitle: 東京からの手紙\ndate: 2010-01-01\ndraft: true\ntags: [iran]\n---\nHalf.\n',
  'posts/d.md': '---\ntitle: Ahead\ndate: 2990-01-01\nunlisted: true\n---\nLater.\n',
});

const ANY: Wish = {
  tags: [],
  bylines: [],
  column: null,
  when: null,
  draft: null,
  future: null,
  unlisted: null,
  fields: [],
  words: [],
};

const WISHES: readonly (readonly [wish: Partial<Wish>, found: string])[] = [
  [{}, 'dcba'],
  [{ tags: ['IRAN'] }, 'ca'],
  [{ tags: ['iran', 'back-channels'] }, 'a'],
  [{ bylines: ['laura hale'] }, 'ba'],
  [{ bylines: ['laura-hale', 'Ivar Lund'] }, 'b'],
  [{ column: 'The Wire' }, 'a'],
  [{ column: 'notes' }, 'b'],
  [{ when: '2009' }, 'ba'],
  [{ when: '2009-03' }, 'b'],
  [{ when: '2009-02-02' }, 'a'],
  [{ draft: true }, 'c'],
  [{ draft: false }, 'dba'],
  [{ future: true }, 'd'],
  [{ unlisted: true }, 'd'],
  [{ fields: ['dateline=geneva'] }, 'a'],
  [{ fields: ['mood'] }, 'a'],
  [{ fields: ['mood=merry'] }, ''],
  [{ words: ['fish', 'MEN'] }, 'b'],
  [{ words: ["minister's"] }, 'a'],
  [{ words: ['Minister’s', '"First"'] }, 'a'],
  [{ words: ['ministerʼs', '„first“'] }, 'a'],
  [{ words: ['手紙'] }, 'c'],
  [{ words: ['posts/a'] }, 'a'],
];

describe('a list', () => {
  test.for(WISHES)('of %j is %s', async ([wish, found]) => {
    const { entries, settings } = await entriesOf(site);
    expect(
      find(entries, { ...ANY, ...wish }, settings)
        .map(({ source }) => source.slice(6, 7))
        .join(''),
    ).toBe(found);
  });

  test.for([40, 60, 100])('as a table keeps to %d columns', async (width) => {
    const { entries, settings } = await entriesOf(site);
    const lines = tableLines(find(entries, ANY, settings), width);
    expect(lines).toHaveLength(4);
    const wide = (line: string) =>
      [...line].reduce((sum, sign) => sum + (/[\u3040-\u30ff\u4e00-\u9fff]/.test(sign) ? 2 : 1), 0);
    expect(lines.filter((line) => wide(line) > Math.max(width, 60))).toEqual([]);
    expect(lines.join('\n')).toContain('[draft]');
  });

  test('is printed as JSON, or as lines with tabs where no one looks', async () => {
    const json = await backfile(['list', '--site', site, '--tag', 'iran', '--no-draft', '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject([
      {
        title: 'Talks in Geneva',
        date: '2009-02-02T14:00:00+00:00',
        column: 'The Wire',
        tags: ['Iran', 'back channels'],
        words: 4,
        source: 'posts/a.md',
        href: '/2009/02/02/a/',
      },
    ]);
    const plain = await backfile(['list', '--site', site, 'herring']);
    expect(plain).toMatchObject({
      status: 0,
      stdout: '2009-03-01\tHerring\tNotes\tIvar Lund, Laura Hale\tposts/b.md\n',
    });
    const wrong = await backfile(['list', '--site', site, '--year', 'then']);
    expect(wrong.status).toBe(2);
  });
});
