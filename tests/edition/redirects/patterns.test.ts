import { describe, expect, test } from 'vitest';
import type { Redirect } from '../../../src/edition/page.ts';
import { foldAddress, splitQuery } from '../../../src/edition/redirects/old-address.ts';
import {
  type PatternRule,
  patternOf,
  patternRules,
  withNumbers,
} from '../../../src/edition/redirects/patterns.ts';

const redirect = (from: string, to: string) => ({ from, to }) as unknown as Redirect;
const tens = (line: (at: string) => readonly [from: string, to: string], count = 10) =>
  Array.from({ length: count }, (_, at) => redirect(...line(String(at + 10))));
/** The rules that are found, as `old address > new address`, and how many redirects they stand for. */
function found(
  list: readonly Redirect[],
  {
    served = [],
    base = '',
    most = 9,
    digits = true,
  }: { served?: readonly string[]; base?: string; most?: number; digits?: boolean } = {},
) {
  const { rules, covered } = patternRules(list, { digits, most, base, served: () => served });
  const old = ({ from }: PatternRule) =>
    from
      .map((part) =>
        'literal' in part ? part.literal : `:${part.name}${part.digits ? `(${part.digits})` : ''}`,
      )
      .join('/');
  return { rules: rules.map((rule) => `/${old(rule)}/ > ${rule.to}`), covered: covered.size };
}
const BLOG = tens((at) => [`/blog/p${at}/`, `/2009/p${at}/`]);

describe('a rule that stands for redirects', () => {
  test('keeps what is the same in all, and names what the new address uses', () => {
    expect(found(BLOG)).toEqual({ rules: ['/blog/:s2/ > /2009/:s2/'], covered: 10 });
  });

  test('is not worth making for fewer than ten', () => {
    expect(found(BLOG.slice(1))).toEqual({ rules: [], covered: 0 });
    expect(found([...BLOG.slice(1), redirect('/other/x/', '/elsewhere/')])).toEqual({
      rules: [],
      covered: 0,
    });
  });

  test('names segments of digits with how many they have, though the new address does not use them', () => {
    const list = tens((at) => [`/2009/${at}/p${at}x/`, `/p${at}x/`]);
    expect(found(list).rules).toEqual(['/:s1(4)/:s2(2)/:s3/ > /:s3/']);
  });

  test('uses the first of two segments that are equal', () => {
    const list = tens((at) => [`/${at}/${at}/`, `/new/${at}/`]);
    expect(found(list).rules).toEqual(['/:s1(2)/:s2(2)/ > /new/:s1/']);
  });

  test('is not made if it would lead any old address elsewhere', () => {
    const other = redirect('/blog/q/', '/somewhere/');
    expect(found([...BLOG, other])).toEqual({ rules: [], covered: 0 });
    expect(found([...BLOG, redirect('/blog/q/', '/2009/q/')]).covered).toBe(11);
  });

  test('is not made if a page stands at an address that it matches', () => {
    expect(found(BLOG, { served: ['/blog/about/'] }).rules).toEqual([]);
    expect(found(BLOG, { served: ['/blog/', '/blog/a/b/', '/weblog/a/'] }).rules).toHaveLength(1);
  });

  test('is made as often as the host reads it', () => {
    const two = [...BLOG, ...tens((at) => [`/log/p${at}/`, `/2010/p${at}/`])];
    expect(found(two).rules).toHaveLength(2);
    expect(found(two, { most: 1 })).toEqual({ rules: ['/blog/:s2/ > /2009/:s2/'], covered: 10 });
    expect(found(two, { most: 0 }).rules).toEqual([]);
  });

  test('lies below the base of the site', () => {
    const list = tens((at) => [`/blog/p${at}/`, `/cable/2009/p${at}/`]);
    expect(found(list, { base: '/cable' }).rules).toEqual(['/blog/:s2/ > /2009/:s2/']);
    expect(found(BLOG, { base: '/cable' }).rules).toEqual([]);
  });

  test.each<[string, (at: string) => readonly [string, string]]>([
    ['to one place', (at) => [`/blog/p${at}/`, '/archive/']],
    ['of a query', (at) => [`/blog/?p=p${at}`, `/2009/p${at}/`]],
    ['of a file', (at) => [`/blog/p${at}.html`, `/2009/p${at}.html/`]],
    ['with signs of placeholders', (at) => [`/blog/:p${at}/`, `/2009/:p${at}/`]],
    ['to a part of a page', (at) => [`/blog/p${at}/`, `/2009/p${at}/#x`]],
    ['to a query', (at) => [`/blog/p${at}/`, `/2009/p${at}/?x`]],
    ['to another site', (at) => [`/blog/p${at}/`, `https://e.example/p${at}/`]],
  ])('is none for redirects %s', (_, line) => {
    expect(found(tens(line)).rules).toEqual([]);
  });
});

describe('a rule as a pattern', () => {
  const rule: PatternRule = {
    from: [{ literal: 'a.b' }, { name: 's2', digits: 4 }, { name: 's3', digits: 0 }],
    to: '/:s3/:s2/',
  };

  test('has a group for each named segment', () => {
    expect(patternOf(rule, true)).toBe('a\\.b/([0-9]{4})/([A-Za-z0-9._~-]+)');
    expect(patternOf(rule, false)).toBe('a\\.b/([^/]+)/([^/]+)');
  });

  test('has the numbers of its groups in the new address', () => {
    expect(withNumbers(rule)).toBe('/$2/$1/');
  });
});

test('an old address is folded but for its query', () => {
  expect(foldAddress('/Old/Caf\u00c9/?P=Q')).toBe('/old/café/?P=Q');
  expect(foldAddress('/Old/')).toBe('/old/');
  expect([splitQuery('/a?b?c'), splitQuery('/a?'), splitQuery('/a')]).toEqual([
    ['/a', 'b?c'],
    ['/a', ''],
    ['/a', null],
  ]);
});
