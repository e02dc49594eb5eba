import { describe, expect, test } from 'vitest';
import {
  editionKey,
  lastEdition,
  nextTurn,
  rememberEdition,
  standingReport,
  wholeOf,
} from '../../src/desk/edition-key.ts';
import type { BuildOptions, Report } from '../../src/desk/report.ts';
import type { Sources, World } from '../../src/desk/world.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { type Digest, digest } from '../../src/model/digest.ts';
import type { Dispatch } from '../../src/model/dispatch.ts';

const SOURCES = {
  manuscripts: [{ path: 'posts/a.md', digest: 'a' }],
  assets: [{ path: 'assets/a.svg', digest: 'b' }],
  templates: [{ origin: 'site', name: 'page.njk', content: Buffer.from('x') }],
  settings: ['title: T'],
  findings: [],
} as unknown as Sources;
const OPTIONS = { now: 5, drafts: false } as unknown as BuildOptions;
const key = (sources: object = {}, options: object = {}, engine = 'e') =>
  editionKey({ ...SOURCES, ...sources } as Sources, { ...OPTIONS, ...options } as BuildOptions, engine);
const whole = (...args: Parameters<typeof key>) => wholeOf(key(...args)!, null);

describe('the key of an edition', () => {
  test.each([
    ['a manuscript', { manuscripts: [{ path: 'posts/a.md', digest: 'z' }] }],
    ['the name of a manuscript', { manuscripts: [{ path: 'posts/z.md', digest: 'a' }] }],
    ['a file', { assets: [{ path: 'assets/a.svg', digest: 'z' }] }],
    ['the name of a file', { assets: [{ path: 'assets/z.svg', digest: 'b' }] }],
    ['a template', { templates: [{ origin: 'site', name: 'page.njk', content: Buffer.from('z') }] }],
    ['the name of a template', { templates: [{ origin: 'site', name: 'z.njk', content: Buffer.from('x') }] }],
    [
      'the origin of a template',
      { templates: [{ origin: 'builtin', name: 'page.njk', content: Buffer.from('x') }] },
    ],
    ['the settings', { settings: ['title: Z'] }],
    ['what was found', { findings: [{ rule: 'z', level: 'warning' }] }],
  ])('is another after a change of %s', (_, sources) => {
    expect(whole(sources)).not.toBe(whole());
  });

  test('is another with other options, pictures or addresses, and the same at another time', () => {
    expect(whole({}, { drafts: true })).not.toBe(whole());
    expect(whole({}, {}, 'f')).not.toBe(whole());
    expect(wholeOf(key()!, digest('text'))).not.toBe(whole());
    expect(whole({}, { now: 6 })).toBe(whole());
  });

  test('is none where something could not be read', () => {
    expect(key({ findings: [{ rule: 'z', level: 'error' }] })).toBe(null);
  });
});

describe('the last edition', () => {
  const remembered = (more: object = {}, report: object = {}) => {
    const notes = new Map<string, string>();
    const world = {
      notes: {
        recall: (name: string) => notes.get(name),
        keep: (name: string, text: string) => void notes.set(name, text),
      },
    } as unknown as World;
    const last = { key: whole(), ledger: 'l' as Digest, from: 10, until: 20, ...more };
    rememberEdition(
      last,
      {
        published: true,
        made: ['m'],
        removed: ['r'],
        fresh: 1,
        parsed: 1,
        register: null,
        ...report,
      } as unknown as Report,
      world,
    );
    return world;
  };
  const stands = (now: number, world = remembered()) => lastEdition(key(), null, now, world) !== null;

  test('stands from its own time until something falls due', () => {
    expect([9, 10, 19, 20].map((now) => stands(now))).toEqual([false, true, true, false]);
    expect(stands(1_000_000, remembered({ until: null }))).toBe(true);
  });

  test('does not stand if it was made of something else, or nothing is remembered', () => {
    expect(lastEdition(key({ settings: [] }), null, 15, remembered())).toBe(null);
    expect(lastEdition(key(), digest('text'), 15, remembered())).toBe(null);
    expect(lastEdition(null, null, 15, remembered())).toBe(null);
    expect(lastEdition(key(), null, 15, { notes: { recall: () => undefined } } as unknown as World)).toBe(
      null,
    );
  });

  test('has the report that was given then, in which nothing was made', () => {
    const ledger = new Map([['a', {}]]) as unknown as Ledger;
    const report = (register: object | null) =>
      standingReport(lastEdition(key(), null, 15, remembered({}, { register }))!, ledger);
    expect(report(null)).toEqual({ published: true, made: [], removed: [], fresh: 1, parsed: 0 });
    // New addresses are told once if they were entered, and again and again if they were not.
    expect(report({ lacked: 1, isKept: true }).register).toBe(undefined);
    expect(report({ lacked: 1, isKept: false }).register).toEqual({ lacked: 1, isKept: false });
  });
});

describe('the next turn', () => {
  const dispatch = (filed: number | null, notBefore: number | null = null, expires: number | null = null) =>
    ({ filed: filed === null ? null : { instant: filed }, notBefore, expires }) as unknown as Dispatch;

  test('is the nearest instant at which anything comes out or expires', () => {
    expect(nextTurn([dispatch(30), dispatch(5, 20), dispatch(5, null, 25)], 10)).toBe(20);
    expect(nextTurn([dispatch(30), dispatch(5, null, 25)], 10)).toBe(25);
    expect(nextTurn([dispatch(30)], 10)).toBe(30);
    expect(nextTurn([dispatch(10)], 10)).toBe(10);
  });

  test('never comes where nothing is dated ahead', () => {
    expect(nextTurn([dispatch(null), dispatch(9, 8, 7)], 10)).toBe(null);
  });
});
