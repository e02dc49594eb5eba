import { afterAll, describe, expect, test } from 'vitest';
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
import { isDeep } from '../support/deep.ts';
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
    const before = new Map(disk.out);
    const path = `posts/${dayOf(60)}-piece-60.md`;
    disk.files.set(path, `${files[path]}\nOne more paragraph.\n`);
    const report = await build(testOptions(), worldOf(disk));
    const made = report.made.map((entry) => entry.path as string);
    expect(made.toSorted()).toEqual(disk.writes.toSorted());
    expect(
      made.every(
        (name) =>
          shows(before, name, 'piece-60') ||
          shows(disk.out, name, 'piece-60') ||
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

  test('one more dispatch touches no more pages in a large archive than in a small one', () => {
    const one = (dispatches: readonly Dispatch[]) => [...dispatches, dispatchOf(dispatches.length)];
    const [few, many] = [touchedBy(one, SMALL), touchedBy(one, LARGE)];
    expect(few).toBeGreaterThan(5);
    expect(many).toBeLessThanOrEqual(few);
  });

  test('an edited title touches no more pages in a large archive than in a small one', () => {
    const edit = (dispatches: readonly Dispatch[]) =>
      dispatches.map((dispatch, at) =>
        at === dispatches.length >> 1 ? { ...dispatch, title: 'Another', headline: 'Another' } : dispatch,
      );
    const [few, many] = [touchedBy(edit, SMALL), touchedBy(edit, LARGE)];
    expect(few).toBeGreaterThan(2);
    expect(many).toBeLessThanOrEqual(few + 2);
  });
});

/** How many dispatches a small archive has, and a large one: five times as many, in a deep run ten times. */
const [SMALL, LARGE] = [1_000, isDeep ? 10_000 : 5_000];

const printedOnce = new Map<number, ReturnType<typeof printed>>();
afterAll(() => printedOnce.clear());

/** How many pages of an archive of some size a change touches: planned and compared, nothing rendered. */
function touchedBy(change: (dispatches: readonly Dispatch[]) => readonly Dispatch[], size: number): number {
  const before = printedOnce.get(size) ?? printed(size);
  printedOnce.set(size, before);
  return compare(editionOf(change(before.dispatches)), before.ledger, before.standing, FINGERPRINT).stale
    .length;
}

/** An archive whose pages are all in place, as the ledger says. */
function printed(size: number) {
  const dispatches = Array.from({ length: size }, (_, at) => dispatchOf(at));
  const edition = editionOf(dispatches);
  const first = compare(edition, new Map(), new Map(), FINGERPRINT);
  const standing = new Map<OutputPath, Stamp>(first.stale.map(({ path }) => [path, '1' as Stamp]));
  const propsOf = propsDigest(edition.site);
  const keys = new Map(edition.pages.map(({ path, props }) => [path, propsOf(props()).digest]));
  const ledger: Ledger = first.entries(standing, keys);
  return { dispatches, ledger, standing };
}

const FINGERPRINT = () => 'template' as Digest;

function editionOf(dispatches: readonly Dispatch[]) {
  const site = readSite([{ path: 'site.yaml' as SourcePath, text: SETTINGS }], testOptions(), []);
  return plan(file(dispatches, [], site), [], {});
}

/** One dispatch a day since 2000: enough each year that every shelf is cut alike, whatever the size. */
/** Whether a file of the edition names a dispatch. */
function shows(files: ReadonlyMap<OutputPath, Buffer>, name: string, slug: string): boolean {
  return files.get(name as OutputPath)?.includes(slug) ?? false;
}

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
