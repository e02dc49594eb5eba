import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotingOf, smarten, smartenLine } from '../../../src/model/text/punctuation.ts';

describe('smarten', () => {
  it.each([
    ['"Hello," she said.', '“Hello,” she said.'],
    ["Don't say 'never' to O'Neil's dogs' owners", 'Don’t say ‘never’ to O’Neil’s dogs’ owners'],
    ['"\'Both,\' he said."', '“‘Both,’ he said.”'],
    ['\'"Both," he said.\'', '‘“Both,” he said.’'],
    [
      "rock 'n' roll in the '90s, the class of '68, '68er",
      'rock ’n’ roll in the ’90s, the class of ’68, ’68er',
    ],
    ["'Tis the season; 'twas not", '’Tis the season; ’twas not'],
    ["the 1990's and a G20's end", 'the 1990’s and a G20’s end'],
    ['6\'2" tall, a 12" record, 5\' 10"', '6\'2" tall, a 12" record, 5\' 10"'],
    ['"Room 101" and "the 12"', '“Room 101” and “the 12”'],
    ['("in brackets") ["so"] --"so"', '(“in brackets”) [“so”] —“so”'],
    ['"What?" -- "No!" --- "Yes"', '“What?” — “No!” — “Yes”'],
    ['1914--1918, pp. 12--14', '1914–1918, pp. 12–14'],
    ['a -> b --> c <-- d, ---- and a - b', 'a -> b --> c <-- d, ---- and a - b'],
    ['Well... so.... "...and" ..... ../up .../up', 'Well… so…. “…and” ..... ../up .../up'],
    ['already “curly” and ‘so’ — and…', 'already “curly” and ‘so’ — and…'],
    ['"" and " " alone', '“” and “ ” alone'],
    ['[track-two] and [B]ecause', '[track-two] and [B]ecause'],
    ['plain', 'plain'],
    ['', ''],
  ])('sets %j in English', (text, set) => {
    expect(smarten(text, 'en')).toBe(set);
  });

  it.each([
    ['de', "\"Er sagte 'ja' und ging's.\"", '„Er sagte ‚ja‘ und ging’s.“'],
    ['de-CH', '"Er \'sagt\'"', '«Er ‹sagt›»'],
    ['fr', '"Bonjour", dit l\'ami', '«\u202fBonjour\u202f», dit l’ami'],
    ['es', '"Hola"', '«Hola»'],
    ['ru', '"Привет"', '«Привет»'],
    ['pl', '"Witaj"', '„Witaj”'],
    ['sv', '"En dag"', '”En dag”'],
    ['ja', '"引用"と「引用」...', '"引用"と「引用」…'],
    ['he', 'צה"ל', 'צה"ל'],
    ['en_GB', '"So"', '“So”'],
    ['xx', '"So"', '“So”'],
    ['constructor', '"So"', '“So”'],
  ])('takes the marks of %s', (lang, text, set) => {
    expect(smarten(text, lang)).toBe(set);
  });

  it('sets a text in stretches as it sets it whole', () => {
    const letters = fc.array(fc.constantFrom('"', "'", ' ', 'a', 's', 'B', '7', '.', '-', '(', ')', 'é'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(letters, fc.nat(30), fc.constantFrom('en', 'de', 'sv'), (list, at, lang) => {
        const text = list.join('').replace(/\.{2,}|-{2,}/g, '');
        const stretches = [{ text: text.slice(0, at) }, { text: text.slice(at) }];
        expect(smartenLine(stretches, quotingOf(lang)).join('')).toBe(smarten(text, lang));
      }),
    );
  });

  it('leaves alone what is kept, and judges by it what stands beside it', () => {
    const line = [
      { text: '"' },
      { text: '"code"', kept: true },
      { text: '" and "' },
      { text: 'b', kept: true },
      { text: '"' },
    ];
    expect(smartenLine(line, quotingOf('en')).join('')).toBe('“"code"” and “b”');
  });

  it('changes nothing that it has set once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('"', "'", ' ', 'a', '7', '.', '--', '...'), { maxLength: 30 }),
        (list) => {
          const once = smarten(list.join(''), 'en').replace(/["']/g, '');
          expect(smarten(once, 'en')).toBe(once);
        },
      ),
    );
  });
});
