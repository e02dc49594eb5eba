import { describe, expect, test } from 'vitest';
import { isToldInCharacters, minutesToRead, totalLength } from '../../../src/model/language/length.ts';

describe('the length of a copy', () => {
  test.each([
    ...(['zh', 'zh-TW', 'zh-Hans-CN', 'ja', 'ja-JP', 'ko', 'ko-KR', 'yue', 'cmn', 'und-Hani'] as const).map(
      (lang) => [lang, true] as const,
    ),
    ...(['en', 'vi', 'mn', 'ja-Latn', 'kok', 'jam', 'zha', 'not_a-tag'] as const).map(
      (lang) => [lang, false] as const,
    ),
  ])('is told in characters in %s: %s', (lang, told) => {
    expect(isToldInCharacters(lang)).toBe(told);
  });

  test.each([
    ['zh-TW', { words: 1275, characters: 2550 }, 10],
    ['ja', { words: 1785, characters: 3570 }, 10],
    ['ko', { words: 1700, characters: 5000 }, 10],
    ['en', { words: 2300, characters: null }, 10],
    ['ja', { words: 1, characters: 2 }, 1],
  ])('takes time to read in %s: %j is %d minutes', (lang, length, minutes) => {
    expect(minutesToRead(length, lang)).toBe(minutes);
  });

  test('of several together is in the unit of the archive', () => {
    const lengths = [
      { words: 100, characters: null },
      { words: 50, characters: 101 },
    ];
    expect(totalLength(lengths, 'en')).toEqual({ words: 150, characters: null });
    expect(totalLength(lengths, 'zh')).toEqual({ words: 150, characters: 301 });
  });
});
