import { describe, expect, test } from 'vitest';
import { repairYaml } from '../../../src/model/yaml/repair.ts';

const NONE: ReadonlyMap<number, number> = new Map();

/** The lines of a text after one repair at a line (from 0); null if there is none. */
function repaired(lines: readonly string[], at: number, shifts = NONE): readonly string[] | null {
  return repairYaml(lines.join('\n'), at, shifts)?.text.split('\n') ?? null;
}

describe('a line that a strict parser refuses', () => {
  test('has two spaces for each tab of its indentation, and shifts for what was moved', () => {
    const repair = repairYaml('a:\n \tb: 1\n  c: 2\n\t\td: 3', 1, new Map([[1, 2]]));
    expect(repair?.text).toBe('a:\n   b: 1\n  c: 2\n    d: 3');
    expect([...(repair?.shifts ?? [])]).toEqual([
      [1, 3],
      [3, 2],
    ]);
    expect(repair).toMatchObject({ line: 1, warning: { rule: 'front-matter-tab' } });
  });

  test.each([
    ['a quotation', ['dek: "One', 'two"', 'b: 1'], ['dek: "One', '    two"', 'b: 1']],
    [
      "a quotation with an apostrophe's sign",
      ["dek: 'It''s", "two'", 'b: 1'],
      ["dek: 'It''s", "    two'", 'b: 1'],
    ],
    ['a list', ['tags: [a,', 'b]', 'c: 1'], ['tags: [a,', '    b]', 'c: 1']],
    ['a list in a list', ['tags: [a, [b],', 'c]'], ['tags: [a, [b],', '    c]']],
    ['a list of three lines', ['tags: [a,', 'b,', 'c]'], ['tags: [a,', '    b,', '    c]']],
    ['a map', ['names: {a: 1,', '2: b}', 'c: 1'], ['names: {a: 1,', '    2: b}', 'c: 1']],
    ['a value within an entry', ['a:', '  b: "x', 'y"'], ['a:', '  b: "x', '      y"']],
  ])('is indented where it continues %s', (_, lines, expected) => {
    expect(
      repaired(
        lines,
        lines.findIndex((line, at) => line !== expected[at]),
      ),
    ).toEqual(expected);
  });

  test('is indented up to a hundred lines further, as long as the quotation is open', () => {
    const words = (count: number) => Array.from({ length: count }, (_, at) => `line ${at}`);
    const indented = (lines: readonly string[] | null) =>
      (lines ?? []).filter((line) => line.startsWith('    ')).length;
    expect(indented(repaired(['dek: "One', ...words(40), 'end"', 'b: 1'], 1))).toBe(41);
    expect(indented(repaired(['dek: "One', ...words(140), 'end"', 'b: 1'], 1))).toBe(100);
  });

  test('is told of once, where the lines above it were told of', () => {
    const lines = 'dek: "One\ntwo\nthree"';
    const shifts = (at: number) => repairYaml(lines, at, NONE)?.shifts;
    expect([...(shifts(1) ?? [])]).toEqual([
      [1, 4],
      [2, 4],
    ]);
    expect(repairYaml(lines, 1, NONE)?.warning?.rule).toBe('front-matter-indent');
    expect(repairYaml(lines, 2, new Map([[1, 4]]))?.warning).toBe(undefined);
  });

  test.each([
    ['a quotation that is closed', ['dek: "One"', 'two']],
    ['a quotation in apostrophes that is closed', ["dek: 'It''s'", 'two']],
    ['an escaped sign before the closing one', ['dek: "One \\\\"', 'two']],
    ['a list that is closed', ['tags: [a, b]', 'c']],
    ['plain text', ['dek: One', 'two']],
    ['nothing', ['two']],
  ])('is left as it is after %s', (_, lines) => {
    expect(repaired(lines, lines.length - 1)).toBe(null);
  });

  test('is not indented twice', () => {
    expect(repaired(['dek: "One', 'two"'], 1, new Map([[1, 4]]))).toBe(null);
  });

  test('loses the tabs before a key that are no indentation, as deep as the line above', () => {
    const repair = repairYaml('a: 1\n\n  b: 2\nc: 3', 2, new Map([[2, 2]]));
    expect(repair?.text).toBe('a: 1\n\nb: 2\nc: 3');
    expect([...(repair?.shifts ?? [])]).toEqual([[2, 0]]);
    expect(repair).toMatchObject({ line: 2, warning: undefined });
    expect(repaired(['a: 1', '  words of no key'], 1, new Map([[1, 2]]))).toBe(null);
  });

  test('is not looked at in a text of more than 50,000 characters, but for tabs', () => {
    const long = `# ${'x'.repeat(50_000)}`;
    expect(repaired([long, 'dek: "One', 'two"'], 2)).toBe(null);
    expect(repaired([long, '\ta: 1'], 1)).toEqual([long, '  a: 1']);
  });
});
