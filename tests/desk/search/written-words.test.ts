import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MARK } from '../../../src/desk/search/page-text.ts';
import { ReadWords, WrittenWords } from '../../../src/desk/search/written-words.ts';
import { runs } from '../../support/deep.ts';

/** Letters, signs that JSON escapes, half characters, and each white space of a pattern. */
const letter = fc.constantFrom(...'abé港"\\\b\x01\x7f', '👍', '\ud83d', '\udc4d', '\u200b', '\u3164');
const space = fc.constantFrom(...' \t\n\v\f\r\u00a0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000\ufeff');
const text = fc.array(fc.oneof({ arbitrary: letter, weight: 3 }, space)).map((parts) => parts.join(''));

test('words of a text are those between white space, and stand in JSON with single spaces', () => {
  const written = new WrittenWords();
  fc.assert(
    fc.property(fc.array(text, { minLength: 1 }), (parts) => {
      const read = new ReadWords();
      read.put('"');
      const marked = parts.join(` ${MARK}/ `);
      const stops: number[] = [];
      for (let at = 0; at < marked.length; at += `${MARK}/`.length) {
        at = written.read(marked, at, read);
        stops.push(at);
      }
      read.put('"');
      const words = parts.flatMap((part) => part.split(/\s+/).filter(Boolean));
      expect([...read.numbers.subarray(0, read.length)].map((number) => written.texts[number])).toEqual(
        words,
      );
      expect([...read.numbers.subarray(0, read.length)]).toEqual(words.map((word) => written.numberOf(word)));
      expect(new TextDecoder().decode(read.bytes.subarray(0, read.size))).toBe(
        JSON.stringify(words.join(' ')),
      );
      expect(stops.filter((at) => at < marked.length)).toHaveLength(parts.length - 1);
    }),
    { numRuns: runs(300) },
  );
});

test('many words are told apart', () => {
  const written = new WrittenWords();
  const words = Array.from({ length: 40_000 }, (_, at) => `w${(at * 7919) % 40_000}`);
  for (let turn = 0; turn < 2; turn++)
    for (const [number, word] of words.entries()) expect(written.numberOf(word)).toBe(number);
  expect(written.texts).toEqual(words);
});
