import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { post } from '../support/built.ts';
import { backfile, type Run } from '../support/command.ts';
import { filesIn, layFiles, temporaryFolder } from '../support/site-on-disk.ts';

const temporary = temporaryFolder();

const FILES = {
  'site.yaml': 'title: The Wire\nurl: https://wire.example\ntimezone: UTC\n',
  'posts/one.md': post('title: One\ndate: 2009-02-02\ntags: [iran]'),
  'posts/two.md': post('title: Two\ndate: 2009-02-03\ntags: [iran]', 'A [dead link](nowhere.md).'),
  'posts/draft.md': post('title: Draft\ndate: 2009-02-04\ndraft: true'),
  'posts/soon.md': post('title: Soon\ndate: 2030-01-01'),
  'posts/later.md': post('title: Later\ndate: 2031-01-01'),
  'posts/gone.md': post('title: Gone\ndate: 2009-02-05\nexpires: 2010-01-01'),
  'posts/_note.md': 'Not a dispatch.',
};

const site = layFiles(join(temporary, 'site'), FILES);
const build = (...args: readonly string[]) => backfile(['build', '--site', site, ...args]);

describe('a build', () => {
  let first: Run;

  beforeAll(async () => {
    first = await build();
  });

  test('ends with status 0, says what it did on standard error and nothing on standard output', () => {
    expect(first.status).toBe(0);
    expect(first.stdout).toBe('');
    expect(first.stderr).toMatch(/^✓ 2 dispatches on [\d,]+ pages: [\d,]+ files written in [\d.]+ s\.$/m);
  });

  test('tells a warning with its file, line and column, and counts it', () => {
    expect(first.stderr).toContain(
      'posts/two.md\n    7:3  warning  The link to nowhere.md leads to nothing in this archive  broken-link\n',
    );
    expect(first.stderr).toMatch(/posts\/_note\.md\n +- +warning +The name of the file begins with _/);
    expect(first.stderr).toMatch(/\n {2}2 warnings\.\n$/);
  });

  test('tells how many dispatches were left out, why, and how to have them', () => {
    expect(first.stderr).toContain(
      '\n  Left out: 1 draft (--drafts builds it), 2 dated in the future (--future builds them), 1 expired.\n',
    );
  });

  test('is printed without colours where it is not read on a terminal, and draws no progress', () => {
    expect(first.stderr).not.toMatch(/[\u001b\r]/);
  });

  test('again writes nothing; --explain tells of each page that is made again why', async () => {
    const again = await build('--explain');
    expect(again).toMatchObject({ status: 0, stdout: '' });
    expect(again.stderr).toMatch(/: 0 files written, [\d,]+ unchanged in /);
    writeFileSync(join(site, 'posts/one.md'), FILES['posts/one.md'].replace('title: One', 'title: Uno'));
    const edited = await build('--explain');
    expect(edited.status).toBe(0);
    const lines = edited.stdout.trimEnd().split('\n');
    expect(lines).toContain('props      2009/02/02/one/index.html');
    expect(lines).toContain('props      tags/iran/index.html');
    expect(lines.every((line) => /^(?:new|missing|unvouched|template|props|obsolete) +\S/.test(line))).toBe(
      true,
    );
    expect(edited.stderr).not.toContain('props  ');
    expect(lines.filter((line) => !line.endsWith('(same bytes)'))).not.toContain(
      'props      2009/01/index.html',
    );
  });

  test('--quiet says nothing where nothing is wrong', async () => {
    expect(await build('--quiet')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('--strict fails on a warning, and leaves dist/ as it was', async () => {
    const before = filesIn(join(site, 'dist'));
    writeFileSync(join(site, 'posts/one.md'), FILES['posts/one.md'].replace('Some text', 'Other text'));
    const strict = await build('--strict');
    expect(strict).toMatchObject({ status: 1, stdout: '' });
    expect(strict.stderr).toContain('2 warnings: nothing was written; the last edition stays as it was');
    expect(filesIn(join(site, 'dist'))).toEqual(before);
  });

  test('--json prints a report that is JSON on standard output, and nothing else anywhere', async () => {
    const { status, stdout, stderr } = await build('--json', '--out', join(temporary, 'json'));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({
      published: true,
      dispatches: 2,
      leftOut: { drafts: 1, future: 2, expired: 1, files: 0 },
      removed: [],
      findings: [
        { rule: 'dispatch-not-read', level: 'warning', source: 'posts/_note.md' },
        {
          rule: 'broken-link',
          level: 'warning',
          source: 'posts/two.md',
          position: { line: 7, column: 3 },
        },
      ],
    });
    expect(report.made).toContainEqual({ path: '2009/02/03/two/index.html', because: 'new', written: true });
  });

  test('--drafts and --future build those, too, --url moves the site, --out puts it elsewhere', async () => {
    const out = join(temporary, 'elsewhere');
    const all = await build('--drafts', '--future', '--url', 'https://o.example/cable', '-o', out);
    expect(all.status).toBe(0);
    expect(all.stderr).toMatch(/✓ 5 dispatches/);
    expect(all.stderr).toContain('Left out: 1 expired.');
    const files = filesIn(out);
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(['2009/02/04/draft/index.html', '2030/01/01/soon/index.html']),
    );
    expect(files['2009/02/03/two/index.html']).toContain('href="https://o.example/cable/2009/02/03/two/"');
    expect(files['2009/02/04/draft/index.html']).toMatch(/class="flags[^>]*>\s*<span>Draft/i);
  });

  test('is in colour where FORCE_COLOR asks for it', async () => {
    const forced = await backfile(['build', '--site', site], { env: { FORCE_COLOR: '1' } });
    expect(forced.stderr).toContain('\u001b[33mwarning');
  });
});

describe('what the program is asked for', () => {
  symlinkSync(join(site, 'posts'), join(temporary, 'link'));
  const out = (...args: readonly string[]) => ['build', '--site', site, '--out', ...args];

  test.concurrent.each<[string, readonly string[], RegExp]>([
    ['a command that there is not', ['biuld'], /^error: unknown command 'biuld'\n\(Did you mean build\?\)\n/],
    ['an option that there is not', ['build', '--strcit'], /^error: unknown option '--strcit'\n/],
    [
      'a folder that is not there',
      ['build', '--site', join(temporary, 'none')],
      /^error {2}There is no folder .*none\. Name the site folder with --site\.\n$/,
    ],
    [
      'an output folder within posts/',
      out(join(site, 'posts', 'out')),
      /^error {2}The output folder .* would mix with posts\/\. Choose another folder with --out\.\n$/,
    ],
    [
      'the site folder as output folder',
      out(site),
      /^error {2}The output folder .* would mix with posts\/\./,
    ],
    [
      'a link to posts/ as output folder',
      out(join(temporary, 'link', 'inside')),
      /^error {2}The output folder .* would mix with posts\/\./,
    ],
  ])('%s: one message on standard error, status 2', async (_, args, message) => {
    const run = await backfile(args);
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toMatch(message);
  });

  test('a clock that is no number: status 2', async () => {
    const run = await backfile(['build', '--site', site], { env: { SOURCE_DATE_EPOCH: 'yesterday' } });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toBe(
      'error  SOURCE_DATE_EPOCH is "yesterday"; it must be a whole number of seconds since 1970.\n',
    );
  });

  test('an address that is none, by --url: status 2, and site.yaml is not blamed', async () => {
    const run = await build('--url', 'wire.example');
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toBe(
      'error  "wire.example" is not the address of a site. Write --url https://example.org or --url https://example.org/path.\n',
    );
  });

  test('an output folder with files of others, which are not written over: status 1', async () => {
    const folder = layFiles(join(temporary, 'theirs'), {
      'index.html': 'theirs',
      'other.txt': 'theirs, too',
    });
    const run = await build('--out', folder);
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toContain(
      'index.html\n      -  error    The output folder holds a file that Backfile did not write and that the page /index.html would replace  not-ours\n' +
        '                  Choose another folder with --out, or empty this one.\n',
    );
    expect(filesIn(folder)).toEqual({ 'index.html': 'theirs', 'other.txt': 'theirs, too' });
  });

  test('help: on standard output, for a columnist, status 0', async () => {
    const [program, command, version] = await Promise.all([
      backfile(['--help']),
      backfile(['build', '--help']),
      backfile(['--version']),
    ]);
    expect(program).toMatchObject({ status: 0, stderr: '' });
    expect(program?.stdout).toMatch(/^Usage: backfile /);
    expect(program?.stdout).toContain('posts/');
    expect(command).toMatchObject({ status: 0, stderr: '' });
    for (const option of [
      '--site',
      '--out',
      '--url',
      '--drafts',
      '--future',
      '--clean',
      '--strict',
      '--explain',
      '--json',
      '--quiet',
    ])
      expect(command?.stdout, option).toContain(option);
    const { version: wanted } = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
    );
    expect(version).toEqual({ status: 0, stdout: `${wanted}\n`, stderr: '' });
  });
});
