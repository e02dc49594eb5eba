import { describe, expect, test } from 'vitest';
import { tooComplex } from '../../../src/copy/body/complexity.ts';

/** Marks of emphasis that never close: one such line is parsed soon, ten of one paragraph are not. */
const opened = `b ${'*a '.repeat(1_500)}`;
const lines = (begins: string, count = 10) => `${begins}${opened}\n`.repeat(count);

describe('marks of emphasis that never close', () => {
  test.each([
    ['in one paragraph', lines('')],
    ['in lines that go on after an item', `- ${opened}\n${lines('  ')}`],
    ['in lines of one quotation', lines('> ')],
    ['in a paragraph after a table', `| a | b |\n| - | - |\n| 1 | 2 |\n\n${lines('')}`],
    ['in a paragraph under a line that is no table', `a | b\n- - -|- -|-\n${lines('')}`],
    ['in lines that look like items and are too deep to be any', `${opened}\n${lines('        - ')}`],
  ])('are refused %s', (_, body) => {
    expect(tooComplex(body)).not.toBeNull();
  });

  test.each([
    ['in paragraphs', `${opened}\n\n`.repeat(10)],
    ['in rows of a table', `| a | b |\n| - | - |\n${lines('')}`],
    ['in items', lines('- ')],
    ['in numbered items', lines('1. ')],
    ['in items indented by three spaces', `${opened}\n${lines('   - ')}`],
    ['in items within an item, as deep as can be', `- ${opened}\n${lines('     - ')}`],
  ])('are let through %s', (_, body) => {
    expect(tooComplex(body)).toBeNull();
  });
});

test.each([
  ['a body of two million characters', 'a'.repeat(2_000_000), null],
  ['a longer one', 'a'.repeat(2_000_001), { line: 1, what: 'it is longer than two million characters' }],
  ['quotations a hundred deep', `${'>'.repeat(100)} a`, null],
  [
    'deeper ones',
    `a\n\n${'>'.repeat(101)} a`,
    { line: 3, what: 'lists or quotations are nested more than a hundred deep' },
  ],
])('%s', (_, body, expected) => {
  expect(tooComplex(body)).toEqual(expected);
});

test.each(['A\n===\n', '> A\n> ---\n\n'])('thousands of underlined headings are refused: %j', (heading) => {
  expect(tooComplex(heading.repeat(3_000))).toBeNull();
  expect(tooComplex(heading.repeat(15_000))).not.toBeNull();
});
