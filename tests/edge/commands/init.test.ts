import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { SETTINGS } from '../../../src/desk/settings/table.ts';
import { initCommand } from '../../../src/edge/commands/init.ts';
import { askOnTerminal } from '../../../src/edge/program/ask.ts';
import { HOSTS } from '../../../src/model/address/hosts.ts';
import { readYaml } from '../../../src/model/yaml/yaml.ts';
import { backfile } from '../../support/here.ts';
import { filesIn, layFiles, temporaryFolder } from '../../support/site-on-disk.ts';

const folder = temporaryFolder();
const silent = { paint: (_: string, text: string) => text, say: () => {}, print: () => {}, drawn: false };

describe('a new site', () => {
  test('whose address is not known yet is told so, and of nothing else', async () => {
    const site = join(folder, 'nowhere');
    expect((await backfile(['init', site, '--no-lockfile'])).status).toBe(0);
    const built = await backfile(['build', '--site', site, '--json']);
    const { published, findings } = JSON.parse(built.stdout);
    expect([published, findings.map(({ rule }: { rule: string }) => rule)]).toEqual([
      true,
      ['placeholder-url'],
    ]);
  });

  test('builds without a warning, its first dispatch and its About among it', async () => {
    const site = join(folder, 'plain');
    const flags = [
      '--title',
      'The "Cable": notes',
      '--author',
      'Laura O’Hale',
      '--url',
      'affairs.press/cable',
      '--timezone',
      'Europe/Oslo',
      '--no-lockfile',
    ];
    const made = await backfile(['init', site, ...flags]);
    expect(made.status).toBe(0);
    expect(made.stdout).toContain('site.yaml\n');
    const built = await backfile(['build', '--site', site, '--strict', '--json']);
    expect(JSON.parse(built.stdout)).toMatchObject({ published: true, findings: [], dispatches: 1 });
    const dist = filesIn(join(site, 'dist'));
    expect(dist['2026/01/01/the-first-dispatch/index.html']).toContain('The first dispatch');
    expect(dist['about/index.html']).toContain('is written by Laura O’Hale');
    expect(dist['index.html']).toContain('The &quot;Cable&quot;: notes');
    expect(dist['index.html']).toContain('href="/cable/');
  });

  test('explains every setting that it sets, on the line above', async () => {
    const site = join(folder, 'explained');
    await initCommand(site, { lockfile: false }, silent, null);
    const text = readFileSync(join(site, 'site.yaml'), 'utf8');
    const keys = Object.keys(readYaml(text).value as object);
    expect(keys.filter((key) => !(key in SETTINGS))).toEqual([]);
    const lines = text.split('\n');
    const unexplained = keys.filter((key) => {
      const at = lines.findIndex((line) => line.startsWith(`${key}:`));
      return !lines.slice(Math.max(0, at - 2), at).some((line) => line.startsWith('# '));
    });
    expect(unexplained).toEqual([]);
  });

  test.for(HOSTS)('for %s keeps what builds remember', async (host) => {
    const site = join(folder, host);
    await initCommand(site, { host: [host], lockfile: false }, silent, null);
    const text = Object.values(filesIn(site)).join('\n');
    expect(text).toContain('.backfile');
    expect(text).toMatch(/backfile build/);
    for (const [path, content] of Object.entries(filesIn(site)))
      if (/\.ya?ml$/.test(path)) expect(readYaml(content).problems).toEqual([]);
  });

  test('is made in no folder that holds anything', async () => {
    const site = join(folder, 'full');
    mkdirSync(site);
    writeFileSync(join(site, 'letter.txt'), 'Dear all');
    const { status, stderr } = await backfile(['init', site]);
    expect(status).toBe(2);
    expect(stderr).toContain('is not empty: it holds letter.txt');
    expect(filesIn(site)).toEqual({ 'letter.txt': 'Dear all' });
  });

  test.for([
    [['--host', 'netlfy'], 'Did you mean netlify?'],
    [['--timezone', 'Oslo'], 'no time zone "Oslo". Did you mean Europe/Oslo?'],
    [['--url', 'not an address'], 'is not the address of a site'],
  ] as const)('with %j is refused and nothing is made', async ([flags, reason]) => {
    const site = join(folder, 'refused');
    const { status, stderr } = await backfile(['init', site, ...flags]);
    expect(status).toBe(2);
    expect(stderr).toContain(reason);
    expect(filesIn(site)).toEqual({});
  });

  test('is asked for on a terminal: an empty answer takes what stands in brackets, a wrong one is asked again', async () => {
    const site = join(folder, 'asked');
    const said: string[] = [];
    const answers = [
      'The Cable',
      '',
      'The Wire, Notes',
      'https://cable.example',
      'Oslo',
      'Europe/Oslo',
      'nginx',
    ];
    const questions: string[] = [];
    await asking(site, {}, answers, questions, said);
    expect(answers).toEqual([]);
    const text = readFileSync(join(site, 'site.yaml'), 'utf8');
    for (const line of [
      'title: The Cable',
      'url: https://cable.example',
      '    name: A. Writer',
      '  the-wire:\n    name: The Wire',
      '  notes:\n    name: Notes',
      'timezone: Europe/Oslo',
      'host: nginx',
    ])
      expect(text).toContain(`${line}\n`);
    expect(said.join('\n')).toContain('There is no time zone "Oslo". Did you mean Europe/Oslo?');
    expect(questions).toHaveLength(7);
  });

  test('can be empty, for an archive that is imported next', async () => {
    const site = join(folder, 'empty');
    await initCommand(site, { empty: true, lockfile: false }, silent, null);
    const [settings] = [readYaml(readFileSync(join(site, 'site.yaml'), 'utf8')).value as object];
    expect(settings).not.toHaveProperty('nav');
    expect(Object.keys(filesIn(join(site, 'posts')))).toEqual(['.gitkeep']);
  });

  test('asks nothing that an option answers', async () => {
    const site = join(folder, 'told');
    const flags = {
      title: 'A',
      author: 'B',
      columns: 'one',
      url: 'not yet',
      timezone: 'Etc/UTC',
      host: ['s3'],
    };
    const questions: string[] = [];
    await asking(site, flags, [], questions, []);
    expect(questions).toEqual([]);
    expect(readFileSync(join(site, 'site.yaml'), 'utf8')).toMatch(
      /# This is a placeholder.*\nurl: https:\/\/example\.org\n/,
    );
  });
});

/** Makes a site on a terminal, where `answers` are typed. */
async function asking(
  site: string,
  flags: Parameters<typeof initCommand>[1],
  answers: string[],
  questions: string[],
  said: string[],
): Promise<void> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let asked = '';
  output.on('data', (text) => {
    asked += text;
    if (!/\]: $/.test(asked)) return;
    questions.push(asked);
    asked = '';
    input.write(`${answers.shift()}\n`);
  });
  const terminal = { ...silent, say: (line: string) => void said.push(line) };
  await initCommand(site, { ...flags, lockfile: false }, terminal, askOnTerminal(input, output));
}

describe('a site from a folder of Markdown', () => {
  const written = (fields: string) => `---\n${fields}\n---\nText with a picture: ![A pier](pier.jpg)\n`;
  const notes = layFiles(join(folder, 'notes'), {
    '2009/02-02-talks.md': written(
      'title: Talks\ndate: 2009-02-02 14:31\nauthor: Laura Hale\ncolumn: The Wire',
    ),
    '2009/pier.jpg': 'a picture',
    '2010-01-01-peace.md': written('headline: Peace\nby: Laura Hale and Ivar Lund\ncolumn: Notes'),
    'undated.md': written('titel: No day'),
    '.obsidian/app.json': '{}',
  });
  const before = filesIn(notes);

  test('copies what may be published, and has the writers and columns in its settings', async () => {
    const site = join(folder, 'from');
    const said: string[] = [];
    const terminal = { ...silent, say: (line: string) => void said.push(line) };
    await initCommand(site, { from: notes, lockfile: false, timezone: 'Europe/Oslo' }, terminal, null);
    expect(filesIn(notes)).toEqual(before);
    const posts = Object.keys(filesIn(join(site, 'posts')));
    expect(posts).toEqual(
      ['2009/02-02-talks.md', '2009/pier.jpg', '2010-01-01-peace.md', '_pages/about.md', 'undated.md'].sort(),
    );
    const settings = readYaml(readFileSync(join(site, 'site.yaml'), 'utf8')).value;
    expect(settings).toMatchObject({
      title: 'From',
      timezone: 'Europe/Oslo',
      bylines: { 'laura-hale': { name: 'Laura Hale' }, 'ivar-lund': { name: 'Ivar Lund' } },
      columns: { notes: { name: 'Notes' }, 'the-wire': { name: 'The Wire' } },
    });
    expect(said.join('\n')).toMatch(
      /holds 2 dispatches, from 2009-02-02 to 2010-01-01\. Nothing in it is changed.*\nWriters: Laura Hale, Ivar Lund\.\nColumns: Notes, The Wire\.\n1 date has a time but no zone.*\n1 file has an error that a build will report, such as: posts\/undated\.md: The dispatch has no date/,
    );
  });

  test.for([
    [{ 'letter.txt': 'Dear all' }, 'holds no Markdown'],
    [{ '_config.yml': 'title: T', '_posts/2009-02-02-a.md': written('title: T') }, 'is an archive of jekyll'],
    [{ 'site.yaml': 'title: T', 'posts/a.md': written('title: T') }, 'is a site already'],
  ] as const)('of %j is refused, and says what to do', async ([files, reason]) => {
    const source = layFiles(join(folder, `source-${Object.keys(files)[0]}`), files);
    const site = join(folder, 'not-made');
    const made = initCommand(site, { from: source, lockfile: false }, silent, null);
    await expect(made).rejects.toThrow(reason);
    expect(filesIn(site)).toEqual({});
  });
});
