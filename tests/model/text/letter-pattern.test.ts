import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { letterPattern } from '../../../src/model/text/letter-pattern.ts';

/** Every pattern of the source that is written as one text, with its flags. */
const PATTERNS = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => [
    ...readFileSync(join('src', name), 'utf8').matchAll(
      /letterPattern\(\s*String\.raw`([^`$]*(?:\$(?!\{)[^`$]*)*)`(?:,\s*'(\w+)')?/g,
    ),
  ])
  .map(([, source = '', flags = 'u']) => ({ source, flags }));

/** What a pattern finds: places, groups and all. */
function foundBy(pattern: RegExp, text: string): readonly unknown[] {
  const all = new RegExp(pattern.source, [...new Set([...pattern.flags, 'g'])].join(''));
  return [...text.matchAll(all)].map((found) => [found.index, ...found]);
}

test('the source has many patterns of letters', () => {
  expect(PATTERNS.length).toBeGreaterThan(30);
});

test('a property of Unicode has the same characters in a Western text, whatever the case', () => {
  const codes = [
    ...Array.from({ length: 0x300 }, (_, at) => at),
    ...Array.from({ length: 0x200 }, (_, at) => 0x2000 + at),
  ];
  // Nobody asks for capitals whatever the case.
  const ofCase = new Set(['Lu', 'Ll']);
  for (const name of [
    'L',
    'Lu',
    'Ll',
    'Lo',
    'M',
    'N',
    'Pc',
    'Cf',
    'Script=Katakana',
    'Extended_Pictographic',
  ])
    for (const [source, flags] of [
      [`[\\p{${name}}]`, 'u'],
      [`[^\\p{${name}}]`, 'u'],
      [`[\\p{${name}}]`, 'iu'],
      [`[^\\p{${name}}]`, 'iu'],
    ] as const) {
      if (ofCase.has(name) && flags === 'iu') continue;
      const patternFor = letterPattern(source, flags);
      const right = new RegExp(source, flags);
      const wrong = codes
        .map((code) => String.fromCharCode(code))
        .filter((one) => patternFor(one).test(one) !== right.test(one));
      expect([source, flags, wrong]).toEqual([source, flags, []]);
    }
});

test.each(PATTERNS)('$source finds what it says in any text', ({ source, flags }) => {
  const patternFor = letterPattern(source, flags);
  const right = new RegExp(source, flags);
  // Words and signs of the pattern itself, so that it finds something.
  const parts = [...(source.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}\\]/gu) ?? [' '])];
  const part = fc.oneof(
    fc.constantFrom(...parts, ...parts.map((one) => one.toUpperCase())),
    fc.constantFrom(...' \n\t-–—:;=.,!?\'"’“”()[]{}*_`#+~<>|ſKÅµßẞÿŸàÉª²½­œ日ァ'),
    fc.string({ unit: 'binary', maxLength: 2 }),
    fc.string({ unit: 'grapheme-ascii', maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (texts) => {
      const text = texts.join('');
      expect(foundBy(patternFor(text), text)).toEqual(foundBy(right, text));
    }),
    { numRuns: 300 },
  );
});

test('a text with a letter of another script gets the pattern itself', () => {
  const letters = letterPattern(String.raw`[\p{L}]+`, 'gu');
  expect('Überm Łódź-東京'.match(letters('Überm Łódź-東京'))).toEqual(['Überm', 'Łódź', '東京']);
  expect(letters('Über').flags).toBe('g');
});
