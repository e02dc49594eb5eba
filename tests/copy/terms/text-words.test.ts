import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextUnits } from '../../../src/copy/terms/text-units.ts';
import { Words } from '../../../src/copy/terms/text-words.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const units = new TextUnits();
const words = new Words();

function read(html: string): readonly string[] {
  units.read('', html);
  words.read(units, () => segmenter);
  return Array.from(words.sequence.subarray(0, words.size), (word) => {
    const number = Math.abs(word);
    return units.slice(words.froms[number] as number, words.tos[number] as number);
  });
}

/** The same words, with each run of letters divided alone. */
function defined(html: string): readonly string[] {
  return (html.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).flatMap((run) =>
    /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Thai}]/u.test(run)
      ? Array.from(segmenter.segment(run)).flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []))
      : [run],
  );
}

const PARTS = [
  ...'本周的周报介绍了旧版软件中的一个已经修复的共识故障|比特币|Core|v0.24.0|、|。| |昨日、海洋省の会議があった|ラズベリー'.split(
    '|',
  ),
  ...'3|can’t|ข้อตกลงประมง|.|：|2024年|(|)|\n|の'.split('|'),
];

test('words of scripts without spaces are those of each run of letters', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PARTS), { maxLength: 60 }), (parts) => {
      expect(read(parts.join(''))).toEqual(defined(parts.join('')));
    }),
    { numRuns: 500 },
  );
});
