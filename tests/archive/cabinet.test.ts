import { describe, expect, test } from 'vitest';
import { Cabinet, type Draft, declaredOf } from '../../src/archive/cabinet.ts';
import type { RegisteredSlugs } from '../../src/archive/register/registered-slugs.ts';
import type { Slug } from '../../src/model/address/slug.ts';
import { digest } from '../../src/model/digest.ts';
import type { Site } from '../../src/model/site.ts';

/** A register that lists these slugs of tags by name. */
const registered = (slugs: { readonly [name: string]: readonly string[] } = {}): RegisteredSlugs => ({
  of: (_, name) => (slugs[name] ?? []) as readonly Slug[],
  has: (_, slug) => Object.values(slugs).some((list) => list.includes(slug)),
});

/** Slugs of tags by name; each was first used as long ago as its place in the list says. */
function slugsOf(names: readonly string[], listed = registered(), declared: readonly Draft[] = []) {
  const cabinet = new Cabinet('tag', declared, listed);
  const drafts = names.map((name) => cabinet.find({ name }) ?? cabinet.add(name));
  const since = new Map(drafts.map((draft, at) => [draft, at]));
  const shelves = cabinet.shelves(since);
  return names.map((name, at) => `${name}: ${shelves.get(drafts[at]!)?.slug}`);
}
const signed = (slug: string, name: string) => `${slug}-${digest(name).slice(0, 4)}`;
const declared = (tags: readonly object[]) => declaredOf('tag', { tags, names: [] } as unknown as Site);

describe('slugs of shelves', () => {
  test('belong to the earliest name that gives them; later ones are signed', () => {
    expect(slugsOf(['a.b', 'a b', 'c'])).toEqual(['a.b: a-b', `a b: ${signed('a-b', 'a b')}`, 'c: c']);
  });

  test('belong to the plainest spelling of names first used at once', () => {
    const cabinet = new Cabinet('tag', [], registered());
    const [dotted, plain] = [cabinet.add('a.b'), cabinet.add('a b')];
    const shelves = cabinet.shelves(new Map([dotted, plain].map((draft) => [draft, 5])));
    expect([dotted, plain].map((draft) => shelves.get(draft)?.slug)).toEqual([signed('a-b', 'a.b'), 'a-b']);
  });

  test('belong to the name that the register lists for them, however late it was used', () => {
    expect(slugsOf(['a.b', 'a b'], registered({ 'a b': ['a-b'] }))).toEqual([
      `a.b: ${signed('a-b', 'a.b')}`,
      'a b: a-b',
    ]);
    // A name that is not used any more keeps its slug, too.
    expect(slugsOf(['a.b'], registered({ 'a b': ['a-b'] }))).toEqual([`a.b: ${signed('a-b', 'a.b')}`]);
  });

  test('are the latest that the register lists, but the plain one if it is among them', () => {
    expect(slugsOf(['iran'], registered({ iran: ['first', 'latest'] }))).toEqual(['iran: latest']);
    expect(slugsOf(['iran'], registered({ iran: ['iran', 'latest'] }))).toEqual(['iran: iran']);
  });

  test('are ids of the settings before all others', () => {
    const list = declared([{ id: 'a b', name: 'The B' }]);
    expect(slugsOf(['a.b', 'The B'], registered({ 'a.b': ['a-b'] }), list)).toEqual([
      `a.b: ${signed('a-b', 'a.b')}`,
      'The B: a-b',
    ]);
  });

  test('spell out signs that distinguish names, and stand for names of signs alone', () => {
    expect(slugsOf(['C', 'C++', 'C#', '+1', '!?'])).toEqual([
      'C: c',
      'C++: c-plus-plus',
      'C#: c-sharp',
      '+1: 1',
      `!?: x-${digest('!?').slice(0, 6)}`,
    ]);
  });
});

describe('a name', () => {
  const list = declared([
    { id: 'iran', name: 'Persia', also: ['Fish'] },
    { id: 'fish', name: 'Herring', also: ['IRAN', 'Cod'] },
  ]);
  const cabinet = new Cabinet('tag', list, registered());

  test.each([
    ['iran', 'Persia'],
    ['PERSIA', 'Persia'],
    ['fish', 'Herring'],
    ['cod', 'Herring'],
    ['talks', undefined],
  ])('%s means the entry %s, whose own names come before spellings', (name, expected) => {
    expect(cabinet.find({ name })?.name).toBe(expected);
  });

  test('that is the id of one entry is never the name of another', () => {
    const entries = declared([
      { id: 'foo-bar', name: 'Foo' },
      { id: 'foo', name: 'Foo' },
    ]);
    const names = new Cabinet('column', entries, registered());
    expect(names.find({ name: 'foo' })).toBe(entries[1]);
    expect(names.find({ name: 'foo-bar' })).toBe(entries[0]);
  });

  test('is that of the settings, or the most frequent spelling, of equals the first by code unit', () => {
    const names = new Cabinet('tag', list, registered());
    for (const name of ['cod', 'COD']) names.find({ name });
    const draft = names.add('talks');
    for (const name of ['Talks', ' Talks  now', 'TALKS', 'TALKS', 'Talks']) names.find({ name });
    const shelves = names.shelves(new Map());
    expect(shelves.get(list[1]!)?.name).toBe('Herring');
    expect(shelves.get(draft)?.name).toBe('TALKS');
  });

  test('is reserved once, without a dispatch', () => {
    const names = new Cabinet('tag', list, registered());
    expect(names.reserve('Persia')).toBe(list[0]);
    expect(names.reserve('old')).toBe(names.reserve('OLD'));
    expect(names.reserve('old').spellings.size).toBe(0);
  });
});

describe('what is said of a person', () => {
  const person = (more: object = {}) =>
    declaredOf('byline', { bylines: [{ id: 'ann', name: 'Ann', ...more }], names: [] } as unknown as Site);

  test('is what the first dispatch says if the settings say nothing', () => {
    const cabinet = new Cabinet('byline', person(), registered());
    cabinet.find({ name: 'Ann', bio: 'First.' });
    expect(cabinet.find({ name: 'Ann', bio: 'Second.' })).toMatchObject({ bio: 'First.', url: null });
  });

  test('is what the settings say, if they say anything', () => {
    const cabinet = new Cabinet('byline', person({ url: 'https://ann.example' }), registered());
    expect(cabinet.find({ name: 'Ann', bio: 'First.' })).toMatchObject({
      bio: null,
      url: 'https://ann.example',
    });
  });
});
