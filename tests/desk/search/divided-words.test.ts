import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dividedWords } from '../../../src/desk/search/divided-words.ts';
import { runs } from '../../support/deep.ts';

describe('divided words', () => {
  test.each([
    ['that’s', 'that`~`’`~`s'],
    ['1939–1945', '1939`~`–`~`1945'],
    ['“Ferry”, she said…', '`~`“`~`Ferry”, she said`~`…`~`'],
    ['well-known naïve', 'well-known naïve'],
  ])('%s: %s', (text, marked) => {
    expect(dividedWords(text)).toBe(marked);
  });

  test('Latin text is divided as by the patterns for all scripts', () => {
    /** This letter is neither Latin nor of a script that is divided, so with it all patterns are tried. */
    const byAllPatterns = (text: string) => dividedWords(`${text} 𝛀`).slice(0, -' 𝛀'.length);
    for (let code = 0x80; code < 0x2200; code++) {
      const one = String.fromCharCode(code);
      for (const text of [one, `a${one}b`, `${one}b`, `a${one}`, `“${one}”`, `x ${one}abcd`])
        expect(dividedWords(`${text} .`)).toBe(byAllPatterns(`${text} .`));
    }
    const letters = fc.constantFrom(...`ab1 .,;&'-’“”—…éſÿ€™`);
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 20 }), (some) => {
        const text = `${some.join('')} .`;
        expect(dividedWords(text)).toBe(byAllPatterns(text));
      }),
      { numRuns: runs(500) },
    );
  });
});
