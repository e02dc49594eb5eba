import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { build } from '../../src/desk/build.ts';
import type { BuildOptions } from '../../src/desk/report.ts';
import { built, post, SETTINGS } from '../support/built.ts';
import { runs } from '../support/deep.ts';
import { MemoryDisk, type SiteFiles, testOptions, textOf, worldOf } from '../support/memory-disk.ts';
import { plainTheme } from '../support/plain-theme.ts';

const PUBLISHED = post('title: A\ndate: 2009-01-01');
const DRAFT = post('title: B\ndate: 2009-01-02\ndraft: true');
const FUTURE = post('title: C\ndate: 2030-01-03');
const EXPIRED = post('title: D\ndate: 2009-01-04\nexpires: 2010-01-01');

/** Files that are published of those that stand for attachments, by where they lie. */
async function published(files: SiteFiles, options: Partial<BuildOptions> = {}): Promise<readonly string[]> {
  const { files: out, report } = await built(files, options);
  expect(report.published).toBe(true);
  const found = Object.keys(files).filter((path) => Object.values(out).includes(`${files[path]}`));
  const attached = Object.keys(files).filter((path) => !/\.(?:md|yaml|njk)$/.test(path));
  expect(report.leftOut.files).toBe(attached.filter((path) => !found.includes(path)).length);
  return found.filter((path) => attached.includes(path));
}

describe('a file of posts/ that nothing names', () => {
  test.each<[string, SiteFiles, boolean]>([
    ['beside a published dispatch is published', { 'posts/a/index.md': PUBLISHED }, true],
    [
      'beside an unlisted one is',
      { 'posts/a/index.md': post('title: A\ndate: 2009-01-01\nunlisted: true') },
      true,
    ],
    ['beside a standing page is', { 'posts/a/index.md': post('title: A\nkind: page') }, true],
    ['beside a draft is not', { 'posts/a/index.md': DRAFT }, false],
    ['beside a dispatch dated in the future is not', { 'posts/a/index.md': FUTURE }, false],
    ['beside an expired one is not', { 'posts/a/index.md': EXPIRED }, false],
    ['beside both is not', { 'posts/a/index.md': PUBLISHED, 'posts/a/index.fr.md': DRAFT }, false],
    ['below a published dispatch is', { 'posts/index.md': PUBLISHED }, true],
    ['below a draft is not', { 'posts/index.md': DRAFT, 'posts/b/b.md': PUBLISHED }, false],
    [
      'beside a published dispatch below a draft is',
      { 'posts/a/a.md': PUBLISHED, 'posts/b.md': DRAFT },
      true,
    ],
    ['beside no dispatch is not', { 'posts/b/b.md': PUBLISHED }, false],
  ])('%s', async (_, dispatches, isPublished) => {
    expect(await published({ ...dispatches, 'posts/a/file.pdf': 'The file' })).toEqual(
      isPublished ? ['posts/a/file.pdf'] : [],
    );
  });

  test.each([
    'talks.docx',
    'talks.odt',
    'TALKS.RTF',
    'talks.org',
    'talks.wiki',
    'talks.ipynb',
    'talks.md.1',
    'talks.eml',
    'talks.sql',
  ])('and that may be a manuscript is not, which is told: %s', async (name) => {
    const files = { 'posts/a.md': PUBLISHED, [`posts/${name}`]: 'The file' };
    expect(await published(files)).toEqual([]);
    expect((await built(files)).found).toEqual([`dispatch-not-read posts/${name}`]);
    const linked = { ...files, 'posts/b.md': post('title: B\ndate: 2009-01-02', `[The text](${name})`) };
    expect(await published(linked)).toEqual([`posts/${name}`]);
    expect((await built(linked)).found).toEqual([]);
  });

  test('in a folder of drafts is not, also where no draft is left in it', async () => {
    const files = { 'posts/a.md': PUBLISHED, 'posts/_drafts/notes.txt': 'Notes' };
    expect(await published(files)).toEqual([]);
    const draft = { ...files, 'posts/_drafts/b.md': post('title: B\ndate: 2009-01-02') };
    expect(await published(draft)).toEqual([]);
    expect(await published(draft, { drafts: true })).toEqual(['posts/_drafts/notes.txt']);
  });

  test('is published where a template, a setting or a style sheet of the site names it', async () => {
    const files = { 'posts/a.md': PUBLISHED, 'posts/b.md': DRAFT, 'posts/file.pdf': 'The file' };
    expect(await published({ ...files, 'templates/own.njk': 'See <a href="/assets/file.pdf">' })).toEqual([
      'posts/file.pdf',
    ]);
    expect(await published({ ...files, 'site.yaml': `${SETTINGS}logo: /assets/file.pdf\n` })).toEqual([
      'posts/file.pdf',
    ]);
    const sheet = { 'assets/own.css': 'a { background: url(file.pdf) }' };
    expect(await published({ ...files, ...sheet })).toEqual(['posts/file.pdf', 'assets/own.css']);
    expect(await published({ ...files, 'assets/own.css': 'a { background: url(other-file.pdf) }' })).toEqual([
      'assets/own.css',
    ]);
  });
});

test.each([
  ['fog.jpg', 'logo: fog.jpg', true],
  ['fog.jpg', 'logo: /assets/fog.jpg?v=2', true],
  ['fog.jpg', 'logo: old-fog.jpg', false],
  ['fog.jpg', 'logo: fog.jpg.zip', false],
  ['fjære å.jpg', 'logo: fjære å.jpg', true],
  ['fjære.jpg', 'logo: /assets/fj%C3%A6re.jpg', true],
  ['a b.jpg', 'logo: /assets/a%20b.jpg', true],
  ['logo', 'logo: fog.jpg', false],
  ['logo', 'mark: /assets/logo', true],
])(
  'of a file %s beside a draft, the setting %s tells whether it is published',
  async (name, setting, isPublished) => {
    const files = {
      [`posts/${name}`]: 'The file',
      'posts/b.md': DRAFT,
      'site.yaml': `${SETTINGS}${setting}\n`,
    };
    expect(await published(files)).toEqual(isPublished ? [`posts/${name}`] : []);
  },
);

describe('a file that only an unpublished dispatch names', () => {
  const WAYS: readonly [string, string, string][] = [
    ['a link', '', 'See [it](FILE).'],
    ['a picture', '', '![It](FILE)'],
    ['its lead picture', 'image: {src: "FILE", alt: It}', ''],
    ['a field of its own', 'podcast: {audio: "FILE"}', ''],
    ['its dek', 'dek: "Of [it](FILE)."', ''],
    [
      'the caption of its lead picture',
      'image: {src: "https://x.example/a.jpg", caption: "Of [it](FILE)."}',
      '',
    ],
    ['its bio line', 'bio: Of [it](FILE).', ''],
    ['a correction', 'corrections: [{date: 2009-02-01, note: "See [it](FILE)."}]', ''],
    ['raw HTML', '', '<object data="FILE" type="application/pdf"></object>'],
    ['code', '', 'It is in `FILE`.'],
  ];
  const PLACES: readonly [string, string][] = [
    ['posts/b/file one.pdf', 'file%20one.pdf'],
    ['posts/a/file.pdf', '../a/file.pdf'],
    ['posts/a/file.pdf', '/assets/a/file.pdf'],
    ['posts/a/file.pdf', 'https://wire.example/assets/a/file.pdf'],
    ['assets/file.pdf', '/assets/file.pdf'],
    ['assets/file.pdf', 'file.pdf'],
    ['assets/File.PDF', 'file.pdf'],
    ['assets/_root/media/file.pdf', '/media/file.pdf'],
  ];
  test.each(WAYS)(
    'by %s is held back wherever it lies, until a published one names it, too',
    async (_, field, text) => {
      const naming = (title: string, more: string, written: string) =>
        post(
          `title: ${title}\ndate: 2009-01-02\n${more}\n${field.replace('FILE', written)}`,
          text.replace('FILE', written) || 'Text.',
        );
      for (const [path, written] of PLACES) {
        const files = { [path]: 'The file', 'posts/a/index.md': PUBLISHED };
        for (const state of ['draft: true', 'expires: 2010-01-01', 'published: false', 'date: 2030-01-01'])
          expect(
            await published({ ...files, 'posts/b/b.md': naming('B', state, written) }),
            `${path} ${state}`,
          ).toEqual([]);
        if (/^(?:raw HTML|code)$/.test(_) || (path === 'assets/File.PDF' && !field)) continue;
        const both = {
          'posts/b/b.md': naming('B', 'draft: true', written),
          'posts/b/c.md': naming('C', '', written),
        };
        expect(await published({ ...files, ...both }), path).toEqual([path]);
      }
    },
  );

  test('by either of its names is held back, and what hosts ask for by name is not', async () => {
    const draft = post(
      'title: B\ndate: 2009-01-02\ndraft: true',
      'See [a](/robots.txt), [b](/assets/theme.css), [c](/keys.txt).',
    );
    const files = {
      'posts/b.md': draft,
      'assets/theme.css': 'a {}',
      'assets/_root/.well-known/x.txt': 'x',
      'assets/_root/keys.txt': 'keys',
    };
    expect(await published(files)).toEqual(['assets/theme.css', 'assets/_root/.well-known/x.txt']);
  });
});

test('files of --drafts and --future are published with their dispatches', async () => {
  const files = {
    'posts/b/index.md': DRAFT,
    'posts/b/b.pdf': 'b',
    'posts/c/index.md': FUTURE,
    'posts/c/c.pdf': 'c',
    'posts/d/index.md': EXPIRED,
    'posts/d/d.pdf': 'd',
  };
  expect(await published(files)).toEqual([]);
  expect(await published(files, { drafts: true })).toEqual(['posts/b/b.pdf']);
  expect(await published(files, { future: true })).toEqual(['posts/c/c.pdf']);
});

const FOLDERS = [
  'posts',
  'posts/2009',
  'posts/talks',
  'posts/talks/img',
  'posts/_drafts',
  'assets',
  'assets/2009',
  'assets/_root/media',
];
const STATES = [
  '',
  '',
  'draft: true',
  'published: false',
  'status: draft',
  'date: 2031-05-05',
  'expires: 2010-01-01',
  'unlisted: true',
];
const WAYS = ['link', 'picture', 'lead', 'extra', 'address', 'correction', 'bio'] as const;

type Piece = {
  readonly folder: string;
  readonly state: string;
  readonly names: readonly { readonly file: number; readonly way: (typeof WAYS)[number] }[];
};
type Random = {
  readonly files: readonly string[];
  readonly pieces: readonly Piece[];
  readonly options: { readonly drafts: boolean; readonly future: boolean };
  /** The piece that is set back to draft afterwards. */
  readonly withdrawn: number;
};

const random: fc.Arbitrary<Random> = fc.record({
  files: fc.array(fc.constantFrom(...FOLDERS), { minLength: 1, maxLength: 7 }),
  pieces: fc.array(
    fc.record({
      folder: fc.constantFrom(...FOLDERS.filter((folder) => folder.startsWith('posts'))),
      state: fc.constantFrom(...STATES),
      names: fc.array(fc.record({ file: fc.nat(6), way: fc.constantFrom(...WAYS) }), { maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  options: fc.record({ drafts: fc.boolean(), future: fc.boolean() }),
  withdrawn: fc.nat(5),
});

describe('over random sites', () => {
  test.each([
    ['the plain theme', runs(20), plainTheme()],
    ['the built-in theme', runs(2), undefined],
  ])(
    'no byte that only unpublished dispatches refer to is published, and all is that published ones refer to, in %s',
    async (_, numRuns, theme) => {
      let held = 0;
      await fc.assert(
        fc.asyncProperty(random, async (site) => {
          const disk = new MemoryDisk({ 'site.yaml': SETTINGS, ...filesOf(site) }, theme);
          held += await checked(disk, site);
          const after = {
            ...site,
            pieces: site.pieces.map((piece, at) =>
              at === site.withdrawn % site.pieces.length ? { ...piece, state: 'draft: true' } : piece,
            ),
          };
          disk.files = new Map(Object.entries({ 'site.yaml': SETTINGS, ...filesOf(after) }));
          held += await checked(disk, after);
          const clean = new MemoryDisk(Object.fromEntries(disk.files), theme);
          await build(testOptions(site.options), worldOf(clean));
          expect(textOf(disk)).toEqual(textOf(clean));
        }),
        { numRuns },
      );
      // A law that held only because nothing was ever held back would be none.
      expect(held).toBeGreaterThanOrEqual(Math.floor(numRuns / 20));
    },
    240_000,
  );
});

/** Builds a site and looks at all that stands; how many files it must hold back. */
async function checked(disk: MemoryDisk, site: Random): Promise<number> {
  const report = await build(testOptions(site.options), worldOf(disk));
  expect(report.published).toBe(true);
  const output = [...disk.out].map(([path, bytes]) => `${path}\n${bytes.toString('utf8')}`).join('\n');
  const isShown = ({ folder, state }: Piece) =>
    !/expires/.test(state) &&
    (site.options.future || !/2031/.test(state)) &&
    (site.options.drafts || (!/draft|published/.test(state) && !folder.endsWith('_drafts')));
  let held = 0;
  for (const [at, piece] of site.pieces.entries())
    expect(output.includes(`words-of-${at}-`), `the words of piece ${at}`).toBe(isShown(piece));
  for (const at of site.files.keys()) {
    const naming = site.pieces.filter(({ names }) =>
      names.some(({ file }) => file % site.files.length === at),
    );
    if (naming.length === 0) continue;
    const isPublished = naming.some(isShown);
    if (!isPublished) held++;
    expect(output.includes(`bytes-of-${at}-`), `the bytes of file ${at}`).toBe(isPublished);
    if (!isPublished) expect(output.includes(`file-${at}-name`), `the name of file ${at}`).toBe(false);
  }
  return held;
}

function filesOf({ files, pieces }: Random): SiteFiles {
  const paths = files.map((folder, at) => `${folder}/file-${at}-name.${at % 2 ? 'pdf' : 'svg'}`);
  const attachments = paths.map((path, at) => [
    path,
    `<svg xmlns="http://www.w3.org/2000/svg"><!-- bytes-of-${at}- --></svg>`,
  ]);
  const manuscripts = pieces.map((piece, at) => {
    const fields = [`title: words-of-${at}-title`, `tags: [words-of-${at}-tag]`, `date: 2009-03-0${at + 1}`];
    const body = [`Text, words-of-${at}-.`];
    for (const [each, { file, way }] of piece.names.entries()) {
      const path = paths[file % paths.length] as string;
      const written = posix.relative(piece.folder, path);
      const address = path.startsWith('assets/_root/')
        ? path.slice('assets/_root'.length)
        : `/${path.replace(/^posts/, 'assets')}`;
      const at = address === `/${path}` || path.startsWith('posts/') ? written : address;
      if (way === 'link') body.push(`[A file](${at})`);
      else if (way === 'address') body.push(`[A file](${address})`);
      else if (way === 'picture') body.push(`![A file](${at})`);
      else if (way === 'extra') fields.push(`own_${each}: ${at}`);
      else if (fields.some((field) => field.startsWith(way === 'lead' ? 'image' : way)))
        body.push(`[A file](${at})`);
      else if (way === 'lead') fields.push(`image: ${at}`);
      else if (way === 'bio') fields.push(`bio: "[A file](${at})"`);
      else fields.push(`corrections: [{date: 2009-04-01, note: "[A file](${at})"}]`);
    }
    const state = piece.state.startsWith('date') ? fields.splice(2, 1, piece.state) && '' : piece.state;
    return [`${piece.folder}/piece-${at}.md`, post([...fields, state].join('\n'), body.join('\n\n'))];
  });
  return Object.fromEntries([...attachments, ...manuscripts]) as SiteFiles;
}
