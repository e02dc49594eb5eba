import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countWords, wordsOf } from '../../../src/import/body/words.ts';
import { runs } from '../../support/deep.ts';

test('words are counted as they are divided, in every script', () => {
  const signs = fc.constantFrom(...' .-–—’“…a1éñÿ×÷ªº²½ɐͯ\u0370αж中ᾰ\u2071\u2028\u00ad\u0301𝒳\u{1f600}');
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: signs }), fc.string({ unit: 'binary' })), (text) => {
      expect(countWords(text)).toBe(wordsOf(text).length);
    }),
    { numRuns: runs(300) },
  );
});

test('each letter of a script without spaces is a word, however links divide its text', () => {
  expect(wordsOf('詳細は[情報源][x]です、ビットコイン v2')).toHaveLength(
    '詳細は情報源ですビットコイン'.length + 2,
  );
  expect(countWords('กำลัง ไป')).toBe(countWords('กำ ลัง ไ ป'));
});
