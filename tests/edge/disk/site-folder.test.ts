import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { photograph } from '../../images/photographs.ts';
import { backfile } from '../../support/here.ts';
import { filesIn, layFiles, temporaryFolder } from '../../support/site-on-disk.ts';

const SETTINGS = 'title: The Wire\nurl: https://wire.example\ntimezone: UTC\ncitations: false\n';
const TALKS = '---\ntitle: Talks\ndate: 2009-02-02\n---\n\nText of talks.\n';

type Found = {
  readonly rule: string;
  readonly source: string;
  readonly position?: { readonly line: number };
  readonly remedy?: string;
};

type Report = {
  readonly published: boolean;
  readonly leftOut: { readonly files: number };
  readonly findings: readonly Found[];
};

async function build(folder: string, ...args: readonly string[]): Promise<Report> {
  const { stdout } = await backfile(['build', '--site', folder, '--json', ...args]);
  return JSON.parse(stdout) as Report;
}

const found = ({ findings }: Report) => findings.map(({ rule, source }) => `${rule} ${source}`);
const dist = (folder: string) => filesIn(join(folder, 'dist'));

describe('what is read of a site folder', () => {
  test('is not what editors and tools leave beside it', async () => {
    const folder = layFiles(join(temporaryFolder(), 'site'), {
      'site.yaml': SETTINGS,
      'posts/2009-02-02-talks.md': TALKS,
      'assets/a.txt': 'An asset',
      'assets/theme.css': 'a { color: black }',
    });
    await build(folder);
    const plain = dist(folder);
    for (const name of [
      'a.md~',
      '#a.md#',
      '.#a.md',
      'a.md.orig',
      '4913',
      '~$a.docx',
      'a.jpg_original',
      'a.md___jb_tmp___',
    ])
      for (const top of ['posts', 'assets', 'templates', 'templates/theme'])
        layFiles(folder, { [`${top}/${name}`]: TALKS });
    layFiles(folder, {
      'posts/a.sync-conflict-20240131-120000-ABCDEFG.md': TALKS,
      'posts/@eaDir/a.md': TALKS,
    });
    expect(found(await build(folder))).toEqual([]);
    expect(dist(folder)).toEqual(plain);
  });

  test('is every ending of Markdown, and links lead to them with the ending and without', async () => {
    const folder = layFiles(join(temporaryFolder(), 'site'), { 'site.yaml': SETTINGS });
    for (const [at, ending] of ['mkd', 'mdown', 'MKDN', 'mdwn', 'Markdown', 'mdtxt'].entries()) {
      const next = `piece-${(at + 1) % 6}`;
      layFiles(folder, {
        [`posts/piece-${at}.${ending}`]: `---\ntitle: Piece ${at}\ndate: 2009-02-0${at + 1}\n---\n\n[Next](${next}), [first](piece-0.mkd).\n`,
      });
    }
    const report = await build(folder);
    expect(found(report)).toEqual([]);
    const files = dist(folder);
    for (const at of [0, 1, 2, 3, 4, 5]) {
      const page = files[`2009/02/0${at + 1}/piece-${at}/index.html`];
      expect(page).toContain(`href="/2009/02/01/piece-0/"`);
      expect(page).toContain(`href="/2009/02/0${((at + 1) % 6) + 1}/piece-${(at + 1) % 6}/"`);
    }
    expect(Object.keys(files).filter((path) => /\.(?:mk|md)/i.test(path))).toEqual([]);
  });

  test('is no dispatch under another ending, which is told at every build and never published as it is', async () => {
    const others = ['b.mdx', 'c.html', 'd.md.txt', 'e.rst', 'f'];
    const folder = layFiles(join(temporaryFolder(), 'site'), {
      'site.yaml': SETTINGS,
      'posts/2009-02-02-talks.md': `${TALKS}See [it](c.html).\n`,
      'posts/g.txt': 'A file that is no dispatch.\n',
      'posts/_posts/2009/h.md': TALKS,
      'posts/_index.md': TALKS,
      'posts/_notes/h.txt': 'A note',
      'posts/drafts/scan.txt': 'Words of a draft.\n',
      ...Object.fromEntries(
        others.map((name) => [`posts/${name}`, '---\ntitle: B\ndraft: true\n---\nWords of a draft.\n']),
      ),
      'assets/c.html': '---\ntitle: C\n---\nA file that is published on purpose.\n',
    });
    const told = ['_index.md', '_posts', ...others].map((name) => `dispatch-not-read posts/${name}`);
    const first = await build(folder);
    expect(found(first).filter((finding) => finding.startsWith('dispatch'))).toEqual(told);
    expect(first.findings.find(({ source }) => source === 'posts/b.mdx')?.remedy).toContain('name it b.md.');
    expect(first.findings.find(({ source }) => source === 'posts/d.md.txt')?.remedy).toContain(
      'name it d.md.',
    );
    const files = dist(folder);
    expect(Object.values(files).join('\n')).not.toContain('Words of a draft');
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['assets/g.txt', 'assets/c.html']));
    const second = await build(folder);
    expect(second).toMatchObject({ published: true, findings: first.findings, made: [] });
    expect(dist(folder)).toEqual(files);
  });

  test('is no folder that is named as a template, which is told', async () => {
    const folder = layFiles(join(temporaryFolder(), 'site'), {
      'site.yaml': SETTINGS,
      'posts/2009-02-02-talks.md': TALKS,
    });
    mkdirSync(join(folder, 'templates', 'dispatch.njk'), { recursive: true });
    expect(found(await build(folder))).toEqual(['template-folder templates/dispatch.njk']);
  });
});

test('a list of addresses that cannot be read stops the build, and is not begun anew', async () => {
  const folder = layFiles(join(temporaryFolder(), 'site'), {
    'site.yaml': SETTINGS,
    'posts/2009-02-02-talks.md': TALKS,
  });
  const register = join(folder, 'addresses.txt');
  const lines = '\ufeff/2001/01/01/old/ 2001-01-01 dispatch id old\n';
  writeFileSync(register, lines, 'utf16le');
  const report = await build(folder);
  expect(report).toMatchObject({ published: false });
  expect(found(report)).toEqual(['not-utf8 addresses.txt']);
  expect(readFileSync(register, 'utf16le')).toBe(lines);
  rmSync(register);
  mkdirSync(register);
  expect(found(await build(folder))).toEqual(['unreadable addresses.txt']);
  expect(existsSync(join(folder, 'dist'))).toBe(false);
});

test('pictures of a dispatch leave with it when it is set back to draft, and all that was made of them', async () => {
  const photo = await photograph(1500, 1000, 'jpeg', { seed: 3 });
  const draft = TALKS.replace('Talks', 'Later').replace(
    'Text of talks',
    '![A pier](pier.jpg) [Report](report.pdf)',
  );
  const folder = layFiles(join(temporaryFolder(), 'site'), {
    'site.yaml': `${SETTINGS}images: {originals: true}\nregister: false\n`,
    'posts/talks.md': TALKS,
    'posts/later.md': `${draft}Words of its own.\n`,
    'posts/pier.jpg': photo,
    'posts/report.pdf': 'A report',
  });
  await build(folder);
  const before = Object.keys(dist(folder));
  expect(before).toEqual(expect.arrayContaining(['assets/pier.jpg', 'assets/report.pdf']));
  expect(before.filter((path) => /^assets\/pictures\/.*\.(?:jpg|webp)$/.test(path)).length).toBeGreaterThan(
    2,
  );
  expect(before.some((path) => path.startsWith('pagefind/'))).toBe(true);
  writeFileSync(join(folder, 'posts', 'later.md'), draft.replace('date:', 'draft: true\ndate:'));
  expect((await build(folder)).leftOut).toMatchObject({ drafts: 1, files: 2 });
  const after = dist(folder);
  await build(folder, '--out', join(folder, 'clean'));
  expect(filesIn(join(folder, 'clean'))).toEqual(after);
  expect(
    Object.keys(after).filter((path) => /pier|report|pictures\/.*\.(?:jpg|webp)$|later/.test(path)),
  ).toEqual([]);
  expect(Object.values(after).join('\n')).not.toMatch(/Words of its own|A report|pier\.jpg/);
  const { stdout } = await backfile(['check', '--site', folder, '--info', '--json']);
  expect(stdout).toContain('only a dispatch that is not published names it, posts/later.md');
  const previewed = await build(folder, '--drafts', '--out', join(folder, 'drafts'));
  expect(previewed.leftOut.files).toBe(0);
  expect(existsSync(join(folder, 'drafts', 'assets', 'report.pdf'))).toBe(true);
  expect(readFileSync(join(folder, 'drafts', 'assets', 'report.pdf'), 'utf8')).toBe('A report');
});

test('a facsimile that is no PDF, whatever its name says, or that may ask for a password is reported at its line', async () => {
  const pdf = (trailer: string) =>
    `%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R${trailer}>>\n%%EOF\n`;
  const folder = layFiles(join(temporaryFolder(), 'site'), {
    'site.yaml': SETTINGS,
    'posts/talks.md': `---\ntitle: Talks\ndate: 2009-02-02\nfacsimile:\n  - open.pdf\n  - page.PDF\n  - locked.pdf\n---\n\nText of talks.\n`,
    'posts/open.pdf': pdf(' /Info (On /Encrypt and its uses)'),
    'posts/page.PDF': '<!doctype html><title>Not found</title>',
    'posts/locked.pdf': pdf(' /Encrypt 7 0 R'),
  });
  const told = async () =>
    (await build(folder)).findings
      .filter(({ rule }) => rule.startsWith('facsimile'))
      .map(({ rule, position }) => `${rule} ${position?.line}`);
  const expected = ['facsimile-unreadable 6', 'facsimile-locked 7'];
  expect(await told()).toEqual(expected);
  expect(dist(folder)['2009/02/02/talks/index.html']).not.toContain('page.PDF');
  writeFileSync(
    join(folder, 'posts/talks.md'),
    readFileSync(join(folder, 'posts/talks.md'), 'utf8').replace('Text', 'Words'),
  );
  expect(await told()).toEqual(expected);
});
