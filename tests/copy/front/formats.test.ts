import { describe, expect, test } from 'vitest';
import { readJson, readToml } from '../../../src/copy/front/formats.ts';

describe('TOML', () => {
  const TEXT = [
    'title = "Talks" # as printed',
    '  "date" = 2009-02-02',
    "'tags' = ['iran', 'C']",
    'filed = 2009-02-02T08:30:00Z',
    'params.deep = 1',
    '[image]',
    'src = "a.jpg"',
    '[[list]]',
    'day = 2009-02-03',
  ].join('\n');
  const toml = readToml(TEXT, 2);

  test('is read with dates as text', () => {
    expect(toml.problems).toEqual([]);
    expect(toml.value).toMatchObject({
      ...{ title: 'Talks', date: '2009-02-02', tags: ['iran', 'C'], params: { deep: 1 } },
      ...{ image: { src: 'a.jpg' }, list: [{ day: '2009-02-03' }] },
    });
  });

  test.each([
    ['title', [2, 1], [2, 9], '"Talks"'],
    ['date', [3, 3], [3, 12], '2009-02-02'],
    ['tags', [4, 1], [4, 10], "['iran', 'C']"],
    ['filed', [5, 1], [5, 9], '2009-02-02T08:30:00Z'],
    ['params', [6, 1], [6, 15], '1'],
    ['image', [7, 2], [7, 2], undefined],
    ['list', [9, 2], [9, 2], undefined],
  ])(
    'knows where %s and its value stand, and how it was written',
    (key, [line, column], [row, place], raw) => {
      expect(toml.keyPositionOf([key])).toEqual({ line, column });
      expect(toml.positionOf([key])).toEqual({ line: row, column: place });
      expect(toml.written([key])).toBe(raw);
    },
  );

  test('knows nothing of a key that is not there, or how a deeper value was written', () => {
    expect([toml.keyPositionOf(['gone']), toml.positionOf(['gone']), toml.written(['gone'])]).toEqual([
      ...[undefined, undefined, undefined],
    ]);
    expect(toml.written(['image', 'src'])).toBe(undefined);
    // A deeper value is at its key of the first level.
    expect(toml.positionOf(['image', 'src'])).toEqual({ line: 7, column: 2 });
  });

  test('that cannot be read is an error at its place', () => {
    const { value, problems } = readToml('title = "T"\ndate = = 1', 2);
    expect(value).toBe(undefined);
    expect(problems).toMatchObject([
      { level: 'error', rule: 'front-matter-unreadable', position: { line: 3 } },
    ]);
    expect(problems[0]?.reason).toMatch(/^This TOML cannot be read: (?!Invalid TOML)[^\n]+$/);
  });
});

describe('JSON', () => {
  test.each([
    '{"title": "Talks", "tags": ["a"]}',
    '"title": "Talks", "tags": ["a"],',
    '\n "title": "Talks",\n\t"tags": ["a"]\n',
  ])('is read with its outer braces and without: %s', (text) => {
    const { value, problems } = readJson(text, 2);
    expect({ ...(value as object) }).toEqual({ title: 'Talks', tags: ['a'] });
    expect(problems).toEqual([]);
  });

  test.each([
    ['a name without quotes', '{title: "T"}', 2, 2],
    ['a comma too many', '{"a": 1,}', 2, 9],
    ['a comma too few', '{"a": 1 "b": 2}', 2, 9],
    ['a comma too few in a list', '{"a": [1 2]}', 2, 10],
    ['a comma too many in a list', '{"a": [1,]}', 2, 10],
    ['a value that is missing', '{"a": }', 2, 7],
    ['a colon that is missing', '{"a" 1}', 2, 6],
    ['a word that is no value', '{"a": yes}', 2, 7],
    ['a name in a list', '{"a": ["b": 1]}', 2, 11],
    ['an end that is missing', '{"a": [1', 2, 9],
    ['another end', '{"a": [1}', 2, 9],
    ['more after the end', '{"a": 1} 2', 2, 10],
    ['a fault in a later line', '{"a": 1,\n  "b": x}', 3, 8],
    ['a fault without outer braces', '"a": 1,\n"b": x', 3, 6],
    ['a fault in an inner object', '{"a": {"b": 1, 2}}', 2, 16],
  ])('that has %s is an error at that place', (_, text, line, column) => {
    const { value, problems } = readJson(text, 2);
    expect(value).toBe(undefined);
    expect(problems).toMatchObject([{ rule: 'front-matter-unreadable', position: { line, column } }]);
  });
});
