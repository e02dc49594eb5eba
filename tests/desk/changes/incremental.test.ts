import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { build } from '../../../src/desk/build.ts';
import type { HistoryDoor } from '../../../src/desk/changes/door.ts';
import type { Report } from '../../../src/desk/report.ts';
import { post, SETTINGS } from '../../support/built.ts';
import { runs, SEED } from '../../support/deep.ts';
import { MemoryDisk, testOptions, textOf, worldOf } from '../../support/memory-disk.ts';
import { type Committed, memoryHistory } from '../../support/memory-history.ts';
import { plainTheme } from '../../support/plain-theme.ts';
import { apply, rounds, START } from '../edits.ts';

const SITE = `${SETTINGS}changes: git\n`;
const DAY = 86_400_000;

const worldWith = (disk: MemoryDisk, history: HistoryDoor) => ({
  ...worldOf(disk),
  history: async () => history,
});

const madeBy = ({ made }: Report) => made.map(({ path }) => path as string);

/** What would be committed of a site now. */
const committed = ({ files }: MemoryDisk, at: number): Committed => ({
  at: new Date(at).toISOString(),
  files: Object.fromEntries([...files].filter(([path]) => path.startsWith('posts/'))),
});

describe('pages of changes', () => {
  it('are, after any run of edits, commits and builds, what a clean build gives', async () => {
    let shown = 0;
    const property = fc.asyncProperty(rounds, fc.array(fc.boolean()), async (all, commits) => {
      const disk = new MemoryDisk(START, plainTheme());
      disk.marked = true;
      const history: Committed[] = [];
      let now = testOptions().now;
      const set = (path: string, text: string | null) =>
        text === null ? disk.files.delete(path) : disk.files.set(path, text);
      const bench = { set, standing: () => [], lose: () => {}, spoil: () => {} };
      for (const [round, { edits }] of all.entries()) {
        for (const edit of edits) now = apply(edit, bench, now);
        disk.files.set(
          'site.yaml',
          `${disk.files.get('site.yaml')?.replace('changes: git\n', '')}changes: git\n`,
        );
        for (const isCommitted of [commits[round] ?? false, true]) {
          if (isCommitted) history.push(committed(disk, Date.UTC(2009, 1, 2) + history.length * DAY));
          const report = await build(testOptions({ now }), worldWith(disk, memoryHistory(history)));
          if (!report.published) continue;
          const clean = new MemoryDisk(Object.fromEntries(disk.files), plainTheme());
          await build(testOptions({ now }), worldWith(clean, memoryHistory(history)));
          expect(textOf(disk)).toEqual(textOf(clean));
          shown += Object.keys(textOf(disk)).filter((path) => path.endsWith('changes/index.html')).length;
        }
      }
    });
    await fc.assert(property, { numRuns: runs(4), seed: SEED, endOnFailure: true });
    expect(shown).toBeGreaterThan(5);
  });

  it('are made without another look at version control as long as its last commit is the same', async () => {
    const files = (text: string) => ({ 'posts/2020-01-02-a.md': post('title: A', text) });
    const disk = new MemoryDisk({ 'site.yaml': SITE, ...files('One.') }, plainTheme());
    disk.marked = true;
    const history: Committed[] = [
      { at: '2020-01-02T12:00:00Z', files: files('Two.') },
      { at: '2020-01-05T12:00:00Z', files: files('One.') },
    ];
    const door = memoryHistory(history);
    await build(testOptions(), worldWith(disk, door));
    disk.files.set('posts/2020-02-02-b.md', post('title: B'));
    const report = await build(testOptions(), worldWith(disk, door));
    expect(madeBy(report)).toContain('2020/02/02/b/index.html');
    expect(door.asked).toEqual({ versions: 1, texts: 1 });
    history.push({ at: '2020-02-02T12:00:00Z', files: Object.fromEntries(disk.files) });
    expect(madeBy(await build(testOptions(), worldWith(disk, door)))).toEqual([]);
    expect(door.asked).toEqual({ versions: 2, texts: 1 });
  });

  it('are made again when what was edited is committed, though no file has changed', async () => {
    const path = 'posts/2020-01-02-a.md';
    const site = '{title: The Wire, url: https://wire.example, timezone: UTC, changes: git}\n';
    const disk = new MemoryDisk({ 'site.yaml': site, [path]: post('title: A', 'Two.') }, plainTheme());
    disk.marked = true;
    const history = [{ at: '2020-01-02T12:00:00Z', files: { [path]: post('title: A', 'One.') } }];
    await build(testOptions(), worldWith(disk, memoryHistory(history)));
    history.push({ at: '2020-01-09T12:00:00Z', files: { [path]: post('title: A', 'Two.') } });
    const report = await build(testOptions(), worldWith(disk, memoryHistory(history)));
    expect(madeBy(report)).toEqual(['2020/01/02/a/changes/index.html']);
  });
});
