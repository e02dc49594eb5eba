import { describe, expect, test, vi } from 'vitest';
import { file } from '../../src/archive/archive.ts';
import { bitOf, FiledClipping, Reads } from '../../src/archive/filed.ts';
import { parse } from '../../src/copy/parse.ts';
import { build } from '../../src/desk/build.ts';
import { placeOf } from '../../src/desk/edited.ts';
import { readSite } from '../../src/desk/settings/settings.ts';
import { plan } from '../../src/edition/edition.ts';
import { digest } from '../../src/model/digest.ts';
import type { Dispatch } from '../../src/model/dispatch.ts';
import type { SourcePath } from '../../src/model/paths.ts';
import { MemoryDisk, testOptions, textOf, worldOf } from '../support/memory-disk.ts';

const SETTINGS = 'title: The Wire\nurl: https://wire.example\ntimezone: UTC\n';
const MANY = 1_000;

/** Everything by which dispatches are tied to one another. */
const RICH = {
  'posts/2009-02-02-talks.md':
    '---\ntitle: Talks\nbyline: Laura Hale\ncolumn: The Wire\ntags: [iran, talks]\ndek: Of *talks*.\ncorrections:\n  - date: 2009-02-03\n    note: See [this](later).\n---\n\nText, and [more](2009-03-01-later.md).\n\n## Part\n\n![A](a.jpg)\n',
  'posts/2009-03-01-later.md':
    '---\ntitle: Later\nbyline: Laura Hale\ncolumn: The Wire\ntags: [iran]\nfollows: [talks]\nrelated: [alone]\naliases: [/old/1]\nupdated: 2009-03-02\n---\n\nBack to [talks](talks#part) and <https://example.org/x>.\n',
  'posts/2010-01-01-alone.md': '---\ntitle: Alone\nunlisted: true\nlang: fr\n---\n\nAlone.\n',
  'posts/2010-01-01-draft.md': '---\ntitle: Draft\ndraft: true\n---\n\nNot yet.\n',
};

describe('what an edit cannot have touched', () => {
  test('an archive is filed and planned by the places of dispatches, never by their words', () => {
    const asked: string[] = [];
    const site = readSite([{ path: 'site.yaml' as SourcePath, text: SETTINGS }], testOptions(), []);
    const dispatches = dispatchesOf(RICH).map((dispatch) => {
      const watched = { ...dispatch, copy: { ...dispatch.copy } };
      for (const field of SHOWN) watch(watched, field, asked);
      for (const field of OF_COPY) watch(watched.copy, field, asked);
      return watched;
    });
    const { pages } = plan(file(dispatches, [], site), [], {});
    expect(asked).toEqual([]);
    for (const page of pages) page.props();
    expect(new Set(asked)).toEqual(new Set([...SHOWN, ...OF_COPY]));
  });

  test('every field of a dispatch but its words is part of its place', () => {
    const [dispatch] = dispatchesOf(RICH) as [Dispatch];
    const others = Object.keys(dispatch).filter((field) => {
      const changed = { ...dispatch, [field]: field === 'copy' ? { ...dispatch.copy, slots: [] } : 'x' };
      return placeOf(changed) === placeOf(dispatch);
    });
    // The digest of the file, and where findings point to, reach no page.
    expect(others.sort()).toEqual([...SHOWN, 'digest', 'lines'].sort());
  });

  test('of a thousand dispatches, an edit asks only pages that read the edited one for their props', async () => {
    const disk = new MemoryDisk({ 'site.yaml': SETTINGS, ...many() });
    await build(testOptions(), worldOf(disk));
    const made = vi.spyOn(Reads.prototype, 'during');
    for (const edit of [
      (text: string) => `${text}\nOne more paragraph.\n`,
      (text: string) => text.replace('title: Piece', 'title: Another'),
    ]) {
      const path = 'posts/1997-02-14-piece-410.md';
      disk.files.set(path, edit(disk.files.get(path) as string));
      made.mockClear();
      const report = await build(testOptions(), worldOf(disk));
      expect(report).toMatchObject({ published: true });
      expect(report.made.length).toBeGreaterThan(1);
      expect(made.mock.calls.length).toBeLessThan(60);
      const clean = new MemoryDisk(Object.fromEntries(disk.files));
      await build(testOptions(), worldOf(clean));
      expect(textOf(disk)).toEqual(textOf(clean));
    }
    made.mockRestore();
  }, 60_000);

  test('what was found in an edited dispatch points to where it stands now', async () => {
    const path = 'posts/2009-02-02-talks.md';
    const files = {
      'site.yaml': `${SETTINGS}bylines: {hale: {name: Laura Hale}}\n`,
      ...many(),
      [path]:
        '---\ntitle: Talks\nbyline: Laura Hall\nfollows: [nowhere]\n---\n\nText [there](gone.md).\n\n![A](a.jpg) and [that](lost)\n\nEnd.\n',
    };
    const disk = new MemoryDisk(files);
    await build(testOptions(), worldOf(disk));
    const made = vi.spyOn(Reads.prototype, 'during');
    for (const edit of [
      (text: string) => text.replace('\n\nText', '\n\nOne more paragraph.\n\nText'),
      (text: string) => text.replace('byline', 'dek: Of *talks*.\nbyline'),
      (text: string) => text.replace('One more', 'Some more'),
      (text: string) => text.replace('Text [there]', 'Longer text [there]').replace('End.', 'The end.'),
    ]) {
      disk.files.set(path, edit(disk.files.get(path) as string));
      made.mockClear();
      const { findings, published } = await build(testOptions(), worldOf(disk));
      expect(published).toBe(true);
      expect(made.mock.calls.length).toBeLessThan(60);
      const clean = new MemoryDisk(Object.fromEntries(disk.files));
      expect(findings).toEqual((await build(testOptions(), worldOf(clean))).findings);
      expect(findings.filter(({ source }) => source === path).length).toBeGreaterThan(4);
      expect(textOf(disk)).toEqual(textOf(clean));
    }
    made.mockRestore();
  }, 60_000);

  test('one edit of words after the other ends in what a clean build gives, also past what is made of one snapshot', async () => {
    const disk = new MemoryDisk({ 'site.yaml': SETTINGS, ...RICH });
    const { 'posts/2010-01-01-draft.md': _, ...current } = RICH;
    const paths = Object.keys(current);
    for (let edit = 0; edit < 110; edit++) {
      const path = paths[(edit * 7) % paths.length] as string;
      const text = disk.files.get(path) as string;
      disk.files.set(
        path,
        edit % 3 === 0
          ? text.replace(/^title: .*$/m, `title: Title ${edit}`)
          : edit % 3 === 1
            ? `${text}\nParagraph ${edit}.\n`
            : text.replace(/\n\nParagraph \d+\./, ''),
      );
      const { findings, parsed } = await build(testOptions(), worldOf(disk));
      if (edit > 0 && edit !== 101) expect(parsed).toBeLessThan(2);
      if (edit % 10 !== 9 && edit < 99) continue;
      const clean = new MemoryDisk(Object.fromEntries(disk.files));
      expect(findings).toEqual((await build(testOptions(), worldOf(clean))).findings);
      expect(textOf(disk)).toEqual(textOf(clean));
    }
  }, 60_000);

  test('a page that reads again what it read at first is made again when that is edited', async () => {
    const [a, b] = ['posts/2009-02-02-a.md', 'posts/2010-02-02-b.md'];
    const post = (title: string, words: number) => `---\ntitle: ${title}\n---\n\n${'word '.repeat(words)}\n`;
    const disk = new MemoryDisk({ 'site.yaml': SETTINGS, ...many(), [a]: post('A', 90), [b]: post('B', 10) });
    await build(testOptions(), worldOf(disk));
    // The archive's page shows its longest dispatch: A, then B, then A again, under another title.
    for (const [path, text] of [
      [b, post('B', 99)],
      [b, post('B', 20)],
      [a, post('Another', 90)],
    ] as const) {
      disk.files.set(path, text);
      await build(testOptions(), worldOf(disk));
    }
    const clean = new MemoryDisk(Object.fromEntries(disk.files));
    await build(testOptions(), worldOf(clean));
    expect(textOf(disk)).toEqual(textOf(clean));
  }, 60_000);

  test('what was printed from an edit that was taken back is made again, where the build after it was cut off', async () => {
    const disk = new MemoryDisk({ 'site.yaml': SETTINGS, ...RICH });
    await build(testOptions(), worldOf(disk));
    const path = 'posts/2009-02-02-talks.md';
    const before = disk.files.get(path) as string;
    disk.files.set(path, before.replace('Text,', 'Other text,'));
    const world = worldOf(disk);
    const { recall } = world.notes;
    // The power goes after the ledger is written, and before anything else is remembered.
    await build(testOptions(), { ...world, notes: { recall, keep: () => {} } });
    disk.files.set(path, before);
    await build(testOptions(), worldOf(disk));
    const clean = new MemoryDisk({ 'site.yaml': SETTINGS, ...RICH });
    await build(testOptions(), worldOf(clean));
    expect(textOf(disk)).toEqual(textOf(clean));
  });

  test('reads are told of what is asked while something is made, by its part, and of nothing else', () => {
    const [dispatch] = dispatchesOf(RICH) as [Dispatch];
    const reads = new Reads();
    const clipping = new FiledClipping({} as never, dispatch, { reads } as never);
    const parts = (...names: Parameters<typeof bitOf>[0][]) =>
      new Map([[clipping, names.reduce((sum, name) => sum | bitOf(name), 0)]]);
    expect(clipping.dispatch).toBe(dispatch);
    expect(reads.during(() => 'nothing')).toEqual(['nothing', new Map()]);
    expect(reads.during(() => clipping.dispatch.title)).toEqual(['Talks', parts('dispatch')]);
    expect(reads.during(() => [clipping.length, clipping.dispatch.dek])[1]).toEqual(
      parts('length', 'dispatch'),
    );
    const teaser = () => reads.part('teaser', clipping, () => clipping.dispatch.title);
    expect(reads.during(teaser)).toEqual(['Talks', parts('teaser')]);
    expect(() => reads.during(() => JSON.parse('{'))).toThrow();
    expect(reads.during(() => 'nothing')).toEqual(['nothing', new Map()]);
  });
});

/** Words of a dispatch that only the props of pages may read, beside what its copy is. */
const SHOWN: readonly string[] = ['title', 'headline', 'headlineHtml', 'dek', 'lede', 'dateline'];
const OF_COPY: readonly string[] = ['digest', 'words', 'characters', 'headings'];

function watch(value: object, field: string, asked: string[]): void {
  const held = (value as { readonly [field: string]: unknown })[field];
  Object.defineProperty(value, field, {
    enumerable: true,
    get: () => {
      asked.push(field);
      return held;
    },
  });
}

function dispatchesOf(files: { readonly [path: string]: string }): readonly Dispatch[] {
  const site = readSite([{ path: 'site.yaml' as SourcePath, text: SETTINGS }], testOptions(), []);
  return Object.entries(files).map(([path, text]) => {
    const { dispatch } = parse({ path: path as SourcePath, digest: digest(text), text }, site.style);
    return dispatch as Dispatch;
  });
}

function many(): { readonly [path: string]: string } {
  return Object.fromEntries(
    Array.from({ length: MANY }, (_, at) => {
      const day = new Date(Date.UTC(1996, 0, 1) + at * 86_400_000).toISOString().slice(0, 10);
      return [
        `posts/${day}-piece-${at}.md`,
        `---\ntitle: Piece ${at}\nbyline: Writer ${at % 3}\ntags: [subject ${at % 25}]\n---\n\nText of piece ${at}.\n`,
      ];
    }),
  );
}
