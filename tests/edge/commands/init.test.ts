import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { SETTINGS } from '../../../src/desk/settings/table.ts';
import { initCommand } from '../../../src/edge/commands/init.ts';
import { askOnTerminal } from '../../../src/edge/program/ask.ts';
import { HOSTS } from '../../../src/model/address/hosts.ts';
import { readYaml } from '../../../src/model/yaml/yaml.ts';
import { backfile } from '../../support/command.ts';
import { filesIn, temporaryFolder } from '../../support/site-on-disk.ts';

const folder = temporaryFolder();
const silent = { paint: (_: string, text: string) => text, say: () => {}, print: () => {}, drawn: false };

describe('a new site', () => {
  test('whose address is not known yet is told so, and of nothing else', async () => {
    const site = join(folder, 'nowhere');
    expect((await backfile(['init', site])).status).toBe(0);
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
    await initCommand(site, {}, silent, null);
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
    await initCommand(site, { host: [host] }, silent, null);
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
    [['--host', 'netlfy'], 'did you mean netlify?'],
    [['--timezone', 'Oslo'], 'no time zone "Oslo"'],
    [['--url', 'not an address'], 'is not the address of a site'],
  ] as const)('with %j is refused and nothing is made', async ([flags, reason]) => {
    const site = join(folder, 'refused');
    const { status, stderr } = await backfile(['init', site, ...flags]);
    expect(status).toBe(2);
    expect(stderr).toContain(reason);
    expect(filesIn(site)).toEqual({});
  });

  test('is asked for on a terminal, where an empty answer takes what stands in brackets', async () => {
    const site = join(folder, 'asked');
    const [input, output] = [new PassThrough(), new PassThrough()];
    const answers = ['The Cable', '', 'https://cable.example', ''];
    let asked = '';
    output.on('data', (text) => {
      asked += text;
      if (/\]: $/.test(asked)) {
        asked = '';
        input.write(`${answers.shift()}\n`);
      }
    });
    await initCommand(site, {}, silent, askOnTerminal(input, output));
    const text = readFileSync(join(site, 'site.yaml'), 'utf8');
    expect(text).toContain('title: The Cable\n');
    expect(text).toContain('url: https://cable.example\n');
    expect(text).toContain('name: A. Writer\n');
  });
});
