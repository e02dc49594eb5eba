import { expect, test } from 'vitest';
import type { Digest } from '../../src/model/digest.ts';
import { type Dependencies, lineage } from '../../src/press/lineage.ts';

const NAMES = ['page', 'layout', 'part', 'other'];
const digests = (changed: readonly string[] = []) =>
  new Map(NAMES.map((name) => [name, (changed.includes(name) ? `${name} 2` : name) as Digest]));
const dependency = (names: readonly string[], any = false): Dependencies => ({ names, any, needed: [] });
/** Which templates a template depends on, found by a change of each. */
function dependsOn(template: string, dependencies: ReadonlyMap<string, Dependencies>): readonly string[] {
  const plain = lineage(digests(), dependencies, 'g' as Digest)(template);
  return NAMES.filter((name) => lineage(digests([name]), dependencies, 'g' as Digest)(template) !== plain);
}

test('a template depends on all that it uses, through others, too, and on nothing else', () => {
  const dependencies = new Map([
    ['page', dependency(['layout'])],
    ['layout', dependency(['part'])],
    ['part', dependency([])],
    ['other', dependency(['page'])],
  ]);
  expect(dependsOn('page', dependencies)).toEqual(['page', 'layout', 'part']);
  expect(dependsOn('part', dependencies)).toEqual(['part']);
});

test('templates that use each other depend on each other', () => {
  const dependencies = new Map([
    ['page', dependency(['part'])],
    ['part', dependency(['page'])],
  ]);
  expect(dependsOn('page', dependencies)).toEqual(['page', 'part']);
  expect(dependsOn('part', dependencies)).toEqual(['page', 'part']);
});

test('a template with a computed name depends on every template', () => {
  const dependencies = new Map(NAMES.map((name) => [name, dependency([], name === 'part')]));
  dependencies.set('page', dependency(['part']));
  expect(dependsOn('page', dependencies)).toEqual(NAMES);
  expect(dependsOn('other', dependencies)).toEqual(['other']);
});

test('every template depends on the program and the words; one that is gone still has a fingerprint', () => {
  const of = (ground: string) =>
    lineage(digests(), new Map([['page', dependency(['gone'])]]), ground as Digest);
  expect(of('g')('page')).not.toBe(of('h')('page'));
  const fingerprint = of('g');
  expect(fingerprint('page')).toBe(fingerprint('page'));
  expect(fingerprint('page')).not.toBe(fingerprint('other'));
});
