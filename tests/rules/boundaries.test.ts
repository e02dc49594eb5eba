import { describe, expect, test } from 'vitest';
import { post } from '../support/built.ts';
import { dispatch, found } from '../support/copy-desk.ts';

const tagged = (...tags: readonly string[]) =>
  Object.fromEntries(
    tags.map((tag, at) => [
      `posts/t${at}.md`,
      post(`title: T${at}\ndate: 2009-02-0${at + 1}\ntags: [${JSON.stringify(tag)}]`),
    ]),
  );

describe('names that are nearly one', () => {
  test.each([
    ['votes', 'vote', true],
    ['cats', 'cat', false],
    ['parties', 'party', true],
    ['churches', 'church', true],
    ['1990s', '1990', false],
    ['virus', 'viru', false],
    ['glass', 'glas', false],
    ['news', 'new', false],
    ['crisis', 'crisi', false],
  ])('the tags %s and %s: %s', (a, b, expected) => {
    expect(found('tag-near-duplicate', tagged(a, b))).toHaveLength(expected ? 1 : 0);
  });
});

describe('a dispatch long before all others', () => {
  const archive = (first: string, others = 9) => ({
    'posts/first.md': post(`title: First\ndate: ${first}`),
    ...Object.fromEntries(
      Array.from({ length: others }, (_, at) => [
        `posts/n${at}.md`,
        post(`title: N${at}\ndate: 2019-01-0${at + 1} 12:00`),
      ]),
    ),
  });

  test('is told if it is more than ten years before', () => {
    expect(found('date-before-first', archive('2009-01-01 00:00:00'))).toHaveLength(0);
    expect(found('date-before-first', archive('2008-12-31 23:59:59'))).toHaveLength(1);
  });

  test('is told in an archive of ten dispatches or more', () => {
    expect(found('date-before-first', archive('1990-01-01', 8))).toHaveLength(0);
    expect(found('date-before-first', archive('1990-01-01', 9))).toHaveLength(1);
  });
});

test('letters that came out wrong are told once, with how many more there are', () => {
  const told = (body: string) => found('mojibake', { 'posts/a.md': dispatch('', body) });
  expect(told('It Ã© was.')).toEqual(['posts/a.md:6:4 "Ã©" looks like a letter that came out wrong']);
  expect(told('It Ã© was, Ã© was, Ã©.')).toEqual([
    'posts/a.md:6:4 "Ã©" looks like a letter that came out wrong (and 2 more in a.md)',
  ]);
});
