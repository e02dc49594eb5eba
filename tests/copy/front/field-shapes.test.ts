import { describe, expect, it } from 'vitest';
import { FIELDS } from '../../../src/copy/front/fields.ts';
import type { Dispatch } from '../../../src/model/dispatch.ts';
import { parseText } from '../parsing.ts';

/** What a value can be. */
const SHAPES = {
  'a text': 'Some text',
  'a number': '5',
  'a boolean': 'true',
  'a list': '[one, two]',
  'a map': '{one: two}',
  'a list of maps': '[{one: two}, {one: three}]',
  'a list of lists': '[[one, two], [three]]',
  null: '',
  'an empty text': '""',
};

/** Where what a field holds is found in a dispatch. */
const PROPERTY: { readonly [field: string]: keyof Dispatch } = {
  'translation-of': 'translationOf',
  date: 'filed',
  byline: 'bylines',
};

/** Nothing of these is lost where nothing is written. */
const EMPTY = new Set(['null', 'an empty text']);

const CELLS = Object.keys(FIELDS).flatMap((field) =>
  Object.entries(SHAPES).map(([shape, value]) => [field, shape, value] as const),
);

describe('every field of front matter, whatever its value is', () => {
  it.each(CELLS)('%s is read or told at its line where it is %s', (field, shape, value) => {
    const rest = ['title', 'date'].filter((name) => name !== field).map((name) => PLAIN[name]);
    const text = ['---', ...rest, `${field}: ${value}`, 'weather: grey', '---', 'Body.'].join('\n');
    const line = 2 + rest.length;
    const { dispatch, findings } = parseText(text, {}, 'posts/2009-02-02-talks.md');
    const told = findings.filter(({ position }) => position?.line === line);
    const property = PROPERTY[field] ?? (field as keyof Dispatch);
    const without = parseText(text.replace(`${field}:`, 'elsewhere:'), {}, 'posts/2009-02-02-talks.md');
    const isRead =
      dispatch !== null &&
      JSON.stringify(dispatch[property]) !== JSON.stringify(without.dispatch?.[property]);
    if (field === 'kind' && (shape === 'a text' || shape === 'a number')) {
      // A kind that is no page is a word of the site's own.
      expect(String(dispatch?.extra.kind)).toBe(value);
      return;
    }
    const isNothing = EMPTY.has(shape) && !['draft', 'unlisted', 'expires'].includes(field);
    if (!isRead && !isNothing) expect(told.map(({ rule }) => rule)).not.toEqual([]);
    else
      expect(findings.filter(({ level, position }) => level === 'error' && position?.line !== line)).toEqual(
        [],
      );
  });
});

const PLAIN: { readonly [name: string]: string } = { title: 'title: Talks', date: 'date: 2009-02-02' };
