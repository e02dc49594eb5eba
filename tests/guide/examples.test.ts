import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/backfile.ts';
import { GUIDE, guidePages } from '../../src/edge/program/guide.ts';
import { built } from '../support/built.ts';
import { backfile, run } from '../support/command.ts';
import { layFiles, temporaryFolder } from '../support/site-on-disk.ts';
import { type Example, examplesOf } from './examples.ts';

const folder = temporaryFolder();
const examples = guidePages().flatMap(({ text, path }) => examplesOf(text, path));
const isProgram = ({ files }: Example) => 'program.ts' in files;
const needsDisk = ({ files }: Example) => Object.keys(files).some((path) => path.endsWith('.ts'));
const configured = examples.filter((example) => needsDisk(example) && !isProgram(example));

describe('an example of the guide', () => {
  test.each(examples.filter((example) => !needsDisk(example)))(
    '$title builds',
    async ({ files, finds, shows }) => {
      const theme =
        Object.keys(files).some((path) => /^templates\/|\.css$/.test(path)) ||
        shows.length > 0 ||
        /^words:/m.test(files['site.yaml'] ?? '');
      const { found, report, page } = await built(files, { theme: theme ? 'builtin' : 'plain' });
      expect(rulesOf(found)).toEqual(finds.toSorted());
      expect(report.published).toBe(true);
      for (const { address, text } of shows) expect(page(address)).toContain(text);
    },
  );

  test.each(configured)('$title builds with its config', async ({ title, files, finds, shows }) => {
    const site = layFiles(join(folder, title.replace(/\W+/g, '-')), { ...files, ...PICTURES });
    const { stdout, stderr } = await backfile(['build', '--json', '--site', site]);
    expect(stderr).toBe('');
    const report = JSON.parse(stdout) as Report;
    const found = report.findings.filter(({ level }) => level !== 'info');
    expect(rulesOf(found.map(({ rule }) => rule))).toEqual(finds.toSorted());
    expect(report.published).toBe(true);
    for (const { address, text } of shows) {
      const file = join(site, 'dist', address, address.endsWith('/') ? 'index.html' : '');
      expect(existsSync(file) ? readFileSync(file, 'utf8') : `There is no ${address}`).toContain(text);
    }
  });
});

describe('a program of the guide', () => {
  test.each(examples.filter(isProgram))('$title runs', async ({ title, files }) => {
    const { 'program.ts': program = '', ...site } = files;
    const place = join(folder, title.replace(/\W+/g, '-'));
    layFiles(join(place, 'my-column'), { ...site, ...PICTURES });
    layFiles(place, { 'program.ts': program.replace("'backfile'", JSON.stringify(API)) });
    const { status, stderr } = await run(process.execPath, ['program.ts'], { cwd: place });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

const API = pathToFileURL(join(import.meta.dirname, '..', '..', 'src', 'backfile.ts')).href;

/** A real picture in the place of those of the memory disk. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PICTURES = Object.fromEntries(
  ['posts/2009/samore.jpg', 'posts/2009/harbour.jpg', 'posts/2009/quay.jpg', 'assets/laura.jpg'].map(
    (path) => [path, PIXEL],
  ),
);

function rulesOf(found: readonly string[]): readonly string[] {
  return [...new Set(found.map((finding) => finding.split(' ')[0] ?? ''))].sort();
}

describe('a command of the guide', () => {
  const reference = readFileSync(join(GUIDE, '10-commands.md'), 'utf8');
  const optionsOf = (command: string) =>
    new RegExp(`^## backfile ${command}\\n[\\s\\S]*?(?=^## |$(?![\\s\\S]))`, 'm').exec(reference)?.[0];
  const lines = guidePages().flatMap(({ text, path }) =>
    [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, code = '']) =>
      code
        .split('\n')
        .flatMap((line) => line.split(/ && |\| /))
        .filter((line) => /^\s*(?:npx )?backfile\b/.test(line))
        .map((line) => ({ path, line: line.trim().replace(/\s+#.*$/, '') })),
    ),
  );

  test.each(lines)('$line ($path) exists with its options', ({ line }) => {
    const [, command = ''] = /backfile (\S+)/.exec(line) ?? [];
    if (command.startsWith('-')) return;
    const options = optionsOf(command);
    expect(options, `There is no command ${command}`).toBeDefined();
    const bare = line.replace(/"[^"]*"/g, '');
    for (const [option] of bare.matchAll(/(?<= )--[a-z-]+/g))
      expect(options, `${command} has no ${option}`).toMatch(new RegExp(`${option}\\b`));
  });
});
