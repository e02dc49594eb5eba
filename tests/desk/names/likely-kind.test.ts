import { expect, test } from 'vitest';
import { kindOf } from '../../../src/desk/names/likely-kind.ts';

const GIVEN = new Set(['Hannah', 'Todd']);

/** The kind of a name; `beside`: words before it and after it, four times each. */
function kind(name: string, beside = ' _ '): string {
  const [before = '', after = ''] = beside.split('_').map((word) => word.trim());
  const counts = (word: string) => new Map(word === '' ? [] : [[word, 4]]);
  return kindOf({
    name,
    forms: [name],
    times: 4,
    before: counts(before),
    after: counts(after),
    isOrdinary: (word) => word === 'Counsel',
    isGiven: (word) => GIVEN.has(word),
  });
}

test.each([
  ['Hannah Kane', undefined, 'person'],
  ['Todd Park', 'to _', 'person'],
  ['Mr Strand', undefined, 'person'],
  ['Ivar', '_ said', 'person'],
  ['General Counsel', undefined, 'thing'],
  ['Mozilla Firefox', 'to _', 'thing'],
  ['Office of Family Assistance', undefined, 'organisation'],
  ['Peace Corps', undefined, 'organisation'],
  ['Open House Day', undefined, 'thing'],
  ['Software-as-a-Service', undefined, 'thing'],
  ['Park', undefined, 'thing'],
  ['Mary Park', undefined, 'thing'],
  ['Rope Lane', 'in _', 'place'],
  ['Rope Lane Bridge', undefined, 'place'],
  ['Taiwan', 'in _', 'place'],
  ['Excel', 'from _', 'thing'],
  ['Paperwork Reduction Act', undefined, 'work'],
])('%s (%s) is probably a %s', (name, beside, expected) => {
  expect(kind(name, beside)).toBe(expected);
});
