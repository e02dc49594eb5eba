import { expect, test } from 'vitest';
import type { Digest } from '../../src/model/digest.ts';
import { type Leanings, lineage } from '../../src/press/lineage.ts';

const NAMES = ['page', 'layout', 'part', 'other'];
const digests = (changed: readonly string[] = []) =>
  new Map(NAMES.map((name) => [name, (changed.includes(name) ? `${name} 2` : name) as Digest]));
const leaning = (names: readonly string[], any = false): Leanings => ({ names, any, needed: [] });
/** Which templates a template depends on, found by a change of each. */
function dependsOn(template: string, leanings: ReadonlyMap<string, Leanings>): readonly string[] {
  const plain = lineage(digests(), leanings, 'g' as Digest)(template);
  return NAMES.filter((name) => lineage(digests([name]), leanings, 'g' as Digest)(template) !== plain);
}

test('a template depends on all that it uses, through others, too, and on nothing else', () => {
  const leanings = new Map([
    ['page', leaning(['layout'])],
    ['layout', leaning(['part'])],
    ['part', leaning([])],
    ['other', leaning(['page'])],
  ]);
  expect(dependsOn('page', leanings)).toEqual(['page', 'layout', 'part']);
  expect(dependsOn('part', leanings)).toEqual(['part']);
});

test('templates that use each other depend on each other', () => {
  const leanings = new Map([
    ['page', leaning(['part'])],
    ['part', leaning(['page'])],
  ]);
  expect(dependsOn('page', leanings)).toEqual(['page', 'part']);
  expect(dependsOn('part', leanings)).toEqual(['page', 'part']);
});

test('a template with a computed name depends on every template', () => {
  const leanings = new Map(NAMES.map((name) => [name, leaning([], name === 'part')]));
  leanings.set('page', leaning(['part']));
  expect(dependsOn('page', leanings)).toEqual(NAMES);
  expect(dependsOn('other', leanings)).toEqual(['other']);
});

test('every template depends on the program and the words; one that is gone still has a fingerprint', () => {
  const of = (ground: string) => lineage(digests(), new Map([['page', leaning(['gone'])]]), ground as Digest);
  expect(of('g')('page')).not.toBe(of('h')('page'));
  const fingerprint = of('g');
  expect(fingerprint('page')).toBe(fingerprint('page'));
  expect(fingerprint('page')).not.toBe(fingerprint('other'));
});
