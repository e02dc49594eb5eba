import { describe, expect, test } from 'vitest';
import { type Ledger, partOf, readLedger, type Stamp, writeLedger } from '../../src/ledger/ledger.ts';
import type { OutputPath } from '../../src/model/address/paths.ts';
import type { Digest } from '../../src/model/digest.ts';

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

test('a ledger splits into the entries of a part and the rest', () => {
  const entry = { key: null, stamp: null };
  const [a, b] = ['pagefind/a.js' as OutputPath, 'index.html' as OutputPath];
  const whole: Ledger = new Map([a, b].map((path) => [path, entry]));
  const split = partOf(whole, (path) => path.startsWith('pagefind/'));
  expect(split).toEqual([new Map([[a, entry]]), new Map([[b, entry]])]);
  expect(partOf(whole, () => false)).toEqual([new Map(), whole]);
});
