import { expect, test } from 'vitest';
import { TextUnits } from '../../../src/copy/terms/text-units.ts';
import { Words } from '../../../src/copy/terms/text-words.ts';

test('Latin words consist of what Unicode calls letters, marks and numbers', () => {
  const text = new TextUnits();
  const words = new Words();
  const latin = Array.from({ length: 0x250 }, (_, unit) => String.fromCharCode(unit));
  const found = latin.filter((one) => {
    text.read(`a ${one} b`, '');
    words.read(text, () => new Intl.Segmenter('en', { granularity: 'word' }));
    return words.size === 3;
  });
  expect(found).toEqual(latin.filter((one) => /[\p{L}\p{M}\p{N}]/u.test(one)));
});
