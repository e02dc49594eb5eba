import { describe, expect, test, vi } from 'vitest';
import { Reads } from '../../src/archive/reads.ts';
import { build } from '../../src/desk/build.ts';
import { MemoryDisk, testOptions, textOf, worldOf } from '../support/memory-disk.ts';

const SETTINGS = 'title: The Wire\nurl: https://wire.example\ntimezone: UTC\n';
const MANY = 120;
const TALKS = 'posts/2009-02-02-talks.md';
const post = (title: string, words: number) => `---\ntitle: ${title}\n---\n\n${'word '.repeat(words)}\n`;

describe('what pages read', () => {
  test('of many dispatches, an edit asks only pages that read the edited one for their props', async () => {
    const disk = new MemoryDisk({ 'site.yaml': SETTINGS, ...many() });
    await build(testOptions(), worldOf(disk));
    const made = vi.spyOn(Reads.prototype, 'during');
    for (const edit of [
      (text: string) => `${text}\nOne more paragraph.\n`,
      (text: string) => text.replace('title: Piece', 'title: Another'),
    ]) {
      const path = 'posts/1996-02-20-piece-50.md';
      disk.files.set(path, edit(disk.files.get(path) as string));
      made.mockClear();
      const report = await build(testOptions(), worldOf(disk));
      expect(report).toMatchObject({ published: true });
      expect(report.made.length).toBeGreaterThan(1);
      expect(made.mock.calls.length).toBeLessThan(report.pages / 4);
      expect(textOf(disk)).toEqual(await cleanOf(disk));
    }
    made.mockRestore();
  }, 240_000);

  test('is told by part: an edited body is no reason to look at a page that shows its teaser', async () => {
    const disk = new MemoryDisk({ 'site.yaml': `${SETTINGS}feeds: {entries: 1}\n`, ...many(40) });
    await build(testOptions(), worldOf(disk));
    const path = 'posts/1996-01-11-piece-10.md';
    disk.files.set(path, (disk.files.get(path) as string).replace('Text of', 'Words of'));
    const made = vi.spyOn(Reads.prototype, 'during');
    const report = await build(testOptions(), worldOf(disk));
    // Its lede is in its teaser, so that many are looked at; its second paragraph is not.
    const first = made.mock.calls.length;
    disk.files.set(path, `${disk.files.get(path)}\nA second paragraph.\n`);
    made.mockClear();
    const second = await build(testOptions(), worldOf(disk));
    expect(made.mock.calls.length).toBeLessThan(first);
    expect(second.made.length).toBeLessThan(report.made.length);
    expect(textOf(disk)).toEqual(await cleanOf(disk));
    made.mockRestore();
  });

  test('is noted anew: a page that reads again what it read at first is made again when that is edited', async () => {
    const [a, b] = ['posts/2009-02-02-a.md', 'posts/2010-02-02-b.md'];
    const disk = new MemoryDisk({
      'site.yaml': SETTINGS,
      ...many(50),
      [a]: post('A', 90),
      [b]: post('B', 10),
    });
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
    expect(textOf(disk)).toEqual(await cleanOf(disk));
  });

  test('does not count for a page that was made of something else since, when the power went before it was noted', async () => {
    const before = '---\ntitle: Talks\ntags: [iran]\n---\n\nText.\n';
    const disk = new MemoryDisk({ 'site.yaml': SETTINGS, [TALKS]: before });
    await build(testOptions(), worldOf(disk));
    disk.files.set(TALKS, before.replace('Text', 'Other text'));
    const world = worldOf(disk);
    const { recall } = world.notes;
    await build(testOptions(), { ...world, notes: { recall, keep: () => {} } });
    disk.files.set(TALKS, before);
    await build(testOptions(), worldOf(disk));
    expect(textOf(disk)).toEqual(await cleanOf(disk));
  });

  test('is gathered from all dispatches once, and again when one links to another site', async () => {
    const disk = new MemoryDisk({ 'site.yaml': SETTINGS, ...many(60) });
    await build(testOptions(), worldOf(disk));
    const part = vi.spyOn(Reads.prototype, 'part');
    const looks = async (path: string, more: string) => {
      disk.files.set(path, `${disk.files.get(path)}\n${more}\n`);
      part.mockClear();
      await build(testOptions(), worldOf(disk));
      const looked = part.mock.calls.filter(([name]) => name === 'sites').length;
      expect(textOf(disk)).toEqual(await cleanOf(disk));
      return looked;
    };
    const [first, second] = ['posts/1996-01-11-piece-10.md', 'posts/1996-01-12-piece-11.md'];
    expect(await looks(first, 'More words.')).toBe(0);
    expect(await looks(first, 'See [this](https://elsewhere.example/a).')).toBeGreaterThan(0);
    expect(await looks(second, 'See [that](https://elsewhere.example/b).')).toBeGreaterThan(0);
    expect(await looks(second, 'More words, too.')).toBe(0);
    expect(textOf(disk)['numbers/index.html']).toContain('elsewhere.example');
    part.mockRestore();
  });

  test('is not asked by a build without shortcuts', async () => {
    const disk = new MemoryDisk({ 'site.yaml': SETTINGS, [TALKS]: post('Talks', 9) });
    await build(testOptions(), worldOf(disk));
    disk.files.set(TALKS, post('Talks', 10));
    const recalled: string[] = [];
    const world = worldOf(disk);
    const notes = {
      ...world.notes,
      recall: (name: string) => {
        recalled.push(name);
        return world.notes.recall(name);
      },
    };
    await build(testOptions({ shortcuts: false }), { ...world, notes });
    for (const name of ['edition', 'trace', 'press']) expect(recalled).not.toContain(name);
    expect(textOf(disk)).toEqual(await cleanOf(disk));
  });
});

async function cleanOf(disk: MemoryDisk) {
  const clean = new MemoryDisk(Object.fromEntries(disk.files));
  await build(testOptions(), worldOf(clean));
  return textOf(clean);
}

function many(count = MANY): { readonly [path: string]: string } {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => {
      const day = new Date(Date.UTC(1996, 0, 1) + at * 86_400_000).toISOString().slice(0, 10);
      return [
        `posts/${day}-piece-${at}.md`,
        `---\ntitle: Piece ${at}\nbyline: Writer ${at % 3}\ntags: [subject ${at % 25}]\n---\n\nText of piece ${at}.\n`,
      ];
    }),
  );
}
