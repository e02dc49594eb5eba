import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { Reads } from '../../src/archive/reads.ts';
import { build } from '../../src/desk/build.ts';
import type { Report } from '../../src/desk/report.ts';
import { openWorld } from '../../src/edge/world/open-world.ts';
import type { OutputPath } from '../../src/model/address/paths.ts';
import { runs, SEED } from '../support/deep.ts';
import { Crash, MemoryDisk, testOptions, textOf, worldOf } from '../support/memory-disk.ts';
import { plainTheme } from '../support/plain-theme.ts';
import { searchWith } from '../support/search.ts';
import { filesIn, layFiles, temporaryFolder } from '../support/site-on-disk.ts';
import { apply, type Bench, rounds, START } from './edits.ts';
import { wordEditor, wordRounds } from './word-edits.ts';

const RUNS = runs(20);

describe('an incremental build equals a clean one, byte for byte, and what is not ours is untouched', () => {
  test.each([
    ['the plain theme', RUNS, plainTheme(), true, false],
    ['the built-in theme', Math.ceil(RUNS / 10), undefined, true, false],
    ['the built-in theme with search', Math.ceil(RUNS / 10), undefined, true, true],
    ['the plain theme without shortcuts', Math.ceil(RUNS / 4), plainTheme(), false, false],
  ])(
    'after any run of edits, losses and power cuts, in %s',
    async (_, numRuns, theme, shortcuts, hasSearch) => {
      let published = 0;
      let indexed = 0;
      const worldWith = (disk: MemoryDisk, memory: Map<string, Uint8Array>) => ({
        ...worldOf(disk),
        search: hasSearch ? searchWith(memory) : null,
      });
      await fc.assert(
        fc.asyncProperty(rounds, async (run) => {
          const disk = new MemoryDisk(START, theme);
          disk.put('CNAME' as OutputPath, Buffer.from('wire.example'));
          disk.marked = true;
          const world = worldWith(disk, new Map());
          let now = testOptions().now;
          for (const { edits, fuse } of run) {
            for (const edit of edits) now = apply(edit, benchOf(disk), now);
            await buildUntil(fuse, disk, now, shortcuts, world);
          }
          const report = await build(testOptions({ now, shortcuts }), world);
          if (!report.published) return;
          published++;
          const clean = new MemoryDisk(Object.fromEntries(disk.files), theme);
          await build(testOptions({ now }), worldWith(clean, new Map()));
          if ('pagefind/pagefind.js' in textOf(clean)) indexed++;
          const { CNAME, ...rest } = textOf(disk);
          expect(CNAME).toBe('wire.example');
          expect(rest).toEqual(textOf(clean));
        }),
        { numRuns },
      );
      // A law that held only because nothing was ever published would be none.
      expect(published).toBeGreaterThan(numRuns / 3);
      expect(indexed > 0).toBe(hasSearch);
    },
    240_000,
  );

  test.each([
    ['the plain theme', RUNS, plainTheme()],
    ['the built-in theme', Math.ceil(RUNS / 5), undefined],
  ])(
    'after any run of edits of words alone and power cuts, in %s, and so are its findings',
    async (_, numRuns, theme) => {
      const known = vi.spyOn(Reads.prototype, 'during');
      const counts = { builds: 0, traced: 0 };
      await fc.assert(
        fc.asyncProperty(rounds, wordRounds, async (before, after) => {
          const disk = new MemoryDisk(START, theme);
          disk.marked = true;
          let now = testOptions().now;
          for (const edit of before.flatMap(({ edits }) => edits))
            if (edit.kind === 'file') now = apply(edit, benchOf(disk), now);
          await build(testOptions({ now }), worldOf(disk));
          const changeWords = wordEditor(disk.files);
          for (const { edits, fuse } of after) {
            edits.forEach(changeWords);
            known.mockClear();
            const report = await buildUntil(fuse, disk, now, true);
            if (!report?.published) continue;
            counts.builds++;
            // One call is that of planning; a page whose props were not made was known by its trace.
            if (known.mock.calls.length > 0 && known.mock.calls.length - 1 < report.pages) counts.traced++;
            const clean = new MemoryDisk(Object.fromEntries(disk.files), theme);
            const fresh = await build(testOptions({ now }), worldOf(clean));
            expect(textOf(disk)).toEqual(textOf(clean));
            expect(report.findings).toEqual(fresh.findings);
            expect([report.pages, report.assets]).toEqual([fresh.pages, fresh.assets]);
          }
        }),
        // With few runs in the built-in theme, another seed may have no edit that a trace knows.
        { numRuns, seed: SEED },
      );
      known.mockRestore();
      // Edits that change what is filed are among them, and some that change nothing.
      expect(counts.builds).toBeGreaterThan(numRuns);
      expect(counts.traced).toBeGreaterThan(counts.builds / 5);
    },
    240_000,
  );

  test('after any run of edits and losses on a real disk', async () => {
    const temporary = temporaryFolder();
    let published = 0;
    let run = 0;
    const numRuns = Math.ceil(RUNS / 10);
    await fc.assert(
      fc.asyncProperty(rounds, async (all) => {
        const folder = join(temporary, String(run++));
        const site = layFiles(join(folder, 'site'), START);
        const out = join(folder, 'out');
        let now = testOptions().now;
        let report = await buildAt(site, out, now);
        layFiles(out, { CNAME: 'wire.example', 'hand/laid.txt': 'x' });
        for (const { edits } of all) {
          for (const edit of edits) now = apply(edit, benchOn(site, out), now);
          report = await buildAt(site, out, now);
        }
        if (report.published) {
          published++;
          const clean = join(folder, 'clean');
          await buildAt(site, clean, now, false);
          const { CNAME, 'hand/laid.txt': laid, ...rest } = filesIn(out);
          expect({ CNAME, laid }).toEqual({ CNAME: 'wire.example', laid: 'x' });
          expect(rest).toEqual(filesIn(clean));
        }
        rmSync(folder, { recursive: true });
      }),
      { numRuns },
    );
    expect(published).toBeGreaterThan(0);
  }, 240_000);
});

/** Builds, and lets the power go after some steps; null if it went. */
async function buildUntil(
  fuse: number | null,
  disk: MemoryDisk,
  now: number,
  shortcuts: boolean,
  world = worldOf(disk),
): Promise<Report | null> {
  disk.fuse = fuse ?? Number.POSITIVE_INFINITY;
  try {
    return await build(testOptions({ now, shortcuts }), world);
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
    return null;
  } finally {
    disk.fuse = Number.POSITIVE_INFINITY;
  }
}

function benchOf(disk: MemoryDisk): Bench {
  return {
    set: (path, text) => void (text === null ? disk.files.delete(path) : disk.files.set(path, text)),
    standing: () => [...disk.out.keys()].filter((path) => path !== 'CNAME'),
    lose: (path) => disk.lose(path as OutputPath),
    spoil: (path) => disk.put(path as OutputPath, Buffer.from('spoilt')),
  };
}

function benchOn(site: string, out: string): Bench {
  return {
    set: (path, text) => {
      if (text === null) rmSync(join(site, path), { force: true });
      else layFiles(site, { [path]: text });
    },
    standing: () => Object.keys(filesIn(out)).filter((path) => path !== 'CNAME' && path !== 'hand/laid.txt'),
    lose: (path) => rmSync(join(out, path)),
    spoil: (path) => existsSync(join(out, path)) && writeFileSync(join(out, path), 'spoilt'),
  };
}

async function buildAt(site: string, out: string, now: number, remember = true) {
  const { generator } = testOptions();
  const { world, close } = openWorld({ site, out, generator, jobs: 1, remember });
  try {
    return await build(testOptions({ now }), world);
  } finally {
    close();
  }
}
