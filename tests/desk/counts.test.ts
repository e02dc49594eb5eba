import { describe, expect, test } from 'vitest';
import { file } from '../../src/archive/archive.ts';
import { build } from '../../src/desk/build.ts';
import { readSite } from '../../src/desk/settings/settings.ts';
import { plan } from '../../src/edition/edition.ts';
import { compare } from '../../src/ledger/compare.ts';
import { propsDigest } from '../../src/ledger/key.ts';
import type { Ledger, Stamp } from '../../src/ledger/ledger.ts';
import type { OutputPath, SourcePath } from '../../src/model/address/paths.ts';
import { type Digest, digest } from '../../src/model/digest.ts';
import { type Dispatch, UNWRITTEN } from '../../src/model/dispatch.ts';
import type { Day } from '../../src/model/time/civil-time.ts';
import { MemoryDisk, testOptions, worldOf } from '../support/memory-disk.ts';

const SETTINGS = 'title: The Wire\nurl: https://wire.example\ntimezone: UTC\n';
const DAY = 86_400_000;

describe('the work that an edit costs', () => {
  test('one edited body is one parse, and only pages that changed are rendered and written', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 120 }, (_, at) => [`posts/${dayOf(at)}-piece-${at}.md`, manuscript(at)]),
    );
    const disk = new MemoryDisk({ 'site.yaml': SETTINGS, ...files });
    await build(testOptions(), worldOf(disk));
    disk.writes.length = 0;
    const path = `posts/${dayOf(60)}-piece-60.md`;
    disk.files.set(path, `${files[path]}\nOne more paragraph.\n`);
    const report = await build(testOptions(), worldOf(disk));
    const made = report.made.map((entry) => entry.path as string);
    expect(made).toEqual(disk.writes);
    expect(
      made.every(
        (name) =>
          name.includes('piece-60') ||
          /^(?:(?:archive|numbers)\/index\.html|(?:.*\/)?feed(?:\/\d+)?\.(?:xml|json)|(?:.*\/)?rss\.xml)$/.test(
            name,
          ),
      ),
    ).toBe(true);
    expect(made.length).toBeLessThanOrEqual(12);
  });

  test('a build of what stands renders, writes and compares nothing', async () => {
    const disk = new MemoryDisk({
      'site.yaml': SETTINGS,
      'posts/2009-02-02-talks.md': '---\ntitle: Talks\n---\n\nText.\n',
    });
    await build(testOptions(), worldOf(disk));
    disk.writes.length = 0;
    const report = await build(testOptions(), worldOf(disk));
    expect(report).toMatchObject({ published: true, made: [], removed: [], parsed: 0, dispatches: 1 });
    expect(report.fresh).toBe(disk.out.size);
    expect(disk.writes).toEqual([]);
  });

  test('one more dispatch touches no more pages among ten thousand than among one thousand', () => {
    const [few, many] = [touchedByOneMore(1_000), touchedByOneMore(10_000)];
    expect(few).toBeGreaterThan(5);
    expect(many).toBeLessThanOrEqual(few);
  });

  test('an edited title touches no more pages among ten thousand than among one thousand', () => {
    const [few, many] = [touchedByTitle(1_000), touchedByTitle(10_000)];
    expect(few).toBeGreaterThan(2);
    expect(many).toBeLessThanOrEqual(few + 2);
  });
});

function touchedByOneMore(size: number): number {
  const dispatches = Array.from({ length: size }, (_, at) => dispatchOf(at));
  return touched(dispatches, [...dispatches, dispatchOf(size)]);
}

function touchedByTitle(size: number): number {
  const dispatches = Array.from({ length: size }, (_, at) => dispatchOf(at));
  const middle = size >> 1;
  return touched(
    dispatches,
    dispatches.map((dispatch, at) =>
      at === middle ? { ...dispatch, title: 'Another', headline: 'Another' } : dispatch,
    ),
  );
}

/** How many pages differ between two archives: planned and compared, nothing rendered. */
function touched(before: readonly Dispatch[], after: readonly Dispatch[]): number {
  const stamp = '1' as Stamp;
  const fingerprint = () => 'template' as Digest;
  const edition = (dispatches: readonly Dispatch[]) => {
    const site = readSite([{ path: 'site.yaml' as SourcePath, text: SETTINGS }], testOptions(), []);
    return plan(file(dispatches, [], site), [], {});
  };
  const printed = edition(before);
  const first = compare(printed, new Map(), new Map(), fingerprint);
  const paths = first.stale.map((entry) => entry.path);
  const standing = new Map<OutputPath, Stamp>(paths.map((path) => [path, stamp]));
  const propsOf = propsDigest(printed.site);
  const ledger: Ledger = first.entries(
    standing,
    new Map(printed.pages.map(({ path, props }) => [path, propsOf(props()).digest])),
  );
  return compare(edition(after), ledger, standing, fingerprint).stale.length;
}

/** One dispatch a day since 2000: enough each year that every shelf is cut alike, whatever the size. */
function dispatchOf(at: number): Dispatch {
  const day = dayOf(at);
  const text = `piece-${at}`;
  return {
    ...UNWRITTEN,
    source: `posts/${day}-${text}.md` as SourcePath,
    digest: digest(text),
    title: text,
    headline: text,
    slug: text,
    filed: { day, time: null, offset: '+00:00', instant: Date.UTC(1996, 0, 1) + at * DAY },
    bylines: [{ name: `Writer ${at % 3}` }],
    column: at % 2 ? 'Letters' : 'The Wire',
    tags: [`subject ${at % 5}`],
    lede: 'Text.',
    copy: {
      digest: digest(`copy ${at}`),
      slots: [],
      headings: [],
      outside: [],
      words: 100,
      characters: null,
    },
  };
}

function dayOf(at: number): Day {
  return new Date(Date.UTC(1996, 0, 1) + at * DAY).toISOString().slice(0, 10) as Day;
}

function manuscript(at: number): string {
  return `---\ntitle: Piece ${at}\nbyline: Writer ${at % 3}\ntags: [subject ${at % 5}]\n---\n\nText of piece ${at}.\n`;
}
