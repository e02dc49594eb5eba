import { describe, expect, test } from 'vitest';
import { type LedgerFile, ledgerKeeper } from '../../src/ledger/keeper.ts';
import { type Ledger, UNVOUCHED } from '../../src/ledger/ledger.ts';
import type { OutputPath } from '../../src/model/address/paths.ts';

const [FIRST, SECOND, OTHER] = ['a/index.html', 'b.html', 'new "page"/index.html'] as OutputPath[] as [
  OutputPath,
  OutputPath,
  OutputPath,
];
const ENTRY = { key: { template: 'cc', props: 'dd' }, stamp: '5:6:7:8' };
const LEDGER = new Map([FIRST, SECOND].map((path) => [path, ENTRY])) as unknown as Ledger;

/** Texts that a keeper keeps; `next` opens them anew, as the next build does. */
function kept() {
  const texts = new Map<LedgerFile, string>();
  const next = () =>
    ledgerKeeper({
      read: (name) => texts.get(name) ?? null,
      write: (name, fill) => {
        let text = '';
        fill((piece) => {
          text += piece;
        });
        texts.set(name, text);
      },
      remove: (name) => void texts.delete(name),
    });
  return { texts, next };
}

describe('the keeper of a ledger', () => {
  test('recalls nothing before the first publication', () => {
    expect(kept().next().recall()).toEqual({ ledger: new Map(), seal: null });
  });

  test('recalls what it recorded, under the seal that it gave', () => {
    const { texts, next } = kept();
    const keeper = next();
    keeper.recall();
    keeper.touch([FIRST, SECOND]);
    const seal = keeper.record(LEDGER);
    expect(next().recall()).toEqual({ ledger: LEDGER, seal });
    expect([...texts.keys()]).toEqual(['ledger']);
  });

  test('vouches for no path of a publication that was cut off, and for all others as before', () => {
    const { next } = kept();
    next().record(LEDGER);
    const keeper = next();
    keeper.recall();
    keeper.touch([FIRST, OTHER]);
    const { ledger, seal } = next().recall();
    expect(seal).toBe(null);
    expect(Object.fromEntries(ledger)).toEqual({ [FIRST]: UNVOUCHED, [OTHER]: UNVOUCHED, [SECOND]: ENTRY });
  });

  test('knows the paths of every publication that was cut off, until one is done', () => {
    const { next } = kept();
    next().record(LEDGER);
    for (const path of [FIRST, OTHER]) {
      const keeper = next();
      keeper.recall();
      keeper.touch([path]);
    }
    const keeper = next();
    expect(Object.fromEntries(keeper.recall().ledger)).toMatchObject({
      [FIRST]: UNVOUCHED,
      [OTHER]: UNVOUCHED,
    });
    const seal = keeper.record(LEDGER);
    expect(next().recall()).toEqual({ ledger: LEDGER, seal });
  });

  test('forgets no path that was touched in two steps of one publication', () => {
    const { next } = kept();
    const keeper = next();
    keeper.recall();
    keeper.touch([FIRST]);
    keeper.touch([OTHER]);
    expect([...next().recall().ledger.keys()].sort()).toEqual([FIRST, OTHER].sort());
  });

  test.each([
    ['empty', () => ''],
    ['cut short', (text: string) => text.slice(0, -3)],
    ['of another path', (text: string) => text.replace('new', 'old')],
  ])('vouches for nothing beside a journal that is %s: it may have named any path', (_, damage) => {
    const { texts, next } = kept();
    next().record(LEDGER);
    const keeper = next();
    keeper.recall();
    keeper.touch([OTHER]);
    texts.set('journal', damage(texts.get('journal') as string));
    const { ledger, seal } = next().recall();
    expect(seal).toBe(null);
    expect(Object.fromEntries(ledger)).toEqual({ [FIRST]: UNVOUCHED, [SECOND]: UNVOUCHED });
  });

  test('has no ledger of a damaged text, and still knows the paths of its journal', () => {
    const { texts, next } = kept();
    next().record(LEDGER);
    const keeper = next();
    keeper.recall();
    keeper.touch([OTHER]);
    texts.set('ledger', (texts.get('ledger') as string).slice(0, -9));
    expect(next().recall()).toEqual({ ledger: new Map([[OTHER, UNVOUCHED]]), seal: null });
  });
});
