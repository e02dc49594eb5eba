import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { openNotes } from '../../src/edge/memory/notes.ts';
import { type Digest, digest } from '../../src/model/digest.ts';
import { backfile } from '../support/here.ts';
import { temporaryFolder } from '../support/site-on-disk.ts';
import { differences, type Files, openBuilder, put, siteOf, spoil, tree } from './drill.ts';

const PROGRAM = 'one' as Digest;
const build = openBuilder();
const post = (at: number, word = 'goes') =>
  `---\ntitle: Number ${at}\ndate: 2009-02-${String(1 + (at % 28)).padStart(2, '0')}\n---\n\nHerring ${at} ${word} on.\n\n![A pier](pier.png)\n`;
const [pier, other] = (await Promise.all(
  ['#c33', '#33c'].map((background) =>
    sharp({ create: { width: 900, height: 600, channels: 3, background } })
      .png()
      .toBuffer(),
  ),
)) as [Buffer, Buffer];
const FILES: Files = {
  'posts/pier.png': pier,
  ...Object.fromEntries([0, 1, 2].map((at) => [`posts/p${at}.md`, post(at)])),
  'templates/partials/page/footer.njk': '<footer>Ours</footer>\n',
};

/** The site of all drills. Each leaves what a clean build publishes, and the next one begins there. */
const site = { folder: temporaryFolder(), files: FILES };

beforeAll(async () => {
  siteOf(FILES, site.folder);
  await buildWhole(site.folder);
});

async function buildWhole(folder: string): Promise<void> {
  const wanted = { site: folder, now: Date.UTC(2026, 0, 1), program: PROGRAM, shortcuts: true };
  expect(await build(wanted)).toEqual({ published: true, findings: [] });
}

/** Changes files of the site, builds it again, and expects what a clean build of these files gives. */
async function expectClean(changes: Files): Promise<void> {
  put(site.folder, changes);
  site.files = { ...site.files, ...changes };
  await buildWhole(site.folder);
  expect(differences(tree(join(site.folder, 'dist')), await clean(site.files))).toEqual([]);
}

const cleanTrees = new Map<string, ReturnType<typeof tree>>();

/** What files give where nothing is remembered; built once for the same files. */
async function clean(files: Files): Promise<ReturnType<typeof tree>> {
  const key = digest(JSON.stringify(files));
  const known = cleanTrees.get(key);
  if (known) return known;
  const folder = siteOf(files);
  await buildWhole(folder);
  const made = tree(join(folder, 'dist'));
  cleanTrees.set(key, made);
  return made;
}

/** Another footer than that which the site has: every page is made again. */
function otherFooter(): Files {
  const name = 'templates/partials/page/footer.njk';
  return { [name]: `<footer>${String(site.files[name]).includes('Ours') ? 'Mine' : 'Ours'}</footer>\n` };
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
  ])('%s: the next build makes it anew, and equals a clean one', async (_, name, sql) => {
    spoil(site.folder, name, sql);
    await expectClean(otherFooter());
  });

  test.each(['store.db', 'pictures/pictures.db'])('the pages of %s: the same', async (name) => {
    const file = join(site.folder, '.backfile', 'dist', name);
    const bytes = readFileSync(file);
    // The first page, which makes it a database, stays.
    const size = bytes.readUInt16BE(16);
    writeFileSync(file, bytes.fill(0x5a, size));
    const picture = site.files['posts/pier.png'] === pier ? other : pier;
    await expectClean({ 'posts/p1.md': post(1, name), 'posts/pier.png': picture });
  });

  test('a copy: the copy desk still reads the archive', async () => {
    const folder = siteOf(FILES);
    await backfile(['build', '-q', '--site', folder]);
    const whole = await backfile(['check', '--json', '--site', siteOf(FILES)]);
    spoil(folder, 'store.db', "UPDATE copies SET html = replace(html, 'goes', 'went')");
    const { status, stdout, stderr } = await backfile(['check', '--json', '--site', folder]);
    expect([status, stderr]).toEqual([whole.status, '']);
    expect(JSON.parse(stdout).findings).toEqual(JSON.parse(whole.stdout).findings);
  });

  test('notes: they count as not kept', async () => {
    const notes = join(site.folder, '.backfile', 'dist', 'notes');
    const names = readdirSync(notes);
    expect(names).toEqual(expect.arrayContaining(['built-in%20templates', 'edition', 'trace']));
    for (const name of names) {
      const { recall } = openNotes(notes, PROGRAM);
      expect(recall(decodeURIComponent(name))).not.toBe(undefined);
      const text = readFileSync(join(notes, name), 'utf8');
      writeFileSync(join(notes, name), text.replace(/[a-f](?=[^a-f]*$)/, 'g'));
      expect(recall(decodeURIComponent(name))).toBe(undefined);
    }
    await expectClean({ 'posts/p1.md': post(1, 'swam') });
  });

  test('parses of some manuscripts that are gone: these are parsed again', async () => {
    spoil(site.folder, 'store.db', "DELETE FROM parses WHERE parse LIKE '%Number 2%'");
    // Its neighbour shows a teaser of it.
    await expectClean({ 'posts/p1.md': post(1).replace('Number 1', 'Number One') });
  });
});
