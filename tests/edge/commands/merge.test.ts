import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mergeCommand } from '../../../src/edge/commands/merge.ts';
import type { Terminal } from '../../../src/edge/program/terminal.ts';
import { post } from '../../support/built.ts';
import { elementsOf } from '../../support/elements.ts';
import { backfile } from '../../support/here.ts';
import { filesIn, layFiles, temporaryFolder } from '../../support/site-on-disk.ts';

const folder = temporaryFolder();
const SETTINGS = `title: The Wire   # as printed
url: https://wire.example
timezone: UTC

# The people.
bylines:
  laura-hale:   Laura Hale   # since 2006
  ann: Ann Roe
index: {single: 60,   days: several}
`;
const BYLINES = ['Laura Hale', 'L. Hale', 'Laura Hale', 'Ann Roe', 'L. Hale'];

let sites = 0;
const site = (files: { readonly [path: string]: string } = {}) =>
  layFiles(join(folder, `site-${sites++}`), {
    'site.yaml': SETTINGS,
    ...Object.fromEntries(
      BYLINES.map((byline, at) => [
        `posts/p${at}.md`,
        post(
          `title: P${at}\ndate: 2009-02-0${at + 1}\nbyline: ${byline}\ncolumn: ${at % 2 ? 'Wire' : 'The Wire'}`,
        ),
      ]),
    ),
    ...files,
  });
const settingsOf = (dir: string, name = 'site.yaml') => readFileSync(join(dir, name), 'utf8');

const MERGED = `--- a/site.yaml
+++ b/site.yaml
@@ -5,5 +5,5 @@
 # The people.
 bylines:
-  laura-hale:   Laura Hale   # since 2006
+  laura-hale:   {name: Laura Hale, also: L. Hale}   # since 2006
   ann: Ann Roe
 index: {single: 60,   days: several}
`;
const WILL =
  '"L. Hale" (on 2) will mean "Laura Hale" (on 2): /bylines/l-hale/ moves to /bylines/laura-hale/\n';

describe('backfile merge', () => {
  test('shows the difference; writes it with --yes alone; and the archive knows one person', async () => {
    const dir = site();
    const command = ['merge', 'byline', 'L. Hale', 'Laura Hale', '--site', dir];
    expect(await backfile(command)).toEqual({
      status: 1,
      stdout: MERGED,
      stderr: `${WILL}Nothing was written. --yes writes it.\n`,
    });
    expect(settingsOf(dir)).toBe(SETTINGS);
    expect(await backfile([...command, '--yes'])).toEqual({
      status: 0,
      stdout: MERGED,
      stderr: `${WILL}site.yaml is written.\n`,
    });
    expect(settingsOf(dir)).toBe(SETTINGS.replace('Laura Hale   #', '{name: Laura Hale, also: L. Hale}   #'));
    expect(await backfile(command)).toMatchObject({
      status: 0,
      stdout: '',
      stderr: '"L. Hale" and "Laura Hale" mean one byline already: "Laura Hale", at /bylines/laura-hale/\n',
    });
    expect((await backfile(['build', '--site', dir, '--quiet'])).status).toBe(0);
    const dist = filesIn(join(dir, 'dist'));
    expect(Object.keys(dist).filter((path) => /^bylines\/[^/]+\/index\.html$/.test(path))).toEqual([
      'bylines/ann/index.html',
      'bylines/laura-hale/index.html',
    ]);
    expect(elementsOf(dist['2009/02/02/p1/index.html'] ?? '').texts('.rail a.p-author')).toEqual(['L. Hale']);
    expect(elementsOf(dist['bylines/laura-hale/index.html'] ?? '').text('h1')).toContain('Laura Hale');
  });

  test('--suggest lists what is probably one, with counts and commands', async () => {
    expect(await backfile(['merge', '--suggest', '--site', site()])).toEqual({
      status: 0,
      stderr: '',
      stdout: `columns
  "Wire" (2) is nearly "The Wire" (3)
    backfile merge column "Wire" "The Wire"
bylines
  "L. Hale" (2) is nearly "Laura Hale" (2)
    backfile merge byline "L. Hale" "Laura Hale"
`,
    });
  });

  test.each<readonly [string, readonly string[], string]>([
    [
      'a name that is not there',
      ['byline', 'L Hale', 'Laura Hale'],
      'There is no byline "L Hale" in this archive; did you mean "L. Hale"?',
    ],
    [
      'a kind that is none',
      ['bylin', 'A', 'B'],
      '"bylin" is not one of column, byline, tag, place, name; did you mean "byline"?',
    ],
    ['one name', ['byline', 'L. Hale'], 'Name the spellings to merge, and last the name that stays: '],
  ])('tells %s', async (_, args, message) => {
    const { status, stderr } = await backfile(['merge', ...args, '--site', site()]);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });

  test('writes into bylines.yaml where that lists them, and keeps a byte order mark and line ends', async () => {
    const own = '\ufeff# Mine\r\nlaura-hale: Laura Hale\r\n';
    const dir = site({ 'site.yaml': 'title: T\nurl: https://wire.example\n', 'bylines.yaml': own });
    await backfile(['merge', 'byline', 'L. Hale', 'Laura Hale', '--yes', '--site', dir]);
    expect(settingsOf(dir, 'bylines.yaml')).toBe(
      '\ufeff# Mine\r\nlaura-hale: {name: Laura Hale, also: L. Hale}\r\n',
    );
    expect(settingsOf(dir)).toBe('title: T\nurl: https://wire.example\n');
  });

  test('leaves settings that cannot be read alone', async () => {
    const dir = site();
    const broken = `${SETTINGS}words: [\n`;
    writeFileSync(join(dir, 'site.yaml'), broken);
    const { status, stderr } = await backfile(['merge', 'tag', 'L. Hale', 'Ann Roe', '--site', dir]);
    expect([status, settingsOf(dir)]).toEqual([2, broken]);
    expect(stderr).toContain('There is no tag "L. Hale"');
    const merge = await backfile(['merge', 'byline', 'L. Hale', 'Laura Hale', '--yes', '--site', dir]);
    expect([merge.status, settingsOf(dir)]).toEqual([2, broken]);
    expect(merge.stderr).toContain('site.yaml cannot be changed by this command: ');
  });

  test.each([
    ['y', 0],
    ['Yes', 0],
    ['no', 1],
    ['', 1],
  ])('asks on a terminal: the answer "%s"', async (answer, status) => {
    const dir = site();
    const said: string[] = [];
    const silent: Terminal = {
      paint: (_, text) => text,
      say: (line) => said.push(line),
      print: () => {},
      drawn: false,
    };
    const ask = async (question: string, otherwise: string) => {
      said.push(question);
      return answer || otherwise;
    };
    expect(await mergeCommand('byline', ['L. Hale', 'Laura Hale'], { site: dir }, silent, ask)).toBe(status);
    expect(settingsOf(dir) === SETTINGS).toBe(status === 1);
    expect(said.slice(-2)).toEqual([
      'Write it into site.yaml?',
      status === 0 ? 'site.yaml is written.' : 'Nothing was written.',
    ]);
  });
});

describe('backfile rename', () => {
  test('gives another name, and keeps the address and what the old name means', async () => {
    const dir = site();
    const run = await backfile(['rename', 'byline', 'Laura Hale', 'Laura B. Hale', '--yes', '--site', dir]);
    expect(run).toMatchObject({
      status: 0,
      stderr:
        '"Laura Hale" will be called "Laura B. Hale", and stays at /bylines/laura-hale/\nsite.yaml is written.\n',
    });
    expect(settingsOf(dir)).toBe(
      SETTINGS.replace('Laura Hale   #', '{name: Laura B. Hale, also: Laura Hale}   #'),
    );
    await backfile(['build', '--site', dir, '--quiet']);
    const dist = filesIn(join(dir, 'dist'));
    expect(elementsOf(dist['bylines/laura-hale/index.html'] ?? '').text('h1')).toContain('Laura B. Hale');
    expect(elementsOf(dist['2009/02/01/p0/index.html'] ?? '').texts('.rail a.p-author')).toEqual([
      'Laura Hale',
    ]);
  });

  test('refuses a name that another has, and names the command that merges both', async () => {
    const { status, stderr } = await backfile(['rename', 'column', 'Wire', 'the wire', '--site', site()]);
    expect(stderr).toContain(
      'There is a column "The Wire" already. To merge the two: backfile merge column "Wire" "The Wire"',
    );
    expect(status).toBe(2);
  });
});
