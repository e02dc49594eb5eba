import { expect, test } from 'vitest';
import { isUncertain, linesOfCopy } from '../../../src/copy/names/read-text.ts';
import { htmlOf } from '../parsing.ts';

test.each([true, false])('numbers of notes and the ways back are no text (accelerate: %s)', (accelerate) => {
  const html = htmlOf('He got his berth back.[^a] “They come.”[^a]\n\n[^a]: In 1974.\n', { accelerate });
  expect(html).toContain('data-footnote-backref');
  expect(
    linesOfCopy(html)
      .map((line) => line.trim())
      .filter(Boolean),
  ).toEqual(['He got his berth back. “They come.”', 'In 1974.']);
});

test('no text is left as it is that has another composed form, or characters that are not seen', () => {
  for (let code = 0x80; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code);
    if ((code >= 0xd800 && code < 0xe000) || isUncertain(character)) continue;
    if (/[\u200b-\u200f\u2066-\u2069]/.test(character)) expect(character).toBe('seen');
    // A mark may compose with a letter before it, or change places with another mark.
    const composed = character.normalize('NFD').normalize('NFC');
    if (composed !== character) expect(composed).toBe(character);
    const [, ...marks] = character.normalize('NFD');
    if (marks.some((mark) => !isUncertain(mark))) expect(character).toBe('made of marks that are uncertain');
    const marked = `\u0345${character}`;
    if (marked.normalize('NFD') !== `\u0345${character.normalize('NFD')}`) expect(character).toBe('no mark');
  }
});
