import { expect, test } from 'vitest';
import { directionOf } from '../../../src/model/language/direction.ts';

test.each([
  ['ar', 'rtl'],
  ['fa-IR', 'rtl'],
  ['he', 'rtl'],
  ['en', 'ltr'],
  ['az', 'ltr'],
  ['az-Arab', 'rtl'],
  ['az-Arab-IR', 'rtl'],
  ['ar-Latn', 'ltr'],
  ['ur-latn-PK', 'ltr'],
  ['arn', 'ltr'],
] as const)('%s is written %s', (lang, direction) => {
  expect(directionOf(lang)).toBe(direction);
});
