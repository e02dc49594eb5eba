import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as api from '../../../src/backfile.ts';
import { readSite } from '../../../src/desk/settings/settings.ts';
import { type ParsedReading, type Parser, parserWith } from '../../../src/edge/parsing/parser.ts';
import { parsePool } from '../../../src/edge/parsing/pool.ts';
import { loadConfig } from '../../../src/edge/program/config.ts';
import { buildOptions } from '../../../src/edge/program/options.ts';
import { openWorld } from '../../../src/edge/world/open-world.ts';
import type { Digest } from '../../../src/model/digest.ts';
import { backfile } from '../../support/command.ts';
import { filesIn, layFiles, temporaryFolder } from '../../support/site-on-disk.ts';
import { start } from '../preview/running.ts';

const folder = temporaryFolder();
const PAGE = 'dist/2009/02/02/talks/index.html';

const FILES = {
  'site.yaml': 'title: The Cable\nurl: https://wire.example\ntimezone: UTC\nsearch: false\n',
  'posts/2009-02-02-talks.md': '---\ntitle: Talks\n---\nThey said hello.\n',
};

const SHOUT = `
import { defineConfig } from 'backfile';
import { louder } from './louder.ts';
const shout = () => (tree: any) => {
  const visit = (node: any): void => {
    if (node.type === 'text') node.value = louder(node.value);
    for (const child of node.children ?? []) visit(child);
  };
  visit(tree);
};
export default defineConfig({ remark: [shout] });
`;
const louder = (how: string) => `export const louder = (text: string): string => text${how};\n`;

const page = (site: string) => readFileSync(join(site, PAGE), 'utf8');

describe('a config', () => {
  test.each(['package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'])(
    'has %s in its digest, since packages under its plugins may change without their versions',
    async (lock) => {
      const site = layFiles(join(folder, `locked-${lock}`), {
        ...FILES,
        'backfile.config.js': 'export default {};\n',
        [lock]: 'one\n',
      });
      const before = await loadConfig(site);
      expect((await loadConfig(site)).digest).toBe(before.digest);
      writeFileSync(join(site, lock), 'two\n');
      expect((await loadConfig(site)).digest).not.toBe(before.digest);
    },
  );

  test('plugs into the setting of bodies, and a change of any of its files is a change of every page', async () => {
    const site = layFiles(join(folder, 'plugs'), {
      ...FILES,
      'backfile.config.ts': SHOUT,
      'louder.ts': louder('.toUpperCase()'),
    });
    expect((await backfile(['build', '--site', site])).status).toBe(0);
    expect(page(site)).toContain('THEY SAID HELLO.');
    const again = await backfile(['build', '--site', site, '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ made: [], parsed: 0 });
    writeFileSync(join(site, 'louder.ts'), louder(".replace('hello', 'goodbye')"));
    await backfile(['build', '--site', site]);
    expect(page(site)).toContain('They said goodbye.');
    const incremental = filesIn(join(site, 'dist'));
    await backfile(['build', '--site', site, '--clean', '--no-cache']);
    expect(filesIn(join(site, 'dist'))).toEqual(incremental);
  });

  test('has the versions of its plugins in every key', async () => {
    const plugin = (version: string, word: string) => ({
      'node_modules/rehype-mark/package.json': `{ "name": "rehype-mark", "version": "${version}", "type": "module", "exports": "./index.js" }`,
      'node_modules/rehype-mark/index.js': `export default () => (tree) => { tree.children.push({ type: 'element', tagName: 'p', properties: {}, children: [{ type: 'text', value: '${word}' }] }); };`,
    });
    const site = layFiles(join(folder, 'versions'), {
      ...FILES,
      'backfile.config.js': "import mark from 'rehype-mark';\nexport default { rehype: [mark] };\n",
      ...plugin('1.0.0', 'Set by one.'),
    });
    await backfile(['build', '--site', site]);
    expect(page(site)).toContain('Set by one.');
    layFiles(site, plugin('1.0.1', 'Set by two.'));
    await backfile(['build', '--site', site]);
    expect(page(site)).toContain('Set by two.');
  });

  test('adds filters, globals and pages, and is told before and after', async () => {
    const site = layFiles(join(folder, 'adds'), {
      ...FILES,
      'templates/count.njk':
        '<!doctype html><title>{{ "abc" | backwards }}</title><p>{{ EDITOR }}: {{ count }}',
      'backfile.config.mts': `
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Maker, pageAt, type SitePath } from 'backfile';
const counts: Maker = (desk) => [
  pageAt('/count/' as SitePath, 'count.njk', () => ({ count: desk.archive.listed.length })),
];
export default defineConfig({
  filters: { backwards: (text: string) => [...text].reverse().join('') },
  globals: { EDITOR: 'Laura' },
  pages: [counts],
  before: ({ site }) => writeFileSync(join(site, 'posts/2009-02-03-made.md'), '---\\ntitle: Made\\n---\\nBefore.\\n'),
  after: (report) => console.error('published: ' + report.published),
});
`,
    });
    const { status, stderr } = await backfile(['build', '--site', site]);
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(readFileSync(join(site, 'dist/count/index.html'), 'utf8')).toContain(
      '<title>cba</title><p>Laura: 2',
    );
    expect(stderr).toContain('published: true');
  });

  test('works in threads as it does in one', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 70 }, (_, at) => [`posts/2001-01-01-piece-${at}.md`, `hello ${at}\n`]),
    );
    const site = layFiles(join(folder, 'threads'), {
      ...many,
      'backfile.config.js':
        'export default { rehype: [() => (tree) => void tree.children.push({ type: "text", value: "HELLO" })] };',
    });
    const config = await loadConfig(site);
    const { world } = openWorld({
      site,
      out: join(site, 'dist'),
      generator: '' as Digest,
      jobs: 1,
      remember: false,
    });
    const { manuscripts } = world.disk.sources();
    const read = async (parser: Parser) => {
      const readings: ParsedReading[] = [];
      await parser(manuscripts, readSite([], buildOptions({}), []).style, (reading) =>
        readings.push(reading),
      );
      return readings.sort((a, b) => a.at - b.at);
    };
    const here = await read(parserWith(config.plugins));
    expect(here[7]?.html).toMatch(/HELLO/);
    expect(await read(parsePool(site, 2, config.plugins))).toEqual(here);
  });

  test.for([
    ['export default { remarks: [] };', 2, 'did you mean "remark"?'],
    ['export const config = {};', 2, 'no default export'],
    ['import "nowhere";', 2, 'cannot be loaded'],
    [
      'export default { remark: [() => () => { throw new Error("at odds"); }] };',
      1,
      'A remark plugin failed: at odds',
    ],
    ['export default { remark: [() => async () => {}] };', 1, 'A remark plugin failed'],
  ] as const)('that says %s ends a build with status %d', async ([code, expected, reason]) => {
    const site = layFiles(join(folder, `wrong-${expected}-${code.length}`), {
      ...FILES,
      'backfile.config.js': code,
    });
    const { status, stderr } = await backfile(['build', '--site', site]);
    expect(stderr).toContain(reason);
    expect(status).toBe(expected);
  });

  test('is followed by a preview when it is saved', async () => {
    const site = layFiles(join(folder, 'followed'), FILES);
    const watch = await start(['watch', '--site', site, '--port', '0', '--quiet']);
    expect((await watch.get('/2009/02/02/talks/')).body).toContain('They said hello.');
    layFiles(site, { 'louder.ts': louder('.toUpperCase()'), 'backfile.config.ts': SHOUT });
    await watch.shows('/2009/02/02/talks/', 'THEY SAID HELLO.');
    writeFileSync(join(site, 'backfile.config.ts'), 'export default { remarks: [] };');
    writeFileSync(join(site, 'backfile.config.ts'), SHOUT.replace('remark: [shout]', 'remark: []'));
    await watch.shows('/2009/02/02/talks/', 'They said hello.');
  });
});

describe('a program', () => {
  test('builds, finds and watches as the commands do', async () => {
    const site = layFiles(join(folder, 'program'), FILES);
    const report = await api.build({ site });
    expect(report).toMatchObject({ published: true, dispatches: 1 });
    const { find, findings } = await api.openArchive({ site });
    expect(findings).toEqual([]);
    expect(find({ words: ['talks'] })).toMatchObject([
      { title: 'Talks', source: 'posts/2009-02-02-talks.md' },
    ]);
    const stop = new AbortController();
    const reports: boolean[] = [];
    for await (const { published, made } of api.watch({ site, signal: stop.signal })) {
      reports.push(published);
      if (made.length > 0) stop.abort();
      else
        writeFileSync(join(site, 'posts/2009-02-02-talks.md'), '---\ntitle: Talks\n---\nThey said more.\n');
    }
    expect(reports.length).toBeGreaterThanOrEqual(2);
    expect(page(site)).toContain('They said more.');
  });
});
