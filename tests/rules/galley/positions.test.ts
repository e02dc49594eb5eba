import { expect, test } from 'vitest';
import { positionAt, positionOf, startOf } from '../../../src/rules/galley/positions.ts';

const TEXT = 'ab\ncd\n\nef';

test.each([
  [0, 1, 1],
  [1, 1, 2],
  [2, 1, 3],
  [3, 2, 1],
  [6, 3, 1],
  [8, 4, 2],
])('the offset %i is at %i:%i', (offset, line, column) => {
  expect(positionAt(TEXT, offset)).toEqual({ line, column });
});

test('a wording is where it first occurs, or nowhere', () => {
  expect(positionOf(TEXT, 'd')).toEqual({ position: { line: 2, column: 2 } });
  expect(positionOf(TEXT, 'ab')).toEqual({ position: { line: 1, column: 1 } });
  expect(positionOf(TEXT, 'x')).toEqual({});
  expect(positionOf(TEXT, '')).toEqual({});
});

test('a line has a start if it is known', () => {
  expect(startOf(3)).toEqual({ position: { line: 3, column: 1 } });
  expect(startOf(undefined)).toEqual({});
});
