import { describe, expect, test } from 'vitest';
import { firstWords, ledeOf } from '../../../src/copy/body/lede.ts';

describe('a text that is too long', () => {
  test.each([
    ['stays if it is as long as may be', 'a'.repeat(60), 'a'.repeat(60)],
    ['is cut before the word that does not fit', `${'a'.repeat(40)} ${'b'.repeat(30)}`, `${'a'.repeat(40)}…`],
    [
      'is cut within a word that fills more than half',
      `${'a'.repeat(20)} ${'b'.repeat(60)}`,
      `${'a'.repeat(20)} ${'b'.repeat(38)}…`,
    ],
    [
      'is cut within a word that fills just half',
      `${'a'.repeat(30)} ${'b'.repeat(60)}`,
      `${'a'.repeat(30)} ${'b'.repeat(28)}…`,
    ],
    ['loses no half of a sign', `${'a'.repeat(58)}\u{1f600}${'b'.repeat(10)}`, `${'a'.repeat(58)}…`],
    ['loses the comma before the cut', `${'a'.repeat(40)}, ${'b'.repeat(30)}`, `${'a'.repeat(40)}…`],
  ])('%s', (_, text, cut) => {
    expect(firstWords(text)).toBe(cut);
  });

  test('is cut at 300 characters in a lede', () => {
    expect(ledeOf('a '.repeat(151))).toBe(`${'a '.repeat(150).trim()}…`);
    expect(ledeOf('a '.repeat(150))).toBe('a '.repeat(150).trim());
  });
});
