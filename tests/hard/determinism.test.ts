import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { SOURCE_PROGRAM } from '../support/program.ts';
import { backfile, differences, folder, put, SETTINGS, siteOf, spoil, tree } from './drill.ts';

/** A site in which time zones, languages and orders could tell. */
const FILES: { readonly [path: string]: string } = {
  'site.yaml':
    'title: The Wire\nurl: https://wire.example\ntimezone: America/New_York\nlang: tr\nindex: {single: 5}\ncolumns: {wire: {name: The Wire}}\nbylines: {hale: {name: Laura Hale, bio: Writes *daily*.}}\n',
  'assets/pier.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="4"><rect width="4" height="4"/></svg>',
  ...Object.fromEntries(
    Array.from({ length: 24 }, (_, index) => [
      `posts/${2008 + (index % 3)}/d${index}.md`,
      `---\ntitle: '${['Istanbul', 'IŞIK ışık', 'Ärger', 'Zebra', 'Åse', 'çay', '東京', '"quoted"'][index % 8]} ${index}'\ndate: ${['2009-03-08 02:30', '2009-11-01 01:30', '2009-02-02', '2009-12-31 23:59:59', '2009-06-30T22:00:00Z'][index % 5]}\ntags: [${['İi', 'Iı', 'z', 'ä', 'Å', 'b'][index % 6]}, t${index % 4}]\nbyline: ${['hale', 'Örn Æ', 'Zoë'][index % 3]}\n${index % 2 ? 'column: wire\n' : ''}---\n\nText of ${index}, "so" it's -- 1,234.5.\n\n![A pier](/assets/pier.svg)\n`,
    ]),
  ),
};

const alone = () => {
  const site = siteOf(FILES);
  expect(backfile(['build', '-q', '--site', site])).toMatchObject({ status: 0, stderr: '' });
  return tree(join(site, 'dist'));
};

describe('two clean builds are the same bytes', () => {
  const first = { tree: null as ReturnType<typeof alone> | null };
  const expected = () => {
    first.tree ??= alone();
    return first.tree;
  };

  test.each([
    ['the time zone of the machine', { TZ: 'Pacific/Kiritimati' }],
    ['another time zone', { TZ: 'America/St_Johns' }],
    ['the language of the machine', { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', LANGUAGE: 'tr' }],
    ['no language at all', { LANG: 'C', LC_ALL: 'C' }],
    ['the width of the terminal and colours', { COLUMNS: '40', FORCE_COLOR: '1', NO_COLOR: undefined }],
  ])('whatever %s', (_, env) => {
    const site = siteOf(FILES);
    expect(backfile(['build', '-q', '--site', site], { env })).toMatchObject({ status: 0 });
    expect(differences(tree(join(site, 'dist')), expected())).toEqual([]);
  });

  test('whatever the order in which files were made, and wherever the folder lies', () => {
    const site = join(folder(), 'a deep', 'földer with ünicode', 'and spaces');
    mkdirSync(site, { recursive: true });
    for (const [path, content] of Object.entries(FILES).reverse()) put(site, { [path]: content });
    expect(backfile(['build', '-q'], { cwd: site })).toMatchObject({ status: 0 });
    expect(differences(tree(join(site, 'dist')), expected())).toEqual([]);
  });

  test('whatever the number of threads, as it is published or not, where there is enough to share out and a copy is spoilt', async () => {
    const photograph = await sharp({ create: { width: 700, height: 400, channels: 3, background: '#c33' } })
      .jpeg()
      .toBuffer();
    const many = Object.fromEntries(
      Array.from({ length: 1220 }, (_, at) => [
        `posts/m${at}.md`,
        `---\ntitle: Number ${at}\ndate: ${2005 + (at % 3)}-0${1 + (at % 4)}-${10 + (at % 19)}\ntags: [t${at % 9}]\n---\n\nText “${at}”.[^1]\n\n[^1]: ${at}\n\n![Fog](/assets/fog-${at % 3}.jpg)\n`,
      ]),
    );
    const photographs = Object.fromEntries([0, 1, 2].map((at) => [`assets/fog-${at}.jpg`, photograph]));
    const files = { 'site.yaml': `${SETTINGS}search: false\n`, ...photographs, ...many };
    const edited = { 'posts/m7.md': many['posts/m7.md']!.replace('Text', 'Words') };
    const footer = 'templates/partials/page/footer.njk';
    const built = (site: string, jobs: string, program?: string) => {
      const options = program === undefined ? {} : { program };
      const run = backfile(['build', '-q', '--jobs', jobs, '--site', site], options);
      expect(run).toMatchObject({ status: 0, stderr: '' });
      return tree(join(site, 'dist'));
    };
    const one = built(siteOf({ ...files, ...edited }), '1', SOURCE_PROGRAM);
    expect(one.size).toBeGreaterThan(1500);
    // Its second build remembers what the first one made, and makes all pages again.
    const site = siteOf({ ...files, [footer]: '<footer>Mine</footer>\n' });
    built(site, '8');
    spoil(site, 'store.db', "UPDATE copies SET html = replace(html, 'Text “77”', 'Text “78”')");
    rmSync(join(site, footer));
    put(site, edited);
    expect(differences(one, built(site, '8'))).toEqual([]);
  });

  test('whatever the version of Node, where another one is named by OTHER_NODE', () => {
    const node = process.env.OTHER_NODE;
    if (node === undefined || !existsSync(node))
      return void process.stderr.write('left out: OTHER_NODE names no other Node\n');
    const site = siteOf(FILES);
    expect(backfile(['build', '-q', '--site', site], { node })).toMatchObject({ status: 0 });
    expect(differences(tree(join(site, 'dist')), expected())).toEqual([]);
  });
});
