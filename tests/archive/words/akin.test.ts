import { describe, expect, test } from 'vitest';
import { findAkin } from '../../../src/archive/words/akin.ts';
import { findKeptAkin, type KeyedPiece } from '../../../src/archive/words/kept-akin.ts';
import { packTerms } from '../../../src/model/terms.ts';
import { fnv1a } from '../../../src/model/text/fnv.ts';

const DAY = 86_400_000;

/** A piece with words; of those that are written twice, it has two. */
function piece(day: number, words: string, isListed = true): KeyedPiece {
  const counts = new Map<string, number>();
  for (const word of words.split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1);
  const terms = Array.from(counts, ([form, count]) => ({ hash: fnv1a(form) & 0x3fffffff, count, form }));
  return {
    terms: packTerms(400, terms),
    marks: [],
    instant: day * DAY,
    isListed,
    key: `${day} ${words} ${isListed}`,
  };
}

/** Numbers that only look random: the same for each seed. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

/** Pieces of some thirty words, few of which are common. */
function archiveOf(many: number, seed: number): KeyedPiece[] {
  const chance = chances(seed);
  return Array.from({ length: many }, (_, day) =>
    piece(day, Array.from({ length: 30 }, () => `w${Math.floor(1200 * chance() ** 2)}`).join(' ')),
  );
}

const FILLER = Array.from({ length: 12 }, (_, day) => piece(day, `filler${day} other${day}`));

describe('what is akin', () => {
  test('shares rare words, which are told as the later piece writes them', () => {
    const pieces = [
      ...FILLER,
      piece(20, 'herring clause'),
      piece(21, 'lamp quay'),
      piece(22, 'clause herring'),
    ];
    expect(findAkin(pieces).get(14)).toEqual([{ at: 12, because: 'clause' }]);
  });

  test('is told by no word that more than seven earlier pieces have', () => {
    const pieces = (many: number) => [
      ...Array.from({ length: 12 }, (_, day) => piece(day, day < many ? 'regular' : `filler${day}`)),
      piece(20, 'regular'),
    ];
    expect(findAkin(pieces(7)).get(12)?.[0]).toEqual({ at: 6, because: 'regular' });
    expect(findAkin(pieces(8)).get(12)?.[0]).toEqual({ at: 7, because: null });
  });

  test('is nothing among fewer than twelve earlier pieces, and none that is not listed', () => {
    expect(findAkin([...FILLER.slice(3), piece(20, 'herring'), piece(21, 'herring')]).size).toBe(0);
    expect(findAkin([...FILLER, piece(20, 'herring', false), piece(21, 'herring', false)]).size).toBe(0);
    expect(findAkin([...FILLER, piece(20, 'herring'), piece(21, 'herring', false)]).size).toBe(1);
  });

  test('is nothing that shares one word of very many', () => {
    const words = (from: number) => Array.from({ length: 30 }, (_, at) => `word${from + at}`).join(' ');
    const known = Array.from({ length: 30 }, (_, at) => piece(20 + at, `word${100 + at} else${at}`));
    const pieces = [...FILLER, ...known, piece(60, words(100))];
    expect(findAkin(pieces).get(42) ?? []).toEqual([]);
  });

  test('never changes because of later pieces', () => {
    const pieces = archiveOf(120, 5);
    const whole = findAkin(pieces);
    const part = findAkin(pieces.slice(0, 80));
    for (let at = 0; at < 80; at++) expect(part.get(at)).toEqual(whole.get(at));
  });

  test('hardly changes for pieces that never list an old one of which a few words are edited', () => {
    let [changed, all] = [0, 0];
    for (let seed = 1; seed <= 8; seed++) {
      const pieces = archiveOf(200, seed);
      const edited = 20 + seed * 10;
      const { key } = pieces[edited] as KeyedPiece;
      const words = key.split(' ').slice(1, -1);
      const after = pieces.with(edited, piece(edited, [...words.slice(2), `new${seed}`, 'w90'].join(' ')));
      const [old, now] = [findAkin(pieces), findAkin(after)];
      for (let at = edited + 1; at < 200; at++) {
        const lists = [old.get(at) ?? [], now.get(at) ?? []];
        if (lists.some((list) => list.some(({ at }) => at === edited))) continue;
        all++;
        if (JSON.stringify(lists[0]) !== JSON.stringify(lists[1])) changed++;
      }
    }
    expect(all).toBeGreaterThan(500);
    expect(changed / all).toBeLessThan(0.02);
  });
});

describe('what was akin before', () => {
  test('stands up to the first piece that changed: the same as if all were found anew', () => {
    const groups = (pieces: readonly KeyedPiece[]) => new Map([['en', pieces]]);
    const pieces = archiveOf(120, 9);
    let kept: string | undefined;
    let written = 0;
    const memory = {
      recall: () => kept,
      keep: (text: string) => {
        kept = text;
        written++;
      },
    };
    const edits: ((before: readonly KeyedPiece[]) => readonly KeyedPiece[])[] = [
      (before) => before,
      (before) => before,
      (before) => before.with(100, piece(100, 'w1 w2 w3 w4 w300 w301')),
      (before) => [...before, piece(130, 'w5 w6 w300 w301')],
      (before) => before.toSpliced(40, 1),
      (before) => before.slice(0, 90),
      (before) => before.toSpliced(0, 0, piece(-1, 'w7 w8 w9')),
    ];
    let now: readonly KeyedPiece[] = pieces;
    for (const edit of edits) {
      now = edit(now);
      expect([...(findKeptAkin(groups(now), memory).get('en') ?? [])].sort(([a], [b]) => a - b)).toEqual([
        ...findAkin(now),
      ]);
    }
    expect(written).toBe(edits.length - 1);
  });

  test('stands for most pieces after a few that were edited in place: the same as if all were found anew', () => {
    let kept: string | undefined;
    const memory = {
      recall: () => kept,
      keep: (text: string) => {
        kept = text;
      },
    };
    for (let seed = 1; seed <= 6; seed++) {
      const chance = chances(seed);
      const word = () => `w${Math.floor(1200 * chance() ** 2)}`;
      let now: readonly KeyedPiece[] = archiveOf(320, seed);
      for (let edit = 0; edit < 12; edit++) {
        findKeptAkin(new Map([['en', now]]), memory);
        for (let one = 0; one <= edit % 3; one++) {
          const at = Math.floor(now.length * chance());
          const words = (now[at] as KeyedPiece).key.split(' ').slice(1, -1);
          const cut = Math.floor(words.length * chance());
          const text = [...words.slice(cut), ...Array.from({ length: cut }, word)].join(' ');
          now = now.with(at, piece(at, text, chance() < 0.9));
        }
        const found = findKeptAkin(new Map([['en', now]]), memory).get('en') ?? new Map();
        expect([...found]).toEqual([...findAkin(now)]);
      }
    }
  });
});
