import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import { post } from '../../support/built.ts';
import { exported } from '../../support/exported.ts';
import { layFiles, temporaryFolder } from '../../support/site-on-disk.ts';

const folder = temporaryFolder();
const site = join(folder, 'site');
const made = join(site, 'export', 'catalogue');
const rowsOf = (name: string, folder = made) =>
  papa.parse<Record<string, string>>(readFileSync(join(folder, `${name}.csv`), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;

beforeAll(async () => {
  layFiles(site, {
    'site.yaml': `title: The Wire
url: https://wire.example/cable
timezone: UTC
columns: {the-wire: The Wire}
`,
    'posts/2009-02-02-talks.md': post(
      'title: "Talks, \\"private\\""\ndate: 2009-02-02 14:31\nbyline: [Laura Hale, Tim Marsh]\ntags: [iran]\ncolumn: the-wire\ncorrections: [{date: 2009-02-03, note: "It was *Tuesday*."}]',
      'First & last.\n\nSee [the book](https://books.example/1?a=1&b=2).',
    ),
    'posts/2009-03-01-after.md': post(
      'title: After\ndate: 2009-03-01\ndateline: Geneva\nbyline: Laura Hale\ntags: [iran, =SUM(A1)]\nfollows: 2009-02-02-talks.md',
      'As [told before](2009-02-02-talks.md):\n\n| a | b |\n| - | - |\n| one | two |',
    ),
    'posts/2010-01-01-hidden.md': post('title: Hidden\ndate: 2010-01-01\nunlisted: true'),
    'posts/2010-01-02-draft.md': post('title: Draft\ndate: 2010-01-02\ndraft: true'),
  });
  const { status, said } = await exported('catalogue', { site });
  expect(said).toContain('2 dispatches');
  expect(said).toContain('left out: 1 draft, 1 unlisted dispatch');
  expect(status).toBe(0);
});

describe('the catalogue', () => {
  test('has a row for each thing, in tables that refer to each other', () => {
    expect(rowsOf('dispatches').map(({ date, headline, thread }) => [date, headline, thread])).toEqual([
      ['2009-03-01', 'After', expect.stringContaining('2009-02-02-talks')],
      ['2009-02-02', 'Talks, "private"', expect.stringContaining('2009-02-02-talks')],
    ]);
    expect(rowsOf('bylines').map(({ name, dispatches, first }) => [name, dispatches, first])).toEqual([
      ['Laura Hale', '2', '2009-02-02'],
      ['Tim Marsh', '1', '2009-02-02'],
    ]);
    expect(rowsOf('corrections').map(({ note, date }) => [date, note])).toEqual([
      ['2009-02-03', 'It was Tuesday.'],
    ]);
    expect(rowsOf('links').map(({ kind, address, leads_to }) => [kind, address, leads_to])).toEqual([
      ['inside', 'https://wire.example/cable/2009/02/02/talks/', expect.stringContaining('tag:wire.example')],
      ['outside', 'https://books.example/1?a=1&b=2', ''],
    ]);
    expect(rowsOf('words').map(({ text }) => text)).toEqual([
      'As told before:\na b\none two',
      'First & last.\nSee the book.',
    ]);
  });

  test('says the same in every form', () => {
    const lines = readFileSync(join(made, 'dispatches.jsonl'), 'utf8').trimEnd().split('\n');
    const records = lines.map((line) => JSON.parse(line));
    expect(records.map(({ places }) => places)).toEqual([['geneva'], []]);
    expect(records.map(({ tags }) => tags)).toEqual([['iran', 'sum-a1'], ['iran']]);
    expect(records[1]).toMatchObject({ text: 'First & last.\nSee the book.', words: 5 });
    const database = new DatabaseSync(join(made, 'catalogue.db'), { readOnly: true });
    const found = database
      .prepare(
        `SELECT w.headline FROM words_fts f JOIN words w ON w.rowid = f.rowid WHERE words_fts MATCH 'told'`,
      )
      .all();
    expect(found).toEqual([{ headline: 'After' }]);
    expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    const { resources } = JSON.parse(readFileSync(join(made, 'datapackage.json'), 'utf8'));
    for (const { name } of resources) {
      const counted = database.prepare(`SELECT count(*) AS rows FROM "${name.replaceAll('-', '_')}"`).get();
      expect([name, counted?.rows]).toEqual([name, rowsOf(name).length]);
    }
    database.close();
  });
});

test('the catalogue tells where a dispatch was printed, and which one it translates', async () => {
  const print = layFiles(join(folder, 'print'), {
    'site.yaml': 'title: The Wire\nurl: https://wire.example\n',
    'posts/2009-02-02-talks.md': post('title: Talks\ndate: 2009-02-02'),
    'posts/2009-02-02-talks.fr.md': post('title: Pourparlers\ndate: 2009-02-02'),
    'posts/2009-01-01-quota.md':
      '---\ntitle: Quota\ndate: 2009-01-01\nstub: true\nprinted: {in: The Post, date: 2009-01-02, section: Weekend, page: B4, edition: late, headline: A quota}\n---\n',
  });
  await exported('catalogue', { site: print });
  const rows = rowsOf('dispatches', join(print, 'export', 'catalogue'));
  const talks = rows.find(({ headline }) => headline === 'Talks');
  expect(rows.find(({ language }) => language === 'fr')?.translation_of).toBe(talks?.id);
  expect(talks).toMatchObject({ translation_of: '', stub: 'false', printed_in: '' });
  expect(rows.find(({ headline }) => headline === 'Quota')).toMatchObject({
    stub: 'true',
    printed_in: 'The Post',
    printed_date: '2009-01-02',
    printed_section: 'Weekend',
    printed_page: 'B4',
    printed_edition: 'late',
    printed_headline: 'A quota',
  });
  await exported('bag', { site: print });
  expect(rowsOf('dispatches', join(print, 'export', 'bag', 'data', 'catalogue'))).toEqual(rows);
});

describe('an export', () => {
  test('gives the same bytes twice, and takes the place of the last one', async () => {
    const before = bytesIn(made);
    expect(await exported('catalogue', { site, quiet: true })).toEqual({ status: 0, said: '' });
    expect(bytesIn(made)).toEqual(before);
    expect(existsSync(join(site, 'dist'))).toBe(false);
    expect(readdirSync(join(site, 'export'))).toEqual(['catalogue']);
  });

  test('writes over nothing that it did not make, and leaves what was changed', async () => {
    const own = join(folder, 'own');
    mkdirSync(own);
    writeFileSync(join(own, 'letter.txt'), 'Dear');
    writeFileSync(join(made, 'tags.csv'), 'mine');
    for (const to of [own, made, join(site, 'dist'), join(site, 'posts', 'x'), site]) {
      const { status, said } = await exported('catalogue', { site, to });
      expect([to, status, said]).toEqual([to, 2, expect.stringContaining('--to')]);
    }
    expect(readdirSync(own)).toEqual(['letter.txt']);
    expect(readFileSync(join(made, 'tags.csv'), 'utf8')).toBe('mine');
  });

  test('is not made of an archive with an error', async () => {
    const broken = layFiles(join(folder, 'broken'), {
      'site.yaml': 'title: The Wire\nurl: https://wire.example\n',
      'posts/a.md': post('title: A\ndate: 2009-02-31'),
    });
    const { status, said } = await exported('catalogue', { site: broken });
    expect([status, said]).toEqual([1, expect.stringContaining('Nothing was exported')]);
    expect(existsSync(join(broken, 'export'))).toBe(false);
  });

  test.each([
    [{ year: '2009-03..2010' }, '1 dispatch,'],
    [{ thread: '2009-02-02-talks.md' }, '2 dispatches'],
    [{ byline: ['Tim Marsh'], unlisted: true }, '1 dispatch,'],
    [{ unlisted: true, drafts: true }, '4 dispatches'],
    [{ words: ['after'] }, '1 dispatch,'],
    [{ words: ['nothing-of-the-kind'] }, 'No dispatch matches.'],
    [{ year: '2009..2008' }, 'is not a year, month, day or span'],
    [{ thread: '2010-01-01-hidden.md' }, 'belongs to no thread'],
    [{ colour: 'red' }, '--colour does not go with catalogue'],
  ])('holds what %j asks for', async (asked, told) => {
    const { said } = await exported('catalogue', { ...asked, site, to: join(folder, 'chosen') });
    expect(said).toContain(told);
  });
});

function bytesIn(of: string): readonly (readonly [string, string])[] {
  return readdirSync(of)
    .sort()
    .map((name) => [name, readFileSync(join(of, name)).toString('base64')]);
}
