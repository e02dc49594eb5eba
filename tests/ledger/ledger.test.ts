import { describe, expect, test } from 'vitest';
import { amended, readAmendments, UNVOUCHED, writeAmendments } from '../../src/ledger/amendments.ts';
import { type Ledger, readLedger, type Stamp, WrittenLedger, writeLedger } from '../../src/ledger/ledger.ts';
import type { Digest } from '../../src/model/digest.ts';
import type { OutputPath } from '../../src/model/paths.ts';

const ledger: Ledger = new Map([
  [
    'tags/a b/index.html' as OutputPath,
    { key: { template: 'aa' as Digest, props: 'bb' as Digest }, stamp: '1:2:3:4' as Stamp },
  ],
  ['odd\nname "x".html' as OutputPath, { key: null, stamp: null }],
]);

const NOTHING = { ledger: new Map(), seal: null };

function written(ledger: Ledger): string {
  let text = '';
  const seal = writeLedger(ledger, (piece) => {
    text += piece;
  });
  expect(text.endsWith(`seal ${seal}\n`)).toBe(true);
  return text;
}

describe('the ledger', () => {
  test('is read back as it was written', () => {
    expect(new Map([...readLedger(written(ledger)).ledger].sort())).toEqual(new Map([...ledger].sort()));
  });

  test('a long one is read back, too, and one line of it that is lost is known', () => {
    const entry = { key: null, stamp: '1:2:3:4' as Stamp };
    const long: Ledger = new Map(
      Array.from({ length: 2_500 }, (_, at) => [`${at}/index.html` as OutputPath, entry]),
    );
    const text = written(long);
    expect(new Map([...readLedger(text).ledger].sort())).toEqual(new Map([...long].sort()));
    expect(readLedger(text.replace(/^.*"1700\/index.html"\n/m, ''))).toEqual(NOTHING);
  });

  test('an empty one is read back, too', () => {
    const empty = readLedger(written(new Map()));
    expect(empty.ledger).toEqual(new Map());
    expect(empty.seal).not.toBe(null);
  });

  test.each([
    ['cut short', (text: string) => text.slice(0, -20)],
    ['with a letter changed', (text: string) => text.replace('1:2:3:4', '1:2:3:5')],
    ['of another version', (text: string) => text.replace('ledger 2', 'ledger 1')],
    ['empty', () => ''],
    ['of other stuff', () => '{"a": 1}\n'],
  ])('%s vouches for nothing', (_, damage) => {
    expect(readLedger(damage(written(ledger)))).toEqual(NOTHING);
  });
});

describe('a ledger that is not taken apart', () => {
  const names = [
    'ä/index.html',
    'a "b"/index.html',
    'a/index.html',
    '404.html',
    'z\nz',
    'tags/c++/index.html',
  ];
  const paths = [...names, ...Array.from({ length: 300 }, (_, at) => `${at * 7}/x.html`)] as OutputPath[];
  const whole: Ledger = new Map(
    paths.map((path, at) => [
      path,
      at % 3 === 0
        ? { key: null, stamp: null }
        : { key: { template: 'aa' as Digest, props: `${at}` as Digest }, stamp: `1:2:${at}` as Stamp },
    ]),
  );

  test('tells of each path what one tells that is, and nothing of others', () => {
    const ledger = new WrittenLedger(written(whole), whole.size);
    for (const path of paths) expect(ledger.get(path)).toEqual(whole.get(path));
    for (const other of ['', 'a', 'ä', '7', '2100/x.html', 'zz', 'a/index.htm'] as OutputPath[])
      expect(ledger.has(other)).toBe(false);
    expect(new Map(ledger)).toEqual(new Map(whole));
    expect(ledger.get('404.html' as OutputPath)).toEqual(whole.get('404.html' as OutputPath));
    expect(new Set(ledger.keys())).toEqual(new Set(paths));
  });

  test('an empty one tells of nothing', () => {
    const empty = new WrittenLedger(written(new Map()), 0);
    expect(empty.has('a' as OutputPath)).toBe(false);
  });
});

describe('what was amended since', () => {
  const [first] = [...ledger.keys()] as [OutputPath];
  const other = 'new "page"/index.html' as OutputPath;
  const entry = { key: { template: 'cc' as Digest, props: 'dd' as Digest }, stamp: '5:6:7:8' as Stamp };
  const kept = 'kept.html' as OutputPath;
  const read = readLedger(written(new Map([...ledger, [kept, ledger.get(first)!]])));
  const beside = (entries: ReadonlyMap<OutputPath, typeof entry | typeof UNVOUCHED>, isDone: boolean) =>
    writeAmendments({ of: read.seal, entries, isDone });

  test('counts in place of what was written before, and has a seal of its own', () => {
    const after = amended(
      read,
      readAmendments(
        beside(
          new Map([
            [first, entry],
            [other, entry],
          ]),
          true,
        ),
      ),
    );
    expect(after.ledger.get(first)).toEqual(entry);
    expect(after.ledger.get(other)).toEqual(entry);
    expect(after.ledger.get(kept)).toEqual(ledger.get(first));
    expect(after.ledger.size).toBe(read.ledger.size + 1);
    expect(new Map(after.ledger)).toEqual(new Map([...read.ledger, [first, entry], [other, entry]]));
    const later = amended(read, readAmendments(beside(new Map([[first, entry]]), true)));
    expect(new Set([read.seal, after.seal, later.seal, null]).size).toBe(4);
  });

  test('paths that are about to change are ours and unvouched, and all else is vouched for still', () => {
    const paths = new Map([first, other].map((path) => [path, UNVOUCHED]));
    const after = amended(read, readAmendments(beside(paths, false)));
    expect(after.ledger.get(first)).toEqual(UNVOUCHED);
    expect(after.ledger.get(other)).toEqual(UNVOUCHED);
    expect(after.ledger.get(kept)).toEqual(ledger.get(first));
    expect(after.seal).toBe(null);
  });

  test('vouches for nothing beside another ledger', () => {
    const another = readLedger(written(ledger));
    const after = amended(another, readAmendments(beside(new Map([[first, entry]]), true)));
    expect(after.ledger.get(first)).toEqual(UNVOUCHED);
    expect(after.seal).toBe(null);
    expect(
      amended(
        { ledger: new Map(), seal: null },
        readAmendments(writeAmendments({ of: null, entries: new Map([[first, entry]]), isDone: true })),
      ).seal,
    ).toBe(null);
  });

  test('may be of any path, where it cannot be read', () => {
    const text = beside(new Map([[other, entry]]), true);
    for (const damaged of ['', text.slice(0, -2), text.replace('new', 'old')]) {
      const after = amended(read, readAmendments(damaged));
      expect([...after.ledger.keys()]).toEqual([...read.ledger.keys()]);
      for (const path of after.ledger.keys()) expect(after.ledger.get(path)).toEqual(UNVOUCHED);
      expect(after.seal).toBe(null);
    }
  });
});
