import { expect, test } from 'vitest';
import { check } from '../../../src/desk/check/check.ts';
import { dispatch, SETTINGS } from '../../support/copy-desk.ts';
import { MemoryDisk, testOptions, worldOf } from '../../support/memory-disk.ts';

const SITE = {
  'site.yaml': SETTINGS,
  'posts/a.md': dispatch('', 'Two  words, "so" [x](http://x.example/).'),
  'posts/b.md': dispatch('slug: b\n', 'The envoyâ€™s car, and the cafÃ©.'),
};

/** A copy desk that remembers: what it finds, and which manuscripts it opened for that. */
function desk(files: { readonly [path: string]: string } = SITE) {
  const disk = new MemoryDisk(files);
  const world = worldOf(disk);
  return {
    disk,
    /** `meanwhile`: texts as they stand when a manuscript is opened, where they were parsed in another state. */
    look: async (options: Parameters<typeof testOptions>[0] = {}, meanwhile: typeof files = {}) => {
      const opened: string[] = [];
      const text = (path: string) => {
        if (path.startsWith('posts/')) opened.push(path);
        return meanwhile[path] ?? disk.files.get(path) ?? null;
      };
      const { all } = await check(testOptions(options), { ...world, text, baseline: new Map() });
      return {
        opened,
        found: all.map(({ rule, source, position }) => `${rule} ${source}:${position?.line ?? '-'}`),
      };
    },
  };
}

test('a manuscript that stands as it was is not read again, and the same is found', async () => {
  const { look } = desk();
  const first = await look();
  expect(first.opened).toEqual(['posts/a.md', 'posts/b.md']);
  expect(first.found).toEqual(
    expect.arrayContaining([
      'double-spaces posts/a.md:6',
      'insecure-link posts/a.md:6',
      'mojibake posts/b.md:7',
    ]),
  );
  expect(await look()).toEqual({ opened: [], found: first.found });
});

test('one that was edited is read again, alone', async () => {
  const { disk, look } = desk();
  await look();
  disk.files.set('posts/b.md', dispatch('slug: b\n', 'The café.'));
  const { opened, found } = await look();
  expect(opened).toEqual(['posts/b.md']);
  expect(found).not.toContain('mojibake posts/b.md:7');
  expect(found).toContain('insecure-link posts/a.md:6');
});

test.each<[string, string, Parameters<typeof testOptions>[0]]>([
  ['the way texts are set', `${SETTINGS}markdown: {smart-punctuation: false}\n`, {}],
  ['the rules in force', `${SETTINGS}rules: {double-spaces: off}\n`, {}],
  ['the program', SETTINGS, { generator: 'another' as never }],
])(
  'with another state of %s all are read again, and what is found equals a first look',
  async (_, settings, options) => {
    const { disk, look } = desk();
    await look();
    disk.files.set('site.yaml', settings);
    const again = await look(options);
    expect(again.opened).toEqual(['posts/a.md', 'posts/b.md']);
    expect(again).toEqual(await desk({ ...SITE, 'site.yaml': settings }).look(options));
  },
);

test('a manuscript that changed while it was looked at is not remembered', async () => {
  const { look } = desk();
  await look({}, { 'posts/b.md': dispatch('slug: b\n', 'Later.') });
  const { opened, found } = await look();
  expect(opened).toEqual(['posts/b.md']);
  expect(found).toContain('mojibake posts/b.md:7');
});
