import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { openNotes } from '../../src/edge/memory/notes.ts';
import { generatorDigest } from '../../src/edge/program/generator.ts';
import { digest } from '../../src/model/digest.ts';
import { backfile, differences, put, SETTINGS, siteOf, tree } from './drill.ts';

const FOOTER = { 'templates/partials/page/footer.njk': '<footer>Mine</footer>\n' };
const post = (at: number) =>
  `---\ntitle: Number ${at}\ndate: 2009-02-${String(1 + (at % 28)).padStart(2, '0')}\n---\n\nHerring ${at} goes on.\n\n![A pier](pier.png)\n`;
const [pier, other] = await Promise.all(
  ['#c33', '#33c'].map((background) =>
    sharp({ create: { width: 900, height: 600, channels: 3, background } })
      .png()
      .toBuffer(),
  ),
);
const filesOf = (many: number) => ({
  'posts/pier.png': pier!,
  ...Object.fromEntries(Array.from({ length: many }, (_, at) => [`posts/p${at}.md`, post(at)])),
});

/** Does something to what is remembered beside a site. */
function spoil(site: string, name: string, sql: string): void {
  const database = new DatabaseSync(join(site, '.backfile', 'dist', name));
  const { changes } = database.prepare(sql).run();
  database.close();
  expect(changes).toBeGreaterThan(0);
}

const cleanTrees = new Map<string, ReturnType<typeof tree>>();

/** What a site's files give where nothing is remembered; built once for the same files. */
function clean(files: Parameters<typeof siteOf>[0]): ReturnType<typeof tree> {
  const key = digest(JSON.stringify(files));
  const known = cleanTrees.get(key);
  if (known) return known;
  const site = siteOf(files);
  expect(backfile(['build', '-q', '--site', site])).toMatchObject({ status: 0, stderr: '' });
  const built = tree(join(site, 'dist'));
  cleanTrees.set(key, built);
  return built;
}

describe('what is remembered and was spoilt', () => {
  test.each([
    ['a copy', 'store.db', "UPDATE copies SET html = replace(html, 'goes', 'went')"],
    ['a copy that is gone', 'store.db', 'DELETE FROM copies'],
    ['a parse', 'store.db', "UPDATE parses SET parse = replace(parse, 'Number', 'Numbed')"],
    [
      'what was seen in a picture',
      'pictures/pictures.db',
      "UPDATE facts SET text = replace(text, '900', '800')",
    ],
    ['how large a picture came out', 'pictures/pictures.db', 'UPDATE made SET bytes = bytes * 900'],
    [
      'what a picture came out as',
      'pictures/pictures.db',
      "UPDATE made SET digest = replace(digest, '1', '2')",
    ],
  ])('%s: the next build makes it anew, and equals a clean one', (_, name, sql) => {
    const site = siteOf(filesOf(3));
    backfile(['build', '-q', '--site', site]);
    spoil(site, name, sql);
    put(site, FOOTER);
    expect(backfile(['build', '-q', '--site', site])).toMatchObject({ status: 0, stderr: '' });
    expect(differences(tree(join(site, 'dist')), clean({ ...filesOf(3), ...FOOTER }))).toEqual([]);
  });

  test.each(['store.db', 'pictures/pictures.db'])('the pages of %s: the same', (name) => {
    const site = siteOf(filesOf(3));
    backfile(['build', '-q', '--site', site]);
    const file = join(site, '.backfile', 'dist', name);
    const bytes = readFileSync(file);
    // The first page, which makes it a database, stays.
    const size = bytes.readUInt16BE(16);
    writeFileSync(file, bytes.fill(0x5a, size));
    put(site, { 'posts/p1.md': post(7), 'posts/pier.png': other! });
    expect(backfile(['build', '-q', '--site', site])).toMatchObject({ status: 0, stderr: '' });
    const files = { ...filesOf(3), 'posts/p1.md': post(7), 'posts/pier.png': other! };
    expect(differences(tree(join(site, 'dist')), clean(files))).toEqual([]);
  });

  test('a copy, in threads: the same', () => {
    const { 'posts/pier.png': _, ...posts } = filesOf(1550);
    const files = { 'site.yaml': `${SETTINGS}search: false\n`, ...posts };
    const site = siteOf(files);
    backfile(['build', '-q', '--site', site]);
    spoil(site, 'store.db', "UPDATE copies SET html = replace(html, 'Herring 77 ', 'Herring 78 ')");
    put(site, FOOTER);
    expect(backfile(['build', '-q', '--jobs', '2', '--site', site])).toMatchObject({ status: 0, stderr: '' });
    expect(differences(tree(join(site, 'dist')), clean({ ...files, ...FOOTER }))).toEqual([]);
  });

  test('a copy: the copy desk still reads the archive', () => {
    const site = siteOf(filesOf(3));
    backfile(['build', '-q', '--site', site]);
    const whole = backfile(['check', '--json', '--site', siteOf(filesOf(3))]);
    spoil(site, 'store.db', "UPDATE copies SET html = replace(html, 'goes', 'went')");
    const { status, stdout, stderr } = backfile(['check', '--json', '--site', site]);
    expect([status, stderr]).toEqual([whole.status, '']);
    expect(JSON.parse(stdout).findings).toEqual(JSON.parse(whole.stdout).findings);
  });

  test('notes: they count as not kept', () => {
    const site = siteOf(filesOf(3));
    backfile(['build', '-q', '--site', site]);
    const notes = join(site, '.backfile', 'dist', 'notes');
    const names = readdirSync(notes);
    expect(names).toEqual(expect.arrayContaining(['built-in%20templates', 'edition', 'trace']));
    for (const name of names) {
      const { recall } = openNotes(notes, generatorDigest());
      expect(recall(decodeURIComponent(name))).not.toBe(undefined);
      const text = readFileSync(join(notes, name), 'utf8');
      writeFileSync(join(notes, name), text.replace(/[a-f](?=[^a-f]*$)/, 'g'));
      expect(recall(decodeURIComponent(name))).toBe(undefined);
    }
    put(site, { 'posts/p1.md': post(1).replace('goes', 'swam') });
    expect(backfile(['build', '-q', '--site', site])).toMatchObject({ status: 0, stderr: '' });
    const files = { ...filesOf(3), 'posts/p1.md': post(1).replace('goes', 'swam') };
    expect(differences(tree(join(site, 'dist')), clean(files))).toEqual([]);
  });

  test('parses of some manuscripts that are gone: these are parsed again', () => {
    const site = siteOf(filesOf(3));
    backfile(['build', '-q', '--site', site]);
    spoil(site, 'store.db', "DELETE FROM parses WHERE parse LIKE '%Number 2%'");
    // Its neighbour shows a teaser of it.
    put(site, { 'posts/p1.md': post(1).replace('Number 1', 'Number One') });
    expect(backfile(['build', '-q', '--site', site])).toMatchObject({ status: 0, stderr: '' });
    const files = { ...filesOf(3), 'posts/p1.md': post(1).replace('Number 1', 'Number One') };
    expect(differences(tree(join(site, 'dist')), clean(files))).toEqual([]);
  });
});
